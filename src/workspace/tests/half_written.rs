//! Articles that another tab is writing at this very moment, or whose writing was cut short.

use super::*;
use crate::model::DocumentId;

/// A storage in which article B has its text and nothing else yet; the key of its snapshot, and what it will hold.
fn without_snapshot(is_listed: bool) -> (MemoryStorage, DocumentId, String, String) {
    let storage = MemoryStorage::default();
    let mut tab = Tab::open(&storage, 1);
    let index = storage.entries()[&Key::Index.to_text()].clone();
    tab.add("B", "Other text");
    let id = tab.workspace.document().unwrap().id().clone();
    let key = Key::Snapshot(id.clone()).to_text();
    tab.tag("quote", 0, 5);
    tab.workspace.vault.fold(&tab.workspace.document().unwrap().clone()).unwrap();
    let snapshot = storage.entries()[&key].clone();
    storage.tamper(&key, None);
    if !is_listed {
        storage.tamper(&Key::Index.to_text(), Some(&index));
    }
    (storage, id, key, snapshot)
}

#[test]
fn a_start_writes_nothing_for_it() {
    let (storage, id, key, snapshot) = without_snapshot(false);
    let before = storage.entries();
    let tab = Tab::open(&storage, 2);
    assert_eq!(storage.entries(), before);
    assert_eq!(tab.notices, [Notice::Recovered { title: "B".into() }]);
    assert_eq!(tab.library().get(&id).unwrap().annotations().len(), 0);
    // The other tab goes on.
    let mut tab = tab;
    storage.tamper(&key, Some(&snapshot));
    assert!(tab.workspace.receive(Some(&key), Some(&snapshot)).is_some());
    assert_eq!(tab.library().get(&id).unwrap().annotations().len(), 1);
}

#[test]
fn a_listed_one_lost_something_and_is_not_written_either() {
    let (storage, id, ..) = without_snapshot(true);
    let before = storage.entries();
    let tab = Tab::open(&storage, 2);
    assert_eq!(storage.entries(), before);
    assert_eq!(tab.notices, [Notice::DamagedRecords { title: "B".into(), n_lost: 1 }]);
    assert!(tab.library().get(&id).is_some());
}

#[test]
fn who_works_on_it_makes_it_whole() {
    for is_listed in [false, true] {
        let (storage, id, ..) = without_snapshot(is_listed);
        let mut tab = Tab::open(&storage, 2);
        // What else is added does not put a half article on the list.
        tab.add("C", "More text");
        assert_eq!(Tab::open(&storage, 3).notices.len(), 1);
        tab.workspace.open(&id);
        tab.tag("claim", 0, 5);
        assert!(tab.is_saved());
        check_reopens_equal(&storage, &tab);
    }
}

#[test]
fn who_works_on_it_keeps_what_the_other_tab_wrote_meanwhile() {
    let (storage, id, key, snapshot) = without_snapshot(false);
    let mut tab = Tab::open(&storage, 2);
    storage.tamper(&key, Some(&snapshot));
    tab.workspace.open(&id);
    tab.tag("claim", 6, 10);
    assert_eq!(storage.entries()[&key], snapshot, "it is news that this tab has not heard yet");
    tab.workspace.receive(Some(&key), Some(&snapshot));
    assert_eq!(tab.library().get(&id).unwrap().annotations().len(), 2);
    let again = Tab::open(&storage, 3);
    assert_eq!(again.library().get(&id), tab.library().get(&id));
}

#[test]
fn hearing_of_it_writes_nothing() {
    let storage = MemoryStorage::default();
    let mut tab = Tab::open(&storage, 5);
    let (other, id, key, snapshot) = without_snapshot(true);
    for (key, value) in other.entries() {
        storage.tamper(&key, Some(&value));
    }
    let before = storage.entries();
    let index = before[&Key::Index.to_text()].clone();
    assert!(tab.workspace.receive(Some(&Key::Index.to_text()), Some(&index)).is_some());
    assert_eq!(tab.library().get(&id).unwrap().annotations().len(), 0);
    assert_eq!(storage.entries(), before);
    storage.tamper(&key, Some(&snapshot));
    tab.workspace.receive(Some(&key), Some(&snapshot));
    assert_eq!(tab.library().get(&id).unwrap().annotations().len(), 1);
    // Deleted and brought back over there: between text and snapshot, what is shown here stays.
    storage.tamper(&key, None);
    let text = Key::Text(id.clone()).to_text();
    assert_eq!(tab.workspace.receive(Some(&text), Some(&before[&text])), None);
    assert_eq!(tab.library().get(&id).unwrap().annotations().len(), 1);
    assert_eq!(storage.entries(), before);
}
