//! When an attribute applies: which fields a person is shown.

use super::{Annotation, AttributeDef, AttributeKind, AttributeValue, Label, SchemeError, value_text};

/// What another attribute of the same label must say for this one to apply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The id of the other attribute.
    pub attribute: String,
    /// What its value must be.
    pub test: Test,
}

/// What is asked of a value. Values are written as [`value_text`] writes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// There is one.
    IsSet,
    /// There is one, and it is one of these.
    OneOf(Vec<String>),
    /// There is none, or it is none of these.
    NoneOf(Vec<String>),
}

impl Test {
    /// The values that are named.
    pub fn values(&self) -> &[String] {
        match self {
            Self::IsSet => &[],
            Self::OneOf(values) | Self::NoneOf(values) => values,
        }
    }
}

impl Condition {
    /// Whether it holds of an annotation.
    pub fn holds(&self, annotation: &Annotation) -> bool {
        let value = annotation.attributes.get(&self.attribute);
        let is_among = |values: &[String]| {
            value.is_some_and(|value| match value {
                AttributeValue::Text(text) => values.contains(text),
                value => values.contains(&value_text(value)),
            })
        };
        match &self.test {
            Test::IsSet => value.is_some(),
            Test::OneOf(values) => is_among(values),
            Test::NoneOf(values) => !is_among(values),
        }
    }
}

impl Label {
    /// The attribute of that id.
    pub fn attribute(&self, id: &str) -> Option<&AttributeDef> {
        self.attributes.iter().find(|def| def.id == id)
    }

    /// The attributes to show for an annotation, in the label's order: those that apply, and always those that
    /// have a value. Values of attributes that the label does not have are not among them.
    pub fn shown_attributes<'a>(
        &'a self,
        annotation: &'a Annotation,
    ) -> impl Iterator<Item = &'a AttributeDef> {
        self.attributes.iter().filter(|def| {
            annotation.attributes.contains_key(&def.id)
                || def.when.as_ref().is_none_or(|condition| condition.holds(annotation))
        })
    }

    /// Whether each condition names another attribute of this label and values that it can take, and none waits
    /// for itself.
    pub(super) fn check_conditions(&self) -> Result<(), SchemeError> {
        self.attributes.iter().try_for_each(|def| {
            self.fault_of(def).map_or(Ok(()), |why| {
                let (label, attribute) = (self.id.to_string(), def.id.clone());
                Err(SchemeError::Condition { label, attribute, why })
            })
        })
    }

    fn fault_of(&self, def: &AttributeDef) -> Option<String> {
        let condition = def.when.as_ref()?;
        let Some(other) = self.attribute(&condition.attribute) else {
            return Some(format!("the label has no attribute “{}”", condition.attribute));
        };
        if let AttributeKind::Choice(choices) = &other.kind
            && let Some(value) = condition.test.values().iter().find(|value| !choices.contains(value))
        {
            return Some(format!("“{value}” is no choice of “{}”", other.id));
        }
        if matches!(&condition.test, Test::OneOf(values) if values.is_empty()) {
            return Some("it names no value".into());
        }
        let mut at = def;
        for _ in &self.attributes {
            at = at.when.as_ref().and_then(|condition| self.attribute(&condition.attribute))?;
            if at.id == def.id {
                return Some("it waits for itself".into());
            }
        }
        None
    }

    /// Whether `other` says nothing of the label that this one does not say too: order, and conditions and formats
    /// that only this one has, do not count. So labels of an earlier release count as known.
    pub fn covers(&self, other: &Self) -> bool {
        let plain = |label: &Self| Self { attributes: Vec::new(), ..label.clone() };
        let covers_attribute = |theirs: &AttributeDef| {
            self.attribute(&theirs.id).is_some_and(|ours| {
                let is_same_kind = ours.kind == theirs.kind
                    || (ours.kind == AttributeKind::WikidataId && theirs.kind == AttributeKind::Text);
                let is_same_condition = theirs.when.is_none() || ours.when == theirs.when;
                ours.name == theirs.name && is_same_kind && is_same_condition
            })
        };
        plain(self) == plain(other)
            && self.attributes.len() == other.attributes.len()
            && other.attributes.iter().all(covers_attribute)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AnnotationId, Fragments, LabelId, Origin, RelationType, Scheme, Timestamp};
    use crate::text::{CodePoint, Span};

    fn claim(attributes: &[(&str, &str)]) -> Annotation {
        let text = |&(id, value): &(&str, &str)| (id.to_owned(), AttributeValue::Text(value.into()));
        Annotation {
            id: AnnotationId::new("a"),
            label: LabelId::new("claim"),
            fragments: Fragments::one(Span::new(CodePoint::new(0), CodePoint::new(1)).unwrap()),
            attributes: attributes.iter().map(text).collect(),
            note: String::new(),
            origin: Origin::Manual,
            annotator: "".into(),
            created: Timestamp::unknown(),
            modified: Timestamp::unknown(),
        }
    }

    #[track_caller]
    fn check(attributes: &[(&str, &str)], attribute: &str, expected: bool) {
        let scheme = Scheme::preset();
        let label = scheme.label(&LabelId::new("claim")).unwrap();
        let annotation = claim(attributes);
        let is_shown = label.shown_attributes(&annotation).any(|def| def.id == attribute);
        assert_eq!(is_shown, expected, "{attribute} given {attributes:?}");
    }

    #[test]
    fn what_applies_is_shown_and_what_has_a_value() {
        check(&[], "verdict", true);
        check(&[], "rating_label", false);
        check(&[("verdict", "unrated")], "rating_label", false);
        check(&[("verdict", "refuted")], "rating_label", true);
        check(&[("rating_label", "Half true")], "rating_label", true);
        check(&[("kind", "not_a_claim")], "claimant_name", false);
        check(&[("kind", "quantity")], "claimant_name", true);
        check(&[], "claimant_name", true);
        check(&[], "claimant_qid", false);
        check(&[("claimant_name", "Ann")], "claimant_qid", true);
    }

    fn with(conditions: &[(&str, &str, &[&str])]) -> Result<Scheme, SchemeError> {
        let mut label = Scheme::preset().label(&LabelId::new("claim")).unwrap().clone();
        for def in &mut label.attributes {
            def.when = None;
        }
        for &(id, attribute, values) in conditions {
            let values: Vec<String> = values.iter().map(|&value| value.to_owned()).collect();
            let test = if values.is_empty() { Test::IsSet } else { Test::OneOf(values) };
            let def = label.attributes.iter_mut().find(|def| def.id == id).unwrap();
            def.when = Some(Condition { attribute: attribute.into(), test });
        }
        Scheme::new(vec![label], Vec::<RelationType>::new())
    }

    #[track_caller]
    fn check_fault(conditions: &[(&str, &str, &[&str])], expected: &str) {
        let why = match with(conditions) {
            Err(SchemeError::Condition { why, .. }) => why,
            other => format!("{}", other.is_ok()),
        };
        assert_eq!(why, expected);
    }

    #[test]
    fn conditions_that_can_never_hold_make_no_scheme() {
        check_fault(&[("topic", "verdict", &["refuted"]), ("voice", "topic", &[])], "true");
        check_fault(&[("topic", "nothing", &[])], "the label has no attribute “nothing”");
        check_fault(&[("topic", "verdict", &["wrong"])], "“wrong” is no choice of “verdict”");
        check_fault(&[("topic", "topic", &[])], "it waits for itself");
        check_fault(
            &[("topic", "voice", &[]), ("voice", "kind", &[]), ("kind", "topic", &[])],
            "it waits for itself",
        );
    }

    #[test]
    fn labels_of_an_earlier_release_are_covered() {
        for ours in Scheme::preset().labels() {
            let mut theirs = ours.clone();
            theirs.attributes.reverse();
            for def in &mut theirs.attributes {
                def.when = None;
                if def.kind == AttributeKind::WikidataId {
                    def.kind = AttributeKind::Text;
                }
            }
            assert!(ours.covers(&theirs));
            assert!(!theirs.covers(ours));
            theirs.attributes.pop();
            assert!(!ours.covers(&theirs));
            assert!(!ours.covers(&Label { name: "Other".into(), ..ours.clone() }));
        }
    }
}
