//! A text cut into tokens, and which of them an annotation covers: shared by the formats that know tokens.

use std::ops::Range;

use crate::model::Fragments;
use crate::text::{PlainText, Span, Token};

/// The tokens of a text, sentence after sentence.
#[derive(Debug)]
pub(super) struct Tokenised<'a> {
    /// All tokens, in order.
    pub(super) tokens: Vec<Token<'a>>,
    /// The tokens of each sentence, by position; none is empty.
    pub(super) sentences: Vec<Range<usize>>,
}

impl<'a> Tokenised<'a> {
    /// The tokens of that text.
    pub(super) fn of(text: &'a PlainText) -> Self {
        let (mut tokens, mut sentences) = (Vec::new(), Vec::new());
        for sentence in text.tokens() {
            let start = tokens.len();
            tokens.extend(sentence);
            sentences.push(start..tokens.len());
        }
        Self { tokens, sentences }
    }

    /// The positions of the tokens that share a character with a span; empty if none does.
    pub(super) fn covered(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.span.end() <= span.start());
        let end = self.tokens.partition_point(|token| token.span.start() < span.end());
        start..end.max(start)
    }

    /// The tokens of each fragment that covers one; fragments that meet in a token are one piece.
    pub(super) fn pieces(&self, fragments: &Fragments) -> Vec<Range<usize>> {
        let mut pieces: Vec<Range<usize>> = Vec::new();
        for piece in fragments.iter().map(|span| self.covered(span)).filter(|it| !it.is_empty()) {
            match pieces.last_mut() {
                Some(last) if piece.start < last.end => last.end = last.end.max(piece.end),
                _ => pieces.push(piece),
            }
        }
        pieces
    }

    /// From the first to the last of these tokens; `None` if there is none.
    pub(super) fn span_of(&self, tokens: &Range<usize>) -> Option<Span> {
        let tokens = self.tokens.get(tokens.clone())?;
        Span::new(tokens.first()?.span.start(), tokens.last()?.span.end())
    }

    /// Pieces cut where a sentence begins.
    pub(super) fn by_sentence(&self, pieces: Vec<Range<usize>>) -> Vec<Range<usize>> {
        let cut = |piece: Range<usize>| {
            let first = self.sentences.partition_point(|it| it.end <= piece.start);
            let touched = self.sentences.iter().skip(first).take_while(move |it| it.start < piece.end);
            touched.map(move |it| it.start.max(piece.start)..it.end.min(piece.end)).collect::<Vec<_>>()
        };
        pieces.into_iter().flat_map(cut).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::CodePoint;

    fn span(start: u32, end: u32) -> Span {
        Span::new(CodePoint::new(start), CodePoint::new(end)).unwrap()
    }

    #[test]
    fn finds_the_tokens_under_a_span() {
        let text = PlainText::from_raw("Ana said: “No.”  Then she left.");
        let tokenised = Tokenised::of(&text);
        let check = |start, end, words: &[&str], bounds: Option<(u32, u32)>| {
            let covered = tokenised.covered(span(start, end));
            let found: Vec<&str> = tokenised.tokens[covered.clone()].iter().map(|it| it.text).collect();
            assert_eq!(found, words);
            assert_eq!(tokenised.span_of(&covered), bounds.map(|(start, end)| span(start, end)));
        };
        check(0, 3, &["Ana"], Some((0, 3)));
        check(1, 6, &["Ana", "said"], Some((0, 8)));
        check(3, 4, &[], None);
        check(15, 17, &[], None);
        check(10, 16, &["“", "No", ".", "”"], Some((10, 15)));
        assert_eq!(tokenised.by_sentence(Vec::from([Range { start: 1, end: 9 }])), [1..7, 7..9]);
        let both = Fragments::new([span(4, 6), span(6, 8)]).unwrap();
        assert_eq!(tokenised.pieces(&both), [Range { start: 1, end: 2 }]);
    }
}
