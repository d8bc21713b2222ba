//! From what a pointer drew to what the person meant, on any text.

use factmark::text::{Granularity, PlainText, Span, snap};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::{cluster_gaps, is_blank, span, text, text_and_span};
use crate::property_config::cases;

/// A span widened to whole grapheme clusters, by hand.
fn widened(text: &PlainText, drawn: Span) -> Span {
    let gaps = cluster_gaps(text.as_str());
    let start = gaps.range(..=drawn.start().get()).next_back().expect("0 is a gap");
    let end = gaps.range(drawn.end().get()..).next().expect("the end is a gap");
    span(*start, *end)
}

/// A cluster is as blank as its base: an accent on a blank does not make it a word.
fn is_blank_cluster(cluster: &str) -> bool {
    cluster.starts_with(is_blank)
}

fn check_splits_nothing(text: &PlainText, snapped: Span) -> Result<(), TestCaseError> {
    let gaps = cluster_gaps(text.as_str());
    prop_assert!(gaps.contains(&snapped.start().get()), "{snapped:?} splits a cluster at its start");
    prop_assert!(gaps.contains(&snapped.end().get()), "{snapped:?} splits a cluster at its end");
    Ok(())
}

proptest! {
    #![proptest_config(cases(1024))]

    #[test]
    fn characters_are_the_clusters_touched((text, drawn) in text_and_span(25)) {
        let snapped = snap(&text, drawn, Granularity::Characters);
        prop_assert_eq!(snapped, Some(widened(&text, drawn)));
        let again = snap(&text, widened(&text, drawn), Granularity::Characters);
        prop_assert_eq!(again, snapped);
    }

    #[test]
    fn words_are_whole_and_bare_of_blanks((text, drawn) in text_and_span(25)) {
        let whole = text.slice(widened(&text, drawn)).expect("it lies in the text");
        let is_all_blank = whole.graphemes(true).all(is_blank_cluster);
        let Some(snapped) = snap(&text, drawn, Granularity::Words) else {
            prop_assert!(is_all_blank, "nothing was left of {whole:?}");
            return Ok(());
        };
        prop_assert!(!is_all_blank, "{snapped:?} from blanks");
        prop_assert!(snapped.end() <= text.len());
        check_splits_nothing(&text, snapped)?;
        let words = text.slice(snapped).expect("it lies in the text");
        let mut clusters = words.graphemes(true);
        prop_assert!(!clusters.next().is_some_and(is_blank_cluster), "a blank before {words:?}");
        prop_assert!(!clusters.next_back().is_some_and(is_blank_cluster), "a blank after {words:?}");
        prop_assert_eq!(snap(&text, snapped, Granularity::Words), Some(snapped), "snapped twice");
    }

    #[test]
    fn marks_that_belong_to_the_quote_stay((text, drawn) in text_and_span(25)) {
        let chars: Vec<char> = text.as_str().chars().collect();
        let (first, last) = (drawn.start().to_usize(), drawn.end().to_usize() - 1);
        let opens = matches!(chars[first], '“' | '‘' | '«' | '„')
            && chars.get(first + 1).is_some_and(|c| c.is_alphabetic());
        let closes = matches!(chars[last], '”' | '’' | '»')
            && last.checked_sub(1).is_some_and(|i| chars[i].is_alphabetic() || ".,!?".contains(chars[i]));
        let snapped = snap(&text, drawn, Granularity::Words);
        if opens {
            prop_assert!(snapped.is_some_and(|it| it.start() <= drawn.start()), "opening: {snapped:?}");
        }
        if closes {
            prop_assert!(snapped.is_some_and(|it| it.end() >= drawn.end()), "closing: {snapped:?}");
        }
    }

    #[test]
    fn beyond_the_text_is_nothing(text in text(10), start in 0..30_u32, n in 1..30_u32) {
        let drawn = span(start, text.len().get() + start + n);
        for granularity in [Granularity::Words, Granularity::Characters] {
            prop_assert_eq!(snap(&text, drawn, granularity), None);
        }
    }
}
