//! Which records go into a backup: all but those that mean something in this browser alone.

use std::collections::BTreeMap;

use super::BackupFile;
use crate::model::Timestamp;
use crate::record::PREFIX;
use crate::workspace::vault::Vault;
use crate::workspace::{MemoryStorage, SaveState, Storage, Workspace};

/// What stays here, by the first part of its key: which batches of the copy this local storage has seen, which article
/// was open, and how this person likes this browser.
const STAYS: [&str; 5] = ["mark", "open", "language", "appearance", "backup"];

/// Whether a record goes into a backup. One that nobody knows may be a newer release's, and goes.
fn travels(key: &str) -> bool {
    let part = key.strip_prefix(PREFIX).map(|rest| rest.split('/').next().unwrap_or(rest));
    part.is_some_and(|part| !STAYS.contains(&part))
}

impl<S: Storage> Workspace<S> {
    /// Everything there is, as a backup. What is not stored, because the storage is full or blocked, is in it as well.
    pub fn back_up(&self, now: &Timestamp) -> BackupFile {
        let keys = self.vault.storage.keys().unwrap_or_default();
        let records = keys.into_iter().filter(|key| travels(key));
        let records = records.filter_map(|key| Some((self.vault.get_quietly(&key)?, key)));
        let mut records: BTreeMap<String, String> = records.map(|(record, key)| (key, record)).collect();
        if let SaveState::NotSaved(_) = self.vault.state {
            records = self.with_unsaved(records, now);
        }
        BackupFile { made: now.clone(), records }
    }

    /// The records as they would be, had the storage room.
    fn with_unsaved(&self, records: BTreeMap<String, String>, now: &Timestamp) -> BTreeMap<String, String> {
        let store = MemoryStorage::holding(records);
        let mut vault = Vault::new(store.clone(), self.vault.tab.clone());
        vault.load();
        vault.added.clone_from(&self.vault.added);
        vault.removed.clone_from(&self.vault.removed);
        vault.mark_all_dirty(&self.library);
        vault.settle(&self.library, now);
        store.entries()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_to_this_browser_stays() {
        for (key, expected) in [
            ("factmark/index", true),
            ("factmark/scheme", true),
            ("factmark/doc/a/text", true),
            ("factmark/doc/mark/journal/000000000001-t", true),
            ("factmark/aside/factmark/doc/a/text", true),
            ("factmark/of a newer release", true),
            ("factmark/mark", false),
            ("factmark/mark/tab", false),
            ("factmark/open", false),
            ("factmark/language", false),
            ("factmark/appearance", false),
            ("factmark/backup/last", false),
            ("another site’s", false),
        ] {
            assert_eq!(travels(key), expected, "{key}");
        }
    }
}
