//! Storage that fails at one write of a session, or from one on: tried at each single write that there is.

use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use factmark::model::Document;
use factmark::workspace::{MemoryStorage, Storage, StorageFault, Workspace};
use proptest::prelude::*;

use super::bad_days::{States, check_unharmed, is_saved, remember};
use super::gestures::{Gesture, gestures};
use super::stamp;
use super::stored::{SAMPLE, act, check_durable};
use crate::property_config::cases;

/// A storage that counts writes and is full at some of them. Reading and removing always work, as in a browser.
#[derive(Debug, Clone)]
struct Moody {
    inner: MemoryStorage,
    n_writes: Rc<Cell<usize>>,
    full: Rc<Cell<(usize, usize)>>,
}

impl Moody {
    fn full_at(writes: Range<usize>) -> Self {
        let full = Rc::new(Cell::new((writes.start, writes.end)));
        Self { inner: MemoryStorage::default(), n_writes: Rc::default(), full }
    }
}

impl Storage for Moody {
    fn get(&self, key: &str) -> Result<Option<String>, StorageFault> {
        self.inner.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageFault> {
        let nth = self.n_writes.get();
        self.n_writes.set(nth + 1);
        let (start, end) = self.full.get();
        if (start..end).contains(&nth) { Err(StorageFault::Full) } else { self.inner.set(key, value) }
    }

    fn remove(&self, key: &str) -> Result<(), StorageFault> {
        self.inner.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StorageFault> {
        self.inner.keys()
    }

    fn capacity(&self) -> usize {
        self.inner.capacity()
    }
}

/// Lives through a session; what is stored is right after every step. Answers how many writes there were.
fn live(gestures: &[Gesture], full: Range<usize>) -> Result<usize, TestCaseError> {
    let storage = Moody::full_at(full);
    let (mut workspace, _) = Workspace::start(storage.clone(), SAMPLE, &stamp(0));
    let (mut states, mut saved) = (States::new(), Vec::new());
    remember(&mut states, &workspace);
    for (nth, gesture) in (1..).zip(gestures) {
        act(&storage.inner, &mut workspace, gesture, nth)?;
        remember(&mut states, &workspace);
        saved.retain(|document: &Arc<Document>| workspace.library().get(document.id()).is_some());
        if is_saved(&workspace) {
            check_durable(&storage.inner, &workspace)?;
            states.clear();
            saved = workspace.library().documents().to_vec();
            remember(&mut states, &workspace);
        } else {
            check_unharmed(&storage.inner, &states, &saved)?;
        }
    }
    storage.full.set((0, 0));
    workspace.save_again(&stamp(0).now);
    prop_assert!(is_saved(&workspace));
    check_durable(&storage.inner, &workspace)?;
    Ok(storage.n_writes.get())
}

proptest! {
    #![proptest_config(cases(6))]

    #[test]
    fn a_storage_that_is_full_at_any_write_loses_nothing(gestures in gestures(14)) {
        let n_writes = live(&gestures, 0..0)?;
        for nth in 0..n_writes {
            // For one write, for a while, and from there on.
            for full in [nth..nth + 1, nth..nth + 4, nth..usize::MAX] {
                let of = format!("{full:?}");
                live(&gestures, full).map_err(|error| TestCaseError::fail(format!("{of}: {error}")))?;
            }
        }
    }
}
