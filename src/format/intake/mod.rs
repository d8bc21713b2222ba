//! From what a reader found in a foreign file to the model: texts made plain, fragments placed, labels and attributes
//! gathered into a scheme, ids given, and everything that was put right told.
//!
//! A reader parses its notation into [`RawDocument`]s and hands them over; all formats are repaired in the same way.

mod attributes;
mod build;
mod vocabulary;

use crate::format::placing::{Blanks, Unit};
use crate::model::{AttributeValue, DocumentId, Meta, Origin, Timestamp};

pub(super) use build::{Intake, title_from};

/// An annotation of a file that could not be placed. The person sees it and can look for its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplaced {
    /// The article it belongs to.
    pub document: DocumentId,
    /// The article's title.
    pub title: String,
    /// Its label.
    pub label: String,
    /// The words that were looked for, pieces joined by ` … `; empty if the file names none.
    pub words: String,
    /// Where in the file it stands, for example `line 14`.
    pub at: String,
    /// Why it could not be placed.
    pub why: String,
}

/// An article as a file has it.
#[derive(Debug, Clone)]
pub(super) struct RawDocument {
    /// The id, if the file gives one. Without, one is made from the text, the same whenever the file is read.
    pub(super) id: Option<String>,
    /// What is known of it. An empty title is taken from the first line.
    pub(super) meta: Meta,
    /// The text as the file has it.
    pub(super) text: String,
    /// What offsets count, if the format says it or its usual program does so.
    pub(super) unit: Unit,
    /// How strictly `exact` is compared.
    pub(super) blanks: Blanks,
    /// Whether attribute values have the types that they were given, so that none is to be fitted to its kind.
    pub(super) is_typed: bool,
    pub(super) annotations: Vec<RawAnnotation>,
    pub(super) relations: Vec<RawRelation>,
}

/// An annotation as a file has it.
#[derive(Debug, Clone)]
pub(super) struct RawAnnotation {
    /// What relations of the file call it; unique in the document, or another is given and told. Empty if it has
    /// none.
    pub(super) id: String,
    /// The label's name in the file.
    pub(super) label: String,
    /// At least one, in any order.
    pub(super) fragments: Vec<RawFragment>,
    /// In the order of the file. Of a name that stands twice, the last counts.
    pub(super) attributes: Vec<(String, AttributeValue)>,
    pub(super) note: String,
    pub(super) origin: Origin,
    pub(super) annotator: String,
    pub(super) created: Timestamp,
    pub(super) modified: Timestamp,
    /// Whether pieces between which a line ends and no word stands are one piece: the format cuts there.
    pub(super) is_cut_at_line_ends: bool,
    /// Where it stands in the file, for example `line 14`.
    pub(super) at: String,
}

/// A piece of an annotation as a file has it.
#[derive(Debug, Clone, Default)]
pub(super) struct RawFragment {
    /// Half-open.
    pub(super) range: Option<(u32, u32)>,
    /// The words said to stand there.
    pub(super) exact: Option<String>,
    /// Words before it, as many as the file gives.
    pub(super) before: String,
    /// Words behind it.
    pub(super) after: String,
}

/// A link as a file has it.
#[derive(Debug, Clone)]
pub(super) struct RawRelation {
    /// Its id; empty if it has none.
    pub(super) id: String,
    pub(super) kind: String,
    /// The [`RawAnnotation::id`] where it starts.
    pub(super) from: String,
    /// The [`RawAnnotation::id`] where it points.
    pub(super) to: String,
}

impl RawDocument {
    /// A text of which nothing else is known, offsets counted in that unit.
    pub(super) fn new(text: impl Into<String>, unit: Unit) -> Self {
        Self {
            id: None,
            meta: Meta::titled(""),
            text: text.into(),
            unit,
            blanks: Blanks::Exact,
            is_typed: false,
            annotations: Vec::new(),
            relations: Vec::new(),
        }
    }
}

impl RawAnnotation {
    /// An annotation of which nothing is known but its label and where it stands in the file.
    pub(super) fn new(label: impl Into<String>, at: impl Into<String>) -> Self {
        Self {
            id: String::new(),
            label: label.into(),
            fragments: Vec::new(),
            attributes: Vec::new(),
            note: String::new(),
            origin: Origin::Imported,
            annotator: String::new(),
            created: Timestamp::unknown(),
            modified: Timestamp::unknown(),
            is_cut_at_line_ends: false,
            at: at.into(),
        }
    }
}

impl RawFragment {
    /// A piece at these offsets, half-open.
    pub(super) fn at(start: u32, end: u32) -> Self {
        Self { range: Some((start, end)), ..Self::default() }
    }

    /// The words said to stand there.
    #[must_use]
    pub(super) fn saying(self, exact: impl Into<String>) -> Self {
        Self { exact: Some(exact.into()), ..self }
    }
}
