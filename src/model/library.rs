//! Everything a person works on: the articles in their order, and the scheme they are marked by.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Document, DocumentId, Scheme};

/// The articles in the order shown, and the scheme.
#[derive(Debug, Clone, PartialEq)]
pub struct Library {
    /// The labels, attributes and relation types in use.
    pub scheme: Arc<Scheme>,
    /// The sample article as it was given on a first visit, to tell whether a person has changed it since.
    pub sample: Option<Arc<Document>>,
    /// The articles, in the order shown; ids are unique.
    documents: Vec<Arc<Document>>,
    /// Ids of stored articles that cannot be shown, because a newer release stored them.
    reserved: BTreeSet<DocumentId>,
}

impl Default for Library {
    fn default() -> Self {
        Self {
            scheme: Arc::new(Scheme::preset()),
            sample: None,
            documents: Vec::new(),
            reserved: BTreeSet::new(),
        }
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
    /// A document of that id is there, or the id is reserved.
    pub fn insert(&mut self, at: usize, document: Arc<Document>) -> Result<(), Arc<Document>> {
        if self.get(document.id()).is_some() || self.is_reserved(document.id()) {
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

    /// Brings the documents into the order of `place`; false if they were in it already.
    pub fn sort_by_key(&mut self, place: impl Fn(&Document) -> usize) -> bool {
        let place = |document: &Arc<Document>| place(document);
        let is_sorted = self.documents.is_sorted_by_key(place);
        self.documents.sort_by_key(place);
        !is_sorted
    }

    /// From now on no document of that id can be put in; one that is in already stays. False if it was so before.
    pub fn reserve(&mut self, id: DocumentId) -> bool {
        self.reserved.insert(id)
    }

    /// Whether the id belongs to a stored article that this release cannot read.
    pub fn is_reserved(&self, id: &DocumentId) -> bool {
        self.reserved.contains(id)
    }

    /// All reserved ids are free again, as when the storage was emptied.
    pub fn release_reserved(&mut self) {
        self.reserved.clear();
    }
}
