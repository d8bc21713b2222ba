//! Sentences (Unicode Standard Annex 29), within blocks, with a guard for abbreviations.

use unicode_segmentation::UnicodeSegmentation;

use super::segment::is_blank;
use super::{CodePoint, PlainText, Span};

/// Words whose full stop ends no sentence.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr", "inc", "ltd", "co", "corp", "bros", "gov", "sen",
    "rep", "gen", "col", "lt", "sgt", "rev", "hon", "vs", "approx", "fig", "est", "jan", "feb", "mar", "apr",
    "aug", "sept", "sep", "oct", "nov", "dec",
];

/// Whether a full stop after this word belongs to it: "Mr", "U.S", "J".
pub(super) fn is_abbreviation(word: &str) -> bool {
    let mut letters = word.chars();
    let is_initial = matches!((letters.next(), letters.next()), (Some(c), None) if c.is_uppercase());
    // "U.S", "e.g", but not "example.com".
    let has_inner_stop = word.contains('.')
        && word
            .split('.')
            .all(|part| (1..=2).contains(&part.chars().count()) && part.chars().all(char::is_alphabetic));
    is_initial || has_inner_stop || ABBREVIATIONS.contains(&word.to_lowercase().as_str())
}

impl PlainText {
    /// The sentences of a block, in order, without the blanks between them.
    pub fn sentences_in(&self, block: usize) -> Vec<Span> {
        let Some(bounds) = self.blocks().get(block) else { return Vec::new() };
        if let Some(all) = self.known_sentences() {
            let place = |gap| all.partition_point(|sentence| sentence.start() < gap);
            return all.get(place(bounds.start())..place(bounds.end())).unwrap_or_default().to_vec();
        }
        let mut sentences: Vec<Span> = Vec::new();
        let mut from = bounds.start().get();
        let mut is_open = false;
        for piece in self.block_str(block).split_sentence_bounds() {
            let blanks = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
            let leading = blanks(piece.chars().take_while(|&c| is_blank(c)).count());
            let trailing = blanks(piece.chars().rev().take_while(|&c| is_blank(c)).count());
            let n = blanks(piece.chars().count());
            let span = Span::new(
                CodePoint::new(from + leading),
                CodePoint::new((from + n).saturating_sub(trailing)),
            );
            from += n;
            let Some(span) = span else { continue };
            match sentences.last_mut() {
                Some(last) if is_open => *last = Span::new(last.start(), span.end()).unwrap_or(span),
                _ => sentences.push(span),
            }
            is_open = ends_with_abbreviation(piece);
        }
        sentences
    }

    /// Whether a sentence starts at a gap.
    pub fn is_sentence_start(&self, at: CodePoint) -> bool {
        self.sentences_in(self.block_at(at)).iter().any(|sentence| sentence.start() == at)
    }
}

fn ends_with_abbreviation(sentence: &str) -> bool {
    let Some(body) = sentence.trim_end().strip_suffix('.') else { return false };
    body.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '“' | '"' | '‘'))
        .next()
        .is_some_and(is_abbreviation)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let plain = PlainText::from_raw(text);
        let found: Vec<&str> =
            plain.sentences_in(0).into_iter().map(|span| plain.slice(span).unwrap()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn cuts_at_sentence_ends() {
        check("One. Two two.  Three?", &["One.", "Two two.", "Three?"]);
        check("“One,” he said. “Two.” Three.", &["“One,” he said.", "“Two.”", "Three."]);
        check("Mr. Saldo met J. Smith. Then left.", &["Mr. Saldo met J. Smith.", "Then left."]);
        check("It cost 2.5 million. So it is.", &["It cost 2.5 million.", "So it is."]);
        check("", &[]);
        check("   ", &[]);
    }

    #[test]
    fn are_the_same_once_all_are_known() {
        let plain = PlainText::from_raw("\nOne. Two 💸 two.\n\n  Three?  \nFour\n");
        let each = || (0..plain.blocks().len()).map(|block| plain.sentences_in(block)).collect::<Vec<_>>();
        let before = each();
        assert_eq!(plain.sentences(), before.concat());
        assert_eq!(plain.sentences().len(), 4);
        assert_eq!(each(), before);
    }
}
