//! What a command did, for whoever shows it.

use crate::edit::{Edit, EditName, ImportNote, Op};
use crate::model::{Document, DocumentId};

/// What a command (or an undo, a redo) did.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Its name.
    pub name: EditName,
    /// What must be shown anew.
    pub touched: Touched,
    /// What to tell about an import.
    pub notes: Vec<ImportNote>,
}

/// What must be shown anew.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Touched {
    /// Another article is open now.
    pub opened: bool,
    /// The list of articles, or a title in it.
    pub library: bool,
    /// The scheme.
    pub scheme: bool,
    /// Blocks of the open article, by index, ascending, each once.
    pub blocks: Vec<usize>,
}

impl Touched {
    /// Everything there is.
    pub fn everything() -> Self {
        Self { opened: true, library: true, scheme: true, blocks: Vec::new() }
    }

    /// This and more.
    pub fn join(&mut self, more: Self) {
        self.opened |= more.opened;
        self.library |= more.library;
        self.scheme |= more.scheme;
        self.blocks.extend(more.blocks);
        self.blocks.sort_unstable();
        self.blocks.dedup();
    }

    /// What an edit and its inverse touch, seen from the open article.
    pub(super) fn by(edit: &Edit, inverse: &Edit, open: Option<&Document>) -> Self {
        let mut touched = Self::default();
        for op in edit.ops.iter().chain(&inverse.ops) {
            match op {
                Op::InsertDocument { document, .. } => {
                    touched.library = true;
                    // Another article may have come under the id of the open one.
                    touched.opened |= open.is_some_and(|open| open.id() == document.id());
                }
                Op::MoveDocument { .. } | Op::RemoveDocument(_) | Op::SetMeta(..) => touched.library = true,
                Op::SetScheme(_) => touched.scheme = true,
                Op::PutAnnotation(id, annotation) => {
                    touched.library = true;
                    if let Some(document) = open.filter(|document| document.id() == id) {
                        touched.blocks.extend(document.blocks_of(annotation));
                    }
                }
                Op::RemoveAnnotation(..) | Op::PutRelation(..) | Op::RemoveRelation(..) => {
                    touched.library = true
                }
            }
        }
        touched.blocks.sort_unstable();
        touched.blocks.dedup();
        touched
    }

    /// The article in which the edit shows, if it is one; its place in the list is not in it.
    pub(super) fn first_document(edit: &Edit) -> Option<&DocumentId> {
        edit.ops.iter().find_map(|op| match op {
            Op::RemoveDocument(_) | Op::MoveDocument { .. } => None,
            op => op.document(),
        })
    }
}
