//! Painting: every character once, every mark where it stands, no underline under another.

use std::sync::Arc;

use factmark::model::{Annotation, Document, DocumentId, Meta};
use factmark::paint::{BlockPaint, paint_block};
use factmark::text::{PlainText, Span};
use proptest::prelude::*;

use super::gestures::{TEXTS, annotation, stretches};
use crate::property_config::cases;

pub(super) fn document() -> impl Strategy<Value = Document> {
    let text = prop::collection::vec(prop::sample::select(TEXTS), 1..5).prop_map(|texts| texts.concat());
    (text, prop::collection::vec(stretches(), 0..12)).prop_map(|(text, marks)| {
        let text = PlainText::from_raw(&text);
        let mut document = Document::new(DocumentId::new("d"), Meta::titled("d"), text.clone());
        let annotations =
            marks.iter().enumerate().map(|(i, at)| annotation(&i.to_string(), "quote", at, &text));
        // Those that would reach beyond the text stay out.
        document.put_annotations(annotations.map(Arc::new));
        document
    })
}

fn check_runs(document: &Document, block: usize, paint: &BlockPaint) -> Result<(), TestCaseError> {
    let bounds = document.text().blocks()[block];
    let mut at = bounds.start();
    for run in &paint.runs {
        prop_assert_eq!(run.span.start(), at);
        at = run.span.end();
        let mut painted: Vec<(&Annotation, Span)> = Vec::new();
        for &i in &run.marks {
            let mark = &paint.marks[i];
            prop_assert!(mark.span.covers(run.span), "{mark:?} on {run:?}");
            painted.push((&mark.annotation, run.span));
        }
        painted.sort_by(|a, b| a.0.id.cmp(&b.0.id));
        let mut covering: Vec<(&Annotation, Span)> = Vec::new();
        for annotation in document.annotations().iter() {
            for span in annotation.fragments.iter().filter(|span| span.overlaps(run.span)) {
                prop_assert!(span.covers(run.span), "{run:?} is cut by {span:?}");
                covering.push((annotation, run.span));
            }
        }
        covering.sort_by(|a, b| a.0.id.cmp(&b.0.id));
        prop_assert_eq!(painted, covering);
        let is_outermost_first =
            run.marks.windows(2).all(|pair| paint.marks[pair[0]].lane > paint.marks[pair[1]].lane);
        prop_assert!(is_outermost_first, "{run:?}");
    }
    prop_assert_eq!(at, bounds.end());
    Ok(())
}

fn check_lanes(paint: &BlockPaint) -> Result<(), TestCaseError> {
    for (i, mark) in paint.marks.iter().enumerate() {
        prop_assert!(mark.lane < paint.n_lanes);
        for other in paint.marks.iter().skip(i + 1).filter(|other| other.span.overlaps(mark.span)) {
            prop_assert!(mark.lane != other.lane, "{mark:?} and {other:?} share a lane");
            let (outer, inner) = if mark.span.covers(other.span) { (mark, other) } else { (other, mark) };
            if outer.span.covers(inner.span) && outer.span != inner.span {
                prop_assert!(inner.lane < outer.lane, "{inner:?} lies outside of {outer:?}");
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn every_character_once_and_every_mark_where_it_stands(document in document(), chosen in 0..12_u8) {
        let chosen = factmark::model::AnnotationId::new(chosen.to_string());
        for block in 0..document.text().blocks().len() {
            let paint = paint_block(&document, block, Some(&chosen));
            check_runs(&document, block, &paint)?;
            check_lanes(&paint)?;
            for mark in &paint.marks {
                prop_assert_eq!(mark.is_chosen, mark.annotation.id == chosen);
            }
        }
        let beyond = paint_block(&document, document.text().blocks().len(), None);
        prop_assert_eq!(beyond, BlockPaint::default());
    }
}
