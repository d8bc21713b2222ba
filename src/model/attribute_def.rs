//! What may be said about an annotation: the attributes of a label and the kinds of their values.

use super::Condition;

/// One thing that may be said about an annotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttributeDef {
    /// Used in files; unique in the label.
    pub id: String,
    /// Shown to people.
    pub name: String,
    /// What values it takes.
    pub kind: AttributeKind,
    /// When it applies; `None` means always. It narrows what is shown, not what may be set.
    pub when: Option<Condition>,
}

/// What values an attribute takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AttributeKind {
    /// Any text.
    Text,
    /// The id of an item of Wikidata: `Q` and a number. In files it is a text with the format `qid`, so that
    /// readers that know no such kind take it for a text.
    WikidataId,
    /// One of a closed list.
    Choice(Vec<String>),
    /// A number.
    Number,
    /// Yes or no.
    Flag,
    /// A web address, `http` or `https`.
    Url,
    /// A date: `YYYY-MM-DD`, or `YYYY-MM` or `YYYY` where no more is known.
    Date,
    /// A list of [`super::Evidence`].
    Evidence,
}

impl AttributeKind {
    /// The word used in files.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Text | Self::WikidataId => "text",
            Self::Choice(_) => "choice",
            Self::Number => "number",
            Self::Flag => "flag",
            Self::Url => "url",
            Self::Date => "date",
            Self::Evidence => "evidence",
        }
    }

    /// The word used in files for what sort of text is meant; `None` if any is.
    pub fn format(&self) -> Option<&'static str> {
        matches!(self, Self::WikidataId).then_some(QID)
    }

    /// The choices; empty for any other kind.
    pub fn choices(&self) -> &[String] {
        match self {
            Self::Choice(choices) => choices,
            _ => &[],
        }
    }

    /// The kind that [`Self::as_str`], [`Self::format`] and [`Self::choices`] describe so. A format that this
    /// kind does not have counts as none.
    pub fn parse(kind: &str, format: Option<&str>, choices: Vec<String>) -> Option<Self> {
        Some(match kind {
            "text" if format == Some(QID) => Self::WikidataId,
            "text" => Self::Text,
            "choice" => Self::Choice(choices),
            "number" => Self::Number,
            "flag" => Self::Flag,
            "url" => Self::Url,
            "date" => Self::Date,
            "evidence" => Self::Evidence,
            _ => return None,
        })
    }
}

/// The format of [`AttributeKind::WikidataId`].
const QID: &str = "qid";
