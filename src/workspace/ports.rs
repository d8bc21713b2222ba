//! What the application needs from outside, as traits.

use thiserror::Error;

/// A store of texts by key that survives the page: the browser's local storage, or its twin in memory.
///
/// Writing one key is all or nothing; nothing is promised about several keys.
pub trait Storage {
    /// The text under a key.
    ///
    /// # Errors
    /// The store cannot be read at all.
    fn get(&self, key: &str) -> Result<Option<String>, StorageFault>;

    /// Puts a text under a key. When it fails the key holds what it held before.
    ///
    /// # Errors
    /// The store is full or cannot be written.
    fn set(&self, key: &str, value: &str) -> Result<(), StorageFault>;

    /// Takes a key away. A key that is not there is no error.
    ///
    /// # Errors
    /// The store cannot be written.
    fn remove(&self, key: &str) -> Result<(), StorageFault>;

    /// All keys, in any order.
    ///
    /// # Errors
    /// The store cannot be read at all.
    fn keys(&self) -> Result<Vec<String>, StorageFault>;

    /// How many UTF-16 units keys and values may have together.
    fn capacity(&self) -> usize;
}

/// Why the store does not do what it should.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum StorageFault {
    /// There is no room left.
    #[error("this browser’s space for the page is full")]
    Full,
    /// The browser, or its settings, forbid storage.
    #[error("this browser does not let the page store anything")]
    Blocked,
    /// The store holds work of a newer release, which this one must not touch.
    #[error("this browser holds work of a newer Factmark")]
    Newer,
    /// Somebody emptied the store while the page was open.
    #[error("this browser’s space for the page was emptied")]
    Cleared,
}
