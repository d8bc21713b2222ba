//! The vault: writes every edit to the storage before it is shown, and knows what could not be written.
//!
//! The usual way is one small journal record an edit. When a write fails, the articles concerned are "dirty":
//! the work goes on in memory, each later edit tries to write them whole, and nothing that is stored already is
//! harmed by the attempt. What a newer release stored is never written over, nor removed.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::shelf::Shelf;
use super::{Storage, StorageFault};
use crate::edit::{Edit, Op};
use crate::model::{DocumentId, Library, Scheme, Timestamp};
use crate::record::{Key, newer_version, write_scheme};

/// Whether what is shown is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveState {
    /// Everything is stored; the moment of the last write, if there was one.
    Saved(Option<Timestamp>),
    /// It is stored, and on its way to the disk. Never the vault's own answer: see [`super::CopyState::tell`].
    Saving,
    /// It is stored; when it comes to the disk only the browser knows. Never the vault's own answer either.
    InBrowser(Option<Timestamp>),
    /// Something is not, and why.
    NotSaved(StorageFault),
}

/// How full the storage is, in UTF-16 units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usage {
    /// What all keys and values of this site take.
    pub used: usize,
    /// What they may take.
    pub capacity: usize,
}

#[derive(Debug)]
pub(super) struct Vault<S> {
    pub(super) storage: S,
    /// This tab, so that two tabs never write the same key.
    pub(super) tab: String,
    /// The number of the last write that this tab has seen, its own or another's; or the time, if that is later.
    pub(super) clock: u64,
    pub(super) shelves: HashMap<DocumentId, Shelf>,
    /// Articles added and removed since the list of articles was last written.
    pub(super) added: BTreeSet<DocumentId>,
    pub(super) removed: BTreeSet<DocumentId>,
    pub(super) state: SaveState,
    /// Size of all keys and values, in UTF-16 units, as last measured.
    pub(super) used: usize,
    /// The list of articles is a newer release's: nothing at all is written any more.
    is_locked: bool,
    /// The journal record that holds the last edit, if one record of one op does.
    pub(super) last_record: Option<String>,
    pub(super) dirty: BTreeSet<DocumentId>,
    pub(super) dirty_index: bool,
    dirty_scheme: bool,
}

impl<S: Storage> Vault<S> {
    pub(super) fn new(storage: S, tab: String) -> Self {
        Self {
            storage,
            tab,
            clock: 0,
            shelves: HashMap::new(),
            added: BTreeSet::new(),
            removed: BTreeSet::new(),
            state: SaveState::Saved(None),
            used: 0,
            is_locked: false,
            last_record: None,
            dirty: BTreeSet::new(),
            dirty_index: false,
            dirty_scheme: false,
        }
    }

    pub(super) fn usage(&self) -> Usage {
        Usage { used: self.used, capacity: self.storage.capacity() }
    }

    /// Whether a fault makes every write pointless.
    pub(super) fn is_out_of_order(&self) -> bool {
        self.is_locked || self.state == SaveState::NotSaved(StorageFault::Blocked)
    }

    /// A newer release wrote the list of articles: from now on nothing may be touched.
    pub(super) fn lock(&mut self) {
        self.is_locked = true;
        self.fail(StorageFault::Newer);
    }

    pub(super) fn get_quietly(&self, key: &str) -> Option<String> {
        self.storage.get(key).ok().flatten()
    }

    /// Whether a newer release wrote what stands under a key.
    pub(super) fn is_newer_at(&self, key: &str) -> bool {
        self.get_quietly(key).is_some_and(|record| newer_version(&record).is_some())
    }

    /// Puts a record under a key, unless a newer release's stands there.
    pub(super) fn set(&mut self, key: &str, value: &str) -> Result<(), StorageFault> {
        if self.is_newer_at(key) {
            return Err(StorageFault::Newer);
        }
        self.storage.set(key, value)
    }

    /// Takes a record away, unless it is a newer release's.
    pub(super) fn remove(&mut self, key: &str) -> Result<(), StorageFault> {
        if self.is_newer_at(key) {
            return Err(StorageFault::Newer);
        }
        self.storage.remove(key)
    }

    /// Stores what `edit` made of `library`, before anybody is shown it; call [`Self::settle`] next.
    pub(super) fn write(&mut self, library: &Library, edit: &Edit) {
        self.last_record = None;
        if self.is_out_of_order() {
            return;
        }
        let mut journal: BTreeMap<DocumentId, Vec<Op>> = BTreeMap::new();
        for op in &edit.ops {
            match op {
                Op::InsertDocument { document, .. } => {
                    self.added.insert(document.id().clone());
                    self.removed.remove(document.id());
                    if let Err(fault) = self.write_whole(document) {
                        self.fail(fault);
                        self.dirty.insert(document.id().clone());
                        self.dirty_index = true;
                    }
                }
                Op::RemoveDocument(id) => {
                    self.added.remove(id);
                    self.removed.insert(id.clone());
                }
                // The list says it all.
                Op::MoveDocument { .. } => {}
                Op::SetScheme(scheme) => {
                    if let Err(fault) = self.store_scheme(scheme) {
                        self.fail(fault);
                        self.dirty_scheme = true;
                    }
                }
                op => {
                    if let Some(id) = op.document() {
                        journal.entry(id.clone()).or_default().push(op.clone());
                    }
                }
            }
        }
        self.write_ops(library, journal);
        let is_list_op = |op: &Op| {
            matches!(op, Op::InsertDocument { .. } | Op::MoveDocument { .. } | Op::RemoveDocument(_))
        };
        if edit.ops.iter().any(is_list_op) {
            self.write_list(library);
        }
    }

    /// Writes what could not be written so far, and says where we stand. Called after the edit was applied.
    pub(super) fn settle(&mut self, library: &Library, now: &Timestamp) {
        if self.is_out_of_order() {
            return;
        }
        let mut written = self.write_dirty(library);
        if written == Err(StorageFault::Full) && self.make_room(library, &BTreeSet::new()) {
            written = self.write_dirty(library);
        }
        match written {
            Ok(()) => self.state = SaveState::Saved(Some(now.clone())),
            Err(fault) => self.fail_and_measure(fault),
        }
    }

    fn write_dirty(&mut self, library: &Library) -> Result<(), StorageFault> {
        // What does not fit stops nothing else: not what is smaller, and not the list, which is short.
        let mut result = Ok(());
        if self.dirty_index && !self.removed.is_empty() {
            // Before anything else takes the room: what was removed is gone, and a list that names it would say that
            // it was lost.
            match self.write_index(library) {
                Ok(()) | Err(StorageFault::Full) => {}
                Err(fault) => return Err(fault),
            }
        }
        if self.dirty_scheme {
            match self.store_scheme(&library.scheme) {
                Ok(()) => self.dirty_scheme = false,
                Err(StorageFault::Full) => result = Err(StorageFault::Full),
                Err(fault) => return Err(fault),
            }
        }
        for id in self.dirty.clone() {
            match library.get(&id).map_or(Ok(()), |document| self.write_whole(document)) {
                Ok(()) => drop(self.dirty.remove(&id)),
                Err(StorageFault::Full) => result = Err(StorageFault::Full),
                // A newer release took it over meanwhile.
                Err(StorageFault::Newer) => result = result.and(Err(StorageFault::Newer)),
                Err(fault) => return Err(fault),
            }
        }
        if self.dirty_index {
            self.write_index(library)?;
            // What could not be stored is not on the list yet.
            self.dirty_index = result.is_err();
        }
        result
    }

    fn store_scheme(&mut self, scheme: &Scheme) -> Result<(), StorageFault> {
        match self.set(&Key::Scheme.to_text(), &write_scheme(scheme)) {
            // That of a newer release stays, this one is used in memory: so it was told when it was found.
            Err(StorageFault::Newer) => Ok(()),
            result => result,
        }
    }

    pub(super) fn fail(&mut self, fault: StorageFault) {
        self.state = SaveState::NotSaved(fault);
    }

    /// Who is told that the storage is full looks at how full it is.
    pub(super) fn fail_and_measure(&mut self, fault: StorageFault) {
        self.fail(fault);
        if fault == StorageFault::Full {
            self.measure();
        }
    }

    /// Everything must be written again, because the storage lost it.
    pub(super) fn mark_all_dirty(&mut self, library: &Library) {
        self.dirty = library.documents().iter().map(|document| document.id().clone()).collect();
        self.dirty_index = true;
        self.dirty_scheme = true;
        self.used = 0;
        for shelf in self.shelves.values_mut() {
            shelf.journal.clear();
            shelf.snapshot = None;
        }
    }

    pub(super) fn mark_index_dirty(&mut self) {
        self.dirty_index = true;
    }

    pub(super) fn mark_scheme_dirty(&mut self) {
        self.dirty_scheme = true;
    }

    pub(super) fn is_dirty_document(&self, id: &DocumentId) -> bool {
        self.dirty.contains(id)
    }

    pub(super) fn mark_dirty(&mut self, id: DocumentId) {
        self.dirty.insert(id);
    }

    /// Measures the storage. Linear in what is stored, so it is for idle moments, the start, and a full storage.
    pub(super) fn measure(&mut self) {
        let keys = self.storage.keys().unwrap_or_default();
        self.used = keys
            .iter()
            .map(|key| {
                let value = self.storage.get(key).ok().flatten().unwrap_or_default();
                key.encode_utf16().count() + value.encode_utf16().count()
            })
            .sum();
    }
}
