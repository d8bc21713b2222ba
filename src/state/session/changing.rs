//! The one way a change takes: command, workspace, then every signal that says what became different.

use leptos::prelude::*;

use super::settling::{Unsettled, set_quietly};
use super::{BrowserWorkspace, Session};
use crate::edit::{Command, EditName, Refusal};
use crate::i18n::Catalogue;
use crate::model::Meta;
use crate::platform;
use crate::state::{Offer, words};
use crate::workspace::{Gesture, Keymap, Notice, Outcome, Touched, Workspace};

impl Session {
    /// Carries a command out and says what it did. Returns whether it did anything.
    pub fn dispatch(&self, command: Command) -> bool {
        let result = self.change(|workspace| workspace.dispatch(command, &platform::stamp()));
        match result {
            Ok(outcome) => {
                self.after(&outcome);
                true
            }
            Err(refusal) => {
                self.refuse(&refusal);
                false
            }
        }
    }

    /// Like [`Self::dispatch`], as one step of a gesture that one undo takes back. Says nothing: who makes the
    /// gesture knows when there is something to say.
    pub(in crate::state) fn dispatch_joined(&self, command: Command, gesture: Gesture) -> bool {
        let result = self.change(|workspace| workspace.dispatch_joined(command, &platform::stamp(), gesture));
        match result {
            Ok(outcome) => {
                self.show(outcome.touched);
                true
            }
            Err(refusal) => {
                self.refuse(&refusal);
                false
            }
        }
    }

    /// Says why something was not done.
    pub fn refuse(&self, refusal: &Refusal) {
        if *refusal != Refusal::NothingToDo {
            self.note_in_dialog(&words::refusal(self.words(), refusal));
            self.inform(words::refusal(self.words(), refusal), &[]);
        }
    }

    pub(in crate::state) fn change<T>(&self, act: impl FnOnce(&mut BrowserWorkspace) -> T) -> T {
        // The workspace lives as long as the page.
        let result = self.workspace.try_update_value(act);
        #[allow(clippy::expect_used)]
        let result = result.expect("the session outlives its components");
        self.was_changed.set_value(true);
        self.write_copy_soon();
        result
    }

    fn after(&self, outcome: &Outcome) {
        self.show(outcome.touched.clone());
        // While somebody types, a word on each letter would be noise.
        if !matches!(outcome.name, EditName::Note | EditName::ArticleNote | EditName::Attribute(_)) {
            self.announce(&words::done(self.words(), &outcome.name));
        }
        let notes = words::import_notes(self.words(), &outcome.notes);
        if !notes.is_empty() {
            self.inform(notes, &[Offer::Undo]);
        } else if let EditName::DeleteDocument(_) = outcome.name {
            self.inform(words::done(self.words(), &outcome.name), &[Offer::Undo]);
        }
    }

    /// Brings every signal up to date after a change.
    pub(in crate::state) fn show(&self, touched: Touched) {
        let (chosen, undo_redo) = self.read(|workspace| {
            (
                workspace.chosen().map(|annotation| annotation.id.clone()),
                (workspace.next_undo().cloned(), workspace.next_redo().cloned()),
            )
        });
        let is_whole = touched.scheme || touched.opened;
        self.show_save_state();
        if touched.library || touched.scheme {
            self.backups.is_changed.set_value(true);
        }
        // Blocks alone are drawn anew when another annotation is chosen, which changes no list.
        let lists = touched.library || is_whole;
        self.settle_soon(Unsettled {
            library: lists,
            article: lists,
            chosen: set_quietly(self.chosen, chosen),
            undo_redo: set_quietly(self.undo_redo, undo_redo),
            inspector: true,
            ..Unsettled::default()
        });
        if is_whole {
            self.settle();
        }
        if touched.opened {
            self.selected.set(None);
            self.caret.set_value(None);
        }
        if touched.scheme {
            self.keymap.set_value(self.read(|workspace| Keymap::of(&workspace.library().scheme)));
        }
        self.repaint.update(|pending| pending.join(touched));
        self.tidy_later();
    }

    /// Takes back the last change.
    pub fn undo(&self) {
        let result = self.change(|workspace| workspace.undo(&platform::now()));
        self.after_history(result, words::undone, self.words().editing.nothing_to_undo);
    }

    /// Does again what was last undone.
    pub fn redo(&self) {
        let result = self.change(|workspace| workspace.redo(&platform::now()));
        self.after_history(result, words::redone, self.words().editing.nothing_to_redo);
    }

    fn after_history(
        &self,
        result: Option<Result<Outcome, Notice>>,
        say: fn(&Catalogue, &EditName) -> String,
        nothing: &str,
    ) {
        match result {
            None => self.announce(nothing),
            Some(Ok(outcome)) => {
                self.show(outcome.touched);
                self.announce(&say(self.words(), &outcome.name));
                self.reveal_chosen();
            }
            Some(Err(notice)) => {
                self.show(Touched::default());
                self.tell(&notice);
            }
        }
    }

    /// Gives the open article another title.
    pub fn rename(&self, title: &str) -> bool {
        let command = self.read(|workspace| {
            let document = workspace.document()?;
            let meta = Meta { title: title.trim().to_owned(), ..document.meta.clone() };
            Some(Command::SetMeta { document: document.id().clone(), meta })
        });
        command.is_some_and(|command| self.dispatch(command))
    }

    /// Deletes the open article.
    pub fn delete_article(&self) {
        let id = self.read(|workspace| workspace.document().map(|document| document.id().clone()));
        if let Some(id) = id {
            self.dispatch(Command::DeleteDocument(id));
        }
    }

    /// The person stopped typing a note.
    pub fn end_typing(&self) {
        self.change(Workspace::end_gesture);
    }

    /// Tries again to store what could not be stored.
    pub fn save_again(&self) {
        self.change(|workspace| workspace.save_again(&platform::now()));
        self.show(Touched::default());
    }

    /// Another tab wrote to the storage.
    pub fn receive(&self, key: Option<&str>, value: Option<&str>) {
        let at_work_on = self.chosen.get_untracked().filter(|_| platform::focus_within(".inspector"));
        if let Some((touched, notice)) = self.change(|workspace| workspace.receive(key, value)) {
            self.show(touched);
            if at_work_on.is_some() && self.chosen.with_untracked(Option::is_none) {
                // What is typed on is meant for a field that is no longer there.
                self.keys_rest.set_value(true);
                self.warn(self.words().errors.deleted_while_at_work, &[]);
            }
            if !matches!(notice, Notice::StorageFault(_)) {
                self.tell(&notice);
            }
        }
    }
}

/// Sets a signal only if that changes it, so that nothing is drawn for nothing.
pub(super) fn batch_if_changed<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|old| *old != value) {
        signal.set(value);
    }
}
