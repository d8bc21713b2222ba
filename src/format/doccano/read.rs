//! Reads a line: the entities as doccano has them now, with what went along under our key where it still fits.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::{Map, Value, json};

use super::guess::likeliest_unit;
use super::{OWN_KEY, UNIT_KEY};
use crate::format::intake::Intake;
use crate::format::json_lines::{id_of, offset, text_at};
use crate::format::jsonl::from_row;
use crate::format::meta_row::is_nothing;
use crate::format::placing::Unit;
use crate::format::{Place, Repair, ReportKind};
use crate::text::PlainText;

/// Keys of a line that are read or mean nothing to us. Others are told.
const KEYS: [&str; 9] =
    ["id", "text", "data", "entities", "label", "labels", "relations", "Comments", OWN_KEY];

/// An entity of the line.
struct Entity {
    id: String,
    label: String,
    range: Option<(u32, u32)>,
}

/// Takes in the article of a line.
pub(super) fn row(mut row: Map<String, Value>, line: usize, intake: &mut Intake) {
    let Some(text) = row.get("text").or_else(|| row.get("data")).and_then(Value::as_str).map(str::to_owned)
    else {
        let why = "it has no “text”".to_owned();
        intake.report.tally(ReportKind::Lost, Place::default, Repair::Line(line, why));
        return;
    };
    for (key, _) in row.iter().filter(|(key, value)| !KEYS.contains(&key.as_str()) && !is_nothing(value)) {
        intake.report.tally(ReportKind::Lost, Place::default, Repair::Ignored(format!("“{key}”")));
    }
    if row.get("Comments").and_then(Value::as_array).is_some_and(|it| !it.is_empty()) {
        intake.report.tally(ReportKind::Lost, Place::default, Repair::Ignored("“Comments”".to_owned()));
    }
    let own = match row.remove(OWN_KEY) {
        Some(Value::Object(own)) => own,
        _ => Map::new(),
    };
    let entities = entities(&row);
    if is_any_id_twice(&entities) {
        intake.report.tally(ReportKind::Repaired, Place::default, Repair::Id);
    }
    let mut plain = Map::new();
    plain.insert("id".into(), own.get("id").cloned().unwrap_or(Value::Null));
    plain.insert("text".into(), text.as_str().into());
    plain.insert("meta".into(), own.get("meta").cloned().unwrap_or(Value::Null));
    let (spans, annotation_of) = spans(&entities, &own);
    plain.insert("spans".into(), spans.into());
    plain.insert("relations".into(), relations(&row, &own, &annotation_of).into());
    let is_by_clusters = text_at(&own, UNIT_KEY) == Unit::Grapheme.as_str();
    let unit = if is_by_clusters { Unit::Grapheme } else { Unit::Utf16 };
    let mut document = from_row(&plain, unit, &format!("line {line}"), &mut intake.report);
    let is_proved = document.annotations.iter().flat_map(|it| &it.fragments).any(|it| it.exact.is_some());
    let mut guessed = None;
    if !is_proved && !is_by_clusters {
        let (unit, is_guessed) = likeliest_unit(&text, &PlainText::from_raw(&text), &document.annotations);
        document.unit = unit;
        guessed = is_guessed.then_some(unit);
    }
    let place = intake.add(document);
    if let Some(unit) = guessed {
        intake.report.tally(ReportKind::Repaired, || place, Repair::Guessed(unit.to_string()));
    }
}

/// An id: a text, a number, or whatever else JSON has, as text. Empty if there is none.
fn any_id(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

fn is_any_id_twice(entities: &[Entity]) -> bool {
    let mut ids = BTreeSet::new();
    !entities.iter().filter(|it| !it.id.is_empty()).all(|it| ids.insert(it.id.as_str()))
}

/// The entities, in whichever shape.
fn entities(row: &Map<String, Value>) -> Vec<Entity> {
    let lists = ["entities", "label", "labels"].into_iter().filter_map(|key| row.get(key)?.as_array());
    let entity = |item: &Value| match item {
        Value::Array(parts) => Entity {
            id: String::new(),
            label: id_of(parts.get(2)),
            range: offset(parts.first()).zip(offset(parts.get(1))),
        },
        item => Entity {
            id: any_id(item.get("id")),
            label: id_of(item.get("label")),
            range: offset(item.get("start_offset")).zip(offset(item.get("end_offset"))),
        },
    };
    lists.flatten().map(entity).collect()
}

/// What went along, by what it is known by: each is taken once, in the order of the file.
struct Known<K>(BTreeMap<K, VecDeque<usize>>);

impl<K: Ord> Known<K> {
    fn new(items: &[Value], key: impl Fn(&Value) -> Option<K>) -> Self {
        let mut by_key: BTreeMap<K, VecDeque<usize>> = BTreeMap::new();
        for (i, item) in items.iter().enumerate() {
            if let Some(key) = key(item) {
                by_key.entry(key).or_default().push_back(i);
            }
        }
        Self(by_key)
    }

    fn take(&mut self, key: &K) -> Option<usize> {
        self.0.get_mut(key)?.pop_front()
    }
}

/// The entities as spans; and by the entity's id the id of the annotation that it is a piece of.
fn spans(entities: &[Entity], own: &Map<String, Value>) -> (Vec<Value>, BTreeMap<String, String>) {
    let items = own.get("spans").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let mut known = Known::new(items, |span| {
        let at = span.get("at")?;
        Some((id_of(span.get("label")), (offset(at.get(0))?, offset(at.get(1))?)))
    });
    // An annotation that doccano made is never joined to another: its id is none that went along.
    let taken: BTreeSet<String> = items.iter().map(|span| id_of(span.get("id"))).collect();
    let mut fresh = (1u64..).map(|n| format!("doccano-{n}")).filter(|id| !taken.contains(id));
    let mut annotation_of = BTreeMap::new();
    let mut spans = Vec::with_capacity(entities.len());
    for entity in entities {
        let at = entity.range.and_then(|range| known.take(&(entity.label.clone(), range)));
        let mut span = at.and_then(|at| items.get(at)?.as_object().cloned()).unwrap_or_else(|| {
            let mut span = Map::new();
            span.insert("id".into(), fresh.next().unwrap_or_default().into());
            span.insert("label".into(), entity.label.as_str().into());
            span
        });
        span.remove("at");
        if let Some((start, end)) = entity.range {
            span.insert("start".into(), start.into());
            span.insert("end".into(), end.into());
        }
        if !entity.id.is_empty() {
            annotation_of.entry(entity.id.clone()).or_insert_with(|| id_of(span.get("id")));
        }
        spans.push(span.into());
    }
    (spans, annotation_of)
}

/// The relations as doccano has them; their ids where they are still those that went along. A project without
/// relations gives none: then those that went along are taken.
fn relations(
    row: &Map<String, Value>,
    own: &Map<String, Value>,
    annotation_of: &BTreeMap<String, String>,
) -> Vec<Value> {
    let items = own.get("relations").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let Some(given) = row.get("relations").and_then(Value::as_array) else { return items.to_vec() };
    let key = |it: &Value| Some(["type", "head", "tail"].map(|key| id_of(it.get(key))));
    let mut known = Known::new(items, key);
    let relation = |item: &Value| {
        let end = |key: &str| annotation_of.get(&any_id(item.get(key))).cloned().unwrap_or_default();
        let key = [id_of(item.get("type")), end("from_id"), end("to_id")];
        let id = known.take(&key).and_then(|at| items.get(at)).map(|it| id_of(it.get("id")));
        let [kind, head, tail] = key;
        json!({"id": id.unwrap_or_default(), "type": kind, "head": head, "tail": tail})
    };
    given.iter().map(relation).collect()
}
