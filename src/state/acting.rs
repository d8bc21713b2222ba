//! Actions of the registry: what each of them does. Keys, buttons, menu and palette all come through here.

use leptos::prelude::*;

use super::{Dialog, Session};
use crate::platform;
use crate::text::Direction;
use crate::workspace::{Action, Step};

impl Session {
    /// Does what a key, a button, the menu or the palette asks for.
    pub fn act(&self, action: Action) {
        if !matches!(action, Action::Link | Action::LinkOther) {
            self.end_linking();
        }
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
            Action::NextWithoutSpeaker => self.step_without_speaker(),
            Action::NextSuggestion => self.step_suggestion(),
            Action::NextUntouched => self.step_untouched(),
            Action::NextQuotation => self.step_quotation(),
            Action::NextName => self.step_name(),
            Action::AddFragment => self.add_fragment(),
            Action::JoinQuoted => self.join_quoted(),
            Action::RemoveFragment => self.remove_last_fragment(),
            Action::Link => self.link_next(),
            Action::LinkOther => self.link_other(),
            Action::Propagate => self.open_propagate(),
            Action::Attributes => self.focus_attributes(),
            Action::Find => self.show_dialog(Dialog::Find),
            Action::FindEverywhere => self.show_dialog(Dialog::FindEverywhere),
            Action::Filter => platform::focus_first(".filters button, .filters input"),
            Action::NextArticle => self.step_article(Step::Next),
            Action::PreviousArticle => self.step_article(Step::Previous),
            Action::DoneAndNext => self.finish_article(),
            Action::ArticleDetails => self.show_dialog(Dialog::ArticleDetails),
            Action::Import => platform::click("[data-import]"),
            Action::BackUp => self.back_up(),
            Action::Restore => {
                self.show_dialog(Dialog::Settings);
                platform::on_next_frame(|| platform::click("[data-restore]"));
            }
            Action::Guidelines => self.toggle_guidelines(),
            Action::SchemeEditor => self.show_dialog(Dialog::SchemeEditor),
            Action::Settings => self.show_dialog(Dialog::Settings),
            Action::NextPane => self.step_pane(Direction::Right),
            Action::PreviousPane => self.step_pane(Direction::Left),
            Action::Note => self.focus_note(),
            Action::AddArticle => self.show_dialog(Dialog::AddArticle { text: String::new() }),
            Action::RenameArticle => self.show_dialog(Dialog::Rename),
            Action::DeleteArticle => self.delete_article(),
            Action::Export => self.show_dialog(Dialog::Export),
            Action::Palette => self.show_dialog(Dialog::Palette),
            Action::Help => self.show_dialog(Dialog::Help),
            _ => {}
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
