//! What the tests of UIMA CAS and W3C annotations share: an article of our own writing, and random ones whose
//! attributes keep to one kind of value each, as those of a scheme do.

use std::sync::Arc;

use factmark::format::{self, Format, InFile, Incoming, Selection, Written};
use factmark::model::{
    Annotation, AnnotationId, AttributeDef, AttributeKind, AttributeValue, Document, DocumentId, Fragments,
    Label, LabelId, Meta, Number, Origin, Relation, RelationId, Scheme, Timestamp,
};
use factmark::text::{CodePoint, PlainText, Span};
use proptest::prelude::*;

use super::documents::libraries;

pub(super) fn by_id(id: &str) -> &'static dyn Format {
    format::by_id(id).expect("the format is registered")
}

#[track_caller]
pub(super) fn write(id: &str, scheme: &Scheme, documents: &[Document]) -> Written {
    let documents: Vec<Arc<Document>> = documents.iter().cloned().map(Arc::new).collect();
    format::write(by_id(id), &Selection { scheme, documents: &documents }, &[])
}

/// Reads all files of an export together.
#[track_caller]
pub(super) fn read_back(written: &Written) -> Incoming {
    let files = written.files.iter().map(|it| InFile::new(it.name.as_str(), it.bytes.as_slice()));
    format::read_all(files.collect()).unwrap_or_else(|error| panic!("{error}"))
}

pub(super) fn span(start: u32, end: u32) -> Span {
    Span::new(CodePoint::new(start), CodePoint::new(end)).expect("a span")
}

fn annotation(id: &str, label: &str, spans: &[(u32, u32)]) -> Annotation {
    Annotation {
        id: AnnotationId::new(id),
        label: LabelId::new(label),
        fragments: Fragments::new(spans.iter().map(|&(s, e)| span(s, e))).expect("fragments"),
        attributes: Default::default(),
        note: String::new(),
        origin: Origin::Manual,
        annotator: "Sol".into(),
        created: Timestamp::new("2026-03-02T09:30:00Z").expect("a moment"),
        modified: Timestamp::unknown(),
    }
}

/// A quote in two pieces around its speaker, behind an emoji.
pub(super) fn ferry() -> Document {
    let text = "⛴️💸 “Fares stay,” Ana Gómez said, “all year.”\nHer team <checked> it.";
    let mut meta = Meta::titled("Ferry fares stay");
    meta.language = "en".into();
    meta.source.url = "https://example.org/ferry".into();
    let mut document = Document::new(DocumentId::new("d1"), meta, PlainText::from_raw(text));
    let mut quote = annotation("a1", "quote", &[(4, 17), (34, 45)]);
    quote.attributes.insert("quote_type".into(), AttributeValue::Text("direct".into()));
    quote.note = "Ask the harbour.".into();
    let mut speaker = annotation("a2", "entity", &[(18, 27)]);
    speaker.attributes.insert("etype".into(), AttributeValue::Text("PERSON".into()));
    let mut claim = annotation("a3", "claim", &[(5, 15)]);
    claim.attributes.insert("rating_value".into(), AttributeValue::Number(Number::Integer(0)));
    let all = [quote, speaker, claim].map(Arc::new);
    assert!(document.put_annotations(all).is_empty());
    let (from, to) = (AnnotationId::new("a1"), AnnotationId::new("a2"));
    document.put_relation(Relation { id: RelationId::new("r1"), kind: "speaker".into(), from, to });
    document
}

/// A small scheme that the ferry's annotations fit.
pub(super) fn small_scheme() -> Scheme {
    let preset = Scheme::preset();
    let attributes = ["quote_type", "etype", "rating_value"];
    let labels = preset.labels().iter().map(|label| Label {
        attributes: label
            .attributes
            .iter()
            .filter(|it| attributes.contains(&&*it.id))
            .cloned()
            .map(unconditional)
            .collect(),
        ..label.clone()
    });
    Scheme::new(labels.collect(), preset.relation_types().to_vec()).expect("a scheme")
}

fn unconditional(def: AttributeDef) -> AttributeDef {
    AttributeDef { when: None, ..def }
}

/// Random articles. The scheme knows some of the attributes; those of one id have values of one kind.
pub(super) fn typed_libraries() -> impl Strategy<Value = (Scheme, Vec<Document>)> {
    libraries().prop_map(|(scheme, documents)| {
        let kinds =
            [AttributeKind::Text, AttributeKind::Flag, AttributeKind::Number, AttributeKind::Evidence];
        let defs = kinds.map(|kind| AttributeDef {
            id: format!("text {}", kind.as_str()),
            name: "x".into(),
            kind,
            when: None,
        });
        let with_defs = |label: &Label| Label { attributes: defs.to_vec(), ..label.clone() };
        let labels = scheme.labels().iter().map(with_defs).collect();
        let scheme = Scheme::new(labels, scheme.relation_types().to_vec()).expect("a scheme");
        (scheme, documents.into_iter().map(typed).collect())
    })
}

fn typed(mut document: Document) -> Document {
    let all: Vec<Arc<Annotation>> = document.annotations().iter().cloned().collect();
    for annotation in all {
        let mut annotation = (*annotation).clone();
        let attributes = std::mem::take(&mut annotation.attributes).into_iter();
        annotation.attributes =
            attributes.map(|(id, value)| (format!("{id} {}", kind_of(&value)), value)).collect();
        document.put_annotation(Arc::new(annotation)).expect("it was there before");
    }
    document
}

fn kind_of(value: &AttributeValue) -> &'static str {
    match value {
        AttributeValue::Text(_) => "text",
        AttributeValue::Number(_) => "number",
        AttributeValue::Flag(_) => "flag",
        AttributeValue::Evidence(_) => "evidence",
    }
}

/// The worked example of a page: what stands between its fences.
#[track_caller]
pub(super) fn example<'a>(page: &'a str, fence: &str) -> &'a str {
    let (_, rest) = page.split_once(&format!("```{fence}\n")).expect("an example");
    rest.split_once("```").expect("its end").0
}
