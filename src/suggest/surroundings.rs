//! What lies round an annotation: how far another one is, whether it is in the neighbouring sentences, whether a verb
//! of saying stands beside it.

use crate::model::{Annotation, Document};
use crate::text::{CodePoint, Span};

/// Words that tell who says something: English, German, Spanish.
#[rustfmt::skip]
const SAYING: &[&str] = &[
    "said", "says", "say", "saying", "told", "tells", "asked", "asks", "added", "adds", "wrote", "writes", "tweeted",
    "posted", "stated", "states", "noted", "notes", "explained", "claimed", "claims", "argued", "argues", "insisted",
    "warned", "replied", "answered", "announced", "declared", "recalled", "according",
    "sagte", "sagt", "erklärte", "erklärt", "betonte", "schrieb", "schreibt", "meinte", "meint", "fragte", "fügte",
    "antwortete", "warnte", "behauptete", "teilte", "laut",
    "dijo", "dice", "afirmó", "afirma", "declaró", "señaló", "explicó", "aseguró", "añadió", "agregó", "escribió",
    "preguntó", "respondió", "sostuvo", "contó", "según",
];

/// How many words may stand between a name and its verb: “Ana Gómez, the mayor, said”.
const MAX_WORDS_TO_VERB: usize = 4;

/// Code points between the nearest fragments of two annotations; 0 if they touch or overlap.
pub(super) fn distance(a: &Annotation, b: &Annotation) -> u32 {
    let gap = |a: Span, b: Span| {
        let after = a.start().get().saturating_sub(b.end().get());
        after.max(b.start().get().saturating_sub(a.end().get()))
    };
    a.fragments.iter().flat_map(|a| b.fragments.iter().map(move |b| gap(a, b))).min().unwrap_or(u32::MAX)
}

/// Whether two annotations share a character.
pub(super) fn overlap(a: &Annotation, b: &Annotation) -> bool {
    a.fragments.iter().any(|a| b.fragments.iter().any(|b| a.overlaps(b)))
}

/// Whether all of `inner` lies in fragments of `outer`.
pub(super) fn covers(outer: &Annotation, inner: &Annotation) -> bool {
    inner.fragments.iter().all(|inner| outer.fragments.iter().any(|outer| outer.covers(inner)))
}

/// The stretches round an annotation.
pub(super) struct Surroundings {
    /// Its own sentences and one more on each side, within its paragraphs.
    pub(super) sentences: Span,
    /// Its paragraphs.
    pub(super) paragraphs: Span,
}

impl Surroundings {
    pub(super) fn of(document: &Document, annotation: &Annotation) -> Self {
        let text = document.text();
        let whole = Span::new(annotation.fragments.first().start(), annotation.fragments.end());
        let whole = whole.unwrap_or(annotation.fragments.first());
        let last = CodePoint::new(whole.end().get().saturating_sub(1));
        let (from, to) = (text.block_at(whole.start()), text.block_at(last));
        let start = text.blocks().get(from).map_or(whole.start(), |block| block.start());
        let end = text.blocks().get(to).map_or(whole.end(), |block| block.end());
        let before =
            text.sentences_in(from).into_iter().rev().filter(|it| it.start() <= whole.start()).nth(1);
        let after = text.sentences_in(to).into_iter().filter(|it| it.end() >= whole.end()).nth(1);
        let sentences = Span::new(before.map_or(start, Span::start), after.map_or(end, Span::end));
        Self {
            sentences: sentences.unwrap_or(whole),
            paragraphs: Span::new(start.min(whole.start()), end.max(whole.end())).unwrap_or(whole),
        }
    }
}

/// Whether a verb of saying stands close before or after an annotation, in its paragraph and outside `quote`.
pub(super) fn is_beside_verb(document: &Document, annotation: &Annotation, quote: &Annotation) -> bool {
    let (text, own) = (document.text(), annotation.fragments.first());
    let words = text.words_in(text.block_at(own.start()));
    let is_verb = |&word: &Span| {
        let is_quoted = quote.fragments.iter().any(|fragment| fragment.overlaps(word));
        let word = text.slice(word).unwrap_or_default().to_lowercase();
        !is_quoted && SAYING.contains(&word.as_str())
    };
    let mut before = words.iter().rev().filter(|word| word.end() <= own.start()).take(MAX_WORDS_TO_VERB);
    let mut after =
        words.iter().filter(|word| word.start() >= annotation.fragments.end()).take(MAX_WORDS_TO_VERB);
    before.any(is_verb) || after.any(is_verb)
}
