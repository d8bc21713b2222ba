//! From a place in a piece to the place in the long file.

/// A line and a column, both from 1, the column in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Position {
    pub(crate) line: usize,
    pub(crate) column: usize,
}

impl Position {
    /// Where a file begins.
    pub(crate) const START: Self = Self { line: 1, column: 1 };

    /// The position behind a byte that stands here.
    pub(crate) fn after(self, byte: u8) -> Self {
        match byte {
            b'\n' => Self { line: self.line + 1, column: 1 },
            _ => Self { line: self.line, column: self.column + 1 },
        }
    }

    /// The position behind bytes of which the first stands here.
    pub(crate) fn after_all(self, bytes: &[u8]) -> Self {
        bytes.iter().fold(self, |position, &byte| position.after(byte))
    }
}

/// Where the parts of a piece stand in the long file, and how many items of its list stand before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Places {
    /// For each part: where it begins in the piece and where in the file, ascending.
    parts: Vec<(Position, Position)>,
    first_item: usize,
}

impl Places {
    /// A piece that is the file.
    pub(crate) fn whole() -> Self {
        Self { parts: vec![(Position::START, Position::START)], first_item: 0 }
    }

    /// A piece of these parts, whose first item is that of this index.
    pub(super) fn new(parts: Vec<(Position, Position)>, first_item: usize) -> Self {
        Self { parts, first_item }
    }

    /// The same if the file is in turn a piece of another.
    pub(super) fn within(&self, outer: &Self) -> Self {
        let parts = self.parts.iter().map(|&(piece, file)| (piece, outer.in_file(file))).collect();
        Self { parts, first_item: outer.first_item + self.first_item }
    }

    /// The position in the file of a position in the piece.
    pub(crate) fn in_file(&self, position: Position) -> Position {
        let part = self.parts.iter().rev().find(|(piece, _)| *piece <= position);
        let Some(&(piece, file)) = part else { return position };
        if position.line == piece.line {
            Position { line: file.line, column: position.column - piece.column + file.column }
        } else {
            Position { line: position.line - piece.line + file.line, column: position.column }
        }
    }

    /// A path such as `documents[3].text` with the first number as it is in the file.
    pub(crate) fn path_in_file(&self, path: &str) -> String {
        let number = || {
            let (before, rest) = path.split_once('[')?;
            let (number, rest) = rest.split_once(']')?;
            let is_first = before.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
            let number: usize = number.parse().ok().filter(|_| is_first)?;
            Some(format!("{before}[{}]{rest}", number + self.first_item))
        };
        number().unwrap_or_else(|| path.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: usize, column: usize) -> Position {
        Position { line, column }
    }

    #[test]
    fn each_part_has_its_own_place() {
        let places = Places::new(vec![(at(1, 1), at(1, 1)), (at(2, 5), at(40, 9))], 7);
        assert_eq!(places.in_file(at(2, 4)), at(2, 4));
        assert_eq!(places.in_file(at(2, 6)), at(40, 10));
        assert_eq!(places.in_file(at(4, 3)), at(42, 3));
        assert_eq!(places.path_in_file("documents[1].annotations[2].id"), "documents[8].annotations[2].id");
        assert_eq!(places.path_in_file("[0].text"), "[7].text");
        assert_eq!(places.path_in_file("scheme.labels[0].id"), "scheme.labels[0].id");
    }

    #[test]
    fn pieces_of_pieces_keep_their_places() {
        let outer = Places::new(vec![(at(1, 1), at(1, 1)), (at(3, 1), at(100, 1))], 10);
        let inner = Places::new(vec![(at(1, 1), at(1, 1)), (at(3, 1), at(5, 2))], 2).within(&outer);
        assert_eq!(inner.in_file(at(3, 1)), at(102, 2));
        assert_eq!(inner.path_in_file("documents[0]"), "documents[12]");
    }
}
