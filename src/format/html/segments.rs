//! Overlapping annotations as runs of text with the marks on each, block by block. (What `paint` does for the
//! screen; a format may not know it, and needs less.)

use crate::model::{Annotation, Document};
use crate::text::{CodePoint, Span};

/// One annotation on a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// The annotation’s position in the article.
    pub(super) index: usize,
    /// The place of its underline: 0 is nearest to the letters.
    pub(super) lane: usize,
}

/// A stretch of text under the same marks, and what ends behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    /// `None` where something ends and no letter stands, as in an empty line.
    pub(super) span: Option<Span>,
    /// The marks, the outermost first.
    pub(super) marks: Vec<Mark>,
    /// The annotations of which a fragment ends here, by position, the innermost first.
    pub(super) ends: Vec<usize>,
}

/// A fragment as far as it lies in the block.
struct Piece {
    index: usize,
    span: Span,
    lane: usize,
}

/// The runs of the block of that index, and how many lanes they need.
pub(super) fn of_block(document: &Document, block: usize) -> (Vec<Run>, usize) {
    let Some(bounds) = document.text().blocks().get(block) else { return Default::default() };
    let (start, end) = (bounds.start(), bounds.end());
    let (mut pieces, mut ends) = (Vec::new(), Vec::new());
    for annotation in document.annotations().in_block(block) {
        let Some(index) = document.annotations().position(&annotation.id) else { continue };
        for fragment in annotation.fragments.iter() {
            if let Some(span) = Span::new(fragment.start().max(start), fragment.end().min(end)) {
                pieces.push(Piece { index, span, lane: 0 });
            }
            if ends_in(document, fragment, block) {
                ends.push((fragment.end().min(end), length(annotation), index));
            }
        }
    }
    let n_lanes = assign_lanes(&mut pieces);
    ends.sort_unstable();
    (runs((start, end), &pieces, &ends), n_lanes)
}

fn length(annotation: &Annotation) -> u32 {
    annotation.fragments.total_len()
}

/// Whether the last character of a fragment belongs to that block; a line end belongs to the line before it.
fn ends_in(document: &Document, fragment: Span, block: usize) -> bool {
    let last = CodePoint::new(fragment.end().get().saturating_sub(1));
    document.text().block_at(last) == block
}

/// Gives shorter pieces the lanes nearer to the letters; none shares a lane with one that it overlaps. Returns how
/// many lanes there are.
fn assign_lanes(pieces: &mut [Piece]) -> usize {
    pieces.sort_by_key(|piece| (piece.span.len(), piece.span.start(), piece.index));
    let mut lanes: Vec<Vec<Span>> = Vec::new();
    for piece in pieces {
        let is_taken = |lane: &Vec<Span>| lane.iter().any(|span| span.overlaps(piece.span));
        piece.lane = lanes.iter().rposition(is_taken).map_or(0, |taken| taken + 1);
        if piece.lane == lanes.len() {
            lanes.push(Vec::new());
        }
        lanes[piece.lane].push(piece.span);
    }
    lanes.len()
}

fn runs(block: (CodePoint, CodePoint), pieces: &[Piece], ends: &[(CodePoint, u32, usize)]) -> Vec<Run> {
    let mut edges: Vec<CodePoint> =
        pieces.iter().flat_map(|piece| [piece.span.start(), piece.span.end()]).collect();
    edges.extend(ends.iter().map(|&(at, ..)| at));
    edges.push(block.1);
    edges.sort_unstable();
    edges.dedup();
    let (mut runs, mut from) = (Vec::with_capacity(edges.len()), block.0);
    for at in edges {
        let span = Span::new(from, at);
        let ends: Vec<usize> = ends.iter().filter(|end| end.0 == at).map(|&(.., index)| index).collect();
        let covers = |piece: &&Piece| span.is_some_and(|span| piece.span.covers(span));
        let mut marks: Vec<Mark> =
            pieces.iter().filter(covers).map(|piece| Mark { index: piece.index, lane: piece.lane }).collect();
        marks.sort_by_key(|mark| std::cmp::Reverse(mark.lane));
        if span.is_some() || !ends.is_empty() {
            runs.push(Run { span, marks, ends });
        }
        from = at;
    }
    runs
}
