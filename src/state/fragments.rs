//! Annotations of several fragments: a quote that “she said” interrupts.

use super::Session;
use crate::edit::Command;
use crate::suggest::next_quoted_stretch;

impl Session {
    /// Adds what is selected to the chosen annotation.
    pub fn add_fragment(&self) {
        let Some((document, annotation)) = self.chosen_ids() else {
            return self.inform(self.words().finding.add_choose_first, &[]);
        };
        let Some(selected) = self.look_at_selection(self.draws_exactly()) else {
            return self.inform(self.words().finding.add_select_first, &[]);
        };
        let span = selected.span;
        if self.dispatch(Command::AddFragment { document, annotation, span }) {
            self.after_tagging(span);
        }
    }

    /// Joins the next words in quotation marks to the chosen annotation.
    pub fn join_quoted(&self) {
        let found = self.read(|workspace| {
            let (document, chosen) = (workspace.document()?, workspace.chosen()?);
            let next = next_quoted_stretch(document.text(), &chosen.fragments);
            Some((document.id().clone(), chosen.id.clone(), next))
        });
        match found {
            None => self.inform(self.words().finding.choose_quote_first, &[]),
            Some((_, _, None)) => self.inform(self.words().finding.no_quotation_follows, &[]),
            Some((document, annotation, Some(span))) => {
                if self.dispatch(Command::AddFragment { document, annotation, span }) {
                    self.leave_caret_on(span);
                    self.announce_chosen();
                }
            }
        }
    }

    /// Takes a fragment off the chosen annotation.
    pub fn remove_fragment(&self, index: usize) {
        if let Some((document, annotation)) = self.chosen_ids() {
            self.dispatch(Command::RemoveFragment { document, annotation, index });
        }
    }

    /// Takes the last fragment off the chosen annotation.
    pub(super) fn remove_last_fragment(&self) {
        let n = self.read(|workspace| workspace.chosen().map(|chosen| chosen.fragments.as_slice().len()));
        match n {
            Some(n) => self.remove_fragment(n.saturating_sub(1)),
            None => self.inform(self.words().editing.choose_first, &[]),
        }
    }
}
