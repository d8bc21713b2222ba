//! What other tabs of the same browser did, as told by the storage's change events.

use std::sync::Arc;

use super::merging::{Lost, Write, merge};
use super::reading::{SnapshotState, dangling_relations};
use super::shelf::{Shelf, entity_of};
use super::{Notice, Storage, StorageFault, Touched, Workspace};
use crate::edit::{Edit, EditName, Op};
use crate::model::{Document, DocumentId};
use crate::record::{Damage, IndexRecord, JournalRecord, Key, Version, newer_version, read_scheme};

impl<S: Storage> Workspace<S> {
    /// Takes in that another tab wrote `value` under `key` (`None`: removed it); without a key the whole
    /// storage was emptied. Returns what must be shown anew and told, or `None` if it does not matter here.
    pub fn receive(&mut self, key: Option<&str>, value: Option<&str>) -> Option<(Touched, Notice)> {
        let Some(key) = key else {
            self.vault.mark_all_dirty(&self.library);
            self.library.release_reserved();
            self.vault.fail(StorageFault::Cleared);
            return Some((Touched::default(), Notice::StorageFault(StorageFault::Cleared)));
        };
        // What is told may be old news by now; what is stored is not.
        let parsed = Key::parse(key)?;
        let record = self.vault.storage.get(key).ok()?;
        if record.as_deref().is_some_and(|record| newer_version(record).is_some()) {
            return self.receive_newer(parsed).map(|notice| (Touched::default(), notice));
        }
        let n_before = self.lost.len();
        let heard = self.take_news(parsed, key, value, record);
        let n = if self.lost.len() > n_before { self.conflicts().len() } else { 0 };
        if n > 0 {
            let notice = Notice::Conflict { n };
            return Some((heard.map(|(touched, _)| touched).unwrap_or_default(), notice));
        }
        heard
    }

    fn take_news(
        &mut self,
        parsed: Key,
        key: &str,
        value: Option<&str>,
        record: Option<String>,
    ) -> Option<(Touched, Notice)> {
        let touched = match (parsed, value) {
            // A record that is gone was superseded by a later one, folded into a snapshot or deleted with its article,
            // and news of that is on its way.
            (Key::Journal(_, seq, _), _) if record.is_none() => {
                self.vault.clock = self.vault.clock.max(seq);
                self.vault.forget_record(key);
                return None;
            }
            (Key::Journal(id, seq, tab), Some(_)) => {
                self.vault.clock = self.vault.clock.max(seq);
                let record = record?;
                let entry = JournalRecord::read(&id, (seq, tab), &record).ok()?;
                self.receive_journal(key, record.len(), &entry)?
            }
            (Key::Index, Some(_)) => return self.receive_index(&IndexRecord::read(&record?).ok()?),
            (Key::Scheme, Some(_)) => {
                self.library.scheme = Arc::new(read_scheme(&record?).ok()?);
                Touched::everything()
            }
            (Key::Text(id) | Key::Snapshot(id), Some(_)) => self.receive_whole(&id)?,
            _ => return None,
        };
        Some((touched, Notice::ChangedElsewhere))
    }

    /// A newer release runs in another tab. What it stores is left alone here; what is shown stays.
    fn receive_newer(&mut self, key: Key) -> Option<Notice> {
        match key {
            Key::Index => {
                self.vault.lock();
                Some(Notice::StorageFault(StorageFault::Newer))
            }
            Key::Scheme => Some(Notice::NewerScheme),
            key => {
                let id = key.document()?;
                self.library.reserve(id.clone()).then(|| Notice::NewerArticle { id: id.to_string() })
            }
        }
    }

    fn receive_journal(&mut self, key: &str, len: usize, entry: &JournalRecord) -> Option<Touched> {
        let is_open = self.open.as_ref() == Some(&entry.document);
        let document = self.library.get_mut(&entry.document)?;
        let shelf = self.vault.shelves.entry(entry.document.clone()).or_default();
        shelf.journal.insert(key.to_owned(), key.len() + len);
        let mut touched = Touched { library: true, ..Touched::default() };
        let mut is_changed = false;
        let mut overruled = Vec::new();
        for write in Write::all_of(entry) {
            let op = write.op;
            let before = blocks(document, op);
            overruled.extend(deletion_that_overrules(document, shelf, op, &entry.version));
            is_changed |= merge(document, shelf, &write, &mut self.lost);
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
            if let Some(lost) = document.remove_relation(relation) {
                self.lost.push(Lost { document: id.clone(), op: Op::PutRelation(id.clone(), lost) });
            }
        }
        self.write_news(id, dangling.into_iter().map(|link| Op::RemoveRelation(id.clone(), link)).collect());
    }

    /// Stores what followed from what another tab did.
    fn write_news(&mut self, id: &DocumentId, ops: Vec<Op>) {
        if ops.is_empty() || self.vault.is_out_of_order() {
            return;
        }
        if let Err(fault) = self.vault.write_journal(id, ops) {
            self.vault.mark_dirty(id.clone());
            self.vault.fail_and_measure(fault);
        }
    }

    /// Articles that the other tab added come in, those it deleted go; those that only this tab knows stay.
    fn receive_index(&mut self, index: &IndexRecord) -> Option<(Touched, Notice)> {
        let ours: Vec<DocumentId> = self.library.documents().iter().map(|d| d.id().clone()).collect();
        let mut is_changed = false;
        // What was brought back here, and could not be stored yet, is not deleted.
        let is_deleted = |id: &DocumentId| index.deleted.contains(id) && !index.order.contains(id);
        let gone: Vec<&DocumentId> =
            ours.iter().filter(|id| is_deleted(id) && !self.vault.added.contains(id)).collect();
        let mut notice = Notice::ChangedElsewhere;
        for id in gone {
            let removed = self.library.remove(id);
            is_changed |= removed.is_some();
            if let Some((at, document)) = removed.filter(|_| self.open.as_ref() == Some(id)) {
                let title = document.meta.title.clone();
                let back = Op::InsertDocument { at, document };
                self.history.record(Edit { name: EditName::DeleteDocument(title.clone()), ops: vec![back] });
                notice = Notice::DeletedElsewhere { title };
            }
            self.lost.retain(|lost| lost.document != *id);
            self.vault.discard(id);
        }
        for (at, id) in index.order.iter().enumerate().filter(|(_, id)| !ours.contains(id)) {
            is_changed |= self.take_in(at, id);
        }
        if self.library.documents().iter().any(|document| !index.order.contains(document.id())) {
            self.vault.mark_index_dirty();
        }
        let place = |document: &Document| index.order.iter().position(|id| id == document.id());
        // Those not on the list come last.
        is_changed |= self.library.sort_by_key(|document| place(document).unwrap_or(usize::MAX));
        let mut touched = Touched { library: true, ..Touched::default() };
        self.mend_focus(&mut touched);
        is_changed.then_some((touched, notice))
    }

    /// Takes in an article that another tab added. Without its snapshot yet, it comes without annotations: news of
    /// the snapshot is on its way.
    fn take_in(&mut self, at: usize, id: &DocumentId) -> bool {
        match self.vault.read_stored(id) {
            Ok(found) => {
                // What is written here from now on is later than what was just read.
                self.vault.clock = self.vault.clock.max(found.clock);
                self.vault.shelves.insert(id.clone(), found.shelf);
                self.learn(found.lost);
                self.library.insert(at, Arc::new(found.document)).is_ok()
            }
            Err(Damage::Newer(_)) => {
                self.library.reserve(id.clone());
                false
            }
            Err(_) => false,
        }
    }

    fn learn(&mut self, lost: Vec<Lost>) {
        for lost in lost {
            if !self.lost.contains(&lost) {
                self.lost.push(lost);
            }
        }
    }

    /// The other tab wrote an article as a whole. Mostly it is what is shown here, but an import may have put another
    /// one in its place.
    fn receive_whole(&mut self, id: &DocumentId) -> Option<Touched> {
        self.library.get(id).filter(|_| !self.vault.is_dirty_document(id))?;
        // Between the text and the snapshot of another tab there is nothing to show yet.
        let found =
            self.vault.read_stored(id).ok().filter(|found| found.snapshot != SnapshotState::Absent)?;
        self.vault.clock = self.vault.clock.max(found.clock);
        // Deletions stay known: a snapshot does not tell them.
        let mut shelf = found.shelf;
        for (entity, version) in self.vault.shelves.remove(id).unwrap_or_default().versions {
            shelf.versions.entry(entity).or_insert(version);
        }
        self.vault.shelves.insert(id.clone(), shelf);
        self.learn(found.lost);
        let shown = self.library.get_mut(id).filter(|shown| **shown != found.document)?;
        *shown = found.document;
        let mut touched = Touched::everything();
        self.mend_focus(&mut touched);
        Some(touched)
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
