//! Opening the vault: from stored records to a library, with a word on everything that could not be read.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::vault::{Entity, Shelf, Vault, entity_of, fingerprint};
use super::{Notice, SaveState, Storage, StorageFault};
use crate::edit::Op;
use crate::model::{Document, DocumentId, Library, RelationId};
use crate::record::{
    Damage, IndexRecord, JournalRecord, Key, Snapshot, TextRecord, Version, read_scheme, read_snapshot,
    read_text,
};

/// What was found in the storage.
#[derive(Debug, Default)]
pub(super) struct Loaded {
    pub(super) library: Library,
    pub(super) open: Option<DocumentId>,
    pub(super) notices: Vec<Notice>,
    /// Nothing of ours was there, or nothing can be read.
    pub(super) is_first_visit: bool,
}

/// The records of one article, by key.
#[derive(Debug, Default)]
struct Records {
    journal: BTreeMap<(u64, String), String>,
    keys: Vec<String>,
}

/// An article as far as it could be read.
struct Found {
    document: Document,
    shelf: Shelf,
    n_lost: usize,
    is_snapshot_damaged: bool,
}

impl<S: Storage> Vault<S> {
    /// Reads everything. Damaged records are set aside, records of a newer release left alone.
    pub(super) fn load(&mut self) -> Loaded {
        let mut loaded = Loaded::default();
        let keys = match self.storage.keys() {
            Ok(keys) => keys,
            Err(fault) => {
                self.fail(fault);
                loaded.notices.push(Notice::StorageFault(fault));
                loaded.is_first_visit = true;
                return loaded;
            }
        };
        let mut records: BTreeMap<DocumentId, Records> = BTreeMap::new();
        let mut n_ours = 0;
        for key in keys {
            let Some(parsed) = Key::parse(&key) else { continue };
            n_ours += usize::from(!matches!(parsed, Key::Aside(_)));
            if let Some(id) = parsed.document() {
                let entry = records.entry(id.clone()).or_default();
                entry.keys.push(key.clone());
                if let Key::Journal(_, seq, tab) = parsed {
                    self.clock = self.clock.max(seq);
                    entry.journal.insert((seq, tab), key);
                }
            }
        }
        loaded.is_first_visit = n_ours == 0;
        let Some(index) = self.load_index(&mut loaded.notices) else {
            loaded.is_first_visit = true;
            return loaded;
        };
        self.load_scheme(&mut loaded);
        let order = self.order_of(&index, &records);
        for (id, is_listed) in order {
            let Some(found) = records.get(&id) else {
                loaded.notices.push(Notice::DamagedText { id: id.to_string() });
                self.mark_index_dirty();
                continue;
            };
            self.shelve(&id, found, is_listed, &mut loaded);
        }
        for id in index.deleted.iter().filter(|id| !index.order.contains(id)) {
            // A deletion that was cut short: finish it.
            for key in records.get(id).map(|found| found.keys.as_slice()).unwrap_or_default() {
                self.storage.remove(key).ok();
            }
        }
        loaded.open = self.get_quietly(&Key::Open.to_text()).map(DocumentId::new);
        self.measure();
        loaded
    }

    /// The articles to load: the listed ones, then those that no list knows; with whether they are listed.
    fn order_of(
        &self,
        index: &IndexRecord,
        records: &BTreeMap<DocumentId, Records>,
    ) -> Vec<(DocumentId, bool)> {
        let listed: BTreeSet<&DocumentId> = index.order.iter().collect();
        let strays = records.keys().filter(|id| !listed.contains(id) && !index.deleted.contains(id));
        index.order.iter().map(|id| (id.clone(), true)).chain(strays.map(|id| (id.clone(), false))).collect()
    }

    fn get_quietly(&self, key: &str) -> Option<String> {
        self.storage.get(key).ok().flatten()
    }

    /// The list of articles; `None` if a newer release wrote it: then nothing may be touched.
    fn load_index(&mut self, notices: &mut Vec<Notice>) -> Option<IndexRecord> {
        let key = Key::Index.to_text();
        let Some(record) = self.get_quietly(&key) else { return Some(IndexRecord::default()) };
        match IndexRecord::read(&record) {
            Ok(index) => Some(index),
            Err(Damage::Newer(_)) => {
                self.state = SaveState::NotSaved(StorageFault::Newer);
                notices.push(Notice::StorageFault(StorageFault::Newer));
                None
            }
            Err(_) => {
                notices.push(Notice::DamagedIndex);
                self.set_aside(&key, &record);
                self.mark_index_dirty();
                Some(IndexRecord::default())
            }
        }
    }

    fn load_scheme(&mut self, loaded: &mut Loaded) {
        let key = Key::Scheme.to_text();
        let Some(record) = self.get_quietly(&key) else { return };
        match read_scheme(&record) {
            Ok(scheme) => loaded.library.scheme = Arc::new(scheme),
            Err(damage) => {
                loaded.notices.push(Notice::DamagedScheme);
                if !matches!(damage, Damage::Newer(_)) {
                    self.set_aside(&key, &record);
                }
            }
        }
    }

    fn shelve(&mut self, id: &DocumentId, records: &Records, is_listed: bool, loaded: &mut Loaded) {
        let found = match self.load_document(id, records) {
            Ok(found) => found,
            Err(Damage::Newer(_)) => {
                loaded.notices.push(Notice::NewerArticle { id: id.to_string() });
                return;
            }
            Err(_) => {
                loaded.notices.push(Notice::DamagedText { id: id.to_string() });
                for key in &records.keys {
                    if let Some(record) = self.get_quietly(key) {
                        self.set_aside(key, &record);
                    }
                }
                self.mark_index_dirty();
                return;
            }
        };
        let title = found.document.meta.title.clone();
        if found.n_lost > 0 {
            loaded.notices.push(Notice::DamagedRecords { title: title.clone(), n_lost: found.n_lost });
        }
        if !is_listed {
            loaded.notices.push(Notice::Recovered { title });
            self.mark_index_dirty();
        }
        let snapshot = Key::Snapshot(id.clone()).to_text();
        self.shelves.insert(id.clone(), found.shelf);
        if found.is_snapshot_damaged {
            // Keep the damaged one, then write a sound one, so that the damage is told once.
            let is_kept = match self.get_quietly(&snapshot) {
                Some(record) => self.copy_aside(&snapshot, &record),
                None => true,
            };
            if is_kept {
                self.fold(&found.document).ok();
            }
        }
        let at = loaded.library.documents().len();
        loaded.library.insert(at, Arc::new(found.document)).ok();
    }

    /// Reads one article. The error is that of its text, or that any record is of a newer release.
    fn load_document(&mut self, id: &DocumentId, records: &Records) -> Result<Found, Damage> {
        let text = self.get_quietly(&Key::Text(id.clone()).to_text()).ok_or(Damage::Contents)?;
        let TextRecord { meta, text } = read_text(&text)?;
        let mut found = Found {
            document: Document::new(id.clone(), meta, text),
            shelf: Shelf::default(),
            n_lost: 0,
            is_snapshot_damaged: false,
        };
        let snapshot = match self.get_quietly(&Key::Snapshot(id.clone()).to_text()) {
            Some(record) => {
                found.shelf.snapshot = Some(fingerprint(&record));
                read_snapshot(&record)
            }
            // Text and snapshot are written together; without journal it was never anything else.
            None => Err(Damage::Contents),
        };
        match snapshot {
            Ok(snapshot) => take_snapshot(&mut found, snapshot),
            Err(newer @ Damage::Newer(_)) => return Err(newer),
            Err(_) => {
                found.n_lost += 1;
                found.is_snapshot_damaged = true;
            }
        }
        for ((seq, tab), key) in &records.journal {
            let Some(record) = self.get_quietly(key) else { continue };
            let version: Version = (*seq, tab.clone());
            match JournalRecord::read(id, version, &record) {
                Ok(entry) => {
                    for op in &entry.ops {
                        merge(&mut found.document, &mut found.shelf, op, &entry.version);
                    }
                    found.shelf.journal.insert(key.clone(), key.len() + record.len());
                }
                Err(newer @ Damage::Newer(_)) => return Err(newer),
                Err(_) => {
                    found.n_lost += 1;
                    self.set_aside(key, &record);
                }
            }
        }
        for id in dangling_relations(&found.document) {
            found.document.remove_relation(&id);
            // Without other damage, two tabs disagreed, and the deletion wins.
            found.n_lost += usize::from(found.n_lost > 0);
        }
        self.clock =
            self.clock.max(found.shelf.versions.values().map(|version| version.0).max().unwrap_or(0));
        Ok(found)
    }

    /// Keeps a copy of a record that cannot be read; false if there is no room for it.
    fn copy_aside(&mut self, key: &str, record: &str) -> bool {
        let mut name = Key::Aside(key.to_owned()).to_text();
        while self.get_quietly(&name).is_some_and(|there| there != record) {
            name.push('+');
        }
        self.storage.set(&name, record).is_ok()
    }

    /// Moves a record that cannot be read out of the way. Where there is no room for a copy it stays.
    fn set_aside(&mut self, key: &str, record: &str) {
        if self.copy_aside(key, record) {
            self.storage.remove(key).ok();
        }
    }

    /// The records that could not be read, under their former keys.
    pub(super) fn remains(&self) -> Vec<(String, String)> {
        let keys = self.storage.keys().unwrap_or_default();
        let mut remains: Vec<(String, String)> = keys
            .into_iter()
            .filter_map(|key| match Key::parse(&key)? {
                Key::Aside(name) => Some((name, self.get_quietly(&key)?)),
                _ => None,
            })
            .collect();
        remains.sort();
        remains
    }
}

fn take_snapshot(found: &mut Found, snapshot: Snapshot) {
    found.n_lost += snapshot.n_damaged;
    found.is_snapshot_damaged = snapshot.n_damaged > 0;
    let mut remember = |entity: Entity, version: Version| {
        if version.0 > 0 {
            found.shelf.versions.insert(entity, version);
        }
    };
    if let Some((meta, version)) = snapshot.meta {
        found.document.meta = meta;
        remember(Entity::Meta, version);
    }
    let mut annotations = Vec::with_capacity(snapshot.annotations.len());
    for (annotation, version) in snapshot.annotations {
        remember(Entity::Annotation(annotation.id.clone()), version);
        annotations.push(annotation);
    }
    found.n_lost += found.document.put_annotations(annotations).len();
    for (relation, version) in snapshot.relations {
        remember(Entity::Relation(relation.id.clone()), version);
        found.document.put_relation(relation);
    }
}

/// Carries out an op that was written at `version`, unless its entity was written later than that. Whatever
/// order ops arrive in, every tab ends with the same article. Returns whether anything was changed.
pub(super) fn merge(document: &mut Document, shelf: &mut Shelf, op: &Op, version: &Version) -> bool {
    let Some(entity) = entity_of(op) else { return false };
    if shelf.versions.get(&entity).is_some_and(|known| known >= version) {
        return false;
    }
    shelf.versions.insert(entity, version.clone());
    match op {
        Op::SetMeta(_, meta) => document.meta = meta.clone(),
        Op::PutAnnotation(_, annotation) => return document.put_annotation(Arc::clone(annotation)).is_ok(),
        Op::RemoveAnnotation(_, id) => return document.remove_annotation(id).is_some(),
        Op::PutRelation(_, relation) => {
            document.put_relation(relation.clone());
        }
        Op::RemoveRelation(_, id) => return document.remove_relation(id).is_some(),
        Op::InsertDocument { .. } | Op::MoveDocument { .. } | Op::RemoveDocument(_) | Op::SetScheme(_) => {
            return false;
        }
    }
    true
}

/// Links whose end is gone: lost with a damaged record, or deleted in one tab while another made the link. They
/// would make the article impossible to exchange.
pub(super) fn dangling_relations(document: &Document) -> Vec<RelationId> {
    let is_missing = |id| document.annotations().get(id).is_none();
    let dangling = document.relations().filter(|link| is_missing(&link.from) || is_missing(&link.to));
    dangling.map(|link| link.id.clone()).collect()
}
