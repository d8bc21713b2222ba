//! What other tabs of the same browser did, as told by the storage's change events.

use std::collections::HashMap;
use std::sync::Arc;

use super::loading::{dangling_relations, merge};
use super::vault::{Shelf, Vault, entity_of};
use super::{Notice, Storage, StorageFault, Touched, Workspace};
use crate::edit::Op;
use crate::model::{Document, DocumentId, Library};
use crate::record::{IndexRecord, JournalRecord, Key, Version, read_scheme};

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
            // What is told may be old news by now; what is stored is not. A record that is gone was folded into a
            // snapshot or deleted with its article, and news of that is on its way.
            (Key::Journal(id, seq, tab), Some(_)) => {
                self.vault.clock = self.vault.clock.max(seq);
                let record = self.vault.storage.get(key).ok()??;
                let entry = JournalRecord::read(&id, (seq, tab), &record).ok()?;
                self.receive_journal(key, record.len(), &entry)?
            }
            (Key::Index, Some(_)) => {
                let record = self.vault.storage.get(key).ok()??;
                self.receive_index(&IndexRecord::read(&record).ok()?)?
            }
            (Key::Scheme, Some(_)) => {
                let record = self.vault.storage.get(key).ok()??;
                self.library.scheme = Arc::new(read_scheme(&record).ok()?);
                Touched::everything()
            }
            (Key::Text(id) | Key::Snapshot(id), Some(_)) => self.receive_whole(&id)?,
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
        let mut overruled = Vec::new();
        for op in &entry.ops {
            let before = blocks(document, op);
            overruled.extend(deletion_that_overrules(document, shelf, op, &entry.version));
            is_changed |= merge(document, shelf, op, &entry.version);
            if is_open {
                touched.blocks.extend(before.into_iter().chain(blocks(document, op)));
            }
        }
        touched.blocks.sort_unstable();
        touched.blocks.dedup();
        self.write_news(&entry.document, overruled);
        self.unlink_what_is_gone(&entry.document);
        self.mend_focus(&mut touched);
        is_changed.then_some(touched)
    }

    /// One tab deleted an annotation while the other linked it: the link goes, in every tab and in the storage.
    fn unlink_what_is_gone(&mut self, id: &DocumentId) {
        let Some(document) = self.library.get_mut(id) else { return };
        let dangling = dangling_relations(document);
        for relation in &dangling {
            document.remove_relation(relation);
        }
        self.write_news(id, dangling.into_iter().map(|link| Op::RemoveRelation(id.clone(), link)).collect());
    }

    /// Stores what followed from what another tab did.
    fn write_news(&mut self, id: &DocumentId, ops: Vec<Op>) {
        if !ops.is_empty() && self.vault.write_journal(id, ops).is_err() {
            self.vault.mark_dirty(id.clone());
        }
    }

    /// Articles that the other tab added come in, those it deleted go; those that only this tab knows stay.
    fn receive_index(&mut self, index: &IndexRecord) -> Option<Touched> {
        let ours: Vec<DocumentId> = self.library.documents().iter().map(|d| d.id().clone()).collect();
        let mut is_changed = false;
        for id in ours.iter().filter(|id| index.deleted.contains(id) && !index.order.contains(id)) {
            is_changed |= self.library.remove(id).is_some();
            self.vault.discard(id);
        }
        if index.order.iter().any(|id| !ours.contains(id)) {
            let (stored, mut shelves) = self.read_afresh();
            for (at, id) in index.order.iter().enumerate() {
                if let Some(document) = stored.get(id).filter(|_| !ours.contains(id)) {
                    is_changed |= self.library.insert(at, Arc::clone(document)).is_ok();
                    self.vault.shelves.extend(shelves.remove_entry(id));
                }
            }
        }
        if self.library.documents().iter().any(|document| !index.order.contains(document.id())) {
            self.vault.mark_index_dirty();
        }
        is_changed |= self.sort_as(&index.order);
        let mut touched = Touched { library: true, ..Touched::default() };
        self.mend_focus(&mut touched);
        is_changed.then_some(touched)
    }

    /// The other tab wrote an article as a whole. Mostly it is what is shown here, but an import may have put another
    /// one in its place.
    fn receive_whole(&mut self, id: &DocumentId) -> Option<Touched> {
        let shown = Arc::clone(self.library.get(id).filter(|_| !self.vault.is_dirty_document(id))?);
        if self.vault.holds_unchanged(&shown) {
            // Old news: the article was read when the list told of it. A heap of files brings many of these.
            return None;
        }
        let (stored, mut shelves) = self.read_afresh();
        let document = stored.get(id)?;
        let is_other = *document != shown;
        // Deletions stay known: a snapshot does not tell them.
        let mut shelf = shelves.remove(id)?;
        for (entity, version) in self.vault.shelves.remove(id).unwrap_or_default().versions {
            shelf.versions.entry(entity).or_insert(version);
        }
        self.vault.shelves.insert(id.clone(), shelf);
        if !is_other {
            return None;
        }
        let (at, _) = self.library.remove(id)?;
        self.library.insert(at, Arc::clone(document)).ok()?;
        let mut touched = Touched::everything();
        self.mend_focus(&mut touched);
        Some(touched)
    }

    /// What is stored, read through a vault of its own, so that this one's knowledge stays as it is.
    fn read_afresh(&mut self) -> (Library, HashMap<DocumentId, Shelf>) {
        let mut fresh = Vault::new(&self.vault.storage, self.vault.tab.clone());
        let loaded = fresh.load();
        let (clock, shelves) = (fresh.clock, fresh.shelves);
        // What is written here from now on is later than what was just read.
        self.vault.clock = self.vault.clock.max(clock);
        (loaded.library, shelves)
    }

    /// Brings the articles into the order of the list; those not on it come last.
    fn sort_as(&mut self, order: &[DocumentId]) -> bool {
        let place =
            |document: &Arc<Document>| order.iter().position(|id| id == document.id()).unwrap_or(usize::MAX);
        let mut documents = self.library.documents().to_vec();
        if documents.is_sorted_by_key(place) {
            return false;
        }
        documents.sort_by_key(place);
        for (at, document) in documents.into_iter().enumerate() {
            self.library.remove(document.id());
            self.library.insert(at, document).ok();
        }
        true
    }
}

/// Another tab changed what had been deleted here since. A snapshot does not tell deletions, so this one has to be
/// told once more, or the next visit would find the thing alive.
fn deletion_that_overrules(document: &Document, shelf: &Shelf, op: &Op, version: &Version) -> Option<Op> {
    let entity = entity_of(op)?;
    if shelf.version(&entity) <= *version {
        return None;
    }
    match op {
        Op::PutAnnotation(id, annotation) if document.annotations().get(&annotation.id).is_none() => {
            Some(Op::RemoveAnnotation(id.clone(), annotation.id.clone()))
        }
        Op::PutRelation(id, relation) if document.relation(&relation.id).is_none() => {
            Some(Op::RemoveRelation(id.clone(), relation.id.clone()))
        }
        _ => None,
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
