//! Which key does what: the registry's own keys, changed by those of the scheme; and who holds which key.

use std::collections::{BTreeMap, HashMap};

use super::action::{ACTIONS, Action, Scope};
use super::chord::{Chord, Press};
use crate::model::{LabelId, Scheme};

/// What a key asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Binding {
    /// Tag with that label; exactly the characters selected if Alt was held.
    Label {
        /// The label.
        label: LabelId,
        /// Whether Alt was held.
        is_exact: bool,
    },
    /// Do this.
    Action(Action),
}

/// The keys in force. Where a label and an action want the same key, the label has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    labels: HashMap<char, LabelId>,
    chords: BTreeMap<Action, Vec<Chord>>,
}

impl Keymap {
    /// The keys of a scheme: those that it changes, and the registry's for all other actions.
    pub fn of(scheme: &Scheme) -> Self {
        let labels =
            scheme.labels().iter().filter_map(|label| Some((label.key?, label.id.clone()))).collect();
        let own = scheme.keymap();
        let chords = ACTIONS
            .iter()
            .map(|info| {
                let chords = match own.get(info.id) {
                    Some(chords) => chords.iter().filter_map(|chord| chord.parse().ok()).collect(),
                    None => default_chords(info.action),
                };
                (info.action, chords)
            })
            .collect();
        Self { labels, chords }
    }

    /// What a press asks for.
    pub fn find(&self, press: &Press<'_>) -> Option<Binding> {
        let chord = press.chord()?;
        let letter = chord.without_alt().plain_character();
        if let Some(label) = letter.and_then(|letter| self.labels.get(&letter)) {
            return Some(Binding::Label { label: label.clone(), is_exact: chord.has_alt() });
        }
        self.holder(&chord).map(Binding::Action)
    }

    /// The keys of an action that work, that is, but for those that labels have.
    pub fn chords(&self, action: Action) -> Vec<Chord> {
        let chords = self.chords.get(&action).map(Vec::as_slice).unwrap_or_default();
        chords.iter().filter(|chord| !self.is_label_key(chord)).cloned().collect()
    }

    /// Who has a key already: an action.
    pub fn holder(&self, chord: &Chord) -> Option<Action> {
        self.chords.iter().find(|(_, chords)| chords.contains(chord)).map(|(&action, _)| action)
    }

    /// Who has a key already: a label.
    pub fn label_of(&self, chord: &Chord) -> Option<&LabelId> {
        self.labels.get(&chord.plain_character()?)
    }

    fn is_label_key(&self, chord: &Chord) -> bool {
        self.label_of(chord).is_some()
    }

    /// Actions that lost a key to a label, and all clashes between actions: who wins and who loses the key.
    pub fn clashes(&self) -> Vec<Clash> {
        let mut clashes = Vec::new();
        for (&action, chords) in &self.chords {
            for chord in chords {
                if let Some(label) = self.label_of(chord) {
                    clashes.push(Clash {
                        chord: chord.clone(),
                        loser: action,
                        winner: Winner::Label(label.clone()),
                    });
                } else if let Some(winner) = self.holder(chord).filter(|&winner| winner != action) {
                    clashes.push(Clash {
                        chord: chord.clone(),
                        loser: action,
                        winner: Winner::Action(winner),
                    });
                }
            }
        }
        clashes
    }
}

/// One key, wanted twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The key.
    pub chord: Chord,
    /// The action that does not get it.
    pub loser: Action,
    /// Who gets it.
    pub winner: Winner,
}

/// Who gets a key that is wanted twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Winner {
    /// A label.
    Label(LabelId),
    /// Another action.
    Action(Action),
}

/// The keys an action has unless a person changes them.
pub fn default_chords(action: Action) -> Vec<Chord> {
    action.info().chords.iter().filter_map(|chord| chord.parse().ok()).collect()
}

impl Action {
    /// Whether its keys work where the focus is.
    pub fn works(self, is_in_field: bool, is_in_text: bool) -> bool {
        match self.info().scope {
            Scope::Everywhere => true,
            Scope::Page => !is_in_field,
            Scope::Text => !is_in_field && is_in_text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press<'a>(key: &'a str, code: &'a str, held: &str) -> Press<'a> {
        Press { key, code, ctrl: held.contains('c'), alt: held.contains('a'), shift: held.contains('s') }
    }

    #[track_caller]
    fn check(key: &str, code: &str, held: &str, expected: Option<Action>) {
        let found = Keymap::of(&Scheme::preset()).find(&press(key, code, held));
        assert_eq!(found, expected.map(Binding::Action), "{key} {code} {held}");
    }

    #[test]
    fn keys_find_their_actions() {
        check("z", "KeyZ", "c", Some(Action::Undo));
        check("Z", "KeyZ", "cs", Some(Action::Redo));
        check("y", "KeyY", "c", Some(Action::Redo));
        check("?", "Slash", "s", Some(Action::Help));
        check("{", "BracketLeft", "s", Some(Action::StartWordRight));
        check("ü", "BracketLeft", "", Some(Action::StartWordLeft));
        check("“", "BracketLeft", "a", Some(Action::StartCharacterLeft));
        check("z", "KeyZ", "", None);
        check("Delete", "Delete", "", Some(Action::Delete));
        check("n", "KeyN", "c", None);
        check("N", "KeyN", "s", Some(Action::NextArticle));
        check("т", "KeyN", "", Some(Action::NextAnnotation));
    }

    #[test]
    fn labels_have_their_keys_with_and_without_alt() {
        let keymap = Keymap::of(&Scheme::preset());
        let quote = |is_exact| Some(Binding::Label { label: LabelId::new("quote"), is_exact });
        assert_eq!(keymap.find(&press("q", "KeyQ", "")), quote(false));
        assert_eq!(keymap.find(&press("Q", "KeyQ", "")), quote(false));
        assert_eq!(keymap.find(&press("œ", "KeyQ", "a")), quote(true));
        assert_eq!(keymap.find(&press("й", "KeyQ", "")), quote(false));
        assert_eq!(keymap.find(&press("Q", "KeyQ", "s")), None);
    }

    #[test]
    fn no_key_stands_for_two_things() {
        assert_eq!(Keymap::of(&Scheme::preset()).clashes(), []);
        for info in ACTIONS {
            assert_eq!(default_chords(info.action).len(), info.chords.len(), "{}", info.id);
        }
    }
}
