//! Storage that is full, forbidden or emptied.

use super::*;

#[test]
fn a_full_store_harms_nothing_and_the_work_goes_on() {
    let storage = MemoryStorage::default();
    let mut tab = Tab::open(&storage, 1);
    tab.tag("quote", 0, 3);
    let stored = storage.entries();
    storage.break_with(Some(StorageFault::Full));
    tab.tag("claim", 4, 7);
    assert_eq!(tab.workspace.save_state(), &SaveState::NotSaved(StorageFault::Full));
    tab.add("B", "Other text");
    tab.tag("claim", 0, 5);
    assert_eq!(storage.entries(), stored, "what was stored is as it was");
    assert_eq!(tab.library().documents()[0].annotations().len(), 2);
    storage.break_with(None);
    tab.workspace.save_again(&stamp(0).now);
    assert!(tab.is_saved());
    check_reopens_equal(&storage, &tab);
}

#[test]
fn full_at_each_single_write_of_a_session() {
    for n in 0..30 {
        let storage = MemoryStorage::default();
        let mut tab = Tab::open(&storage, 1);
        tab.tag("quote", 0, 3);
        let sound = Tab::open(&storage, 98).library().clone();
        storage.fail_after(Some(n));
        let first = tab.tag("claim", 4, 7);
        let document = tab.library().documents()[0].id().clone();
        tab.run(Command::DeleteAnnotation { document, annotation: first }).unwrap();
        tab.tag("claim", 4, 13);
        tab.add("B", "Other text");
        tab.tag("entity", 0, 5);
        let again = Tab::open(&storage, 99);
        assert_eq!(again.notices.iter().filter(|n| !matches!(n, Notice::Recovered { .. })).count(), 0, "{n}");
        let quote = again.library().documents()[0].annotations().nth(0).cloned();
        assert_eq!(quote.as_ref(), sound.documents()[0].annotations().nth(0), "{n}");
        storage.fail_after(None);
        tab.workspace.save_again(&stamp(0).now);
        assert!(tab.is_saved(), "{n}");
        check_reopens_equal(&storage, &tab);
    }
}

#[test]
fn deleting_makes_room_in_a_full_store() {
    let storage = MemoryStorage::default();
    let mut tab = Tab::open(&storage, 1);
    tab.add("Long", &"word ".repeat(2_000));
    let long = tab.workspace.document().unwrap().id().clone();
    let used: usize = storage.entries().iter().map(|(k, v)| k.len() + v.len()).sum();
    storage.limit_to(used + 50);
    tab.tag("quote", 0, 4);
    assert!(!tab.is_saved());
    tab.run(Command::DeleteDocument(long)).unwrap();
    assert!(tab.is_saved());
    check_reopens_equal(&storage, &tab);
}

#[test]
fn without_a_store_the_work_goes_on_in_memory() {
    let storage = MemoryStorage::default();
    storage.break_with(Some(StorageFault::Blocked));
    let mut tab = Tab::open(&storage, 1);
    assert_eq!(tab.notices, [Notice::StorageFault(StorageFault::Blocked)]);
    tab.tag("quote", 0, 3);
    assert_eq!(tab.workspace.save_state(), &SaveState::NotSaved(StorageFault::Blocked));
    assert_eq!(tab.library().documents()[0].annotations().len(), 1);
}

#[test]
fn an_emptied_store_is_filled_again() {
    let storage = MemoryStorage::default();
    let mut tab = Tab::open(&storage, 1);
    tab.tag("quote", 0, 3);
    for key in storage.entries().keys() {
        storage.tamper(key, None);
    }
    tab.workspace.receive(None, None);
    assert_eq!(tab.workspace.save_state(), &SaveState::NotSaved(StorageFault::Cleared));
    tab.workspace.save_again(&stamp(0).now);
    check_reopens_equal(&storage, &tab);
}

/// Everything that is stored, as `used` counts it.
fn units(storage: &MemoryStorage) -> usize {
    storage.entries().iter().map(|(k, v)| k.encode_utf16().count() + v.encode_utf16().count()).sum()
}

/// An article with a mark, a short journal that says the same thing over and over, and no room left.
fn full_of_journal() -> (MemoryStorage, Tab, AnnotationId) {
    let storage = MemoryStorage::default();
    let mut tab = Tab::open(&storage, 1);
    let id = tab.tag("quote", 0, 3);
    for i in 0..60 {
        tab.note(&id, &format!("thought {i}"));
        tab.workspace.end_gesture();
    }
    storage.limit_to(units(&storage));
    (storage, tab, id)
}

#[test]
fn a_journal_that_later_records_overrule_makes_room() {
    let (storage, mut tab, _) = full_of_journal();
    let n_before = storage.entries().len();
    tab.tag("claim", 4, 7);
    assert!(tab.is_saved());
    assert!(storage.entries().len() < n_before - 50);
    check_reopens_equal(&storage, &tab);
}

#[test]
fn a_clean_article_is_folded_to_make_room_for_another() {
    let storage = MemoryStorage::default();
    let mut tab = Tab::open(&storage, 1);
    let sample = tab.library().documents()[0].id().clone();
    // No record overrules another, so that only folding helps.
    for start in [0, 4, 8, 16, 23, 29] {
        tab.tag("quote", start, start + 3);
    }
    tab.add("B", "Other text");
    let id = tab.tag("claim", 0, 5);
    let snapshot = Key::Snapshot(sample.clone()).to_text();
    let before = storage.entries()[&snapshot].clone();
    // Room for the snapshot that the sample's journal adds to, but not for that and the next edit.
    storage.limit_to(units(&storage) + 1_200);
    let note = "n".repeat(1_100);
    tab.note(&id, &note);
    assert!(tab.is_saved());
    assert_ne!(storage.entries()[&snapshot], before);
    let is_of_sample = |key: &String| matches!(Key::parse(key), Some(Key::Journal(of, ..)) if of == sample);
    assert!(!storage.entries().keys().any(is_of_sample));
    check_reopens_equal(&storage, &tab);
}

#[test]
fn an_article_with_news_on_its_way_is_not_folded_to_make_room() {
    let storage = MemoryStorage::default();
    let mut tab = Tab::open(&storage, 1);
    tab.tag("quote", 0, 3);
    let mut other = Tab::open(&storage, 2);
    other.tag("claim", 4, 7);
    tab.add("B", "Other text");
    let before = storage.entries();
    storage.limit_to(units(&storage));
    tab.tag("quote", 0, 5);
    assert_eq!(tab.workspace.save_state(), &SaveState::NotSaved(StorageFault::Full));
    let sample = Key::Snapshot(other.library().documents()[0].id().clone()).to_text();
    assert_eq!(storage.entries()[&sample], before[&sample]);
    let found = Tab::open(&storage, 3);
    assert_eq!(found.library().documents()[0].annotations().len(), 2);
}

#[test]
fn making_room_never_removes_the_only_copy() {
    // The storage fails at each single write of the attempt; what was stored is there after each.
    for n in 0..6 {
        let (storage, mut tab, id) = full_of_journal();
        let stored = Tab::open(&copy_of(&storage), 98).library().clone();
        storage.fail_after(Some(n));
        tab.note(&id, &"long ".repeat(8_000));
        assert!(!tab.is_saved(), "{n}");
        let again = Tab::open(&copy_of(&storage), 99);
        assert_eq!(again.notices, [], "{n}");
        assert_eq!(again.library(), &stored, "{n}");
    }
}

fn copy_of(storage: &MemoryStorage) -> MemoryStorage {
    let copy = MemoryStorage::default();
    storage.entries().iter().for_each(|(key, value)| copy.tamper(key, Some(value)));
    copy
}

#[test]
fn who_is_told_that_the_storage_is_full_sees_it() {
    let storage = MemoryStorage::default();
    let mut tab = Tab::open(&storage, 1);
    tab.add("Long", &"word ".repeat(2_000));
    tab.workspace.open(&crate::model::DocumentId::new(crate::edit::SAMPLE_ID));
    storage.limit_to(units(&storage) + 20);
    tab.tag("quote", 0, 3);
    assert_eq!(tab.workspace.save_state(), &SaveState::NotSaved(StorageFault::Full));
    let usage = tab.workspace.usage();
    assert_eq!(usage, Usage { used: units(&storage), capacity: units(&storage) + 20 });
}

#[test]
fn a_list_that_fits_is_written_though_the_scheme_does_not() {
    // An import takes the place of the sample; with a little more room each time, more of it fits.
    for spare in (300..900).step_by(3) {
        let storage = MemoryStorage::default();
        let mut tab = Tab::open(&storage, 1);
        storage.limit_to(units(&storage) + spare);
        // Their ids make the list longer.
        let documents = ["first-article-of-a-file", "second-article-of-a-file"].map(|id| {
            let text = PlainText::from_raw("From a file");
            crate::model::Document::new(crate::model::DocumentId::new(id), Meta::titled("B"), text)
        });
        let preset = crate::model::Scheme::preset();
        let labels = preset.labels().iter().rev().cloned().collect();
        let scheme = crate::model::Scheme::new(labels, preset.relation_types().to_vec()).unwrap();
        let scheme = Some(std::sync::Arc::new(scheme));
        tab.run(Command::Import(crate::edit::Import {
            scheme,
            documents: documents.into(),
            ..Default::default()
        }))
        .unwrap();
        let again = Tab::open(&copy_of(&storage), 9);
        let is_told = again.notices.iter().any(|notice| !matches!(notice, Notice::Recovered { .. }));
        assert!(!is_told, "{spare}: {:?}", again.notices);
    }
}
