//! What the offsets of a file count that names no words: judged by where they cut the text.

use crate::format::intake::RawAnnotation;
use crate::format::placing::{Ruler, Unit};
use crate::text::PlainText;

/// The likeliest unit, and whether there was anything to judge by. UTF-16, which doccano counts by itself, unless under
/// it bounds lie inside characters or words and under another unit none does.
pub(super) fn likeliest_unit(raw: &str, text: &PlainText, annotations: &[RawAnnotation]) -> (Unit, bool) {
    let ranges: Vec<(u32, u32)> =
        annotations.iter().flat_map(|it| &it.fragments).filter_map(|it| it.range).collect();
    let mut offsets: Vec<u32> = ranges.iter().flat_map(|&(start, end)| [start, end]).collect();
    offsets.sort_unstable();
    offsets.dedup();
    if ranges.is_empty() || text.is_ascii() {
        return (Unit::Utf16, false);
    }
    let cuts = |unit: Unit| {
        let ruler = Ruler::new(raw, text.as_str(), unit, &offsets);
        let cuts = ranges.iter().map(|&(start, end)| match ruler.place(start, end) {
            Ok(span) => {
                usize::from(cuts_word(text, span.start().get()))
                    + usize::from(cuts_word(text, span.end().get()))
            }
            Err(_) => 2,
        });
        cuts.sum::<usize>()
    };
    if cuts(Unit::Utf16) == 0 {
        return (Unit::Utf16, false);
    }
    let others = [Unit::CodePoint, Unit::Grapheme].into_iter().find(|&unit| cuts(unit) == 0);
    others.map_or((Unit::Utf16, false), |unit| (unit, true))
}

/// Whether letters or digits stand on both sides of a place.
fn cuts_word(text: &PlainText, at: u32) -> bool {
    let at = text.byte_of(crate::text::CodePoint::new(at)).map_or(0, |it| it.get() as usize);
    let (before, after) = text.as_str().split_at_checked(at).unwrap_or_default();
    let is_in_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    is_in_word(before.chars().next_back()) && is_in_word(after.chars().next())
}
