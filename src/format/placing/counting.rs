//! The ways in which a program may have counted: in what unit, and in what form of the text.

use std::fmt;

use super::unit::Unit;

/// How a file's offsets were counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::format) struct Counting {
    /// What one offset step is.
    pub(in crate::format) unit: Unit,
    /// With what line ends the text was counted.
    pub(in crate::format) line_ends: LineEnds,
    /// In which normal form the text was counted.
    pub(in crate::format) form: Form,
}

/// With what line ends a text was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::format) enum LineEnds {
    /// With those of the file.
    AsIs,
    /// With `\n`, though the file has `\r\n` or `\r`: Python's text mode reads it so.
    Lf,
    /// With `\r\n`, though the file has `\n`: the program read it on Windows, or from a form of a web page.
    CrLf,
}

/// In which normal form (UAX #15) a text was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::format) enum Form {
    /// In that of the file.
    AsIs,
    /// Composed, though the file is not.
    Nfc,
    /// Decomposed, though the file is not: macOS writes so.
    Nfd,
}

impl Counting {
    /// In that unit, in the text as the file has it.
    pub(in crate::format) fn of(unit: Unit) -> Self {
        Self { unit, line_ends: LineEnds::AsIs, form: Form::AsIs }
    }

    /// All ways of counting, the likely ones first; `unit` is what the format says.
    pub(super) fn all(unit: Unit) -> impl Iterator<Item = Self> {
        let others = Unit::NAMED.into_iter().filter(move |&other| other != unit);
        let units = [unit].into_iter().chain(others);
        let line_ends = [LineEnds::AsIs, LineEnds::Lf, LineEnds::CrLf];
        let in_form = move |form: Form| {
            let units = units.clone();
            let counted = line_ends
                .into_iter()
                .flat_map(move |line_ends| units.clone().map(move |unit| Self { unit, line_ends, form }));
            let clusters = Self { unit: Unit::Grapheme, line_ends: LineEnds::AsIs, form };
            counted.chain((unit != Unit::Grapheme).then_some(clusters))
        };
        [Form::AsIs, Form::Nfc, Form::Nfd].into_iter().flat_map(in_form)
    }
}

/// For people: `UTF-16 units`, `code points of a text with CRLF line ends`.
impl fmt::Display for Counting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let line_ends = match self.line_ends {
            LineEnds::AsIs => "",
            LineEnds::Lf => "LF line ends",
            LineEnds::CrLf => "CRLF line ends",
        };
        let form = match self.form {
            Form::AsIs => "",
            Form::Nfc => "composed letters (NFC)",
            Form::Nfd => "decomposed letters (NFD)",
        };
        write!(f, "{}", self.unit)?;
        match (line_ends, form) {
            ("", "") => Ok(()),
            (one, "") | ("", one) => write!(f, " of a text with {one}"),
            (one, other) => write!(f, " of a text with {one} and {other}"),
        }
    }
}
