//! The copy: every record stands a second time in a store that is on the disk before anybody is told “Saved”.
//!
//! Browsers write local storage to the disk seconds late, so a browser that is killed loses what it was told last. The
//! application works on local storage all the same, because it answers at once; [`Mirrored`] notes what is written
//! there, and the browser's side takes it over batch by batch. At the next start [`merge`] finds which of the two knows
//! more.
//!
//! | module | its one job |
//! |---|---|
//! | [`outbox`] | notes what is written, hands it out in batches |
//! | [`entry`] | what stands in the copy: a record, or that there is none, and the batch that said so |
//! | [`marks`] | which batches local storage has seen |
//! | [`merge`] | the rule: which of the two is later, record by record |
//! | [`index`] | two lists of articles become one |
//! | [`taking_in`] | brings what only the copy had into the open workspace |

mod entry;
mod index;
mod marks;
mod merge;
mod outbox;
mod taking_in;

pub use entry::{BatchId, CopyEntry};
pub use outbox::{Batch, Mirrored};
pub use taking_in::Merged;

use super::SaveState;
use crate::record::Key;

/// How the copy stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyState {
    /// It is being opened and compared.
    Opening,
    /// It can be written; whether something waits to be, the outbox knows.
    Open,
    /// It could not be written the last time; every edit tries again.
    Failing,
    /// This browser has none, or refuses it.
    Missing,
}

impl CopyState {
    /// What to tell of the work, if local storage says `stored` and the copy `is_behind` it.
    pub fn tell(self, stored: &SaveState, is_behind: bool) -> SaveState {
        match (stored, self) {
            (SaveState::Saved(_), Self::Opening) => SaveState::Saving,
            (SaveState::Saved(_), Self::Open) if is_behind => SaveState::Saving,
            (SaveState::Saved(moment), Self::Failing | Self::Missing) => SaveState::InBrowser(moment.clone()),
            _ => stored.clone(),
        }
    }
}

/// Whether the copy holds records of that key. Which article was open is no work, and marks are local storage's own.
fn is_copied(key: &str) -> bool {
    Key::parse(key).is_some_and(|key| key != Key::Open)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::StorageFault;

    #[test]
    fn saved_means_on_the_disk() {
        let (saved, full) = (SaveState::Saved(None), SaveState::NotSaved(StorageFault::Full));
        for (copy, is_behind, told) in [
            (CopyState::Opening, false, SaveState::Saving),
            (CopyState::Open, true, SaveState::Saving),
            (CopyState::Open, false, saved.clone()),
            (CopyState::Failing, true, SaveState::InBrowser(None)),
            (CopyState::Missing, false, SaveState::InBrowser(None)),
        ] {
            assert_eq!(copy.tell(&saved, is_behind), told, "{copy:?}");
            assert_eq!(copy.tell(&full, is_behind), full, "{copy:?}");
        }
    }
}
