//! Converts between the three units: a checkpoint every so many code points, a short scan from there.

use super::{Byte, CodePoint, Utf16};

/// Code points between two checkpoints.
const STRIDE: u32 = 64;

/// Where each unit stands at every [`STRIDE`]th code point. ASCII text needs no table: all units agree.
#[derive(Debug, Clone)]
pub(super) struct OffsetMap {
    checkpoints: Vec<Checkpoint>,
    is_ascii: bool,
    len: Checkpoint,
    n_code_points: u32,
}

#[derive(Debug, Clone, Copy, Default)]
struct Checkpoint {
    byte: u32,
    utf16: u32,
}

/// One gap, in all units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Gap {
    pub(super) code_point: CodePoint,
    pub(super) utf16: Utf16,
    pub(super) byte: Byte,
}

impl OffsetMap {
    /// The map of a text shorter than 4 GiB.
    pub(super) fn new(text: &str) -> Self {
        if text.is_ascii() {
            let n = text.len() as u32;
            let len = Checkpoint { byte: n, utf16: n };
            return Self { checkpoints: Vec::new(), is_ascii: true, len, n_code_points: n };
        }
        let (mut checkpoints, mut at, mut n) = (Vec::new(), Checkpoint::default(), 0_u32);
        for character in text.chars() {
            if n.is_multiple_of(STRIDE) {
                checkpoints.push(at);
            }
            at.byte += character.len_utf8() as u32;
            at.utf16 += character.len_utf16() as u32;
            n += 1;
        }
        Self { checkpoints, is_ascii: false, len: at, n_code_points: n }
    }

    pub(super) fn is_ascii(&self) -> bool {
        self.is_ascii
    }

    /// The end of the text.
    pub(super) fn end(&self) -> Gap {
        Gap {
            code_point: CodePoint::new(self.n_code_points),
            utf16: Utf16::new(self.len.utf16),
            byte: Byte::new(self.len.byte),
        }
    }

    /// The last gap at which `measure` is at most `target`; the end if `target` lies beyond. `measure` grows with
    /// the gap. A target inside a character gives the gap before that character.
    pub(super) fn find(&self, text: &str, target: u32, measure: fn(&Gap) -> u32) -> Gap {
        let end = self.end();
        if target >= measure(&end) {
            return end;
        }
        if self.is_ascii {
            let (code_point, utf16, byte) = (CodePoint::new(target), Utf16::new(target), Byte::new(target));
            return Gap { code_point, utf16, byte };
        }
        let nth = |i: usize| {
            let at = self.checkpoints.get(i).copied().unwrap_or(self.len);
            Gap {
                code_point: CodePoint::new(i as u32 * STRIDE),
                utf16: Utf16::new(at.utf16),
                byte: Byte::new(at.byte),
            }
        };
        let (mut low, mut high) = (0, self.checkpoints.len());
        while low + 1 < high {
            let middle = usize::midpoint(low, high);
            if measure(&nth(middle)) <= target { low = middle } else { high = middle }
        }
        let mut gap = nth(low);
        for character in text.get(gap.byte.to_usize()..).unwrap_or_default().chars() {
            let next = Gap {
                code_point: CodePoint::new(gap.code_point.get() + 1),
                utf16: Utf16::new(gap.utf16.get() + character.len_utf16() as u32),
                byte: Byte::new(gap.byte.get() + character.len_utf8() as u32),
            };
            if measure(&next) > target {
                break;
            }
            gap = next;
        }
        gap
    }
}
