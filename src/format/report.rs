//! What a person should know about a file that was written or read: nothing is changed or lost silently.

use std::fmt;

use super::finding::Finding;
use crate::model::{AnnotationId, DocumentId};

/// The lines of a report. An empty report means that everything went over as it was.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// The lines.
    pub lines: Vec<ReportLine>,
}

/// One thing worth knowing, and where it happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportLine {
    /// Of what sort it is.
    pub kind: ReportKind,
    /// What happened.
    pub what: Finding,
    /// How often.
    pub count: usize,
    /// What it is about: the first [`Report::MAX_PLACES`] places, at least one.
    pub places: Vec<Place>,
}

/// What sort of thing a report line tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReportKind {
    /// Something is not in the result.
    Lost,
    /// Something is in the result otherwise than it was, because the format has no other way.
    Changed,
    /// Something was changed so that it is right now.
    Repaired,
    /// Something that was missing was given a value.
    FilledIn,
    /// Something is odd and was kept as it is.
    Noted,
}

/// What a report line is about: the file as a whole, a document, or an annotation of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The document: its id and title.
    pub document: Option<(DocumentId, String)>,
    /// The annotation.
    pub annotation: Option<AnnotationId>,
}

impl Place {
    /// The document of that id and title.
    pub fn document(id: DocumentId, title: impl Into<String>) -> Self {
        Self { document: Some((id, title.into())), annotation: None }
    }

    /// An annotation of this place's document.
    #[must_use]
    pub fn annotation(&self, id: AnnotationId) -> Self {
        Self { annotation: Some(id), ..self.clone() }
    }
}

impl Report {
    /// So many places of a line are named; the rest is counted, so that a report on a hundred thousand articles
    /// stays small.
    pub const MAX_PLACES: usize = 20;

    /// Adds a line of its own.
    pub fn add(&mut self, kind: ReportKind, place: Place, what: impl Into<Finding>) {
        self.lines.push(ReportLine { kind, places: vec![place], what: what.into(), count: 1 });
    }

    /// Adds to the line that tells the same of other places, or a new one.
    pub fn tally(&mut self, kind: ReportKind, place: impl FnOnce() -> Place, what: impl Into<Finding>) {
        let what = what.into();
        match self.lines.iter_mut().find(|line| line.kind == kind && line.what == what) {
            Some(line) => {
                line.count += 1;
                if line.places.len() < Self::MAX_PLACES {
                    line.places.push(place());
                }
            }
            None => self.add(kind, place(), what),
        }
    }

    /// Takes in the lines of another report.
    pub fn absorb(&mut self, other: Self) {
        for line in other.lines {
            match self.lines.iter_mut().find(|mine| mine.kind == line.kind && mine.what == line.what) {
                Some(mine) => {
                    mine.count += line.count;
                    let room = Self::MAX_PLACES.saturating_sub(mine.places.len());
                    mine.places.extend(line.places.into_iter().take(room));
                }
                None => self.lines.push(line),
            }
        }
    }

    /// Whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lines.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

/// `“Title”, annotation a1: what`, or, of several places, `what (3 times: “Title”, annotation a1; …)`.
impl fmt::Display for ReportLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.count > 1 {
            let places: Vec<String> = self.places.iter().map(ToString::to_string).collect();
            let places = places.into_iter().filter(|place| !place.is_empty()).collect::<Vec<_>>().join("; ");
            let rest = if self.count > self.places.len() { "; …" } else { "" };
            let colon = if places.is_empty() { "" } else { ": " };
            return write!(f, "{} ({} times{colon}{places}{rest})", self.what, self.count);
        }
        match self.places.first().map(ToString::to_string).filter(|place| !place.is_empty()) {
            Some(place) => write!(f, "{place}: {}", self.what),
            None => write!(f, "{}", self.what),
        }
    }
}

/// `“Title”, annotation a1`; nothing for the file as a whole.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((id, title)) = &self.document else { return Ok(()) };
        let name = if title.is_empty() { id.as_str() } else { title };
        write!(f, "“{name}”")?;
        match &self.annotation {
            Some(annotation) => write!(f, ", annotation {annotation}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::finding::Loss;
    use super::*;

    #[test]
    fn a_line_names_its_place() {
        let document = Place::document(DocumentId::new("d1"), "Ferry late again");
        let mut report = Report::default();
        report.add(ReportKind::FilledIn, Place::default(), "no scheme");
        report.add(ReportKind::Lost, document.clone(), "an unknown key");
        report.add(ReportKind::Repaired, document.annotation(AnnotationId::new("a1")), "moved");
        report.add(ReportKind::Noted, Place::document(DocumentId::new("d2"), ""), "odd");
        let expected = "no scheme\n“Ferry late again”: an unknown key\n\
            “Ferry late again”, annotation a1: moved\n“d2”: odd\n";
        assert_eq!(report.to_string(), expected);
    }

    #[test]
    fn equal_findings_are_counted_and_the_first_places_named() {
        let mut report = Report::default();
        for i in 0..Report::MAX_PLACES + 5 {
            let place = || Place::document(DocumentId::new(format!("d{i}")), "");
            report.tally(ReportKind::Lost, place, Loss::Note);
        }
        let line = report.to_string();
        assert!(line.contains("(25 times: “d0”; “d1”; ") && line.ends_with("“d19”; …)\n"), "{line}");
        let mut twice = report.clone();
        twice.absorb(report);
        assert_eq!((twice.lines.len(), twice.lines[0].count, twice.lines[0].places.len()), (1, 50, 20));
    }
}
