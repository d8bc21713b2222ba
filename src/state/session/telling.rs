//! What is told of the stored work: whether it is on the disk, and what went wrong with it.

use leptos::prelude::*;

use super::Session;
use super::changing::batch_if_changed;
use crate::state::{Offer, words};
use crate::workspace::{Notice, SaveState, StorageFault};

impl Session {
    /// Tidies when nothing has happened for a while.
    pub(in crate::state) fn tidy_later(&self) {
        self.tidy_soon.with_value(|tidy| {
            if let Some(tidy) = tidy {
                tidy();
            }
        });
    }

    /// Says whether the work is stored, and on the disk.
    pub(in crate::state) fn show_save_state(&self) {
        let stored = self.read(|workspace| workspace.save_state().clone());
        let state = self.copying.with_value(|copying| copying.state().tell(&stored, copying.is_behind()));
        let before = self.save_state.get_untracked();
        if let (SaveState::NotSaved(fault), true) = (&state, before != state) {
            self.tell(&Notice::StorageFault(*fault));
        }
        if !matches!(state, SaveState::NotSaved(_)) && matches!(before, SaveState::NotSaved(_)) {
            self.inform(self.words().errors.saved_again, &[]);
        }
        batch_if_changed(self.save_state, state);
    }

    /// Tells something about the stored work.
    pub fn tell(&self, notice: &Notice) {
        let text = words::notice(self.words(), notice);
        match notice {
            Notice::StorageFault(StorageFault::Full | StorageFault::Cleared) => {
                self.warn(text, &[Offer::DownloadCopy, Offer::SaveAgain]);
            }
            Notice::StorageFault(_) => self.warn(text, &[Offer::DownloadCopy]),
            Notice::DamagedRecords { .. }
            | Notice::DamagedText { .. }
            | Notice::DamagedIndex
            | Notice::DamagedScheme => {
                self.warn(text, &[Offer::DownloadRemains, Offer::DownloadCopy]);
            }
            Notice::NewerScheme | Notice::NewerArticle { .. } | Notice::Recovered { .. } => {
                self.warn(text, &[Offer::DownloadCopy]);
            }
            Notice::ChangedElsewhere | Notice::BroughtBack => self.announce(&text),
            Notice::CopyFault(_) => self.inform(text, &[Offer::DownloadCopy]),
            Notice::NoLongerFits => self.inform(text, &[]),
            Notice::Conflict { .. } => self.warn_of_conflicts(text),
            Notice::DeletedElsewhere { .. } => self.warn(text, &[Offer::Undo]),
        }
    }
}
