//! The selection behind a dialog: a field in it takes the browser's only selection, which is given back afterwards.

use leptos::prelude::*;

use super::{Selected, Session};
use crate::model::DocumentId;

/// What was selected in which article.
pub(super) type Behind = Option<(DocumentId, Selected)>;

impl Session {
    /// A dialog is about to open: remembers what is selected.
    pub fn keep_selection(&self) {
        // Asked afresh: a key may follow the selection faster than the frame in which it is taken in.
        let selected = self.look_at_selection(self.draws_exactly()).or_else(|| self.selected.get_untracked());
        let behind = self.document_id().zip(selected);
        self.behind_dialog.set_value(behind);
    }

    /// The dialog is closed: selects again what was selected, unless something else is or the article is another.
    pub(super) fn give_selection_back(&self) {
        let Some((document, selected)) = self.behind_dialog.get_value() else { return };
        self.behind_dialog.set_value(None);
        if self.document_id() != Some(document) || self.look_at_selection(true).is_some() {
            return;
        }
        self.with_view(|view, workspace| {
            view.select(workspace.document()?.text(), selected.span, selected.is_backward);
            Some(())
        });
        // It was snapped when it was drawn.
        self.draw_exactly(true);
        self.select(Some(Selected { is_snapped: false, ..selected }));
    }
}
