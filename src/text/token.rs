//! Tokens, as trainers of language models cut a text: words, and each mark on its own.
//!
//! Words are those of Unicode Standard Annex 29, cut finer where the treebanks of Universal Dependencies and spaCy do:
//! at hyphens, before English clitics (“it|’s”, “do|n’t”), behind French and Italian elisions (“l’|usine”); and
//! coarser where they do: abbreviations keep their full stop, dots and dashes in a row are one token. Tokens depend on
//! nothing but the text.

use unicode_segmentation::UnicodeSegmentation;

use super::segment::is_blank;
use super::sentence::is_abbreviation;
use super::{CodePoint, PlainText, Span};

/// A word or a mark. It holds no white space and splits no grapheme cluster, unless that holds white space itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'a> {
    /// Where it stands.
    pub span: Span,
    /// Its characters, at least one.
    pub text: &'a str,
    /// Whether white space follows.
    pub is_before_blank: bool,
}

/// What may follow an apostrophe as a word of its own, in English.
const CLITICS: [&str; 7] = ["s", "re", "ve", "ll", "d", "m", "t"];

/// What may stand before an apostrophe as a word of its own, in French and Italian. Lower case only: “D’Angelo”.
const ELISIONS: [&str; 15] =
    ["c", "d", "j", "l", "m", "n", "s", "t", "qu", "dell", "all", "nell", "sull", "dall", "un"];

impl PlainText {
    /// The tokens of all sentences, a list for each of [`Self::sentences`]. None is empty.
    pub fn tokens(&self) -> Vec<Vec<Token<'_>>> {
        self.sentences()
            .iter()
            .map(|&sentence| self.tokens_in(sentence))
            .filter(|it| !it.is_empty())
            .collect()
    }

    /// The tokens of a sentence, in order.
    pub fn tokens_in(&self, sentence: Span) -> Vec<Token<'_>> {
        let text = self.slice(sentence).unwrap_or_default();
        let mut at = sentence.start().get();
        let mut tokens = Vec::new();
        for chunk in text.split_inclusive(parts_tokens) {
            let body = chunk.trim_end_matches(parts_tokens);
            let n_before = tokens.len();
            for piece in pieces(body) {
                let end = at + piece.chars().count() as u32;
                let span = Span::new(CodePoint::new(at), CodePoint::new(end));
                at = end;
                tokens.extend(span.map(|span| Token { span, text: piece, is_before_blank: false }));
            }
            at += u32::from(body.len() < chunk.len());
            if let Some(last) = tokens.get_mut(n_before..).and_then(<[_]>::last_mut) {
                last.is_before_blank = chunk.ends_with(char::is_whitespace);
            }
        }
        if let Some(last) = tokens.last_mut() {
            last.is_before_blank = self.char_at(last.span.end()).is_some_and(char::is_whitespace);
        }
        separate_last_stop(&mut tokens);
        tokens
    }
}

/// Blanks, and the four controls that Python takes for white space.
fn parts_tokens(c: char) -> bool {
    is_blank(c) || matches!(c, '\u{1c}'..='\u{1f}')
}

/// “We saw plan B.”: the full stop after a word without inner stops ends the sentence, too.
fn separate_last_stop(tokens: &mut Vec<Token<'_>>) {
    let Some(last) = tokens.last().copied() else { return };
    let Some(word) = last.text.strip_suffix('.').filter(|it| !it.is_empty() && !it.contains('.')) else {
        return;
    };
    let middle = CodePoint::new(last.span.end().get() - 1);
    let (Some(front), Some(stop)) =
        (Span::new(last.span.start(), middle), Span::new(middle, last.span.end()))
    else {
        return;
    };
    tokens.pop();
    tokens.push(Token { span: front, text: word, is_before_blank: false });
    tokens.push(Token { span: stop, text: ".", is_before_blank: last.is_before_blank });
}

/// The tokens of a stretch without blanks, one behind the other.
fn pieces(chunk: &str) -> Vec<&str> {
    let mut bounds: Vec<usize> = vec![0];
    for (start, word) in chunk.split_word_bound_indices() {
        let begun = bounds.last().copied().unwrap_or_default();
        let before = chunk.get(begun..start).unwrap_or_default();
        // The bound before this word stands unless the two belong together.
        if start > begun && belong_together(before, word, start + word.len() == chunk.len()) {
            continue;
        }
        if start > begun {
            bounds.push(start);
        }
        bounds.extend(cut_in(word).map(|at| start + at));
    }
    if !chunk.is_ascii() {
        let clusters: Vec<usize> = chunk.grapheme_indices(true).map(|(at, _)| at).collect();
        bounds.retain(|at| clusters.binary_search(at).is_ok());
    }
    bounds.push(chunk.len());
    let pieces = bounds.windows(2).filter_map(|pair| chunk.get(pair[0]..pair[1]));
    pieces.flat_map(without_directions).filter(|it| !it.is_empty()).collect()
}

/// Marks of direction at the edges of a word apart from it: whoever marks the word leaves them out, and spaCy takes no
/// span that ends inside a token.
fn without_directions(piece: &str) -> [&str; 3] {
    let is_direction =
        |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let (from, word) = piece.split_at(piece.len() - piece.trim_start_matches(is_direction).len());
    let (word, behind) = word.split_at(word.trim_end_matches(is_direction).len());
    [from, word, behind]
}

/// Whether two pieces next to each other are one token.
fn belong_together(before: &str, word: &str, is_last: bool) -> bool {
    let is_run = |mark: &str| word == mark && before.chars().all(|c| mark.starts_with(c));
    let is_apostrophe = |it: &str| matches!(it, "'" | "’");
    is_run(".")
        || is_run("-")
        || (word == "." && is_abbreviation(before))
        || (is_apostrophe(before) && is_last && CLITICS.contains(&&*word.to_lowercase()))
        || (is_apostrophe(word) && is_last && ELISIONS.contains(&before))
}

/// Where a word of Annex 29 is two tokens: at most one place, as a byte offset.
fn cut_in(word: &str) -> Option<usize> {
    let at = word.rfind(['\'', '’'])?;
    let (stem, tail) = word.split_at_checked(at)?;
    let rest = tail.trim_start_matches(['\'', '’']);
    let is_nt = stem == "n" && rest == "t";
    if ELISIONS.contains(&stem) && !rest.is_empty() && !is_nt {
        return Some(word.len() - rest.len());
    }
    let lower = rest.to_lowercase();
    if stem.is_empty() || !CLITICS.contains(&&*lower) {
        return None;
    }
    match (lower.as_str(), stem.strip_suffix(['n', 'N'])) {
        ("t", Some(verb)) if !verb.is_empty() => Some(verb.len()),
        ("t", _) => None,
        _ => Some(stem.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let text = PlainText::from_raw(text);
        let sentences = text.tokens();
        let shown: Vec<String> = sentences
            .iter()
            .map(|tokens| tokens.iter().map(|it| it.text).collect::<Vec<_>>().join("|"))
            .collect();
        assert_eq!(shown.join(" ¶ "), expected);
        for token in sentences.iter().flatten() {
            assert_eq!(text.slice(token.span), Some(token.text));
            let next = text.char_at(token.span.end());
            assert_eq!(token.is_before_blank, next.is_some_and(char::is_whitespace), "{token:?}");
        }
    }

    #[test]
    fn words_and_marks_stand_apart() {
        check(
            "“We cut 💸 taxes by 20%,” Mayor Ana Gómez said. It cost $3.5m.\n\nEnd",
            "“|We|cut|💸|taxes|by|20|%|,|”|Mayor|Ana|Gómez|said|. ¶ It|cost|$|3.5m|. ¶ End",
        );
        check("Oslo-based (the) well\u{202f}: 2\u{202f}400", "Oslo|-|based|(|the|)|well|:|2|400");
        check("Wait... no -- yes", "Wait|...|no|--|yes");
        check("at Fact\u{a0}Check 👨‍👩‍👧 🇳🇴e\u{301}", "at|Fact|Check|👨‍👩‍👧|🇳🇴|e\u{301}");
        check("קרא «oui»", "קרא|«|oui|»");
        check("“שלום”\u{200f} \u{2067}x\u{2069}.", "“|שלום|”|\u{200f}|\u{2067}|x|\u{2069}|.");
    }

    #[test]
    fn clitics_and_elisions_are_words() {
        check("It’s Ana's; don’t, can't", "It|’s|Ana|'s|;|do|n’t|,|ca|n't");
        check("workers’ pay, O’Neil’s", "workers|’|pay|,|O’Neil|’s");
        check("l’usine et qu'il, D’Angelo", "l’|usine|et|qu'|il|,|D’Angelo");
        // What was cut stays as it was cut when blanks stand between.
        check("It ’s l’ usine do n’t ...", "It|’s|l’|usine|do|n’t|...");
    }

    #[test]
    fn abbreviations_keep_their_stop() {
        check("Mr. J. Vale of the U.S. Navy left", "Mr.|J.|Vale|of|the|U.S.|Navy|left");
        check("We saw plan B.", "We|saw|plan|B|.");
        check("He is in the U.S.", "He|is|in|the|U.S.");
    }

    #[test]
    fn white_space_is_never_in_a_token() {
        check("", "");
        check(" \n\u{2003}\n\u{1f}", "");
        check("a\u{2028}b\u{85}c\u{1f}d\u{200b}e", "a ¶ b ¶ c|d|e");
    }
}
