//! A short title from any text, for when the person leaves the title empty.

use unicode_segmentation::UnicodeSegmentation;

/// How long a title may be, in code points.
const LONGEST: usize = 120;

/// The first line of `text` with something visible in it, on one line, of at most 120 code points; a longer one
/// is cut between graphemes and ends with "…". Without any visible character: "Untitled article".
pub fn title_of(text: &str) -> String {
    text.split(is_line_end).find_map(shorten).unwrap_or_else(|| "Untitled article".to_owned())
}

/// `text` as one line of at most [`LONGEST`] code points; none if nothing in it is visible.
pub(super) fn shorten(text: &str) -> Option<String> {
    if !has_visible(text) {
        return None;
    }
    let mut title = String::new();
    for word in text.split(is_breaking_space).filter(|word| !word.is_empty()) {
        // One grapheme can be longer than a title, so the length that matters is the text's, not the words'.
        if title.len() > 64 * LONGEST {
            break;
        }
        if !title.is_empty() {
            title.push(' ');
        }
        title.push_str(word);
    }
    let title = title.trim_matches(is_blank);
    if title.chars().nth(LONGEST).is_none() {
        return Some(title.to_owned());
    }
    let mut short = String::new();
    let mut left = LONGEST - 1;
    for grapheme in title.graphemes(true) {
        let Some(rest) = left.checked_sub(grapheme.chars().count()) else { break };
        short.push_str(grapheme);
        left = rest;
    }
    let kept = short.trim_end_matches(is_blank).len();
    short.truncate(kept);
    // Its first grapheme alone was too long: marks piled on marks, no title.
    if short.is_empty() {
        return None;
    }
    short.push('…');
    Some(short)
}

/// Whether a reader would see anything of `text`.
pub(super) fn has_visible(text: &str) -> bool {
    text.chars().any(|char| !is_blank(char) && !is_invisible(char))
}

/// Ends a line in some text or other, not only in ours.
fn is_line_end(char: char) -> bool {
    matches!(char, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Space or control character that separates words. A no-break space inside a number stays.
fn is_breaking_space(char: char) -> bool {
    is_blank(char) && !matches!(char, '\u{A0}' | '\u{2007}' | '\u{202F}' | '\u{200B}' | '\u{FEFF}')
}

/// Nothing to see, and of no use at either end of a title.
fn is_blank(char: char) -> bool {
    char.is_whitespace() || char.is_control() || matches!(char, '\u{200B}' | '\u{FEFF}')
}

/// Shapes other characters but shows nothing by itself: joiners, directions, variation selectors, fillers, tags.
fn is_invisible(char: char) -> bool {
    matches!(char,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles() {
        for (text, expected) in [
            ("One line", "One line"),
            ("\n \r\n\t Two  words\there \nbody", "Two words here"),
            ("A\rB", "A"),
            ("", "Untitled article"),
            (" \u{a0}\u{200b}\n\u{202e}\u{ad}", "Untitled article"),
            ("\u{200f}\nSecond", "Second"),
            ("\u{feff}Marked", "Marked"),
            ("\u{a0}2\u{202f}400 homes\u{a0}", "2\u{202f}400 homes"),
            ("I ❤\u{fe0f}", "I ❤\u{fe0f}"),
            ("מחיר הדלק עלה", "מחיר הדלק עלה"),
            ("bell\u{7}ringer", "bell ringer"),
        ] {
            assert_eq!(title_of(text), expected, "{text:?}");
        }
    }

    #[test]
    fn long_titles_are_cut_between_graphemes() {
        let family = "👨\u{200d}👩\u{200d}👧";
        let cut = title_of(&family.repeat(50));
        assert_eq!(cut, format!("{}…", family.repeat(23)));
        assert_eq!(title_of(&"x".repeat(120)), "x".repeat(120));
        assert_eq!(title_of(&"x".repeat(121)), format!("{}…", "x".repeat(119)));
        assert_eq!(title_of(&format!("{} tail", "x".repeat(118))), format!("{}…", "x".repeat(118)));
        let piled = format!("e{}", "\u{301}".repeat(200));
        assert_eq!(title_of(&piled), "Untitled article");
        assert_eq!(title_of(&format!("{piled}\nPlain")), "Plain");
    }
}
