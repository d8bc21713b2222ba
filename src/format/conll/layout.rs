//! Finds out which column of a file holds tokens and which their tags: CoNLL-2003 has four columns, CoNLL-2002 three,
//! W-NUT two, Universal NER five with a number first.

use crate::format::column_rows::Sentence;
use crate::format::iob::{OUTSIDE, is_tag};

/// The columns, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) token: usize,
    pub(super) tag: usize,
    /// Whether the tags are tags, and not words that merely stand where tags should.
    pub(super) is_tagged: bool,
    /// How many tokens have a tag other than `O`.
    pub(super) n_marked: usize,
}

impl Layout {
    /// The layout of a file; `None` if it has no two columns.
    pub(super) fn of(sentences: &[Sentence<'_>]) -> Option<Self> {
        let rows = || sentences.iter().flat_map(|it| &it.rows);
        let n_rows = rows().count();
        let n_columns = rows().map(|row| row.columns.len()).filter(|&n| n > 1).min()?;
        let widest = rows().map(|row| row.columns.len()).max()?;
        let count = |column: usize, fits: fn(&str) -> bool| {
            rows().filter(|row| row.columns.get(column).is_some_and(|it| fits(it))).count()
        };
        let token = usize::from(n_columns > 2 && is_numbered(sentences));
        // A line in ten may be broken.
        let tagged = (token + 1..widest).rev().find(|&column| count(column, is_tag) * 10 >= n_rows * 9);
        let tag = tagged.unwrap_or(n_columns - 1);
        let n_marked = count(tag, is_tag).saturating_sub(count(tag, |it| it == OUTSIDE));
        Some(Self { token, tag, is_tagged: tagged.is_some(), n_marked })
    }
}

/// Whether the first column counts the tokens of most sentences.
fn is_numbered(sentences: &[Sentence<'_>]) -> bool {
    let counts = |sentence: &&Sentence<'_>| {
        let numbers = sentence.rows.iter().enumerate();
        numbers.filter(|(i, row)| row.columns[0].parse() == Ok(i + 1)).count() == sentence.rows.len()
    };
    sentences.iter().filter(counts).count() * 2 > sentences.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::column_rows::sentences;

    #[track_caller]
    fn check(text: &str, expected: Option<(usize, usize, bool)>) {
        let layout = Layout::of(&sentences(text));
        assert_eq!(layout.map(|it| (it.token, it.tag, it.is_tagged)), expected, "{text}");
    }

    #[test]
    fn columns_are_found() {
        check("Oslo NNP B-NP B-LOC\nis VBZ B-VP O\n", Some((0, 3, true)));
        check("Oslo\tB-LOC\nis\tO\n", Some((0, 1, true)));
        check("1\tOslo\tB-LOC\t-\tkim\n2\tis\tO\t-\t-\n", Some((1, 2, true)));
        check("Oslo LOC\nis O\n", Some((0, 1, false)));
        check("Oslo\nis\n", None);
        check("", None);
    }
}
