//! Everything a person works on: the articles in their order, and the scheme they are marked by.

use std::sync::Arc;

use super::{Document, DocumentId, Scheme};

/// The articles in the order shown, and the scheme.
#[derive(Debug, Clone, PartialEq)]
pub struct Library {
    /// The labels, attributes and relation types in use.
    pub scheme: Arc<Scheme>,
    /// The articles, in the order shown; ids are unique.
    documents: Vec<Arc<Document>>,
}

impl Default for Library {
    fn default() -> Self {
        Self { scheme: Arc::new(Scheme::preset()), documents: Vec::new() }
    }
}

impl Library {
    /// All documents, in the order shown.
    pub fn documents(&self) -> &[Arc<Document>] {
        &self.documents
    }

    /// The document of that id.
    pub fn get(&self, id: &DocumentId) -> Option<&Arc<Document>> {
        self.documents.iter().find(|document| document.id() == id)
    }

    /// The document of that id, to change.
    pub fn get_mut(&mut self, id: &DocumentId) -> Option<&mut Document> {
        self.documents.iter_mut().find(|document| document.id() == id).map(Arc::make_mut)
    }

    /// Where in the order the document of that id stands, from 0.
    pub fn position(&self, id: &DocumentId) -> Option<usize> {
        self.documents.iter().position(|document| document.id() == id)
    }

    /// Puts a document at a position (the end, if it is beyond), or hands it back if its id is taken.
    ///
    /// # Errors
    /// The id is taken.
    pub fn insert(&mut self, at: usize, document: Arc<Document>) -> Result<(), Arc<Document>> {
        if self.get(document.id()).is_some() {
            return Err(document);
        }
        self.documents.insert(at.min(self.documents.len()), document);
        Ok(())
    }

    /// Moves a document to a position (the end, if it is beyond) and says where it stood.
    pub fn shift(&mut self, id: &DocumentId, to: usize) -> Option<usize> {
        let (from, document) = self.remove(id)?;
        self.documents.insert(to.min(self.documents.len()), document);
        Some(from)
    }

    /// Takes a document out and says where it stood.
    pub fn remove(&mut self, id: &DocumentId) -> Option<(usize, Arc<Document>)> {
        let at = self.position(id)?;
        Some((at, self.documents.remove(at)))
    }
}
