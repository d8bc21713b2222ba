//! A workspace and its storage: after every step, whoever opens the page again finds what is shown.

use std::collections::BTreeSet;

use factmark::model::Library;
use factmark::record::Key;
use factmark::workspace::{Gesture as Joining, MemoryStorage, Notice, SaveState, Storage, Workspace};
use proptest::prelude::*;

use super::commands::check_sound;
use super::gestures::{Gesture, gestures};
use super::stamp;
use crate::property_config::cases;

pub(super) const SAMPLE: (&str, &str) = ("Sample", "One two three.\n\n“Four,” she said, “five 💸 six.”");

/// What a person finds who opens the page now; the storage itself is left as it is.
pub(super) fn reopened(storage: &MemoryStorage) -> (Library, Vec<Notice>) {
    let copy = MemoryStorage::default();
    for (key, value) in storage.entries() {
        copy.tamper(&key, Some(&value));
    }
    let (workspace, notices) = Workspace::start(copy, SAMPLE, &stamp(999_999));
    (workspace.library().clone(), notices)
}

pub(super) fn check_durable<S: Storage>(
    storage: &MemoryStorage,
    workspace: &Workspace<S>,
) -> Result<(), TestCaseError> {
    let (library, notices) = reopened(storage);
    prop_assert_eq!(notices, vec![]);
    prop_assert_eq!(&library, workspace.library());
    Ok(())
}

/// Does what a gesture says; what is refused must change nothing, shown or stored.
pub(super) fn act<S: Storage>(
    storage: &MemoryStorage,
    workspace: &mut Workspace<S>,
    gesture: &Gesture,
    nth: u64,
) -> Result<(), TestCaseError> {
    let stamp = stamp(nth);
    match gesture {
        Gesture::Undo => drop(workspace.undo(&stamp.now)),
        Gesture::Redo => drop(workspace.redo(&stamp.now)),
        Gesture::Tidy => workspace.tidy(),
        gesture => {
            let command = gesture.command(workspace.library()).expect("it is a command");
            let (library, entries) = (workspace.library().clone(), storage.entries());
            let undo = workspace.next_undo().cloned();
            let is_done = match gesture {
                Gesture::AddToHeap(_) => {
                    workspace.dispatch_joined(command, &stamp, Joining::Adding(1)).is_ok()
                }
                _ => workspace.dispatch(command, &stamp).is_ok(),
            };
            if !is_done {
                prop_assert_eq!(workspace.library(), &library);
                prop_assert_eq!(storage.entries(), entries);
                prop_assert_eq!(workspace.next_undo(), undo.as_ref());
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn what_is_shown_is_stored(gestures in gestures(40)) {
        let storage = MemoryStorage::default();
        let (mut workspace, _) = Workspace::start(storage.clone(), SAMPLE, &stamp(0));
        let start = workspace.library().clone();
        for (nth, gesture) in (1..).zip(&gestures) {
            act(&storage, &mut workspace, gesture, nth)?;
            check_sound(workspace.library())?;
            prop_assert!(matches!(workspace.save_state(), SaveState::Saved(_)));
            check_durable(&storage, &workspace)?;
        }
        let end = workspace.library().clone();
        let mut n_undone = 0;
        while let Some(outcome) = workspace.undo(&stamp(0).now) {
            prop_assert!(outcome.is_ok());
            n_undone += 1;
        }
        prop_assert_eq!(workspace.library(), &start);
        check_durable(&storage, &workspace)?;
        for _ in 0..n_undone {
            prop_assert!(workspace.redo(&stamp(0).now).is_some_and(|outcome| outcome.is_ok()));
        }
        prop_assert_eq!(workspace.library(), &end);
        check_durable(&storage, &workspace)?;
        check_no_leftovers(&storage, &end)?;
    }
}

/// Nothing stays behind of an article that was deleted.
fn check_no_leftovers(storage: &MemoryStorage, library: &Library) -> Result<(), TestCaseError> {
    let stored: BTreeSet<_> =
        storage.entries().keys().filter_map(|key| Key::parse(key)?.document().cloned()).collect();
    let shown: BTreeSet<_> = library.documents().iter().map(|document| document.id().clone()).collect();
    prop_assert_eq!(stored, shown);
    Ok(())
}
