//! Blocks against the lines of the text, and the offsets inside them that the DOM counts.

use factmark::text::{Bias, CodePoint, PlainText, Utf16};
use proptest::prelude::*;

use super::{n_chars, n_units, text};
use crate::property_config::cases;

/// The gap in a line at a UTF-16 offset, by hand.
fn gap_in_line(line: &str, unit: u32, bias: Bias) -> u32 {
    let (mut gap, mut units) = (0, 0);
    for c in line.chars() {
        let next = units + c.len_utf16() as u32;
        if next > unit && (bias == Bias::Left || units == unit) {
            break;
        }
        if units >= unit {
            break;
        }
        (gap, units) = (gap + 1, next);
    }
    gap
}

fn check_offsets_in(text: &PlainText, index: usize, line: &str, start: u32) -> Result<(), TestCaseError> {
    for bias in [Bias::Left, Bias::Right] {
        for unit in 0..n_units(line) + 3 {
            let naive = CodePoint::new(start + gap_in_line(line, unit, bias));
            prop_assert_eq!(text.from_block_utf16(index, Utf16::new(unit), bias), naive);
        }
        prop_assert_eq!(
            text.from_block_utf16(index, Utf16::new(u32::MAX), bias),
            CodePoint::new(start + n_chars(line))
        );
    }
    let mut units = 0;
    for (i, c) in line.chars().chain(['\n']).enumerate() {
        let at = CodePoint::new(start + i as u32);
        prop_assert_eq!(text.block_at(at), index);
        prop_assert_eq!(text.to_block_utf16(at), (index, Utf16::new(units)));
        units += c.len_utf16() as u32;
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn blocks_are_the_lines_and_cover_the_text(text in text(100)) {
        let lines: Vec<&str> = text.as_str().split('\n').collect();
        prop_assert_eq!(text.blocks().len(), lines.len());
        let mut start = 0;
        for (index, (block, line)) in text.blocks().iter().zip(&lines).enumerate() {
            prop_assert_eq!(block.start().get(), start);
            prop_assert_eq!(block.end().get(), start + n_chars(line));
            prop_assert_eq!(text.block_str(index), *line);
            check_offsets_in(&text, index, line, start)?;
            start = block.end().get() + 1;
        }
        prop_assert_eq!(start, text.len().get() + 1);
        prop_assert_eq!(text.block_str(lines.len()), "");
    }
}
