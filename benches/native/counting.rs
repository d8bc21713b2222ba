//! A storage that counts what is written to it.

use std::cell::Cell;
use std::rc::Rc;

use factmark::workspace::{MemoryStorage, Storage, StorageFault};

/// The storage's twin in memory, and how many bytes it was given.
#[derive(Clone, Default)]
pub(crate) struct Counting {
    inner: MemoryStorage,
    written: Rc<Cell<usize>>,
}

impl Counting {
    /// A storage with room for every size.
    pub(crate) fn new() -> Self {
        let counting = Self::default();
        counting.inner.limit_to(usize::MAX / 4);
        counting
    }

    /// Bytes of keys and values since the last call.
    pub(crate) fn take_written(&self) -> usize {
        self.written.take()
    }
}

impl Storage for Counting {
    fn get(&self, key: &str) -> Result<Option<String>, StorageFault> {
        self.inner.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageFault> {
        self.written.set(self.written.get() + key.len() + value.len());
        self.inner.set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StorageFault> {
        self.inner.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StorageFault> {
        self.inner.keys()
    }

    fn capacity(&self) -> usize {
        self.inner.capacity()
    }
}
