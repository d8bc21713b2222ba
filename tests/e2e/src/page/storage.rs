//! The browser's storage, as somebody who does it harm sees it.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use serde_json::json;

use super::Page;

impl Page {
    /// The keys that are stored.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn stored_keys(&self) -> Result<Vec<String>> {
        self.read("return Object.keys(localStorage).sort()", json!([])).await
    }

    /// All records that are work, to see that nothing changed: all but how much of the copy was seen, since when a
    /// backup is due, and whether the browser was asked to keep what is stored.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn stored_work(&self) -> Result<BTreeMap<String, Option<String>>> {
        let is_work =
            |key: &String| !["factmark/mark", "factmark/backup/"].iter().any(|other| key.starts_with(other));
        let mut all = BTreeMap::new();
        for key in self.stored_keys().await?.into_iter().filter(is_work) {
            let record = self.stored(&key).await?;
            all.insert(key, record);
        }
        Ok(all)
    }

    /// Does something to an object store of the copy; `body` is a function of the store.
    ///
    /// # Errors
    /// There is no copy, or it does not answer.
    pub async fn in_copy(&self, store: &str, body: &str) -> Result<()> {
        let script = format!(
            "return new Promise((resolve, reject) => {{
                const opening = indexedDB.open('factmark');
                opening.onerror = reject;
                opening.onsuccess = () => {{
                    const work = opening.result.transaction('{store}', 'readwrite');
                    ({body})(work.objectStore('{store}'));
                    work.oncomplete = () => {{ opening.result.close(); resolve(true); }};
                    work.onabort = reject;
                }};
            }})"
        );
        ensure!(self.read::<bool>(&script, json!([])).await?, "the copy does not answer");
        Ok(())
    }

    /// A stored record.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn stored(&self, key: &str) -> Result<Option<String>> {
        self.read("return localStorage.getItem(arguments[0])", json!([key])).await
    }

    /// Writes a record behind the application's back.
    ///
    /// # Errors
    /// The storage is full.
    pub async fn store(&self, key: &str, record: &str) -> Result<()> {
        self.script("localStorage.setItem(arguments[0], arguments[1])", json!([key, record])).await.map(drop)
    }

    /// Fills the storage with somebody else's records until not one character fits any more.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn fill_storage(&self) -> Result<()> {
        let body = "let size = 1 << 22;
            for (let n = 0; size > 0; n++) {
                try { localStorage.setItem(`junk/${n}`, 'x'.repeat(size)); } catch { size >>= 1; }
            }
            for (let n = 0; ; n++) {
                try { localStorage.setItem(`j${n}`, ''); } catch { break; }
            }";
        self.script(body, json!([])).await.map(drop)
    }

    /// Removes what [`Page::fill_storage`] wrote.
    ///
    /// # Errors
    /// The browser does not answer.
    pub async fn free_storage(&self) -> Result<()> {
        let body = "for (const key of Object.keys(localStorage)) {
                if (/^j(unk\\/)?\\d+$/.test(key)) localStorage.removeItem(key);
            }";
        self.script(body, json!([])).await.map(drop)
    }
}
