//! Which article is open and which annotation is chosen.

use leptos::prelude::*;

use super::{BrowserWorkspace, Session};
use crate::model::{AnnotationId, DocumentId, LabelId};
use crate::platform;
use crate::workspace::Touched;

impl Session {
    /// Opens an article.
    pub fn open(&self, id: &DocumentId) {
        if self.change(|workspace| workspace.open(id)) {
            self.show(Touched { opened: true, ..Touched::default() });
            self.announce(&self.words().editing.opened(&self.title().unwrap_or_default()));
        }
        self.sheet.set(None);
    }

    /// Chooses an annotation, or none, and shows it in the text.
    pub fn choose(&self, id: Option<AnnotationId>) {
        self.end_linking();
        let touched = self.change(|workspace| workspace.choose_annotation(id));
        self.show(touched);
        self.reveal_chosen();
        let span = self.read(|workspace| workspace.chosen().map(|chosen| chosen.fragments.first()));
        if let Some(span) = span {
            // Keys go on from there.
            self.leave_caret_on(span);
        }
        self.announce_chosen();
    }

    /// Chooses, of the annotations under a click (innermost first), the one whose turn it is.
    pub fn choose_among(&self, ids: &[AnnotationId]) {
        let chosen = self.chosen.get_untracked();
        let position = ids.iter().position(|id| Some(id) == chosen.as_ref());
        let next = position.map_or(0, |position| (position + 1) % ids.len().max(1));
        self.choose(ids.get(next).cloned());
    }

    pub(in crate::state) fn reveal_chosen(&self) {
        let session = *self;
        // After the pane has drawn.
        platform::on_next_frame(move || {
            session.with_view(|view, workspace| {
                let (document, chosen) = (workspace.document()?, workspace.chosen()?);
                view.reveal(document.text(), chosen.fragments.first());
                Some(())
            });
        });
    }

    fn title(&self) -> Option<String> {
        self.read(|workspace| Some(workspace.document()?.meta.title.clone()))
    }

    /// What a label is called.
    pub(in crate::state) fn label_name(&self, workspace: &BrowserWorkspace, id: &LabelId) -> String {
        self.words().label_name_of(&workspace.library().scheme, id).to_owned()
    }
}
