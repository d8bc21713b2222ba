//! What is said of an annotation: bodies, one for its label, one for each attribute, one for the note.

use serde_json::{Value, json};

use crate::format::flat::{flat, from_json};
use crate::format::intake::RawAnnotation;
use crate::model::{AttributeValue, Number};

/// The body of a label, or of a link's type.
pub(super) fn tag(value: &str) -> Value {
    json!({ "type": "TextualBody", "purpose": "tagging", "value": value })
}

pub(super) fn note(value: &str) -> Value {
    json!({ "type": "TextualBody", "purpose": "commenting", "value": value })
}

/// The body of an attribute: `attribute` and `kind` are terms of our own, defined in the file's context, so that
/// they survive JSON-LD expansion; a text has no kind.
pub(super) fn attribute(id: &str, value: &AttributeValue) -> Value {
    let mut body = json!({
        "type": "TextualBody", "purpose": "classifying", "attribute": id, "value": flat(value),
    });
    let kind = match value {
        AttributeValue::Text(_) => return body,
        AttributeValue::Number(_) => "number",
        AttributeValue::Flag(_) => "flag",
        AttributeValue::Evidence(_) => "evidence",
    };
    body["kind"] = kind.into();
    body
}

/// Each body of an annotation, whatever way they are given.
pub(super) fn bodies(annotation: &Value) -> Vec<&Value> {
    listed(annotation.get("body").or_else(|| annotation.get("bodies")))
}

/// The values of a key that may have one or several.
pub(super) fn listed(value: Option<&Value>) -> Vec<&Value> {
    match value {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(list)) => list.iter().collect(),
        Some(one) => vec![one],
    }
}

/// Whether a key has this word, alone or in a list; prefixes (`oa:tagging`) do not matter.
pub(super) fn has_word(value: Option<&Value>, word: &str) -> bool {
    listed(value).iter().filter_map(|it| it.as_str()).any(|it| it.rsplit([':', '#']).next() == Some(word))
}

/// The labels that an annotation is tagged with, in order: W3C bodies, or the `tags` of Hypothesis.
pub(super) fn tags(annotation: &Value) -> Vec<&str> {
    let is_tagging = has_word(annotation.get("motivation"), "tagging");
    let is_tag = |body: &&&Value| match body.get("purpose") {
        purpose @ Some(_) => has_word(purpose, "tagging"),
        None => is_tagging,
    };
    let all = bodies(annotation);
    let tags = all.iter().filter(is_tag).filter_map(|body| body.get("value")?.as_str());
    let plain = listed(annotation.get("tags")).into_iter().filter_map(Value::as_str);
    tags.chain(plain).collect()
}

/// Puts what the bodies say into an annotation, but for its tags.
pub(super) fn take(annotation: &Value, raw: &mut RawAnnotation) {
    let mut notes: Vec<&str> = Vec::new();
    let is_tagging = has_word(annotation.get("motivation"), "tagging");
    for body in bodies(annotation) {
        let value = body.get("value").and_then(Value::as_str);
        let id = body.get("attribute").and_then(Value::as_str);
        match (id, value) {
            (Some(id), Some(text)) => {
                raw.attributes.push((id.to_owned(), typed(body.get("kind").and_then(Value::as_str), text)));
            }
            _ if has_word(body.get("purpose"), "tagging") => {}
            (_, Some(_)) if body.get("purpose").is_none() && is_tagging => {}
            (_, Some(text)) => match purpose(body) {
                Some(purpose) if !matches!(purpose, "commenting" | "replying" | "describing") => {
                    raw.attributes.push((purpose.to_owned(), AttributeValue::Text(text.to_owned())));
                }
                _ => notes.push(text),
            },
            (_, None) => {
                let source = ["source", "id", "@id"].iter().find_map(|key| body.get(key)?.as_str());
                if let Some(iri) = source.or_else(|| body.as_str()) {
                    let name = purpose(body).unwrap_or("body").to_owned();
                    raw.attributes.push((name, AttributeValue::Text(iri.to_owned())));
                }
            }
        }
    }
    let plain = ["bodyValue", "text"].iter().filter_map(|key| annotation.get(key)?.as_str());
    notes.extend(plain.filter(|text| !text.is_empty()));
    raw.note = notes.join("\n");
}

fn purpose(body: &Value) -> Option<&str> {
    listed(body.get("purpose")).first()?.as_str()?.rsplit([':', '#']).next()
}

/// The value that [`attribute`] wrote so; a text that is none of its kind stays a text.
fn typed(kind: Option<&str>, text: &str) -> AttributeValue {
    let parsed = match kind {
        Some("flag") => text.parse().ok().map(AttributeValue::Flag),
        Some("number") => match text.parse::<i64>() {
            Ok(whole) => Some(AttributeValue::Number(Number::Integer(whole))),
            Err(_) => {
                let real = text.parse::<f64>().ok().filter(|real| real.is_finite());
                real.map(|real| AttributeValue::Number(Number::Real(real)))
            }
        },
        Some("evidence") if text == "[]" => Some(AttributeValue::Evidence(Vec::new())),
        Some("evidence") => serde_json::from_str(text).ok().and_then(|it: Value| from_json(&it)),
        _ => None,
    };
    parsed.unwrap_or_else(|| AttributeValue::Text(text.to_owned()))
}
