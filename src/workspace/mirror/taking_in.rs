//! What only the copy had comes into local storage and into the open workspace, the way another tab's news does.

use std::collections::{BTreeMap, BTreeSet};

use super::marks::Marks;
use super::merge::{Plan, Stores, plan};
use super::{BatchId, CopyEntry, Mirrored, is_copied};
use crate::model::DocumentId;
use crate::record::Key;
use crate::workspace::{Storage, StorageFault, Touched, Workspace};

/// What came of bringing local storage and its copy together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// What must be shown anew.
    pub touched: Touched,
    /// How many records came back from the copy.
    pub n_brought_back: usize,
    /// Some of them found no room.
    pub fault: Option<StorageFault>,
    /// Whether the copy may be written from now on. Not if a newer release's work is in one of the two.
    pub may_write: bool,
}

impl<S: Storage + Clone> Workspace<Mirrored<S>> {
    /// Brings local storage and `copy` (everything in it, by key) together. What only the copy had is in the library
    /// after this; what the copy lacks waits in the outbox.
    pub fn take_in_copy(&mut self, copy: &BTreeMap<String, String>) -> Merged {
        let mut merged =
            Merged { touched: Touched::default(), n_brought_back: 0, fault: None, may_write: false };
        if self.vault.is_out_of_order() {
            return merged;
        }
        let copy: BTreeMap<String, CopyEntry> =
            copy.iter().map(|(key, text)| (key.clone(), entry(text))).collect();
        let mirrored = self.vault.storage.clone();
        let marks = Marks::read(mirrored.store());
        let (before, local) = (mirrored.since_start(), records(mirrored.store()));
        let Some(plan) = plan(&Stores { local, before: &before, copy: &copy, marks: &marks }) else {
            return merged;
        };
        let Plan { to_local, to_copy, forgotten, untouchable } = plan;
        merged.n_brought_back = to_local.len();
        merged.fault = write(mirrored.store(), &to_local).err();
        let last = copy.values().map(|entry| entry.batch.number).fold(marks.last(), u64::max);
        if merged.fault.is_none() {
            // Without room for the floor the marks stay, and the next start comes to the same.
            marks.raise_floor(mirrored.store(), last).ok();
        }
        mirrored.go_on(last, to_copy, forgotten, untouchable);
        merged.may_write = true;
        self.hear(&to_local, &mut merged.touched);
        merged
    }

    fn hear(&mut self, changes: &[(String, Option<String>)], touched: &mut Touched) {
        let keys: Vec<Key> = changes.iter().filter_map(|(key, _)| Key::parse(key)).collect();
        let articles: BTreeSet<&DocumentId> = keys.iter().filter_map(Key::document).collect();
        // The record of an article that was changed says it all; one that is new comes with the list.
        let articles = articles.into_iter().map(|id| Key::Snapshot(id.clone()));
        let rest = [Key::Scheme, Key::Index].into_iter().filter(|key| keys.contains(key));
        for key in articles.chain(rest).collect::<Vec<_>>() {
            if let Some((more, _)) = self.receive(Some(&key.to_text()), Some("")) {
                touched.join(more);
            }
        }
    }
}

/// What cannot be read counts as nothing that anybody wrote.
fn entry(text: &str) -> CopyEntry {
    let nothing = CopyEntry { batch: BatchId { number: 0, tab: String::new() }, record: None };
    CopyEntry::read(text).unwrap_or(nothing)
}

fn records(store: &impl Storage) -> BTreeMap<String, String> {
    let keys = store.keys().unwrap_or_default().into_iter().filter(|key| is_copied(key));
    keys.filter_map(|key| store.get(&key).ok().flatten().map(|record| (key, record))).collect()
}

fn write(store: &impl Storage, changes: &[(String, Option<String>)]) -> Result<(), StorageFault> {
    changes.iter().try_for_each(|(key, record)| match record {
        Some(record) => store.set(key, record),
        None => store.remove(key),
    })
}
