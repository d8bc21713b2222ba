//! Pieces of a file that is, or holds, a list in JSON. Each piece has what stands before the list and behind it.

use std::io::{self, Read, Seek, SeekFrom};

use super::scan::{Event, Scan};
use super::{Piece, Places, Position};

/// More than this before or behind the list would be more than a piece: such a file is not cut.
const MOST_AROUND: usize = super::SIZE;

/// Cuts between the items of a list.
pub(crate) struct List<R> {
    bytes: Bytes<R>,
    scan: Scan,
    size: usize,
    head: Vec<u8>,
    /// What stands behind the items, and where; empty if the file breaks off.
    tail: (Vec<u8>, Position),
    n_items: usize,
    is_in_object: bool,
    is_done: bool,
}

impl<R: Read + Seek> List<R> {
    /// Begins to cut; `None` if the file is no such list, or has too much around it.
    ///
    /// # Errors
    /// The file cannot be read.
    pub(super) fn new(mut file: R, key: Option<&'static str>, size: usize) -> io::Result<Option<Self>> {
        let Some(tail) = tail_of(&mut file, key)? else { return Ok(None) };
        file.seek(SeekFrom::Start(0))?;
        let mut bytes = Bytes::new(file);
        let (mut scan, mut head) = (Scan::new(key), Vec::new());
        while let Some(byte) = bytes.next()? {
            head.push(byte);
            if scan.step(byte) == Event::ListBegins {
                let (n_items, is_in_object, is_done) = (0, key.is_some(), false);
                return Ok(Some(Self { bytes, scan, size, head, tail, n_items, is_in_object, is_done }));
            }
        }
        Ok(None)
    }

    fn read(&mut self) -> io::Result<Option<Piece>> {
        if self.is_done {
            return Ok(None);
        }
        let mut items = Vec::new();
        let mut begin = self.bytes.position;
        let (first_item, mut is_cut) = (self.n_items, false);
        loop {
            let position = self.bytes.position;
            let Some(byte) = self.bytes.next()? else {
                self.is_done = true;
                break;
            };
            match self.scan.step(byte) {
                Event::ListEnds => {
                    self.is_done = true;
                    break;
                }
                Event::ItemEnds => {
                    self.n_items += 1;
                    if items.len() >= self.size {
                        is_cut = true;
                        break;
                    }
                }
                // Blanks and the comma before the first item of a piece belong to no piece.
                Event::Inside if items.is_empty() => continue,
                Event::ItemBegins if items.is_empty() => begin = position,
                _ => {}
            }
            items.push(byte);
        }
        // A list without items is one piece, so that what stands around it is read.
        if items.is_empty() && first_item > 0 {
            return Ok(None);
        }
        Ok(Some(self.piece(&items, begin, first_item, is_cut)))
    }

    /// In a file that breaks off only the last piece is broken.
    fn piece(&self, items: &[u8], begin: Position, first_item: usize, is_cut: bool) -> Piece {
        let mut bytes = self.head.clone();
        let items_at = Position::START.after_all(&bytes);
        bytes.extend_from_slice(items);
        let tail_at = items_at.after_all(items);
        match (self.tail.0.is_empty() && is_cut, self.is_in_object) {
            (false, _) => bytes.extend_from_slice(&self.tail.0),
            (true, false) => bytes.push(b']'),
            (true, true) => bytes.extend_from_slice(b"]}"),
        }
        let parts = vec![(Position::START, Position::START), (items_at, begin), (tail_at, self.tail.1)];
        Piece { bytes, first_line: 1, places: Places::new(parts, first_item) }
    }
}

impl<R: Read + Seek> Iterator for List<R> {
    type Item = io::Result<Piece>;

    fn next(&mut self) -> Option<Self::Item> {
        self.read().transpose()
    }
}

/// What stands behind the items of the list, and where it begins; empty if the file breaks off before.
fn tail_of(
    file: &mut (impl Read + Seek),
    key: Option<&'static str>,
) -> io::Result<Option<(Vec<u8>, Position)>> {
    let (mut bytes, mut scan) = (Bytes::new(file), Scan::new(key));
    let mut n_before = 0;
    loop {
        let position = bytes.position;
        let Some(byte) = bytes.next()? else {
            return Ok(scan.is_in_list().then_some((Vec::new(), position)));
        };
        let event = scan.step(byte);
        n_before += usize::from(!scan.is_in_list());
        if scan.is_other() || n_before > MOST_AROUND {
            return Ok(None);
        }
        if event == Event::ListEnds {
            let mut tail = vec![byte];
            while let Some(byte) = bytes.next()? {
                tail.push(byte);
                if tail.len() > MOST_AROUND {
                    return Ok(None);
                }
            }
            return Ok(Some((tail, position)));
        }
    }
}

/// Bytes one by one, and where each stands.
struct Bytes<R> {
    file: R,
    buffer: Vec<u8>,
    next: usize,
    position: Position,
}

impl<R: Read> Bytes<R> {
    fn new(file: R) -> Self {
        Self { file, buffer: Vec::new(), next: 0, position: Position::START }
    }

    fn next(&mut self) -> io::Result<Option<u8>> {
        const SIZE: usize = 64 * 1024;
        if self.next == self.buffer.len() {
            self.buffer.resize(SIZE, 0);
            let n = loop {
                match self.file.read(&mut self.buffer) {
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    result => break result?,
                }
            };
            self.buffer.truncate(n);
            self.next = 0;
        }
        let Some(&byte) = self.buffer.get(self.next) else { return Ok(None) };
        self.next += 1;
        self.position = self.position.after(byte);
        Ok(Some(byte))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn cut(text: &str, key: Option<&'static str>, size: usize) -> Option<Vec<String>> {
        let list = List::new(Cursor::new(text.as_bytes()), key, size).unwrap()?;
        Some(list.map(|it| String::from_utf8(it.unwrap().bytes).unwrap()).collect())
    }

    #[track_caller]
    fn check(text: &str, key: Option<&'static str>, size: usize, expected: &[&str]) {
        assert_eq!(cut(text, key, size).unwrap(), expected);
    }

    #[test]
    fn every_piece_is_a_whole_file() {
        check("[1, 2,3 ]", None, 1, &["[1]", "[2]", "[3 ]"]);
        check("[1, 2,3 ]", None, 3, &["[1, 2]", "[3 ]"]);
        check("[]", None, 1, &["[]"]);
        check(
            "\u{feff} [ {\"a\": [1, 2]}, {} ]\n",
            None,
            1,
            &["\u{feff} [{\"a\": [1, 2]}]\n", "\u{feff} [{} ]\n"],
        );
    }

    #[test]
    fn texts_may_hold_anything() {
        let text = r#"[{"a": "],[ \" \\"}, "]\\\"", 5]"#;
        check(text, None, 1, &[r#"[{"a": "],[ \" \\"}]"#, r#"["]\\\""]"#, "[5]"]);
    }

    #[test]
    fn the_list_may_stand_anywhere_in_the_file() {
        let text = r#"{"x": {"d": [0]}, "y": "d", "d" : [ {"d": []}, 2 ], "z": [3]}"#;
        let head = r#"{"x": {"d": [0]}, "y": "d", "d" : ["#;
        let tail = r#"], "z": [3]}"#;
        let expected = [format!(r#"{head}{{"d": []}}{tail}"#), format!("{head}2 {tail}")];
        assert_eq!(cut(text, Some("d"), 1).unwrap(), expected);
        assert_eq!(cut(text, None, 1), None);
        assert_eq!(cut("[1]", Some("d"), 1), None);
        assert_eq!(cut(r#"{"d": 1}"#, Some("d"), 1), None);
        assert_eq!(cut("", Some("d"), 1), None);
    }

    #[test]
    fn a_file_that_breaks_off_stays_broken() {
        check("[1, 2, {\"a", None, 1, &["[1]", "[2]", "[{\"a"]);
        check("{\"d\": [1, 2,", Some("d"), 1, &["{\"d\": [1]}", "{\"d\": [2]}"]);
    }

    #[test]
    fn places_are_those_of_the_file() {
        let text = "{\"d\": [\n  1,\n  {\"a\":\n 2}, 3\n]}";
        let list = List::new(Cursor::new(text.as_bytes()), Some("d"), 1).unwrap().unwrap();
        let pieces: Vec<Piece> = list.map(|it| it.unwrap()).collect();
        let at = |line, column| Position { line, column };
        // {"d": [{"a":
        //  2}]}
        let second = &pieces[1];
        assert_eq!(
            String::from_utf8_lossy(&second.bytes),
            "{\"d\": [{\"a\":\n 2}\n]}".replace("}\n]}", "}]}")
        );
        assert_eq!(second.places.in_file(at(1, 8)), at(3, 3));
        assert_eq!(second.places.in_file(at(2, 2)), at(4, 2));
        assert_eq!(second.places.in_file(at(2, 4)), at(5, 1));
        assert_eq!(second.places.path_in_file("d[0].a"), "d[1].a");
        assert_eq!(pieces[2].places.in_file(at(1, 8)), at(4, 6));
    }
}
