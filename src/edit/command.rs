//! What a person can ask for.

use std::sync::Arc;

use super::Migration;
use crate::model::{
    AnnotationId, AttributeValue, Document, DocumentId, Fragments, LabelId, Meta, Origin, RelationId, Scheme,
    Source,
};
use crate::text::PlainText;

/// What is asked, before anybody knows whether it can be done.
#[derive(Debug, Clone)]
pub enum Command {
    /// Add articles at the end of the library.
    AddDocuments(Vec<NewDocument>),
    /// Change an article's title, source, language or status.
    SetMeta {
        /// Which article.
        document: DocumentId,
        /// What shall be known of it from now on.
        meta: Meta,
    },
    /// Delete an article with everything marked on it.
    DeleteDocument(DocumentId),
    /// Mark a stretch of text.
    AddAnnotation {
        /// In which article.
        document: DocumentId,
        /// With which label.
        label: LabelId,
        /// Where.
        fragments: Fragments,
        /// By whose hand.
        origin: Origin,
    },
    /// Give an annotation another label.
    Relabel {
        /// In which article.
        document: DocumentId,
        /// Which annotation.
        annotation: AnnotationId,
        /// The label it shall have.
        label: LabelId,
    },
    /// Move the bounds of an annotation.
    SetFragments {
        /// In which article.
        document: DocumentId,
        /// Which annotation.
        annotation: AnnotationId,
        /// Where it shall be.
        fragments: Fragments,
    },
    /// Write an annotation's note.
    SetNote {
        /// In which article.
        document: DocumentId,
        /// Which annotation.
        annotation: AnnotationId,
        /// The whole note; empty takes it away.
        note: String,
    },
    /// Set or take away the value of an attribute.
    SetAttribute {
        /// In which article.
        document: DocumentId,
        /// Which annotation.
        annotation: AnnotationId,
        /// The attribute's id, from the scheme.
        attribute: String,
        /// The value; `None` takes it away.
        value: Option<AttributeValue>,
    },
    /// Delete an annotation, and the relations it takes part in.
    DeleteAnnotation {
        /// In which article.
        document: DocumentId,
        /// Which annotation.
        annotation: AnnotationId,
    },
    /// Link two annotations.
    AddRelation {
        /// In which article.
        document: DocumentId,
        /// The relation type, from the scheme.
        kind: String,
        /// Where the link starts.
        from: AnnotationId,
        /// Where it points.
        to: AnnotationId,
    },
    /// Delete a link.
    DeleteRelation {
        /// In which article.
        document: DocumentId,
        /// Which link.
        relation: RelationId,
    },
    /// Work by another scheme from now on.
    SetScheme {
        /// The scheme.
        scheme: Arc<Scheme>,
        /// What shall become of what the scheme has no place for; see [`super::SchemeChange`]. Nothing is lost without
        /// a decision: what is not decided over and does not fit is refused.
        migration: Migration,
    },
    /// Take in what a file held.
    Import(Import),
}

/// An article that a person adds.
#[derive(Debug, Clone)]
pub struct NewDocument {
    /// Its title, already chosen.
    pub title: String,
    /// Its text.
    pub text: PlainText,
    /// Where it came from.
    pub source: Source,
    /// BCP 47 tag; empty if not known.
    pub language: String,
}

/// What one or more files held, already read and checked.
#[derive(Debug, Clone, Default)]
pub struct Import {
    /// The scheme the annotations were made by.
    pub scheme: Option<Arc<Scheme>>,
    /// The articles, in the order of the files.
    pub documents: Vec<Document>,
}
