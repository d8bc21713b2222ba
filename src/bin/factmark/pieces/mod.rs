//! Long files in pieces: each is a small valid file of the same format, and knows where in the long file it stands.

mod lines;
mod list;
mod place;
mod scan;

use std::fs::File;
use std::io::{self, BufReader, Cursor, Seek, SeekFrom};
use std::path::Path;

use factmark::format::Cut;

use lines::Lines;
use list::List;
pub(crate) use place::{Places, Position};

/// A piece has about so many bytes, and more if a single article has.
pub(crate) const SIZE: usize = 2 * 1024 * 1024;

/// A part of a file that is a file in itself.
#[derive(Debug)]
pub(crate) struct Piece {
    /// Its contents.
    pub(crate) bytes: Vec<u8>,
    /// The number of its first line in the long file, for formats that count lines; 1 if `places` tells it all.
    pub(crate) first_line: usize,
    /// Where its parts stand in the long file.
    pub(crate) places: Places,
}

impl Piece {
    /// A whole file as one piece.
    pub(crate) fn whole(bytes: Vec<u8>) -> Self {
        Self { bytes, first_line: 1, places: Places::whole() }
    }

    /// The items of the list that this piece is, each as a piece of its own; `None` if it is no list or broken.
    pub(crate) fn items(&self, cut: Cut) -> Option<Vec<Self>> {
        let Cut::JsonList(key) = cut else { return None };
        let list = List::new(Cursor::new(self.bytes.as_slice()), key, 1).ok()??;
        let mut items = list.collect::<io::Result<Vec<_>>>().ok()?;
        for item in &mut items {
            item.places = item.places.within(&self.places);
        }
        Some(items)
    }
}

/// The pieces of a file.
pub(crate) enum Pieces {
    /// Cut between lines.
    Lines(Lines<BufReader<File>>),
    /// Cut between the items of a list.
    List(List<BufReader<File>>),
}

impl Pieces {
    /// Begins to cut a file into pieces of about `size` bytes; `None` if it cannot be cut.
    ///
    /// # Errors
    /// It cannot be read.
    pub(crate) fn open(path: &Path, cut: Cut, size: usize) -> io::Result<Option<Self>> {
        let mut file = BufReader::with_capacity(64 * 1024, File::open(path)?);
        file.seek(SeekFrom::Start(0))?;
        Ok(match cut {
            Cut::Whole => None,
            Cut::Lines => Some(Self::Lines(Lines::new(file, None, size))),
            Cut::Before(start) => Some(Self::Lines(Lines::new(file, Some(start), size))),
            Cut::JsonList(key) => List::new(file, key, size)?.map(Self::List),
        })
    }
}

impl Iterator for Pieces {
    type Item = io::Result<Piece>;

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Lines(lines) => lines.next(),
            Self::List(list) => list.next(),
        }
    }
}
