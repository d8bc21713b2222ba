//! The list of articles in the storage: written last when articles come, first when they go.

use std::collections::{HashMap, HashSet};

use super::vault::Vault;
use super::{Storage, StorageFault};
use crate::model::{DocumentId, Library};
use crate::record::{Damage, IndexRecord, Key};

impl<S: Storage> Vault<S> {
    /// After articles were added or removed: writes the list, then removes the records of what is gone.
    pub(super) fn write_list(&mut self, library: &Library) {
        let removed = self.removed.clone();
        if self.write_index(library).is_err() {
            self.dirty_index = true;
        }
        for id in removed {
            self.discard(&id);
        }
    }

    /// Writes the list of articles. What another tab added or deleted, and this one has not heard of yet, stays
    /// added or deleted: the stored list is read first. The list is the commit point, so it names no article that is
    /// not stored yet.
    pub(super) fn write_index(&mut self, library: &Library) -> Result<(), StorageFault> {
        let index = self.merged_index(library);
        let result = index.and_then(|index| {
            self.set(&Key::Index.to_text(), &index.write())?;
            self.added.retain(|id| !index.order.contains(id));
            self.removed.clear();
            Ok(())
        });
        match result {
            Ok(()) => {}
            Err(StorageFault::Newer) => self.lock(),
            Err(fault) => self.fail(fault),
        }
        result
    }

    fn merged_index(&self, library: &Library) -> Result<IndexRecord, StorageFault> {
        let stored = self.storage.get(&Key::Index.to_text())?.map(|record| IndexRecord::read(&record));
        let stored = match stored {
            Some(Ok(index)) => index,
            Some(Err(Damage::Newer(_))) => return Err(StorageFault::Newer),
            Some(Err(_)) | None => IndexRecord::default(),
        };
        let gone: HashSet<&DocumentId> = stored.deleted.iter().collect();
        let shown = library.documents().iter().map(|document| document.id());
        let shown = shown.filter(|id| (!gone.contains(id) || self.added.contains(*id)) && self.is_whole(id));
        let shown: Vec<&DocumentId> = shown.collect();
        let places: HashMap<&DocumentId, usize> = shown.iter().copied().zip(1..).collect();
        // What only the other tab knows, by how many of ours stand before it.
        let mut theirs: Vec<Vec<&DocumentId>> = vec![Vec::new(); places.len() + 1];
        let mut place = 0;
        for id in &stored.order {
            if let Some(&after) = places.get(id) {
                place = after;
            } else if !self.removed.contains(id) && self.is_stored(library, id)? {
                theirs[place].push(id);
            }
        }
        let ours = [None].into_iter().chain(shown.into_iter().map(Some));
        let order: Vec<DocumentId> = ours
            .zip(&theirs)
            .flat_map(|(own, others)| own.into_iter().chain(others.iter().copied()))
            .cloned()
            .collect();
        let listed: HashSet<&DocumentId> = order.iter().collect();
        let mut deleted = stored.deleted.clone();
        deleted.retain(|id| !listed.contains(id) && !self.removed.contains(id));
        deleted.extend(self.removed.iter().cloned());
        Ok(IndexRecord { order, deleted })
    }

    /// Whether an article has the snapshot that makes it whole. One that has none is being written by another tab,
    /// or that was cut short.
    pub(super) fn is_whole(&self, id: &DocumentId) -> bool {
        self.shelves.get(id).is_some_and(|shelf| shelf.snapshot.is_some())
            || self.get_quietly(&Key::Snapshot(id.clone()).to_text()).is_some()
    }

    /// Whether something is stored of an article, by a newer release perhaps, so that the list may name it.
    fn is_stored(&self, library: &Library, id: &DocumentId) -> Result<bool, StorageFault> {
        Ok(library.is_reserved(id) || self.storage.get(&Key::Text(id.clone()).to_text())?.is_some())
    }
}
