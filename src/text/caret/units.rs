//! The units that a caret goes by, found round a place: clusters, words, clauses, sentences, paragraphs.

use super::Reach;
use crate::text::segment::{is_blank, push_merging};
use crate::text::{CodePoint, Direction, PlainText, Span};

/// The unit that `from` lies in and does not cover on that side, or else the next one beyond it.
pub(super) fn next_unit(text: &PlainText, reach: Reach, direction: Direction, from: Span) -> Option<Span> {
    let is_partly_in = |unit: &Span| !from.covers(*unit);
    match (reach, direction) {
        (Reach::Text, Direction::Left) => unit_from(text, Reach::Word, CodePoint::new(0)),
        (Reach::Text, Direction::Right) => unit_until(text, Reach::Word, text.len()),
        (_, Direction::Left) => unit_at(text, reach, from.start())
            .filter(is_partly_in)
            .or_else(|| unit_until(text, reach, from.start())),
        (_, Direction::Right) => unit_at(text, reach, last_gap(from))
            .filter(is_partly_in)
            .or_else(|| unit_from(text, reach, from.end())),
    }
}

/// The gap before the last character.
pub(super) fn last_gap(span: Span) -> CodePoint {
    CodePoint::new(span.end().get() - 1)
}

/// The first unit that shares a character with a span, or follows its start.
pub(super) fn first_unit(text: &PlainText, reach: Reach, span: Span) -> Option<Span> {
    unit_at(text, reach, span.start()).or_else(|| unit_from(text, reach, span.start()))
}

/// The last unit that shares a character with a span, or precedes its end.
pub(super) fn last_unit(text: &PlainText, reach: Reach, span: Span) -> Option<Span> {
    unit_at(text, reach, last_gap(span)).or_else(|| unit_until(text, reach, span.end()))
}

/// A span widened to the units that its edges lie in.
pub(super) fn widened(text: &PlainText, reach: Reach, span: Span) -> Span {
    let start = unit_at(text, reach, span.start()).map_or(span.start(), |unit| unit.start());
    let end = unit_at(text, reach, last_gap(span)).map_or(span.end(), |unit| unit.end());
    Span::new(start.min(span.start()), end.max(span.end())).unwrap_or(span)
}

/// The unit that holds the character at `at`.
pub(super) fn unit_at(text: &PlainText, reach: Reach, at: CodePoint) -> Option<Span> {
    if reach == Reach::Character {
        return cluster(text, text.grapheme_start(at), text.next_grapheme(at));
    }
    units_in(text, reach, text.block_at(at)).into_iter().find(|unit| unit.contains(at))
}

/// The first unit that starts at `from` or later.
pub(super) fn unit_from(text: &PlainText, reach: Reach, from: CodePoint) -> Option<Span> {
    if reach == Reach::Character {
        let mut start = text.grapheme_end(from);
        while start < text.len() {
            let end = text.next_grapheme(start);
            if let Some(unit) = cluster(text, start, end) {
                return Some(unit);
            }
            start = end;
        }
        return None;
    }
    (text.block_at(from)..text.blocks().len())
        .find_map(|block| units_in(text, reach, block).into_iter().find(|unit| unit.start() >= from))
}

/// The last unit that ends at `to` or earlier.
pub(super) fn unit_until(text: &PlainText, reach: Reach, to: CodePoint) -> Option<Span> {
    if reach == Reach::Character {
        let mut end = text.grapheme_start(to);
        while end > CodePoint::new(0) {
            let start = text.previous_grapheme(end);
            if let Some(unit) = cluster(text, start, end) {
                return Some(unit);
            }
            end = start;
        }
        return None;
    }
    (0..=text.block_at(to))
        .rev()
        .find_map(|block| units_in(text, reach, block).into_iter().rfind(|unit| unit.end() <= to))
}

/// A grapheme cluster, unless it is a line end.
fn cluster(text: &PlainText, start: CodePoint, end: CodePoint) -> Option<Span> {
    Span::new(start, end).filter(|_| text.char_at(start) != Some('\n'))
}

/// The words, clauses, sentences or paragraphs of a block: ascending, disjoint, of whole grapheme clusters.
fn units_in(text: &PlainText, reach: Reach, block: usize) -> Vec<Span> {
    let units = match reach {
        Reach::Character | Reach::Word | Reach::Text => return text.words_in(block),
        Reach::Clause => text.clauses_in(block),
        Reach::Sentence => text.sentences_in(block),
        Reach::Paragraph => visible_part(text, block).into_iter().collect(),
    };
    let mut whole = Vec::with_capacity(units.len());
    for unit in units {
        push_merging(&mut whole, text.whole_clusters(unit));
    }
    whole
}

/// A block without the blanks round it; `None` if it holds nothing else.
fn visible_part(text: &PlainText, block: usize) -> Option<Span> {
    let bounds = text.blocks().get(block)?;
    let n_blanks = |chars: &mut dyn Iterator<Item = char>| chars.take_while(|&c| is_blank(c)).count() as u32;
    let words = text.block_str(block);
    let start = bounds.start().get() + n_blanks(&mut words.chars());
    let end = bounds.end().get().saturating_sub(n_blanks(&mut words.chars().rev()));
    Span::new(CodePoint::new(start), CodePoint::new(end))
}
