//! What the core relies on of a storage, checked on the browser's and on its twin in memory.

use factmark::model::DocumentId;
use factmark::platform::{BrowserStorage, Copy};
use factmark::workspace::{
    ChainBreak, CopyEntry, MemoryStorage, Mirrored, Storage, StorageFault, Workspace, verify_chain,
};
use wasm_bindgen_test::wasm_bindgen_test;

/// What our test keys begin with; all of them go when the test ends, however it ends.
const OURS: &str = "factmark-test/";
/// A key of some other application on the same site.
const FOREIGN: &str = "somebody else’s";

struct Tidy<'a, S: Storage>(&'a S);

impl<S: Storage> Drop for Tidy<'_, S> {
    fn drop(&mut self) {
        for key in self.0.keys().unwrap_or_default() {
            if key.starts_with(OURS) || key == FOREIGN {
                self.0.remove(&key).ok();
            }
        }
    }
}

fn ours(storage: &impl Storage) -> Vec<String> {
    let keys = storage.keys().expect("a storage that can be read");
    let mut ours: Vec<String> = keys.into_iter().filter(|key| key.starts_with(OURS)).collect();
    ours.sort();
    ours
}

fn check_contract(storage: &impl Storage) {
    let _tidy = Tidy(storage);
    check_entries(storage);
    check_full(storage);
}

fn check_entries(storage: &impl Storage) {
    storage.set(FOREIGN, "theirs").expect("room");
    let [plain, odd] = ["a", "ü/%2F 💸\n\0 מ"].map(|name| format!("{OURS}{name}"));
    assert_eq!(storage.get(&plain), Ok(None));
    assert_eq!(storage.remove(&plain), Ok(()), "removing what is not there is no error");
    for value in ["", "one", "zwei 👩‍👩‍👧 \u{feff}\r\n\0 \u{10ffff}", "one again"] {
        storage.set(&plain, value).expect("room");
        assert_eq!(storage.get(&plain).as_ref().map(Option::as_deref), Ok(Some(value)));
    }
    storage.set(&odd, "odd").expect("room");
    assert_eq!(storage.get(&odd), Ok(Some("odd".into())));
    assert_eq!(ours(storage), [plain.clone(), odd.clone()]);
    storage.remove(&plain).expect("a storage that can be written");
    assert_eq!(storage.get(&plain), Ok(None));
    assert_eq!(ours(storage), [odd]);
    assert_eq!(storage.get(FOREIGN), Ok(Some("theirs".into())));
}

/// Fills the storage to the last unit; what then finds no room must leave what is there as it was.
fn check_full(storage: &impl Storage) {
    let kept = format!("{OURS}kept");
    storage.set(&kept, "kept").expect("room");
    let (mut size, mut nth, mut n_stored) = (storage.capacity() / 4, 0, 0);
    while size > 0 {
        nth += 1;
        match storage.set(&format!("{OURS}fill/{nth:04}"), &"x".repeat(size)) {
            Ok(()) => n_stored += size,
            Err(fault) => {
                assert_eq!(fault, StorageFault::Full);
                size /= 2;
            }
        }
        assert!(n_stored <= storage.capacity(), "there is more room than there is said to be");
    }
    assert!(n_stored > storage.capacity() / 2, "only {n_stored} units found room");
    let longer = "kept and much longer".repeat(50);
    assert_eq!(storage.set(&kept, &longer), Err(StorageFault::Full));
    assert_eq!(storage.get(&kept), Ok(Some("kept".into())));
    assert_eq!(storage.set(&kept, "tepk"), Ok(()), "what is not longer finds room");
    let filled = ours(storage).into_iter().find(|key| key.contains("/fill/")).expect("something was stored");
    storage.remove(&filled).expect("removing needs no room");
    assert_eq!(storage.set(&kept, &longer), Ok(()));
    assert_eq!(storage.get(&kept), Ok(Some(longer)));
}

#[wasm_bindgen_test]
fn memory_keeps_the_contract() {
    let storage = MemoryStorage::default();
    storage.limit_to(20_000);
    check_contract(&storage);
    assert_eq!(storage.entries().len(), 0);
}

#[wasm_bindgen_test]
fn the_browser_keeps_the_contract() {
    let storage = BrowserStorage::open();
    check_contract(&storage);
    assert_eq!(ours(&storage), [""; 0]);
    assert_eq!(storage.get(FOREIGN), Ok(None));
}

#[wasm_bindgen_test]
async fn the_copy_holds_what_was_written_to_it() {
    let storage = Mirrored::new(MemoryStorage::default(), "tab1".into());
    let sample = ("Sample", "One „two“ 💸.");
    let (mut workspace, _) = Workspace::start(storage.clone(), sample, &factmark::platform::stamp());
    let copy = Copy::open().await.expect("a copy");
    workspace.take_in_copy(&Default::default());
    let batch = storage.next_batch().expect("the sample waits");
    let now = factmark::platform::now();
    let document = workspace.document().expect("the sample").clone();
    let text = |id: &DocumentId| (id == document.id()).then(|| document.text_sha256().to_owned());
    copy.write(&batch, &now, text).await.expect("room");
    // Another opens the same, as the next page does.
    let found = Copy::open().await.expect("a copy").read().await.expect("a copy that can be read");
    let entries = storage.store().entries();
    let written: Vec<&str> = batch.changes().map(|(key, _)| key).collect();
    assert_eq!(written.len(), 3, "{written:?}");
    for key in written {
        let entry = CopyEntry::read(&found[key]).expect("an entry");
        assert_eq!(entry.record.as_ref(), entries.get(key), "{key}");
    }
    // A removal is known, too.
    storage.remove("factmark/scheme").expect("a storage that can be written");
    copy.write(&storage.next_batch().expect("a removal waits"), &now, text).await.expect("room");
    let found = copy.read().await.expect("a copy that can be read");
    assert_eq!(CopyEntry::read(&found["factmark/scheme"]).map(|entry| entry.record), Some(None));
    // The article's chain has a link, which tells what is stored; an article that is gone has none.
    let chained = async || {
        let (head, links) = copy.history(document.id()).await.expect("a copy that can be read");
        let links: Vec<&str> = links.iter().map(String::as_str).collect();
        verify_chain(document.text_sha256(), head.as_ref(), links, &workspace.records_of(document.id()))
    };
    assert_eq!(chained().await.map(|sound| sound.n_links), Ok(1));
    for key in workspace.records_of(document.id()).keys() {
        storage.remove(key).expect("a storage that can be written");
    }
    copy.write(&storage.next_batch().expect("removals wait"), &now, |_| None).await.expect("room");
    assert_eq!(chained().await, Err(ChainBreak::Nothing));
}
