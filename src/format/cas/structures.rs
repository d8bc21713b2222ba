//! An article as feature structures: what both notations write.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::names::feature_of;
use super::type_system::{ARTICLE, LINK, METADATA, NAMED_ENTITY, Range, TypeSystem, type_name};
use crate::format::flat::{flat, to_json};
use crate::format::{Loss, Place, Report, ReportKind};
use crate::model::{Annotation, AttributeValue, Document, Number, Relation};
use crate::text::{CodePoint, PlainText, Span};

/// The number of the text, to which all others point.
pub(super) const SOFA_ID: u32 = 1;

/// One feature structure: a number, a type, and values by feature.
#[derive(Debug, Clone)]
pub(super) struct Structure {
    pub(super) id: u32,
    pub(super) type_name: String,
    /// Whether it is found in the view by itself; if not, another one leads to it.
    pub(super) is_member: bool,
    pub(super) features: Vec<(String, Feature)>,
}

/// What a feature holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Feature {
    Text(String),
    Flag(bool),
    Real(f64),
    /// An offset, in UTF-16 units.
    Offset(u32),
    /// Another structure's number.
    To(u32),
    /// The numbers of the structures in a list. The list has a number of its own, which only JSON needs.
    List(u32, Vec<u32>),
}

/// Puts articles into structures.
pub(super) struct Builder<'a> {
    document: &'a Document,
    types: &'a mut TypeSystem,
    place: Place,
    structures: Vec<Structure>,
    next_id: u32,
}

/// The structures of an article, without its text; `types` gets what it lacks.
pub(super) fn structures(document: &Document, types: &mut TypeSystem, report: &mut Report) -> Vec<Structure> {
    let place = Place::document(document.id().clone(), document.meta.title.as_str());
    let mut builder = Builder { document, types, place, structures: Vec::new(), next_id: SOFA_ID + 1 };
    builder.metadata();
    // The numbers of first pieces are needed before the links that point to them are written.
    let mut first_ids = BTreeMap::new();
    let mut at = builder.next_id;
    for annotation in document.annotations().iter() {
        first_ids.insert(annotation.id.as_str(), at);
        at += annotation.fragments.as_slice().len() as u32;
    }
    let (pieces_end, mut extra) = (at, at);
    let mut links: BTreeMap<&str, Vec<&Relation>> = BTreeMap::new();
    for relation in document.relations() {
        if first_ids.contains_key(relation.from.as_str()) && first_ids.contains_key(relation.to.as_str()) {
            links.entry(relation.from.as_str()).or_default().push(relation);
        } else {
            report.tally(ReportKind::Lost, || builder.place.clone(), Loss::Relation(relation.kind.clone()));
        }
    }
    let mut behind = Vec::new();
    for annotation in document.annotations().iter() {
        let mut features = builder.annotation_features(annotation, report);
        if let Some(links) = links.get(annotation.id.as_str()) {
            let list = extra;
            let ids: Vec<u32> = (1..).map(|i| list + i).take(links.len()).collect();
            extra += 1 + links.len() as u32;
            for (&id, relation) in ids.iter().zip(links) {
                let target = first_ids.get(relation.to.as_str()).copied().unwrap_or_default();
                let features = vec![
                    ("role".to_owned(), Feature::Text(relation.kind.clone())),
                    ("target".to_owned(), Feature::To(target)),
                ];
                behind.push(Structure { id, type_name: LINK.to_owned(), is_member: false, features });
            }
            features.push(("links".to_owned(), Feature::List(list, ids)));
        }
        builder.pieces(annotation, features);
    }
    debug_assert_eq!(builder.next_id, pieces_end);
    builder.structures.append(&mut behind);
    builder.next_id = extra;
    for annotation in document.annotations().iter().filter(|it| is_entity(it)) {
        builder.named_entity(annotation);
    }
    builder.structures
}

/// DKPro's own layer of names is written for this label, beside ours.
fn is_entity(annotation: &Annotation) -> bool {
    annotation.label.as_str() == "entity"
}

impl Builder<'_> {
    fn add(&mut self, type_name: &str, features: Vec<(String, Feature)>) {
        let structure =
            Structure { id: self.next_id, type_name: type_name.to_owned(), is_member: true, features };
        self.structures.push(structure);
        self.next_id += 1;
    }

    fn metadata(&mut self) {
        let meta = &self.document.meta;
        let text = |name: &str, value: &str| (name.to_owned(), Feature::Text(value.to_owned()));
        let language = if meta.language.is_empty() { "x-unspecified" } else { &meta.language };
        let mut features = anchored(0, self.document.text().len_utf16().get());
        features.extend([
            text("language", language),
            text("documentTitle", &meta.title),
            text("documentId", self.document.id().as_str()),
        ]);
        if !meta.source.url.is_empty() {
            features.push(text("documentUri", &meta.source.url));
        }
        let due = meta.due.map(|due| due.to_string()).unwrap_or_default();
        let own = [
            text("publisher", &meta.source.publisher),
            text("byline", &meta.source.byline),
            text("published", meta.source.published.as_str()),
            text("accessed", meta.source.accessed.as_str()),
            text("status", meta.status.as_str()),
            text("note", &meta.note),
            text("due", &due),
            text("links", &self.link_ids()),
            text("exceptions", &self.exceptions()),
        ];
        let own = own.into_iter().filter(|(_, value)| *value != Feature::Text(String::new()));
        let own = [("sofa".to_owned(), Feature::To(SOFA_ID))].into_iter().chain(own).collect();
        self.add(METADATA, features);
        self.add(ARTICLE, own);
    }

    /// A link has no place for its id, so they are listed: JSON, lists of id, start, type and end.
    fn link_ids(&self) -> String {
        let list: Vec<Value> = (self.document.relations())
            .map(|it| json!([it.id.as_str(), it.from.as_str(), it.kind, it.to.as_str()]))
            .collect();
        if list.is_empty() { String::new() } else { Value::Array(list).to_string() }
    }

    /// JSON: lists of label, start and end in UTF-16 units.
    fn exceptions(&self) -> String {
        let text = self.document.text();
        let list: Vec<Value> = (self.document.meta.exceptions.iter())
            .filter(|(_, span)| span.end() <= text.len())
            .map(|(label, span)| json!([label.as_str(), utf16(text, span.start()), utf16(text, span.end())]))
            .collect();
        if list.is_empty() { String::new() } else { Value::Array(list).to_string() }
    }

    fn annotation_features(
        &mut self,
        annotation: &Annotation,
        report: &mut Report,
    ) -> Vec<(String, Feature)> {
        let mut features = Vec::new();
        let mut exact = Map::new();
        for (id, value) in &annotation.attributes {
            if matches!(value, AttributeValue::Number(Number::Real(it)) if !it.is_finite()) {
                let place = || self.place.annotation(annotation.id.clone());
                report.tally(ReportKind::Lost, place, Loss::Attribute(id.clone()));
                continue;
            }
            let range = self.types.range_of(&annotation.label, id);
            let feature = feature_for(range, value);
            if feature.as_ref().and_then(plain_value).as_ref() != Some(value) {
                exact.insert(id.clone(), to_json(value));
            }
            features.extend(feature.map(|it| (feature_of(id), it)));
        }
        let exact = if exact.is_empty() { String::new() } else { Value::Object(exact).to_string() };
        let own = [
            ("note", annotation.note.as_str()),
            ("origin", annotation.origin.as_str()),
            ("annotator", &annotation.annotator),
            ("created", annotation.created.as_str()),
            ("modified", annotation.modified.as_str()),
            ("exact", &exact),
        ];
        let own = own.into_iter().filter(|(_, value)| !value.is_empty());
        features.extend(own.map(|(name, value)| (name.to_owned(), Feature::Text(value.to_owned()))));
        if annotation.fragments.as_slice().len() > 1 {
            let place = || self.place.annotation(annotation.id.clone());
            report.tally(ReportKind::Changed, place, Loss::SplitWithId);
        }
        features
    }

    /// One structure a piece, all with the annotation's id; what is said of it stands at the first.
    fn pieces(&mut self, annotation: &Annotation, mut said: Vec<(String, Feature)>) {
        let type_name = type_name(&annotation.label);
        let n = annotation.fragments.as_slice().len();
        for (i, span) in annotation.fragments.iter().enumerate() {
            let mut features = self.span(span);
            let text = |name: &str, value: &str| (name.to_owned(), Feature::Text(value.to_owned()));
            features.push(text("id", annotation.id.as_str()));
            features.push(text("label", annotation.label.as_str()));
            if n > 1 {
                features.push(text("part", &format!("{}/{n}", i + 1)));
            }
            features.append(&mut said);
            self.add(&type_name, features);
        }
    }

    fn named_entity(&mut self, annotation: &Annotation) {
        for span in annotation.fragments.iter() {
            let mut features = self.span(span);
            for (name, attribute) in [("value", "etype"), ("identifier", "qid")] {
                let Some(value) = annotation.attributes.get(attribute) else { continue };
                let value = match name {
                    "identifier" => format!("http://www.wikidata.org/entity/{}", flat(value)),
                    _ => flat(value),
                };
                features.push((name.to_owned(), Feature::Text(value)));
            }
            self.add(NAMED_ENTITY, features);
        }
    }

    fn span(&self, span: Span) -> Vec<(String, Feature)> {
        let text = self.document.text();
        anchored(utf16(text, span.start()), utf16(text, span.end()))
    }
}

fn anchored(begin: u32, end: u32) -> Vec<(String, Feature)> {
    vec![
        ("sofa".to_owned(), Feature::To(SOFA_ID)),
        ("begin".to_owned(), Feature::Offset(begin)),
        ("end".to_owned(), Feature::Offset(end)),
    ]
}

fn utf16(text: &PlainText, at: CodePoint) -> u32 {
    text.utf16_of(at).unwrap_or(text.len_utf16()).get()
}

/// What a feature of that range says of a value; `None` if it can say nothing.
pub(super) fn feature_for(range: Range, value: &AttributeValue) -> Option<Feature> {
    match (range, value) {
        (Range::Text, value) => Some(Feature::Text(flat(value))),
        (Range::Flag, AttributeValue::Flag(flag)) => Some(Feature::Flag(*flag)),
        (Range::Real, AttributeValue::Number(Number::Real(number))) => Some(Feature::Real(*number)),
        (Range::Real, AttributeValue::Number(Number::Integer(number))) => Some(Feature::Real(*number as f64)),
        _ => None,
    }
}

/// The value that a feature says by itself. UIMA knows no flag or number that is not given: those that nobody set
/// are `false` and `0`, so these say nothing.
pub(super) fn plain_value(feature: &Feature) -> Option<AttributeValue> {
    match feature {
        Feature::Text(text) => Some(AttributeValue::Text(text.clone())),
        Feature::Flag(true) => Some(AttributeValue::Flag(true)),
        Feature::Real(number) if *number != 0.0 => Some(AttributeValue::Number(Number::Real(*number))),
        _ => None,
    }
}
