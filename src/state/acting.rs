//! Actions of the registry: what each of them does. Keys, buttons, menu and palette all come through here.

use leptos::prelude::*;

use super::{Dialog, Session};
use crate::platform;
use crate::text::Direction;
use crate::workspace::{Action, Step};

impl Session {
    /// Does what a key, a button, the menu or the palette asks for.
    pub fn act(&self, action: Action) {
        if self.move_caret(action) || self.move_bound(action) {
            return;
        }
        match action {
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            Action::Delete => self.delete_chosen(),
            Action::Escape => self.let_go(),
            Action::ChooseHere => self.choose_here(),
            Action::NextAnnotation => self.step(Step::Next),
            Action::PreviousAnnotation => self.step(Step::Previous),
            Action::NextPane => self.step_pane(Direction::Right),
            Action::PreviousPane => self.step_pane(Direction::Left),
            Action::Note => self.focus_note(),
            Action::AddArticle => self.dialog.set(Some(Dialog::AddArticle { text: String::new() })),
            Action::RenameArticle => self.dialog.set(Some(Dialog::Rename)),
            Action::DeleteArticle => self.delete_article(),
            Action::Export => self.dialog.set(Some(Dialog::Export)),
            Action::Palette => self.dialog.set(Some(Dialog::Palette)),
            Action::Help => self.dialog.set(Some(Dialog::Help)),
            _ => {}
        }
    }

    fn step(&self, step: Step) {
        match self.read(|workspace| workspace.neighbour(step)) {
            Some(id) => self.choose(Some(id)),
            None => self.announce("There are no annotations yet."),
        }
    }

    /// Lets go of the selection; if there is none, of the chosen annotation; closes what is slid in.
    fn let_go(&self) {
        if self.sheet.get_untracked().is_some() {
            self.sheet.set(None);
        } else if self.selected.get_untracked().is_some() {
            platform::clear_selection();
            self.select(None);
        } else {
            self.choose(None);
        }
    }
}
