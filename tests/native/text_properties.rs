//! The text layer on texts that nobody would write but somebody will paste.
// Clippy knows tests by their attribute; what they share has none.
#![allow(clippy::expect_used)]

mod articles;
mod blocks;
mod bounds;
mod carets;
mod decoding;
mod searching;
mod sentences;
mod snapping;
mod units;

use std::collections::BTreeSet;

use factmark::text::{CodePoint, PlainText, Span};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

/// What nasty texts are made of: each piece is where some annotation tool has gone wrong.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    // Plain words and what stands between them.
    "a", "B", "word", "don’t", "2.5", "20%", "Mr.", "U.S.", "J.", " ", " ", " ", "  ", "\t", ".", ",", "!", "?", "…",
    ":", "-", "–", "—", "(", ")", "[", "]", "$", "_",
    // Quotation marks.
    "“", "”", "“", "”", "‘", "’", "„", "«", "»", "\"", "'", "“We", "end.”", "yes,”",
    // Line ends, and characters that only look like some.
    "\n", "\n\n", "\r\n", "\r", "\n\r", "\u{85}", "\u{2028}", "\u{c}", "\0",
    // Blanks that are not ASCII, and characters that nobody sees.
    "\u{a0}", "\u{202f}", "\u{3000}", "\u{200b}", "\u{2060}", "\u{feff}", "\u{ad}",
    // Emoji: single, with skin tone, families, flags, keycaps, and their parts alone.
    "💛", "👍🏽", "👩‍👩‍👧", "🏳️‍🌈", "🇩🇪", "🇩", "1️⃣", "🏽", "\u{200d}", "\u{fe0f}",
    // Combining marks, precomposed and not, and on nothing.
    "é", "e\u{301}", "\u{301}", "q\u{307}\u{323}", "a\u{20dd}",
    // Hangul, whole and as jamo.
    "한국", "\u{1112}\u{1161}\u{11ab}", "\u{1112}", "\u{1161}", "\u{11ab}",
    // Devanagari, with conjuncts; Thai, Japanese.
    "हिन्दी", "क्षि", "न", "\u{94d}", "\u{93f}", "ไทย", "日本語", "カ\u{3099}",
    // Right to left, with and without marks; a mark that precedes its letter.
    "مرحبا", "שלום", "،", "؟", "\u{200f}", "\u{200e}", "\u{202b}", "\u{2069}", "\u{61c}", "\u{600}",
    // Letters beyond the Basic Multilingual Plane.
    "𝒜", "𐐷", "𠮷",
];

/// Text as it may arrive, up to so many pieces long.
fn raw_text(max_pieces: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..max_pieces).prop_map(|pieces| pieces.concat())
}

/// Text as the model holds it.
fn text(max_pieces: usize) -> impl Strategy<Value = PlainText> {
    raw_text(max_pieces).prop_map(|raw| PlainText::from_raw(&raw))
}

/// A text and a span in it.
fn text_and_span(max_pieces: usize) -> impl Strategy<Value = (PlainText, Span)> {
    let text = text(max_pieces).prop_filter("an empty text has no span", |text| !text.is_empty());
    text.prop_flat_map(|text| {
        let len = text.len().get();
        (Just(text), 0..len).prop_flat_map(move |(text, start)| (Just(text), Just(start), start + 1..=len))
    })
    .prop_map(|(text, start, end)| (text, span(start, end)))
}

/// The same, with both edges where no grapheme cluster is split.
fn text_and_whole_span(max_pieces: usize) -> impl Strategy<Value = (PlainText, Span)> {
    text_and_span(max_pieces).prop_map(|(text, span)| {
        let gaps = cluster_gaps(text.as_str());
        let start = gaps.range(..=span.start().get()).next_back().copied();
        let end = gaps.range(span.end().get()..).next().copied();
        let whole = self::span(start.unwrap_or(0), end.expect("the end of the text is a gap"));
        (text, whole)
    })
}

fn span(start: u32, end: u32) -> Span {
    Span::new(CodePoint::new(start), CodePoint::new(end)).expect("a span is not empty")
}

fn n_chars(text: &str) -> u32 {
    u32::try_from(text.chars().count()).expect("a short text")
}

fn n_units(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).expect("a short text")
}

/// The gaps, in code points, that split no grapheme cluster, cut from the whole text.
fn cluster_gaps(text: &str) -> BTreeSet<u32> {
    let mut at = 0;
    let ends = text.graphemes(true).map(|cluster| {
        at += n_chars(cluster);
        at
    });
    ends.chain([0]).collect()
}

/// White space and the invisible characters that count as such.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}')
}
