//! Local storage and its copy, each cut off after any write, as when a browser is killed: together they hold what
//! the longer one held, in the storage and in the open workspace.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use factmark::model::Library;
use factmark::record::Key;
use factmark::workspace::{MemoryStorage, Mirrored, Notice, SaveState, Storage, StorageFault, Workspace};
use proptest::prelude::*;

use super::commands::check_sound;
use super::gestures::{Gesture, gesture, gestures};
use super::stamp;
use super::stored::{SAMPLE, act, reopened};
use crate::property_config::cases;

type Entries = BTreeMap<String, String>;

/// A store that remembers what it held after each write.
#[derive(Debug, Clone, Default)]
struct Remembering {
    store: MemoryStorage,
    states: Rc<RefCell<Vec<Entries>>>,
}

impl Storage for Remembering {
    fn get(&self, key: &str) -> Result<Option<String>, StorageFault> {
        self.store.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageFault> {
        self.store.set(key, value)?;
        self.states.borrow_mut().push(self.store.entries());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageFault> {
        self.store.remove(key)?;
        self.states.borrow_mut().push(self.store.entries());
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StorageFault> {
        self.store.keys()
    }

    fn capacity(&self) -> usize {
        self.store.capacity()
    }
}

fn filled(entries: &Entries) -> MemoryStorage {
    let store = MemoryStorage::default();
    for (key, value) in entries {
        store.tamper(key, Some(value));
    }
    store
}

/// Gives the copy what waits for it; false if nothing does.
fn flush<S: Storage>(storage: &Mirrored<S>, copy: &mut Entries) -> bool {
    let Some(batch) = storage.next_batch() else { return false };
    for (key, entry) in batch.changes() {
        match entry {
            Some(entry) => copy.insert(key.to_owned(), entry),
            None => copy.remove(key),
        };
    }
    true
}

/// The records that the copy holds.
fn copied(copy: &Entries) -> Entries {
    let records =
        copy.iter().filter_map(|(key, entry)| Some((key.clone(), entry.split_once('\n')?.1.to_owned())));
    records.collect()
}

/// The records of a local storage that are copied.
fn work(entries: &Entries) -> Entries {
    let is_work = |key: &String| Key::parse(key).is_some_and(|key| key != Key::Open);
    entries.iter().filter(|(key, _)| is_work(key)).map(|(key, value)| (key.clone(), value.clone())).collect()
}

/// One tab with its copy.
struct Desk {
    local: Remembering,
    mirrored: Mirrored<Remembering>,
    workspace: Workspace<Mirrored<Remembering>>,
    notices: Vec<Notice>,
    copy: Entries,
}

impl Desk {
    fn open(local: &Entries, copy: &Entries, seed: u64) -> Self {
        let local = Remembering { store: filled(local), ..Remembering::default() };
        let mirrored = Mirrored::new(local.clone(), format!("t{seed}"));
        let (workspace, notices) = Workspace::start(mirrored.clone(), SAMPLE, &stamp(seed));
        Self { local, mirrored, workspace, notices, copy: copy.clone() }
    }

    fn merge(&mut self) -> usize {
        let merged = self.workspace.take_in_copy(&self.copy);
        assert!(merged.may_write);
        assert_eq!(merged.fault, None);
        merged.n_brought_back
    }

    fn flush(&mut self) {
        flush(&self.mirrored, &mut self.copy);
    }
}

/// What was stored at some moment.
struct Moment {
    /// How many writes to local storage there were.
    n_writes: usize,
    copy: Entries,
    library: Library,
}

/// Works through the gestures; the copy is written after those that `is_flushed` says. Returns every state of local
/// storage, and the moments at which the copy was written.
fn work_through(
    desk: &mut Desk,
    gestures: &[Gesture],
    is_flushed: &[bool],
) -> Result<(Vec<Entries>, Vec<Moment>), TestCaseError> {
    let mut moments = Vec::new();
    desk.merge();
    for (nth, gesture) in (1..).zip(gestures) {
        act(&desk.local.store, &mut desk.workspace, gesture, nth)?;
        if is_flushed[nth as usize % is_flushed.len()] {
            let n_writes = desk.local.states.borrow().len();
            desk.flush();
            let library = desk.workspace.library().clone();
            moments.push(Moment { n_writes, copy: desk.copy.clone(), library });
        }
    }
    let states = desk.local.states.borrow().clone();
    Ok((states, moments))
}

/// The next visit finds `library`, in the page and in both stores.
fn check_next_visit(local: &Entries, copy: &Entries, library: &Library) -> Result<(), TestCaseError> {
    let mut desk = Desk::open(local, copy, 500);
    desk.merge();
    prop_assert_eq!(desk.workspace.library(), library);
    check_sound(library)?;
    let (again, notices) = reopened(&desk.local.store);
    prop_assert_eq!(&again, library);
    prop_assert_eq!(notices, vec![]);
    desk.flush();
    prop_assert_eq!(copied(&desk.copy), work(&desk.local.store.entries()));
    // Once more there is nothing to do.
    let mut desk = Desk::open(&desk.local.store.entries(), &desk.copy, 501);
    prop_assert_eq!(&desk.notices, &vec![]);
    prop_assert_eq!(desk.merge(), 0);
    prop_assert!(!desk.mirrored.is_waiting());
    Ok(())
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn whichever_store_was_cut_off_the_longer_one_counts(
        gestures in gestures(30), is_flushed in prop::collection::vec(any::<bool>(), 1..6),
        cut in any::<prop::sample::Index>(), flushed in any::<prop::sample::Index>(),
    ) {
        let mut desk = Desk::open(&Entries::new(), &Entries::new(), 0);
        let (states, moments) = work_through(&mut desk, &gestures, &is_flushed)?;
        prop_assume!(!moments.is_empty());
        let n_writes = cut.index(states.len() + 1);
        let local = n_writes.checked_sub(1).map(|last| states[last].clone()).unwrap_or_default();
        let moment = &moments[flushed.index(moments.len())];
        if n_writes <= moment.n_writes {
            check_next_visit(&local, &moment.copy, &moment.library)?;
        } else {
            // Cut in the middle of an edit, a start mends what it finds; that is the longer one then.
            let (library, _) = reopened(&filled(&local));
            check_next_visit(&local, &moment.copy, &library)?;
        }
    }

    #[test]
    fn a_local_storage_that_lost_any_of_its_records_gets_them_back(
        gestures in gestures(25), picks in prop::collection::vec(any::<bool>(), 1..12), how in 0..3_u8,
    ) {
        let mut desk = Desk::open(&Entries::new(), &Entries::new(), 0);
        work_through(&mut desk, &gestures, &[true])?;
        let library = desk.workspace.library().clone();
        let mut local = desk.local.store.entries();
        for (n, (key, value)) in work(&local).into_iter().enumerate() {
            if how == 0 || picks[n % picks.len()] {
                match how {
                    2 => local.insert(key, value.chars().take(value.chars().count() / 2).collect()),
                    _ => local.remove(&key),
                };
            }
        }
        if how == 0 {
            local.clear();
        }
        let mut next = Desk::open(&local, &desk.copy, 500);
        next.merge();
        prop_assert_eq!(next.workspace.library(), &library);
        prop_assert!(matches!(next.workspace.save_state(), SaveState::Saved(_)));
        let (again, notices) = reopened(&next.local.store);
        prop_assert_eq!(&again, &library);
        prop_assert_eq!(notices, vec![]);
    }

    #[test]
    fn a_copy_that_is_damaged_or_stale_harms_nothing(
        before in gestures(15), after in gestures(15), picks in prop::collection::vec(0..4_u8, 1..12),
    ) {
        let mut desk = Desk::open(&Entries::new(), &Entries::new(), 0);
        work_through(&mut desk, &before, &[true])?;
        let mut copy = desk.copy.clone();
        // A release without a copy, or a browser that refused it, went on in between.
        let (mut plain, _) = Workspace::start(desk.local.store.clone(), SAMPLE, &stamp(100));
        for (nth, gesture) in (101..).zip(&after) {
            act(&desk.local.store, &mut plain, gesture, nth)?;
        }
        for (n, entry) in copy.values_mut().enumerate() {
            match picks[n % picks.len()] {
                0 => entry.truncate(entry.floor_char_boundary(entry.len() / 2)),
                1 => "garbage".clone_into(entry),
                _ => {}
            }
        }
        check_next_visit(&desk.local.store.entries(), &copy, plain.library())?;
    }

    #[test]
    fn two_tabs_write_one_copy(
        events in prop::collection::vec((0..2_usize, gesture(), any::<bool>()), 1..25),
        cut in any::<prop::sample::Index>(),
    ) {
        let local = Remembering::default();
        let mut copy = Entries::new();
        let mut tabs = [0, 1].map(|tab: u64| {
            let mirrored = Mirrored::new(local.clone(), format!("t{tab}"));
            let (mut workspace, _) = Workspace::start(mirrored.clone(), SAMPLE, &stamp(tab));
            workspace.take_in_copy(&copy);
            flush(&mirrored, &mut copy);
            (mirrored, workspace)
        });
        for (nth, (tab, gesture, is_flushed)) in (2..).zip(&events) {
            let before = local.store.entries();
            act(&local.store, &mut tabs[*tab].1, gesture, nth)?;
            hear(&mut tabs[1 - tab].1, &before, &local.store.entries());
            if *is_flushed {
                let mirrored = tabs[*tab].0.clone();
                flush(&mirrored, &mut copy);
            }
        }
        // What was said to be saved in one of the two tabs, in whichever order they say it.
        flush(&tabs[0].0, &mut copy);
        flush(&tabs[1].0, &mut copy);
        let library = tabs[0].1.library().clone();
        let states = local.states.borrow().clone();
        let n_writes = cut.index(states.len() + 1);
        let there = n_writes.checked_sub(1).map(|last| states[last].clone()).unwrap_or_default();
        let mut next = Desk::open(&there, &copy, 500);
        next.merge();
        let all = |library: &Library| library.documents().iter().cloned()
            .map(|document| (document.id().clone(), document)).collect::<BTreeMap<_, _>>();
        prop_assert_eq!(all(next.workspace.library()), all(&library));
    }
}

fn hear(workspace: &mut Workspace<Mirrored<Remembering>>, before: &Entries, after: &Entries) {
    for (key, value) in after.iter().filter(|(key, value)| before.get(*key) != Some(value)) {
        workspace.receive(Some(key), Some(value));
    }
    for key in before.keys().filter(|key| !after.contains_key(*key)) {
        workspace.receive(Some(key), None);
    }
}

#[test]
fn what_a_newer_release_copied_is_left_alone() {
    let mut desk = Desk::open(&Entries::new(), &Entries::new(), 0);
    desk.merge();
    desk.flush();
    let text = "factmark/doc/sample/text";
    let mut copy = desk.copy.clone();
    copy.insert(text.into(), "90 t9\nfm2 of another kind".into());
    let mut next = Desk::open(&desk.local.store.entries(), &copy, 500);
    assert_eq!(next.merge(), 0);
    next.workspace.undo(&stamp(501).now);
    next.flush();
    assert_eq!(next.copy[text], copy[text]);
    assert_eq!(next.workspace.library(), desk.workspace.library());

    copy.insert("factmark/index".into(), "91 t9\nfm2 of another kind".into());
    let mut next = Desk::open(&desk.local.store.entries(), &copy, 500);
    assert!(!next.workspace.take_in_copy(&copy).may_write);
    next.flush();
    assert_eq!(next.copy, copy);
}
