//! Gestures: what a person does in many small steps and thinks of as one.

use crate::edit::Command;
use crate::model::{AnnotationId, DocumentId, Library, Meta};

/// Something that a person does in many small steps and would take back in one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gesture {
    /// Typing an annotation's note.
    Note(DocumentId, AnnotationId),
    /// Typing the value of an annotation's attribute.
    Attribute(DocumentId, AnnotationId, String),
    /// Walking through proposals for a link of an annotation.
    Linking(AnnotationId),
    /// Typing an article's note.
    ArticleNote(DocumentId),
    /// Adding a heap of files, some at a time, so that the page can show how far it is. The number tells one heap
    /// from the next; any will do that was not used before.
    Adding(u64),
}

impl Gesture {
    /// The gesture that an edit belongs to by itself: typing.
    pub(super) fn of(command: &Command, library: &Library) -> Option<Self> {
        match command {
            Command::SetNote { document, annotation, .. } => {
                Some(Self::Note(document.clone(), annotation.clone()))
            }
            Command::SetAttribute { document, annotation, attribute, .. } => {
                Some(Self::Attribute(document.clone(), annotation.clone(), attribute.clone()))
            }
            Command::SetMeta { document, meta } => {
                let old = &library.get(document)?.meta;
                let is_note =
                    old.note != meta.note && Meta { note: meta.note.clone(), ..old.clone() } == *meta;
                is_note.then(|| Self::ArticleNote(document.clone()))
            }
            _ => None,
        }
    }
}
