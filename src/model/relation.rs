//! Directed links between two annotations of one document.

use super::{AnnotationId, RelationId};

/// A directed link, for example from a quote to its speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// Unique in the document.
    pub id: RelationId,
    /// The type, from the scheme, for example `speaker`.
    pub kind: String,
    /// Where it starts, for example the quote.
    pub from: AnnotationId,
    /// Where it points, for example the speaker.
    pub to: AnnotationId,
}
