//! Reads the annotations of one document.

use std::collections::HashMap;
use std::sync::Arc;

use super::ids::{ids, numbered};
use super::notes::{About, Notes, Thing};
use super::offsets::{Frame, Given, Resolved};
use super::read_attributes::attributes;
use super::spot::Spot;
use crate::format::placing::Unit;
use crate::format::{Finding, NoteKind, ReadProblem, ReportKind};
use crate::model::{Annotation, AnnotationId, Fragments, Label, Origin, Scheme};
use crate::text::Span;

const KEYS: [&str; 9] =
    ["id", "label", "fragments", "attributes", "note", "origin", "annotator", "created", "modified"];

/// The annotations of a document, in the order of the file.
pub(super) fn annotations(
    document: &Spot<'_, '_>,
    frame: &Frame<'_>,
    scheme: &Scheme,
    notes: &mut Notes,
) -> Result<Vec<Arc<Annotation>>, ReadProblem> {
    let Some(list) = document.get("annotations")? else {
        notes.missing(Thing::DOCUMENT.into(), "annotations", "none assumed");
        return Ok(Vec::new());
    };
    let ids: Vec<AnnotationId> =
        ids(&list, Thing::ANNOTATION, notes, numbered("a"))?.into_iter().map(AnnotationId::new).collect();

    // Offsets first, all together: what they count is decided for the document as a whole.
    let mut given = Vec::with_capacity(ids.len());
    for (i, (spot, id)) in list.items()?.zip(&ids).enumerate() {
        fragments(&spot, i, id, &mut given, notes)?;
    }
    let resolved = frame.resolve(&given).map_err(|unresolved| {
        let Given { annotation, fragment, .. } = given[unresolved.index];
        let (list, key) = (list.path(), unresolved.why.key);
        let path = format!("{list}[{annotation}].fragments[{fragment}].{key}");
        ReadProblem::Value { path, problem: unresolved.why.problem }
    })?;
    tell_conversion(frame, &given, &resolved, &ids, notes);

    let labels: HashMap<&str, &Label> =
        scheme.labels().iter().map(|label| (label.id.as_str(), label)).collect();
    let mut placed = given.iter().zip(resolved.spans).peekable();
    let mut annotations = Vec::with_capacity(ids.len());
    for (i, (spot, id)) in list.items()?.zip(ids).enumerate() {
        let mut spans = Vec::new();
        while let Some((_, span)) = placed.next_if(|(given, _)| given.annotation == i) {
            spans.push(span);
        }
        let fragments = sorted(&spot, &id, spans, notes)?;
        annotations.push(Arc::new(annotation(&spot, id, fragments, &labels, notes)?));
    }
    Ok(annotations)
}

fn annotation(
    spot: &Spot<'_, '_>,
    id: AnnotationId,
    fragments: Fragments,
    labels: &HashMap<&str, &Label>,
    notes: &mut Notes,
) -> Result<Annotation, ReadProblem> {
    let about = About { thing: Thing::ANNOTATION, annotation: Some(&id) };
    notes.unknown_keys(spot, about, &KEYS)?;
    let label = spot.need("label")?;
    let &label =
        labels.get(label.text()?).ok_or_else(|| label.expected("the id of a label of the scheme"))?;
    let origin = match spot.get("origin")? {
        Some(origin) => origin.word(&Origin::ALL, |origin| origin.as_str())?,
        None => {
            notes.missing(about, "origin", "“imported” assumed");
            Origin::Imported
        }
    };
    Ok(Annotation {
        label: label.id.clone(),
        fragments,
        attributes: attributes(spot, label, about, notes)?,
        note: notes.text(spot, about, "note")?.to_owned(),
        origin,
        annotator: notes.text(spot, about, "annotator")?.into(),
        created: notes.moment(spot, about, "created")?,
        modified: notes.moment(spot, about, "modified")?,
        id,
    })
}

/// Adds the fragments of an annotation, as the file gives them, to those of the document.
fn fragments<'n>(
    annotation: &Spot<'n, '_>,
    position: usize,
    id: &AnnotationId,
    given: &mut Vec<Given<'n>>,
    notes: &mut Notes,
) -> Result<(), ReadProblem> {
    let about = About { thing: Thing::FRAGMENT, annotation: Some(id) };
    let list = annotation.need("fragments")?;
    let before = given.len();
    for (fragment, spot) in list.items()?.enumerate() {
        notes.unknown_keys(&spot, about, &["start", "end", "exact"])?;
        let (start, end) = (spot.need("start")?.offset()?, spot.need("end")?);
        let end_offset = end.offset()?;
        if end_offset <= start {
            return Err(end.expected(format_args!("a number greater than “start”, which is {start}")));
        }
        let exact = spot.get("exact")?.map(|exact| exact.text()).transpose()?;
        if exact.is_none() {
            notes.missing(about, "exact", "taken from the text");
        }
        given.push(Given { annotation: position, fragment, start, end: end_offset, exact });
    }
    if given.len() == before {
        return Err(list.refuse("an annotation needs at least one fragment"));
    }
    Ok(())
}

/// The fragments in text order.
fn sorted(
    annotation: &Spot<'_, '_>,
    id: &AnnotationId,
    spans: Vec<Span>,
    notes: &mut Notes,
) -> Result<Fragments, ReadProblem> {
    let mut order: Vec<usize> = (0..spans.len()).collect();
    order.sort_by_key(|&i| spans[i]);
    let list = annotation.need("fragments")?;
    if let Some(pair) = order.windows(2).find(|pair| spans[pair[0]].overlaps(spans[pair[1]])) {
        let (first, second) = (pair[0].min(pair[1]), pair[0].max(pair[1]));
        return Err(list.refuse(format!("fragments {first} and {second} (counted from 0) overlap")));
    }
    if !order.is_sorted() {
        let what = "the fragments were put into text order";
        notes.add(ReportKind::Repaired, Some(id), Finding::note(NoteKind::Ordered, "fragments", what));
    }
    Fragments::new(spans).map_err(|error| list.refuse(error.to_string()))
}

/// Tells which offsets have other numbers now than in the file.
fn tell_conversion(
    frame: &Frame<'_>,
    given: &[Given<'_>],
    resolved: &Resolved,
    ids: &[AnnotationId],
    notes: &mut Notes,
) {
    let counted = |what: String| Finding::note(NoteKind::Counted, "", what);
    let Some(unit) = resolved.other_unit else {
        if frame.unit != Unit::CodePoint && !given.is_empty() {
            let what = format!("offsets were counted in {} and are counted in code points now", frame.unit);
            notes.add(ReportKind::Repaired, None, counted(what));
        }
        return;
    };
    if unit == Unit::CodePoint && frame.unit != unit {
        let what = format!("“offset_unit” says {}, but the words show that offsets count {unit}", frame.unit);
        notes.add(ReportKind::Repaired, None, counted(what));
    }
    for (it, span) in given.iter().zip(&resolved.spans) {
        let (start, end) = (span.start().get(), span.end().get());
        if (start, end) != (it.start, it.end) {
            let what = format!(
                "offsets {} to {} are counted in {unit}, in code points they are {start} to {end}",
                it.start, it.end
            );
            notes.add(ReportKind::Repaired, Some(&ids[it.annotation]), counted(what));
        }
    }
}
