//! Values as plain text, for formats that know nothing else, and back.
//!
//! A text is itself, a flag `true` or `false`, a number its digits, and evidence a JSON list of objects with the keys
//! of Factmark JSON. What comes back is fitted to its attribute's kind by `intake`.

use serde_json::{Value, json};

use crate::model::{AttributeValue, Evidence, Number, Timestamp};

/// A value as text.
pub(super) fn flat(value: &AttributeValue) -> String {
    match value {
        AttributeValue::Text(text) => text.clone(),
        AttributeValue::Number(Number::Integer(number)) => number.to_string(),
        AttributeValue::Number(Number::Real(number)) => format!("{number:?}"),
        AttributeValue::Flag(flag) => flag.to_string(),
        AttributeValue::Evidence(_) => to_json(value).to_string(),
    }
}

/// A value as JSON: text, number, boolean, list of objects. `null` for a number that is not finite.
pub(super) fn to_json(value: &AttributeValue) -> Value {
    match value {
        AttributeValue::Text(text) => text.as_str().into(),
        AttributeValue::Number(Number::Integer(number)) => (*number).into(),
        AttributeValue::Number(Number::Real(number)) => (*number).into(),
        AttributeValue::Flag(flag) => (*flag).into(),
        AttributeValue::Evidence(list) => list
            .iter()
            .map(|it| {
                json!({
                    "url": it.url,
                    "archive_url": it.archive_url,
                    "excerpt": it.excerpt,
                    "stance": it.stance,
                    "accessed": it.accessed.as_str(),
                })
            })
            .collect(),
    }
}

/// A value from JSON; `None` for `null`, and for lists and objects that are no evidence.
pub(super) fn from_json(value: &Value) -> Option<AttributeValue> {
    Some(match value {
        Value::Null => return None,
        Value::Bool(flag) => AttributeValue::Flag(*flag),
        Value::String(text) => match evidence_in(text) {
            Some(list) => AttributeValue::Evidence(list),
            None => AttributeValue::Text(text.clone()),
        },
        Value::Number(number) => AttributeValue::Number(match (number.as_i64(), number.as_f64()) {
            (Some(whole), _) => Number::Integer(whole),
            (None, Some(real)) if real.is_finite() => Number::Real(real),
            _ => return None,
        }),
        Value::Array(_) => AttributeValue::Evidence(evidence(value)?),
        Value::Object(_) => return None,
    })
}

/// The evidence in a text that [`flat`] made of it.
fn evidence_in(text: &str) -> Option<Vec<Evidence>> {
    let is_list = text.starts_with("[{") && text.ends_with("}]");
    evidence(&serde_json::from_str(text).ok().filter(|_| is_list)?)
}

fn evidence(value: &Value) -> Option<Vec<Evidence>> {
    const KEYS: [&str; 5] = ["url", "archive_url", "excerpt", "stance", "accessed"];
    let piece = |it: &Value| {
        let object = it.as_object().filter(|it| it.keys().all(|key| KEYS.contains(&key.as_str())))?;
        let text = |key: &str| object.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        Some(Evidence {
            url: text("url"),
            archive_url: text("archive_url"),
            excerpt: text("excerpt"),
            stance: text("stance"),
            accessed: Timestamp::new(text("accessed"))?,
        })
    };
    value.as_array().filter(|list| !list.is_empty())?.iter().map(piece).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comes_back_as_it_was() {
        let evidence = AttributeValue::Evidence(vec![Evidence {
            url: "https://example.org/“a”".into(),
            archive_url: String::new(),
            excerpt: "line\nend".into(),
            stance: "supports".into(),
            accessed: Timestamp::unknown(),
        }]);
        for value in [evidence, AttributeValue::Flag(true), AttributeValue::Number(Number::Real(1.0))] {
            assert_eq!(from_json(&to_json(&value)).as_ref(), Some(&value));
        }
        let text = AttributeValue::Text("[{not evidence}]".into());
        assert_eq!(from_json(&Value::String(flat(&text))), Some(text));
    }
}
