//! Typing a note: one gesture, one undo, one record.

use super::*;

#[test]
fn a_stretch_of_typing_is_one_undo() {
    let storage = MemoryStorage::default();
    let mut tab = Tab::open(&storage, 1);
    let annotation = tab.tag("quote", 0, 3);
    let document = tab.library().documents()[0].id().clone();
    let note = |note: &str| Command::SetNote {
        document: document.clone(),
        annotation: annotation.clone(),
        note: note.into(),
    };
    tab.run(note("a")).unwrap();
    tab.run(note("ab")).unwrap();
    tab.workspace.end_gesture();
    tab.run(note("ab c")).unwrap();
    tab.run(note("ab cd")).unwrap();
    let now = stamp(0).now;
    let mut notes = Vec::new();
    for _ in 0..2 {
        tab.workspace.undo(&now).unwrap().unwrap();
        notes.push(tab.workspace.chosen().unwrap().note.clone());
        check_reopens_equal(&storage, &tab);
    }
    assert_eq!(notes, ["ab", ""]);
}

fn n_journal_records(storage: &MemoryStorage) -> usize {
    storage.entries().keys().filter(|key| key.contains("/journal/")).count()
}

#[test]
fn a_stretch_of_typing_is_one_record() {
    let storage = MemoryStorage::default();
    let mut tab = Tab::open(&storage, 1);
    let (first, second) = (tab.tag("quote", 0, 3), tab.tag("claim", 4, 7));
    let n = n_journal_records(&storage);
    for annotation in [&first, &second] {
        for end in 1..30 {
            tab.note(annotation, "a whole note with thirty letters".get(..end).unwrap());
            check_reopens_equal(&storage, &tab);
        }
    }
    assert_eq!(n_journal_records(&storage), n + 2);
    tab.workspace.undo(&stamp(0).now).unwrap().unwrap();
    assert_eq!(n_journal_records(&storage), n + 3, "an undo is not typing");
    tab.note(&second, "again");
    tab.workspace.end_gesture();
    tab.note(&second, "again, later");
    assert_eq!(n_journal_records(&storage), n + 5, "another gesture is another record");
    check_reopens_equal(&storage, &tab);
}

#[test]
fn what_was_typed_last_stays_until_something_later_is_stored() {
    let storage = MemoryStorage::default();
    let mut tab = Tab::open(&storage, 1);
    let annotation = tab.tag("quote", 0, 3);
    tab.note(&annotation, "a");
    let stored = storage.entries();
    storage.break_with(Some(StorageFault::Full));
    tab.note(&annotation, "ab");
    tab.note(&annotation, "abc");
    assert_eq!(storage.entries(), stored);
    storage.break_with(None);
    tab.note(&annotation, "abcd");
    assert!(tab.is_saved());
    check_reopens_equal(&storage, &tab);
}

#[test]
fn the_same_id_in_another_article_is_another_gesture() {
    let storage = MemoryStorage::default();
    let mut tab = Tab::open(&storage, 1);
    let annotation = tab.tag("quote", 0, 3);
    let sample = tab.workspace.document().unwrap().as_ref().clone();
    tab.run(Command::AddDocuments(vec![])).unwrap_err();
    let copy = sample.with_id(crate::model::DocumentId::new("copy"));
    // Another text makes it another article.
    let mut other =
        crate::model::Document::new(copy.id().clone(), copy.meta.clone(), PlainText::from_raw("One, two"));
    other.put_annotations(copy.annotations().iter().cloned());
    tab.run(Command::Import(crate::edit::Import { documents: vec![other], ..Default::default() })).unwrap();
    tab.note(&annotation, "there");
    tab.workspace.open(&crate::model::DocumentId::new(crate::edit::SAMPLE_ID));
    tab.note(&annotation, "here");
    check_reopens_equal(&storage, &tab);
    tab.workspace.undo(&stamp(0).now).unwrap().unwrap();
    let notes = |tab: &Tab| {
        let of = |d: &std::sync::Arc<crate::model::Document>| {
            d.annotations().get(&annotation).unwrap().note.clone()
        };
        tab.library().documents().iter().map(of).collect::<Vec<_>>()
    };
    assert_eq!(notes(&tab), ["", "there"]);
}

#[test]
fn a_record_that_was_superseded_is_no_news() {
    let storage = MemoryStorage::default();
    let mut a = Tab::open(&storage, 1);
    let annotation = a.tag("quote", 0, 3);
    let mut b = Tab::open(&storage, 2);
    let states = ["a", "ab", "abc"].map(|note| {
        a.note(&annotation, note);
        storage.entries()
    });
    // The other tab hears late: of the first record when it is gone, then that it went, then of the last one.
    let journal = |entries: &std::collections::BTreeMap<String, String>| {
        let last = entries.iter().rfind(|(key, _)| key.contains("/journal/")).unwrap();
        (last.0.clone(), last.1.clone())
    };
    let ((first, value), (last, newest)) = (journal(&states[0]), journal(&states[2]));
    assert_ne!(first, last);
    assert_eq!(b.workspace.receive(Some(&first), Some(&value)), None);
    assert_eq!(b.workspace.receive(Some(&first), None), None);
    assert!(b.workspace.receive(Some(&last), Some(&newest)).is_some());
    assert_eq!(a.library(), b.library());
    assert_eq!(b.workspace.receive(Some(&last), Some(&newest)), None);
    // Both write on: what the other one wrote in between is not lost with the record that goes.
    let before = storage.entries();
    b.note(&annotation, "from b");
    a.note(&annotation, "abcd");
    a.hear(&before, &storage);
    b.hear(&before, &storage);
    assert_eq!(a.library(), b.library());
    check_reopens_with(&storage, &a, &[Notice::Conflict { n: 1 }]);
}
