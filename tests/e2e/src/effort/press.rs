//! Key presses, and how they are counted.

use std::fmt;

use anyhow::{Context, Result};
use factmark::workspace::Action;
use thirtyfour::Key;

/// Keys that are held while others are pressed, as bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Held(u8);

const MODIFIERS: [(&str, Key); 3] = [("Ctrl", Key::Control), ("Alt", Key::Alt), ("Shift", Key::Shift)];

impl Held {
    /// How many more keys must go down to hold these, if `before` are held already.
    pub fn beyond(self, before: Self) -> usize {
        self.without(before).0.count_ones() as usize
    }

    /// These without others.
    #[must_use]
    pub fn without(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }

    /// The keys, in the order in which they go down.
    pub fn keys(self) -> impl DoubleEndedIterator<Item = Key> {
        let held = move |i: &usize| self.0 & (1 << i) != 0;
        (0..MODIFIERS.len()).filter(held).filter_map(|i| Some(MODIFIERS.get(i)?.1.clone()))
    }
}

/// One press of a key, perhaps with others held.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Press {
    /// What is held.
    pub held: Held,
    /// A character, or the browser's name of the key.
    pub key: String,
}

impl Press {
    /// A key alone.
    pub fn of(key: impl Into<String>) -> Self {
        Self { held: Held::default(), key: key.into() }
    }

    /// The key of an action that takes the fewest fingers.
    ///
    /// # Errors
    /// The action has none.
    pub fn for_action(action: Action) -> Result<Self> {
        let chords = action.info().chords.iter();
        let chord = chords.min_by_key(|chord| chord.matches('+').count());
        let mut rest = *chord.with_context(|| format!("{} has no key", action.info().id))?;
        let mut held = 0;
        while let Some((name, after)) = rest.split_once('+') {
            let bit = MODIFIERS.iter().position(|(modifier, _)| *modifier == name);
            held |= 1 << bit.with_context(|| format!("{name} is no modifier"))?;
            rest = after;
        }
        // A chord that names a character says nothing of the Shift that most keyboards want for it.
        if matches!(rest, ":" | "?" | "\"" | "!" | "<" | ">" | "(" | ")" | "{" | "}" | "+" | "*" | "_") {
            held |= 1 << 2;
        }
        Ok(Self { held: Held(held), key: rest.to_lowercase() })
    }

    /// What it adds to the count if `before` are held already.
    pub fn cost(&self, before: Held) -> usize {
        1 + self.held.beyond(before)
    }

    /// The key as the driver wants it.
    ///
    /// # Errors
    /// The key has a name that is not known here.
    pub fn code(&self) -> Result<char> {
        let mut letters = self.key.chars();
        if let (Some(only), None) = (letters.next(), letters.next()) {
            return Ok(only);
        }
        Ok(match self.key.as_str() {
            "arrowleft" => Key::Left,
            "arrowright" => Key::Right,
            "arrowup" => Key::Up,
            "arrowdown" => Key::Down,
            "home" => Key::Home,
            "end" => Key::End,
            "enter" => Key::Enter,
            other => anyhow::bail!("no key is called {other}"),
        }
        .into())
    }
}

/// How many presses a run of keys counts.
pub fn count(presses: &[Press]) -> usize {
    let before = std::iter::once(Held::default()).chain(presses.iter().map(|press| press.held));
    presses.iter().zip(before).map(|(press, before)| press.cost(before)).sum()
}

impl fmt::Display for Press {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, (name, _)) in MODIFIERS.iter().enumerate() {
            if self.held.0 & (1 << i) != 0 {
                write!(f, "{name}+")?;
            }
        }
        match self.key.as_str() {
            "arrowleft" => f.write_str("←"),
            "arrowright" => f.write_str("→"),
            "arrowup" => f.write_str("↑"),
            "arrowdown" => f.write_str("↓"),
            "enter" => f.write_str("⏎"),
            key => f.write_str(&key.to_uppercase()),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_modifier_counts_once_while_it_is_held() {
        let press = |action| Press::for_action(action).unwrap();
        let (extend, word) = (press(Action::ExtendNextWord), press(Action::NextWord));
        let paragraph = press(Action::ExtendNextParagraph);
        assert_eq!(count(&[word.clone(), extend.clone(), extend.clone()]), 4);
        assert_eq!(count(&[extend.clone(), word, extend.clone()]), 5);
        assert_eq!(count(&[extend.clone(), paragraph, extend]), 5);
        assert_eq!(press(Action::NextSentence).to_string(), ".");
        assert_eq!(count(&[press(Action::PreviousClause)]), 2);
        assert_eq!(press(Action::StartWordRight).to_string(), "Shift+[");
    }
}
