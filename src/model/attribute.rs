//! Values that annotations carry beside their label.

use super::Timestamp;

/// The value of one attribute. An attribute that has no value is absent.
#[derive(Debug, Clone, PartialEq)]
pub enum AttributeValue {
    /// Free text, a choice, a URL or a date.
    Text(String),
    /// A number.
    Number(Number),
    /// A yes or no.
    Flag(bool),
    /// The evidence for or against a claim.
    Evidence(Vec<Evidence>),
}

/// A finite number that leaves as it came: `1` stays `1`, `1.0` stays `1.0`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Number {
    /// A whole number.
    Integer(i64),
    /// Any other; finite.
    Real(f64),
}

/// One piece of evidence on a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Where it was found.
    pub url: String,
    /// Where a lasting copy of it is kept.
    pub archive_url: String,
    /// The words that matter.
    pub excerpt: String,
    /// `supports`, `partial`, `refutes`, `irrelevant` or empty.
    pub stance: String,
    /// When it was seen.
    pub accessed: Timestamp,
}
