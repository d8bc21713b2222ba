//! Types of entities as corpora call them, and the tags that annotations get.
//!
//! Factmark's label `entity` has the attribute `etype`, after OntoNotes; CoNLL-2003 knows PER, LOC, ORG and MISC.

use std::borrow::Cow;

use super::intake::RawAnnotation;
use super::{Loss, Place, Report, ReportKind};
use crate::model::{Annotation, AttributeValue, LabelId};

/// The attribute that says of what type an entity is.
pub(super) const TYPE: &str = "etype";

/// The attribute that keeps what a corpus calls a type that Factmark has no name for.
pub(super) const CORPUS_TYPE: &str = "corpus_type";

/// The label of entities.
pub(super) const ENTITY: &str = "entity";

/// A label as a tag: in capitals, without white space.
pub(super) fn tag_of_label(label: &str) -> String {
    let word = |c: char| if c.is_whitespace() || c.is_control() { '_' } else { c };
    match label.to_uppercase().chars().map(word).collect::<String>() {
        empty if empty.is_empty() => "_".to_owned(),
        tag => tag,
    }
}

/// The type of an entity, if one is said.
pub(super) fn type_of(annotation: &Annotation) -> Option<&str> {
    match annotation.attributes.get(TYPE) {
        Some(AttributeValue::Text(name)) if !name.is_empty() => Some(name),
        _ => None,
    }
}

/// The tag of an annotation in CoNLL-2003, or `None` for types that have no place there. What would come back
/// otherwise is told.
pub(super) fn conll_tag(annotation: &Annotation, place: &Place, report: &mut Report) -> Option<String> {
    let here = || place.annotation(annotation.id.clone());
    let Some(name) = type_of(annotation) else {
        let is_entity = annotation.label == LabelId::new(ENTITY);
        return Some(if is_entity { "MISC".to_owned() } else { tag_of_label(annotation.label.as_str()) });
    };
    let tag = match name {
        "PERSON" => return Some("PER".to_owned()),
        "ORG" | "LOC" => return Some(name.to_owned()),
        "GPE" | "FAC" => Cow::Borrowed("LOC"),
        "NORP" | "EVENT" | "LAW" | "WORK" | "PRODUCT" => Cow::Borrowed("MISC"),
        "DATE" | "MONEY" | "PERCENT" | "NUMBER" | "OTHER" => {
            report.tally(ReportKind::Lost, here, Loss::Label(format!("entity {name}")));
            return None;
        }
        other => Cow::Owned(tag_of_label(other)),
    };
    report.tally(ReportKind::Changed, here, Loss::Renamed(name.to_owned(), tag.to_string()));
    Some(tag.into_owned())
}

/// What a corpus calls so, as an annotation: an entity of the type that comes nearest, or the label of that name. What
/// is no name of the same type stays as the attribute [`CORPUS_TYPE`].
pub(super) fn annotation_of(name: &str, at: String) -> RawAnnotation {
    let upper = name.to_uppercase();
    let (etype, is_exact) = match upper.as_str() {
        "PER" | "PERSON" => ("PERSON", true),
        "ORG" | "ORGANIZATION" | "ORGANISATION" => ("ORG", true),
        "LOC" | "LOCATION" => ("LOC", true),
        "FACILITY" => ("FAC", true),
        "WORK_OF_ART" => ("WORK", true),
        "GPE" | "FAC" | "NORP" | "EVENT" | "LAW" | "WORK" | "PRODUCT" | "DATE" | "MONEY" | "PERCENT"
        | "NUMBER" | "OTHER" => (upper.as_str(), true),
        "CARDINAL" => ("NUMBER", true),
        "ORDINAL" | "QUANTITY" => ("NUMBER", false),
        "PLACE" => ("LOC", false),
        "TIME" => ("DATE", false),
        "OBJECT" | "SUBSTANCE" | "ANIMAL" | "PLANT" | "ABSTRACT" | "LANGUAGE" => ("OTHER", false),
        "MISC" | "ENTITY" => ("", true),
        _ => return RawAnnotation::new(name, at),
    };
    let mut annotation = RawAnnotation::new(ENTITY, at);
    let mut say = |key: &str, value: &str| {
        annotation.attributes.push((key.to_owned(), AttributeValue::Text(value.to_owned())));
    };
    if !etype.is_empty() {
        say(TYPE, etype);
    }
    if !is_exact {
        say(CORPUS_TYPE, name);
    }
    annotation
}
