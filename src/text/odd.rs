//! Characters that nobody sees and that change how their surroundings look: written so that they are seen, for titles
//! and names. The words of an article are never touched; the two characters that can make them read as others are shown.

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

/// An article's words cut before and after each character that forces a direction on what follows (U+202D, U+202E), which
/// no honest text needs: such a character with what it is called, all other words with `None`.
pub fn cut_at_overrides(text: &str) -> impl Iterator<Item = (&str, Option<&'static str>)> {
    const OVERRIDES: [(char, &str); 2] = [('\u{202d}', "U+202D"), ('\u{202e}', "U+202E")];
    let name = |piece: &str| OVERRIDES.iter().find(|(c, _)| piece.starts_with(*c)).map(|(_, name)| *name);
    let is_override = |c: char| OVERRIDES.iter().any(|(it, _)| *it == c);
    text.split_inclusive(is_override)
        .flat_map(move |piece| {
            let last = piece.char_indices().next_back().filter(|&(_, c)| is_override(c));
            let (words, end) = piece.split_at(last.map_or(piece.len(), |(at, _)| at));
            [words, end]
        })
        .filter(|piece| !piece.is_empty())
        .map(move |piece| (piece, name(piece)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overrides_stand_alone_and_nothing_is_lost() {
        let cut = |text: &'static str| cut_at_overrides(text).collect::<Vec<_>>();
        assert_eq!(cut(""), []);
        assert_eq!(cut("no “such” \u{200b}thing"), [("no “such” \u{200b}thing", None)]);
        assert_eq!(
            cut("a\u{202e}\u{202d}gnp.exe\u{202e}"),
            [
                ("a", None),
                ("\u{202e}", Some("U+202E")),
                ("\u{202d}", Some("U+202D")),
                ("gnp.exe", None),
                ("\u{202e}", Some("U+202E")),
            ]
        );
    }

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
