//! The vault: writes every edit to the storage before it is shown, and knows what could not be written.
//!
//! The usual way is one small journal record an edit. When a write fails, the articles concerned are "dirty":
//! the work goes on in memory, each later edit tries to write them whole, and nothing that is stored already is
//! harmed by the attempt.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::{Storage, StorageFault};
use crate::edit::{Edit, Op};
use crate::model::{
    Annotation, AnnotationId, Document, DocumentId, Library, Relation, RelationId, Timestamp,
};
use crate::record::{
    Damage, IndexRecord, JournalRecord, Key, SnapshotReader, Version, read_text, write_scheme,
    write_snapshot, write_text,
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
    /// The length and checksum of the snapshot that this tab knows; another one means that another tab folded.
    pub(super) snapshot: Option<(usize, u32)>,
}

/// By what [`Shelf::snapshot`] knows a record again.
pub(super) fn fingerprint(record: &str) -> (usize, u32) {
    (record.len(), crc32fast::hash(record.as_bytes()))
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
        Op::InsertDocument { .. } | Op::MoveDocument { .. } | Op::RemoveDocument(_) | Op::SetScheme(_) => {
            None
        }
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
    /// Articles added and removed since the list of articles was last written.
    added: BTreeSet<DocumentId>,
    removed: BTreeSet<DocumentId>,
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
            added: BTreeSet::new(),
            removed: BTreeSet::new(),
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

    /// Stores what `edit` made of `library`, before anybody is shown it; call [`Self::settle`] next.
    pub(super) fn write(&mut self, library: &Library, edit: &Edit) {
        if self.is_out_of_order() {
            return;
        }
        let mut journal: BTreeMap<DocumentId, Vec<Op>> = BTreeMap::new();
        let is_library_edit = edit.ops.iter().any(|op| {
            matches!(op, Op::InsertDocument { .. } | Op::MoveDocument { .. } | Op::RemoveDocument(_))
        });
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
            let removed = self.removed.clone();
            // The list is the commit point: it must not name an article that is not stored yet.
            if !self.dirty_index && self.write_index(library).is_err() {
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
        if self.is_dirty()
            && let Err(fault) = self.write_dirty(library)
        {
            self.fail(fault);
            return;
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
            self.write_index(library)?;
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

    pub(super) fn is_dirty_document(&self, id: &DocumentId) -> bool {
        self.dirty.contains(id)
    }

    pub(super) fn mark_dirty(&mut self, id: DocumentId) {
        self.dirty.insert(id);
    }

    /// Writes the list of articles. What another tab added or deleted, and this one has not heard of yet, stays
    /// added or deleted: the stored list is read first.
    fn write_index(&mut self, library: &Library) -> Result<(), StorageFault> {
        let result =
            self.merged_index(library).and_then(|index| self.set(&Key::Index.to_text(), &index.write()));
        match result {
            Ok(()) => {
                self.added.clear();
                self.removed.clear();
            }
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
        let shown = shown.filter(|id| !gone.contains(id) || self.added.contains(*id));
        let places: HashMap<&DocumentId, usize> = shown.clone().zip(1..).collect();
        // What only the other tab knows, by how many of ours stand before it.
        let mut theirs: Vec<Vec<&DocumentId>> = vec![Vec::new(); places.len() + 1];
        let mut place = 0;
        for id in &stored.order {
            if let Some(&after) = places.get(id) {
                place = after;
            // Without its text there is nothing to list.
            } else if !self.removed.contains(id)
                && self.storage.get(&Key::Text(id.clone()).to_text())?.is_some()
            {
                theirs[place].push(id);
            }
        }
        let ours = [None].into_iter().chain(shown.map(Some));
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

    pub(super) fn write_journal(&mut self, id: &DocumentId, ops: Vec<Op>) -> Result<(), StorageFault> {
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
                None => self.storage.remove(&key)?,
            }
        }
        result
    }

    /// Edits that another tab made on a former article of that id are not this one's: the next snapshot drops them.
    fn take_over_leftovers(&mut self, id: &DocumentId) -> Result<(), StorageFault> {
        let keys = self.storage.keys()?;
        let is_leftover = |key: &String| matches!(Key::parse(key), Some(Key::Journal(of, ..)) if of == *id);
        let shelf = self.shelves.entry(id.clone()).or_default();
        shelf.journal.extend(keys.into_iter().filter(is_leftover).map(|key| (key, 0)));
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

    /// Whether an article that nobody changed since its snapshot, as far as this tab knows, is stored just so.
    pub(super) fn holds_unchanged(&self, document: &Document) -> bool {
        let Some(shelf) = self.shelves.get(document.id()).filter(|shelf| shelf.journal.is_empty()) else {
            return false;
        };
        let stored = |key: Key| self.storage.get(&key.to_text()).ok().flatten();
        let snapshot = stored(Key::Snapshot(document.id().clone())).map(|record| fingerprint(&record));
        let text = || stored(Key::Text(document.id().clone())).and_then(|record| read_text(&record).ok());
        snapshot.is_some()
            && snapshot == shelf.snapshot
            && text().is_some_and(|there| there.text == *document.text())
    }

    /// Removes all records of an article. Removing frees space, so it does not fail for want of it.
    ///
    /// When its entities were last written stays known: it may come back while another tab's older edit is on its way.
    pub(super) fn discard(&mut self, id: &DocumentId) {
        self.dirty.remove(id);
        let journal =
            self.shelves.get_mut(id).map(|shelf| std::mem::take(&mut shelf.journal)).unwrap_or_default();
        let fixed = [Key::Snapshot(id.clone()).to_text(), Key::Text(id.clone()).to_text()];
        for key in journal.keys().chain(&fixed) {
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
