//! The one door: every edit has an inverse, and what is undone all the way is as it was.

use std::collections::BTreeSet;
use std::sync::Arc;

use factmark::edit::{History, apply, plan};
use factmark::model::{Document, Library};
use proptest::prelude::*;

use super::gestures::{Gesture, gestures};
use super::stamp;
use crate::property_config::cases;

/// What must hold of any library, whatever was done to it.
pub(super) fn check_sound(library: &Library) -> Result<(), TestCaseError> {
    let ids: BTreeSet<_> = library.documents().iter().map(|document| document.id()).collect();
    prop_assert_eq!(ids.len(), library.documents().len(), "an id stands twice");
    library.documents().iter().try_for_each(|document| check_sound_document(document))
}

fn check_sound_document(document: &Document) -> Result<(), TestCaseError> {
    let set = document.annotations();
    let all: Vec<_> = set.iter().collect();
    prop_assert_eq!(all.len(), set.len());
    for (i, annotation) in all.iter().enumerate() {
        prop_assert!(document.holds(annotation));
        prop_assert_eq!(set.get(&annotation.id), Some(*annotation));
        prop_assert_eq!(set.position(&annotation.id), Some(i));
        prop_assert!(i == 0 || all[i - 1].fragments <= annotation.fragments, "not in text order");
    }
    for (i, block) in document.text().blocks().iter().enumerate() {
        // A block's line end belongs to it.
        let touches = |a: &&&Arc<_>| {
            let a: &factmark::model::Annotation = a;
            a.fragments.iter().any(|span| span.start() <= block.end() && span.end() > block.start())
        };
        let naive: Vec<_> = all.iter().filter(touches).map(|&a| Arc::clone(a)).collect();
        prop_assert_eq!(set.in_block(i), naive.as_slice(), "block {}", i);
    }
    for relation in document.relations() {
        let has_ends = set.get(&relation.from).is_some() && set.get(&relation.to).is_some();
        prop_assert!(has_ends, "{relation:?} leads nowhere");
    }
    Ok(())
}

fn run(
    library: &mut Library,
    history: &mut History,
    nth: u64,
    gesture: &Gesture,
) -> Result<(), TestCaseError> {
    let before = library.clone();
    let edit = match gesture {
        Gesture::Tidy => return Ok(()),
        Gesture::Undo => history.next_undo().cloned(),
        Gesture::Redo => history.next_redo().cloned(),
        gesture => {
            let command = gesture.command(library).expect("it is a command");
            let planned = plan(library, command.clone(), &stamp(nth));
            prop_assert_eq!(&plan(library, command, &stamp(nth)), &planned, "planned twice");
            planned.ok().map(|planned| planned.edit)
        }
    };
    let Some(edit) = edit else { return Ok(()) };
    let inverse = apply(library, &edit);
    prop_assert!(inverse.is_ok(), "{inverse:?}");
    let inverse = inverse.expect("it was just checked");
    let mut back = library.clone();
    let again = apply(&mut back, &inverse);
    prop_assert_eq!(&back, &before, "the inverse of {:?}", &edit);
    // Done again it gives the same.
    apply(&mut back, &again.expect("an inverse fits")).expect("an inverse fits");
    prop_assert_eq!(&back, &*library);
    match gesture {
        Gesture::Undo => history.undone(inverse),
        Gesture::Redo => history.redone(inverse),
        _ => history.record(inverse),
    }
    check_sound(library)
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn all_undone_is_the_start_and_all_redone_the_end(gestures in gestures(50)) {
        let (mut library, mut history) = (Library::default(), History::default());
        let start = library.clone();
        for (nth, gesture) in (1..).zip(&gestures) {
            run(&mut library, &mut history, nth, gesture)?;
        }
        let end = library.clone();
        let mut n_undone = 0;
        while history.next_undo().is_some() {
            run(&mut library, &mut history, 0, &Gesture::Undo)?;
            n_undone += 1;
        }
        prop_assert_eq!(&library, &start);
        for _ in 0..n_undone {
            run(&mut library, &mut history, 0, &Gesture::Redo)?;
        }
        prop_assert_eq!(&library, &end);
    }
}
