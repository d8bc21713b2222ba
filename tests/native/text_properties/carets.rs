//! Walking any text by keys: nothing is split, nothing is skipped, and every way leads back.

use factmark::text::{Caret, CodePoint, Direction, PlainText, Reach};
use proptest::prelude::*;

use super::{cluster_gaps, text, text_and_span};
use crate::property_config::cases;

const REACHES: [Reach; 6] =
    [Reach::Character, Reach::Word, Reach::Clause, Reach::Sentence, Reach::Paragraph, Reach::Text];

fn presses() -> impl Strategy<Value = Vec<(Reach, Direction, bool)>> {
    let direction = prop::sample::select(&[Direction::Left, Direction::Right][..]);
    prop::collection::vec((prop::sample::select(&REACHES[..]), direction, any::<bool>()), 0..20)
}

/// All stops of a walk to the end, from the first one.
fn walk(text: &PlainText, reach: Reach, extends: bool) -> Vec<Caret> {
    let first = Caret::at(text, CodePoint::new(0), reach);
    std::iter::successors(first, |caret| caret.moved(text, reach, Direction::Right, extends)).collect()
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn no_walk_splits_a_cluster((text, start) in text_and_span(25), presses in presses()) {
        let gaps = cluster_gaps(text.as_str());
        let Some(mut caret) = Caret::at(&text, start.start(), Reach::Word) else { return Ok(()) };
        for (reach, direction, extends) in presses {
            let Some(next) = caret.moved(&text, reach, direction, extends) else { continue };
            prop_assert_ne!(next, caret);
            prop_assert!(extends || next.anchor() == next.head());
            for span in [next.span(), next.anchor(), next.head(), next.selection(&text)] {
                prop_assert!(gaps.contains(&span.start().get()) && gaps.contains(&span.end().get()), "{next:?}");
            }
            caret = next;
        }
    }

    #[test]
    fn every_unit_is_reached_and_the_way_back_is_the_same(text in text(25)) {
        for reach in [Reach::Character, Reach::Word, Reach::Clause, Reach::Sentence, Reach::Paragraph] {
            let stops = walk(&text, reach, false);
            let is_word = |c: char| c.is_alphanumeric();
            for (i, c) in text.as_str().chars().enumerate().filter(|&(_, c)| is_word(c)) {
                let at = CodePoint::new(u32::try_from(i).expect("a short text"));
                prop_assert!(stops.iter().any(|stop| stop.span().contains(at)), "{reach:?} misses {c:?}");
            }
            for pair in stops.windows(2) {
                prop_assert!(pair[0].span().end() <= pair[1].span().start(), "{reach:?} goes back");
                let back = pair[1].moved(&text, reach, Direction::Left, false);
                prop_assert_eq!(back.map(|it| it.span()), Some(pair[0].span()), "{:?}", reach);
            }
        }
    }

    #[test]
    fn what_is_extended_shrinks_the_same_way(text in text(25)) {
        for reach in [Reach::Character, Reach::Word, Reach::Clause, Reach::Sentence, Reach::Paragraph] {
            for pair in walk(&text, reach, true).windows(2) {
                prop_assert!(pair[1].span().covers(pair[0].span()));
                let back = pair[1].moved(&text, reach, Direction::Left, true);
                prop_assert_eq!(back.map(|it| it.span()), Some(pair[0].span()), "{:?}", reach);
            }
        }
    }

    #[test]
    fn lies_somewhere_in_every_text_that_has_characters(text in text(10), at in 0..40_u32) {
        for reach in REACHES {
            let caret = Caret::at(&text, CodePoint::new(at), reach);
            prop_assert_eq!(caret.is_some(), text.as_str().chars().any(|c| c != '\n'), "{:?}", reach);
        }
    }
}
