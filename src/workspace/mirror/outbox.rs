//! A storage that notes what is written to it, for the copy.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::marks::Marks;
use super::merge::Changes;
use super::{BatchId, CopyEntry, is_copied};
use crate::model::DocumentId;
use crate::record::Key;
use crate::workspace::{Storage, StorageFault};

/// A storage whose writes are noted; clones share the notes.
#[derive(Debug, Clone)]
pub struct Mirrored<S> {
    store: S,
    notes: Rc<RefCell<Notes>>,
}

#[derive(Debug)]
struct Notes {
    tab: String,
    /// The number of the last batch of this tab.
    number: u64,
    /// What the copy has not been given yet. Of several writes to one key the last one counts.
    waiting: Changes,
    /// What stood under these keys when the page started; `None` once both stores were brought together.
    before: Option<Changes>,
    /// Keys of removals so old that the copy need not know of them any more.
    forgotten: Vec<String>,
    /// Keys under which a newer release's records stand in the copy.
    untouchable: BTreeSet<String>,
    /// There is no copy: nothing is noted.
    is_off: bool,
}

/// What the copy shall be given in one transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    id: BatchId,
    writes: Changes,
    forgotten: Vec<String>,
}

impl Batch {
    /// What to put under which key; `None`: nothing shall stand there.
    pub fn changes(&self) -> impl Iterator<Item = (&str, Option<String>)> {
        let forgotten = self.forgotten.iter().map(|key| (key.as_str(), None));
        let written = self.writes.iter().map(|(key, record)| {
            let entry = CopyEntry { batch: self.id.clone(), record: record.clone() };
            (key.as_str(), Some(entry.write()))
        });
        forgotten.chain(written)
    }

    /// What it writes of each article, by key.
    pub fn by_article(&self) -> BTreeMap<DocumentId, Changes> {
        let mut articles: BTreeMap<DocumentId, Changes> = BTreeMap::new();
        for (key, record) in &self.writes {
            if let Some(id) = Key::parse(key).as_ref().and_then(Key::document) {
                articles.entry(id.clone()).or_default().insert(key.clone(), record.clone());
            }
        }
        articles
    }
}

impl<S: Storage> Mirrored<S> {
    /// Notes what is written to `store` by `tab`, whose name no other tab has and which holds letters and digits only.
    pub fn new(store: S, tab: String) -> Self {
        let notes = Notes {
            tab,
            number: 0,
            waiting: BTreeMap::new(),
            before: Some(BTreeMap::new()),
            forgotten: Vec::new(),
            untouchable: BTreeSet::new(),
            is_off: false,
        };
        Self { store, notes: Rc::new(RefCell::new(notes)) }
    }

    /// The storage itself; what is written to it directly is not noted.
    pub fn store(&self) -> &S {
        &self.store
    }

    /// Whether something waits for the copy.
    pub fn is_waiting(&self) -> bool {
        let notes = self.notes.borrow();
        !notes.waiting.is_empty() || !notes.forgotten.is_empty()
    }

    /// What waits, to be written to the copy in one go; `None` if nothing does. Before both stores were brought
    /// together there is none: it might take the place of something later.
    pub fn next_batch(&self) -> Option<Batch> {
        let mut notes = self.notes.borrow_mut();
        if notes.before.is_some() || (notes.waiting.is_empty() && notes.forgotten.is_empty()) {
            return None;
        }
        notes.number = notes.number.max(Marks::stored_floor(&self.store)) + 1;
        let id = BatchId { number: notes.number, tab: notes.tab.clone() };
        // In a storage that is full to the last unit there may be no room for it: then the copy counts as later.
        Marks::set(&self.store, &id).ok();
        let (mut writes, forgotten) =
            (std::mem::take(&mut notes.waiting), std::mem::take(&mut notes.forgotten));
        self.bring_up_to_date(&mut writes);
        Some(Batch { id, writes, forgotten })
    }

    /// Another tab may have written to the same keys since, and have told the copy before this one does. In a storage
    /// that was emptied under our hands, what was noted is all there is.
    fn bring_up_to_date(&self, writes: &mut Changes) {
        if !matches!(self.store.get(&Key::Index.to_text()), Ok(Some(_))) {
            return;
        }
        for (key, record) in writes {
            if let Ok(now) = self.store.get(key) {
                *record = now;
            }
        }
    }

    /// The copy could not be given a batch: it waits again.
    pub fn take_back(&self, batch: Batch) {
        let mut notes = self.notes.borrow_mut();
        for (key, record) in batch.writes {
            notes.waiting.entry(key).or_insert(record);
        }
        notes.forgotten.extend(batch.forgotten);
    }

    /// What was written since the page started, and what stood there before.
    pub(super) fn since_start(&self) -> Changes {
        self.notes.borrow().before.clone().unwrap_or_default()
    }

    /// Both stores were brought together; this is what the copy lacks, and what it may forget.
    pub(super) fn go_on(
        &self,
        number: u64,
        lacking: Changes,
        forgotten: Vec<String>,
        untouchable: BTreeSet<String>,
    ) {
        let mut notes = self.notes.borrow_mut();
        notes.number = notes.number.max(number);
        notes.waiting = lacking;
        notes.forgotten = forgotten;
        notes.untouchable = untouchable;
        notes.before = None;
    }

    /// There is no copy, so nothing is noted for it any more.
    pub fn give_up(&self) {
        let mut notes = self.notes.borrow_mut();
        notes.is_off = true;
        notes.waiting.clear();
        notes.before = None;
    }

    fn note(&self, key: &str, before: Option<Option<String>>, record: Option<&str>) {
        if !is_copied(key) {
            return;
        }
        let mut notes = self.notes.borrow_mut();
        if let (Some(known), Some(before)) = (&mut notes.before, before) {
            known.entry(key.to_owned()).or_insert(before);
        }
        if !notes.is_off && !notes.untouchable.contains(key) {
            notes.waiting.insert(key.to_owned(), record.map(str::to_owned));
        }
    }

    /// What stands under a key, as long as that matters.
    fn before(&self, key: &str) -> Option<Option<String>> {
        let matters = self.notes.borrow().before.as_ref().is_some_and(|known| !known.contains_key(key));
        matters.then(|| self.store.get(key).ok().flatten())
    }
}

impl<S: Storage> Storage for Mirrored<S> {
    fn get(&self, key: &str) -> Result<Option<String>, StorageFault> {
        self.store.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageFault> {
        let before = self.before(key);
        self.store.set(key, value)?;
        self.note(key, before, Some(value));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageFault> {
        let before = self.before(key);
        self.store.remove(key)?;
        self.note(key, before, None);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StorageFault> {
        self.store.keys()
    }

    fn capacity(&self) -> usize {
        self.store.capacity()
    }
}
