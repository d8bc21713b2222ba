//! What two tabs changed without knowing of each other: told, and settled by a person.

use super::merging::{Conflict, Lost, present};
use super::shelf::entity_of;
use super::{Outcome, Storage, Workspace};
use crate::edit::{Command, Refusal};
use crate::model::{Stamp, Timestamp};

impl<S: Storage> Workspace<S> {
    /// What tabs wrote beside each other, and nobody has looked at yet. Until it is settled the journal keeps it.
    pub fn conflicts(&self) -> Vec<Conflict> {
        let conflict = |lost: &Lost| lost.conflict(self.library.get(&lost.document)?);
        self.lost.iter().filter_map(conflict).collect()
    }

    /// What is shown stays. That is stored, so that no tab and no later visit asks again.
    pub fn keep_shown(&mut self, conflict: &Conflict, now: &Timestamp) {
        self.settled(conflict);
        let entity = entity_of(&conflict.lost);
        let document = self.library.get(&conflict.document);
        let shown = document.zip(entity).and_then(|(document, entity)| present(document, &entity));
        let Some(shown) = shown.filter(|_| !self.vault.is_out_of_order()) else { return };
        self.vault.set_clock(now);
        self.vault.acknowledge(&conflict.document, &shown);
        if self.vault.write_journal(&conflict.document, vec![shown]).is_err() {
            self.vault.mark_dirty(conflict.document.clone());
        }
        self.vault.settle(&self.library, now);
    }

    /// The other version takes the place of what is shown, as an edit like any other.
    ///
    /// # Errors
    /// It no longer fits; nothing was changed, and the conflict stays.
    pub fn take_other(&mut self, conflict: &Conflict, stamp: &Stamp) -> Result<Outcome, Refusal> {
        self.vault.acknowledge(&conflict.document, &conflict.lost);
        let document = conflict.document.clone();
        let command = Command::TakeVersion { document, version: Box::new(conflict.lost.clone()) };
        let outcome = self.dispatch(command, stamp)?;
        self.settled(conflict);
        Ok(outcome)
    }

    /// Whoever chose among the versions of a thing has seen them all.
    fn settled(&mut self, conflict: &Conflict) {
        if let Some(entity) = entity_of(&conflict.lost) {
            self.lost.retain(|lost| !lost.is_of(&conflict.document, &entity));
        }
    }
}
