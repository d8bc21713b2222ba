//! Searching any text: what is there is found, and what is found is there.

use factmark::text::{Context, PlainText, Search, Span};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::{cluster_gaps, text, text_and_whole_span};
use crate::property_config::cases;

fn search(words: &str, is_whole_word: bool, is_case_sensitive: bool) -> Search {
    Search { words: words.into(), is_whole_word, is_case_sensitive }
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn what_stands_there_is_found((text, place) in text_and_whole_span(20), is_case_sensitive in any::<bool>()) {
        let words = text.slice(place).expect("it lies in the text");
        let found = search(words, false, is_case_sensitive).find_all(&text);
        let gaps = cluster_gaps(text.as_str());
        for pair in found.windows(2) {
            prop_assert!(pair[0].end() <= pair[1].start(), "{found:?} overlap");
        }
        for span in &found {
            prop_assert!(gaps.contains(&span.start().get()) && gaps.contains(&span.end().get()), "{span:?}");
            // What was found finds itself again.
            let again = search(text.slice(*span).expect("a hit"), false, is_case_sensitive).find_all(&text);
            prop_assert!(again.contains(span), "{span:?} in {again:?}");
        }
        let is_edge = |c| super::is_blank(c) || c == '\u{ad}';
        let visible = words.trim_matches(is_edge);
        let first = words.graphemes(true).find(|cluster| !cluster.starts_with(is_edge));
        let is_whole = first.is_some_and(|cluster| visible.starts_with(cluster))
            && words.graphemes(true).next_back().is_some_and(|cluster| !cluster.ends_with(is_edge));
        if is_whole && visible.starts_with(char::is_alphanumeric) {
            prop_assert!(found.iter().any(|span| span.overlaps(place)), "{words:?} in {found:?}");
        }
    }

    #[test]
    fn whole_words_are_some_of_all((text, place) in text_and_whole_span(20)) {
        let words = text.slice(place).expect("it lies in the text");
        let all = search(words, false, false).find_all(&text);
        for hit in search(words, true, false).find_all(&text) {
            prop_assert!(all.iter().any(|other| other.overlaps(hit)));
        }
        for block in 0..text.blocks().len() {
            for word in text.words_in(block) {
                let words = text.slice(word).expect("a word");
                // A few marks share a cluster with the blank beside them, which a query loses.
                if words.starts_with(super::is_blank) || words.ends_with(super::is_blank) {
                    continue;
                }
                let hits = search(words, true, true).find_all(&text);
                prop_assert!(hits.iter().any(|hit: &Span| hit.overlaps(word)), "{word:?} in {hits:?}");
            }
        }
    }

    #[test]
    fn a_context_is_a_stretch_of_the_text((text, place) in text_and_whole_span(20), width in 0..20_u32) {
        let context = Context::around(&text, place, width);
        let whole = [context.before, context.words, context.after].concat();
        prop_assert!(text.as_str().contains(&whole));
        prop_assert!(!context.before.contains('\n') && !context.after.contains('\n'));
        prop_assert_eq!(Some(context.words), text.slice(place));
    }

    #[test]
    fn nonsense_is_no_crash(text in text(20), words in text(6)) {
        search(words.as_str(), true, false).find_all(&text);
    }
}

#[test]
fn a_long_text_is_searched_to_its_end() {
    let text = PlainText::from_raw(&"Сальдо said “é” aaaa aaab to Straße.\n".repeat(25_000));
    assert_eq!(search("aaab to strasse", true, false).find_all(&text).len(), 25_000);
}
