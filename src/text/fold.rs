//! A text made comparable: one case, one kind of blank, apostrophe and quotation mark; with the way back.

use super::CodePoint;
use super::canonical::decompose;
use super::segment::is_blank;

/// Adds what a character is compared as.
///
/// Without regard to case that is its full case folding, found by way of the upper case, for which no table is
/// needed (ß and ẞ become `ss`, ﬁ becomes `fi`, ς becomes σ; ı becomes i, which Unicode leaves alone). Then letters
/// lose their marks to the right, and apostrophes and quotation marks become plain.
fn push_folded(character: char, is_case_sensitive: bool, to: &mut String) {
    if character.is_ascii() {
        to.push(if is_case_sensitive { character } else { character.to_ascii_lowercase() });
        return;
    }
    let mut push = |c| decompose(c, &mut |part| to.push(plain_mark(part)));
    if is_case_sensitive {
        push(character);
    } else {
        let upper = character.to_lowercase().flat_map(char::to_uppercase);
        upper.flat_map(char::to_lowercase).for_each(push);
    }
}

fn plain_mark(character: char) -> char {
    match character {
        '’' | '‘' | '‚' | '‛' | 'ʼ' | '′' | '‹' | '›' | '＇' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '＂' => '"',
        '\u{2010}' | '\u{2011}' => '-',
        _ => character,
    }
}

/// A soft hyphen is seen at line ends only and never typed.
fn is_unseen(character: char) -> bool {
    character == '\u{ad}'
}

/// A folded text and where its characters came from.
pub(super) struct Folded {
    text: String,
    /// For each character of the source, and for its end: where it begins in `text` (a byte) and in the source.
    /// Characters that left nothing begin where the next one does. Ascending.
    seats: Vec<(u32, CodePoint)>,
}

/// Folds what people type to search; blanks at its ends do not count.
pub(super) fn fold_query(query: &str, is_case_sensitive: bool) -> String {
    let folded = Folded::new(query, is_case_sensitive);
    folded.text.trim_matches(' ').to_owned()
}

/// A text as [`super::Search`] compares it without regard to case, for sorting and comparing; never for offsets. Letters
/// with marks become the bare letter and its marks, so they sort behind it and before the next one; no language's own
/// order.
pub fn folded(text: &str) -> String {
    fold_query(text, false)
}

impl Folded {
    pub(super) fn new(source: &str, is_case_sensitive: bool) -> Self {
        let (mut text, mut seats) = (String::with_capacity(source.len()), Vec::with_capacity(source.len()));
        let mut at = 0;
        let mut is_in_blanks = false;
        for character in source.chars() {
            let was_in_blanks = std::mem::replace(&mut is_in_blanks, is_blank(character));
            if !(is_in_blanks && was_in_blanks) {
                seats.push((text.len() as u32, CodePoint::new(at)));
            }
            if is_in_blanks && !was_in_blanks {
                text.push(' ');
            } else if !is_in_blanks && !is_unseen(character) {
                push_folded(character, is_case_sensitive, &mut text);
            }
            at += 1;
        }
        seats.push((text.len() as u32, CodePoint::new(at)));
        Self { text, seats }
    }

    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// The gap before the source's character that begins at this byte; `None` inside one.
    pub(super) fn start_at(&self, byte: usize) -> Option<CodePoint> {
        let after = self.seats.partition_point(|&(seat, _)| seat as usize <= byte);
        let &(seat, at) = self.seats.get(after.checked_sub(1)?)?;
        (seat as usize == byte).then_some(at)
    }

    /// The gap after the source's character that ends at this byte; `None` inside one.
    pub(super) fn end_at(&self, byte: usize) -> Option<CodePoint> {
        let &(seat, at) = self.seats.get(self.seats.partition_point(|&(seat, _)| (seat as usize) < byte))?;
        (seat as usize == byte).then_some(at)
    }
}
