//! A storage that tells the other tab of every change, as browsers do: in order, and only of what became different.

use std::cell::RefCell;
use std::rc::Rc;

use factmark::workspace::{MemoryStorage, Storage, StorageFault};

/// Changes that a tab has not heard of yet: a key and its new value.
pub(super) type Inbox = Rc<RefCell<Vec<(String, Option<String>)>>>;

/// One tab's view of the storage.
#[derive(Debug)]
pub(super) struct Telling {
    pub(super) store: MemoryStorage,
    pub(super) other: Inbox,
}

impl Telling {
    fn tell(&self, key: &str, before: Option<String>) -> Result<(), StorageFault> {
        let after = self.store.get(key)?;
        if after != before {
            self.other.borrow_mut().push((key.to_owned(), after));
        }
        Ok(())
    }
}

impl Storage for Telling {
    fn get(&self, key: &str) -> Result<Option<String>, StorageFault> {
        self.store.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageFault> {
        let before = self.store.get(key)?;
        self.store.set(key, value)?;
        self.tell(key, before)
    }

    fn remove(&self, key: &str) -> Result<(), StorageFault> {
        let before = self.store.get(key)?;
        self.store.remove(key)?;
        self.tell(key, before)
    }

    fn keys(&self) -> Result<Vec<String>, StorageFault> {
        self.store.keys()
    }

    fn capacity(&self) -> usize {
        self.store.capacity()
    }
}
