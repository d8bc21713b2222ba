//! The stretches of text that one annotation covers.

use std::sync::Arc;

use thiserror::Error;

use crate::text::{CodePoint, Span};

/// One or more spans, sorted and disjoint: `"We cut taxes," she said, "by 20%."` is one quote of two fragments.
///
/// Spans that touch stay separate: where one fragment ends and the next begins is the annotator's decision.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fragments(Arc<[Span]>);

/// Why a list of spans is not a list of fragments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum FragmentsError {
    /// There is no span at all.
    #[error("an annotation needs at least one fragment")]
    Empty,
    /// Two spans share a character.
    #[error("fragments {0} and {1} of the annotation overlap", first + 1, second + 1)]
    Overlapping {
        /// Position in the sorted list, from 0.
        first: usize,
        /// Position in the sorted list, from 0.
        second: usize,
    },
}

impl Fragments {
    /// One fragment.
    pub fn one(span: Span) -> Self {
        Self([span].into())
    }

    /// The fragments in text order, whatever the order given.
    ///
    /// # Errors
    /// No span, or two that share a character.
    pub fn new(spans: impl IntoIterator<Item = Span>) -> Result<Self, FragmentsError> {
        let mut spans: Vec<Span> = spans.into_iter().collect();
        spans.sort_unstable();
        if spans.is_empty() {
            return Err(FragmentsError::Empty);
        }
        if let Some(first) = spans.windows(2).position(|pair| pair[0].overlaps(pair[1])) {
            return Err(FragmentsError::Overlapping { first, second: first + 1 });
        }
        Ok(Self(spans.into()))
    }

    /// The spans, in text order.
    pub fn as_slice(&self) -> &[Span] {
        &self.0
    }

    /// The spans, in text order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Span> + '_ {
        self.0.iter().copied()
    }

    /// The first span.
    pub fn first(&self) -> Span {
        self.0[0]
    }

    /// Where the last span ends.
    pub fn end(&self) -> CodePoint {
        self.0[self.0.len() - 1].end()
    }

    /// How many code points the fragments cover together.
    pub fn total_len(&self) -> u32 {
        self.iter().map(Span::len).sum()
    }

    /// Whether the character that starts at `at` is covered.
    pub fn contains(&self, at: CodePoint) -> bool {
        self.iter().any(|span| span.contains(at))
    }

    /// These fragments and one more; those that it overlaps or touches become one with it.
    #[must_use]
    pub fn joined_with(&self, span: Span) -> Self {
        let (mut joined, mut apart) = (span, Vec::with_capacity(self.0.len() + 1));
        // In text order the joined one only ever grows over neighbours.
        for old in self.iter() {
            if old.start() <= span.end() && span.start() <= old.end() {
                let (start, end) = (old.start().min(joined.start()), old.end().max(joined.end()));
                joined = Span::new(start, end).unwrap_or(joined);
            } else {
                apart.push(old);
            }
        }
        apart.push(joined);
        apart.sort_unstable();
        Self(apart.into())
    }

    /// These fragments without the one at `index`; `None` if there is no such one, or no other.
    pub fn without(&self, index: usize) -> Option<Self> {
        self.0.get(index)?;
        let rest = self.iter().enumerate().filter(|&(i, _)| i != index).map(|(_, span)| span);
        Self::new(rest).ok()
    }

    /// These fragments with the one at `index` replaced by `span`.
    ///
    /// # Errors
    /// `span` would overlap another fragment. An `index` out of range changes nothing.
    pub fn with(&self, index: usize, span: Span) -> Result<Self, FragmentsError> {
        Self::new(self.iter().enumerate().map(|(i, old)| if i == index { span } else { old }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: u32, end: u32) -> Span {
        Span::new(CodePoint::new(start), CodePoint::new(end)).unwrap()
    }

    #[test]
    fn takes_in_what_touches() {
        let joined = |more: Span| {
            let fragments = Fragments::new([span(2, 4), span(6, 8), span(8, 9)]).unwrap();
            fragments.joined_with(more).as_slice().to_vec()
        };
        assert_eq!(joined(span(0, 1)), [span(0, 1), span(2, 4), span(6, 8), span(8, 9)]);
        assert_eq!(joined(span(0, 2)), [span(0, 4), span(6, 8), span(8, 9)]);
        assert_eq!(joined(span(3, 6)), [span(2, 8), span(8, 9)]);
        assert_eq!(joined(span(1, 20)), [span(1, 20)]);
        assert_eq!(joined(span(2, 3)), [span(2, 4), span(6, 8), span(8, 9)]);
        assert_eq!(joined(span(11, 12)), [span(2, 4), span(6, 8), span(8, 9), span(11, 12)]);
    }

    #[test]
    fn sorts_and_refuses_overlap() {
        assert_eq!(Fragments::new([]), Err(FragmentsError::Empty));
        let two = Fragments::new([span(5, 9), span(0, 5)]).unwrap();
        assert_eq!(two.as_slice(), [span(0, 5), span(5, 9)]);
        assert_eq!(
            Fragments::new([span(0, 5), span(4, 9)]),
            Err(FragmentsError::Overlapping { first: 0, second: 1 })
        );
        assert_eq!(
            Fragments::new([span(0, 5), span(0, 5)]),
            Err(FragmentsError::Overlapping { first: 0, second: 1 })
        );
        assert!(two.with(0, span(0, 6)).is_err());
        assert_eq!(two.without(1).unwrap().as_slice(), [span(0, 5)]);
        assert_eq!(two.without(2), None);
        assert_eq!(Fragments::one(span(0, 5)).without(0), None);
        assert_eq!(two.with(1, span(6, 7)).unwrap().as_slice(), [span(0, 5), span(6, 7)]);
    }
}
