//! How values stand in the files: choices and what is simply so as brat’s own attributes, Wikidata ids as references,
//! everything else as notes.

use crate::format::flat::{flat, from_json, to_json};
use crate::model::{AttributeKind, AttributeValue, Label, Scheme};

use super::spans::on_one_line;

/// The way a value goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Way<'a> {
    /// An attribute without a value.
    Flag,
    /// An attribute of that value.
    Choice(&'a str),
    /// A reference to that item of Wikidata.
    Reference(&'a str),
    /// A note with that text.
    Note(String),
}

impl<'a> Way<'a> {
    /// The way of the value of an attribute of a label.
    pub(super) fn of(label: Option<&Label>, key: &str, value: &'a AttributeValue) -> Self {
        let def = label.and_then(|label| label.attributes.iter().find(|it| it.id == key));
        let kind = def.map(|def| &def.kind);
        match value {
            AttributeValue::Flag(true) => Self::Flag,
            AttributeValue::Text(text) if matches!(kind, Some(AttributeKind::Choice(_))) && is_word(text) => {
                Self::Choice(text)
            }
            AttributeValue::Text(text) if is_item(text) && (is_item_kind(kind) || is_item_key(key)) => {
                Self::Reference(text)
            }
            _ => Self::Note(on_one_line(&flat(value))),
        }
    }
}

/// A word that brat takes as a value: its lines are cut at blanks, its configuration at commas and bars.
pub(super) fn is_word(text: &str) -> bool {
    let is_odd = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '|' | ',');
    !text.is_empty() && !text.contains(is_odd)
}

/// The value that a note’s text is if nothing more is known.
pub(super) fn from_note(text: &str) -> AttributeValue {
    from_json(&text.into()).unwrap_or_else(|| AttributeValue::Text(text.to_owned()))
}

/// A value for the details; `None` if JSON has no notation for it.
pub(super) fn to_details(value: &AttributeValue) -> Option<serde_json::Value> {
    let exact = match value {
        AttributeValue::Text(text) => text.as_str().into(),
        other => to_json(other),
    };
    (from_details(&exact).as_ref() == Some(value)).then_some(exact)
}

/// A value of the details.
pub(super) fn from_details(value: &serde_json::Value) -> Option<AttributeValue> {
    match value {
        serde_json::Value::String(text) => Some(AttributeValue::Text(text.clone())),
        serde_json::Value::Array(list) if list.is_empty() => Some(AttributeValue::Evidence(Vec::new())),
        other => from_json(other),
    }
}

/// The attribute that a reference to Wikidata is, on an annotation of that label.
pub(super) fn item_key(preset: &Scheme, label: &str) -> String {
    let label = preset.labels().iter().find(|it| it.id.as_str().eq_ignore_ascii_case(label));
    let def = label.and_then(|it| it.attributes.iter().find(|it| it.kind == AttributeKind::WikidataId));
    def.map_or_else(|| "qid".to_owned(), |def| def.id.clone())
}

fn is_item(text: &str) -> bool {
    text.strip_prefix('Q').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

fn is_item_kind(kind: Option<&AttributeKind>) -> bool {
    kind == Some(&AttributeKind::WikidataId)
}

/// Files that come from elsewhere bring no kinds.
fn is_item_key(key: &str) -> bool {
    key == "qid" || key.ends_with("_qid")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{LabelId, Number};

    #[track_caller]
    fn check(label: &str, key: &str, value: AttributeValue, expected: Way<'_>) {
        let scheme = Scheme::preset();
        assert_eq!(Way::of(scheme.label(&LabelId::new(label)), key, &value), expected);
    }

    #[test]
    fn values_go_where_brat_takes_them() {
        let text = |text: &str| AttributeValue::Text(text.into());
        check("quote", "quote_type", text("direct"), Way::Choice("direct"));
        check("quote", "quote_type", text("half direct"), Way::Note("half direct".into()));
        check("quote", "speaker_qid", text("Q42"), Way::Reference("Q42"));
        check("quote", "speaker_qid", text("42"), Way::Note("42".into()));
        check("quote", "speaker_name", text("Ingrid\nAune"), Way::Note("Ingrid Aune".into()));
        check("Person", "qid", text("Q42"), Way::Reference("Q42"));
        check("Person", "sure", AttributeValue::Flag(true), Way::Flag);
        check("Person", "sure", AttributeValue::Flag(false), Way::Note("false".into()));
        check("claim", "rating_value", AttributeValue::Number(Number::Real(4.0)), Way::Note("4.0".into()));
        let key = |label| item_key(&Scheme::preset(), label);
        assert_eq!((key("Quote"), key("Person")), ("speaker_qid".into(), "qid".into()));
    }
}
