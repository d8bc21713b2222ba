//! Stretches and their words, as brat has them: no stretch goes over a line end, and the words stand on one line.

use crate::text::Span;

/// Characters that end a line for one reader or another (Python's `splitlines`), and tabs, which divide columns.
pub(super) fn is_break(c: char) -> bool {
    matches!(
        c,
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// The text on one line, as long as it was.
pub(super) fn on_one_line(text: &str) -> String {
    text.chars().map(|c| if is_break(c) { ' ' } else { c }).collect()
}

/// The spans cut at line ends, as brat cuts what is marked over several lines. If nothing else is marked, line ends
/// stay.
pub(super) fn cut_at_line_ends(text: &[char], spans: &[Span]) -> Vec<(u32, u32)> {
    let mut pieces = Vec::with_capacity(spans.len());
    for span in spans {
        let (start, end) = (span.start().get(), span.end().get());
        let mut piece = start;
        for at in start..=end {
            let is_end = at == end || text.get(at as usize) == Some(&'\n');
            if is_end {
                if piece < at {
                    pieces.push((piece, at));
                }
                piece = at + 1;
            }
        }
    }
    if pieces.is_empty() {
        return spans.iter().map(|span| (span.start().get(), span.end().get())).collect();
    }
    pieces
}

/// The words of these pieces, joined by a space.
pub(super) fn words(text: &[char], pieces: &[(u32, u32)]) -> String {
    let mut words = String::new();
    for (i, &(start, end)) in pieces.iter().enumerate() {
        if i > 0 {
            words.push(' ');
        }
        let piece = text.get(start as usize..end as usize).unwrap_or_default();
        words.extend(piece.iter().map(|&c| if is_break(c) { ' ' } else { c }));
    }
    words
}

/// The words of each piece, taken apart by how long the pieces are, in whatever unit that works out; `None` if it
/// works out in none.
pub(super) fn words_of_each(words: &str, pieces: &[(u32, u32)]) -> Option<Vec<String>> {
    let units: [fn(char) -> usize; 3] = [|_| 1, char::len_utf16, char::len_utf8];
    units.into_iter().find_map(|len_of| taken_apart(words, pieces, len_of))
}

/// How many characters the words of these pieces have, joined by a space.
pub(super) fn len_of_words(pieces: &[(u32, u32)]) -> usize {
    let lengths: usize = pieces.iter().map(|&(start, end)| (end - start) as usize).sum();
    lengths + pieces.len().saturating_sub(1)
}

fn taken_apart(words: &str, pieces: &[(u32, u32)], len_of: fn(char) -> usize) -> Option<Vec<String>> {
    let mut chars = words.chars();
    let mut all = Vec::with_capacity(pieces.len());
    for (i, &(start, end)) in pieces.iter().enumerate() {
        if i > 0 && chars.next() != Some(' ') {
            return None;
        }
        let mut left = end.checked_sub(start)? as usize;
        let mut piece = String::new();
        while left > 0 {
            let c = chars.next()?;
            left = left.checked_sub(len_of(c))?;
            piece.push(c);
        }
        all.push(piece);
    }
    chars.next().is_none().then_some(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::CodePoint;

    fn cut(text: &str, spans: &[(u32, u32)]) -> (Vec<(u32, u32)>, String) {
        let text: Vec<char> = text.chars().collect();
        let spans: Vec<Span> =
            spans.iter().map(|&(s, e)| Span::new(CodePoint::new(s), CodePoint::new(e)).unwrap()).collect();
        let pieces = cut_at_line_ends(&text, &spans);
        let words = words(&text, &pieces);
        (pieces, words)
    }

    #[test]
    fn no_piece_goes_over_a_line_end() {
        assert_eq!(cut("one\n\ntwo\tx", &[(0, 9)]), (vec![(0, 3), (5, 9)], "one two ".into()));
        assert_eq!(cut("\na\n", &[(0, 3)]), (vec![(1, 2)], "a".into()));
        assert_eq!(cut("\n\n", &[(0, 2)]), (vec![(0, 2)], "  ".into()));
        assert_eq!(cut("ab cd", &[(0, 1), (3, 5)]), (vec![(0, 1), (3, 5)], "a cd".into()));
    }

    #[test]
    fn words_are_taken_apart_only_where_the_lengths_prove_it() {
        let apart = |words: &str, pieces: &[(u32, u32)]| words_of_each(words, pieces);
        assert_eq!(apart("a cd", &[(0, 1), (3, 5)]), Some(vec!["a".into(), "cd".into()]));
        assert_eq!(apart("😀 cd", &[(0, 2), (3, 5)]), Some(vec!["😀".into(), "cd".into()]));
        assert_eq!(apart("a cde", &[(0, 1), (3, 5)]), None);
        assert_eq!(apart("ab de", &[(0, 1), (3, 6)]), None);
    }
}
