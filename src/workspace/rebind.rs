//! Giving an action other keys, and getting the usual ones back. The keys are part of the scheme, so a change of
//! them is a changed scheme.

use std::collections::BTreeMap;

use super::action::{Action, Scope};
use super::chord::Chord;
use super::keymap::{Keymap, Winner, default_chords};
use crate::model::{Scheme, SchemeError};

impl Keymap {
    /// Who has a key now: a label (with Alt, too, it is the label's), or an action.
    pub fn owner(&self, chord: &Chord) -> Option<Winner> {
        let label = self.label_of(&chord.without_alt()).cloned().map(Winner::Label);
        label.or_else(|| self.holder(chord).map(Winner::Action))
    }

    /// Who else has one of these keys now, and would lose it to `action`; each once.
    pub fn losers(&self, action: Action, chords: &[Chord]) -> Vec<Winner> {
        let mut losers = Vec::new();
        for owner in chords.iter().filter_map(|chord| self.owner(chord)) {
            if owner != Winner::Action(action) && !losers.contains(&owner) {
                losers.push(owner);
            }
        }
        losers
    }

    /// Whether an action has other keys than the usual ones.
    pub fn is_changed(&self, action: Action) -> bool {
        self.chords(action) != default_chords(action)
    }
}

impl Chord {
    /// Whether it writes a character where there is something to write in: such a key cannot belong to an action
    /// whose keys work in text fields, too.
    pub fn suits(&self, action: Action) -> bool {
        action.info().scope != Scope::Everywhere || !self.writes()
    }
}

/// The scheme in which `action` has these keys and nobody else has them.
///
/// # Errors
/// Never for a scheme that is one; it is made anew.
pub fn with_chords(scheme: &Scheme, action: Action, chords: &[Chord]) -> Result<Scheme, SchemeError> {
    let keymap = Keymap::of(scheme);
    let mut own = scheme.keymap().clone();
    let mut labels = scheme.labels().to_vec();
    for loser in keymap.losers(action, chords) {
        match loser {
            Winner::Action(other) => {
                let left = keymap.chords(other).into_iter().filter(|chord| !chords.contains(chord));
                put(&mut own, other, &left.collect::<Vec<_>>());
            }
            Winner::Label(id) => {
                labels.iter_mut().filter(|label| label.id == id).for_each(|label| label.key = None);
            }
        }
    }
    put(&mut own, action, chords);
    Scheme::new(labels, scheme.relation_types().to_vec())?
        .with_guidelines(scheme.guidelines())?
        .with_keymap(own)
}

/// The scheme in which every action has its usual keys; labels keep theirs.
///
/// # Errors
/// Never; the keymap is made anew.
pub fn with_usual_chords(scheme: &Scheme) -> Result<Scheme, SchemeError> {
    scheme.clone().with_keymap(BTreeMap::new())
}

/// What is usual is not written down, so that a later release may change it.
fn put(keymap: &mut BTreeMap<String, Vec<String>>, action: Action, chords: &[Chord]) {
    let id = action.info().id;
    if chords == default_chords(action) {
        keymap.remove(id);
    } else {
        keymap.insert(id.to_owned(), chords.iter().map(ToString::to_string).collect());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::LabelId;

    fn chords(texts: &[&str]) -> Vec<Chord> {
        texts.iter().map(|text| text.parse().unwrap()).collect()
    }

    #[track_caller]
    fn check(scheme: &Scheme, action: Action, expected: &[&str]) {
        assert_eq!(Keymap::of(scheme).chords(action), chords(expected), "{action:?}");
        assert_eq!(Keymap::of(scheme).clashes(), []);
    }

    #[test]
    fn an_action_takes_a_key_from_another() {
        let keymap = Keymap::of(&Scheme::preset());
        let wanted = chords(&["Ctrl+Y"]);
        assert_eq!(keymap.losers(Action::Find, &wanted), [Winner::Action(Action::Redo)]);
        assert_eq!(keymap.losers(Action::Redo, &wanted), []);
        let scheme = with_chords(&Scheme::preset(), Action::Find, &wanted).unwrap();
        check(&scheme, Action::Find, &["Ctrl+Y"]);
        check(&scheme, Action::Redo, &["Ctrl+Shift+Z"]);
        assert!(
            Keymap::of(&scheme).is_changed(Action::Redo) && !Keymap::of(&scheme).is_changed(Action::Undo)
        );
        let back = with_chords(&scheme, Action::Redo, &default_chords(Action::Redo)).unwrap();
        check(&back, Action::Redo, &["Ctrl+Shift+Z", "Ctrl+Y"]);
        check(&back, Action::Find, &[]);
        let back = with_chords(&back, Action::Find, &default_chords(Action::Find)).unwrap();
        assert_eq!(back, Scheme::preset(), "what is usual is not written down");
    }

    #[test]
    fn an_action_takes_a_key_from_a_label() {
        let scheme = Scheme::preset().with_guidelines("Ours").unwrap();
        for (text, rest) in [("Q", "Q"), ("Alt+Q", "Alt+Q")] {
            let wanted = chords(&[text]);
            let label = LabelId::new("quote");
            assert_eq!(Keymap::of(&scheme).losers(Action::Note, &wanted), [Winner::Label(label.clone())]);
            let changed = with_chords(&scheme, Action::Note, &wanted).unwrap();
            check(&changed, Action::Note, &[rest]);
            assert_eq!(changed.label(&label).unwrap().key, None);
            assert_eq!(changed.guidelines(), "Ours");
            let usual = with_usual_chords(&changed).unwrap();
            check(&usual, Action::Note, &["T"]);
            assert_eq!(usual.labels(), changed.labels());
        }
    }

    #[test]
    fn keys_that_write_suit_no_action_that_works_in_fields() {
        for (text, expected) in [
            ("K", false),
            ("Shift+K", false),
            ("?", false),
            ("Space", false),
            ("Alt+K", true),
            ("Ctrl+K", true),
            ("F7", true),
        ] {
            let chord: Chord = text.parse().unwrap();
            assert_eq!(chord.suits(Action::Palette), expected, "{text}");
            assert!(chord.suits(Action::Note));
        }
    }
}
