//! What every fuzz target demands of a reader: it answers; what it takes in is sound; and what it took in goes out as
//! Factmark JSON and comes back as it was, without anything to tell.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use factmark::edit::Command;
use factmark::format::{self, InFile, Incoming, Selection};
use factmark::model::{Document, DocumentId, Scheme, Stamp, Timestamp};
use factmark::record::{self, JournalRecord};
use factmark::workspace::{Backup, MemoryStorage, SaveState, Workspace};

/// Between the files of an input that stands for several.
const BETWEEN: u8 = 0;

/// Gives the bytes to the reader of that format, as one file of that name.
pub fn read(format: &str, name: &str, bytes: &[u8]) {
    check(format, &[InFile::new(name, bytes)]);
}

/// Gives the bytes to the reader of that format as files of these names; a zero byte ends a file.
pub fn read_several(format: &str, names: &[&str], bytes: &[u8]) {
    let mut rest = bytes.splitn(names.len(), |&byte| byte == BETWEEN);
    let files: Vec<InFile<'_>> =
        names.iter().map(|&name| InFile::new(name, rest.next().unwrap_or_default())).collect();
    check(format, &files);
}

/// Gives the bytes to whichever reader they look made for, archives unpacked.
pub fn read_any(bytes: &[u8]) {
    if let Ok(incoming) = format::read("any.bin", bytes) {
        check_incoming(incoming);
    }
}

/// Gives the bytes to the reader of backups. What it takes in is restored, stored, and comes back as it was from the
/// storage and from a backup of its own.
pub fn read_backup(bytes: &[u8]) {
    let Ok(backup) = Backup::read(bytes) else { return };
    let storage = MemoryStorage::holding(BTreeMap::new());
    let (mut workspace, _) = open(&storage);
    let import = backup.import(&BTreeSet::new(), |title| format!("{title}+"));
    if workspace.dispatch(Command::Import(import), &stamp()).is_err() {
        return;
    }
    assert!(matches!(workspace.save_state(), SaveState::Saved(_)), "{:?}", workspace.save_state());
    let documents = workspace.library().documents();
    for document in documents {
        for annotation in document.annotations().iter() {
            assert!(document.holds(annotation), "{} lies outside of its text", annotation.id);
        }
    }
    let (again, notices) = open(&storage);
    assert!(again.library().documents() == documents, "stored otherwise: {notices:?}");
    let backup = Backup::read(workspace.back_up(&stamp().now).write().as_bytes());
    let backup = backup.unwrap_or_else(|problem| panic!("our own backup: {problem}"));
    assert_eq!((backup.n_articles(), backup.n_unreadable), (documents.len(), 0));
}

fn open(storage: &MemoryStorage) -> (Workspace<MemoryStorage>, Vec<factmark::workspace::Notice>) {
    Workspace::start(storage.clone(), ("Sample", "One two."), &stamp())
}

fn stamp() -> Stamp {
    let now = Timestamp::new("2026-11-23T10:00:00Z").unwrap_or_else(Timestamp::unknown);
    Stamp { now, annotator: "".into(), seed: 7 }
}

/// Gives the text to the readers of stored records, as it is and sealed: sound seals are no proof of sound contents.
pub fn read_records(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for text in [text.clone().into_owned(), record::seal(&text)] {
        drop(record::read_scheme(&text).map(|scheme| record::write_scheme(&scheme)));
        drop(record::read_text(&text));
        drop(record::read_snapshot(&text));
        drop(record::IndexRecord::read(&text));
        drop(JournalRecord::read(&DocumentId::new("a"), (1, "t".into()), &text));
        record::newer_version(&text);
    }
}

fn check(format: &str, files: &[InFile<'_>]) {
    let format = format::by_id(format).unwrap_or_else(|| panic!("there is no format {format}"));
    let files: Vec<&InFile<'_>> = files.iter().collect();
    if let Ok(incoming) = format.read(&files) {
        check_incoming(incoming);
    }
}

fn check_incoming(incoming: Incoming) {
    let scheme = incoming.import.scheme.unwrap_or_else(|| Arc::new(Scheme::preset()));
    let documents: Vec<Arc<Document>> = incoming.import.documents.into_iter().map(Arc::new).collect();
    for document in &documents {
        for annotation in document.annotations().iter() {
            assert!(document.holds(annotation), "{} lies outside of its text", annotation.id);
            assert!(scheme.label(&annotation.label).is_some(), "{} is not in the scheme", annotation.label);
        }
        for relation in document.relations() {
            let both = [&relation.from, &relation.to].map(|end| document.annotations().get(end));
            assert!(both.iter().all(Option::is_some), "{} links to nothing", relation.id);
            assert!(scheme.relation_type(&relation.kind).is_some(), "{} is no relation type", relation.kind);
        }
    }
    let written = format::write(format::own(), &Selection { scheme: &scheme, documents: &documents }, &[]);
    assert!(written.report.is_empty(), "going out: {}", written.report);
    let [file] = written.files.as_slice() else { panic!("{} files", written.files.len()) };
    let back = format::read(&file.name, &file.bytes).unwrap_or_else(|error| panic!("coming back: {error}"));
    let back: Vec<Arc<Document>> = back.import.documents.into_iter().map(Arc::new).collect();
    assert!(back == documents, "what came in is not what went out");
}
