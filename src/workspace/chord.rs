//! A key with its modifiers: how it is written, and whether a press is it.

use std::fmt;
use std::str::FromStr;

/// A key with its modifiers, written `Ctrl+Shift+Z`. On a Mac, the command key counts as Ctrl.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chord {
    /// A character, upper case, or the browser's name of a key (`KeyboardEvent.key`): `ArrowLeft`.
    key: String,
    ctrl: bool,
    alt: bool,
    shift: bool,
}

/// What a keyboard event says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Press<'a> {
    /// What the key types, or its name (`KeyboardEvent.key`).
    pub key: &'a str,
    /// Its place on the keyboard (`KeyboardEvent.code`).
    pub code: &'a str,
    /// With Ctrl or Command.
    pub ctrl: bool,
    /// With Alt.
    pub alt: bool,
    /// With Shift.
    pub shift: bool,
}

/// The modifiers in the order in which they are written.
const MODIFIERS: [&str; 3] = ["Ctrl", "Alt", "Shift"];
/// Keys that do nothing alone, as the browser names them.
const MODIFIER_KEYS: [&str; 6] = ["Control", "Alt", "AltGraph", "Shift", "Meta", "OS"];

impl Press<'_> {
    /// The chord that was pressed; `None` while only modifiers are held or an input method is at work.
    pub fn chord(&self) -> Option<Chord> {
        if MODIFIER_KEYS.contains(&self.key) || matches!(self.key, "" | "Dead" | "Process" | "Unidentified") {
            return None;
        }
        let (mut key, mut shift) = (self.place().unwrap_or_else(|| upper(self.key)), self.shift);
        if key == " " {
            key = "Space".into();
        }
        // Where Shift makes another character, the character says it: `?`.
        if is_symbol(&key) && !matches!(key.as_str(), "[" | "]") {
            shift = false;
        }
        Some(Chord { key, ctrl: self.ctrl, alt: self.alt, shift })
    }

    /// The Latin letter, digit or bracket at the place of the key, where what it types says nothing: with Alt some
    /// systems type another character, and not every layout has Latin letters or square brackets.
    fn place(&self) -> Option<String> {
        match self.code {
            "BracketLeft" => return Some("[".into()),
            "BracketRight" => return Some("]".into()),
            _ => {}
        }
        let is_foreign = self.key.chars().count() == 1 && !self.key.is_ascii();
        let letter = self.code.strip_prefix("Key").or_else(|| self.code.strip_prefix("Digit"))?;
        (is_foreign || self.alt).then(|| letter.to_owned())
    }
}

fn upper(key: &str) -> String {
    if key.chars().count() == 1 { key.to_uppercase() } else { key.to_owned() }
}

fn is_symbol(key: &str) -> bool {
    let mut chars = key.chars();
    matches!((chars.next(), chars.next()), (Some(c), None) if !c.is_alphanumeric())
}

impl Chord {
    /// Its parts as written on keys: `["Ctrl", "Z"]`.
    pub fn caps(&self) -> Vec<String> {
        let held = [self.ctrl, self.alt, self.shift];
        let names =
            MODIFIERS.iter().zip(held).filter(|(_, is_held)| *is_held).map(|(&name, _)| name.to_owned());
        let key = match self.key.as_str() {
            "ArrowLeft" => "←",
            "ArrowRight" => "→",
            "ArrowUp" => "↑",
            "ArrowDown" => "↓",
            "Delete" => "Del",
            "Escape" => "Esc",
            "Enter" => "⏎",
            "PageUp" => "PgUp",
            "PageDown" => "PgDn",
            key => key,
        };
        names.chain([key.to_owned()]).collect()
    }

    /// As the attribute `aria-keyshortcuts` wants it: `Control+Shift+Z`.
    pub fn aria(&self) -> String {
        self.to_string().replacen("Ctrl+", "Control+", 1)
    }

    /// The character, if the chord is one without modifiers, in lower case: such a key may be a label's.
    pub fn plain_character(&self) -> Option<char> {
        let mut chars = self.key.chars();
        match (chars.next(), chars.next()) {
            (Some(c), None) if !(self.ctrl || self.alt || self.shift) => c.to_lowercase().next(),
            _ => None,
        }
    }

    /// Whether it writes a character, or deletes one, where there is a field to write in.
    pub(super) fn writes(&self) -> bool {
        const IN_FIELDS: [&str; 4] = ["Space", "Enter", "Backspace", "Delete"];
        let is_character = self.key.chars().count() == 1 || IN_FIELDS.contains(&self.key.as_str());
        is_character && !self.ctrl && !self.alt
    }

    /// The same without Alt.
    #[must_use]
    pub fn without_alt(&self) -> Self {
        Self { alt: false, ..self.clone() }
    }

    /// Whether Alt is held.
    pub fn has_alt(&self) -> bool {
        self.alt
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, is_held) in MODIFIERS.iter().zip([self.ctrl, self.alt, self.shift]) {
            if is_held {
                write!(f, "{name}+")?;
            }
        }
        f.write_str(&self.key)
    }
}

impl FromStr for Chord {
    type Err = ();

    /// Reads `Ctrl+Shift+Z`. The error says only that it is none.
    fn from_str(text: &str) -> Result<Self, ()> {
        let mut chord = Self { key: String::new(), ctrl: false, alt: false, shift: false };
        let mut rest = text;
        while let Some((name, after)) = rest.split_once('+').filter(|(name, _)| MODIFIERS.contains(name)) {
            match name {
                "Ctrl" => chord.ctrl = true,
                "Alt" => chord.alt = true,
                _ => chord.shift = true,
            }
            rest = after;
        }
        let is_name = rest.chars().count() == 1 || rest.chars().all(|c| c.is_ascii_alphanumeric());
        if rest.is_empty() || !is_name || MODIFIERS.contains(&rest) || MODIFIER_KEYS.contains(&rest) {
            return Err(());
        }
        chord.key = upper(rest);
        Ok(chord)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(key: &str, code: &str, held: &str, expected: Option<&str>) {
        let press =
            Press { key, code, ctrl: held.contains('c'), alt: held.contains('a'), shift: held.contains('s') };
        assert_eq!(press.chord().map(|chord| chord.to_string()).as_deref(), expected, "{key} {code} {held}");
    }

    #[test]
    fn a_press_is_a_chord() {
        check("z", "KeyZ", "c", Some("Ctrl+Z"));
        check("Z", "KeyZ", "cs", Some("Ctrl+Shift+Z"));
        check("я", "KeyZ", "c", Some("Ctrl+Z"));
        check("z", "KeyY", "c", Some("Ctrl+Z"));
        check("Ω", "KeyQ", "a", Some("Alt+Q"));
        check("?", "Slash", "s", Some("?"));
        check("ß", "Minus", "", Some("SS"));
        check("{", "BracketLeft", "s", Some("Shift+["));
        check("ü", "BracketLeft", "", Some("["));
        check("“", "BracketLeft", "a", Some("Alt+["));
        check("ArrowLeft", "ArrowLeft", "as", Some("Alt+Shift+ArrowLeft"));
        check(" ", "Space", "", Some("Space"));
        check("Shift", "ShiftLeft", "s", None);
        check("Dead", "Quote", "", None);
    }

    #[test]
    fn what_is_written_is_read() {
        for text in ["Ctrl+Shift+Z", "?", "+", "Ctrl++", "Alt+[", "F6", "Q"] {
            assert_eq!(text.parse::<Chord>().map(|chord| chord.to_string()).as_deref(), Ok(text));
        }
        for text in ["", "Ctrl+", "Ctrl", "no way", "Shift", "Ctrl+Shift"] {
            assert_eq!(text.parse::<Chord>(), Err(()), "{text}");
        }
    }
}
