//! A stretch of text.

use std::cmp::Ordering;

use super::CodePoint;

/// A half-open stretch `start..end` in code points, never empty.
///
/// Ordered as a reader meets it: by start, and of two that start together the longer (outer) one first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Span {
    start: CodePoint,
    end: CodePoint,
}

impl Span {
    /// From `start` up to, not including, `end`; `None` if nothing lies between.
    pub fn new(start: CodePoint, end: CodePoint) -> Option<Self> {
        (start < end).then_some(Self { start, end })
    }

    /// The gap before the first character.
    pub fn start(self) -> CodePoint {
        self.start
    }

    /// The gap after the last character.
    pub fn end(self) -> CodePoint {
        self.end
    }

    /// How many code points.
    #[allow(clippy::len_without_is_empty)] // It never is.
    pub fn len(self) -> u32 {
        self.end.get() - self.start.get()
    }

    /// Whether the character that starts at `at` is inside.
    pub fn contains(self, at: CodePoint) -> bool {
        self.start <= at && at < self.end
    }

    /// Whether the two share a character. Spans that only touch do not.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether all of `other` is inside; equal spans cover each other.
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

impl Ord for Span {
    fn cmp(&self, other: &Self) -> Ordering {
        self.start.cmp(&other.start).then(other.end.cmp(&self.end))
    }
}

impl PartialOrd for Span {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: u32, end: u32) -> Span {
        Span::new(CodePoint::new(start), CodePoint::new(end)).unwrap()
    }

    #[test]
    fn is_never_empty() {
        assert_eq!(Span::new(CodePoint::new(3), CodePoint::new(3)), None);
        assert_eq!(Span::new(CodePoint::new(4), CodePoint::new(3)), None);
    }

    #[test]
    fn compares_as_read() {
        let mut spans = [span(2, 3), span(0, 1), span(0, 5), span(2, 9)];
        spans.sort();
        assert_eq!(spans, [span(0, 5), span(0, 1), span(2, 9), span(2, 3)]);
    }

    #[test]
    fn touching_is_not_overlapping() {
        assert!(!span(0, 2).overlaps(span(2, 4)));
        assert!(span(0, 3).overlaps(span(2, 4)));
        assert!(span(0, 4).covers(span(0, 4)));
        assert!(!span(0, 4).contains(CodePoint::new(4)));
    }
}
