//! Why something is no value of an attribute, in words for people.

use thiserror::Error;

/// Why something is no value of an attribute. The words begin small: they follow the attribute's name.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ValueProblem {
    /// The address does not begin as a web address does.
    #[error("an address begins with “https://” or “http://”")]
    UrlScheme,
    /// Nothing between `https://` and the path, or nothing that names a host.
    #[error("the address names no site after “//”")]
    UrlHost,
    /// The address has blanks in it.
    #[error("there is a blank in the address")]
    UrlBlank,
    /// Not in one of the forms of a date.
    #[error("a date is written “2026-11-22”, “2026-11” or “2026”")]
    Date,
    /// A date that no calendar has.
    #[error("there is no such day in the calendar")]
    NoSuchDay,
    /// No number.
    #[error("this is no number")]
    Number,
    /// A comma that may part thousands or decimals.
    #[error("the comma may mean thousands or decimals; write “1000” or “1.000”")]
    Comma,
    /// A number beyond what can be kept.
    #[error("this number is too large to be kept exactly")]
    TooLarge,
    /// Neither yes nor no.
    #[error("the answer is “yes” or “no”")]
    Flag,
    /// Not one of the list.
    #[error("“{0}” is not one of the choices")]
    NotAChoice(String),
    /// No id of Wikidata.
    #[error("a Wikidata id is a “Q” and a number, such as “Q42”")]
    WikidataId,
    /// A value of another kind altogether; the kind's word of [`super::AttributeKind::as_str`].
    #[error("the value is not of the kind “{0}”")]
    Kind(&'static str),
    /// A piece of evidence that says nothing.
    #[error("evidence {row} is empty")]
    EmptyEvidence {
        /// Which piece, from 1.
        row: usize,
    },
    /// A field of a piece of evidence.
    #[error("evidence {row}, {field}: {problem}")]
    Evidence {
        /// Which piece, from 1.
        row: usize,
        /// The field: `url`, `archive_url`, `stance` or `accessed`.
        field: &'static str,
        /// What is wrong with it.
        problem: Box<ValueProblem>,
    },
}
