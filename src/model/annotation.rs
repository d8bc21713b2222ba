//! One mark on the text: where, what, by whom.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{AnnotationId, AttributeValue, Fragments, LabelId, Timestamp};

/// A labelled stretch (or several) of a document's text. Annotations may overlap, nest and share a span.
#[derive(Debug, Clone, PartialEq)]
pub struct Annotation {
    /// Unique in the document.
    pub id: AnnotationId,
    /// The label, from the scheme.
    pub label: LabelId,
    /// Where.
    pub fragments: Fragments,
    /// Attribute values by attribute id.
    pub attributes: BTreeMap<String, AttributeValue>,
    /// Free text of the annotator.
    pub note: String,
    /// How it came to be.
    pub origin: Origin,
    /// Who made it; may be empty.
    pub annotator: Arc<str>,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub modified: Timestamp,
}

/// How an annotation came to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// Made by a person.
    Manual,
    /// Proposed by a rule and accepted.
    Suggested,
    /// Read from another tool's file.
    Imported,
}

impl Origin {
    /// All origins.
    pub const ALL: [Self; 3] = [Self::Manual, Self::Suggested, Self::Imported];

    /// The word used in files: `manual`, `suggested` or `imported`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Manual => "manual",
            Self::Suggested => "suggested",
            Self::Imported => "imported",
        }
    }

    /// The origin that [`Self::as_str`] names so.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|origin| origin.as_str() == word)
    }
}
