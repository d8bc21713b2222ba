//! What an offset counts.

use std::fmt;

/// The unit of a file's offsets. Factmark writes code points; other programs count as their language does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::format) enum Unit {
    /// Unicode code points, as in Python.
    CodePoint,
    /// UTF-16 code units, as in JavaScript, Java and C#.
    Utf16,
    /// Bytes of UTF-8, as in Rust and Go.
    Byte,
    /// Extended grapheme clusters (UAX #29), as in Swift and, on request, doccano.
    Grapheme,
}

impl Unit {
    /// The units that Factmark JSON may name.
    pub(in crate::format) const NAMED: [Self; 3] = [Self::CodePoint, Self::Utf16, Self::Byte];

    /// The word used in files.
    pub(in crate::format) fn as_str(self) -> &'static str {
        match self {
            Self::CodePoint => "code_point",
            Self::Utf16 => "utf16",
            Self::Byte => "byte",
            Self::Grapheme => "grapheme_cluster",
        }
    }

    /// How many of this unit a character takes that stands alone: at most 4.
    pub(super) fn len_of(self, c: char) -> u32 {
        let len = match self {
            Self::CodePoint | Self::Grapheme => 1,
            Self::Utf16 => c.len_utf16(),
            Self::Byte => c.len_utf8(),
        };
        len as u32
    }
}

/// For people.
impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::CodePoint => "code points",
            Self::Utf16 => "UTF-16 units",
            Self::Byte => "bytes",
            Self::Grapheme => "grapheme clusters",
        })
    }
}
