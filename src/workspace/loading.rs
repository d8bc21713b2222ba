//! Opening the vault: from stored records to a library, with a word on everything that could not be read.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::merging::Lost;
use super::reading::{Found, Records, SnapshotState};
use super::vault::Vault;
use super::{Notice, Storage, StorageFault};
use crate::model::{Annotation, Document, DocumentId, Library};
use crate::record::{Damage, IndexRecord, Key, read_scheme};

/// What was found in the storage.
#[derive(Debug, Default)]
pub(super) struct Loaded {
    pub(super) library: Library,
    pub(super) open: Option<DocumentId>,
    pub(super) notices: Vec<Notice>,
    pub(super) lost: Vec<Lost>,
    /// Nothing of ours was there, or nothing can be read.
    pub(super) is_first_visit: bool,
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
                records.entry(id.clone()).or_default().push(&key, parsed);
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
            if let Some(found) = records.get(id) {
                self.finish_deletion(id, found, &mut loaded.library);
            }
        }
        self.miss_scheme(&mut loaded);
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

    /// A deletion was cut short. What a newer release stored of the article stays nevertheless.
    fn finish_deletion(&mut self, id: &DocumentId, records: &Records, library: &mut Library) {
        if records.keys.iter().any(|key| self.is_newer_at(key)) {
            library.reserve(id.clone());
            return;
        }
        for key in &records.keys {
            self.remove(key).ok();
        }
    }

    /// The list of articles; `None` if a newer release wrote it: then nothing may be touched.
    fn load_index(&mut self, notices: &mut Vec<Notice>) -> Option<IndexRecord> {
        let key = Key::Index.to_text();
        let Some(record) = self.get_quietly(&key) else { return Some(IndexRecord::default()) };
        match IndexRecord::read(&record) {
            Ok(index) => Some(index),
            Err(Damage::Newer(_)) => {
                self.lock();
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
            Err(Damage::Newer(_)) => loaded.notices.push(Notice::NewerScheme),
            Err(_) => {
                loaded.notices.push(Notice::DamagedScheme);
                self.set_aside(&key, &record);
            }
        }
    }

    /// The standard scheme is not stored until it is changed. Where it does not know a label that is in use, there was
    /// another one, which is gone; that is told once.
    fn miss_scheme(&mut self, loaded: &mut Loaded) {
        if self.get_quietly(&Key::Scheme.to_text()).is_some() {
            return;
        }
        let Library { scheme, .. } = &loaded.library;
        let is_known = |annotation: &Arc<Annotation>| scheme.label(&annotation.label).is_some();
        if !loaded.library.documents().iter().all(|document| document.annotations().iter().all(is_known)) {
            if !loaded.notices.contains(&Notice::DamagedScheme) {
                loaded.notices.push(Notice::DamagedScheme);
            }
            self.mark_scheme_dirty();
        }
    }

    fn shelve(&mut self, id: &DocumentId, records: &Records, is_listed: bool, loaded: &mut Loaded) {
        let mut found = match self.read_article(id, records) {
            Ok(found) => found,
            Err(Damage::Newer(_)) => {
                loaded.library.reserve(id.clone());
                loaded.notices.push(Notice::NewerArticle { id: id.to_string() });
                return;
            }
            Err(_) => {
                loaded.notices.push(Notice::DamagedText { id: id.to_string() });
                self.set_all_aside(&records.keys);
                self.mark_index_dirty();
                return;
            }
        };
        self.clock = self.clock.max(found.clock);
        let title = found.document.meta.title.clone();
        let is_absent = found.snapshot == SnapshotState::Absent;
        // The list names an article when its snapshot is stored, so there was one.
        let n_lost = found.n_lost + usize::from(is_absent && is_listed);
        if n_lost > 0 {
            loaded.notices.push(Notice::DamagedRecords { title: title.clone(), n_lost });
        }
        if !is_listed {
            loaded.notices.push(Notice::Recovered { title });
            if !is_absent {
                self.mark_index_dirty();
            }
        }
        loaded.lost.append(&mut found.lost);
        let document = self.mend(id, found);
        let at = loaded.library.documents().len();
        loaded.library.insert(at, document).ok();
    }

    /// Puts what is damaged of an article out of the way, and something sound in its place, so that the damage is
    /// told once. An article without a snapshot may be another tab's, which is just writing it: it is left alone.
    fn mend(&mut self, id: &DocumentId, found: Found) -> Arc<Document> {
        self.shelves.insert(id.clone(), found.shelf);
        self.set_all_aside(&found.damaged);
        if found.snapshot == SnapshotState::Damaged {
            let key = Key::Snapshot(id.clone()).to_text();
            let is_kept = match self.get_quietly(&key) {
                Some(record) => self.copy_aside(&key, &record),
                None => true,
            };
            if is_kept {
                self.fold(&found.document).ok();
            }
        }
        Arc::new(found.document)
    }

    fn set_all_aside(&mut self, keys: &[String]) {
        for key in keys {
            if let Some(record) = self.get_quietly(key) {
                self.set_aside(key, &record);
            }
        }
    }
}
