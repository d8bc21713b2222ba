//! The workspace on the storage's twin in memory: what is stored when, and what happens on bad days.

mod finding;
mod gestures;
mod queueing;
mod walking;

use super::*;
use crate::edit::{Command, EditName, NewDocument, Refusal};
use crate::model::{AnnotationId, Fragments, LabelId, Library, Meta, Origin, Stamp, Timestamp};
use crate::record::Key;
use crate::text::{CodePoint, PlainText, Span};

const SAMPLE: (&str, &str) = ("Sample", "One two three.\n\n“Four,” she said, “five 💸 six.”");

fn stamp(seed: u64) -> Stamp {
    Stamp { now: Timestamp::new("2026-11-22T10:00:00Z").unwrap(), annotator: "".into(), seed }
}

fn article(title: &str) -> NewDocument {
    let text = PlainText::from_raw(title);
    NewDocument { title: title.into(), text, source: Default::default(), language: String::new() }
}

/// A tab on a store, with a counter for fresh seeds.
struct Tab {
    workspace: Workspace<MemoryStorage>,
    notices: Vec<Notice>,
    seed: u64,
}

impl Tab {
    fn open(storage: &MemoryStorage, seed: u64) -> Self {
        let (workspace, notices) = Workspace::start(storage.clone(), SAMPLE, &stamp(seed));
        Self { workspace, notices, seed: seed * 1_000_000 }
    }

    fn run(&mut self, command: Command) -> Result<Outcome, Refusal> {
        self.seed += 1;
        self.workspace.dispatch(command, &stamp(self.seed))
    }

    fn tag(&mut self, label: &str, start: u32, end: u32) -> AnnotationId {
        let document = self.workspace.document().unwrap().id().clone();
        let fragments = Fragments::one(Span::new(CodePoint::new(start), CodePoint::new(end)).unwrap());
        let (label, origin) = (LabelId::new(label), Origin::Manual);
        self.run(Command::AddAnnotation { document, label, fragments, origin }).unwrap();
        self.workspace.chosen().unwrap().id.clone()
    }

    fn add(&mut self, title: &str, text: &str) {
        let article = NewDocument { text: PlainText::from_raw(text), ..article(title) };
        self.run(Command::AddDocuments(vec![article])).unwrap();
    }

    fn library(&self) -> &Library {
        self.workspace.library()
    }

    fn is_saved(&self) -> bool {
        matches!(self.workspace.save_state(), SaveState::Saved(_))
    }

    /// Plays the storage events of everything that differs between two states of the store.
    fn hear(&mut self, before: &std::collections::BTreeMap<String, String>, storage: &MemoryStorage) {
        let after = storage.entries();
        for (key, value) in &after {
            if before.get(key) != Some(value) {
                self.workspace.receive(Some(key), Some(value));
            }
        }
        for key in before.keys().filter(|key| !after.contains_key(*key)) {
            self.workspace.receive(Some(key), None);
        }
    }
}

#[track_caller]
fn check_reopens_equal(storage: &MemoryStorage, tab: &Tab) {
    let again = Tab::open(storage, 99);
    assert_eq!(again.notices, []);
    assert_eq!(again.library(), tab.library());
}

#[test]
fn a_first_visit_finds_the_sample_and_a_second_one_too() {
    let storage = MemoryStorage::default();
    let first = Tab::open(&storage, 1);
    assert_eq!(first.workspace.document().unwrap().meta.title, "Sample");
    assert_eq!(first.workspace.save_state(), &SaveState::Saved(None));
    check_reopens_equal(&storage, &first);
}

#[test]
fn every_edit_is_stored_before_the_next() {
    let storage = MemoryStorage::default();
    let mut tab = Tab::open(&storage, 1);
    let quote = tab.tag("quote", 0, 3);
    check_reopens_equal(&storage, &tab);
    tab.tag("entity", 4, 7);
    tab.add("B", "Other text");
    check_reopens_equal(&storage, &tab);
    let sample = tab.library().documents()[0].id().clone();
    let label = LabelId::new("claim");
    tab.run(Command::Relabel { document: sample.clone(), annotation: quote.clone(), label }).unwrap();
    check_reopens_equal(&storage, &tab);
    tab.run(Command::SetMeta { document: sample.clone(), meta: Meta::titled("New") }).unwrap();
    tab.run(Command::DeleteAnnotation { document: sample.clone(), annotation: quote }).unwrap();
    check_reopens_equal(&storage, &tab);
    tab.run(Command::DeleteDocument(sample)).unwrap();
    check_reopens_equal(&storage, &tab);
    let now = stamp(0).now;
    while tab.workspace.undo(&now).is_some() {
        check_reopens_equal(&storage, &tab);
    }
    assert!(tab.library().documents()[0].annotations().is_empty());
    while tab.workspace.redo(&now).is_some() {
        check_reopens_equal(&storage, &tab);
    }
    assert_eq!(tab.library().documents().len(), 1);
}

#[test]
fn one_edit_writes_one_small_record() {
    let storage = MemoryStorage::default();
    let mut tab = Tab::open(&storage, 1);
    tab.add("Long", &"A long line of text.\n".repeat(5_000));
    tab.tag("quote", 0, 6);
    let before = storage.entries();
    tab.tag("claim", 0, 6);
    let after = storage.entries();
    let new: Vec<_> = after.iter().filter(|(key, value)| before.get(*key) != Some(value)).collect();
    assert_eq!(new.len(), 1, "{new:?}");
    assert!(new[0].1.len() < 300, "{}", new[0].1);
}

#[test]
fn undo_opens_the_article_it_concerns() {
    let storage = MemoryStorage::default();
    let mut tab = Tab::open(&storage, 1);
    tab.tag("quote", 0, 3);
    tab.add("B", "Other text");
    let now = stamp(0).now;
    tab.workspace.undo(&now).unwrap().unwrap();
    assert_eq!(tab.workspace.document().unwrap().meta.title, "Sample");
    let outcome = tab.workspace.undo(&now).unwrap().unwrap();
    assert_eq!(outcome.touched.blocks, [0]);
}

#[test]
fn folding_keeps_everything_and_shrinks_the_journal() {
    let storage = MemoryStorage::default();
    let mut tab = Tab::open(&storage, 1);
    let id = tab.tag("quote", 0, 3);
    let document = tab.library().documents()[0].id().clone();
    for i in 0..250 {
        let note = format!("note {i}");
        tab.run(Command::SetNote { document: document.clone(), annotation: id.clone(), note }).unwrap();
        tab.workspace.end_gesture();
    }
    let n_before = storage.entries().len();
    tab.workspace.tidy();
    assert!(storage.entries().len() < n_before - 200);
    check_reopens_equal(&storage, &tab);
    tab.tag("claim", 0, 7);
    check_reopens_equal(&storage, &tab);
}

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

/// Three articles with two edits each, stored; the keys of the second one's records.
fn three_articles() -> (MemoryStorage, Library, Vec<String>) {
    let storage = MemoryStorage::default();
    let mut tab = Tab::open(&storage, 1);
    for title in ["A", "B", "C"] {
        tab.add(title, "Some words to mark here");
        tab.tag("quote", 0, 4);
        tab.workspace.vault.fold(&tab.workspace.document().unwrap().clone()).unwrap();
        tab.tag("claim", 5, 10);
    }
    let second = tab.library().documents()[2].id().clone();
    let keys = storage.entries().into_keys();
    let keys = keys.filter(|key| Key::parse(key).unwrap().document() == Some(&second)).collect();
    (storage, tab.library().clone(), keys)
}

#[test]
fn a_damaged_record_costs_itself_and_is_told() {
    let (_, whole, keys) = three_articles();
    assert_eq!(keys.len(), 3);
    for nth in 0..keys.len() {
        for damage in ["truncate", "flip", "replace", "delete"] {
            let (storage, _, keys) = three_articles();
            let key = &keys[nth];
            let record = storage.entries()[key].clone();
            let damaged = match damage {
                "truncate" => Some(record.chars().take(record.chars().count() - 5).collect()),
                "flip" => Some(
                    record
                        .replacen("quote", "qvote", 1)
                        .replacen("claim", "clbim", 1)
                        .replacen("words", "wurds", 1),
                ),
                "replace" => Some("not ours".to_owned()),
                _ => None,
            };
            storage.tamper(key, damaged.as_deref());
            let tab = Tab::open(&storage, 2);
            let case = format!("{damage} {key}");
            let others = |library: &Library| {
                let documents = library.documents().iter().filter(|d| d.meta.title != "B");
                documents.cloned().collect::<Vec<_>>()
            };
            assert_eq!(others(tab.library()), others(&whole), "{case}");
            let is_missing_edit = damage == "delete" && key.contains("/journal/");
            if !is_missing_edit {
                assert_eq!(tab.notices.len(), 1, "{case}: {:?}", tab.notices);
            }
            if key.contains("/text") {
                assert!(matches!(tab.notices[0], Notice::DamagedText { .. }), "{case}");
            } else {
                let kept = tab.library().documents()[2].annotations().len();
                assert!(kept >= 1, "{case}");
            }
            if damage != "delete" {
                assert!(tab.workspace.remains().iter().any(|(name, _)| name == key), "{case}");
            }
            // Told once: the next start is clean and shows the same.
            let next = Tab::open(&storage, 3);
            assert_eq!(next.notices, [], "{case}");
            assert_eq!(next.library(), tab.library(), "{case}");
        }
    }
}

#[test]
fn a_damaged_index_or_scheme_is_made_anew() {
    for key in [Key::Index, Key::Scheme] {
        let (storage, whole, _) = three_articles();
        storage.tamper(&key.to_text(), Some("fm1 00000000 {}"));
        let tab = Tab::open(&storage, 2);
        assert!(!tab.notices.is_empty());
        assert_eq!(tab.library().documents().len(), whole.documents().len());
        assert!(Tab::open(&storage, 3).notices.is_empty());
    }
}

#[test]
fn records_of_a_newer_release_are_left_alone() {
    let (storage, _, keys) = three_articles();
    let snapshot = keys.iter().find(|key| key.contains("/snapshot")).unwrap();
    storage.tamper(snapshot, Some("fm2 what this means only the future knows"));
    let mut tab = Tab::open(&storage, 2);
    assert!(matches!(tab.notices[..], [Notice::NewerArticle { .. }]));
    tab.tag("entity", 0, 4);
    assert!(tab.is_saved());
    assert_eq!(storage.entries()[snapshot], "fm2 what this means only the future knows");

    storage.tamper(&Key::Index.to_text(), Some("fm7 newer"));
    let before = storage.entries();
    let mut tab = Tab::open(&storage, 3);
    assert_eq!(tab.notices, [Notice::StorageFault(StorageFault::Newer)]);
    tab.tag("quote", 0, 3);
    tab.add("B", "Other");
    tab.workspace.tidy();
    assert_eq!(storage.entries(), before, "nothing is touched");
}

#[test]
fn what_no_list_knows_comes_back() {
    let (storage, whole, _) = three_articles();
    storage.tamper(&Key::Index.to_text(), None);
    let tab = Tab::open(&storage, 2);
    assert_eq!(tab.library().documents().len(), whole.documents().len());
    assert!(tab.notices.iter().all(|notice| matches!(notice, Notice::Recovered { .. })));
}

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
