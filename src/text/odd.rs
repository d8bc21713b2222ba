//! Characters that nobody sees and that change how their surroundings look: written so that they are seen, for titles
//! and names. The words of an article are never touched.

use std::borrow::Cow;
use std::fmt::Write;

/// Whether a character turns the direction of what follows, or has no width and is a disguise in a title. Joiners and
/// single marks of direction are letters' business (Persian, Hebrew, emoji) and stay.
fn is_odd(c: char) -> bool {
    const BIDI: [std::ops::RangeInclusive<char>; 2] = ['\u{202a}'..='\u{202e}', '\u{2066}'..='\u{2069}'];
    const NO_WIDTH: [std::ops::RangeInclusive<char>; 3] =
        ['\u{200b}'..='\u{200b}', '\u{2060}'..='\u{2064}', '\u{feff}'..='\u{feff}'];
    BIDI.iter().chain(&NO_WIDTH).any(|range| range.contains(&c)) || (c.is_control() && !c.is_whitespace())
}

/// The text with every such character written as its number, `⟨U+202E⟩`.
pub fn with_odd_shown(text: &str) -> Cow<'_, str> {
    if !text.contains(is_odd) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_odd(c) {
            write!(shown, "⟨U+{:04X}⟩", u32::from(c)).ok();
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_hides() {
        for (text, expected) in [
            ("", ""),
            ("Ferry “late” 👩‍👧 می‌خواهم שלום", "Ferry “late” 👩‍👧 می‌خواهم שלום"),
            ("cod\u{202e}txt.exe", "cod⟨U+202E⟩txt.exe"),
            ("pay\u{200b}pal", "pay⟨U+200B⟩pal"),
            ("a\u{2066}b\u{2069}", "a⟨U+2066⟩b⟨U+2069⟩"),
            ("a\nb\u{0}", "a\nb⟨U+0000⟩"),
            ("\u{200f}נ", "\u{200f}נ"),
        ] {
            assert_eq!(with_odd_shown(text), expected);
        }
    }
}
