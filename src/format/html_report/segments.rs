//! A text cut wherever a mark begins or ends, each piece with the marks that lie over it.

use crate::model::{Annotation, Document};
use crate::text::{CodePoint, Span};

/// A stretch of text over which the same marks lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Segment {
    pub(super) span: Span,
    /// The annotations (by their place in the list) that lie over it, the outermost first.
    pub(super) over: Vec<usize>,
    /// Those that begin with it: this is where a link to them leads.
    pub(super) first_of: Vec<usize>,
}

/// The segments of a document, from its beginning to its end. They cover the text without a gap.
pub(super) fn segments(document: &Document, annotations: &[&Annotation]) -> Vec<Segment> {
    let mut bounds: Vec<(CodePoint, usize, bool)> = Vec::new();
    for (i, annotation) in annotations.iter().enumerate() {
        for span in annotation.fragments.iter() {
            bounds.push((span.start(), i, true));
            bounds.push((span.end(), i, false));
        }
    }
    bounds.sort_unstable();
    let (mut segments, mut at) = (Vec::new(), CodePoint::new(0));
    let mut over: Vec<usize> = Vec::new();
    let mut is_linked = vec![false; annotations.len()];
    let mut bounds = bounds.into_iter().peekable();
    let mut segment = |from, to, over: &[usize]| {
        let Some(span) = Span::new(from, to) else { return };
        let first_of =
            over.iter().copied().filter(|&i| !std::mem::replace(&mut is_linked[i], true)).collect();
        segments.push(Segment { span, over: over.to_vec(), first_of });
    };
    while let Some(&(bound, ..)) = bounds.peek() {
        segment(at, bound, &over);
        at = bound;
        while let Some((_, i, begins)) = bounds.next_if(|&(next, ..)| next == bound) {
            if begins { over.push(i) } else { over.retain(|&other| other != i) }
        }
        // The longer one goes around the shorter one, wherever they began.
        over.sort_by_key(|&i| {
            let fragments = &annotations[i].fragments;
            (std::cmp::Reverse(fragments.end().get() - fragments.first().start().get()), i)
        });
    }
    segment(at, document.text().len(), &over);
    segments
}
