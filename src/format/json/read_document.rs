//! Reads one article: its text, what is known of it, and then what was marked on it.

use super::notes::{About, Notes, Thing};
use super::offsets::Frame;
use super::read::sha256;
use super::read_annotation::annotations;
use super::read_exceptions::exceptions;
use super::read_relations::relations;
use super::spot::Spot;
use crate::format::intake::title_from;
use crate::format::placing::Unit;
use crate::format::{Finding, NoteKind, Place, ReadProblem, Repair, ReportKind};
use crate::model::{Document, DocumentId, Meta, Scheme, Source, Status};
use crate::text::PlainText;

const KEYS: [&str; 12] = [
    "id",
    "title",
    "source",
    "language",
    "status",
    "note",
    "due",
    "text",
    "text_sha256",
    "annotations",
    "relations",
    "exceptions",
];

pub(super) fn document(
    spot: &Spot<'_, '_>,
    id: DocumentId,
    unit: Unit,
    scheme: &Scheme,
    notes: &mut Notes,
) -> Result<Document, ReadProblem> {
    let raw = spot.need("text")?.text()?;
    let text = PlainText::from_raw(raw);
    let given_title =
        spot.get("title")?.map(|title| title.text()).transpose()?.filter(|it| !it.trim().is_empty());
    let title = given_title.map_or_else(|| title_from(&text, &id), str::to_owned);

    notes.enter(Place::document(id.clone(), title.as_str()));
    let about = About::from(Thing::DOCUMENT);
    notes.unknown_keys(spot, about, &KEYS)?;
    if given_title.is_none() {
        notes.missing(about, "title", "the first line was taken");
    }
    let meta = Meta {
        title,
        source: source(spot, notes)?,
        language: notes.text(spot, about, "language")?.to_owned(),
        status: match spot.get("status")? {
            Some(status) => status.word(&Status::ALL, |status| status.as_str())?,
            None => {
                notes.missing(about, "status", "“to_do” assumed");
                Status::ToDo
            }
        },
        // These two stand only where there is something to say.
        note: spot.get("note")?.map(|note| note.text()).transpose()?.unwrap_or_default().to_owned(),
        due: spot.get("due")?.map(|due| due.day()).transpose()?.flatten(),
        exceptions: exceptions(spot, &Frame { raw, text: &text, unit }, notes)?,
    };
    if raw != text.as_str() {
        notes.add(ReportKind::Repaired, None, Repair::LineEnds);
    }

    let mut document = Document::new(id, meta, text.clone());
    check_hash(spot, raw, &document, notes)?;
    let annotations = annotations(spot, &Frame { raw, text: &text, unit }, scheme, notes)?;
    document.put_annotations(annotations);
    for relation in relations(spot, &document, scheme, notes)? {
        document.put_relation(relation);
    }
    notes.enter(Place::default());
    Ok(document)
}

fn source(document: &Spot<'_, '_>, notes: &mut Notes) -> Result<Source, ReadProblem> {
    let Some(spot) = document.get("source")? else {
        notes.missing(Thing::DOCUMENT.into(), "source", "left empty");
        return Ok(Source::default());
    };
    let about = About::from(Thing::SOURCE);
    notes.unknown_keys(&spot, about, &["url", "publisher", "byline", "published", "accessed"])?;
    Ok(Source {
        url: notes.text(&spot, about, "url")?.to_owned(),
        publisher: notes.text(&spot, about, "publisher")?.to_owned(),
        byline: notes.text(&spot, about, "byline")?.to_owned(),
        published: notes.moment(&spot, about, "published")?,
        accessed: notes.moment(&spot, about, "accessed")?,
    })
}

/// A hash that differs is told and no more: the words of each fragment prove the offsets better than it could.
fn check_hash(
    spot: &Spot<'_, '_>,
    raw: &str,
    document: &Document,
    notes: &mut Notes,
) -> Result<(), ReadProblem> {
    let Some(given) = spot.get("text_sha256")? else {
        notes.missing(Thing::DOCUMENT.into(), "text_sha256", "computed");
        return Ok(());
    };
    let given = given.text()?;
    if !given.eq_ignore_ascii_case(document.text_sha256()) && !given.eq_ignore_ascii_case(&sha256(raw)) {
        let what = "the text was changed since “text_sha256” was computed; every annotation that carries its words \
                    was found where it says";
        notes.add(ReportKind::Noted, None, Finding::note(NoteKind::TextChanged, "text_sha256", what));
    }
    Ok(())
}
