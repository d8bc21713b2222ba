//! Setting up: another scheme, its file, other keys, guidelines beside the text.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::{Session, Sheet, words};
use crate::edit::{Command, Migration, SchemeChange};
use crate::format;
use crate::model::{Scheme, SchemeError};
use crate::platform;
use crate::workspace::{Action, Chord, Winner, default_chords, with_chords, with_usual_chords};

impl Session {
    /// The scheme in force; follows its changes.
    pub fn scheme(&self) -> Arc<Scheme> {
        self.follow_library();
        self.read(|workspace| Arc::clone(&workspace.library().scheme))
    }

    /// What `new` would mean for the work that is there, after some decisions.
    pub fn scheme_change(&self, new: &Scheme, given: &Migration) -> SchemeChange {
        self.read(|workspace| {
            let library = workspace.library();
            SchemeChange::given(&library.scheme, new, library, given)
        })
    }

    /// Works by another scheme from now on, as one undoable step. False if it was refused, which is told.
    pub fn set_scheme(&self, scheme: Scheme, migration: Migration) -> bool {
        let is_same = self.read(|workspace| *workspace.library().scheme == scheme);
        is_same || self.dispatch(Command::SetScheme { scheme: Arc::new(scheme), migration })
    }

    /// Downloads a scheme as a file.
    pub fn export_scheme(&self, scheme: &Scheme) {
        let file = format::write_scheme_file(scheme);
        let errors = &self.words().errors;
        match platform::download(&file.name, file.media_type, &file.bytes) {
            Some(()) => self.inform(errors.downloaded(&file.name), &[]),
            None => self.warn(errors.not_downloaded(&file.name), &[]),
        }
    }

    /// Reads a scheme from a file and hands it on with the file's name; what cannot be read is told.
    pub fn read_scheme(&self, file: File, then: impl FnOnce(String, Scheme) + 'static) {
        let session = *self;
        spawn_local(async move {
            let name = file.name();
            let errors = &session.words().errors;
            let Some(raw) = platform::read_file(file).await else {
                return session.warn(errors.unreadable(&name), &[]);
            };
            match format::read_scheme_file(&raw.name, &raw.bytes) {
                Ok(incoming) => {
                    let repairs: Vec<String> =
                        incoming.report.lines.iter().map(ToString::to_string).collect();
                    then(raw.name, incoming.scheme);
                    if !repairs.is_empty() {
                        session.warn(errors.repaired(&repairs.join(" ")), &[]);
                    }
                }
                Err(error) => session.warn(words::read_error(session.words(), &error), &[]),
            }
        });
    }

    /// Who would lose one of these keys to an action, by name.
    pub fn losers(&self, action: Action, chords: &[Chord]) -> Vec<String> {
        let t = self.words();
        let losers = self.keymap.with_value(|keymap| keymap.losers(action, chords));
        let scheme = self.read(|workspace| Arc::clone(&workspace.library().scheme));
        let name = |loser: Winner| match loser {
            Winner::Label(id) => t.label_name_of(&scheme, &id).to_owned(),
            Winner::Action(action) => t.keys.action(action).to_owned(),
        };
        losers.into_iter().map(name).collect()
    }

    /// Gives an action these keys and nobody else.
    pub fn set_chords(&self, action: Action, chords: &[Chord]) {
        self.set_keys(self.read(|workspace| with_chords(&workspace.library().scheme, action, chords)));
    }

    /// The keys that an action has unless a person changes them.
    pub fn usual_chords(&self, action: Action) -> Vec<Chord> {
        default_chords(action)
    }

    /// Gives every action its usual keys.
    pub fn reset_all_chords(&self) {
        self.set_keys(self.read(|workspace| with_usual_chords(&workspace.library().scheme)));
    }

    fn set_keys(&self, scheme: Result<Scheme, SchemeError>) {
        match scheme {
            Ok(scheme) => {
                self.set_scheme(scheme, Migration::default());
            }
            Err(error) => self.warn(self.words().setup.problem_other(&error.to_string()), &[]),
        }
    }

    /// Shows the guidelines beside the text, or puts them away.
    pub fn toggle_guidelines(&self) {
        let is_shown = !self.guidelines_shown.get_untracked();
        self.guidelines_shown.set(is_shown);
        if platform::is_narrow() {
            self.sheet.set(is_shown.then_some(Sheet::Annotations));
        }
    }

    /// Takes our draft of guidelines for the scheme's.
    pub fn take_default_guidelines(&self) {
        let scheme = self.read(|workspace| Scheme::clone(&workspace.library().scheme));
        if let Ok(scheme) = scheme.with_guidelines(crate::model::default_guidelines()) {
            self.set_scheme(scheme, Migration::default());
        }
    }
}
