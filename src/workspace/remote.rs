//! What other tabs of the same browser did, as told by the storage's change events.

use std::sync::Arc;

use super::loading::merge;
use super::{Notice, Storage, StorageFault, Touched, Workspace};
use crate::edit::Op;
use crate::model::{Document, DocumentId};
use crate::record::{IndexRecord, JournalRecord, Key, read_scheme};

impl<S: Storage> Workspace<S> {
    /// Takes in that another tab wrote `value` under `key` (`None`: removed it); without a key the whole
    /// storage was emptied. Returns what must be shown anew and told, or `None` if it does not matter here.
    pub fn receive(&mut self, key: Option<&str>, value: Option<&str>) -> Option<(Touched, Notice)> {
        let Some(key) = key else {
            self.vault.mark_all_dirty(&self.library);
            self.vault.fail(StorageFault::Cleared);
            return Some((Touched::default(), Notice::StorageFault(StorageFault::Cleared)));
        };
        let touched = match (Key::parse(key)?, value) {
            (Key::Journal(id, seq, tab), Some(record)) => {
                self.vault.clock = self.vault.clock.max(seq);
                let entry = JournalRecord::read(&id, (seq, tab), record).ok()?;
                self.receive_journal(key, record.len(), &entry)?
            }
            (Key::Index, Some(record)) => self.receive_index(&IndexRecord::read(record).ok()?)?,
            (Key::Scheme, Some(record)) => {
                self.library.scheme = Arc::new(read_scheme(record).ok()?);
                Touched::everything()
            }
            _ => return None,
        };
        Some((touched, Notice::ChangedElsewhere))
    }

    fn receive_journal(&mut self, key: &str, len: usize, entry: &JournalRecord) -> Option<Touched> {
        let is_open = self.open.as_ref() == Some(&entry.document);
        let document = self.library.get_mut(&entry.document)?;
        let shelf = self.vault.shelves.entry(entry.document.clone()).or_default();
        shelf.journal.insert(key.to_owned(), key.len() + len);
        let mut touched = Touched { library: true, ..Touched::default() };
        let mut is_changed = false;
        for op in &entry.ops {
            let before = blocks(document, op);
            is_changed |= merge(document, shelf, op, &entry.version);
            if is_open {
                touched.blocks.extend(before.into_iter().chain(blocks(document, op)));
            }
        }
        touched.blocks.sort_unstable();
        touched.blocks.dedup();
        self.mend_focus(&mut touched);
        is_changed.then_some(touched)
    }

    /// Articles that the other tab added come in, those it deleted go; those that only this tab knows stay.
    fn receive_index(&mut self, index: &IndexRecord) -> Option<Touched> {
        let ours: Vec<DocumentId> = self.library.documents().iter().map(|d| d.id().clone()).collect();
        let mut is_changed = false;
        for id in ours.iter().filter(|id| index.deleted.contains(id) && !index.order.contains(id)) {
            is_changed |= self.library.remove(id).is_some();
            self.vault.shelves.remove(id);
        }
        if index.order.iter().any(|id| !ours.contains(id)) {
            // Read the newcomers through a vault of their own, so that this one's knowledge stays as it is.
            let mut fresh = super::vault::Vault::new(&self.vault.storage, self.vault.tab.clone());
            let loaded = fresh.load();
            let shelves = std::mem::take(&mut fresh.shelves);
            for (at, id) in index.order.iter().enumerate() {
                if let Some(document) = loaded.library.get(id).filter(|_| !ours.contains(id)) {
                    is_changed |= self.library.insert(at, Arc::clone(document)).is_ok();
                    if let Some(shelf) = shelves.get(id) {
                        self.vault.shelves.insert(id.clone(), shelf.clone());
                    }
                }
            }
        }
        self.vault.deleted.clone_from(&index.deleted);
        if self.library.documents().iter().any(|document| !index.order.contains(document.id())) {
            self.vault.mark_index_dirty();
        }
        let mut touched = Touched { library: true, ..Touched::default() };
        self.mend_focus(&mut touched);
        is_changed.then_some(touched)
    }
}

/// The blocks in which an op's annotation stands at the moment.
fn blocks(document: &Document, op: &Op) -> Vec<usize> {
    let id = match op {
        Op::PutAnnotation(_, annotation) => &annotation.id,
        Op::RemoveAnnotation(_, id) => id,
        _ => return Vec::new(),
    };
    document.annotations().get(id).map(|annotation| document.blocks_of(annotation)).unwrap_or_default()
}

impl<S: Storage> Storage for &S {
    fn get(&self, key: &str) -> Result<Option<String>, StorageFault> {
        (**self).get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageFault> {
        (**self).set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StorageFault> {
        (**self).remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StorageFault> {
        (**self).keys()
    }

    fn capacity(&self) -> usize {
        (**self).capacity()
    }
}
