//! Reads a line: the entities as doccano has them now, with what went along under our key where it still fits.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::OWN_KEY;
use super::guess::likeliest_unit;
use crate::format::intake::Intake;
use crate::format::json_lines::{id_of, offset};
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
    let mut plain = Map::new();
    plain.insert("id".into(), own.get("id").cloned().unwrap_or(Value::Null));
    plain.insert("text".into(), text.as_str().into());
    plain.insert("meta".into(), own.get("meta").cloned().unwrap_or(Value::Null));
    let (spans, annotation_of) = spans(&entities, &own);
    plain.insert("spans".into(), spans.into());
    plain.insert("relations".into(), relations(&row, &own, &annotation_of).into());
    let mut document = from_row(&plain, Unit::Utf16, &format!("line {line}"), &mut intake.report);
    let is_proved = document.annotations.iter().flat_map(|it| &it.fragments).any(|it| it.exact.is_some());
    if !is_proved {
        let (unit, is_guessed) = likeliest_unit(&text, &PlainText::from_raw(&text), &document.annotations);
        document.unit = unit;
        if is_guessed {
            intake.report.tally(ReportKind::Repaired, Place::default, Repair::Guessed(unit.to_string()));
        }
    }
    intake.add(document);
}

/// The entities, in whichever shape.
fn entities(row: &Map<String, Value>) -> Vec<Entity> {
    let lists = ["entities", "label", "labels"].into_iter().filter_map(|key| row.get(key)?.as_array());
    let entity = |(i, item): (usize, &Value)| match item {
        Value::Array(parts) => Entity {
            id: format!("{}", i + 1),
            label: id_of(parts.get(2)),
            range: offset(parts.first()).zip(offset(parts.get(1))),
        },
        item => Entity {
            id: id_of(item.get("id")),
            label: id_of(item.get("label")),
            range: offset(item.get("start_offset")).zip(offset(item.get("end_offset"))),
        },
    };
    lists.flatten().enumerate().map(entity).collect()
}

/// The entities as spans; and by the entity's id the id of the annotation that it is a piece of.
fn spans(entities: &[Entity], own: &Map<String, Value>) -> (Vec<Value>, BTreeMap<String, String>) {
    let known = own.get("spans").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let mut is_taken = vec![false; known.len()];
    let mut annotation_of = BTreeMap::new();
    let mut spans = Vec::with_capacity(entities.len());
    for (i, entity) in entities.iter().enumerate() {
        let range = entity.range.map(|(start, end)| json!([start, end]));
        let is_it = |(i, span): &(usize, &Value)| {
            !is_taken[*i] && span.get("at") == range.as_ref() && id_of(span.get("label")) == entity.label
        };
        let mut span = match known.iter().enumerate().find(is_it) {
            Some((known_at, span)) => {
                is_taken[known_at] = true;
                span.as_object().cloned().unwrap_or_default()
            }
            None => {
                let mut span = Map::new();
                // No id of ours looks so: an annotation that doccano made is never joined to another.
                span.insert("id".into(), format!("doccano-{}", i + 1).into());
                span.insert("label".into(), entity.label.as_str().into());
                span
            }
        };
        span.remove("at");
        if let Some((start, end)) = entity.range {
            span.insert("start".into(), start.into());
            span.insert("end".into(), end.into());
        } else {
            span.remove("start");
            span.remove("end");
        }
        annotation_of.insert(entity.id.clone(), id_of(span.get("id")));
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
    let known = own.get("relations").and_then(Value::as_array).cloned().unwrap_or_default();
    let Some(given) = row.get("relations").and_then(Value::as_array) else { return known };
    let mut is_taken = vec![false; known.len()];
    let relation = |item: &Value| {
        let end = |key: &str| annotation_of.get(&id_of(item.get(key))).cloned().unwrap_or_default();
        let (kind, head, tail) = (id_of(item.get("type")), end("from_id"), end("to_id"));
        let is_it = |(i, it): &(usize, &Value)| {
            let parts = [("type", &kind), ("head", &head), ("tail", &tail)];
            !is_taken[*i] && parts.iter().all(|(key, value)| id_of(it.get(key)) == **value)
        };
        let at = known.iter().enumerate().find(is_it).map(|(at, _)| at);
        let id = at.and_then(|at| {
            is_taken[at] = true;
            Some(id_of(known.get(at)?.get("id")))
        });
        json!({"id": id.unwrap_or_default(), "type": kind, "head": head, "tail": tail})
    };
    given.iter().map(relation).collect()
}
