//! What Label Studio asks of a region: a control for each attribute of each label, and what its answers look like.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::{LABEL, NOTE, TEXT};
use crate::format::flat::{flat, from_json, to_json};
use crate::model::{AttributeKind, AttributeValue, Scheme};

/// What a control lets people do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Choose one of a list.
    Choices,
    /// Write.
    TextArea,
    /// Enter a number.
    Number,
}

/// A control of one attribute of one label.
#[derive(Debug)]
pub(super) struct Control {
    pub(super) label: String,
    /// Shown to people.
    pub(super) title: String,
    /// What results call it; unique in the configuration.
    pub(super) name: String,
    pub(super) kind: Kind,
    /// Of [`Kind::Choices`]: in the order of the scheme, those it does not know behind them.
    pub(super) choices: Vec<String>,
}

/// All controls of attributes: those of the scheme, then those that occurred.
#[derive(Debug, Default)]
pub(super) struct Controls {
    list: Vec<Control>,
    /// By label and attribute.
    known: BTreeMap<(String, String), usize>,
    names: BTreeSet<String>,
}

impl Kind {
    /// The type of its results.
    pub(super) fn of_results(self) -> &'static str {
        match self {
            Self::Choices => "choices",
            Self::TextArea => "textarea",
            Self::Number => "number",
        }
    }

    /// The key in a result’s value under which the answer stands.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Choices => "choices",
            Self::TextArea => "text",
            Self::Number => "number",
        }
    }

    /// The kind whose results are of that type.
    pub(super) fn parse(of_results: &str) -> Option<Self> {
        [Self::Choices, Self::TextArea, Self::Number].into_iter().find(|it| it.of_results() == of_results)
    }

    fn of(kind: &AttributeKind) -> Self {
        match kind {
            AttributeKind::Choice(_) | AttributeKind::Flag => Self::Choices,
            AttributeKind::Number => Self::Number,
            AttributeKind::Text
            | AttributeKind::WikidataId
            | AttributeKind::Url
            | AttributeKind::Date
            | AttributeKind::Evidence => Self::TextArea,
        }
    }

    fn for_value(value: &AttributeValue) -> Self {
        match value {
            AttributeValue::Text(_) | AttributeValue::Evidence(_) => Self::TextArea,
            AttributeValue::Number(_) => Self::Number,
            AttributeValue::Flag(_) => Self::Choices,
        }
    }

    /// What a result of it says for a value; `None` if it cannot hold it.
    pub(super) fn shown(self, value: &AttributeValue) -> Option<Value> {
        let words = match value {
            AttributeValue::Flag(flag) => yes_or_no(*flag).to_owned(),
            AttributeValue::Evidence(list) if list.is_empty() => String::new(),
            _ => flat(value),
        };
        match self {
            Self::Number => matches!(value, AttributeValue::Number(_)).then(|| to_json(value)),
            Self::Choices | Self::TextArea => (!words.trim().is_empty()).then(|| json!([words])),
        }
    }
}

impl Controls {
    /// Those of the attributes of a scheme.
    pub(super) fn of(scheme: &Scheme) -> Self {
        let mut controls = Self::default();
        for label in scheme.labels() {
            for attribute in &label.attributes {
                let choices = match &attribute.kind {
                    AttributeKind::Flag => vec![yes_or_no(true).to_owned(), yes_or_no(false).to_owned()],
                    kind => kind.choices().to_vec(),
                };
                let title = if attribute.name.is_empty() { &attribute.id } else { &attribute.name };
                let (kind, title) = (Kind::of(&attribute.kind), title.clone());
                controls.add(label.id.as_str(), &attribute.id, title, kind, choices);
            }
        }
        controls
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Control> {
        self.list.iter()
    }

    /// The control of an attribute, made for this value if there is none yet.
    pub(super) fn get(&mut self, label: &str, attribute: &str, value: &AttributeValue) -> Option<&Control> {
        let at = match self.known.get(&(label.to_owned(), attribute.to_owned())) {
            Some(&at) => at,
            None => self.add(label, attribute, attribute.to_owned(), Kind::for_value(value), Vec::new()),
        };
        let control = self.list.get_mut(at)?;
        if control.kind == Kind::Choices
            && let Some(shown) = control.kind.shown(value)
            && let Some(choice) = shown.get(0).and_then(Value::as_str)
            && !control.choices.iter().any(|it| it == choice)
        {
            control.choices.push(choice.to_owned());
        }
        Some(control)
    }

    fn add(
        &mut self,
        label: &str,
        attribute: &str,
        title: String,
        kind: Kind,
        choices: Vec<String>,
    ) -> usize {
        let whole = format!("{label}.{attribute}");
        let mut name = attribute.to_owned();
        let mut n = 1;
        while [LABEL, TEXT, NOTE, ""].contains(&name.as_str()) || !self.names.insert(name.clone()) {
            name = if n == 1 { whole.clone() } else { format!("{whole}-{n}") };
            n += 1;
        }
        self.known.insert((label.to_owned(), attribute.to_owned()), self.list.len());
        self.list.push(Control { label: label.to_owned(), title, name, kind, choices });
        self.list.len() - 1
    }
}

fn yes_or_no(flag: bool) -> &'static str {
    if flag { "yes" } else { "no" }
}

/// The attribute that a control of that name is of, if nothing says otherwise.
pub(super) fn attribute_of<'a>(name: &'a str, label: &str) -> &'a str {
    name.strip_prefix(label).and_then(|rest| rest.strip_prefix('.')).unwrap_or(name)
}

/// What a result says; `None` if that is nothing. Several answers become one text.
pub(super) fn said(value: &Value) -> Option<AttributeValue> {
    match value {
        Value::Array(list) if list.is_empty() => None,
        Value::Array(list) if list.iter().all(Value::is_string) => {
            let texts: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
            from_json(&texts.join("\n").into())
        }
        Value::Null => None,
        other => from_json(other).or_else(|| Some(AttributeValue::Text(other.to_string()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Number;

    #[test]
    fn names_are_short_and_unique() {
        let mut controls = Controls::default();
        let text = AttributeValue::Text("x".into());
        let mut name =
            |label: &str, attribute: &str| controls.get(label, attribute, &text).unwrap().name.clone();
        let names =
            [name("quote", "kind"), name("claim", "kind"), name("quote", "note"), name("quote", "kind")];
        assert_eq!(names, ["kind", "claim.kind", "quote.note", "kind"]);
        assert_eq!([name("claim", "quote.note"), name("", "")], ["claim.quote.note", "."]);
        assert_eq!(attribute_of("claim.kind", "claim"), "kind");
        assert_eq!(attribute_of("kind", "claim"), "kind");
    }

    #[test]
    fn a_control_holds_what_it_can() {
        let number = AttributeValue::Number(Number::Real(1.0));
        assert_eq!(Kind::Number.shown(&number).and_then(|it| said(&it)), Some(number));
        assert_eq!(Kind::Number.shown(&AttributeValue::Flag(true)), None);
        assert_eq!(Kind::Choices.shown(&AttributeValue::Flag(false)), Some(json!(["no"])));
        assert_eq!(Kind::TextArea.shown(&AttributeValue::Text(" ".into())), None);
        assert_eq!(said(&json!(["a", "b"])), Some(AttributeValue::Text("a\nb".into())));
        assert_eq!((said(&json!([])), said(&Value::Null)), (None, None));
    }
}
