//! The words round a place, for lists of what was found.

use super::segment::is_blank;
use super::{CodePoint, PlainText, Span};

/// A place in a text with the words round it, for lists: together a stretch of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Context<'a> {
    /// What stands before, in the same block.
    pub before: &'a str,
    /// The words themselves; they may hold line ends.
    pub words: &'a str,
    /// What follows, in the same block.
    pub after: &'a str,
    /// Whether the block holds more before it.
    pub is_cut_before: bool,
    /// Whether the block holds more after it.
    pub is_cut_after: bool,
}

impl<'a> Context<'a> {
    /// A span with at most `width` code points on each side, cut between words.
    /// All is empty for a span beyond the text.
    pub fn around(text: &'a PlainText, span: Span, width: u32) -> Self {
        let blocks = text.blocks();
        let block_of = |at| blocks.get(text.block_at(at));
        let from = block_of(span.start()).map_or(span.start(), |block| block.start());
        let last = CodePoint::new(span.end().get().saturating_sub(1));
        let to = block_of(last).map_or(span.end(), |block| block.end());
        let before = CodePoint::new(from.get().max(span.start().get().saturating_sub(width)));
        let after = CodePoint::new(to.get().min(span.end().get().saturating_add(width)));
        let start = if before == from { from } else { cut_before(text, before, span.start()) };
        let end = if after == to { to } else { cut_after(text, span.end(), after) };
        let slice = |from, to| Span::new(from, to).and_then(|part| text.slice(part)).unwrap_or_default();
        Self {
            before: slice(start, span.start()),
            words: slice(span.start(), span.end()),
            after: slice(span.end(), end),
            is_cut_before: start > from,
            is_cut_after: end < to,
        }
    }
}

/// The first gap from `at` on, up to `limit`, at which a word may begin.
fn cut_before(text: &PlainText, at: CodePoint, limit: CodePoint) -> CodePoint {
    let mut cut = match text.word_at(at) {
        Some(word) if word.start() < at && word.end() < limit => word.end(),
        _ => at,
    };
    while cut < limit && text.char_at(cut).is_some_and(is_blank) {
        cut = CodePoint::new(cut.get() + 1);
    }
    text.grapheme_end(cut).min(limit)
}

/// The last gap up to `at`, from `limit` on, at which a word may end.
fn cut_after(text: &PlainText, limit: CodePoint, at: CodePoint) -> CodePoint {
    let mut cut = match text.word_before(at) {
        Some((word, _)) if word.end() > at && word.start() > limit => word.start(),
        _ => at,
    };
    while cut > limit && text.char_before(cut).is_some_and(is_blank) {
        cut = CodePoint::new(cut.get() - 1);
    }
    text.grapheme_start(cut).max(limit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Search;

    #[test]
    fn shows_the_words_around() {
        let text = PlainText::from_raw("Before.\nIt was said that Saldo left the town again.\nAfter.");
        let at = |words: &str| Search { words: words.into(), ..Search::default() }.find_all(&text)[0];
        let context = Context::around(&text, at("saldo"), 12);
        assert_eq!((context.before, context.words, context.after), ("said that ", "Saldo", " left the"));
        assert!(context.is_cut_before && context.is_cut_after);
        let context = Context::around(&text, at("was"), 99);
        assert_eq!((context.before, context.after), ("It ", " said that Saldo left the town again."));
        assert!(!context.is_cut_before && !context.is_cut_after);
        let context = Context::around(&text, at("before. it"), 3);
        assert_eq!((context.before, context.words, context.after), ("", "Before.\nIt", ""));
        let beyond = Span::new(CodePoint::new(90), CodePoint::new(99)).unwrap();
        assert_eq!(Context::around(&text, beyond, 5).words, "");
    }
}
