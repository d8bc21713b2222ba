//! Sentences: ordered, disjoint, inside their block, and together all that is not blank.

use factmark::text::CodePoint;
use proptest::prelude::*;

use super::{is_blank, text};
use crate::property_config::cases;

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn sentences_hold_every_character_once(text in text(60)) {
        for (index, block) in text.blocks().iter().enumerate() {
            let mut from = block.start();
            let mut between = String::new();
            let gap = |from: CodePoint, to: CodePoint| {
                let (from, to) = (from.to_usize(), to.to_usize());
                text.as_str().chars().skip(from).take(to - from).collect::<String>()
            };
            for sentence in text.sentences_in(index) {
                prop_assert!(from <= sentence.start(), "{sentence:?} begins before {from:?}");
                between.push_str(&gap(from, sentence.start()));
                let words = text.slice(sentence).expect("it lies in the text");
                prop_assert!(!words.starts_with(is_blank) && !words.ends_with(is_blank), "{words:?}");
                prop_assert!(text.is_sentence_start(sentence.start()));
                from = sentence.end();
            }
            prop_assert!(from <= block.end());
            between.push_str(&gap(from, block.end()));
            prop_assert!(between.chars().all(is_blank), "left out: {between:?}");
        }
    }
}
