//! The workspace on the storage's twin in memory: what is stored when, and what happens on bad days.

mod backup;
mod conflicts;
mod damage;
mod finding;
mod full;
mod gestures;
mod half_written;
mod newer;
mod queueing;
mod tabs;
mod typing;
mod walking;

use super::*;
use crate::edit::{Command, EditName, NewDocument, Refusal};
use crate::model::{AnnotationId, Fragments, LabelId, Library, Meta, Origin, Stamp, Timestamp};
use crate::record::Key;
use crate::text::{CodePoint, PlainText, Span};

fn article(title: &str) -> NewDocument {
    let text = PlainText::from_raw(title);
    NewDocument { title: title.into(), text, source: Default::default(), language: String::new() }
}

const SAMPLE: (&str, &str) = ("Sample", "One two three.\n\n“Four,” she said, “five 💸 six.”");

fn stamp(seed: u64) -> Stamp {
    Stamp { now: Timestamp::new("2026-11-22T10:00:00Z").unwrap(), annotator: "".into(), seed }
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

    /// Writes the note of an annotation in the open article: one keystroke, if the gesture goes on.
    fn note(&mut self, annotation: &AnnotationId, note: &str) {
        let document = self.workspace.document().unwrap().id().clone();
        let annotation = annotation.clone();
        self.run(Command::SetNote { document, annotation, note: note.into() }).unwrap();
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

#[track_caller]
fn check_reopens_equal(storage: &MemoryStorage, tab: &Tab) {
    check_reopens_with(storage, tab, &[]);
}

#[track_caller]
fn check_reopens_with(storage: &MemoryStorage, tab: &Tab, notices: &[Notice]) {
    let again = Tab::open(storage, 99);
    assert_eq!(again.notices, notices);
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
