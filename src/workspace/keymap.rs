//! Which key does what: data, so that the help and the handler cannot disagree.

/// What a key can ask for, but for the labels' own keys, which the scheme holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Take back the last change.
    Undo,
    /// Do again what was undone.
    Redo,
    /// Open the dialog for a new article.
    AddArticle,
    /// Open the list of keys.
    Help,
    /// Delete the chosen annotation.
    Delete,
    /// Let go of the selection, then of the chosen annotation.
    Escape,
    /// Choose the next annotation.
    NextAnnotation,
    /// Choose the previous annotation.
    PreviousAnnotation,
    /// Move the start of the chosen annotation a word to the left.
    StartWordLeft,
    /// Move the start a word to the right.
    StartWordRight,
    /// Move the end a word to the left.
    EndWordLeft,
    /// Move the end a word to the right.
    EndWordRight,
    /// Move the start a character to the left.
    StartCharacterLeft,
    /// Move the start a character to the right.
    StartCharacterRight,
    /// Move the end a character to the left.
    EndCharacterLeft,
    /// Move the end a character to the right.
    EndCharacterRight,
    /// Write the chosen annotation's note.
    Note,
}

/// A key with its modifiers. On a Mac, the command key counts as Ctrl.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chord {
    /// The key: a character as typed without Shift (lower case), or a name such as `Delete`.
    pub key: &'static str,
    /// The place of the key on the keyboard, where that matters more than what it types; else empty.
    pub code: &'static str,
    /// With Ctrl (or Command).
    pub ctrl: bool,
    /// With Shift. Ignored where the key itself needs Shift, as `?`.
    pub shift: bool,
    /// With Alt.
    pub alt: bool,
}

const fn plain(key: &'static str) -> Chord {
    Chord { key, code: "", ctrl: false, shift: false, alt: false }
}

const fn ctrl(key: &'static str, shift: bool) -> Chord {
    Chord { key, code: "", ctrl: true, shift, alt: false }
}

const fn bracket(key: &'static str, code: &'static str, shift: bool, alt: bool) -> Chord {
    Chord { key, code, ctrl: false, shift, alt }
}

/// All keys, in the order of the help.
pub const KEYMAP: &[(Chord, Action)] = &[
    (ctrl("z", false), Action::Undo),
    (ctrl("z", true), Action::Redo),
    (ctrl("y", false), Action::Redo),
    (plain("n"), Action::NextAnnotation),
    (plain("p"), Action::PreviousAnnotation),
    (plain("Delete"), Action::Delete),
    (plain("Backspace"), Action::Delete),
    (plain("Escape"), Action::Escape),
    (bracket("[", "BracketLeft", false, false), Action::StartWordLeft),
    (bracket("[", "BracketLeft", true, false), Action::StartWordRight),
    (bracket("]", "BracketRight", false, false), Action::EndWordRight),
    (bracket("]", "BracketRight", true, false), Action::EndWordLeft),
    (bracket("[", "BracketLeft", false, true), Action::StartCharacterLeft),
    (bracket("[", "BracketLeft", true, true), Action::StartCharacterRight),
    (bracket("]", "BracketRight", false, true), Action::EndCharacterRight),
    (bracket("]", "BracketRight", true, true), Action::EndCharacterLeft),
    (plain("t"), Action::Note),
    (plain("a"), Action::AddArticle),
    (plain("?"), Action::Help),
];

/// What a key press asks for: `key` as the browser names it, `code` the place on the keyboard.
pub fn action_for(key: &str, code: &str, ctrl: bool, shift: bool, alt: bool) -> Option<Action> {
    let key = if key.chars().count() == 1 { key.to_lowercase() } else { key.to_owned() };
    let letter = latin_letter(&key, code);
    KEYMAP
        .iter()
        .find(|(chord, _)| {
            let is_key = chord.key == key
                || (!chord.code.is_empty() && chord.code == code)
                || letter.as_deref() == Some(chord.key);
            let is_shift = chord.shift == shift || chord.key == "?";
            is_key && chord.ctrl == ctrl && is_shift && chord.alt == alt
        })
        .map(|&(_, action)| action)
}

/// The Latin letter in whose place a keyboard has a letter of another script: Ctrl+Z is at the same place on all.
fn latin_letter(key: &str, code: &str) -> Option<String> {
    let mut letters = key.chars();
    let is_foreign =
        matches!((letters.next(), letters.next()), (Some(c), None) if !c.is_ascii() && c.is_alphabetic());
    let place = code.strip_prefix("Key").filter(|_| is_foreign)?;
    Some(place.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_find_their_actions() {
        let check = |key, code, ctrl, shift, alt, expected| {
            assert_eq!(action_for(key, code, ctrl, shift, alt), expected, "{key} {code}");
        };
        check("z", "KeyZ", true, false, false, Some(Action::Undo));
        check("Z", "KeyZ", true, true, false, Some(Action::Redo));
        check("y", "KeyY", true, false, false, Some(Action::Redo));
        check("?", "Slash", false, true, false, Some(Action::Help));
        check("{", "BracketLeft", false, true, false, Some(Action::StartWordRight));
        check("ü", "BracketLeft", false, false, false, Some(Action::StartWordLeft));
        check("“", "BracketLeft", false, false, true, Some(Action::StartCharacterLeft));
        check("z", "KeyZ", false, false, false, None);
        check("Delete", "Delete", false, false, false, Some(Action::Delete));
        check("n", "KeyN", true, false, false, None);
        check("я", "KeyZ", true, false, false, Some(Action::Undo));
        check("Я", "KeyZ", true, true, false, Some(Action::Redo));
        check("ζ", "KeyZ", true, false, false, Some(Action::Undo));
        check("т", "KeyN", false, false, false, Some(Action::NextAnnotation));
        check("х", "BracketLeft", false, false, false, Some(Action::StartWordLeft));
        check("я", "", true, false, false, None);
        // Latin letters count as what they type: on a German keyboard Z and Y stand the other way round.
        check("z", "KeyY", true, false, false, Some(Action::Undo));
        check("y", "KeyZ", true, false, false, Some(Action::Redo));
        check("w", "KeyZ", true, false, false, None);
    }

    #[test]
    fn no_key_stands_for_two_actions() {
        for (i, (chord, _)) in KEYMAP.iter().enumerate() {
            assert!(KEYMAP.iter().skip(i + 1).all(|(other, _)| other != chord), "{chord:?}");
        }
    }
}
