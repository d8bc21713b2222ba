//! What to do when the storage is full: before anybody is told so, what is superfluous goes.

use std::collections::{BTreeSet, HashSet};

use super::Storage;
use super::shelf::{Entity, entity_of};
use super::vault::Vault;
use crate::model::{DocumentId, Library};
use crate::record::{JournalRecord, Key};

impl<S: Storage> Vault<S> {
    /// Frees what is superfluous in a full storage: journal records that later ones overrule, then the journals of
    /// articles whose snapshot still fits. Not those of articles that are dirty or `spared`, whose shown state is
    /// not stored yet. Returns whether anything was freed.
    pub(super) fn make_room(&mut self, library: &Library, spared: &BTreeSet<DocumentId>) -> bool {
        let journaled = self.shelves.iter().filter(|(_, shelf)| !shelf.journal.is_empty());
        let mut by_size: Vec<(usize, DocumentId)> =
            journaled.map(|(id, shelf)| (shelf.journal.values().sum(), id.clone())).collect();
        // A short journal adds little to the snapshot, and what it frees helps the longer ones.
        by_size.sort();
        let mut is_freed = false;
        for (_, id) in &by_size {
            is_freed |= self.prune(id);
        }
        for (_, id) in &by_size {
            let is_clean = !self.dirty.contains(id) && !spared.contains(id);
            if let Some(document) = library.get(id).filter(|_| is_clean && self.is_abreast(id)) {
                is_freed |= self.fold(document).is_ok();
            }
        }
        if is_freed {
            self.measure();
        }
        is_freed
    }

    /// Drops the journal records of an article whose every entity a later record writes again. That takes no room,
    /// and whoever reads what is left finds the same article.
    fn prune(&mut self, id: &DocumentId) -> bool {
        let Some(shelf) = self.shelves.get(id) else { return false };
        let mut later: HashSet<Entity> = HashSet::new();
        let mut superfluous = Vec::new();
        // Keys sort in the order of versions.
        for key in shelf.journal.keys().rev() {
            let Some(Key::Journal(_, seq, tab)) = Key::parse(key) else { continue };
            let Some(record) = self.get_quietly(key) else { continue };
            let Ok(record) = JournalRecord::read(id, (seq, tab), &record) else { continue };
            let entities: Vec<Entity> = record.ops.iter().filter_map(entity_of).collect();
            if entities.iter().all(|entity| later.contains(entity)) {
                superfluous.push(key.clone());
            }
            later.extend(entities);
        }
        for key in &superfluous {
            self.remove(key).ok();
            self.forget_record(key);
        }
        !superfluous.is_empty()
    }
}
