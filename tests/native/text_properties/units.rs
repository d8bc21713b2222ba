//! Code points, UTF-16 units and bytes against a count by hand.

use factmark::text::{Bias, Byte, CodePoint, PlainText, Utf16};
use proptest::prelude::*;

use super::{n_chars, n_units, text, text_and_span};
use crate::property_config::cases;

/// Every gap of a text, counted by hand: code points, UTF-16 units, bytes.
fn gaps(text: &str) -> Vec<(u32, u32, u32)> {
    let mut gaps = vec![(0, 0, 0)];
    for c in text.chars() {
        let &(n, units, bytes) = gaps.last().expect("it began with one");
        gaps.push((n + 1, units + c.len_utf16() as u32, bytes + c.len_utf8() as u32));
    }
    gaps
}

fn check_every_gap(text: &PlainText) -> Result<(), TestCaseError> {
    for (n, units, bytes) in gaps(text.as_str()) {
        let at = CodePoint::new(n);
        prop_assert_eq!(text.byte_of(at), Some(Byte::new(bytes)));
        prop_assert_eq!(text.utf16_of(at), Some(Utf16::new(units)));
        prop_assert_eq!(text.code_point_of(Byte::new(bytes)), Some(at));
        prop_assert_eq!(text.code_point_of_utf16(Utf16::new(units)), Some(at));
        for bias in [Bias::Left, Bias::Right] {
            prop_assert_eq!(text.code_point_at_utf16(Utf16::new(units), bias), at);
        }
    }
    Ok(())
}

/// The checked forms give a gap exactly where there is one; the biased form goes to the nearest on its side.
fn check_every_offset(text: &PlainText) -> Result<(), TestCaseError> {
    let gaps = gaps(text.as_str());
    let &(n, units, bytes) = gaps.last().expect("it began with one");
    for byte in 0..bytes + 3 {
        let naive = gaps.iter().find(|gap| gap.2 == byte).map(|gap| CodePoint::new(gap.0));
        prop_assert_eq!(text.code_point_of(Byte::new(byte)), naive);
    }
    for unit in 0..units + 3 {
        let at = Utf16::new(unit);
        let naive = gaps.iter().find(|gap| gap.1 == unit).map(|gap| CodePoint::new(gap.0));
        prop_assert_eq!(text.code_point_of_utf16(at), naive);
        let left = gaps.iter().rfind(|gap| gap.1 <= unit).map(|gap| gap.0).expect("the first is 0");
        let right = gaps.iter().find(|gap| gap.1 >= unit).map_or(n, |gap| gap.0);
        prop_assert_eq!(text.code_point_at_utf16(at, Bias::Left), CodePoint::new(left));
        prop_assert_eq!(text.code_point_at_utf16(at, Bias::Right), CodePoint::new(right));
    }
    for beyond in [n + 1, n + 64, u32::MAX] {
        prop_assert_eq!(text.byte_of(CodePoint::new(beyond)), None);
        prop_assert_eq!(text.utf16_of(CodePoint::new(beyond)), None);
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn units_agree_with_a_count_by_hand(text in text(100)) {
        prop_assert_eq!(text.len().get(), n_chars(text.as_str()));
        prop_assert_eq!(text.len_utf16().get(), n_units(text.as_str()));
        prop_assert_eq!(text.is_ascii(), text.as_str().is_ascii());
        check_every_gap(&text)?;
        check_every_offset(&text)?;
    }

    #[test]
    fn a_slice_is_what_skipping_and_taking_gives((text, span) in text_and_span(60)) {
        let naive: String =
            text.as_str().chars().skip(span.start().to_usize()).take(span.len() as usize).collect();
        prop_assert_eq!(text.slice(span), Some(naive.as_str()));
        let beyond = super::span(span.start().get(), text.len().get() + 1);
        prop_assert_eq!(text.slice(beyond), None);
    }
}
