//! Where the offsets of a file lie in the document's text: one walk over the text for all of them.
//!
//! The file's text and the document's differ where line ends were made plain (`\r\n` and `\r` to `\n`) and a byte
//! order mark was taken out; offsets differ when they count another unit than code points, or count in the text
//! with other line ends or in another normal form than the file has it in.

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use super::counting::{Counting, Form, LineEnds};
use super::unit::Unit;
use crate::text::{CodePoint, Span};

/// Offsets of one text in one unit, and where they lie in another text in code points.
pub(in crate::format) struct Ruler {
    /// Sorted by offset.
    marks: Vec<(u32, Mark)>,
    /// How long the text is in that unit.
    len: u32,
}

#[derive(Clone, Copy)]
enum Mark {
    /// Between two characters. A stretch that starts between `\r` and `\n` starts before the one line end that
    /// they became, one that ends there ends behind it.
    Between { start: u32, end: u32 },
    /// Inside a character.
    Inside,
    /// Behind the end.
    Outside,
}

impl Counting {
    /// How much a cluster counts that has another length in this form; `None` if each of its characters counts
    /// for itself.
    fn len_of_changed(self, cluster: &str) -> Option<u32> {
        if self.unit == Unit::Grapheme {
            return Some(1);
        }
        let len = |chars: &mut dyn Iterator<Item = char>| chars.map(|c| self.unit.len_of(c)).sum();
        let is_as_is = match self.form {
            Form::AsIs => return None,
            Form::Nfc => cluster.nfc().eq(cluster.chars()),
            Form::Nfd => cluster.nfd().eq(cluster.chars()),
        };
        match self.form {
            _ if is_as_is => None,
            Form::Nfc => Some(len(&mut cluster.nfc())),
            _ => Some(len(&mut cluster.nfd())),
        }
    }
}

/// Why a stretch of a file's text is none of the document's: the key that is wrong, and how.
#[derive(Debug, Clone)]
pub(in crate::format) struct Misplaced {
    pub(in crate::format) key: &'static str,
    pub(in crate::format) problem: String,
}

impl Ruler {
    /// A ruler along `from` that knows where these offsets (sorted, each once) lie in `to`.
    pub(in crate::format) fn new(from: &str, to: &str, unit: Unit, offsets: &[u32]) -> Self {
        if unit == Unit::Grapheme {
            return Self::by_clusters(from, to, Counting::of(unit), offsets);
        }
        let mut marks = Vec::with_capacity(offsets.len());
        let mut offsets = offsets.iter().copied().peekable();
        let (mut source, mut target) = (from.chars().peekable(), to.chars().peekable());
        let (mut at, mut here) = (0, Mark::Between { start: 0, end: 0 });
        let mut n_passed = 0;
        loop {
            while let Some(offset) = offsets.next_if(|&offset| offset <= at) {
                marks.push((offset, if offset == at { here } else { Mark::Inside }));
            }
            let Some(c) = source.next() else { break };
            at += unit.len_of(c);
            let is_first_of_line_end =
                c == '\r' && source.peek() == Some(&'\n') && target.peek() == Some(&'\n');
            let is_lone_return = c == '\r' && target.peek() == Some(&'\n') && !is_first_of_line_end;
            if target.peek() == Some(&c) || is_lone_return {
                target.next();
                n_passed += 1;
            }
            here = Mark::Between { start: n_passed, end: n_passed + u32::from(is_first_of_line_end) };
        }
        marks.extend(offsets.map(|offset| (offset, Mark::Outside)));
        Self { marks, len: at }
    }

    /// A ruler for offsets that count in another form of the text than the file's: cluster by cluster, for no
    /// normal form joins what stands in two clusters.
    pub(super) fn by_clusters(from: &str, to: &str, counting: Counting, offsets: &[u32]) -> Self {
        let mut marks = Vec::with_capacity(offsets.len());
        let mut offsets = offsets.iter().copied().peekable();
        let mut target = to.chars().peekable();
        let (mut at, mut n_passed) = (0, 0);
        let mut here = Mark::Between { start: 0, end: 0 };
        let mut pass = |at: u32, here: Mark| {
            while let Some(offset) = offsets.next_if(|&offset| offset <= at) {
                marks.push((offset, if offset == at { here } else { Mark::Inside }));
            }
        };
        for cluster in from.graphemes(true) {
            pass(at, here);
            let before = n_passed;
            if matches!(cluster, "\n" | "\r\n" | "\r") {
                n_passed += u32::from(target.next_if_eq(&'\n').is_some());
                let is_two = match counting.line_ends {
                    LineEnds::AsIs => cluster.len() == 2,
                    LineEnds::CrLf => true,
                    LineEnds::Lf => false,
                };
                if is_two && counting.unit != Unit::Grapheme {
                    at += 1;
                    pass(at, Mark::Between { start: before, end: n_passed });
                }
                at += 1;
            } else if let Some(len) = counting.len_of_changed(cluster) {
                n_passed += cluster.chars().filter(|&c| target.next_if_eq(&c).is_some()).count() as u32;
                at += len;
            } else {
                for (i, c) in cluster.chars().enumerate() {
                    if i > 0 {
                        pass(at, Mark::Between { start: n_passed, end: n_passed });
                    }
                    n_passed += u32::from(target.next_if_eq(&c).is_some());
                    at += counting.unit.len_of(c);
                }
            }
            here = Mark::Between { start: n_passed, end: n_passed };
        }
        pass(at, here);
        marks.extend(offsets.map(|offset| (offset, Mark::Outside)));
        Self { marks, len: at }
    }

    /// Where the stretch from `start` to `end` lies.
    pub(in crate::format) fn place(&self, start: u32, end: u32) -> Result<Span, Misplaced> {
        let find = |key: &'static str, offset: u32| {
            let mark = self.marks.binary_search_by_key(&offset, |&(at, _)| at).ok();
            let problem = match mark.map_or(Mark::Outside, |i| self.marks[i].1) {
                Mark::Between { start, end } => return Ok((start, end)),
                Mark::Inside => format!("{offset} lies inside a character"),
                Mark::Outside => {
                    format!("{offset} lies behind the end of the text, which is {} long", self.len)
                }
            };
            Err(Misplaced { key, problem })
        };
        let ((start, _), (_, end)) = (find("start", start)?, find("end", end)?);
        Span::new(CodePoint::new(start), CodePoint::new(end)).ok_or_else(|| Misplaced {
            key: "end",
            problem: "nothing but a byte order mark lies there, which is no part of the text".to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(from: &str, to: &str, unit: Unit, (start, end): (u32, u32), expected: Result<(u32, u32), &str>) {
        let placed = Ruler::new(from, to, unit, &[start, end]).place(start, end);
        let found = placed.map(|span| (span.start().get(), span.end().get())).map_err(|e| e.problem);
        assert_eq!(found, expected.map_err(str::to_owned), "{from:?} {unit:?} {start}..{end}");
    }

    #[test]
    fn places_offsets_of_every_unit() {
        let text = "é😀x";
        check(text, text, Unit::CodePoint, (1, 3), Ok((1, 3)));
        check(text, text, Unit::Utf16, (1, 3), Ok((1, 2)));
        check(text, text, Unit::Byte, (2, 7), Ok((1, 3)));
        check(text, text, Unit::Utf16, (2, 3), Err("2 lies inside a character"));
        check(text, text, Unit::Byte, (0, 8), Err("8 lies behind the end of the text, which is 7 long"));
    }

    #[test]
    fn follows_line_ends_that_became_plain() {
        let (from, to) = ("\u{feff}a\r\nb\rc", "a\nb\nc");
        check(from, to, Unit::CodePoint, (1, 2), Ok((0, 1)));
        check(from, to, Unit::CodePoint, (4, 5), Ok((2, 3)));
        check(from, to, Unit::CodePoint, (5, 7), Ok((3, 5)));
        check(from, to, Unit::CodePoint, (2, 3), Ok((1, 2)));
        check(from, to, Unit::CodePoint, (3, 4), Ok((1, 2)));
        check(
            from,
            to,
            Unit::CodePoint,
            (0, 1),
            Err("nothing but a byte order mark lies there, which is no part of the text"),
        );
    }

    #[track_caller]
    fn check_counted(text: &str, counting: Counting, (start, end): (u32, u32), expected: Option<(u32, u32)>) {
        let placed = Ruler::by_clusters(text, text, counting, &[start, end]).place(start, end).ok();
        let found = placed.map(|span| (span.start().get(), span.end().get()));
        assert_eq!(found, expected, "{text:?} {counting:?} {start}..{end}");
    }

    #[test]
    fn counts_in_other_forms_of_the_text() {
        let as_is = Counting::of(Unit::CodePoint);
        let family = "a👨‍👩‍👧b";
        check_counted(family, Counting::of(Unit::Grapheme), (2, 3), Some((6, 7)));
        check_counted(family, as_is, (6, 7), Some((6, 7)));
        let crlf = Counting { line_ends: LineEnds::CrLf, ..as_is };
        check_counted("a\nb\nc", crlf, (3, 4), Some((2, 3)));
        check_counted("a\nb\nc", crlf, (0, 2), Some((0, 2)));
        let nfd = Counting { form: Form::Nfd, ..as_is };
        check_counted("é x", nfd, (3, 4), Some((2, 3)));
        check_counted("é x", nfd, (1, 4), None);
        let nfc = Counting { form: Form::Nfc, ..as_is };
        check_counted("e\u{301} x", nfc, (2, 3), Some((3, 4)));
    }
}
