//! Articles as a whole: their text and snapshot, and the journal that a snapshot makes superfluous.
//!
//! Nothing is removed before what replaces it is stored.

use super::shelf::fingerprint;
use super::vault::{SaveState, Vault};
use super::{Storage, StorageFault};
use crate::model::{Document, DocumentId};
use crate::record::{Key, read_text, write_snapshot, write_text};

/// Journals longer than this (records, or UTF-16 units) are folded into a snapshot when there is time.
const FOLD_RECORDS: usize = 200;
const FOLD_UNITS: usize = 64 * 1024;

impl<S: Storage> Vault<S> {
    /// Writes an article as a whole: its text if it is not stored, its snapshot; then drops the journal.
    pub(super) fn write_whole(&mut self, document: &Document) -> Result<(), StorageFault> {
        let key = Key::Text(document.id().clone()).to_text();
        if self.is_newer_at(&key) || self.is_newer_at(&Key::Snapshot(document.id().clone()).to_text()) {
            return Err(StorageFault::Newer);
        }
        let before = self.storage.get(&key)?;
        // Another article may have stood under the same id, as when an import takes the place of the sample.
        let is_there = before.as_ref().and_then(|record| read_text(record).ok());
        let is_new = is_there.is_none_or(|there| there.text != *document.text());
        if is_new {
            if before.is_some() || self.shelves.contains_key(document.id()) {
                self.take_over_leftovers(document.id())?;
            }
            self.set(&key, &write_text(document))?;
        }
        let result = self.fold(document);
        if result.is_err() && is_new {
            // A text without its annotations would come back as an article that lost them.
            match before {
                Some(record) => self.set(&key, &record)?,
                None => self.remove(&key)?,
            }
        }
        result
    }

    /// Edits that another tab made on a former article of that id are not this one's: the next snapshot drops them.
    fn take_over_leftovers(&mut self, id: &DocumentId) -> Result<(), StorageFault> {
        let keys = self.storage.keys()?;
        let is_leftover = |key: &String| matches!(Key::parse(key), Some(Key::Journal(of, ..)) if of == *id);
        let leftovers: Vec<String> = keys.into_iter().filter(is_leftover).collect();
        if leftovers.iter().any(|key| self.is_newer_at(key)) {
            return Err(StorageFault::Newer);
        }
        let shelf = self.shelves.entry(id.clone()).or_default();
        shelf.journal.extend(leftovers.into_iter().map(|key| (key, 0)));
        Ok(())
    }

    /// Writes a snapshot, then drops the journal that it makes superfluous, oldest first.
    pub(super) fn fold(&mut self, document: &Document) -> Result<(), StorageFault> {
        let id = document.id();
        let shelf = self.shelves.entry(id.clone()).or_default();
        let record = write_snapshot(document, shelf);
        let superfluous = shelf.journal.clone();
        self.set(&Key::Snapshot(id.clone()).to_text(), &record)?;
        if let Some(shelf) = self.shelves.get_mut(id) {
            shelf.snapshot = Some(fingerprint(&record));
        }
        for key in superfluous.keys() {
            self.remove(key)?;
        }
        if let Some(shelf) = self.shelves.get_mut(id) {
            shelf.journal.clear();
        }
        Ok(())
    }

    /// Whether the journal of an article has grown long.
    pub(super) fn wants_folding(&self, id: &DocumentId) -> bool {
        matches!(self.state, SaveState::Saved(_))
            && self.shelves.get(id).is_some_and(|shelf| {
                shelf.journal.len() > FOLD_RECORDS || shelf.journal.values().sum::<usize>() > FOLD_UNITS
            })
    }

    /// Whether everything that is stored of an article is known here. While news from another tab is on its way, a
    /// snapshot would lack it, and might take the place of one that has it.
    pub(super) fn is_abreast(&self, id: &DocumentId) -> bool {
        let Some(shelf) = self.shelves.get(id) else { return false };
        let is_unheard = |key: &String| {
            matches!(Key::parse(key), Some(Key::Journal(of, ..)) if of == *id)
                && !shelf.journal.contains_key(key)
        };
        let snapshot = self.storage.get(&Key::Snapshot(id.clone()).to_text());
        snapshot.is_ok_and(|record| record.as_deref().map(fingerprint) == shelf.snapshot)
            && self.storage.keys().is_ok_and(|keys| !keys.iter().any(is_unheard))
    }

    /// Removes all records of an article. Removing frees space, so it does not fail for want of it.
    ///
    /// When its entities were last written stays known: it may come back while another tab's older edit is on its way.
    pub(super) fn discard(&mut self, id: &DocumentId) {
        self.dirty.remove(id);
        let fixed = [Key::Snapshot(id.clone()).to_text(), Key::Text(id.clone()).to_text()];
        if fixed.iter().any(|key| self.is_newer_at(key)) {
            // A newer release took it over, and finishes the deletion when it starts.
            return;
        }
        let shelf = self.shelves.entry(id.clone()).or_default();
        shelf.snapshot = None;
        let journal = std::mem::take(&mut shelf.journal);
        for key in journal.keys().chain(&fixed) {
            if let Err(fault) = self.remove(key) {
                self.fail(fault);
            }
        }
    }
}
