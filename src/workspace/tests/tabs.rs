//! Two tabs on one storage.

use super::*;

#[test]
fn two_tabs_see_each_other_and_end_equal() {
    let storage = MemoryStorage::default();
    let mut a = Tab::open(&storage, 1);
    let mut b = Tab::open(&storage, 2);
    let before = storage.entries();
    let id = a.tag("quote", 0, 3);
    b.hear(&before, &storage);
    assert_eq!(a.library(), b.library());

    // Both change the same annotation before they hear of each other: the later write wins, in both.
    let before = storage.entries();
    let document = a.library().documents()[0].id().clone();
    for (tab, note) in [(&mut a, "from a"), (&mut b, "from b")] {
        let (document, annotation) = (document.clone(), id.clone());
        tab.run(Command::SetNote { document, annotation, note: note.into() }).unwrap();
    }
    let both = before;
    a.hear(&both, &storage);
    b.hear(&both, &storage);
    assert_eq!(a.library(), b.library());
    check_reopens_with(&storage, &a, &[Notice::Conflict { n: 1 }]);
    let conflict = a.workspace.conflicts()[0].clone();
    a.workspace.keep_shown(&conflict, &stamp(0).now);
    check_reopens_equal(&storage, &a);

    // Articles added in both.
    let before = storage.entries();
    a.add("A", "Text of a");
    b.hear(&before, &storage);
    let before = storage.entries();
    b.add("B", "Text of b");
    a.hear(&before, &storage);
    let titles =
        |tab: &Tab| tab.library().documents().iter().map(|d| d.meta.title.clone()).collect::<Vec<_>>();
    assert_eq!(titles(&a), ["Sample", "A", "B"]);
    assert_eq!(titles(&b), titles(&a));

    // What the other tab deleted cannot be taken back here, and that is said.
    a.workspace.open(&document);
    let before = storage.entries();
    let annotation = a.tag("claim", 0, 7);
    b.hear(&before, &storage);
    let before = storage.entries();
    b.run(Command::DeleteAnnotation { document, annotation }).unwrap();
    a.hear(&before, &storage);
    assert_eq!(a.workspace.undo(&stamp(0).now), Some(Err(Notice::NoLongerFits)));
    assert_eq!(a.library(), b.library());
    check_reopens_equal(&storage, &a);
}

#[test]
fn hearing_of_an_article_touches_no_other() {
    let (storage, _, keys) = three_articles();
    let mut tab = Tab::open(&storage, 2);
    let before = storage.entries();
    let mut other = Tab::open(&storage, 3);
    other.add("D", "Text of d");
    // Damage elsewhere, found while one reads: whoever starts next deals with it.
    for key in &keys {
        storage.tamper(key, Some("not ours"));
    }
    let damaged = storage.entries();
    tab.hear(&before, &storage);
    assert_eq!(storage.entries(), damaged);
    let titles: Vec<_> = tab.library().documents().iter().map(|d| d.meta.title.as_str()).collect();
    assert_eq!(titles, ["Sample", "A", "B", "C", "D"]);
}

#[test]
fn a_damaged_article_that_another_tab_wrote_is_read_and_left_alone() {
    let (storage, _, keys) = three_articles();
    let mut tab = Tab::open(&storage, 2);
    let snapshot = keys.iter().find(|key| key.ends_with("/snapshot")).unwrap();
    let cut: String = storage.entries()[snapshot].lines().take(2).collect::<Vec<_>>().join("\n");
    storage.tamper(snapshot, Some(&cut));
    let before = storage.entries();
    tab.workspace.receive(Some(snapshot), Some(&cut));
    assert_eq!(storage.entries(), before);
}
