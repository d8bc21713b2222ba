//! From bytes and UTF-16 units to text, with the place of everything that is not text.

use thiserror::Error;

/// Why something is not text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TextError {
    /// Bytes that are no UTF-8.
    #[error("byte {byte} (line {line}, column {column}) is not valid UTF-8")]
    InvalidUtf8 {
        /// Offset of the first bad byte, from 0.
        byte: usize,
        /// Its line, from 1.
        line: usize,
        /// The character in that line, from 1.
        column: usize,
    },
    /// Half of a UTF-16 surrogate pair without the other half.
    #[error("UTF-16 unit {unit} is half a character")]
    LoneSurrogate {
        /// Offset of the unit, from 0.
        unit: usize,
    },
    /// A text that should have been normalised holds a carriage return or begins with a byte order mark.
    #[error("the text has foreign line ends or a byte order mark")]
    NotNormalised,
    /// Offsets could not count so far.
    #[error("the text is longer than 4 GiB")]
    TooLong,
}

/// The text of some bytes. Byte order marks at the start are dropped.
///
/// # Errors
/// The first byte that is not UTF-8, with its place.
pub fn decode_utf8(bytes: &[u8]) -> Result<&str, TextError> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let byte = error.valid_up_to();
        let before = String::from_utf8_lossy(bytes.get(..byte).unwrap_or_default());
        let last_line = before.rsplit('\n').next().unwrap_or_default();
        TextError::InvalidUtf8 {
            byte,
            line: before.matches('\n').count() + 1,
            column: last_line.chars().count() + 1,
        }
    })?;
    Ok(text.trim_start_matches('\u{feff}'))
}

/// The text of UTF-16 units, for example a DOM string, which may hold halves of characters.
///
/// # Errors
/// The first lone surrogate, with its place. It is not replaced: that would shift nothing but change the text.
pub fn normalise_utf16(units: &[u16]) -> Result<String, TextError> {
    let mut text = String::with_capacity(units.len());
    let mut unit = 0;
    for character in char::decode_utf16(units.iter().copied()) {
        let character = character.map_err(|_| TextError::LoneSurrogate { unit })?;
        unit += character.len_utf16();
        text.push(character);
    }
    Ok(text)
}

/// LF line ends, no byte order mark at the start; everything else as it is.
pub(super) fn normalise_line_ends(text: &str) -> String {
    let text = text.trim_start_matches('\u{feff}');
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_the_place_of_bad_bytes() {
        assert_eq!(decode_utf8(b"\xef\xbb\xbfabc"), Ok("abc"));
        let bad = decode_utf8("é\nxü".as_bytes().get(..5).unwrap());
        assert_eq!(bad, Err(TextError::InvalidUtf8 { byte: 4, line: 2, column: 2 }));
    }

    #[test]
    fn refuses_lone_surrogates() {
        assert_eq!(normalise_utf16(&[0x61, 0xd83d, 0xdcb8]), Ok("a💸".into()));
        assert_eq!(normalise_utf16(&[0x61, 0xd83d]), Err(TextError::LoneSurrogate { unit: 1 }));
        assert_eq!(normalise_utf16(&[0xd83d, 0xdcb8, 0xdcb8]), Err(TextError::LoneSurrogate { unit: 2 }));
    }

    #[test]
    fn turns_line_ends_and_nothing_else() {
        assert_eq!(normalise_line_ends("\u{feff}a\r\nb\rc\n\u{feff}\r\r\n"), "a\nb\nc\n\u{feff}\n\n");
    }
}
