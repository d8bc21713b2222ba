//! Finding words in a text, however they are typed.

use super::fold::{Folded, fold_query};
use super::segment::push_merging;
use super::{Bias, PlainText, Span, Utf16};

/// What to look for.
///
/// Any run of blanks (line ends and no-break blanks too) matches any other; typographic apostrophes, quotation
/// marks and hyphens match plain ones; letters with marks match however they are composed, in the scripts that
/// news are mostly written in (Latin, Greek, Cyrillic, kana, Hangul).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    /// The words; blanks at the ends do not count.
    pub words: String,
    /// Whether “art” is not to be found in “party”. A possessive “’s” and what stands before an apostrophe
    /// (“l’”) are not taken for part of the word.
    pub is_whole_word: bool,
    /// Whether “US” is not to be found in “us”.
    pub is_case_sensitive: bool,
}

impl Search {
    /// All places, ascending, without overlap, never splitting a grapheme cluster. Nothing to look for is found
    /// nowhere. Takes time in proportion to the text.
    pub fn find_all(&self, text: &PlainText) -> Vec<Span> {
        let needle = fold_query(&self.words, self.is_case_sensitive);
        let step = needle.chars().next().map_or(0, char::len_utf8);
        let mut found = Vec::new();
        if step == 0 {
            return found;
        }
        let folded = Folded::new(text.as_str(), self.is_case_sensitive);
        let mut from = 0;
        while let Some(nth) = folded.as_str().get(from..).and_then(|rest| rest.find(&needle)) {
            let at = from + nth;
            let place = folded.start_at(at).zip(folded.end_at(at + needle.len()));
            let span = place.and_then(|(start, end)| Span::new(start, end));
            match span.filter(|&span| self.accepts(text, span)) {
                Some(span) => {
                    found.push(span);
                    from = at + needle.len();
                }
                None => from = at + step,
            }
        }
        found
    }

    fn accepts(&self, text: &PlainText, span: Span) -> bool {
        text.is_grapheme_boundary(span.start())
            && text.is_grapheme_boundary(span.end())
            && !(self.is_whole_word && (cuts_at_start(text, span) || cuts_at_end(text, span)))
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// Whether a word reaches over the start of a span.
fn cuts_at_start(text: &PlainText, span: Span) -> bool {
    let word = text.word_at(span.start());
    let head = word.and_then(|word| Span::new(word.start(), span.start())).and_then(|head| text.slice(head));
    head.is_some_and(|head| head.chars().any(char::is_alphanumeric) && !head.ends_with(is_apostrophe))
}

/// Whether a word reaches over the end of a span.
fn cuts_at_end(text: &PlainText, span: Span) -> bool {
    let Some((word, _)) = text.word_before(span.end()) else { return false };
    let Some(tail) = Span::new(span.end(), word.end()).and_then(|tail| text.slice(tail)) else {
        return false;
    };
    let is_possessive = matches!(tail.strip_prefix(is_apostrophe), Some("s" | "S"));
    // A soft hyphen is no part of a word that anybody sees.
    tail.chars().any(char::is_alphanumeric) && !is_possessive
}

impl PlainText {
    /// Places that were found in a block by somebody who counts UTF-16 units from the block's start (a regular
    /// expression in the browser), as spans of whole grapheme clusters: ascending, without overlap. What is empty
    /// or lies beyond the block is left out.
    pub fn spans_from_block_utf16(&self, block: usize, places: &[(Utf16, Utf16)]) -> Vec<Span> {
        let mut places: Vec<Span> = places
            .iter()
            .filter_map(|&(start, end)| {
                let start = self.from_block_utf16(block, start, Bias::Left);
                Span::new(start, self.from_block_utf16(block, end, Bias::Right))
            })
            .map(|span| self.whole_clusters(span))
            .collect();
        places.sort_unstable();
        let mut spans = Vec::with_capacity(places.len());
        for place in places {
            push_merging(&mut spans, place);
        }
        spans
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::CodePoint;

    /// The places in brackets are those that must be found.
    #[track_caller]
    fn check_with(search: &Search, marked: &str) {
        let text = PlainText::from_raw(&marked.replace(['⟦', '⟧'], ""));
        let mut shown = String::new();
        let found = search.find_all(&text);
        for (at, c) in (0..).map(CodePoint::new).zip(text.as_str().chars().map(Some).chain([None])) {
            shown.extend(found.iter().filter(|span| span.end() == at).map(|_| '⟧'));
            shown.extend(found.iter().filter(|span| span.start() == at).map(|_| '⟦'));
            shown.extend(c);
        }
        assert_eq!(shown, marked, "{search:?}");
    }

    #[track_caller]
    fn check(words: &str, marked: &str) {
        check_with(&Search { words: words.into(), ..Search::default() }, marked);
    }

    #[test]
    fn finds_words_in_any_case() {
        check("saldo", "⟦Saldo⟧ and ⟦SALDO⟧ sold a⟦saldo⟧s");
        check("strasse", "die ⟦Straße⟧, die ⟦STRASSE⟧, die ⟦STRAẞE⟧");
        check("STRAßE", "die ⟦Straße⟧, die ⟦strasse⟧");
        check("find", "⟦ﬁnd⟧ ⟦Find⟧");
        check("ίσος", "⟦ΊΣΟΣ⟧ ⟦ίσος⟧");
        check("İstanbul", "⟦İstanbul⟧ ⟦i\u{307}stanbul⟧");
        check("s", "⟦s⟧ ß");
        check("aa", "⟦aa⟧⟦aa⟧a");
    }

    #[test]
    fn blanks_and_marks_match_their_kin() {
        check("Ana  Gómez ", "⟦Ana\u{a0}Gómez⟧ ⟦Ana\nGómez⟧ ⟦Ana \u{202f} Gómez⟧ AnaGómez");
        check("don't", "⟦don’t⟧ ⟦don't⟧ dont");
        check("\"no", "⟦“No⟧” ⟦«no⟧» ⟦\"no⟧\"");
        check("word", "⟦wo\u{ad}rd⟧\u{ad}");
        check("co-op", "⟦co\u{2011}op⟧");
    }

    #[test]
    fn composed_or_not_is_the_same_and_no_cluster_is_split() {
        check("Gómez", "⟦Go\u{301}mez⟧ ⟦GÓMEZ⟧ Gomez");
        check("Go\u{301}mez", "⟦Gómez⟧ Gomez");
        check("e", "⟦e⟧ é e\u{301}");
        check("👩", "👩‍👩‍👧 ⟦👩⟧");
        check("한국", "⟦한국⟧ ⟦\u{1112}\u{1161}\u{11ab}국⟧");
        check("日本", "⟦日本⟧語");
    }

    #[test]
    fn nothing_is_found_nowhere() {
        check("", "a b");
        check(" \n\u{a0}", "a b");
        check("\u{ad}", "a b");
        check("abc", "");
    }

    #[test]
    fn whole_words_only() {
        let whole = |words: &str| Search { words: words.into(), is_whole_word: true, ..Search::default() };
        check_with(&whole("art"), "⟦art⟧ party ⟦Art⟧. arts Moscow-⟦art⟧");
        check_with(&whole("Saldo"), "⟦Saldo⟧’s l’⟦Saldo⟧ Saldos ⟦Saldo⟧'s");
        check_with(&whole("U.S."), "the ⟦U.S.⟧ and U.S.S.R");
        check_with(&whole("本"), "日⟦本⟧語");
    }

    #[test]
    fn case_may_count() {
        let exact = Search { words: "US".into(), is_case_sensitive: true, ..Search::default() };
        check_with(&exact, "⟦US⟧ us Us ⟦US⟧A");
        let exact = Search { words: "É’".into(), ..exact };
        check_with(&exact, "⟦E\u{301}'⟧ é’");
    }

    #[test]
    fn takes_in_places_found_by_the_browser() {
        let text = PlainText::from_raw("x\na💛b👩‍👩‍👧");
        let places = |list: &[(u32, u32)]| {
            let list: Vec<_> = list.iter().map(|&(a, b)| (Utf16::new(a), Utf16::new(b))).collect();
            let spans = text.spans_from_block_utf16(1, &list).into_iter();
            spans.map(|span| (span.start().get(), span.end().get())).collect::<Vec<_>>()
        };
        assert_eq!(places(&[(3, 4), (1, 3), (0, 0)]), [(3, 4), (4, 5)]);
        assert_eq!(places(&[(2, 3), (4, 5), (5, 6), (90, 99)]), [(3, 4), (5, 10)]);
    }
}
