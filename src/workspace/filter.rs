//! Which annotations a person wants to see: by label, attribute, origin, note, or by what they still lack.

use std::collections::{BTreeSet, HashSet};

use crate::model::{Annotation, AnnotationId, AttributeValue, Document, LabelId, Origin};

/// What annotations must be like. What is empty or `None` asks for nothing; all else must hold together.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AnnotationFilter {
    /// One of these labels.
    pub labels: BTreeSet<LabelId>,
    /// Attribute values, by the attribute's id. Of several values for one attribute, one of them.
    pub attributes: Vec<(String, AttributeValue)>,
    /// One of these origins.
    pub origins: BTreeSet<Origin>,
    /// With a note, or without one.
    pub has_note: Option<bool>,
    /// Still without this.
    pub lack: Option<Lack>,
}

/// What an annotation should have and may still lack. A link or a name will do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lack {
    /// A `quote` without a `speaker` link and without a `speaker_name`.
    Speaker,
    /// A `claim` without a `claimant` link and without a `claimant_name`.
    Claimant,
}

impl Lack {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Speaker, Self::Claimant];

    /// The label concerned, the relation type and the attribute of which one is enough.
    fn names(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Speaker => ("quote", "speaker", "speaker_name"),
            Self::Claimant => ("claim", "claimant", "claimant_name"),
        }
    }

    /// Whether an annotation that is not linked lacks it. A name of blanks is no name.
    fn is_in_unlinked(self, annotation: &Annotation) -> bool {
        let (label, _, attribute) = self.names();
        let is_named = match annotation.attributes.get(attribute) {
            Some(AttributeValue::Text(name)) => !name.trim().is_empty(),
            other => other.is_some(),
        };
        annotation.label.as_str() == label && !is_named
    }
}

impl AnnotationFilter {
    /// Only annotations of that label.
    pub fn by_label(label: LabelId) -> Self {
        Self { labels: [label].into(), ..Self::default() }
    }

    /// Only annotations of that origin.
    pub fn by_origin(origin: Origin) -> Self {
        Self { origins: [origin].into(), ..Self::default() }
    }

    /// Only annotations that lack this.
    pub fn by_lack(lack: Lack) -> Self {
        Self { lack: Some(lack), ..Self::default() }
    }

    /// Whether every annotation matches.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether an annotation of `document` matches. For many annotations of one document, make one
    /// [`Self::matcher`] and ask that.
    pub fn matches(&self, document: &Document, annotation: &Annotation) -> bool {
        self.matcher(document).matches(annotation)
    }

    /// Made ready for one document, so that its links are looked through once and not for every annotation.
    pub fn matcher<'a>(&'a self, document: &'a Document) -> Matcher<'a> {
        let linked = self.lack.map_or_else(HashSet::new, |lack| {
            let (_, kind, _) = lack.names();
            document.relations().filter(|link| link.kind == kind).map(|link| &link.from).collect()
        });
        Matcher { filter: self, linked }
    }

    fn has_attributes(&self, annotation: &Annotation) -> bool {
        let is_one_of_its = |id: &String| {
            self.attributes
                .iter()
                .any(|(other, value)| other == id && annotation.attributes.get(id) == Some(value))
        };
        self.attributes.iter().all(|(id, _)| is_one_of_its(id))
    }
}

/// An [`AnnotationFilter`] made ready for one document.
#[derive(Debug)]
pub struct Matcher<'a> {
    filter: &'a AnnotationFilter,
    /// The annotations that a link gives what [`AnnotationFilter::lack`] asks after.
    linked: HashSet<&'a AnnotationId>,
}

impl Matcher<'_> {
    /// Whether an annotation of the document matches.
    pub fn matches(&self, annotation: &Annotation) -> bool {
        let filter = self.filter;
        (filter.labels.is_empty() || filter.labels.contains(&annotation.label))
            && (filter.origins.is_empty() || filter.origins.contains(&annotation.origin))
            && filter.has_note.is_none_or(|has_note| has_note != annotation.note.is_empty())
            && filter
                .lack
                .is_none_or(|lack| lack.is_in_unlinked(annotation) && !self.linked.contains(&annotation.id))
            && filter.has_attributes(annotation)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{DocumentId, Fragments, Meta, Relation, RelationId, Timestamp};
    use crate::text::{CodePoint, PlainText, Span};

    fn annotation(id: &str, label: &str, attributes: &[(&str, &str)]) -> Annotation {
        let value = |text: &str| AttributeValue::Text(text.into());
        Annotation {
            id: AnnotationId::new(id),
            label: LabelId::new(label),
            fragments: Fragments::one(Span::new(CodePoint::new(0), CodePoint::new(3)).unwrap()),
            attributes: attributes.iter().map(|&(id, text)| (id.to_owned(), value(text))).collect(),
            note: String::new(),
            origin: Origin::Manual,
            annotator: "".into(),
            created: Timestamp::unknown(),
            modified: Timestamp::unknown(),
        }
    }

    /// a: a bare quote, b: one with a name, c: a linked one, d: its speaker, e: a claim with a note, suggested.
    fn document() -> Document {
        let text = PlainText::from_raw("one two");
        let mut document = Document::new(DocumentId::new("d"), Meta::titled("D"), text);
        let noted =
            Annotation { note: "?".into(), origin: Origin::Suggested, ..annotation("e", "claim", &[]) };
        document.put_annotations(
            [
                annotation("a", "quote", &[("speaker_name", " ")]),
                annotation("b", "quote", &[("speaker_name", "Ann"), ("quote_type", "direct")]),
                annotation("c", "quote", &[("quote_type", "direct")]),
                annotation("d", "entity", &[]),
                noted,
            ]
            .map(Arc::new),
        );
        let link = |id: &str, kind: &str, from: &str| Relation {
            id: RelationId::new(id),
            kind: kind.into(),
            from: AnnotationId::new(from),
            to: AnnotationId::new("d"),
        };
        document.put_relation(link("r1", "speaker", "c"));
        document.put_relation(link("r2", "cue", "a"));
        document
    }

    #[track_caller]
    fn check(filter: AnnotationFilter, expected: &str) {
        let document = document();
        let matcher = filter.matcher(&document);
        let found = document.annotations().iter().filter(|a| matcher.matches(a));
        assert_eq!(found.map(|a| a.id.as_str()).collect::<String>(), expected, "{filter:?}");
        for annotation in document.annotations().iter() {
            assert_eq!(filter.matches(&document, annotation), matcher.matches(annotation));
        }
        assert_eq!(filter.is_empty(), expected == "abcde");
    }

    #[test]
    fn what_is_asked_for_must_hold_together() {
        let any = AnnotationFilter::default;
        let of = |id: &str, text: &str| (id.to_owned(), AttributeValue::Text(text.into()));
        check(any(), "abcde");
        check(AnnotationFilter::by_label(LabelId::new("quote")), "abc");
        let labels = ["claim", "entity"].map(LabelId::new).into();
        check(AnnotationFilter { labels, ..any() }, "de");
        check(AnnotationFilter::by_origin(Origin::Suggested), "e");
        check(AnnotationFilter { has_note: Some(true), ..any() }, "e");
        check(AnnotationFilter { has_note: Some(false), ..any() }, "abcd");
        check(AnnotationFilter::by_lack(Lack::Speaker), "a");
        check(AnnotationFilter::by_lack(Lack::Claimant), "e");
        check(AnnotationFilter { attributes: vec![of("quote_type", "direct")], ..any() }, "bc");
        let either = vec![of("quote_type", "direct"), of("quote_type", "mixed")];
        check(AnnotationFilter { attributes: either, ..any() }, "bc");
        let both = vec![of("quote_type", "direct"), of("speaker_name", "Ann")];
        check(AnnotationFilter { attributes: both, ..any() }, "b");
        let none = AnnotationFilter { has_note: Some(true), ..AnnotationFilter::by_lack(Lack::Speaker) };
        check(none, "");
    }
}
