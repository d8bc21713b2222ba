//! Random schemes and documents, of every shape the form can hold.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use factmark::model::{
    Annotation, AnnotationId, AttributeDef, AttributeKind, AttributeValue, Date, Document, DocumentId,
    Evidence, Fragments, Hue, Label, LabelId, LineStyle, Meta, Number, Origin, Relation, RelationId,
    RelationType, Scheme, Source, Status, Timestamp,
};
use factmark::text::{CodePoint, PlainText, Span};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Pieces of text that are easy to count wrong.
const PIECES: [&str; 18] = [
    "a",
    "word ",
    "\n",
    "\n\n",
    "“quote”",
    "é",
    "e\u{301}",
    "😀",
    "👩‍👩‍👧‍👦",
    "🇳🇴",
    "שלום ",
    "مرحبا",
    "«\u{202f}oui\u{202f}»",
    "港湾",
    "\u{2028}",
    "\t\"\\/",
    "\u{1}\u{7f}",
    "\u{10ffff}",
];

const MOMENTS: [&str; 4] = ["", "2026-03-02", "2026-03-02T09:30:00Z", "2026-03-02 09:30:00.25+05:30"];

/// A scheme that holds every kind of attribute, and documents marked by it.
pub(super) fn libraries() -> impl Strategy<Value = (Scheme, Vec<Document>)> {
    let documents = vec(document(), 0..4).prop_map(|documents| {
        let numbered = documents.into_iter().enumerate();
        numbered.map(|(i, it)| it.with_id(DocumentId::new(format!("d{i}")))).collect()
    });
    (Just(scheme()), documents)
}

fn scheme() -> Scheme {
    let kinds = [
        AttributeKind::Text,
        AttributeKind::Choice(vec!["yes".into(), "no \"1\"".into()]),
        AttributeKind::Number,
        AttributeKind::Flag,
        AttributeKind::Url,
        AttributeKind::Date,
        AttributeKind::Evidence,
    ];
    let attributes = kinds
        .map(|kind| AttributeDef { id: kind.as_str().into(), name: "Näme".into(), kind, when: None })
        .to_vec();
    let label = |id: &str, key, attributes| Label {
        id: LabelId::new(id),
        name: id.to_uppercase(),
        description: "Line\nline".into(),
        key,
        hue: Hue::Olive,
        line: LineStyle::Wavy,
        attributes,
    };
    let labels = vec![label("all", Some('ж'), attributes), label("none", None, vec![])];
    let kind = |id: &str, from| RelationType { id: id.into(), name: String::new(), from, to: vec![] };
    Scheme::new(labels, vec![kind("zz", vec![]), kind("aa", vec![LabelId::new("all")])]).expect("a scheme")
}

pub(super) fn text() -> impl Strategy<Value = String> {
    vec(select(&PIECES[..]), 0..40).prop_map(|pieces| pieces.concat())
}

fn moment() -> impl Strategy<Value = Timestamp> {
    select(&MOMENTS[..]).prop_map(|text| Timestamp::new(text).expect("a moment"))
}

fn meta() -> impl Strategy<Value = Meta> {
    let source = (text(), text(), text(), moment(), moment());
    let (language, due) = (select(&["", "en", "zh-Hant"][..]), select(&["", "2026-11-22", "2024-02-29"][..]));
    (text(), source, language, select(&Status::ALL[..]), prop_oneof![Just(String::new()), text()], due)
        .prop_map(|(title, (url, publisher, byline, published, accessed), language, status, note, due)| {
            Meta {
                title: format!("T{title}"),
                source: Source { url, publisher, byline, published, accessed },
                language: language.into(),
                status,
                note,
                due: Date::parse(due),
                exceptions: BTreeSet::new(),
            }
        })
}

fn evidence() -> impl Strategy<Value = Evidence> {
    let stance = select(&["", "supports", "refutes"][..]);
    (text(), text(), text(), stance, moment()).prop_map(|(url, archive_url, excerpt, stance, accessed)| {
        Evidence { url, archive_url, excerpt, stance: stance.into(), accessed }
    })
}

fn value() -> impl Strategy<Value = AttributeValue> {
    prop_oneof![
        text().prop_map(AttributeValue::Text),
        any::<i64>().prop_map(|n| AttributeValue::Number(Number::Integer(n))),
        prop::num::f64::NORMAL.prop_map(|n| AttributeValue::Number(Number::Real(n))),
        Just(AttributeValue::Number(Number::Real(1.0))),
        any::<bool>().prop_map(AttributeValue::Flag),
        vec(evidence(), 0..3).prop_map(AttributeValue::Evidence),
    ]
}

/// An annotation without a place: the cuts become its fragments once the text is known.
fn annotation() -> impl Strategy<Value = (Annotation, Vec<Index>)> {
    let key = select(&["text", "choice", "number", "flag", "evidence", "__proto__", "odd key"][..]);
    let attributes = btree_map(key.prop_map(String::from), value(), 0..4);
    let words = (text(), select(&["", "Sol", "İ"][..]), select(&Origin::ALL[..]));
    let cuts = vec(any::<Index>(), 2..7);
    let label = select(&["all", "none"][..]);
    (label, attributes, words, moment(), moment(), cuts).prop_map(
        |(label, attributes, (note, annotator, origin), created, modified, cuts)| {
            let fragments = Fragments::one(span(0, 1));
            let (id, label) = (AnnotationId::new(""), LabelId::new(label));
            let annotator = annotator.into();
            (
                Annotation { id, label, fragments, attributes, note, origin, annotator, created, modified },
                cuts,
            )
        },
    )
}

fn span(start: usize, end: usize) -> Span {
    Span::new(CodePoint::new(start as u32), CodePoint::new(end as u32)).expect("a span")
}

fn document() -> impl Strategy<Value = Document> {
    let links = vec((any::<Index>(), any::<Index>(), select(&["zz", "aa"][..])), 0..5);
    (meta(), text(), vec(annotation(), 0..8), links).prop_map(|(meta, text, annotations, links)| {
        let mut document = Document::new(DocumentId::new("d"), meta, PlainText::from_raw(&text));
        let n_places = document.text().as_str().chars().count() + 1;
        let mut ids: BTreeMap<usize, AnnotationId> = BTreeMap::new();
        for (i, (annotation, cuts)) in annotations.into_iter().enumerate() {
            let cuts: BTreeSet<usize> = cuts.iter().map(|cut| cut.index(n_places)).collect();
            let cuts: Vec<usize> = cuts.into_iter().collect();
            let spans = cuts.chunks_exact(2).map(|pair| span(pair[0], pair[1]));
            let Ok(fragments) = Fragments::new(spans) else { continue };
            let id = AnnotationId::new(format!("a{i}"));
            ids.insert(ids.len(), id.clone());
            let placed = Annotation { id, fragments, ..annotation };
            document.put_annotation(Arc::new(placed)).expect("inside the text");
        }
        // Every other annotation's place is one where something else was left out.
        let places: Vec<Span> = document.annotations().iter().map(|a| a.fragments.first()).collect();
        let excepted = places.into_iter().step_by(2).map(|span| (LabelId::new("none"), span));
        document.meta.exceptions = excepted.collect();
        for (i, (from, to, kind)) in links.into_iter().enumerate().filter(|_| !ids.is_empty()) {
            let (from, to) = (ids[&from.index(ids.len())].clone(), ids[&to.index(ids.len())].clone());
            document.put_relation(Relation {
                id: RelationId::new(format!("r{i}")),
                kind: kind.into(),
                from,
                to,
            });
        }
        document
    })
}
