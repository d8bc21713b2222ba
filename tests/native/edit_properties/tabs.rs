//! Two tabs on one storage, each hearing of the other late: both end with the same, and so does the next visit.

use factmark::model::Library;
use factmark::workspace::{MemoryStorage, SaveState, Workspace};
use proptest::prelude::*;

use super::gestures::{Gesture, gesture};
use super::stamp;
use super::stored::{SAMPLE, act, reopened};
use crate::property_config::cases;

/// What happens next.
#[derive(Debug, Clone)]
enum Event {
    /// A person does something in a tab.
    Act(usize, Gesture),
    /// A tab hears of one of the changes that it has not heard of yet.
    Hear(usize, u8),
}

/// A change that the browser tells: a key and its new value.
type Change = (String, Option<String>);

struct Tabs {
    storage: MemoryStorage,
    workspaces: [Workspace<MemoryStorage>; 2],
    inboxes: [Vec<Change>; 2],
    nth: u64,
}

impl Tabs {
    fn open() -> Self {
        let storage = MemoryStorage::default();
        // One after the other: the second finds what the first one stored.
        let workspaces = [1, 2].map(|nth| Workspace::start(storage.clone(), SAMPLE, &stamp(nth)).0);
        Self { storage, workspaces, inboxes: Default::default(), nth: 2 }
    }

    /// Does something in a tab and posts what it stored to the other one.
    fn in_tab<T>(&mut self, tab: usize, what: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.storage.entries();
        let result = what(self);
        let after = self.storage.entries();
        let inbox = &mut self.inboxes[1 - tab];
        let is_new = |(key, value): &(&String, &String)| before.get(*key) != Some(*value);
        inbox.extend(after.iter().filter(is_new).map(|(key, value)| (key.clone(), Some(value.clone()))));
        inbox.extend(before.keys().filter(|key| !after.contains_key(*key)).map(|key| (key.clone(), None)));
        result
    }

    fn run(&mut self, event: &Event) -> Result<(), TestCaseError> {
        self.nth += 1;
        let nth = self.nth;
        match event {
            Event::Act(tab, gesture) => {
                self.in_tab(*tab, |tabs| act(&tabs.storage, &mut tabs.workspaces[*tab], gesture, nth))
            }
            Event::Hear(tab, pick) => {
                let inbox = &mut self.inboxes[*tab];
                if !inbox.is_empty() {
                    let (key, value) = inbox.remove(usize::from(*pick) % inbox.len());
                    self.in_tab(*tab, |tabs| tabs.workspaces[*tab].receive(Some(&key), value.as_deref()));
                }
                Ok(())
            }
        }
    }

    /// Both tabs hear of everything, what they store on hearing it too.
    fn settle(&mut self, picks: &[u8]) -> Result<(), TestCaseError> {
        let mut picks = picks.iter().copied().cycle();
        for _ in 0..10_000 {
            let Some(tab) = (0..2).find(|&tab| !self.inboxes[tab].is_empty()) else { return Ok(()) };
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
        prop_assert_eq!(notices, vec![]);
        for workspace in &self.workspaces {
            prop_assert!(matches!(workspace.save_state(), SaveState::Saved(_)));
        }
        Ok(())
    }
}

/// A library in one line, for the message when something differs.
fn told(library: &Library) -> String {
    let labels = library.scheme.labels().len();
    let documents = library.documents().iter().map(|document| {
        let marks = document
            .annotations()
            .iter()
            .map(|a| (a.id.as_str(), a.label.as_str(), a.fragments.as_slice(), &a.note));
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

fn check(events: &[Event], picks: &[u8]) -> Result<(), TestCaseError> {
    let mut tabs = Tabs::open();
    for event in events {
        tabs.run(event)?;
    }
    tabs.settle(picks)?;
    tabs.check_equal()
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn two_tabs_that_hear_late_end_equal(events in events(true)) {
        check(&events, &[0])?;
    }

    #[test]
    fn two_tabs_that_hear_late_and_in_any_order_end_equal(
        events in events(false), picks in prop::collection::vec(any::<u8>(), 1..20),
    ) {
        check(&events, &picks)?;
    }
}
