//! Reads a row: ours, Prodigy's, spaCy's, or any with a text and spans of offsets and labels.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::format::flat::from_json;
use crate::format::intake::{Intake, RawAnnotation, RawDocument, RawFragment, RawRelation};
use crate::format::json_lines::{id_of, offset, text_at};
use crate::format::meta_row::{is_nothing, read_meta};
use crate::format::placing::Unit;
use crate::format::{Place, Repair, Report, ReportKind};
use crate::model::{AttributeValue, Origin, Timestamp};

/// Keys of a row that are read, and those in which Prodigy and spaCy keep their own books.
const ROW_KEYS: [&str; 18] = [
    "id",
    "text",
    "tokens",
    "spans",
    "ents",
    "entities",
    "relations",
    "meta",
    "answer",
    "_view_id",
    "_input_hash",
    "_task_hash",
    "_session_id",
    "_annotator_id",
    "_timestamp",
    "_is_binary",
    "sents",
    "cats",
];

/// Keys of a span that are read. Others are attributes.
const SPAN_KEYS: [&str; 13] = [
    "start",
    "end",
    "token_start",
    "token_end",
    "label",
    "id",
    "text",
    "attributes",
    "note",
    "origin",
    "annotator",
    "created",
    "modified",
];

/// Takes in the article of a row.
pub(super) fn row(row: &Map<String, Value>, line: usize, intake: &mut Intake) {
    if !row.get("text").is_some_and(Value::is_string) {
        let why = "it has no “text”".to_owned();
        intake.report.tally(ReportKind::Lost, Place::default, Repair::Line(line, why));
        return;
    }
    tell_ignored(row, &mut intake.report);
    let document = document(row, Unit::CodePoint, &format!("line {line}"), &mut intake.report);
    intake.add(document);
}

/// The article of a row whose offsets count `unit`; `at` says where the row stands.
pub(in crate::format) fn document(
    row: &Map<String, Value>,
    unit: Unit,
    at: &str,
    report: &mut Report,
) -> RawDocument {
    let mut document = RawDocument::new(text_at(row, "text"), unit);
    document.is_typed = true;
    document.id = Some(id_of(row.get("id")));
    document.meta = read_meta(row.get("meta"), report);
    document.annotations = annotations(row, at, report);
    document.relations = relations(row, &mut document.annotations, report);
    document
}

fn tell_ignored(row: &Map<String, Value>, report: &mut Report) {
    for (key, value) in row {
        if !ROW_KEYS.contains(&key.as_str()) && !is_nothing(value) {
            report.tally(ReportKind::Lost, Place::default, Repair::Ignored(format!("“{key}”")));
        }
    }
    let answer = text_at(row, "answer");
    if !matches!(answer, "" | "accept") {
        let what = format!("the answer “{answer}” (the spans are kept)");
        report.tally(ReportKind::Lost, Place::default, Repair::Ignored(what));
    }
}

/// The annotations of a row: spans that share an id and a label are one.
fn annotations(row: &Map<String, Value>, at: &str, report: &mut Report) -> Vec<RawAnnotation> {
    let empty = Vec::new();
    let tokens = row.get("tokens").and_then(Value::as_array).unwrap_or(&empty);
    let mut annotations: Vec<RawAnnotation> = Vec::new();
    let mut by_id: BTreeMap<(String, String), usize> = BTreeMap::new();
    for item in spans(row) {
        let Some(annotation) = annotation(item, tokens, at) else {
            let what = "a span that is neither an object nor a list of start, end and label".to_owned();
            report.tally(ReportKind::Lost, Place::default, Repair::Ignored(what));
            continue;
        };
        let key = (annotation.id.clone(), annotation.label.clone());
        match by_id.get(&key).and_then(|&at| annotations.get_mut(at)).filter(|it| !it.id.is_empty()) {
            Some(first) => first.fragments.extend(annotation.fragments),
            None => {
                by_id.insert(key, annotations.len());
                annotations.push(annotation);
            }
        }
    }
    annotations
}

/// All that a row calls spans or entities; spaCy has lists of them by name.
fn spans(row: &Map<String, Value>) -> Vec<&Value> {
    let lists = ["spans", "ents", "entities"].into_iter().filter_map(|key| row.get(key));
    let items = lists.flat_map(|list| match list {
        Value::Array(items) => items.iter().collect::<Vec<_>>(),
        Value::Object(groups) => groups.values().filter_map(Value::as_array).flatten().collect(),
        _ => Vec::new(),
    });
    items.collect()
}

fn annotation(item: &Value, tokens: &[Value], at: &str) -> Option<RawAnnotation> {
    match item {
        Value::Array(parts) => {
            let label = parts.iter().find_map(Value::as_str)?;
            let mut offsets = parts.iter().filter(|it| it.is_number());
            let range = offset(offsets.next()).zip(offset(offsets.next()));
            let fragment = RawFragment { range, ..RawFragment::default() };
            Some(RawAnnotation { fragments: vec![fragment], ..RawAnnotation::new(label, at) })
        }
        Value::Object(span) => Some(from_object(span, tokens, at)),
        _ => None,
    }
}

fn from_object(span: &Map<String, Value>, tokens: &[Value], at: &str) -> RawAnnotation {
    let moment = |key: &str| Timestamp::new(text_at(span, key)).unwrap_or_else(Timestamp::unknown);
    RawAnnotation {
        id: id_of(span.get("id")),
        fragments: vec![fragment(span, tokens)],
        attributes: attributes(span),
        note: text_at(span, "note").to_owned(),
        origin: Origin::parse(text_at(span, "origin")).unwrap_or(Origin::Imported),
        annotator: text_at(span, "annotator").to_owned(),
        created: moment("created"),
        modified: moment("modified"),
        ..RawAnnotation::new(id_of(span.get("label")), at)
    }
}

/// A span's place: its offsets, or those of its tokens. Where it names no words, its only token does.
fn fragment(span: &Map<String, Value>, tokens: &[Value]) -> RawFragment {
    let token = |key: &str| tokens.get(offset(span.get(key))? as usize);
    let (first, last) = (token("token_start"), token("token_end"));
    let of = |token: Option<&Value>, key: &str| offset(token?.get(key));
    let said = offset(span.get("start")).zip(offset(span.get("end")));
    let is_said = span.contains_key("start") || span.contains_key("end");
    let by_tokens = of(first, "start").zip(of(last, "end"));
    let words = span.get("text").and_then(Value::as_str);
    let only_token = || {
        let token =
            first.filter(|_| span.get("token_start") == span.get("token_end") && said == by_tokens)?;
        token.get("text")?.as_str()
    };
    RawFragment {
        range: if is_said { said } else { by_tokens },
        exact: words.or_else(only_token).map(str::to_owned),
        ..RawFragment::default()
    }
}

/// The attributes: an object, one written as a text, and whatever else stands in the span.
fn attributes(span: &Map<String, Value>) -> Vec<(String, AttributeValue)> {
    let inner = match span.get("attributes") {
        Some(Value::String(text)) => serde_json::from_str(text).unwrap_or(Value::Null),
        Some(other) => other.clone(),
        None => Value::Null,
    };
    let others = span.iter().filter(|(key, value)| !SPAN_KEYS.contains(&key.as_str()) && !is_nothing(value));
    let inner = inner.as_object().into_iter().flatten();
    let value = |(key, value): (&String, &Value)| Some((key.clone(), typed(value)?));
    inner.filter_map(value).chain(others.filter_map(value)).collect()
}

/// A value whose type is what JSON says; what is neither simple nor evidence becomes a text.
fn typed(value: &Value) -> Option<AttributeValue> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(AttributeValue::Text(text.clone())),
        Value::Array(list) if list.is_empty() => Some(AttributeValue::Evidence(Vec::new())),
        _ => Some(from_json(value).unwrap_or_else(|| AttributeValue::Text(value.to_string()))),
    }
}

/// The links: by ids as we write them, or by the spans that they join as Prodigy does.
fn relations(
    row: &Map<String, Value>,
    annotations: &mut [RawAnnotation],
    report: &mut Report,
) -> Vec<RawRelation> {
    let mut relations = Vec::new();
    let items = row.get("relations").and_then(Value::as_array).into_iter().flatten();
    for item in items {
        let Some(item) = item.as_object() else {
            let what = "a relation that is no object".to_owned();
            report.tally(ReportKind::Lost, Place::default, Repair::Ignored(what));
            continue;
        };
        let kind = if item.contains_key("type") { item.get("type") } else { item.get("label") };
        let mut end = |span: &str, id: &str| match item.get(span) {
            Some(span) => id_at(span, annotations),
            None => id_of(item.get(id)),
        };
        let (from, to) = (end("head_span", "head"), end("child_span", "tail"));
        relations.push(RawRelation { id: id_of(item.get("id")), kind: id_of(kind), from, to });
    }
    relations
}

/// The id of the annotation at the offsets of a span of Prodigy’s; it gets one if it has none.
fn id_at(span: &Value, annotations: &mut [RawAnnotation]) -> String {
    let range = offset(span.get("start")).zip(offset(span.get("end")));
    let label = span.get("label").and_then(Value::as_str);
    let is_it = |it: &RawAnnotation| {
        it.fragments.iter().any(|fragment| fragment.range == range)
            && label.is_none_or(|label| it.label == label)
    };
    let Some((i, annotation)) = annotations.iter_mut().enumerate().find(|(_, it)| is_it(it)) else {
        return String::new();
    };
    if annotation.id.is_empty() {
        annotation.id = format!("span-{}", i + 1);
    }
    annotation.id.clone()
}
