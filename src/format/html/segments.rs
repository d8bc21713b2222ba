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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{AnnotationId, DocumentId, Fragments, LabelId, Meta, Origin, Timestamp};
    use crate::text::PlainText;

    /// The runs of all blocks, as `words{annotation/lane …}` and `^annotation` where one ends.
    fn check(text: &str, annotations: &[&[(u32, u32)]], expected: &[&str]) {
        let mut document = Document::new(DocumentId::new("d"), Meta::titled(""), PlainText::from_raw(text));
        for (i, spans) in annotations.iter().enumerate() {
            let span = |&(start, end)| Span::new(CodePoint::new(start), CodePoint::new(end)).unwrap();
            let annotation = Annotation {
                id: AnnotationId::new(format!("a{i}")),
                label: LabelId::new("l"),
                fragments: Fragments::new(spans.iter().map(span)).unwrap(),
                attributes: Default::default(),
                note: String::new(),
                origin: Origin::Manual,
                annotator: "".into(),
                created: Timestamp::unknown(),
                modified: Timestamp::unknown(),
            };
            document.put_annotation(Arc::new(annotation)).unwrap();
        }
        let shown = |run: Run| {
            let words = run.span.and_then(|span| document.text().slice(span)).unwrap_or_default();
            let marks: Vec<String> =
                run.marks.iter().map(|mark| format!("{}/{}", mark.index, mark.lane)).collect();
            let ends: String = run.ends.iter().map(|index| format!("^{index}")).collect();
            if marks.is_empty() {
                format!("{words}{ends}")
            } else {
                format!("{words}{{{}}}{ends}", marks.join(" "))
            }
        };
        let blocks = (0..document.text().blocks().len())
            .map(|block| of_block(&document, block).0.into_iter().map(shown).collect::<Vec<_>>().join("|"));
        assert_eq!(blocks.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn cuts_where_marks_begin_and_end() {
        check("plain", &[], &["plain"]);
        check("", &[], &[""]);
        check("ab cd ef", &[&[(3, 5)]], &["ab |cd{0/0}^0| ef"]);
        // Nested: the inner one is nearer to the letters, and its number comes first.
        check("abcd", &[&[(0, 4)], &[(2, 4)]], &["ab{0/1}|cd{0/1 1/0}^1^0"]);
        // Crossing, and the very same place.
        check("abcdef", &[&[(0, 3)], &[(2, 6)]], &["ab{0/0}|c{1/1 0/0}^0|def{1/1}^1"]);
        check("ab", &[&[(0, 2)], &[(0, 2)]], &["ab{1/1 0/0}^0^1"]);
        // In pieces: each has its number.
        check("ab cd", &[&[(0, 2), (3, 5)]], &["ab{0/0}^0| |cd{0/0}^0"]);
    }

    #[test]
    fn goes_on_in_the_next_block() {
        check("ab\n\ncd", &[&[(1, 5)]], &["a|b{0/0}", "", "c{0/0}^0|d"]);
        // What covers a line end only is numbered before it.
        check("ab\n\ncd", &[&[(3, 4)]], &["ab", "^0", "cd"]);
        check("ab\ncd", &[&[(2, 3)]], &["ab^0", "cd"]);
    }
}
