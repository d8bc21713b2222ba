//! Reads the places of one document that a person left out when the same words were tagged elsewhere.

use std::collections::BTreeSet;

use super::notes::{About, Notes, Thing};
use super::offsets::{Frame, Given};
use super::spot::Spot;
use crate::format::{Finding, NoteKind, ReadProblem, ReportKind};
use crate::model::LabelId;
use crate::text::Span;

/// The exceptions of a document. They are a help for the memory, so those that lie nowhere are left out and told
/// instead of refusing the file.
pub(super) fn exceptions(
    document: &Spot<'_, '_>,
    frame: &Frame<'_>,
    notes: &mut Notes,
) -> Result<BTreeSet<(LabelId, Span)>, ReadProblem> {
    let Some(list) = document.get("exceptions")? else { return Ok(BTreeSet::new()) };
    let (mut labels, mut given) = (Vec::new(), Vec::new());
    for (annotation, spot) in list.items()?.enumerate() {
        notes.unknown_keys(&spot, About::from(Thing::EXCEPTION), &["label", "start", "end", "exact"])?;
        labels.push(LabelId::new(spot.need("label")?.text()?));
        let (start, end) = (spot.need("start")?.offset()?, spot.need("end")?.offset()?);
        let exact = spot.get("exact")?.map(|exact| exact.text()).transpose()?;
        given.push(Given { annotation, fragment: 0, start, end, exact });
    }
    match frame.resolve(&given) {
        Ok(resolved) => Ok(labels.into_iter().zip(resolved.spans).collect()),
        Err(_) => {
            let what = "“exceptions” do not fit the text, left out";
            notes.add(ReportKind::Lost, None, Finding::note(NoteKind::Outside, "exceptions", what));
            Ok(BTreeSet::new())
        }
    }
}
