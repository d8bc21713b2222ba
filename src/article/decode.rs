//! Bytes to characters. UTF-8, or UTF-16 if a byte order mark says so; a byte order mark is dropped.
//!
//! Damaged input is refused with its position instead of being filled with replacement characters: who checks
//! a quotation must know that a character is missing.

use super::ArticleError;

/// Decodes a file.
pub(super) fn decode(bytes: &[u8]) -> Result<String, ArticleError> {
    match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest, 3),
        _ => utf8(bytes, 0),
    }
}

/// `mark` is the length of the byte order mark before `bytes`.
fn utf8(bytes: &[u8], mark: usize) -> Result<String, ArticleError> {
    match core::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let (line, column) = end_of(&String::from_utf8_lossy(before));
            Err(ArticleError::InvalidUtf8 { byte: mark + before.len(), line, column })
        }
    }
}

/// `bytes` come after the byte order mark.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, ArticleError> {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    let mut byte = 2;
    let refuse = |byte, text: &str| {
        let (line, column) = end_of(text);
        ArticleError::InvalidUtf16 { byte, line, column }
    };
    for decoded in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        let Ok(char) = decoded else { return Err(refuse(byte, &text)) };
        text.push(char);
        byte += 2 * char.len_utf16();
    }
    if odd.is_empty() { Ok(text) } else { Err(refuse(byte, &text)) }
}

/// Line and column just after `text`, both from 1, the column in code points.
fn end_of(text: &str) -> (usize, usize) {
    let (mut line, mut column, mut after_cr) = (1, 1, false);
    for char in text.chars() {
        match char {
            '\n' if after_cr => {}
            '\n' | '\r' => (line, column) = (line + 1, 1),
            _ => column += 1,
        }
        after_cr = char == '\r';
    }
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_byte_order_marks() {
        for bytes in [
            &b"\xEF\xBB\xBFG\xC3\xB3mez"[..],
            &b"G\xC3\xB3mez"[..],
            &b"\xFF\xFEG\0\xF3\0m\0e\0z\0"[..],
            &b"\xFE\xFF\0G\0\xF3\0m\0e\0z"[..],
        ] {
            assert_eq!(decode(bytes), Ok("Gómez".to_owned()), "{bytes:x?}");
        }
        assert_eq!(decode(b"\xFF\xFE\x3D\xD8\xB8\xDC"), Ok("💸".to_owned()));
        assert_eq!(decode(b""), Ok(String::new()));
        assert_eq!(decode(b"\xFF\xFE"), Ok(String::new()));
    }

    #[test]
    fn refuses_damage_with_its_position() {
        let utf8 = |byte, line, column| Err(ArticleError::InvalidUtf8 { byte, line, column });
        let utf16 = |byte, line, column| Err(ArticleError::InvalidUtf16 { byte, line, column });
        for (bytes, expected) in [
            (&b"\xE9"[..], utf8(0, 1, 1)),
            (&b"caf\xE9 au lait"[..], utf8(3, 1, 4)),
            (&b"\xEF\xBB\xBFa\xE9"[..], utf8(4, 1, 2)),
            (
                "a\r\nb\rc\nñé\u{e9}".as_bytes().split_last().map_or(&b""[..], |(_, rest)| rest),
                utf8(11, 4, 3),
            ),
            (&b"a\n\xED\xA0\x80"[..], utf8(2, 2, 1)),
            (&b"\xFF\xFEa\0\x3D\xD8"[..], utf16(4, 1, 2)),
            (&b"\xFF\xFEa\0\n\0\xB8\xDCb\0"[..], utf16(6, 2, 1)),
            (&b"\xFE\xFF\xD8\x3D\xDC\xB8a"[..], utf16(6, 1, 2)),
        ] {
            assert_eq!(decode(bytes), expected, "{bytes:x?}");
        }
    }
}
