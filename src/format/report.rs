//! What a person should know about a file that was written or read: nothing is changed or lost silently.

use std::fmt;

use crate::model::{AnnotationId, DocumentId};

/// The lines of a report, in the order of the file. An empty report means that everything went over as it was.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// The lines.
    pub lines: Vec<ReportLine>,
}

/// One thing worth knowing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportLine {
    /// Of what sort it is.
    pub kind: ReportKind,
    /// What it is about.
    pub place: Place,
    /// What happened, in a phrase.
    pub what: String,
}

/// What sort of thing a report line tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReportKind {
    /// Something is not in the result.
    Lost,
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
    /// Adds a line.
    pub fn add(&mut self, kind: ReportKind, place: Place, what: impl Into<String>) {
        self.lines.push(ReportLine { kind, place, what: what.into() });
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

impl fmt::Display for ReportLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((id, title)) = &self.place.document {
            let name = if title.is_empty() { id.as_str() } else { title };
            write!(f, "“{name}”")?;
            if let Some(annotation) = &self.place.annotation {
                write!(f, ", annotation {annotation}")?;
            }
            f.write_str(": ")?;
        }
        f.write_str(&self.what)
    }
}

#[cfg(test)]
mod tests {
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
}
