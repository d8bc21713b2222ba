//! The twin of the browser's storage: in memory, with faults on demand. Clones share one store, like tabs.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Storage, StorageFault};

/// A store in memory.
#[derive(Debug, Clone)]
pub struct MemoryStorage {
    entries: Rc<RefCell<BTreeMap<String, String>>>,
    capacity: Rc<Cell<usize>>,
    fault: Rc<Cell<Option<StorageFault>>>,
    /// Writes still allowed before the store is full, for tests that fail at each single write.
    writes_left: Rc<Cell<Option<usize>>>,
}

impl Default for MemoryStorage {
    /// A store as large as a browser's local storage.
    fn default() -> Self {
        Self {
            entries: Rc::default(),
            capacity: Rc::new(Cell::new(5 * 1024 * 1024)),
            fault: Rc::default(),
            writes_left: Rc::default(),
        }
    }
}

impl MemoryStorage {
    /// A store that holds these and has room without end.
    pub fn holding(entries: BTreeMap<String, String>) -> Self {
        let store = Self { entries: Rc::new(RefCell::new(entries)), ..Self::default() };
        store.limit_to(usize::MAX);
        store
    }

    /// From now on everything fails with that fault; `None` ends it.
    pub fn break_with(&self, fault: Option<StorageFault>) {
        self.fault.set(fault);
    }

    /// From now on keys and values together may have so many UTF-16 units.
    pub fn limit_to(&self, capacity: usize) {
        self.capacity.set(capacity);
    }

    /// After so many more writes the store is full; `None` ends it.
    pub fn fail_after(&self, writes: Option<usize>) {
        self.writes_left.set(writes);
    }

    /// A copy of everything in it.
    pub fn entries(&self) -> BTreeMap<String, String> {
        self.entries.borrow().clone()
    }

    /// Puts a text under a key past all limits, for tests that damage records.
    pub fn tamper(&self, key: &str, value: Option<&str>) {
        match value {
            Some(value) => self.entries.borrow_mut().insert(key.to_owned(), value.to_owned()),
            None => self.entries.borrow_mut().remove(key),
        };
    }

    fn check(&self) -> Result<(), StorageFault> {
        self.fault.get().map_or(Ok(()), Err)
    }
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

impl Storage for MemoryStorage {
    fn get(&self, key: &str) -> Result<Option<String>, StorageFault> {
        match self.fault.get() {
            None | Some(StorageFault::Full) => Ok(self.entries.borrow().get(key).cloned()),
            Some(fault) => Err(fault),
        }
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageFault> {
        self.check()?;
        if let Some(left) = self.writes_left.get() {
            if left == 0 {
                return Err(StorageFault::Full);
            }
            self.writes_left.set(Some(left - 1));
        }
        let mut entries = self.entries.borrow_mut();
        // Adding everything up is for tests of full stores; a store without end need not wait for it.
        if self.capacity.get() < usize::MAX {
            let others = entries.iter().filter(|(k, _)| *k != key).map(|(k, v)| units(k) + units(v));
            if others.sum::<usize>() + units(key) + units(value) > self.capacity.get() {
                return Err(StorageFault::Full);
            }
        }
        entries.insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageFault> {
        match self.fault.get() {
            None | Some(StorageFault::Full) => {
                self.entries.borrow_mut().remove(key);
                Ok(())
            }
            Some(fault) => Err(fault),
        }
    }

    fn keys(&self) -> Result<Vec<String>, StorageFault> {
        match self.fault.get() {
            None | Some(StorageFault::Full) => Ok(self.entries.borrow().keys().cloned().collect()),
            Some(fault) => Err(fault),
        }
    }

    fn capacity(&self) -> usize {
        self.capacity.get()
    }
}
