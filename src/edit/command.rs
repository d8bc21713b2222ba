//! What a person can ask for.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Migration, Op};
use crate::model::{
    AnnotationId, AttributeValue, Document, DocumentId, Fragments, LabelId, Meta, Origin, RelationId, Scheme,
    Source,
};
use crate::text::{PlainText, Span};

/// What is asked, before anybody knows whether it can be done.
#[derive(Debug, Clone)]
pub enum Command {
    /// Add articles at the end of the library.
    AddDocuments(Vec<NewDocument>),
    /// Change what is known of an article: title, source, language, status, note, due day.
    SetMeta {
        /// Which article.
        document: DocumentId,
        /// What shall be known of it from now on.
        meta: Meta,
    },
    /// Give an article another place in the order.
    MoveDocument {
        /// Which article.
        document: DocumentId,
        /// Its position afterwards, from 0; beyond the end means last.
        to: usize,
    },
    /// Delete an article with everything marked on it.
    DeleteDocument(DocumentId),
    /// Make something be what another tab had made of it.
    TakeVersion {
        /// In which article.
        document: DocumentId,
        /// What shall be: an op on something in that article.
        version: Box<Op>,
    },
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
    /// Mark the same thing at many places, in one step. Places that carry the label already are passed over.
    AddAnnotations {
        /// With which label.
        label: LabelId,
        /// What is known of the thing; each annotation gets all of it, as it stands.
        attributes: BTreeMap<String, AttributeValue>,
        /// By whose hand.
        origin: Origin,
        /// Where. What is marked is no exception any more.
        places: Vec<(DocumentId, Fragments)>,
        /// Places that were left out and shall be offered as such the next time.
        exceptions: Vec<(DocumentId, LabelId, Span)>,
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
    /// Add a stretch of text to an annotation, as the second half of a quote that “she said” interrupts.
    AddFragment {
        /// In which article.
        document: DocumentId,
        /// Which annotation.
        annotation: AnnotationId,
        /// The stretch; it becomes one with fragments that it overlaps or touches.
        span: Span,
    },
    /// Take one of several fragments from an annotation.
    RemoveFragment {
        /// In which article.
        document: DocumentId,
        /// Which annotation.
        annotation: AnnotationId,
        /// Which fragment, from 0.
        index: usize,
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
    /// What shall become of an article whose id is taken by one with other contents. Where nothing is said, it comes
    /// beside that one under its own title.
    pub clashes: BTreeMap<DocumentId, Clash>,
}

/// What shall become of an article whose id is taken by one with other contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clash {
    /// It takes that one's place.
    Replace,
    /// It comes beside that one.
    Beside {
        /// What it is called then.
        title: String,
    },
}
