//! What the offsets of a file count that names no words: judged by where they cut the text.

use crate::format::intake::RawAnnotation;
use crate::format::placing::{Ruler, Unit};
use crate::text::{CodePoint, PlainText, Span};

/// The likeliest unit, and whether there was anything to judge by. UTF-16, which doccano counts by itself, unless under
/// it bounds lie inside characters (grapheme clusters) or words and under another unit none does.
pub(super) fn likeliest_unit(raw: &str, text: &PlainText, annotations: &[RawAnnotation]) -> (Unit, bool) {
    // A line end of two characters is one cluster.
    if raw.is_ascii() && !raw.contains("\r\n") {
        return (Unit::Utf16, false);
    }
    // No unit counts more: what lies behind the end now does so in any, and says nothing.
    let len = raw.encode_utf16().count();
    let ranges: Vec<(u32, u32)> = (annotations.iter().flat_map(|it| &it.fragments))
        .filter_map(|it| it.range)
        .filter(|&(start, end)| start < end && end as usize <= len)
        .collect();
    let mut offsets: Vec<u32> = ranges.iter().flat_map(|&(start, end)| [start, end]).collect();
    offsets.sort_unstable();
    offsets.dedup();

    let words: Vec<Span> = (0..text.blocks().len()).flat_map(|block| text.words_in(block)).collect();
    let is_clean = |unit: Unit| {
        let ruler = Ruler::new(raw, text.as_str(), unit, &offsets);
        ranges.iter().all(|&(start, end)| {
            let placed = ruler.place(start, end);
            placed.is_ok_and(|span| [span.start(), span.end()].iter().all(|&at| !cuts(text, &words, at)))
        })
    };
    if is_clean(Unit::Utf16) {
        return (Unit::Utf16, false);
    }
    let other = [Unit::CodePoint, Unit::Grapheme].into_iter().find(|&unit| is_clean(unit));
    other.map_or((Unit::Utf16, false), |unit| (unit, true))
}

/// Whether a gap lies inside a grapheme cluster or a word. `words` are all of the text, in order.
fn cuts(text: &PlainText, words: &[Span], at: CodePoint) -> bool {
    let n_before = words.partition_point(|word| word.start() < at);
    let word = n_before.checked_sub(1).and_then(|last| words.get(last));
    word.is_some_and(|word| at < word.end()) || !text.is_grapheme_boundary(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::intake::RawFragment;

    #[track_caller]
    fn check(raw: &str, ranges: &[(u32, u32)], expected: Option<Unit>) {
        let annotation = |&(start, end): &(u32, u32)| RawAnnotation {
            fragments: vec![RawFragment::at(start, end)],
            ..RawAnnotation::new("x", "line 1")
        };
        let annotations: Vec<RawAnnotation> = ranges.iter().map(annotation).collect();
        let (unit, is_guessed) = likeliest_unit(raw, &PlainText::from_raw(raw), &annotations);
        assert_eq!(is_guessed.then_some(unit), expected, "{raw:?} {ranges:?}");
        assert!(is_guessed || unit == Unit::Utf16);
    }

    #[test]
    fn takes_the_unit_that_cuts_nothing() {
        check("💸 tax cut", &[(3, 6)], None);
        check("💸 tax cut", &[(2, 5), (6, 9)], Some(Unit::CodePoint));
        check("💸 tax cut", &[(2, 5), (7, 900), (9, 3)], Some(Unit::CodePoint));
        check("👨‍👩‍👧 tax", &[(2, 5)], Some(Unit::Grapheme));
        check("👨‍👩‍👧 x", &[(2, 3)], Some(Unit::Grapheme));
        check("one\r\ntwo three", &[(4, 7)], Some(Unit::Grapheme));
        check("one\r\ntwo three", &[(5, 8)], None);
    }

    #[test]
    fn keeps_utf16_where_no_unit_is_better() {
        check("plain tax", &[(1, 3)], None);
        check("💸 taxing", &[(3, 6)], None);
        check("💸 日本の首相", &[(3, 5), (6, 8)], None);
        check("💸 tax", &[], None);
    }
}
