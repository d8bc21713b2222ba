//! What a newer release stored: left alone, always, and in nobody's way.

use super::*;
use crate::edit::{Import, ImportNote, SAMPLE_ID};
use crate::model::{Document, DocumentId, Scheme};

const NEWER: &str = "fm2 what this means only the future knows";

#[test]
fn records_of_a_newer_release_are_left_alone() {
    let (storage, _, keys) = three_articles();
    let snapshot = keys.iter().find(|key| key.contains("/snapshot")).unwrap();
    storage.tamper(snapshot, Some(NEWER));
    let mut tab = Tab::open(&storage, 2);
    assert!(matches!(tab.notices[..], [Notice::NewerArticle { .. }]));
    tab.tag("entity", 0, 4);
    assert!(tab.is_saved());
    assert_eq!(storage.entries()[snapshot], NEWER);

    storage.tamper(&Key::Index.to_text(), Some("fm7 newer"));
    let before = storage.entries();
    let mut tab = Tab::open(&storage, 3);
    assert_eq!(tab.notices, [Notice::StorageFault(StorageFault::Newer)]);
    tab.tag("quote", 0, 3);
    tab.add("B", "Other");
    tab.workspace.tidy();
    assert_eq!(storage.entries(), before, "nothing is touched");
}

fn import(id: &DocumentId, scheme: Option<Scheme>) -> Command {
    let article = Document::new(id.clone(), Meta::titled("Imported"), PlainText::from_raw("From a file"));
    Command::Import(Import {
        scheme: scheme.map(std::sync::Arc::new),
        documents: vec![article],
        ..Import::default()
    })
}

/// The records of an article.
fn records_of(storage: &MemoryStorage, id: &DocumentId) -> Vec<(String, String)> {
    let is_of = |key: &String| Key::parse(key).is_some_and(|key| key.document() == Some(id));
    storage.entries().into_iter().filter(|(key, _)| is_of(key)).collect()
}

fn listed(storage: &MemoryStorage) -> Vec<DocumentId> {
    crate::record::IndexRecord::read(&storage.entries()[&Key::Index.to_text()]).unwrap().order
}

/// `three_articles` with the second one's record of that kind by a newer release, and its id.
fn with_newer(kind: &str) -> (MemoryStorage, DocumentId) {
    let (storage, _, keys) = three_articles();
    let key = keys.iter().find(|key| key.contains(kind)).unwrap();
    storage.tamper(key, Some(NEWER));
    (storage, Key::parse(key).unwrap().document().unwrap().clone())
}

#[test]
fn an_import_of_its_id_gets_another_one() {
    for kind in ["/text", "/snapshot", "/journal/"] {
        let (storage, id) = with_newer(kind);
        let before = records_of(&storage, &id);
        let mut tab = Tab::open(&storage, 2);
        assert_eq!(tab.notices, [Notice::NewerArticle { id: id.to_string() }], "{kind}");
        let outcome = tab.run(import(&id, None)).unwrap();
        assert_eq!(outcome.notes, [ImportNote::AddedBesideNewer { title: "Imported".into() }]);
        tab.tag("claim", 0, 4);
        let now = stamp(0).now;
        for _ in 0..2 {
            tab.workspace.undo(&now).unwrap().unwrap();
        }
        for _ in 0..2 {
            tab.workspace.redo(&now).unwrap().unwrap();
        }
        tab.workspace.tidy();
        assert!(tab.is_saved(), "{kind}");
        assert_eq!(records_of(&storage, &id), before, "{kind}");
        assert_eq!(listed(&storage)[2], id, "{kind}: it keeps its place");
        let again = Tab::open(&storage, 3);
        assert_eq!(again.library(), tab.library(), "{kind}");
        assert_eq!(again.notices, tab.notices, "{kind}");
    }
}

#[test]
fn it_stays_listed_and_whole_without_a_text_that_this_release_can_read() {
    for text in [None, Some("fm1 00000000 {}")] {
        let (storage, id) = with_newer("/snapshot");
        storage.tamper(&Key::Text(id.clone()).to_text(), text);
        let before = records_of(&storage, &id);
        let mut tab = Tab::open(&storage, 2);
        assert_eq!(tab.notices, [Notice::NewerArticle { id: id.to_string() }]);
        tab.add("D", "More text");
        assert_eq!(listed(&storage)[2], id);
        assert_eq!(records_of(&storage, &id), before);
    }
}

#[test]
fn its_deletion_is_not_finished_here() {
    let (storage, id) = with_newer("/snapshot");
    let index = &storage.entries()[&Key::Index.to_text()];
    let mut index = crate::record::IndexRecord::read(index).unwrap();
    index.order.retain(|other| *other != id);
    index.deleted.push(id.clone());
    storage.tamper(&Key::Index.to_text(), Some(&index.write()));
    let before = storage.entries();
    let mut tab = Tab::open(&storage, 2);
    assert_eq!(tab.notices, []);
    assert_eq!(storage.entries(), before);
    tab.run(import(&id, None)).unwrap();
    assert_eq!(records_of(&storage, &id).len(), 3);
    assert!(tab.library().get(&id).is_none());
}

fn other_scheme() -> Scheme {
    let preset = Scheme::preset();
    let labels = preset.labels().iter().rev().cloned().collect();
    Scheme::new(labels, preset.relation_types().to_vec()).unwrap()
}

#[test]
fn its_scheme_stays_and_ours_is_used_in_memory() {
    let storage = MemoryStorage::default();
    Tab::open(&storage, 1);
    storage.tamper(&Key::Scheme.to_text(), Some(NEWER));
    let mut tab = Tab::open(&storage, 2);
    assert_eq!(tab.notices, [Notice::NewerScheme]);
    assert_eq!(tab.workspace.remains(), []);
    tab.run(import(&DocumentId::new("a"), Some(other_scheme()))).unwrap();
    assert_eq!(*tab.library().scheme, other_scheme());
    assert!(tab.is_saved(), "everything else is");
    tab.workspace.receive(None, None);
    tab.workspace.save_again(&stamp(0).now);
    assert!(tab.is_saved());
    assert_eq!(storage.entries()[&Key::Scheme.to_text()], NEWER);
    assert_eq!(Tab::open(&storage, 3).library().documents(), tab.library().documents());
    // Where it is gone, ours is stored.
    storage.tamper(&Key::Scheme.to_text(), None);
    tab.workspace.receive(None, None);
    tab.workspace.save_again(&stamp(0).now);
    check_reopens_equal(&storage, &tab);
}

#[test]
fn a_newer_tab_may_take_an_article_over() {
    let storage = MemoryStorage::default();
    let mut tab = Tab::open(&storage, 1);
    tab.add("B", "Other text");
    let sample = DocumentId::new(SAMPLE_ID);
    let key = Key::Snapshot(sample.clone()).to_text();
    storage.tamper(&key, Some(NEWER));
    let told = |tab: &mut Tab| tab.workspace.receive(Some(&key), Some(NEWER));
    assert_eq!(told(&mut tab), Some((Touched::default(), Notice::NewerArticle { id: SAMPLE_ID.into() })));
    assert_eq!(told(&mut tab), None, "told once");
    // Its own record does not harm; a snapshot would.
    tab.workspace.open(&sample);
    tab.tag("quote", 0, 3);
    assert!(tab.is_saved());
    storage.break_with(Some(StorageFault::Full));
    tab.tag("quote", 4, 7);
    storage.break_with(None);
    tab.add("C", "More text");
    assert_eq!(tab.workspace.save_state(), &SaveState::NotSaved(StorageFault::Newer));
    tab.tag("claim", 0, 4);
    assert_eq!(storage.entries()[&key], NEWER);
    // Everything else is stored.
    let again = Tab::open(&storage, 2);
    assert_eq!(again.library().documents(), &tab.library().documents()[1..]);
    // Deleted here, it is for the newer release to remove; brought back it cannot be.
    tab.run(Command::DeleteDocument(sample)).unwrap();
    assert!(tab.is_saved());
    assert_eq!(storage.entries()[&key], NEWER);
    assert_eq!(tab.workspace.undo(&stamp(0).now), Some(Err(Notice::NoLongerFits)));
}

#[test]
fn a_newer_tab_may_take_the_list_and_the_scheme_over() {
    let storage = MemoryStorage::default();
    let mut tab = Tab::open(&storage, 1);
    let hear = |tab: &mut Tab, key: Key| {
        storage.tamper(&key.to_text(), Some(NEWER));
        tab.workspace.receive(Some(&key.to_text()), Some(NEWER)).map(|(_, notice)| notice)
    };
    assert_eq!(hear(&mut tab, Key::Scheme), Some(Notice::NewerScheme));
    tab.tag("quote", 0, 3);
    assert!(tab.is_saved());
    assert_eq!(hear(&mut tab, Key::Index), Some(Notice::StorageFault(StorageFault::Newer)));
    let before = storage.entries();
    tab.tag("quote", 4, 7);
    tab.add("B", "Other text");
    tab.workspace.save_again(&stamp(0).now);
    assert_eq!(tab.workspace.save_state(), &SaveState::NotSaved(StorageFault::Newer));
    assert_eq!(storage.entries(), before);
}
