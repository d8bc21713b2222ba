//! Grapheme clusters and words (Unicode Standard Annex 29), looked up around a place so that the cost does not
//! grow with the text.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::{Byte, CodePoint, PlainText, Span};

/// White space and the invisible characters that people select along with it without knowing.
pub(super) fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// Adds a span to an ascending list, joined to the last one if the two overlap.
pub(super) fn push_merging(spans: &mut Vec<Span>, span: Span) {
    match spans.last_mut() {
        Some(last) if last.overlaps(span) => {
            *last = Span::new(last.start(), last.end().max(span.end())).unwrap_or(span);
        }
        _ => spans.push(span),
    }
}

impl PlainText {
    fn byte(&self, at: CodePoint) -> usize {
        self.byte_of(at).map_or(self.as_str().len(), Byte::to_usize)
    }

    fn gap(&self, byte: usize) -> CodePoint {
        self.code_point_of(Byte::new(byte as u32)).unwrap_or(self.len())
    }

    /// Whether no grapheme cluster is split at a gap.
    pub fn is_grapheme_boundary(&self, at: CodePoint) -> bool {
        let text = self.as_str();
        GraphemeCursor::new(self.byte(at), text.len(), true).is_boundary(text, 0).unwrap_or(true)
    }

    /// The nearest gap at or before `at` that splits no grapheme cluster.
    pub fn grapheme_start(&self, at: CodePoint) -> CodePoint {
        if self.is_grapheme_boundary(at) { at.min(self.len()) } else { self.previous_grapheme(at) }
    }

    /// The nearest gap at or after `at` that splits no grapheme cluster.
    pub fn grapheme_end(&self, at: CodePoint) -> CodePoint {
        if self.is_grapheme_boundary(at) { at.min(self.len()) } else { self.next_grapheme(at) }
    }

    /// The nearest grapheme boundary before `at`; the start of the text if there is none.
    pub fn previous_grapheme(&self, at: CodePoint) -> CodePoint {
        let text = self.as_str();
        let mut cursor = GraphemeCursor::new(self.byte(at), text.len(), true);
        self.gap(cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0))
    }

    /// The nearest grapheme boundary after `at`; the end of the text if there is none.
    pub fn next_grapheme(&self, at: CodePoint) -> CodePoint {
        let text = self.as_str();
        let mut cursor = GraphemeCursor::new(self.byte(at), text.len(), true);
        self.gap(cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len()))
    }

    /// The stretch without blanks around a gap, as bytes. Words never reach over a blank, so cutting there gives
    /// the same words as cutting the whole text.
    fn chunk(&self, at: usize) -> (usize, usize) {
        let text = self.as_str();
        let before = text.get(..at).unwrap_or_default();
        let start =
            before.char_indices().rev().find(|&(_, c)| is_blank(c)).map_or(0, |(i, c)| i + c.len_utf8());
        let after = text.get(at..).unwrap_or_default();
        let end = after.char_indices().find(|&(_, c)| is_blank(c)).map_or(text.len(), |(i, _)| at + i);
        (start, end)
    }

    /// The words and marks of the stretch without blanks around a gap, each with its span.
    pub(super) fn pieces_around(&self, at: CodePoint) -> Vec<(Span, &str)> {
        let (start, end) = self.chunk(self.byte(at));
        let chunk = self.as_str().get(start..end).unwrap_or_default();
        let mut from = self.gap(start);
        chunk
            .split_word_bounds()
            .filter_map(|piece| {
                let to = CodePoint::new(from.get() + piece.chars().count() as u32);
                let span = Span::new(from, to);
                from = to;
                Some((span?, piece))
            })
            .collect()
    }

    /// The word that a gap lies strictly inside of, or the word of the character that starts there. A word holds a
    /// letter or a digit; a hyphen ends it ("Moscow-backed" is two), an apostrophe does not.
    pub fn word_at(&self, at: CodePoint) -> Option<Span> {
        let pieces = self.pieces_around(at);
        let found = pieces.into_iter().find(|(span, _)| span.contains(at));
        found.filter(|(_, piece)| piece.chars().any(char::is_alphanumeric)).map(|(span, _)| span)
    }

    /// The words of a block, in order, as [`Self::word_at`] finds them. In the few scripts whose grapheme clusters
    /// reach over the edge of a word, words that share one count as one word.
    pub fn words_in(&self, block: usize) -> Vec<Span> {
        let mut at = self.blocks().get(block).map_or(0, |block| block.start().get());
        let mut words: Vec<Span> = Vec::new();
        for chunk in self.block_str(block).split_inclusive(is_blank) {
            // Some blanks join words by the standard ("2 400" with a narrow no-break blank); here none does.
            let (body, is_simple) = (chunk.trim_end_matches(is_blank), chunk.is_ascii());
            for piece in body.split_word_bounds() {
                let start = at;
                at += piece.chars().count() as u32;
                if !piece.chars().any(char::is_alphanumeric) {
                    continue;
                }
                let Some(word) = Span::new(CodePoint::new(start), CodePoint::new(at)) else { continue };
                let word = if is_simple { word } else { self.whole_clusters(word) };
                push_merging(&mut words, word);
            }
            at += u32::from(body.len() < chunk.len());
        }
        words
    }

    /// A span widened to whole grapheme clusters.
    pub(super) fn whole_clusters(&self, span: Span) -> Span {
        Span::new(self.grapheme_start(span.start()), self.grapheme_end(span.end())).unwrap_or(span)
    }

    /// The word that ends at a gap or reaches over it.
    pub(super) fn word_before(&self, at: CodePoint) -> Option<(Span, &str)> {
        let pieces = self.pieces_around(at);
        let found = pieces.into_iter().find(|(span, _)| span.start() < at && at <= span.end());
        found.filter(|(_, piece)| piece.chars().any(char::is_alphanumeric))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_word(marked: &str, expected: Option<&str>) {
        let at = marked.chars().position(|c| c == '|').unwrap();
        let text = PlainText::from_raw(&marked.replace('|', ""));
        let word = text.word_at(CodePoint::new(at as u32)).map(|span| text.slice(span).unwrap());
        assert_eq!(word, expected, "{marked}");
    }

    #[test]
    fn finds_words() {
        check_word("one t|wo three", Some("two"));
        check_word("one |two three", Some("two"));
        check_word("one two| three", None);
        check_word("don’|t", Some("don’t"));
        check_word("Moscow-b|acked", Some("backed"));
        check_word("2,4|00 square", Some("2,400"));
        check_word("|“We", None);
        check_word("Ана Го|мес", Some("Гомес"));
        check_word("|👩‍👩‍👧", None);
        check_word("مرحبا بالع|الم", Some("بالعالم"));
    }

    #[test]
    fn lists_the_words_of_a_block() {
        let text = PlainText::from_raw("x\n– Moscow-backed, 2\u{202f}400 (don’t) 👩‍👩‍👧 日本\u{a0}é.\n");
        let words: Vec<_> = text.words_in(1).into_iter().map(|span| text.slice(span).unwrap()).collect();
        assert_eq!(words, ["Moscow", "backed", "2", "400", "don’t", "日", "本", "é"]);
        assert!(text.words_in(2).is_empty() && text.words_in(9).is_empty());
    }

    #[test]
    fn walks_by_graphemes() {
        let text = PlainText::from_raw("a👩‍👩‍👧e\u{301}\n🇩🇪");
        let mut at = CodePoint::new(0);
        let mut gaps = vec![0];
        while at < text.len() {
            at = text.next_grapheme(at);
            gaps.push(at.get());
        }
        assert_eq!(gaps, [0, 1, 6, 8, 9, 11]);
        assert_eq!(text.grapheme_start(CodePoint::new(4)), CodePoint::new(1));
        assert_eq!(text.grapheme_end(CodePoint::new(4)), CodePoint::new(6));
        assert_eq!(text.previous_grapheme(CodePoint::new(11)), CodePoint::new(9));
    }
}
