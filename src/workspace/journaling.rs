//! The journal: one small record an edit, and which records are superfluous.

use std::collections::{BTreeMap, BTreeSet};

use super::shelf::entity_of;
use super::vault::Vault;
use super::{Storage, StorageFault};
use crate::edit::Op;
use crate::model::{DocumentId, Library, Timestamp};
use crate::record::{JournalRecord, Key, Version};

impl<S: Storage> Vault<S> {
    /// Writes a journal record for each article; where that fails, the article becomes dirty.
    pub(super) fn write_ops(&mut self, library: &Library, journal: BTreeMap<DocumentId, Vec<Op>>) {
        let concerned: BTreeSet<DocumentId> = journal.keys().cloned().collect();
        for (id, ops) in journal {
            let (version, bases) = self.next_version(&id, &ops);
            if !self.is_whole(&id) {
                // A start found its text only. Now that somebody works on it, it is written and listed.
                self.dirty_index = true;
                self.dirty.insert(id);
            } else if !self.dirty.contains(&id) {
                let is_single = concerned.len() == 1 && ops.len() == 1;
                let record = JournalRecord { document: id.clone(), version, ops, bases };
                let mut written = self.append(&record);
                if written == Err(StorageFault::Full) && self.make_room(library, &concerned) {
                    written = self.append(&record);
                }
                match written {
                    Ok(()) => self.last_record = is_single.then(|| record.key().to_text()),
                    Err(_) => drop(self.dirty.insert(id)),
                }
            }
        }
    }

    /// The next write gets a number that grows with the time, so that of two tabs that did not hear of each other the
    /// later one counts. Where a clock was put back, or many writes come at once, it is one more than the last.
    pub(super) fn set_clock(&mut self, now: &Timestamp) {
        let before = now.tenths().map_or(0, |tenths| tenths.saturating_sub(1));
        self.clock = self.clock.max(before);
    }

    /// Numbers the next write, and remembers it for the entities that the ops write. Also what each op builds on.
    fn next_version(&mut self, id: &DocumentId, ops: &[Op]) -> (Version, Vec<Version>) {
        self.clock += 1;
        let version: Version = (self.clock, self.tab.clone());
        let shelf = self.shelves.entry(id.clone()).or_default();
        let mut bases = Vec::with_capacity(ops.len());
        for entity in ops.iter().filter_map(entity_of) {
            let known = shelf.versions.insert(entity.clone(), version.clone()).unwrap_or_default();
            let base = shelf.bases.entry(entity).or_default();
            if known.1 != self.tab {
                *base = known;
            }
            bases.push(base.clone());
        }
        (version, bases)
    }

    /// Whoever writes this entity next has seen the present version of it, though it may be this tab's own.
    pub(super) fn acknowledge(&mut self, id: &DocumentId, op: &Op) {
        if let (Some(entity), Some(shelf)) = (entity_of(op), self.shelves.get_mut(id)) {
            let known = shelf.version(&entity);
            shelf.bases.insert(entity, known);
        }
    }

    fn append(&mut self, record: &JournalRecord) -> Result<(), StorageFault> {
        let (key, value) = (record.key().to_text(), record.write());
        let size = key.len() + value.len();
        let result = self.set(&key, &value);
        match result {
            Ok(()) => {
                self.shelves.entry(record.document.clone()).or_default().journal.insert(key, size);
            }
            Err(fault) => self.fail(fault),
        }
        result
    }

    pub(super) fn write_journal(&mut self, id: &DocumentId, ops: Vec<Op>) -> Result<(), StorageFault> {
        let (version, bases) = self.next_version(id, &ops);
        self.append(&JournalRecord { document: id.clone(), version, ops, bases })
    }

    /// The record that holds the last edit, if one record of one op does.
    pub(super) fn last_record(&self) -> Option<String> {
        self.last_record.clone()
    }

    /// The last edit says anew what the record `former` of the same gesture said: where it is stored, that one goes.
    pub(super) fn supersede(&mut self, former: Option<String>) {
        let (Some(former), true) = (former, self.last_record.is_some()) else { return };
        if self.remove(&former).is_ok() {
            self.forget_record(&former);
        }
    }

    /// A journal record is gone: it was superseded.
    pub(super) fn forget_record(&mut self, key: &str) {
        if let Some(Key::Journal(id, ..)) = Key::parse(key)
            && let Some(shelf) = self.shelves.get_mut(&id)
        {
            shelf.journal.remove(key);
        }
    }
}
