//! Storage that is full at any moment, or that a newer release has used: nothing that was stored is harmed.

use std::collections::BTreeMap;
use std::sync::Arc;

use factmark::model::{Document, DocumentId};
use factmark::record::{IndexRecord, Key};
use factmark::workspace::{MemoryStorage, Notice, SaveState, Storage, Workspace};
use proptest::prelude::*;

use super::gestures::gestures;
use super::stamp;
use super::stored::{SAMPLE, act, check_durable, reopened};
use crate::property_config::cases;

pub(super) fn is_saved<S: Storage>(workspace: &Workspace<S>) -> bool {
    matches!(workspace.save_state(), SaveState::Saved(_))
}

fn units(storage: &MemoryStorage) -> usize {
    storage.entries().iter().map(|(k, v)| k.encode_utf16().count() + v.encode_utf16().count()).sum()
}

/// Every state that an article was in since everything was saved last, that one included.
pub(super) type States = BTreeMap<DocumentId, Vec<Arc<Document>>>;

pub(super) fn remember<S: Storage>(states: &mut States, workspace: &Workspace<S>) {
    for document in workspace.library().documents() {
        states.entry(document.id().clone()).or_default().push(Arc::clone(document));
    }
}

/// What is stored of each article is a state it was in since the last time that everything was saved; and an article
/// that was there all the time is stored.
pub(super) fn check_unharmed(
    storage: &MemoryStorage,
    states: &States,
    saved: &[Arc<Document>],
) -> Result<(), TestCaseError> {
    let (library, notices) = reopened(storage);
    let is_harmless = |notice: &Notice| matches!(notice, Notice::Recovered { .. });
    prop_assert!(notices.iter().all(is_harmless), "{notices:?}");
    for document in library.documents() {
        let known = states.get(document.id()).map(Vec::as_slice).unwrap_or_default();
        prop_assert!(known.contains(document), "{document:?}");
    }
    for document in saved {
        prop_assert!(library.get(document.id()).is_some(), "{} is gone", document.id());
    }
    Ok(())
}

/// Writes over a record of an article what this release cannot read.
fn make_newer(storage: &MemoryStorage, id: &DocumentId) -> BTreeMap<String, String> {
    storage.tamper(&Key::Snapshot(id.clone()).to_text(), Some("fm2 of a newer release"));
    records_of(storage, id)
}

fn records_of(storage: &MemoryStorage, id: &DocumentId) -> BTreeMap<String, String> {
    let is_of = |key: &str| Key::parse(key).is_some_and(|key| key.document() == Some(id));
    storage.entries().into_iter().filter(|(key, _)| is_of(key)).collect()
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn a_storage_that_fills_up_loses_nothing(
        gestures in gestures(40), spare in prop::collection::vec(0..3_000_usize, 1..40),
    ) {
        let storage = MemoryStorage::default();
        let (mut workspace, _) = Workspace::start(storage.clone(), SAMPLE, &stamp(0));
        let (mut states, mut saved) = (States::new(), workspace.library().documents().to_vec());
        remember(&mut states, &workspace);
        for (nth, gesture) in (1..).zip(&gestures) {
            // Now there is much room, now little or none; in between nobody touches the limit for a while.
            if nth % 3 == 1 {
                storage.limit_to(units(&storage) + spare[(nth as usize / 3) % spare.len()]);
            }
            act(&storage, &mut workspace, gesture, nth)?;
            remember(&mut states, &workspace);
            // What was deleted meanwhile may be gone, even if it was brought back when there was no room.
            saved.retain(|document| workspace.library().get(document.id()).is_some());
            if is_saved(&workspace) {
                check_durable(&storage, &workspace)?;
                states.clear();
                saved = workspace.library().documents().to_vec();
                remember(&mut states, &workspace);
            } else {
                check_unharmed(&storage, &states, &saved)?;
            }
        }
        storage.limit_to(usize::MAX);
        workspace.save_again(&stamp(0).now);
        prop_assert!(is_saved(&workspace));
        check_durable(&storage, &workspace)?;
    }

    #[test]
    fn what_a_newer_release_stored_is_left_alone(
        before in gestures(15), after in gestures(25), pick in any::<u8>(), is_scheme_newer in any::<bool>(),
    ) {
        let storage = MemoryStorage::default();
        let (mut workspace, _) = Workspace::start(storage.clone(), SAMPLE, &stamp(0));
        for (nth, gesture) in (1..).zip(&before) {
            act(&storage, &mut workspace, gesture, nth)?;
        }
        let documents = workspace.library().documents();
        prop_assume!(!documents.is_empty());
        let id = documents[usize::from(pick) % documents.len()].id().clone();
        let records = make_newer(&storage, &id);
        let mut notices = vec![Notice::NewerArticle { id: id.to_string() }];
        let scheme = Key::Scheme.to_text();
        if is_scheme_newer {
            storage.tamper(&scheme, Some("fm3 labels"));
            notices.insert(0, Notice::NewerScheme);
        }
        let (mut workspace, told) = Workspace::start(storage.clone(), SAMPLE, &stamp(100));
        prop_assert_eq!(&told, &notices);
        for (nth, gesture) in (101..).zip(&after) {
            act(&storage, &mut workspace, gesture, nth)?;
            prop_assert!(is_saved(&workspace));
            prop_assert_eq!(&records_of(&storage, &id), &records);
            let index = IndexRecord::read(&storage.entries()[&Key::Index.to_text()]);
            prop_assert!(index.is_ok_and(|index| index.order.contains(&id)));
            let (library, told) = reopened(&storage);
            prop_assert_eq!(&told, &notices);
            prop_assert_eq!(library.documents(), workspace.library().documents());
            if is_scheme_newer {
                prop_assert!(storage.entries()[&scheme] == "fm3 labels");
            } else {
                prop_assert_eq!(&library, workspace.library());
            }
        }
    }
}
