//! Edits: what was decided, as a list of the smallest changes.

use std::sync::Arc;

use super::EditName;
use crate::model::{Annotation, AnnotationId, Document, DocumentId, Meta, Relation, RelationId, Scheme};

/// A change that was decided: ops in order, and a name that people read.
///
/// An edit says what shall be, not what was: [`super::apply`] finds out what was and hands back the inverse.
/// So an edit stays small when it is stored, and its inverse is right whatever happened before.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    /// What people read: "tag quote".
    pub name: EditName,
    /// The changes, in order.
    pub ops: Vec<Op>,
}

/// The smallest change. "Put" adds a thing or replaces the one of the same id.
#[derive(Debug, Clone, PartialEq)]
pub enum Op {
    /// Adds an article.
    InsertDocument {
        /// Position in the library, from 0; beyond the end means at the end.
        at: usize,
        /// The article. Its id must be new.
        document: Arc<Document>,
    },
    /// Gives an article another place in the order.
    MoveDocument {
        /// The article.
        document: DocumentId,
        /// Its position afterwards, from 0; beyond the end means last.
        to: usize,
    },
    /// Takes an article out.
    RemoveDocument(DocumentId),
    /// Changes what is known of an article.
    SetMeta(DocumentId, Meta),
    /// Adds or replaces an annotation.
    PutAnnotation(DocumentId, Arc<Annotation>),
    /// Takes an annotation out.
    RemoveAnnotation(DocumentId, AnnotationId),
    /// Adds or replaces a relation.
    PutRelation(DocumentId, Relation),
    /// Takes a relation out.
    RemoveRelation(DocumentId, RelationId),
    /// Replaces the scheme.
    SetScheme(Arc<Scheme>),
}

impl Op {
    /// The article that the op is about; `None` for the scheme.
    pub fn document(&self) -> Option<&DocumentId> {
        match self {
            Self::InsertDocument { document, .. } => Some(document.id()),
            Self::RemoveDocument(id)
            | Self::MoveDocument { document: id, .. }
            | Self::SetMeta(id, _)
            | Self::PutAnnotation(id, _)
            | Self::RemoveAnnotation(id, _)
            | Self::PutRelation(id, _)
            | Self::RemoveRelation(id, _) => Some(id),
            Self::SetScheme(_) => None,
        }
    }
}
