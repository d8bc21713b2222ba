//! Finds the items of a list in JSON, byte by byte, without understanding the rest.

/// What a byte was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Event {
    /// Part of what stands before, between or behind the items, or inside one.
    Inside,
    /// The bracket that opens the list.
    ListBegins,
    /// The first byte of an item.
    ItemBegins,
    /// The comma behind an item.
    ItemEnds,
    /// The bracket that closes the list.
    ListEnds,
}

/// Where the scanner is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    Before,
    Between,
    Item,
    Behind,
}

/// The scanner.
#[derive(Debug)]
pub(super) struct Scan {
    /// The key of the list in the object that is the file; `None` if the file is the list.
    key: Option<&'static str>,
    at: At,
    /// How many brackets are open; inside an item, of the item's own.
    depth: usize,
    in_string: bool,
    is_escaped: bool,
    /// The last text in the outer object, as it stands in the file.
    text: Vec<u8>,
    /// Whether `text` was followed by a colon.
    is_key: bool,
    /// Whether the file is of another form than was said.
    is_other: bool,
}

impl Scan {
    pub(super) fn new(key: Option<&'static str>) -> Self {
        Self {
            key,
            at: At::Before,
            depth: 0,
            in_string: false,
            is_escaped: false,
            text: Vec::new(),
            is_key: false,
            is_other: false,
        }
    }

    /// Whether no list will be found any more.
    pub(super) fn is_other(&self) -> bool {
        self.is_other
    }

    /// Whether the list has begun and not ended.
    pub(super) fn is_in_list(&self) -> bool {
        matches!(self.at, At::Between | At::Item)
    }

    /// Takes in one byte.
    pub(super) fn step(&mut self, byte: u8) -> Event {
        if self.in_string {
            self.in_text(byte);
            return Event::Inside;
        }
        match self.at {
            At::Before => self.before(byte),
            At::Between => self.between(byte),
            At::Item => self.item(byte),
            At::Behind => Event::Inside,
        }
    }

    fn in_text(&mut self, byte: u8) {
        match byte {
            _ if self.is_escaped => self.is_escaped = false,
            b'\\' => self.is_escaped = true,
            b'"' => {
                self.in_string = false;
                return;
            }
            _ => {}
        }
        if self.at == At::Before && self.depth == 1 {
            self.text.push(byte);
        }
    }

    fn before(&mut self, byte: u8) -> Event {
        match (byte, self.depth) {
            // Blanks and a byte order mark.
            (b' ' | b'\t' | b'\r' | b'\n' | 0xef | 0xbb | 0xbf, _) => {}
            (b'[', 0) if self.key.is_none() => return self.list(),
            (b'{', 0) if self.key.is_some() => self.depth = 1,
            (_, 0) => self.is_other = true,
            (b'"', _) => {
                self.in_string = true;
                if self.depth == 1 {
                    self.text.clear();
                    self.is_key = false;
                }
            }
            (b':', 1) => self.is_key = true,
            (b'[', 1) if self.is_key && self.key.is_some_and(|key| key.as_bytes() == self.text) => {
                return self.list();
            }
            (b'{' | b'[', _) => self.depth += 1,
            (b'}' | b']', _) => self.depth -= 1,
            (b',', 1) => self.is_key = false,
            _ => {}
        }
        Event::Inside
    }

    fn list(&mut self) -> Event {
        (self.at, self.depth) = (At::Between, 0);
        Event::ListBegins
    }

    fn between(&mut self, byte: u8) -> Event {
        match byte {
            b' ' | b'\t' | b'\r' | b'\n' | b',' => Event::Inside,
            b']' => {
                self.at = At::Behind;
                Event::ListEnds
            }
            _ => {
                (self.at, self.depth) = (At::Item, 0);
                self.item(byte);
                Event::ItemBegins
            }
        }
    }

    fn item(&mut self, byte: u8) -> Event {
        match (byte, self.depth) {
            (b'"', _) => self.in_string = true,
            (b'{' | b'[', _) => self.depth += 1,
            (b',', 0) => {
                self.at = At::Between;
                return Event::ItemEnds;
            }
            (b']', 0) => {
                self.at = At::Behind;
                return Event::ListEnds;
            }
            (b'}' | b']', _) => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        Event::Inside
    }
}
