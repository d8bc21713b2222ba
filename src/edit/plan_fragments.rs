//! Decides what it means to add a stretch to an annotation, or to take one away.

use super::plan::{annotation_in, carries, revise};
use super::{EditName, Planned, Refusal};
use crate::model::{Annotation, AnnotationId, Document, Stamp};
use crate::text::Span;

pub(super) fn add_fragment(
    document: &Document,
    id: &AnnotationId,
    span: Span,
    stamp: &Stamp,
) -> Result<Planned, Refusal> {
    let before = annotation_in(document, id)?;
    let after = Annotation { fragments: before.fragments.joined_with(span), ..before.clone() };
    if !document.holds(&after) {
        return Err(Refusal::OutsideText);
    }
    // By the annotation itself, if the stretch is in it, or by another one.
    if carries(document, &after.label, &after.fragments) {
        return Err(Refusal::Duplicate);
    }
    revise(document, EditName::AddFragment, after, stamp)
}

pub(super) fn remove_fragment(
    document: &Document,
    id: &AnnotationId,
    index: usize,
    stamp: &Stamp,
) -> Result<Planned, Refusal> {
    let before = annotation_in(document, id)?;
    if index >= before.fragments.as_slice().len() {
        return Err(Refusal::UnknownFragment);
    }
    let fragments = before.fragments.without(index).ok_or(Refusal::LastFragment)?;
    if carries(document, &before.label, &fragments) {
        return Err(Refusal::Duplicate);
    }
    revise(document, EditName::RemoveFragment, Annotation { fragments, ..before.clone() }, stamp)
}
