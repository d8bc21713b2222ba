//! Finds words that are not where a file says: there must be one place only, or the words around must tell which.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfd};

use super::{Blanks, Sought};
use crate::text::{Byte, PlainText, Span};

/// A word that stands in more places than this is not looked at in all of them.
const MAX_PLACES: usize = 10_000;

/// The text, prepared to be searched many times.
pub(super) struct Index<'a> {
    text: &'a PlainText,
    blanks: Blanks,
    /// The text as it is compared: as long as the text in bytes, so that places are the same.
    compared: Option<Cow<'a, str>>,
}

impl<'a> Index<'a> {
    pub(super) fn new(text: &'a PlainText, blanks: Blanks) -> Self {
        Self { text, blanks, compared: None }
    }

    /// The one place where the words stand.
    pub(super) fn find(&mut self, sought: &Sought<'_>) -> Option<Span> {
        let exact = sought.exact.filter(|exact| !exact.trim().is_empty())?;
        let (text, blanks) = (self.text, self.blanks);
        let compared = &**self.compared.get_or_insert_with(|| evened(text.as_str(), blanks));
        let plain = PlainText::from_raw(exact);
        let forms: [String; 3] =
            [plain.as_str().to_owned(), plain.as_str().nfc().collect(), plain.as_str().nfd().collect()];
        let mut places: Vec<(usize, usize)> = Vec::new();
        for (_, form) in
            forms.iter().enumerate().filter(|&(i, form)| !forms.iter().take(i).any(|it| it == form))
        {
            let form = evened(form, blanks);
            let room = (MAX_PLACES + 1).saturating_sub(places.len());
            places
                .extend(compared.match_indices(&*form).map(|(at, words)| (at, at + words.len())).take(room));
        }
        if places.len() > MAX_PLACES {
            return None;
        }
        if places.len() > 1 {
            let (before, after) = (evened(sought.around.0, blanks), evened(sought.around.1, blanks));
            let (before, after) = (before.as_ref(), after.as_ref());
            if before.is_empty() && after.is_empty() {
                return None;
            }
            places.retain(|&(start, end)| {
                compared.get(..start).is_some_and(|it| it.ends_with(before))
                    && compared.get(end..).is_some_and(|it| it.starts_with(after))
            });
        }
        let [(start, end)] = places[..] else { return None };
        let at = |byte: usize| u32::try_from(byte).ok().and_then(|byte| text.code_point_of(Byte::new(byte)));
        Span::new(at(start)?, at(end)?)
    }
}

/// Whether the words of a file are those of the text: the same, but for line ends, canonically equal forms, and
/// blanks where they do not count.
pub(super) fn is_same(there: &str, exact: &str, blanks: Blanks) -> bool {
    if there == exact {
        return true;
    }
    let is_loosely_same = || there.chars().map(loosened).eq(exact.chars().map(loosened));
    if blanks == Blanks::Loose && is_loosely_same() {
        return true;
    }
    let exact = PlainText::from_raw(exact);
    let (there, exact) = (evened(there, blanks), evened(exact.as_str(), blanks));
    if there == exact {
        return true;
    }
    (!is_nfd(&there) || !is_nfd(&exact)) && there.nfd().eq(exact.nfd())
}

/// Line ends and tabs as spaces, where they do not count.
fn evened(text: &str, blanks: Blanks) -> Cow<'_, str> {
    match blanks {
        Blanks::Loose if text.contains(['\n', '\t']) => text.replace(['\n', '\t'], " ").into(),
        _ => text.into(),
    }
}

/// A character that ends a line for one reader or another, or a tab, as a space.
fn loosened(c: char) -> char {
    match c {
        '\t' | '\n' | '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        _ => c,
    }
}

/// At most 40 characters of a text.
pub(super) fn shortened(text: &str) -> String {
    const MAX: usize = 40;
    let mut short: String = text.chars().take(MAX).collect();
    if text.chars().nth(MAX).is_some() {
        short.push('…');
    }
    short
}
