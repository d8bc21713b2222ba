//! Where the next name stands that nobody has marked, told by its capital letters.

use crate::model::Document;
use crate::text::{CodePoint, PlainText, Search, Span};

/// The first name that starts after a gap (without a gap, the first one of all) and that is not marked: no annotation
/// lies on it or on a part of it. A possessive “’s” is left off.
///
/// A name is a run of words that begin with a capital letter, which scripts without capital letters do not have. Where
/// every word has one, at the beginning of a sentence or a quotation, the first word counts only if the text does not
/// have it in lower case, too, and if another capitalised word follows or the same word stands in the middle of a
/// sentence elsewhere.
pub fn next_name(document: &Document, after: Option<CodePoint>) -> Option<Span> {
    let text = document.text();
    let first = after.map_or(0, |after| text.block_at(after));
    (first..text.blocks().len()).find_map(|block| {
        let is_marked = |name: Span| {
            let mut here = document.annotations().in_block(block).iter();
            here.any(|annotation| annotation.fragments.iter().any(|fragment| name.covers(fragment)))
        };
        let names = runs_in(text, block).into_iter().filter_map(|run| name_of(text, &run));
        names.filter(|name| after.is_none_or(|after| name.start() > after)).find(|&name| !is_marked(name))
    })
}

/// The words of a block that begin with a capital letter, those that stand together as one run.
fn runs_in(text: &PlainText, block: usize) -> Vec<Vec<Span>> {
    let mut runs: Vec<Vec<Span>> = Vec::new();
    for word in text.words_in(block) {
        if !is_capitalised(text, word) {
            continue;
        }
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|&last| goes_on(text, last, word)) => run.push(word),
            _ => runs.push(vec![word]),
        }
    }
    runs
}

fn words_of(text: &PlainText, span: Span) -> &str {
    text.slice(span).unwrap_or_default()
}

fn is_capitalised(text: &PlainText, word: Span) -> bool {
    words_of(text, word).chars().next().is_some_and(char::is_uppercase)
}

/// Whether a name goes on from one of its words to the next one.
fn goes_on(text: &PlainText, last: Span, next: Span) -> bool {
    let between = Span::new(last.end(), next.start()).map_or("", |between| words_of(text, between));
    let is_initial = words_of(text, last).chars().nth(1).is_none();
    without_possessive(text, last) == last
        && match between {
            " " | "\u{a0}" | "\u{202f}" | "-" | "‑" | "’ " | "' " => true,
            ". " | ".\u{a0}" => is_initial,
            _ => false,
        }
}

/// A word without its possessive “’s”.
fn without_possessive(text: &PlainText, word: Span) -> Span {
    let is_possessive = ["’s", "'s", "’S", "'S"].iter().any(|tail| words_of(text, word).ends_with(tail));
    let end = CodePoint::new(word.end().get().saturating_sub(if is_possessive { 2 } else { 0 }));
    Span::new(word.start(), end).unwrap_or(word)
}

/// What of a run is a name.
fn name_of(text: &PlainText, run: &[Span]) -> Option<Span> {
    let (&first, rest) = run.split_first()?;
    let run = match (begins_something(text, first), rest.is_empty()) {
        (true, _) if stands(text, &words_of(text, without_possessive(text, first)).to_lowercase(), false) => {
            rest
        }
        (true, true) if !stands(text, words_of(text, without_possessive(text, first)), true) => rest,
        _ => run,
    };
    let (start, end) = (run.first()?.start(), without_possessive(text, *run.last()?).end());
    let name = Span::new(start, end)?;
    // “I” is no name, and “I’m” is none.
    let letters = words_of(text, name).split(['’', '\'']).next().unwrap_or_default();
    letters.chars().nth(1).map(|_| name)
}

/// Whether a word stands where every word has a capital letter.
fn begins_something(text: &PlainText, word: Span) -> bool {
    let block = text.block_at(word.start());
    let sentences = text.sentences_in(block);
    let start = sentences.iter().rev().find(|it| it.start() <= word.start()).map(|it| it.start());
    let before = start.and_then(|start| Span::new(start, word.start()));
    let before = before.map_or("", |before| words_of(text, before));
    !before.chars().any(char::is_alphanumeric)
        || before.ends_with(['“', '”', '„', '‘', '‚', '«', '»', '‹', '›', '"', '('])
}

/// Whether a word stands somewhere in the text, in this case; in the middle of a sentence, if that is asked for.
fn stands(text: &PlainText, word: &str, in_the_middle: bool) -> bool {
    let search = Search { words: word.to_owned(), is_whole_word: true, is_case_sensitive: true };
    search.find_all(text).into_iter().any(|place| !(in_the_middle && begins_something(text, place)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DocumentId;
    use crate::suggest::desk::Desk;

    /// All names, one after the other.
    fn names(desk: &Desk) -> Vec<String> {
        let document = desk.library.get(&DocumentId::new("a")).unwrap();
        let mut found = Vec::new();
        let mut after = None;
        while let Some(name) = next_name(document, after) {
            assert!(after.is_none_or(|after| name.start() > after));
            found.push(document.text().slice(name).unwrap().to_owned());
            after = Some(name.start());
        }
        found
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(names(&Desk::with_articles(&[text])), expected, "{text}");
    }

    #[test]
    fn takes_runs_of_capitalised_words() {
        check("yesterday Ana Gómez met Ölmez in Łódź", &["Ana Gómez", "Ölmez", "Łódź"]);
        check(
            "the Lower Quay Residents’ Association, Ellery College",
            &["Lower Quay Residents’ Association", "Ellery College"],
        );
        check("so J. Smith and Jean-Luc Roy of Иваново", &["J. Smith", "Jean-Luc Roy", "Иваново"]);
        check("she told Port Ellery’s Harbour Board", &["Port Ellery", "Harbour Board"]);
        check("and I think I’m with Ana. It was so.", &["Ana"]);
        check("東京で会議が開かれた。", &[]);
        check("", &[]);
    }

    #[test]
    fn doubts_the_first_word_of_a_sentence() {
        check("Nobody came. “Another day,” said Ruth. (Then night.)", &["Ruth"]);
        check("By Miriam Hale, written by night", &["Miriam Hale"]);
        check("Ruth Bell went. She saw Bell. Bell saw her.", &["Ruth Bell", "Bell", "Bell"]);
        check("It told us: ‘He will not.’ Gómez’s plan, then Gómez.", &["Gómez", "Gómez"]);
    }

    #[test]
    fn passes_over_what_is_marked() {
        let mut desk = Desk::with_articles(&["he met Ana Gómez and Ruth Bell in Łódź"]);
        desk.tag("a", "whole", "claim", &["he met Ana Gómez and Ruth Bell"]);
        desk.tag("a", "e", "entity", &["Ana Gómez"]);
        assert_eq!(names(&desk), ["Ruth Bell", "Łódź"]);
        desk.tag("a", "part", "entity", &["Bell"]);
        assert_eq!(names(&desk), ["Łódź"]);
    }
}
