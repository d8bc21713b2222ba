//! What stands beside the text (lists, counts, the inspector, what undo would do, announcements) is brought up to date when
//! the text has been painted: whoever tags word after word waits for the mark alone. Who works beside the text sees there
//! at once what they did.

use leptos::prelude::*;

use super::Session;
use crate::platform;

/// What is shown beside the text and not up to date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(clippy::struct_excessive_bools)] // Each is one signal that waits to be told.
pub(super) struct Unsettled {
    pub(super) library: bool,
    pub(super) article: bool,
    pub(super) chosen: bool,
    pub(super) selected: bool,
    pub(super) undo_redo: bool,
    pub(super) announcement: bool,
    pub(super) inspector: bool,
}

impl Unsettled {
    fn join(self, other: Self) -> Self {
        Self {
            library: self.library || other.library,
            article: self.article || other.article,
            chosen: self.chosen || other.chosen,
            selected: self.selected || other.selected,
            undo_redo: self.undo_redo || other.undo_redo,
            announcement: self.announcement || other.announcement,
            inspector: self.inspector || other.inspector,
        }
    }
}

/// A frame later is soon enough; after so many milliseconds it is done though the browser is busy.
const PATIENCE: u32 = 50;

impl Session {
    /// Has this brought up to date after the next frame, or at once if the focus is beside the text.
    pub(super) fn settle_soon(&self, unsettled: Unsettled) {
        let before = self.unsettled.get_value();
        self.unsettled.set_value(before.join(unsettled));
        if !platform::focus_in_text() {
            self.settle();
        } else if before == Unsettled::default() {
            let session = *self;
            platform::when_idle_within(PATIENCE, move || session.settle());
        }
    }

    /// Nothing is selected any more; the label bar goes after the next frame.
    pub(in crate::state) fn deselect_soon(&self) {
        let selected = set_quietly(self.selected, None);
        self.settle_soon(Unsettled { selected, ..Unsettled::default() });
    }

    /// Has the announcer say what it was given.
    pub(in crate::state) fn announce_soon(&self) {
        self.settle_soon(Unsettled { announcement: true, ..Unsettled::default() });
    }

    /// Brings everything beside the text up to date now.
    pub(in crate::state) fn settle(&self) {
        let unsettled = self.unsettled.try_update_value(std::mem::take).unwrap_or_default();
        if unsettled.library {
            self.library_changes.update(|n| *n += 1);
        }
        if unsettled.article {
            self.article_changes.update(|n| *n += 1);
        }
        if unsettled.chosen {
            self.chosen.notify();
        }
        if unsettled.selected {
            self.selected.notify();
        }
        if unsettled.undo_redo {
            self.undo_redo.notify();
        }
        if unsettled.announcement {
            self.announcement.notify();
        }
        if unsettled.inspector {
            self.inspected.update(|n| *n += 1);
        }
    }
}

/// Sets a signal whose followers are told later; returns whether that changes it.
pub(super) fn set_quietly<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) -> bool {
    let is_change = signal.with_untracked(|old| *old != value);
    if is_change {
        signal.update_untracked(|old| *old = value);
    }
    is_change
}
