//! Numbers in sentences: as digits, and as the grammatical number they ask for.

use std::fmt;

use super::Language;

/// A number of things, with its digits as the person's locale writes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    n: usize,
    digits: String,
}

impl Count {
    /// A number and how it is written.
    pub fn new(n: usize, digits: impl Into<String>) -> Self {
        Self { n, digits: digits.into() }
    }

    /// The number.
    pub fn n(&self) -> usize {
        self.n
    }

    /// The grammatical number that it asks for.
    pub fn plural(&self, language: Language) -> Plural {
        Plural::of(language, self.n)
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.digits)
    }
}

/// The grammatical numbers of CLDR.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plural {
    /// None, where a language has a form of its own for it.
    Zero,
    /// As for one.
    One,
    /// As for two.
    Two,
    /// As for a few.
    Few,
    /// As for many.
    Many,
    /// All others.
    Other,
}

impl Plural {
    /// The form that a whole number takes: the cardinal rules of CLDR 48 (`supplemental/plurals.xml`).
    pub fn of(language: Language, n: usize) -> Self {
        match (language, n) {
            (Language::Arabic, 0) => Self::Zero,
            (_, 1) => Self::One,
            (Language::Arabic, 2) => Self::Two,
            (Language::Arabic, _) => match n % 100 {
                3..=10 => Self::Few,
                11..=99 => Self::Many,
                _ => Self::Other,
            },
            (Language::Spanish, n) if n != 0 && n.is_multiple_of(1_000_000) => Self::Many,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The `@integer` samples of CLDR 48.
    #[track_caller]
    fn check(language: Language, plural: Plural, samples: &[usize]) {
        for &n in samples {
            assert_eq!(Plural::of(language, n), plural, "{language:?} {n}");
        }
    }

    #[test]
    fn english_and_german_tell_one_from_the_others() {
        for language in [Language::English, Language::German] {
            check(language, Plural::One, &[1]);
            check(language, Plural::Other, &[0, 2, 16, 100, 101, 1_000, 10_000, 100_000, 1_000_000]);
        }
    }

    #[test]
    fn spanish_has_millions() {
        check(Language::Spanish, Plural::One, &[1]);
        check(Language::Spanish, Plural::Many, &[1_000_000, 2_000_000, 10_000_000]);
        check(Language::Spanish, Plural::Other, &[0, 2, 16, 100, 1_000, 10_000, 100_000, 1_000_001]);
    }

    #[test]
    fn arabic_has_six_numbers() {
        check(Language::Arabic, Plural::Zero, &[0]);
        check(Language::Arabic, Plural::One, &[1]);
        check(Language::Arabic, Plural::Two, &[2]);
        check(Language::Arabic, Plural::Few, &[3, 10, 103, 110, 1_003]);
        check(Language::Arabic, Plural::Many, &[11, 26, 99, 111, 1_011]);
        check(Language::Arabic, Plural::Other, &[100, 102, 200, 202, 300, 302, 1_000, 10_000, 1_000_000]);
    }
}
