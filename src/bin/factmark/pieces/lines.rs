//! Pieces of a file that may be cut between lines.

use std::io::{self, BufRead};

use super::{Piece, Places};

/// Cuts before lines.
pub(crate) struct Lines<R> {
    file: R,
    /// What a line must begin with so that a cut may be made before it.
    start: Option<&'static str>,
    size: usize,
    /// A line that was read and belongs to the next piece.
    next: Vec<u8>,
    line: usize,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(file: R, start: Option<&'static str>, size: usize) -> Self {
        Self { file, start, size, next: Vec::new(), line: 1 }
    }

    fn read(&mut self) -> io::Result<Option<Piece>> {
        let mut bytes = std::mem::take(&mut self.next);
        let first_line = self.line;
        let mut n_lines = usize::from(!bytes.is_empty());
        loop {
            let before = bytes.len();
            if self.file.read_until(b'\n', &mut bytes)? == 0 {
                break;
            }
            let line = bytes.get(before..).unwrap_or_default();
            let may_cut = self.start.is_none_or(|start| line.starts_with(start.as_bytes()));
            if before >= self.size && may_cut {
                self.next = bytes.split_off(before);
                break;
            }
            n_lines += 1;
        }
        self.line += n_lines;
        Ok((!bytes.is_empty()).then(|| Piece { bytes, first_line, places: Places::whole() }))
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = io::Result<Piece>;

    fn next(&mut self) -> Option<Self::Item> {
        self.read().transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, start: Option<&'static str>, size: usize) -> Vec<(String, usize)> {
        let pieces = Lines::new(text.as_bytes(), start, size);
        pieces.map(|it| it.unwrap()).map(|it| (String::from_utf8(it.bytes).unwrap(), it.first_line)).collect()
    }

    #[test]
    fn cuts_between_lines_and_keeps_their_numbers() {
        let expected = [("ab\n".to_owned(), 1), ("cd\n".into(), 2), ("e".into(), 3)];
        assert_eq!(cut("ab\ncd\ne", None, 1), expected);
        assert_eq!(cut("ab\ncd\ne", None, 4), [("ab\ncd\n".to_owned(), 1), ("e".into(), 3)]);
        assert_eq!(cut("", None, 4), []);
    }

    #[test]
    fn cuts_only_where_an_article_begins() {
        let text = "-D-\na\n\nb\n-D-\nc\n-D-\n";
        let expected = [("-D-\na\n\nb\n".to_owned(), 1), ("-D-\nc\n".into(), 5), ("-D-\n".into(), 7)];
        assert_eq!(cut(text, Some("-D-"), 1), expected);
    }
}
