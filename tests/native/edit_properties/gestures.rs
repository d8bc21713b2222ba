//! What a person may do next, told without knowing the library, so that a sequence still means something when a
//! step is taken out of it.

mod imports;

use std::collections::BTreeMap;
use std::sync::Arc;

use factmark::edit::{Command, Fate, NewDocument, SchemeChange};
use factmark::model::{
    AnnotationId, AttributeValue, Date, Document, DocumentId, Fragments, LabelId, Library, Meta, Number,
    Origin, RelationId, Scheme, Status,
};
use factmark::text::{CodePoint, PlainText, Span};
use proptest::prelude::*;

pub(super) use imports::{Parcel, annotation};

use crate::schemes::schemes;

/// Something among those there are at the moment; one in sixteen is not there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pick(u8);

impl Pick {
    fn among<T>(self, things: impl ExactSizeIterator<Item = T>) -> Option<T> {
        let n = things.len();
        if n == 0 || self.0.is_multiple_of(16) {
            None
        } else {
            things.into_iter().nth(usize::from(self.0) % n)
        }
    }
}

/// Where an annotation stands or shall stand: starts and lengths, wrapped round the text's length.
type Stretches = Vec<(u32, u32)>;

/// One thing a person does.
#[derive(Debug, Clone)]
pub(super) enum Gesture {
    Add(Vec<(&'static str, &'static str)>),
    SetMeta(Pick, &'static str, Status),
    SetArticleNote(Pick, String, usize),
    SetDue(Pick, Option<Date>),
    MoveDocument(Pick, usize),
    /// One more portion of a heap of files.
    AddToHeap(Vec<(&'static str, &'static str)>),
    DeleteDocument(Pick),
    Tag(Pick, &'static str, Stretches),
    Relabel(Pick, Pick, &'static str),
    /// A label, where it shall be, and where something is left out.
    Propagate(&'static str, Vec<(Pick, Stretches)>, Vec<(Pick, &'static str, Stretches)>),
    SetFragments(Pick, Pick, Stretches),
    AddFragment(Pick, Pick, Stretches),
    RemoveFragment(Pick, Pick, usize),
    /// A word, so many times.
    SetNote(Pick, Pick, String, usize),
    SetAttribute(Pick, Pick, &'static str, Option<AttributeValue>),
    DeleteAnnotation(Pick, Pick),
    Link(Pick, &'static str, Pick, Pick),
    Unlink(Pick, Pick),
    Import(bool, Vec<Parcel>),
    /// Another scheme, and for the nth loss that it means: what is proposed, to be removed, or something else.
    SetScheme(Box<Scheme>, Vec<u8>),
    Undo,
    Redo,
    /// Nothing is done for a moment.
    Tidy,
}

pub(super) const TEXTS: &[&str] = &[
    "One two three.",
    "“Four,” she said, “five 💸 six.”\n\nSeven.",
    "👩‍👩‍👧 e\u{301}té\nمرحبا \u{200f}بالعالم\n",
    "\n\nx",
    " ",
];
const TITLES: &[&str] = &["A", "B", "Ä „quoted“ title", " "];
const LABELS: &[&str] = &["quote", "claim", "entity", "extra", "unknown"];
const KINDS: &[&str] = &["speaker", "cue", "in_quote", "same_as", "unknown"];
const ATTRIBUTES: &[&str] = &["quote_type", "speaker_name", "rating_value", "etype", "unknown"];

fn pick() -> impl Strategy<Value = Pick> {
    any::<u8>().prop_map(Pick)
}

fn one_of(words: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    prop::sample::select(words)
}

pub(super) fn stretches() -> impl Strategy<Value = Stretches> {
    prop::collection::vec((0..40_u32, 1..8_u32), 1..4)
}

fn places() -> impl Strategy<Value = Vec<(Pick, Stretches)>> {
    prop::collection::vec((pick(), stretches()), 0..4)
}

fn exceptions() -> impl Strategy<Value = Vec<(Pick, &'static str, Stretches)>> {
    prop::collection::vec((pick(), one_of(LABELS), stretches()), 0..3)
}

fn value() -> impl Strategy<Value = Option<AttributeValue>> {
    prop::option::of(prop_oneof![
        prop::sample::select(&["direct", "PERSON", "Ann"][..])
            .prop_map(|text| AttributeValue::Text(text.into())),
        any::<i64>().prop_map(|n| AttributeValue::Number(Number::Integer(n))),
        Just(AttributeValue::Number(Number::Real(2.5))),
    ])
}

/// Any gesture; marking is more frequent than deleting, so that there is something to work on.
pub(super) fn gesture() -> impl Strategy<Value = Gesture> {
    // Long notes fill a journal to where it is folded.
    let times = prop_oneof![3 => Just(1_usize), 2 => Just(10_000)];
    let article = || (one_of(TITLES), one_of(TEXTS));
    let status = prop::sample::select(&Status::ALL[..]);
    let due = prop::sample::select(&["", "2026-11-22", "2026-12-01"][..]).prop_map(Date::parse);
    prop_oneof![
        2 => prop::collection::vec(article(), 0..3).prop_map(Gesture::Add),
        1 => (pick(), one_of(TITLES), status).prop_map(|(d, title, status)| Gesture::SetMeta(d, title, status)),
        1 => (pick(), "[a-z]{0,3}", times.clone()).prop_map(|(d, word, n)| Gesture::SetArticleNote(d, word, n)),
        1 => (pick(), due).prop_map(|(d, due)| Gesture::SetDue(d, due)),
        2 => (pick(), 0..6_usize).prop_map(|(d, to)| Gesture::MoveDocument(d, to)),
        2 => prop::collection::vec(article(), 0..3).prop_map(Gesture::AddToHeap),
        1 => pick().prop_map(Gesture::DeleteDocument),
        6 => (pick(), one_of(LABELS), stretches()).prop_map(|(d, label, at)| Gesture::Tag(d, label, at)),
        1 => (pick(), pick(), one_of(LABELS)).prop_map(|(d, a, label)| Gesture::Relabel(d, a, label)),
        2 => (one_of(LABELS), places(), exceptions())
            .prop_map(|(label, places, exceptions)| Gesture::Propagate(label, places, exceptions)),
        2 => (pick(), pick(), stretches()).prop_map(|(d, a, at)| Gesture::SetFragments(d, a, at)),
        2 => (pick(), pick(), stretches()).prop_map(|(d, a, at)| Gesture::AddFragment(d, a, at)),
        1 => (pick(), pick(), 0..4_usize).prop_map(|(d, a, index)| Gesture::RemoveFragment(d, a, index)),
        3 => (pick(), pick(), "[a-z]{0,3}", times).prop_map(|(d, a, word, n)| Gesture::SetNote(d, a, word, n)),
        2 => (pick(), pick(), one_of(ATTRIBUTES), value())
            .prop_map(|(d, a, attribute, value)| Gesture::SetAttribute(d, a, attribute, value)),
        2 => (pick(), pick()).prop_map(|(d, a)| Gesture::DeleteAnnotation(d, a)),
        3 => (pick(), one_of(KINDS), pick(), pick()).prop_map(|(d, kind, a, b)| Gesture::Link(d, kind, a, b)),
        1 => (pick(), pick()).prop_map(|(d, r)| Gesture::Unlink(d, r)),
        1 => (any::<bool>(), prop::collection::vec(imports::parcel(), 0..4))
            .prop_map(|(with_scheme, parcels)| Gesture::Import(with_scheme, parcels)),
        1 => (schemes(), prop::collection::vec(any::<u8>(), 0..4))
            .prop_map(|(scheme, decisions)| Gesture::SetScheme(Box::new(scheme), decisions)),
        3 => Just(Gesture::Undo),
        2 => Just(Gesture::Redo),
        2 => Just(Gesture::Tidy),
    ]
}

/// Marking, writing long notes and deleting in the first article.
pub(super) fn work_on_one_article() -> impl Strategy<Value = Gesture> {
    // There is one article only: the sample.
    let first = Pick(1);
    let nth = || (1..16_u8).prop_map(Pick);
    prop_oneof![
        2 => stretches().prop_map(move |at| Gesture::Tag(first, "quote", at)),
        3 => ("[a-z]{1,3}", nth()).prop_map(move |(note, a)| Gesture::SetNote(first, a, note, 20_000)),
        1 => nth().prop_map(move |a| Gesture::DeleteAnnotation(first, a)),
    ]
}

/// Adding, moving and deleting articles.
pub(super) fn work_on_the_list() -> impl Strategy<Value = Gesture> {
    let article = (one_of(TITLES), one_of(TEXTS));
    prop_oneof![
        2 => prop::collection::vec(article, 1..3).prop_map(Gesture::Add),
        4 => (pick(), 0..6_usize).prop_map(|(d, to)| Gesture::MoveDocument(d, to)),
        1 => pick().prop_map(Gesture::DeleteDocument),
        1 => Just(Gesture::Undo),
        1 => Just(Gesture::Redo),
    ]
}

pub(super) fn gestures(max: usize) -> impl Strategy<Value = Vec<Gesture>> {
    prop::collection::vec(gesture(), 1..max)
}

fn document_of(library: &Library, pick: Pick) -> Option<&Document> {
    pick.among(library.documents().iter()).map(AsRef::as_ref)
}

fn document_id(library: &Library, pick: Pick) -> DocumentId {
    document_of(library, pick).map_or_else(|| DocumentId::new("nowhere"), |document| document.id().clone())
}

fn meta_of(library: &Library, pick: Pick) -> Meta {
    document_of(library, pick).map_or_else(|| Meta::titled("nowhere"), |document| document.meta.clone())
}

fn annotation_id(library: &Library, document: Pick, pick: Pick) -> AnnotationId {
    let found = document_of(library, document).and_then(|document| pick.among(document.annotations().iter()));
    found.map_or_else(|| AnnotationId::new("nowhere"), |annotation| annotation.id.clone())
}

fn relation_id(library: &Library, document: Pick, pick: Pick) -> RelationId {
    let found = document_of(library, document).and_then(|document| pick.among(document.relations()));
    found.map_or_else(|| RelationId::new("nowhere"), |relation| relation.id.clone())
}

/// Stretches as fragments of a text; now and then one reaches beyond it.
pub(super) fn fragments(stretches: &Stretches, text: &PlainText) -> Fragments {
    let len = text.len().get().max(1);
    let spans = stretches.iter().map(|&(start, n)| {
        let start = start % len;
        let end = if start + n > len && n != 7 { len } else { start + n };
        Span::new(CodePoint::new(start), CodePoint::new(end)).expect("it is at least 1 long")
    });
    let spans: Vec<Span> = spans.collect();
    Fragments::new(spans.iter().copied()).unwrap_or_else(|_| Fragments::one(spans[0]))
}

fn fragments_in(library: &Library, document: Pick, stretches: &Stretches) -> Fragments {
    match document_of(library, document) {
        Some(document) => fragments(stretches, document.text()),
        None => fragments(stretches, &PlainText::from_raw("nowhere")),
    }
}

impl Gesture {
    /// The command that the gesture means in this library; `None` for what is no command.
    pub(super) fn command(&self, library: &Library) -> Option<Command> {
        Some(match self {
            Self::Undo | Self::Redo | Self::Tidy => return None,
            Self::Add(articles) | Self::AddToHeap(articles) => {
                Command::AddDocuments(articles.iter().map(|&(title, text)| new(title, text)).collect())
            }
            &Self::SetMeta(d, title, status) => {
                let document = document_id(library, d);
                Command::SetMeta { document, meta: Meta { status, ..Meta::titled(title) } }
            }
            Self::SetArticleNote(d, word, times) => {
                let meta = meta_of(library, *d);
                let meta = Meta { note: word.repeat(*times), ..meta };
                Command::SetMeta { document: document_id(library, *d), meta }
            }
            &Self::SetDue(d, due) => {
                let meta = Meta { due, ..meta_of(library, d) };
                Command::SetMeta { document: document_id(library, d), meta }
            }
            &Self::MoveDocument(d, to) => Command::MoveDocument { document: document_id(library, d), to },
            &Self::DeleteDocument(d) => Command::DeleteDocument(document_id(library, d)),
            Self::Tag(d, label, at) => Command::AddAnnotation {
                document: document_id(library, *d),
                label: LabelId::new(*label),
                fragments: fragments_in(library, *d, at),
                origin: Origin::Manual,
            },
            Self::Propagate(label, places, exceptions) => Command::AddAnnotations {
                label: LabelId::new(*label),
                attributes: BTreeMap::from([("etype".to_owned(), AttributeValue::Text("ORG".into()))]),
                origin: Origin::Manual,
                places: places
                    .iter()
                    .map(|(d, at)| (document_id(library, *d), fragments_in(library, *d, at)))
                    .collect(),
                exceptions: exceptions
                    .iter()
                    .map(|(d, label, at)| {
                        let span = fragments_in(library, *d, at).first();
                        (document_id(library, *d), LabelId::new(*label), span)
                    })
                    .collect(),
            },
            &Self::Relabel(d, a, label) => {
                let (document, annotation) = (document_id(library, d), annotation_id(library, d, a));
                Command::Relabel { document, annotation, label: LabelId::new(label) }
            }
            Self::SetFragments(d, a, at) => {
                let (document, annotation) = (document_id(library, *d), annotation_id(library, *d, *a));
                Command::SetFragments { document, annotation, fragments: fragments_in(library, *d, at) }
            }
            Self::AddFragment(d, a, at) => {
                let (document, annotation) = (document_id(library, *d), annotation_id(library, *d, *a));
                Command::AddFragment { document, annotation, span: fragments_in(library, *d, at).first() }
            }
            &Self::RemoveFragment(d, a, index) => {
                let (document, annotation) = (document_id(library, d), annotation_id(library, d, a));
                Command::RemoveFragment { document, annotation, index }
            }
            Self::SetNote(d, a, word, times) => {
                let (document, annotation) = (document_id(library, *d), annotation_id(library, *d, *a));
                Command::SetNote { document, annotation, note: word.repeat(*times) }
            }
            Self::SetAttribute(d, a, attribute, value) => {
                let (document, annotation) = (document_id(library, *d), annotation_id(library, *d, *a));
                let (attribute, value) = ((*attribute).to_owned(), value.clone());
                Command::SetAttribute { document, annotation, attribute, value }
            }
            &Self::DeleteAnnotation(d, a) => {
                let (document, annotation) = (document_id(library, d), annotation_id(library, d, a));
                Command::DeleteAnnotation { document, annotation }
            }
            &Self::Link(d, kind, from, to) => {
                let (from, to) = (annotation_id(library, d, from), annotation_id(library, d, to));
                Command::AddRelation { document: document_id(library, d), kind: kind.to_owned(), from, to }
            }
            &Self::Unlink(d, r) => {
                let (document, relation) = (document_id(library, d), relation_id(library, d, r));
                Command::DeleteRelation { document, relation }
            }
            Self::Import(with_scheme, parcels) => {
                Command::Import(imports::import(*with_scheme, parcels, library))
            }
            Self::SetScheme(scheme, decisions) => {
                let change = SchemeChange::between(&library.scheme, scheme, library);
                let mut migration = change.migration;
                for (loss, decision) in change.losses.iter().zip(decisions) {
                    match decision % 4 {
                        0 => migration.set(loss.part.clone(), Fate::Removed),
                        1 => migration.set(loss.part.clone(), Fate::Becomes("extra".into())),
                        _ => {}
                    }
                }
                Command::SetScheme { scheme: Arc::new((**scheme).clone()), migration }
            }
        })
    }
}

fn new(title: &str, text: &str) -> NewDocument {
    NewDocument {
        title: title.into(),
        text: PlainText::from_raw(text),
        source: Default::default(),
        language: "en".into(),
    }
}
