//! Moving one edge of a span, by words or by characters.

use unicode_segmentation::UnicodeSegmentation;

use super::snap::is_quote_mark;
use super::{CodePoint, PlainText, Span};

/// Which edge of a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Edge {
    /// Where it starts.
    Start,
    /// Where it ends.
    End,
}

/// To which side, in the order of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Towards the beginning of the text.
    Left,
    /// Towards the end of the text.
    Right,
}

/// How far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoveUnit {
    /// To the next word; quotation marks, brackets and full stops are stops of their own.
    Word,
    /// One grapheme cluster.
    Character,
}

/// A span with one edge moved; `None` if it would leave the text or become empty.
///
/// By words, a start lands where a word (or a mark that counts as one) starts, an end where one ends.
pub fn move_bound(
    text: &PlainText,
    span: Span,
    edge: Edge,
    direction: Direction,
    unit: MoveUnit,
) -> Option<Span> {
    let from = match edge {
        Edge::Start => span.start(),
        Edge::End => span.end(),
    };
    let to = match (unit, direction) {
        (MoveUnit::Character, Direction::Left) => text.previous_grapheme(from),
        (MoveUnit::Character, Direction::Right) => text.next_grapheme(from),
        (MoveUnit::Word, direction) => next_stop(text, from, edge, direction)?,
    };
    if to == from {
        return None;
    }
    match edge {
        Edge::Start => Span::new(to, span.end()),
        Edge::End => Span::new(span.start(), to),
    }
}

/// The span with one edge dragged to about `to`: to the nearest edge of a word, or of a grapheme cluster. `None` if
/// nothing would be left, or the position is beyond the text.
pub fn drag_bound(text: &PlainText, span: Span, edge: Edge, to: CodePoint, unit: MoveUnit) -> Option<Span> {
    if to > text.len() {
        return None;
    }
    let at = match unit {
        MoveUnit::Character => text.grapheme_start(to),
        MoveUnit::Word => stops(text, text.block_at(to), edge)
            .into_iter()
            .filter(|&stop| match edge {
                Edge::Start => stop < span.end(),
                Edge::End => stop > span.start(),
            })
            .min_by_key(|stop| stop.get().abs_diff(to.get()))?,
    };
    match edge {
        Edge::Start => Span::new(text.grapheme_start(at), span.end()),
        Edge::End => Span::new(span.start(), text.grapheme_end(at)),
    }
}

/// The nearest stop beyond `from` on that side, in this block or the next that has one.
fn next_stop(text: &PlainText, from: CodePoint, edge: Edge, direction: Direction) -> Option<CodePoint> {
    let here = text.block_at(from);
    // A few scripts have clusters that reach over the edge of a word.
    let whole = |stop| match edge {
        Edge::Start => text.grapheme_start(stop),
        Edge::End => text.grapheme_end(stop),
    };
    match direction {
        Direction::Left => (0..=here)
            .rev()
            .find_map(|block| stops(text, block, edge).into_iter().map(whole).rfind(|&stop| stop < from)),
        Direction::Right => (here..text.blocks().len())
            .find_map(|block| stops(text, block, edge).into_iter().map(whole).find(|&stop| stop > from)),
    }
}

/// Where words and the marks that count as words start (or end) in a block.
fn stops(text: &PlainText, block: usize, edge: Edge) -> Vec<CodePoint> {
    let mut at = text.blocks().get(block).map_or(0, |block| block.start().get());
    let mut stops = Vec::new();
    for piece in text.block_str(block).split_word_bounds() {
        let start = at;
        at += piece.chars().count() as u32;
        let is_stop = piece.chars().any(|c| {
            c.is_alphanumeric() || is_quote_mark(c) || matches!(c, '(' | ')' | '[' | ']' | '.' | '!' | '?' | '…' | '%')
                // Symbols and emoji are words of a kind.
                || !(c.is_ascii() || c.is_whitespace() || matches!(c, '–' | '—' | '\u{200b}'))
        });
        if is_stop {
            stops.push(CodePoint::new(if edge == Edge::Start { start } else { at }));
        }
    }
    stops
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: &str, edge: Edge, direction: Direction, unit: MoveUnit, after: Option<&str>) {
        let parse = |marked: &str| {
            let at = |mark| marked.chars().position(|c| c == mark).unwrap() as u32;
            Span::new(CodePoint::new(at('[')), CodePoint::new(at(']') - 1)).unwrap()
        };
        let text = PlainText::from_raw(&before.replace(['[', ']'], ""));
        let moved = move_bound(&text, parse(before), edge, direction, unit);
        assert_eq!(moved, after.map(parse), "{before}");
    }

    #[test]
    fn moves_by_words() {
        use {Direction::*, Edge::*, MoveUnit::Word};
        check("one [two] three", Start, Left, Word, Some("[one two] three"));
        check("one [two] three", End, Right, Word, Some("one [two three]"));
        check("one [two three]", End, Left, Word, Some("one [two] three"));
        check("[one two] three", Start, Right, Word, Some("one [two] three"));
        check("[one] two", Start, Left, Word, None);
        check("one [two]", End, Right, Word, None);
        check("[one] two", End, Left, Word, None);
        check("he said “[We] know", Start, Left, Word, Some("he said [“We] know"));
        check("our own [people],” he", End, Right, Word, Some("our own [people,”] he"));
        check("the [end].", End, Right, Word, Some("the [end.]"));
        check("one\n\n[two]", Start, Left, Word, Some("[one\n\ntwo]"));
        check("a [👩‍👩‍👧] b", End, Right, Word, Some("a [👩‍👩‍👧 b]"));
    }

    #[test]
    fn a_dragged_edge_goes_to_the_nearest_stop() {
        let text = PlainText::from_raw("one two three\nfour");
        let drag = |edge, to, unit| {
            let span = Span::new(CodePoint::new(4), CodePoint::new(7)).unwrap();
            drag_bound(&text, span, edge, CodePoint::new(to), unit)
                .map(|span| (span.start().get(), span.end().get()))
        };
        use {Edge::*, MoveUnit::*};
        assert_eq!(drag(End, 12, Word), Some((4, 13)));
        assert_eq!(drag(End, 9, Word), Some((4, 7)));
        assert_eq!(drag(End, 16, Word), Some((4, 18)));
        assert_eq!(drag(End, 2, Word), Some((4, 7)), "never past the other edge");
        assert_eq!(drag(End, 2, Character), None);
        assert_eq!(drag(End, 9, Character), Some((4, 9)));
        assert_eq!(drag(Start, 1, Word), Some((0, 7)));
        assert_eq!(drag(Start, 1, Character), Some((1, 7)));
        assert_eq!(drag(Start, 10, Word), Some((4, 7)));
        assert_eq!(drag(End, 19, Character), None);
    }

    #[test]
    fn moves_by_characters() {
        use {Direction::*, Edge::*, MoveUnit::Character};
        check("on[e] two", Start, Left, Character, Some("o[ne] two"));
        check("[one] two", End, Left, Character, Some("[on]e two"));
        check("[o]ne", End, Left, Character, None);
        check("👩‍👩‍👧[one]", Start, Left, Character, Some("[👩‍👩‍👧one]"));
        check("[one]", End, Right, Character, None);
    }
}
