//! Backups: everything is in them, whatever state the storage is in; restoring loses nothing that is here.

use std::collections::BTreeSet;

use super::*;
use crate::edit::{Arrival, ImportNote};
use crate::model::DocumentId;

/// A tab with two articles, notes and links in them, one moved to the front.
fn worked(storage: &MemoryStorage) -> Tab {
    let mut tab = Tab::open(storage, 1);
    let quote = tab.tag("quote", 16, 22);
    let entity = tab.tag("entity", 24, 27);
    let document = tab.workspace.document().unwrap().id().clone();
    tab.run(Command::SetNote { document: document.clone(), annotation: quote.clone(), note: "n".into() })
        .unwrap();
    let kind = "speaker".to_owned();
    tab.run(Command::AddRelation { document, kind, from: quote, to: entity }).unwrap();
    tab.add("Second", "Seven eight nine.");
    tab.tag("claim", 0, 5);
    let document = tab.workspace.document().unwrap();
    let meta =
        Meta { note: "on all".into(), due: crate::model::Date::parse("2026-12-01"), ..document.meta.clone() };
    let document = document.id().clone();
    tab.run(Command::SetMeta { document: document.clone(), meta }).unwrap();
    tab.run(Command::MoveDocument { document, to: 0 }).unwrap();
    tab
}

fn bytes(tab: &Tab) -> Vec<u8> {
    tab.workspace.back_up(&stamp(0).now).write().into_bytes()
}

fn restore(tab: &mut Tab, backup: &Backup, replacing: &[&DocumentId]) -> Outcome {
    let replacing: BTreeSet<DocumentId> = replacing.iter().map(|&id| id.clone()).collect();
    let import = backup.import(&replacing, |title| format!("{title} (from the backup)"));
    tab.run(Command::Import(import)).unwrap()
}

fn titles(tab: &Tab) -> Vec<String> {
    tab.library().documents().iter().map(|document| document.meta.title.clone()).collect()
}

fn arrivals(backup: &Backup, tab: &Tab) -> Vec<Arrival> {
    backup.articles(tab.library()).into_iter().map(|article| article.arrival).collect()
}

#[test]
fn a_fresh_profile_becomes_what_the_backup_holds() {
    let tab = worked(&MemoryStorage::default());
    let backup = Backup::read(&bytes(&tab)).unwrap();
    assert_eq!((backup.n_articles(), backup.n_annotations(), backup.n_unreadable), (2, 3, 0));
    assert_eq!(backup.made, stamp(0).now);

    let storage = MemoryStorage::default();
    let mut other = Tab::open(&storage, 2);
    assert_eq!(arrivals(&backup, &other), [Arrival::New; 2]);
    let before = other.library().documents().to_vec();
    restore(&mut other, &backup, &[]);
    assert_eq!(other.library().documents(), tab.library().documents());
    other.workspace.undo(&stamp(9).now).unwrap().unwrap();
    assert_eq!(other.library().documents(), before);
    other.workspace.redo(&stamp(9).now).unwrap().unwrap();
    assert_eq!(Tab::open(&storage, 3).library().documents(), tab.library().documents());
}

#[test]
fn what_is_here_already_is_left_alone_and_what_differs_comes_beside() {
    let mut tab = worked(&MemoryStorage::default());
    let backup = Backup::read(&bytes(&tab)).unwrap();
    assert_eq!(arrivals(&backup, &tab), [Arrival::AlreadyThere; 2]);
    assert!(!restore(&mut tab, &backup, &[]).touched.library);

    tab.tag("claim", 6, 11);
    let mine = tab.library().documents().to_vec();
    assert_eq!(arrivals(&backup, &tab), [Arrival::Differs, Arrival::AlreadyThere]);
    let outcome = restore(&mut tab, &backup, &[]);
    assert!(outcome.notes.contains(&ImportNote::AddedAsNew { title: "Second".into() }));
    assert_eq!(titles(&tab), ["Second", "Sample", "Second (from the backup)"]);
    assert_eq!(tab.library().documents()[..2], mine);
    assert_eq!(tab.library().documents()[2].annotations().len(), 1);
    // Once more brings nothing more.
    restore(&mut tab, &backup, &[]);
    assert_eq!(tab.library().documents().len(), 3);
}

#[test]
fn an_article_is_replaced_where_the_person_says_so() {
    let storage = MemoryStorage::default();
    let mut tab = worked(&storage);
    let saved = tab.library().documents().to_vec();
    let backup = Backup::read(&bytes(&tab)).unwrap();
    tab.tag("claim", 6, 11);
    let changed = tab.library().documents().to_vec();
    let outcome = restore(&mut tab, &backup, &[saved[0].id()]);
    assert!(outcome.notes.contains(&ImportNote::Replaced { title: "Second".into() }));
    assert_eq!(tab.library().documents(), saved);
    assert_eq!(Tab::open(&storage, 3).library().documents(), saved);
    tab.workspace.undo(&stamp(9).now).unwrap().unwrap();
    assert_eq!(tab.library().documents(), changed);
    assert_eq!(Tab::open(&storage, 4).library().documents(), changed);
}

#[test]
fn what_could_not_be_stored_is_in_the_backup() {
    let storage = MemoryStorage::default();
    let mut tab = worked(&storage);
    let check = |tab: &Tab| {
        assert!(matches!(tab.workspace.save_state(), SaveState::NotSaved(_)));
        let mut other = Tab::open(&MemoryStorage::default(), 2);
        restore(&mut other, &Backup::read(&bytes(tab)).unwrap(), &[]);
        assert_eq!(other.library().documents(), tab.library().documents());
    };
    storage.limit_to(0);
    tab.tag("claim", 6, 11);
    check(&tab);
    tab.add("Third", "Ten.");
    check(&tab);
    let document = DocumentId::new("sample");
    tab.run(Command::DeleteDocument(document)).unwrap();
    check(&tab);
    storage.break_with(Some(StorageFault::Blocked));
    tab.tag("claim", 0, 3);
    check(&tab);
}

#[test]
fn what_cannot_be_read_is_in_the_backup_and_told() {
    let storage = MemoryStorage::default();
    let tab = worked(&storage);
    let key = storage.entries().into_keys().find(|key| key.contains("/sample/journal/")).unwrap();
    storage.tamper(&key, Some("spoilt"));
    storage.tamper("factmark/doc/late/text", Some("fm7 what is to come"));
    storage.tamper("factmark/aside/factmark/scheme", Some("what was the scheme"));
    let file = tab.workspace.back_up(&stamp(0).now);
    for kept in ["spoilt", "fm7 what is to come", "what was the scheme"] {
        assert!(file.records.values().any(|record| record == kept), "{kept}");
    }
    let backup = Backup::read(file.write().as_bytes()).unwrap();
    assert_eq!((backup.n_articles(), backup.n_unreadable), (2, 3));
    assert_eq!(backup.damaged, ["Sample"]);
}

#[test]
fn a_newer_releases_backup_is_refused() {
    let storage = MemoryStorage::default();
    let tab = worked(&storage);
    storage.tamper("factmark/index", Some("fm3 what is to come"));
    assert_eq!(Backup::read(&bytes(&tab)).unwrap_err(), BackupProblem::Newer(3));
}

/// Whatever is cut off or changed, reading ends with an answer, and never with more than there was.
#[test]
fn a_spoilt_file_is_refused_or_holds_less() {
    let good = bytes(&worked(&MemoryStorage::default()));
    for at in (0..good.len()).step_by(7) {
        assert!(Backup::read(&good[..at]).is_err(), "cut off at {at}");
        let mut flipped = good.clone();
        flipped[at] ^= 1;
        if let Ok(backup) = Backup::read(&flipped) {
            assert!(backup.n_articles() <= 2 && backup.n_annotations() <= 3, "flipped at {at}");
        }
    }
}
