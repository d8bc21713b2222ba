//! Where the offsets of a file lie in the document's text: one walk over the text for all of them.
//!
//! The file's text and the document's differ where line ends were made plain (`\r\n` and `\r` to `\n`) and a byte
//! order mark was taken out; offsets differ when they count another unit than code points.

use super::unit::Unit;
use crate::text::{CodePoint, Span};

/// Offsets of one text in one unit, and where they lie in another text in code points.
pub(super) struct Ruler {
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

/// Why a stretch of a file's text is none of the document's: the key that is wrong, and how.
#[derive(Debug, Clone)]
pub(super) struct Misplaced {
    pub(super) key: &'static str,
    pub(super) problem: String,
}

impl Ruler {
    /// A ruler along `from` that knows where these offsets (sorted, each once) lie in `to`.
    pub(super) fn new(from: &str, to: &str, unit: Unit, offsets: &[u32]) -> Self {
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

    /// Where the stretch from `start` to `end` lies.
    pub(super) fn place(&self, start: u32, end: u32) -> Result<Span, Misplaced> {
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
}
