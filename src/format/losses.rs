//! Tells what formats that know little more than labels leave out of an article: only what was there to be lost.

use super::{Loss, Place, Report, ReportKind};
use crate::model::{Annotation, Document, Meta, Origin, Scheme, Source, Status};

/// The place of a document in a report.
pub(super) fn place_of(document: &Document) -> Place {
    Place::document(document.id().clone(), document.meta.title.as_str())
}

/// Tells that what an annotation carries is left out, but for the attributes that `keeps` says are in the file.
pub(super) fn tell_annotation(
    annotation: &Annotation,
    place: &Place,
    keeps: impl Fn(&str) -> bool,
    report: &mut Report,
) {
    let mut lost = |loss| report.tally(ReportKind::Lost, || place.annotation(annotation.id.clone()), loss);
    for id in annotation.attributes.keys().filter(|id| !keeps(id)) {
        lost(Loss::Attribute(id.clone()));
    }
    if !annotation.note.is_empty() {
        lost(Loss::Note);
    }
    let is_dated = [&annotation.created, &annotation.modified].iter().any(|it| !it.as_str().is_empty());
    if !annotation.annotator.is_empty() || is_dated || annotation.origin != Origin::Imported {
        lost(Loss::AnnotationDetails);
    }
}

/// Tells that links and exceptions are left out.
pub(super) fn tell_links(document: &Document, place: &Place, report: &mut Report) {
    for relation in document.relations() {
        report.tally(
            ReportKind::Lost,
            || place.annotation(relation.from.clone()),
            Loss::Relation(relation.kind.clone()),
        );
    }
    tell_exceptions(document, place, report);
}

/// Tells that exceptions are left out.
pub(super) fn tell_exceptions(document: &Document, place: &Place, report: &mut Report) {
    if !document.meta.exceptions.is_empty() {
        report.tally(ReportKind::Lost, || place.clone(), Loss::Exceptions);
    }
}

/// Tells that whatever is known of an article is left out.
pub(super) fn tell_details(document: &Document, place: &Place, report: &mut Report) {
    let Meta { title, source, language, status, note, due, exceptions: _ } = &document.meta;
    let words = [title, language, note];
    let is_known = words.iter().any(|it| !it.is_empty()) || *source != Source::default();
    if is_known || *status != Status::default() || due.is_some() {
        report.tally(ReportKind::Lost, || place.clone(), Loss::DocumentDetails);
    }
}

/// Tells that the scheme is not in the file, unless it is the one that everybody has.
pub(super) fn tell_scheme(scheme: &Scheme, report: &mut Report) {
    if *scheme != Scheme::preset() {
        report.tally(ReportKind::Lost, Place::default, Loss::Scheme);
    }
}
