//! What a backup holds, how it stands to the work that is here, and the import that brings it back.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{BackupFile, BackupProblem};
use crate::edit::{Arrival, Clash, Import, arrival};
use crate::model::{Document, DocumentId, Library, Scheme, Timestamp};
use crate::record::{Key, newer_version};
use crate::workspace::vault::Vault;
use crate::workspace::{MemoryStorage, Notice};

/// A backup that was read: what can be restored, and what cannot.
#[derive(Debug, Clone)]
pub struct Backup {
    /// When it was made.
    pub made: Timestamp,
    /// How many of its records cannot be read: damaged ones, and those of a newer release.
    pub n_unreadable: usize,
    /// The titles of articles that lack something for it.
    pub damaged: Vec<String>,
    scheme: Option<Arc<Scheme>>,
    documents: Vec<Arc<Document>>,
}

/// An article of a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupArticle {
    /// Its id.
    pub id: DocumentId,
    /// Its title.
    pub title: String,
    /// How it stands to the articles that are here.
    pub arrival: Arrival,
}

impl Backup {
    /// Reads a backup wholly: the file, then its records with the code that reads the storage.
    ///
    /// # Errors
    /// The file is none, or a newer release's.
    pub fn read(bytes: &[u8]) -> Result<Self, BackupProblem> {
        let BackupFile { made, records } = BackupFile::read(bytes)?;
        if let Some(version) = records.get(&Key::Index.to_text()).and_then(|index| newer_version(index)) {
            return Err(BackupProblem::Newer(version.into()));
        }
        let store = MemoryStorage::holding(records);
        let loaded = Vault::new(store.clone(), String::new()).load();
        let lacks_scheme = |notice: &Notice| matches!(notice, Notice::DamagedScheme | Notice::NewerScheme);
        let damaged = loaded.notices.iter().filter_map(|notice| match notice {
            Notice::DamagedRecords { title, .. } => Some(title.clone()),
            _ => None,
        });
        let is_unreadable = |(key, record): &(&String, &String)| {
            matches!(Key::parse(key), Some(Key::Aside(_)) | None) || newer_version(record).is_some()
        };
        Ok(Self {
            made,
            n_unreadable: store.entries().iter().filter(is_unreadable).count(),
            damaged: damaged.collect(),
            scheme: (!loaded.notices.iter().any(lacks_scheme)).then(|| Arc::clone(&loaded.library.scheme)),
            documents: loaded.library.documents().to_vec(),
        })
    }

    /// How many articles can be restored.
    pub fn n_articles(&self) -> usize {
        self.documents.len()
    }

    /// How many annotations these have.
    pub fn n_annotations(&self) -> usize {
        self.documents.iter().map(|document| document.annotations().len()).sum()
    }

    /// Its articles, in their order, and how each stands to those of a library.
    pub fn articles(&self, library: &Library) -> Vec<BackupArticle> {
        let article = |document: &Arc<Document>| BackupArticle {
            id: document.id().clone(),
            title: document.meta.title.clone(),
            arrival: arrival(library, document),
        };
        self.documents.iter().map(article).collect()
    }

    /// What brings it back as one step. An article that is in the library with other contents comes beside it, called
    /// what `beside` makes of its title, or takes its place if `replacing` names it.
    pub fn import(&self, replacing: &BTreeSet<DocumentId>, beside: impl Fn(&str) -> String) -> Import {
        let clash = |document: &Arc<Document>| {
            let id = document.id().clone();
            let title = beside(&document.meta.title);
            let clash = if replacing.contains(&id) { Clash::Replace } else { Clash::Beside { title } };
            (id, clash)
        };
        let clashes: BTreeMap<DocumentId, Clash> = self.documents.iter().map(clash).collect();
        let documents = self.documents.iter().map(|document| Document::clone(document)).collect();
        Import { scheme: self.scheme.clone(), documents, clashes }
    }
}
