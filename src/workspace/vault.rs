//! The vault: writes every edit to the storage before it is shown, and knows what could not be written.
//!
//! The usual way is one small journal record an edit. When a write fails, the articles concerned are "dirty":
//! the work goes on in memory, each later edit tries to write them whole, and nothing that is stored already is
//! harmed by the attempt.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::{Storage, StorageFault};
use crate::edit::{Edit, Op};
use crate::model::{
    Annotation, AnnotationId, Document, DocumentId, Library, Relation, RelationId, Timestamp,
};
use crate::record::{
    IndexRecord, JournalRecord, Key, SnapshotReader, Version, write_scheme, write_snapshot, write_text,
};

/// Whether what is shown is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveState {
    /// Everything is stored; the moment of the last write, if there was one.
    Saved(Option<Timestamp>),
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

/// An entity of an article whose last write is remembered.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Entity {
    Meta,
    Annotation(AnnotationId),
    Relation(RelationId),
}

/// What the vault knows of one stored article.
#[derive(Debug, Clone, Default)]
pub(super) struct Shelf {
    /// Versions of entities written since the snapshot, or that the snapshot names.
    pub(super) versions: HashMap<Entity, Version>,
    /// The journal records that the next snapshot makes superfluous, with their sizes.
    pub(super) journal: BTreeMap<String, usize>,
}

impl SnapshotReader for Shelf {
    fn meta(&self) -> Version {
        self.version(&Entity::Meta)
    }

    fn annotation(&self, annotation: &Annotation) -> Version {
        self.version(&Entity::Annotation(annotation.id.clone()))
    }

    fn relation(&self, relation: &Relation) -> Version {
        self.version(&Entity::Relation(relation.id.clone()))
    }
}

impl Shelf {
    pub(super) fn version(&self, entity: &Entity) -> Version {
        self.versions.get(entity).cloned().unwrap_or_default()
    }
}

/// The entity that an op writes; `None` for ops on the library itself.
pub(super) fn entity_of(op: &Op) -> Option<Entity> {
    match op {
        Op::SetMeta(..) => Some(Entity::Meta),
        Op::PutAnnotation(_, annotation) => Some(Entity::Annotation(annotation.id.clone())),
        Op::RemoveAnnotation(_, id) => Some(Entity::Annotation(id.clone())),
        Op::PutRelation(_, relation) => Some(Entity::Relation(relation.id.clone())),
        Op::RemoveRelation(_, id) => Some(Entity::Relation(id.clone())),
        Op::InsertDocument { .. } | Op::RemoveDocument(_) | Op::SetScheme(_) => None,
    }
}

#[derive(Debug)]
pub(super) struct Vault<S> {
    pub(super) storage: S,
    /// This tab, so that two tabs never write the same key.
    pub(super) tab: String,
    /// The number of the last write that this tab has seen, its own or another's.
    pub(super) clock: u64,
    pub(super) shelves: HashMap<DocumentId, Shelf>,
    pub(super) deleted: Vec<DocumentId>,
    pub(super) state: SaveState,
    /// Size of each stored record, in UTF-16 units of key and value.
    pub(super) used: usize,
    dirty: BTreeSet<DocumentId>,
    dirty_index: bool,
    dirty_scheme: bool,
}

/// Journals longer than this (records, or UTF-16 units) are folded into a snapshot when there is time.
const FOLD_RECORDS: usize = 200;
const FOLD_UNITS: usize = 64 * 1024;

impl<S: Storage> Vault<S> {
    pub(super) fn new(storage: S, tab: String) -> Self {
        Self {
            storage,
            tab,
            clock: 0,
            shelves: HashMap::new(),
            deleted: Vec::new(),
            state: SaveState::Saved(None),
            used: 0,
            dirty: BTreeSet::new(),
            dirty_index: false,
            dirty_scheme: false,
        }
    }

    pub(super) fn usage(&self) -> Usage {
        Usage { used: self.used, capacity: self.storage.capacity() }
    }

    /// Whether a fault makes every write pointless.
    fn is_out_of_order(&self) -> bool {
        matches!(self.state, SaveState::NotSaved(StorageFault::Blocked | StorageFault::Newer))
    }

    fn is_dirty(&self) -> bool {
        self.dirty_index || self.dirty_scheme || !self.dirty.is_empty()
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), StorageFault> {
        self.storage.set(key, value)
    }

    /// Stores what `edit` will make of `library`. Called before the edit is applied; call [`Self::settle`] after.
    pub(super) fn write_ahead(&mut self, library: &Library, edit: &Edit) {
        if self.is_out_of_order() {
            return;
        }
        let mut journal: BTreeMap<DocumentId, Vec<Op>> = BTreeMap::new();
        let mut order: Vec<DocumentId> = library.documents().iter().map(|d| d.id().clone()).collect();
        let mut removed = Vec::new();
        let is_library_edit =
            edit.ops.iter().any(|op| matches!(op, Op::InsertDocument { .. } | Op::RemoveDocument(_)));
        for op in &edit.ops {
            match op {
                Op::InsertDocument { at, document } => {
                    self.deleted.retain(|id| id != document.id());
                    removed.retain(|id| id != document.id());
                    if let Err(fault) = self.write_whole(document) {
                        self.fail(fault);
                        self.dirty.insert(document.id().clone());
                        self.dirty_index = true;
                    }
                    order.insert((*at).min(order.len()), document.id().clone());
                }
                Op::RemoveDocument(id) => {
                    order.retain(|other| other != id);
                    removed.push(id.clone());
                }
                Op::SetScheme(scheme) => {
                    if let Err(fault) = self.set(&Key::Scheme.to_text(), &write_scheme(scheme)) {
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
        for (id, ops) in journal {
            if self.dirty.contains(&id) || self.write_journal(&id, ops).is_err() {
                self.dirty.insert(id);
            }
        }
        if is_library_edit {
            self.deleted.extend(removed.iter().cloned());
            // The list is the commit point: it must not name an article that is not stored yet.
            if !self.dirty_index && self.write_index(&order).is_err() {
                self.dirty_index = true;
            }
            for id in removed {
                self.discard(&id);
            }
        }
    }

    /// Writes what could not be written so far, and says where we stand. Called after the edit was applied.
    pub(super) fn settle(&mut self, library: &Library, now: &Timestamp) {
        if self.is_out_of_order() {
            return;
        }
        if self.is_dirty() {
            if let Err(fault) = self.write_dirty(library) {
                self.fail(fault);
                return;
            }
        }
        self.state = SaveState::Saved(Some(now.clone()));
    }

    fn write_dirty(&mut self, library: &Library) -> Result<(), StorageFault> {
        if self.dirty_scheme {
            self.set(&Key::Scheme.to_text(), &write_scheme(&library.scheme))?;
            self.dirty_scheme = false;
        }
        for id in self.dirty.clone() {
            if let Some(document) = library.get(&id) {
                let document = Arc::clone(document);
                self.write_whole(&document)?;
            }
            self.dirty.remove(&id);
        }
        if self.dirty_index {
            let order: Vec<DocumentId> = library.documents().iter().map(|d| d.id().clone()).collect();
            self.write_index(&order)?;
            self.dirty_index = false;
        }
        Ok(())
    }

    pub(super) fn fail(&mut self, fault: StorageFault) {
        self.state = SaveState::NotSaved(fault);
    }

    /// Everything must be written again, because the storage lost it.
    pub(super) fn mark_all_dirty(&mut self, library: &Library) {
        self.dirty = library.documents().iter().map(|document| document.id().clone()).collect();
        self.dirty_index = true;
        self.dirty_scheme = true;
        self.used = 0;
        for shelf in self.shelves.values_mut() {
            shelf.journal.clear();
        }
    }

    pub(super) fn mark_index_dirty(&mut self) {
        self.dirty_index = true;
    }

    fn write_index(&mut self, order: &[DocumentId]) -> Result<(), StorageFault> {
        let record = IndexRecord { order: order.to_vec(), deleted: self.deleted.clone() };
        let result = self.set(&Key::Index.to_text(), &record.write());
        if let Err(fault) = result {
            self.fail(fault);
        }
        result
    }

    fn write_journal(&mut self, id: &DocumentId, ops: Vec<Op>) -> Result<(), StorageFault> {
        self.clock += 1;
        let version: Version = (self.clock, self.tab.clone());
        let record = JournalRecord { document: id.clone(), version: version.clone(), ops };
        let (key, value) = (record.key().to_text(), record.write());
        let size = key.len() + value.len();
        let result = self.set(&key, &value);
        let shelf = self.shelves.entry(id.clone()).or_default();
        for entity in record.ops.iter().filter_map(entity_of) {
            shelf.versions.insert(entity, version.clone());
        }
        match result {
            Ok(()) => {
                shelf.journal.insert(key, size);
            }
            Err(fault) => self.fail(fault),
        }
        result
    }

    /// Writes an article as a whole: its text if it is not stored, its snapshot; then drops the journal.
    fn write_whole(&mut self, document: &Document) -> Result<(), StorageFault> {
        let key = Key::Text(document.id().clone()).to_text();
        let is_new = self.storage.get(&key)?.is_none();
        if is_new {
            self.set(&key, &write_text(document))?;
        }
        let result = self.fold(document);
        if result.is_err() && is_new {
            // A text without its annotations would come back as an article that lost them.
            self.storage.remove(&key)?;
        }
        result
    }

    /// Writes a snapshot, then drops the journal that it makes superfluous, oldest first.
    pub(super) fn fold(&mut self, document: &Document) -> Result<(), StorageFault> {
        let id = document.id();
        let shelf = self.shelves.entry(id.clone()).or_default();
        let record = write_snapshot(document, shelf);
        let superfluous = shelf.journal.clone();
        self.set(&Key::Snapshot(id.clone()).to_text(), &record)?;
        for key in superfluous.keys() {
            self.storage.remove(key)?;
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

    /// Removes all records of an article. Removing frees space, so it does not fail for want of it.
    fn discard(&mut self, id: &DocumentId) {
        self.dirty.remove(id);
        let shelf = self.shelves.remove(id).unwrap_or_default();
        let fixed = [Key::Snapshot(id.clone()).to_text(), Key::Text(id.clone()).to_text()];
        for key in shelf.journal.keys().chain(&fixed) {
            if let Err(fault) = self.storage.remove(key) {
                self.fail(fault);
            }
        }
    }

    /// Measures the storage. Linear in what is stored, so it is for idle moments and the start.
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
