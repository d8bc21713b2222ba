//! Files of one token a line with columns: CoNLL-2003 and its many relatives, CoNLL-U among them.

/// A sentence: its comments and its tokens.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Sentence<'a> {
    /// The lines that begin with `#`, without it.
    pub(super) comments: Vec<&'a str>,
    /// The tokens.
    pub(super) rows: Vec<Row<'a>>,
    /// Whether a `-DOCSTART-` stands before it.
    pub(super) begins_document: bool,
}

/// A token: the line it stands on in this file or piece, from 1, and its columns.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row<'a> {
    pub(super) line: usize,
    pub(super) columns: Vec<&'a str>,
}

/// What stands in the first column of the line that begins a document.
pub(super) const DOCSTART: &str = "-DOCSTART-";

/// The sentences of a file.
pub(super) fn sentences(text: &str) -> Vec<Sentence<'_>> {
    let mut all: Vec<Sentence<'_>> = Vec::new();
    let mut current = Sentence::default();
    for (i, line) in text.lines().enumerate() {
        let columns = columns(line);
        match columns.first() {
            None if current.rows.is_empty() => {}
            None => all.push(std::mem::take(&mut current)),
            Some(&DOCSTART) => {
                if !current.rows.is_empty() {
                    all.push(std::mem::take(&mut current));
                }
                current.begins_document = true;
            }
            Some(first) if first.starts_with('#') && is_comment(line, &columns) => {
                current.comments.push(line.trim_start_matches('#').trim());
            }
            Some(_) => current.rows.push(Row { line: i + 1, columns }),
        }
    }
    if !current.rows.is_empty() {
        all.push(current);
    }
    all
}

/// The columns of a line: parted by tabs, or by spaces where there is no tab. No other blank parts them.
pub(super) fn columns(line: &str) -> Vec<&str> {
    let line = line.trim_end_matches(['\r', ' ', '\t']);
    match line.contains('\t') {
        true => line.split('\t').collect(),
        false => line.split(' ').filter(|it| !it.is_empty()).collect(),
    }
}

/// Whether a line that begins with `#` is a comment and not the token `#`, which has its columns behind it.
fn is_comment(line: &str, columns: &[&str]) -> bool {
    let is_token = columns.len() > 1 && columns.last().is_some_and(|it| super::iob::is_tag(it));
    !is_token || line.contains(" = ")
}

/// The value of a comment `key = value`.
pub(super) fn value_of<'a>(comments: &[&'a str], key: &str) -> Option<&'a str> {
    let value = |comment: &&'a str| comment.strip_prefix(key)?.trim_start().strip_prefix('=').map(str::trim);
    comments.iter().find_map(value)
}

/// Whether a comment is, or begins with, that word.
pub(super) fn has(comments: &[&str], word: &str) -> bool {
    comments.iter().any(|it| it.split([' ', '\t']).next() == Some(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_parted_by_blank_lines() {
        let text =
            "-DOCSTART- -X- -X- O\n\n# text = Oslo #1\nOslo B-LOC\r\n#\tO\n \n\n# no token\na\u{a0}b\tO\n";
        let found = sentences(text);
        let words: Vec<Vec<&str>> =
            found.iter().map(|it| it.rows.iter().map(|row| row.columns[0]).collect()).collect();
        assert_eq!(words, [vec!["Oslo", "#"], vec!["a\u{a0}b"]]);
        assert_eq!((found[0].begins_document, found[1].begins_document), (true, false));
        assert_eq!(value_of(&found[0].comments, "text"), Some("Oslo #1"));
        assert_eq!((found[0].rows[1].line, found[1].comments.as_slice()), (5, &["no token"][..]));
    }
}
