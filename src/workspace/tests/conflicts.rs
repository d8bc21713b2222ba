//! Two tabs change the same thing before they hear of each other: both are told, both versions are there.

use super::*;
use crate::edit::Op;

/// Two tabs that know one annotation, and its article.
fn two_tabs() -> (MemoryStorage, Tab, Tab, AnnotationId) {
    let storage = MemoryStorage::default();
    let mut a = Tab::open(&storage, 1);
    let id = a.tag("quote", 0, 3);
    let b = Tab::open(&storage, 2);
    (storage, a, b, id)
}

/// Two tabs that wrote different notes on it, and then heard of each other; that of the second one counts.
fn two_that_disagree() -> (MemoryStorage, Tab, Tab, AnnotationId) {
    let (storage, mut a, mut b, id) = two_tabs();
    let before = storage.entries();
    a.note(&id, "from a");
    b.note(&id, "from b");
    a.hear(&before, &storage);
    b.hear(&before, &storage);
    (storage, a, b, id)
}

fn notes(tab: &Tab) -> Vec<(String, String)> {
    let note = |op: &Op| match op {
        Op::PutAnnotation(_, annotation) => annotation.note.clone(),
        Op::RemoveAnnotation(..) => "(deleted)".into(),
        op => panic!("{op:?}"),
    };
    tab.workspace.conflicts().iter().map(|it| (note(&it.kept), note(&it.lost))).collect()
}

fn delete(tab: &mut Tab, annotation: &AnnotationId) {
    let document = tab.workspace.document().unwrap().id().clone();
    tab.run(Command::DeleteAnnotation { document, annotation: annotation.clone() }).unwrap();
}

#[track_caller]
fn check_told(tabs: [&Tab; 2], storage: &MemoryStorage, kept: &str, lost: &str) {
    let again = Tab::open(storage, 99);
    for tab in [tabs[0], tabs[1], &again] {
        assert_eq!(notes(tab), [(kept.to_owned(), lost.to_owned())]);
    }
    assert_eq!(tabs[0].library(), tabs[1].library());
    assert_eq!(again.library(), tabs[0].library());
}

#[test]
fn both_versions_are_kept_in_both_tabs_and_for_the_next_visit() {
    let (storage, mut a, mut b, id) = two_that_disagree();
    check_told([&a, &b], &storage, "from b", "from a");

    // Taking the other one is an edit, which ends the matter everywhere.
    let before = storage.entries();
    let conflict = a.workspace.conflicts()[0].clone();
    a.workspace.take_other(&conflict, &stamp(77)).unwrap();
    b.hear(&before, &storage);
    assert_eq!((notes(&a), notes(&b)), (vec![], vec![]));
    assert_eq!(b.library().documents()[0].annotations().get(&id).unwrap().note, "from a");
    check_reopens_equal(&storage, &a);
    a.workspace.undo(&stamp(0).now).unwrap().unwrap();
    assert_eq!(a.library().documents()[0].annotations().get(&id).unwrap().note, "from b");
}

/// Whichever of the tabs has the greater name or has written more.
#[test]
fn of_two_that_did_not_hear_of_each_other_the_later_counts() {
    let later = |seed| Stamp { now: Timestamp::new("2026-11-22T10:00:01Z").unwrap(), ..stamp(seed) };
    for (is_first_later, kept, lost) in [(true, "from a", "from b"), (false, "from b", "from a")] {
        let (storage, mut a, mut b, id) = two_tabs();
        let before = storage.entries();
        for (tab, note, is_later) in [(&mut a, "from a", is_first_later), (&mut b, "from b", !is_first_later)]
        {
            let document = tab.workspace.document().unwrap().id().clone();
            let command = Command::SetNote { document, annotation: id.clone(), note: note.into() };
            let stamp = if is_later { later(7) } else { stamp(8) };
            tab.workspace.dispatch(command, &stamp).unwrap();
        }
        a.hear(&before, &storage);
        b.hear(&before, &storage);
        check_told([&a, &b], &storage, kept, lost);
    }
}

#[test]
fn a_deletion_and_a_change_are_both_told() {
    let (storage, mut a, mut b, id) = two_tabs();
    let before = storage.entries();
    a.note(&id, "still of use");
    delete(&mut b, &id);
    a.hear(&before, &storage);
    b.hear(&before, &storage);
    check_told([&a, &b], &storage, "(deleted)", "still of use");
    let conflict = b.workspace.conflicts()[0].clone();
    b.workspace.take_other(&conflict, &stamp(78)).unwrap();
    assert_eq!(b.library().documents()[0].annotations().get(&id).unwrap().note, "still of use");
    check_reopens_equal(&storage, &b);
}

#[test]
fn what_is_kept_is_asked_once() {
    let (storage, mut a, mut b, _) = two_that_disagree();
    let before = storage.entries();
    // In the tab that wrote what is kept, and so builds on nothing of another one's.
    let conflict = b.workspace.conflicts()[0].clone();
    b.workspace.keep_shown(&conflict, &stamp(0).now);
    a.hear(&before, &storage);
    assert_eq!((notes(&a), notes(&b)), (vec![], vec![]));
    check_reopens_equal(&storage, &a);
}

#[test]
fn the_same_change_in_both_and_changes_of_different_things_are_no_conflict() {
    let (storage, mut a, mut b, id) = two_tabs();
    let before = storage.entries();
    a.note(&id, "the same");
    b.note(&id, "the same");
    a.tag("claim", 4, 7);
    b.tag("entity", 8, 13);
    a.hear(&before, &storage);
    b.hear(&before, &storage);
    assert_eq!((notes(&a), notes(&b)), (vec![], vec![]));
    check_reopens_equal(&storage, &a);
}

#[test]
fn who_heard_of_it_builds_on_it() {
    let (storage, mut a, mut b, id) = two_tabs();
    for (nth, note) in ["one", "two", "three", "four"].iter().enumerate() {
        let before = storage.entries();
        let (writer, reader) = if nth % 2 == 0 { (&mut a, &mut b) } else { (&mut b, &mut a) };
        writer.note(&id, note);
        reader.hear(&before, &storage);
    }
    assert_eq!((notes(&a), notes(&b)), (vec![], vec![]));
    check_reopens_equal(&storage, &a);
}

#[test]
fn an_article_deleted_elsewhere_while_it_is_open_comes_back_by_undo() {
    let (storage, mut a, mut b, id) = two_tabs();
    a.add("Other", "Other words");
    let before = storage.entries();
    let document = b.workspace.document().unwrap().id().clone();
    a.run(Command::DeleteDocument(document.clone())).unwrap();
    let key = Key::Index.to_text();
    let (_, notice) =
        b.workspace.receive(Some(&key), storage.entries().get(&key).map(String::as_str)).unwrap();
    assert_eq!(notice, Notice::DeletedElsewhere { title: "Sample".into() });
    b.hear(&before, &storage);
    b.workspace.undo(&stamp(0).now).unwrap().unwrap();
    assert!(b.library().get(&document).unwrap().annotations().get(&id).is_some());
    check_reopens_equal(&storage, &b);
}

#[test]
fn a_conflict_keeps_the_journal_from_being_folded() {
    let (storage, mut a, _, _) = two_that_disagree();
    for i in 0..300 {
        let id = a.tag("claim", 4, 7);
        if i < 299 {
            delete(&mut a, &id);
        }
    }
    a.workspace.tidy();
    let again = Tab::open(&storage, 99);
    assert_eq!(notes(&again), [("from b".to_owned(), "from a".to_owned())]);
}
