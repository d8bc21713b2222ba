//! Two tabs on one storage, each hearing of the other late: both end with the same, and so does the next visit.

mod telling;

use std::rc::Rc;

use factmark::edit::Op;
use factmark::model::Library;
use factmark::workspace::{Conflict, MemoryStorage, Notice, SaveState, Workspace};
use proptest::prelude::*;

use super::gestures::{Gesture, gesture, work_on_one_article, work_on_the_list};
use super::stamp;
use super::stored::{SAMPLE, act, reopened};
use crate::property_config::cases;
use telling::{Inbox, Telling};

/// What happens next.
#[derive(Debug, Clone)]
enum Event {
    /// A person does something in a tab.
    Act(usize, Gesture),
    /// A tab hears of one of the changes that it has not heard of yet.
    Hear(usize, u8),
}

struct Tabs {
    storage: MemoryStorage,
    workspaces: [Workspace<Telling>; 2],
    /// What each tab has not heard of yet, oldest first.
    inboxes: [Inbox; 2],
    nth: u64,
}

impl Tabs {
    fn open() -> Self {
        let storage = MemoryStorage::default();
        let inboxes: [Inbox; 2] = Default::default();
        // One after the other: the second finds what the first one stored.
        let workspaces = [0, 1].map(|tab| {
            // What the first tab did before the second one was open, that one need not hear.
            inboxes[tab].borrow_mut().clear();
            let telling = Telling { store: storage.clone(), other: Rc::clone(&inboxes[1 - tab]) };
            Workspace::start(telling, SAMPLE, &stamp(tab as u64)).0
        });
        Self { storage, workspaces, inboxes, nth: 2 }
    }

    fn run(&mut self, event: &Event) -> Result<(), TestCaseError> {
        self.nth += 1;
        let nth = self.nth;
        match event {
            Event::Act(tab, gesture) => act(&self.storage, &mut self.workspaces[*tab], gesture, nth),
            Event::Hear(tab, pick) => {
                let n = self.inboxes[*tab].borrow().len();
                if n > 0 {
                    let (key, value) = self.inboxes[*tab].borrow_mut().remove(usize::from(*pick) % n);
                    self.workspaces[*tab].receive(Some(&key), value.as_deref());
                }
                Ok(())
            }
        }
    }

    /// Both tabs hear of everything, what they store on hearing it too.
    fn settle(&mut self, picks: &[u8]) -> Result<(), TestCaseError> {
        let mut picks = picks.iter().copied().cycle();
        for _ in 0..10_000 {
            let Some(tab) = (0..2).find(|&tab| !self.inboxes[tab].borrow().is_empty()) else { return Ok(()) };
            self.run(&Event::Hear(tab, picks.next().unwrap_or_default()))?;
        }
        prop_assert!(false, "the tabs never come to rest");
        Ok(())
    }

    fn check_equal(&self) -> Result<(), TestCaseError> {
        let [a, b] = &self.workspaces;
        prop_assert!(
            a.library() == b.library(),
            "the tabs differ: {}\n{}",
            told(a.library()),
            told(b.library())
        );
        let (library, notices) = reopened(&self.storage);
        prop_assert!(
            library == *a.library(),
            "the next visit differs: {}\n{}",
            told(&library),
            told(a.library())
        );
        let is_damage = |notice: &&Notice| !matches!(notice, Notice::Conflict { .. });
        prop_assert_eq!(notices.iter().find(is_damage), None);
        for workspace in &self.workspaces {
            for conflict in workspace.conflicts() {
                check_kept(workspace.library(), &conflict)?;
            }
        }
        for workspace in &self.workspaces {
            prop_assert!(matches!(workspace.save_state(), SaveState::Saved(_)));
        }
        Ok(())
    }
}

/// What a conflict says is kept is what is shown, and the other version is another one.
fn check_kept(library: &Library, conflict: &Conflict) -> Result<(), TestCaseError> {
    prop_assert!(conflict.kept != conflict.lost);
    let Some(document) = library.get(&conflict.document) else {
        prop_assert!(false, "a conflict in an article that is gone");
        return Ok(());
    };
    match &conflict.kept {
        Op::PutAnnotation(_, it) => prop_assert_eq!(document.annotations().get(&it.id), Some(it)),
        Op::RemoveAnnotation(_, id) => prop_assert_eq!(document.annotations().get(id), None),
        Op::PutRelation(_, link) => prop_assert_eq!(document.relation(&link.id), Some(link)),
        Op::RemoveRelation(_, id) => prop_assert_eq!(document.relation(id), None),
        Op::SetMeta(_, meta) => prop_assert_eq!(&document.meta, meta),
        op => prop_assert!(false, "{op:?}"),
    }
    Ok(())
}

/// A library in one line, for the message when something differs.
fn told(library: &Library) -> String {
    let labels = library.scheme.labels().len();
    let documents = library.documents().iter().map(|document| {
        let marks = document
            .annotations()
            .iter()
            .map(|a| (a.id.as_str(), a.label.as_str(), a.fragments.as_slice(), a.note.len()));
        let links = document.relations().map(|link| link.id.as_str());
        let (marks, links) = (marks.collect::<Vec<_>>(), links.collect::<Vec<_>>());
        format!("{} {:?} {marks:?} {links:?}", document.id(), document.meta.title)
    });
    format!("{labels} labels; {}", documents.collect::<Vec<_>>().join("; "))
}

fn events(in_order: bool) -> impl Strategy<Value = Vec<Event>> {
    let pick = if in_order { Just(0).boxed() } else { any::<u8>().boxed() };
    let event = prop_oneof![
        3 => (0..2_usize, gesture()).prop_map(|(tab, gesture)| Event::Act(tab, gesture)),
        4 => (0..2_usize, pick).prop_map(|(tab, pick)| Event::Hear(tab, pick)),
    ];
    prop::collection::vec(event, 1..40)
}

/// Much writing on one article, and little hearing, so that both tabs fold a journal that neither knows whole.
fn events_that_fold() -> impl Strategy<Value = Vec<Event>> {
    let act = prop_oneof![3 => work_on_one_article(), 2 => Just(Gesture::Tidy)];
    let event = prop_oneof![
        3 => (0..2_usize, act).prop_map(|(tab, gesture)| Event::Act(tab, gesture)),
        1 => (0..2_usize).prop_map(|tab| Event::Hear(tab, 0)),
    ];
    prop::collection::vec(event, 1..40)
}

fn events_on_the_list() -> impl Strategy<Value = Vec<Event>> {
    let event = prop_oneof![
        1 => (0..2_usize, work_on_the_list()).prop_map(|(tab, gesture)| Event::Act(tab, gesture)),
        1 => (0..2_usize, any::<u8>()).prop_map(|(tab, pick)| Event::Hear(tab, pick)),
    ];
    prop::collection::vec(event, 1..40)
}

fn check(events: &[Event], picks: &[u8]) -> Result<(), TestCaseError> {
    let mut tabs = Tabs::open();
    for event in events {
        tabs.run(event)?;
    }
    tabs.settle(picks)?;
    tabs.check_equal()
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn two_tabs_that_hear_late_end_equal(events in events(true)) {
        check(&events, &[0])?;
    }

    #[test]
    fn who_hears_at_once_has_no_conflict(acts in prop::collection::vec((0..2_usize, gesture()), 1..30)) {
        let mut tabs = Tabs::open();
        for (tab, gesture) in acts {
            tabs.run(&Event::Act(tab, gesture))?;
            tabs.settle(&[0])?;
            prop_assert_eq!(tabs.workspaces.each_ref().map(|it| it.conflicts()), [vec![], vec![]]);
        }
        let (_, notices) = reopened(&tabs.storage);
        prop_assert_eq!(notices, vec![]);
    }

    #[test]
    fn two_tabs_that_sort_articles_end_in_one_order(
        events in events_on_the_list(), picks in prop::collection::vec(any::<u8>(), 1..20),
    ) {
        check(&events, &picks)?;
    }

    #[test]
    fn folding_keeps_what_the_other_tab_wrote(events in events_that_fold()) {
        check(&events, &[0])?;
    }

    #[test]
    fn two_tabs_that_hear_late_and_in_any_order_end_equal(
        events in events(false), picks in prop::collection::vec(any::<u8>(), 1..20),
    ) {
        check(&events, &picks)?;
    }
}
