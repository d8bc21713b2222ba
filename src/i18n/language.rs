//! The languages that the interface speaks.

use super::{Catalogue, arabic, english, german, spanish};

/// A language of the interface. It says nothing about the language of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// English, with British spelling.
    #[default]
    English,
    /// German.
    German,
    /// Spanish.
    Spanish,
    /// Modern standard Arabic.
    Arabic,
}

impl Language {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::English, Self::German, Self::Spanish, Self::Arabic];

    /// The tag for `<html lang>`, for the browser's own formatting and for what is stored (BCP 47): `de`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::Spanish => "es",
            Self::Arabic => "ar",
        }
    }

    /// The direction in which it is written, for `<html dir>`.
    pub fn dir(self) -> &'static str {
        match self {
            Self::Arabic => "rtl",
            Self::English | Self::German | Self::Spanish => "ltr",
        }
    }

    /// What it calls itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
            Self::Spanish => "Español",
            Self::Arabic => "العربية",
        }
    }

    /// Its words.
    pub fn catalogue(self) -> &'static Catalogue {
        match self {
            Self::English => &english::CATALOGUE,
            Self::German => &german::CATALOGUE,
            Self::Spanish => &spanish::CATALOGUE,
            Self::Arabic => &arabic::CATALOGUE,
        }
    }

    /// The language of a tag, whatever its region and script: `de-AT` is German.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// The first language of a person's list (`navigator.languages`) that is spoken here; English if none is.
    pub fn from_tags(tags: &[impl AsRef<str>]) -> Self {
        tags.iter().find_map(|tag| Self::from_tag(tag.as_ref())).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_that_is_spoken_here_is_taken() {
        for (tags, expected) in [
            (&["de-AT", "en"][..], Language::German),
            (&["fr-FR", "fr", "es-419", "en"][..], Language::Spanish),
            (&["AR_EG"][..], Language::Arabic),
            (&["en-GB", "de"][..], Language::English),
            (&["arn", "den"][..], Language::English),
            (&["", "-"][..], Language::English),
            (&[][..], Language::English),
        ] {
            assert_eq!(Language::from_tags(tags), expected, "{tags:?}");
        }
    }

    #[test]
    fn tags_lead_back() {
        for language in Language::ALL {
            assert_eq!(Language::from_tag(language.tag()), Some(language));
        }
    }
}
