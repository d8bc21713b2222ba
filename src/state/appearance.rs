//! Light or dark: as the system has it, or as the person chose.

use crate::platform;

/// Where the choice is remembered. Not one of the vault's keys: the work does not depend on it.
const KEY: &str = "factmark/appearance";

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Appearance {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Appearance {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The word that is remembered and that style sheets know.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The one that [`Self::as_str`] names so.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == word)
    }

    /// What was chosen the last time.
    pub fn remembered() -> Self {
        platform::remembered(KEY).and_then(|word| Self::parse(&word)).unwrap_or_default()
    }

    /// Shows the page so.
    pub fn show(self) {
        platform::set_appearance((self != Self::System).then_some(self.as_str()));
    }

    /// Shows the page so from now on, and the next time.
    pub fn choose(self) {
        platform::remember(KEY, self.as_str());
        self.show();
    }
}
