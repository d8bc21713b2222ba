//! What comes in: line ends, byte order marks, broken UTF-16.

use factmark::text::{PlainText, TextError, normalise_utf16};
use proptest::prelude::*;

use super::raw_text;
use crate::property_config::cases;

/// Line ends and byte order marks, one character at a time.
fn normalised_by_hand(raw: &str) -> String {
    let mut out = String::new();
    let mut last = None;
    for c in raw.chars().skip_while(|&c| c == '\u{feff}') {
        match c {
            '\n' if last == Some('\r') => {}
            '\r' => out.push('\n'),
            c => out.push(c),
        }
        last = Some(c);
    }
    out
}

/// UTF-16 with whole pairs and halves of them.
fn units() -> impl Strategy<Value = Vec<u16>> {
    let unit = prop_oneof![
        4 => Just(vec![0x61]),
        2 => Just(vec![0xd83d, 0xdcb8]),
        1 => Just(vec![0xfeff]),
        1 => (0xd800..0xdc00_u16).prop_map(|high| vec![high]),
        1 => (0xdc00..0xe000_u16).prop_map(|low| vec![low]),
    ];
    prop::collection::vec(unit, 0..12).prop_map(|units| units.concat())
}

/// The first half of a pair without the other half.
fn first_lone(units: &[u16]) -> Option<usize> {
    let is_high = |i: usize| units.get(i).is_some_and(|unit| (0xd800..0xdc00).contains(unit));
    let is_low = |i: usize| units.get(i).is_some_and(|unit| (0xdc00..0xe000).contains(unit));
    // A low half has its partner exactly if a high half stands before it: no high half can have two.
    (0..units.len()).find(|&i| is_high(i) && !is_low(i + 1) || is_low(i) && !(i > 0 && is_high(i - 1)))
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn only_line_ends_and_byte_order_marks_change(raw in raw_text(60), n_marks in 0..3_usize) {
        let raw = "\u{feff}".repeat(n_marks) + &raw;
        let text = PlainText::from_raw(&raw);
        prop_assert_eq!(text.as_str(), normalised_by_hand(&raw));
        let again = PlainText::from_raw(text.as_str());
        prop_assert_eq!(&again, &text);
        prop_assert_eq!(PlainText::from_bytes(raw.as_bytes()), Ok(text.clone()));
        prop_assert_eq!(PlainText::from_stored(text.as_str().to_owned()), Ok(text.clone()));
        let is_normalised = raw == text.as_str();
        prop_assert_eq!(PlainText::from_stored(raw).is_ok(), is_normalised);
    }

    #[test]
    fn halves_of_characters_are_refused_and_nothing_else(units in units()) {
        let expected = match first_lone(&units) {
            Some(unit) => Err(TextError::LoneSurrogate { unit }),
            None => Ok(String::from_utf16(&units).expect("no half is alone")),
        };
        prop_assert_eq!(normalise_utf16(&units), expected);
    }
}
