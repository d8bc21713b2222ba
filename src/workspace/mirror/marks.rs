//! Marks: which batches local storage has seen, kept in local storage itself.
//!
//! Every tab has a mark of its own, written after the records of a batch and before the copy is given it. As local
//! storage loses its end only, never its middle, a mark that is there says that all of its batch is. A start that has
//! brought both stores together replaces all marks by one floor, so they do not pile up.

use std::collections::HashMap;

use super::BatchId;
use crate::record::PREFIX;
use crate::workspace::{Storage, StorageFault};

/// The batches that a local storage has seen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Marks {
    /// Every batch up to this number.
    pub(super) floor: u64,
    /// And every batch of these tabs, up to these numbers.
    tabs: HashMap<String, u64>,
}

fn floor_key() -> String {
    format!("{PREFIX}mark")
}

fn tab_key(tab: &str) -> String {
    format!("{PREFIX}mark/{tab}")
}

impl Marks {
    pub(super) fn read(store: &impl Storage) -> Self {
        let number = |key: &str| store.get(key).ok().flatten()?.parse::<u64>().ok();
        let own = tab_key("");
        let keys = store.keys().unwrap_or_default();
        let tabs =
            keys.iter().filter_map(|key| Some((key.strip_prefix(&own)?.to_owned(), number(key)?))).collect();
        Self { floor: number(&floor_key()).unwrap_or(0), tabs }
    }

    /// Whether local storage holds what that batch wrote, or something later.
    pub(super) fn cover(&self, batch: &BatchId) -> bool {
        batch.number <= self.floor || self.tabs.get(&batch.tab).is_some_and(|last| batch.number <= *last)
    }

    /// The number of the last batch of all.
    pub(super) fn last(&self) -> u64 {
        self.tabs.values().copied().fold(self.floor, u64::max)
    }

    /// Local storage holds all of a batch that the copy is about to get.
    pub(super) fn set(store: &impl Storage, batch: &BatchId) -> Result<(), StorageFault> {
        store.set(&tab_key(&batch.tab), &batch.number.to_string())
    }

    /// Local storage holds everything up to that number.
    pub(super) fn raise_floor(&self, store: &impl Storage, to: u64) -> Result<(), StorageFault> {
        if to > self.floor {
            store.set(&floor_key(), &to.to_string())?;
        }
        for tab in self.tabs.keys() {
            store.remove(&tab_key(tab))?;
        }
        Ok(())
    }

    /// The number that the next batch of a tab must be above, whatever it counted itself.
    pub(super) fn stored_floor(store: &impl Storage) -> u64 {
        store.get(&floor_key()).ok().flatten().and_then(|number| number.parse().ok()).unwrap_or(0)
    }
}
