//! Records that cannot be read: they are kept under another name, for whoever may still make sense of them.

use super::vault::Vault;
use super::{Storage, StorageFault};
use crate::record::Key;

impl<S: Storage> Vault<S> {
    /// Keeps a copy of a record that cannot be read; false if there is no room for it.
    pub(super) fn copy_aside(&mut self, key: &str, record: &str) -> bool {
        let mut name = Key::Aside(key.to_owned()).to_text();
        while self.get_quietly(&name).is_some_and(|there| there != record) {
            name.push('+');
        }
        self.storage.set(&name, record).is_ok()
    }

    /// Moves a record that cannot be read out of the way. Where there is no room for a copy it stays.
    pub(super) fn set_aside(&mut self, key: &str, record: &str) {
        if self.copy_aside(key, record) {
            self.remove(key).ok();
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

    /// Removes records that were kept aside, by their former keys.
    ///
    /// # Errors
    /// The storage cannot be written; what was not removed is still there.
    pub(super) fn discard_remains(&mut self, names: &[String]) -> Result<(), StorageFault> {
        names.iter().try_for_each(|name| self.storage.remove(&Key::Aside(name.clone()).to_text()))
    }
}
