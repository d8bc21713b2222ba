//! From overlapping annotations to what a block of text shows: runs of text, each with the marks on it, every
//! mark on a lane of its own so that no underline hides another. Pure; the layer `platform` draws it.
//!
//! A block is painted from the annotations that touch it and from nothing else, so an edit repaints its own
//! blocks only.

mod coverage;
mod lanes;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{Annotation, AnnotationId, Document};
use crate::text::{CodePoint, Span};

pub use coverage::{Bin, coverage, next_untouched, untouched_sentences};

/// What a block shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BlockPaint {
    /// The block's text in order, each character once. An empty block has no runs.
    pub runs: Vec<Run>,
    /// The marks that the runs refer to.
    pub marks: Vec<Mark>,
    /// How many lanes of underlines the block needs.
    pub n_lanes: u8,
}

/// A stretch of text under the same marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Where, in the document.
    pub span: Span,
    /// Positions in [`BlockPaint::marks`], outermost (longest) first. Empty: plain text.
    pub marks: Vec<usize>,
}

/// One fragment of an annotation, as far as it lies in the block.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The annotation.
    pub annotation: Arc<Annotation>,
    /// Where in the block's text, in the document's offsets.
    pub span: Span,
    /// The lane of its underline: 0 is nearest to the letters. Marks that share a character never share a lane,
    /// and of two nested marks the inner one is nearer to the letters.
    pub lane: u8,
    /// Whether the annotation is chosen.
    pub is_chosen: bool,
}

/// What the block of that index shows, with the chosen annotation lit up.
pub fn paint_block(document: &Document, block: usize, chosen: Option<&AnnotationId>) -> BlockPaint {
    let Some(bounds) = document.text().blocks().get(block) else { return BlockPaint::default() };
    let Some(whole) = Span::new(bounds.start(), bounds.end()) else { return BlockPaint::default() };
    let mut marks: Vec<Mark> = document
        .annotations()
        .in_block(block)
        .iter()
        .flat_map(|annotation| {
            let is_chosen = chosen == Some(&annotation.id);
            annotation.fragments.iter().filter_map(move |span| {
                let span = Span::new(span.start().max(whole.start()), span.end().min(whole.end()))?;
                Some(Mark { annotation: Arc::clone(annotation), span, lane: 0, is_chosen })
            })
        })
        .collect();
    let n_lanes = lanes::assign(&mut marks);
    let runs = runs(whole, &marks);
    BlockPaint { runs, marks, n_lanes }
}

/// Cuts a block at every mark's edge and finds the marks on each piece.
fn runs(whole: Span, marks: &[Mark]) -> Vec<Run> {
    let mut edges: Vec<(CodePoint, bool, usize)> = Vec::with_capacity(marks.len() * 2);
    for (i, mark) in marks.iter().enumerate() {
        edges.push((mark.span.start(), true, i));
        edges.push((mark.span.end(), false, i));
    }
    edges.sort_unstable();
    let mut runs = Vec::with_capacity(edges.len() + 1);
    // Ordered by lane, so that the outermost mark of a run is the one furthest from the letters.
    let mut active: BTreeSet<(std::cmp::Reverse<u8>, usize)> = BTreeSet::new();
    let mut from = whole.start();
    for (at, is_start, i) in edges {
        if let Some(span) = Span::new(from, at) {
            runs.push(Run { span, marks: active.iter().map(|&(_, mark)| mark).collect() });
            from = at;
        }
        let entry = (std::cmp::Reverse(marks[i].lane), i);
        if is_start {
            active.insert(entry)
        } else {
            active.remove(&entry)
        };
    }
    if let Some(span) = Span::new(from, whole.end()) {
        runs.push(Run { span, marks: Vec::new() });
    }
    runs
}

#[cfg(test)]
mod tests;
