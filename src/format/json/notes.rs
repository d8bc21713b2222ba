//! Gathers what a reader filled in or left out. Equal lines of one document are counted instead of repeated, so
//! that a hand-made file without notes yields one line and not ten thousand.

use std::collections::BTreeMap;

use super::spot::Spot;
use crate::format::{Finding, NoteKind, Place, ReadProblem, Report, ReportKind};
use crate::model::{AnnotationId, Timestamp};

/// A kind of object of the file: its name for one and for many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Thing(&'static str, &'static str);

impl Thing {
    pub(super) const FILE: Self = Self("the file", "files");
    pub(super) const SCHEME: Self = Self("the scheme", "schemes");
    pub(super) const LABEL: Self = Self("a label", "labels");
    pub(super) const ATTRIBUTE: Self = Self("an attribute of a label", "attributes of labels");
    pub(super) const CONDITION: Self = Self("a condition of an attribute", "conditions of attributes");
    pub(super) const RELATION_TYPE: Self = Self("a relation type", "relation types");
    pub(super) const DOCUMENT: Self = Self("the document", "documents");
    pub(super) const SOURCE: Self = Self("the source", "sources");
    pub(super) const ANNOTATION: Self = Self("an annotation", "annotations");
    pub(super) const FRAGMENT: Self = Self("a fragment", "fragments");
    pub(super) const EXCEPTION: Self = Self("an exception", "exceptions");
    pub(super) const EVIDENCE: Self = Self("a piece of evidence", "pieces of evidence");
    pub(super) const RELATION: Self = Self("a relation", "relations");
}

/// What a note is about.
#[derive(Clone, Copy)]
pub(super) struct About<'a> {
    pub(super) thing: Thing,
    pub(super) annotation: Option<&'a AnnotationId>,
}

impl From<Thing> for About<'_> {
    fn from(thing: Thing) -> Self {
        Self { thing, annotation: None }
    }
}

/// The report while it grows.
#[derive(Default)]
pub(super) struct Notes {
    report: Report,
    /// The document being read.
    place: Place,
    tally: BTreeMap<Line, (usize, Option<AnnotationId>)>,
}

/// What was found, in things of what kind, and what was done about it.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Line {
    kind: ReportKind,
    note: NoteKind,
    key: String,
    thing: Thing,
    found: String,
    done: &'static str,
}

impl Notes {
    /// From here on, notes are about this place.
    pub(super) fn enter(&mut self, place: Place) {
        self.flush();
        self.place = place;
    }

    /// The whole report.
    pub(super) fn finish(mut self) -> Report {
        self.flush();
        self.report
    }

    /// A line of its own.
    pub(super) fn add(
        &mut self,
        kind: ReportKind,
        annotation: Option<&AnnotationId>,
        what: impl Into<Finding>,
    ) {
        let place = annotation.map_or_else(|| self.place.clone(), |id| self.place.annotation(id.clone()));
        self.report.add(kind, place, what);
    }

    /// One more of a line that is counted: a note about a key, what was found, and what was done about it.
    pub(super) fn count(
        &mut self,
        kind: ReportKind,
        about: About<'_>,
        (note, key): (NoteKind, &str),
        found: String,
        done: &'static str,
    ) {
        let line = Line { kind, note, key: key.to_owned(), thing: about.thing, found, done };
        let entry = self.tally.entry(line).or_insert_with(|| (0, about.annotation.cloned()));
        entry.0 += 1;
    }

    /// Notes that a key is not there, and what is done instead.
    pub(super) fn missing(&mut self, about: About<'_>, key: &str, done: &'static str) {
        self.count(ReportKind::FilledIn, about, (NoteKind::Missing, key), format!("no “{key}”"), done);
    }

    /// Notes the keys of an object that this version does not know.
    pub(super) fn unknown_keys(
        &mut self,
        spot: &Spot<'_, '_>,
        about: About<'_>,
        known: &[&str],
    ) -> Result<(), ReadProblem> {
        for key in spot.object()?.keys().filter(|key| !known.contains(&key.as_str())) {
            let found = format!("unknown key “{key}”");
            self.count(ReportKind::Lost, about, (NoteKind::Unknown, key), found, "left out");
        }
        Ok(())
    }

    /// The text of a key, empty if it is not there.
    pub(super) fn text<'n>(
        &mut self,
        spot: &Spot<'n, '_>,
        about: About<'_>,
        key: &str,
    ) -> Result<&'n str, ReadProblem> {
        match spot.get(key)? {
            Some(value) => value.text(),
            None => {
                self.missing(about, key, "left empty");
                Ok("")
            }
        }
    }

    /// The moment of a key, unknown if it is not there.
    pub(super) fn moment(
        &mut self,
        spot: &Spot<'_, '_>,
        about: About<'_>,
        key: &str,
    ) -> Result<Timestamp, ReadProblem> {
        match spot.get(key)? {
            Some(value) => value.moment(),
            None => {
                self.missing(about, key, "left empty");
                Ok(Timestamp::unknown())
            }
        }
    }

    fn flush(&mut self) {
        for (line, (n, annotation)) in std::mem::take(&mut self.tally) {
            let Line { kind, note, key, thing, found, done } = line;
            let (what, annotation) = match (n, annotation) {
                (1, Some(id)) if thing == Thing::ANNOTATION => (format!("{found}, {done}"), Some(id)),
                (1, annotation) => (format!("{found} in {}, {done}", thing.0), annotation),
                (n, _) => (format!("{found} in {n} {}, {done}", thing.1), None),
            };
            self.add(kind, annotation.as_ref(), Finding::note(note, key, what));
        }
    }
}
