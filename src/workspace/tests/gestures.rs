//! Small steps that are one undo, and what moving articles costs.

use std::cell::Cell;
use std::rc::Rc;

use super::*;

#[test]
fn typing_an_articles_note_is_one_undo() {
    let storage = MemoryStorage::default();
    let mut tab = Tab::open(&storage, 1);
    let document = tab.library().documents()[0].clone();
    let set = |note: &str, title: &str| {
        let meta = Meta { note: note.into(), title: title.into(), ..document.meta.clone() };
        Command::SetMeta { document: document.id().clone(), meta }
    };
    for (note, title) in [("a", "Sample"), ("ab", "Sample"), ("ab", "New"), ("ab", "Newer"), ("abc", "Newer")]
    {
        tab.run(set(note, title)).unwrap();
        check_reopens_equal(&storage, &tab);
    }
    let now = stamp(0).now;
    let mut found = Vec::new();
    while let Some(undone) = tab.workspace.undo(&now) {
        undone.unwrap();
        let meta = &tab.library().documents()[0].meta;
        found.push((meta.note.clone(), meta.title.clone()));
    }
    let found: Vec<_> = found.iter().map(|(note, title)| (note.as_str(), title.as_str())).collect();
    assert_eq!(found, [("ab", "Newer"), ("ab", "New"), ("ab", "Sample"), ("", "Sample")]);
}

#[test]
fn a_heap_of_files_is_one_undo_and_can_be_cancelled() {
    let storage = MemoryStorage::default();
    let mut tab = Tab::open(&storage, 1);
    let before = tab.library().clone();
    let now = stamp(0).now;
    let add = |tab: &mut Tab, heap: u64, titles: [&str; 2]| {
        tab.seed += 1;
        let command = Command::AddDocuments(titles.map(article).to_vec());
        tab.workspace.dispatch_joined(command, &stamp(tab.seed), Gesture::Adding(heap)).unwrap();
    };
    add(&mut tab, 1, ["a", "b"]);
    tab.workspace.choose_annotation(None);
    add(&mut tab, 1, ["c", "d"]);
    assert_eq!(tab.workspace.next_undo(), Some(&EditName::AddDocuments(4)));
    assert_eq!(tab.workspace.document().unwrap().meta.title, "a", "the first one is open");
    let first = tab.library().clone();
    check_reopens_equal(&storage, &tab);

    add(&mut tab, 2, ["e", "f"]);
    assert_eq!(tab.workspace.next_undo(), Some(&EditName::AddDocuments(2)), "another heap");
    assert!(tab.workspace.cancel(&Gesture::Adding(1), &now).is_none(), "it is over");
    assert!(tab.workspace.cancel(&Gesture::Adding(2), &now).unwrap().is_ok());
    assert!(tab.workspace.cancel(&Gesture::Adding(2), &now).is_none(), "it is taken back");
    assert_eq!(tab.workspace.next_redo(), None, "what was stopped does not come back");
    assert_eq!(*tab.library(), first);
    check_reopens_equal(&storage, &tab);
    tab.workspace.undo(&now).unwrap().unwrap();
    assert_eq!(*tab.library(), before);
    tab.workspace.redo(&now).unwrap().unwrap();
    assert_eq!(*tab.library(), first);
    check_reopens_equal(&storage, &tab);
}

#[test]
fn moving_an_article_writes_the_list_only() {
    let storage = MemoryStorage::default();
    let mut tab = Tab::open(&storage, 1);
    tab.add("B", "Two.");
    let before = storage.entries();
    let document = tab.workspace.document().unwrap().id().clone();
    tab.run(Command::MoveDocument { document, to: 0 }).unwrap();
    let after = storage.entries();
    let changed: Vec<_> = after.iter().filter(|&(key, value)| before.get(key) != Some(value)).collect();
    assert_eq!(changed.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>(), ["factmark/index"]);
    assert_eq!(after.len(), before.len());
    check_reopens_equal(&storage, &tab);
}

/// A store that counts how often it is read.
#[derive(Debug, Clone, Default)]
struct Counting {
    store: MemoryStorage,
    n_reads: Rc<Cell<usize>>,
}

impl Storage for Counting {
    fn get(&self, key: &str) -> Result<Option<String>, StorageFault> {
        self.n_reads.set(self.n_reads.get() + 1);
        self.store.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageFault> {
        self.store.set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StorageFault> {
        self.store.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StorageFault> {
        self.store.keys()
    }

    fn capacity(&self) -> usize {
        self.store.capacity()
    }
}

#[test]
fn a_heap_of_files_costs_what_its_files_cost_in_both_tabs() {
    const N: usize = 60;
    let storage = Counting::default();
    let mut tab = Tab::open(&storage.store, 1);
    let (mut other, _) = Workspace::start(storage.clone(), SAMPLE, &stamp(2));
    let before = storage.store.entries();
    for part in 0..N / 10 {
        tab.seed += 1;
        let titles = (0..10).map(|nth| format!("Article {part}.{nth}"));
        let command = Command::AddDocuments(titles.map(|title| article(&title)).collect());
        tab.workspace.dispatch_joined(command, &stamp(tab.seed), Gesture::Adding(1)).unwrap();
    }
    let after = storage.store.entries();
    let records = |kind: &str| after.keys().filter(|key| key.ends_with(kind)).count() - 1;
    // Beside these, which article is open.
    assert_eq!((records("/text"), records("/snapshot"), after.len() - before.len()), (N, N, 2 * N + 1));

    // The other tab hears of all of it late, the list first.
    storage.n_reads.set(0);
    other.receive(Some("factmark/index"), after.get("factmark/index").map(String::as_str));
    for (key, value) in after.iter().filter(|(key, _)| !before.contains_key(*key)) {
        assert_eq!(other.receive(Some(key), Some(value)), None, "{key} is old news");
    }
    assert_eq!(other.library(), tab.library());
    // With the list, each of the two records is read and measured; on news of either, both are looked at.
    assert!(storage.n_reads.get() < 9 * N, "{} reads", storage.n_reads.get());
}
