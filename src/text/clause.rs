//! Clauses, as far as punctuation shows them: the stretches of a sentence that commas, dashes, brackets and the like
//! set off. Most claims are one, without the words that lead to it.

use super::segment::is_blank;
use super::sentence::is_abbreviation;
use super::snap::is_quote_mark;
use super::{CodePoint, PlainText, Span};

impl PlainText {
    /// The clauses of a block, in order: each holds a letter or a digit and neither begins nor ends with a blank, a
    /// quotation mark or what set it off. The full stop of the sentence is left out.
    pub fn clauses_in(&self, block: usize) -> Vec<Span> {
        self.sentences_in(block).into_iter().flat_map(|sentence| self.clauses_of(sentence)).collect()
    }

    fn clauses_of(&self, sentence: Span) -> Vec<Span> {
        let chars: Vec<char> = self.slice(sentence).unwrap_or_default().chars().collect();
        let is_boundary = |&i: &usize| {
            let next = chars.get(i + 1).copied();
            chars
                .get(i)
                .is_some_and(|&c| sets_off(c, i.checked_sub(1).and_then(|i| chars.get(i)).copied(), next))
        };
        let edges = (0..chars.len()).filter(is_boundary).chain([chars.len()]);
        let mut from = 0;
        let mut clauses = Vec::new();
        for edge in edges {
            clauses.extend(trimmed(&chars, from, edge).and_then(|(start, end)| {
                let at = |i: usize| CodePoint::new(sentence.start().get() + i as u32);
                Span::new(at(start), at(end))
            }));
            from = edge + 1;
        }
        clauses
    }
}

/// Whether a character ends one clause and begins another. “1,000”, “10:30” and “Moscow-backed” are no two clauses, nor
/// is what has an apostrophe.
fn sets_off(c: char, before: Option<char>, after: Option<char>) -> bool {
    let is_edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    match c {
        ';' | '؛' | '،' | '、' | '，' | '；' | '：' | '—' | '(' | ')' | '[' | ']' => true,
        ',' | ':' => is_edge(after),
        '–' | '-' => before.is_none_or(is_blank) && after.is_none_or(is_blank),
        c => is_quote_mark(c) && (is_edge(before) || is_edge(after)) && !is_apostrophe_after_s(c, before),
    }
}

/// “the residents’ hall”.
fn is_apostrophe_after_s(c: char, before: Option<char>) -> bool {
    matches!((c, before), ('’' | '\'', Some('s' | 'S')))
}

/// The part of a stretch that is left without what does not belong to a clause at its edges.
fn trimmed(chars: &[char], from: usize, to: usize) -> Option<(usize, usize)> {
    let is_loose =
        |c: char| is_blank(c) || is_quote_mark(c) || matches!(c, '!' | '?' | '…' | '。' | '！' | '？');
    let piece = chars.get(from..to)?;
    if !piece.iter().any(|c| c.is_alphanumeric()) {
        return None;
    }
    let start = from + piece.iter().take_while(|&&c| is_loose(c)).count();
    let mut end = to - piece.iter().rev().take_while(|&&c| is_loose(c)).count();
    let word: String = chars.get(start..end)?.rsplit(|&c| is_blank(c)).next()?.iter().collect();
    if word.strip_suffix('.').is_some_and(|word| !is_abbreviation(word)) {
        end -= 1;
    }
    (start < end).then_some((start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let plain = PlainText::from_raw(text);
        let found: Vec<&str> =
            plain.clauses_in(0).into_iter().map(|span| plain.slice(span).unwrap()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn cuts_at_punctuation() {
        check(
            "She came, he left; so – they say – all is well.",
            &["She came", "he left", "so", "they say", "all is well"],
        );
        check(
            "It cost £1,000 (or 1.5 million) by 10:30. Then: nothing!",
            &["It cost £1,000", "or 1.5 million", "by 10:30", "Then", "nothing"],
        );
        check("“We ran,” she said, “‘and hid.’”", &["We ran", "she said", "and hid"]);
        check(
            "Moscow-backed men don’t leave the residents’ hall",
            &["Moscow-backed men don’t leave the residents’ hall"],
        );
        check("He moved to the U.S., then to Mr. Saldo’s", &["He moved to the U.S.", "then to Mr. Saldo’s"]);
        check("会議、終わり。", &["会議", "終わり"]);
        check(" – , …", &[]);
        check("", &[]);
    }
}
