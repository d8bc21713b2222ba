//! The way in: files that were opened together, zips among them unpacked, each given to the format that it is of.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use super::archive::{is_zip, unpack};
use super::brat::Pairing;
use super::{Format, Incoming, ReadError, ReadProblem, registry, utf8};

/// A file as it came.
#[derive(Debug, Clone)]
pub struct InFile<'a> {
    /// Its name, for messages; with the folders in it if it came out of an archive or a folder.
    pub name: Cow<'a, str>,
    /// Its contents.
    pub bytes: Cow<'a, [u8]>,
    /// The number of its first line, from 1; more if the file is a piece of a longer one.
    pub first_line: usize,
}

impl<'a> InFile<'a> {
    /// A whole file.
    pub fn new(name: impl Into<Cow<'a, str>>, bytes: impl Into<Cow<'a, [u8]>>) -> Self {
        Self { name: name.into(), bytes: bytes.into(), first_line: 1 }
    }

    /// The contents as text, a byte order mark left off.
    ///
    /// # Errors
    /// They are no UTF-8.
    pub fn text(&self) -> Result<&str, ReadError> {
        utf8(&self.bytes).map_err(|problem| self.refuse(problem))
    }

    /// A refusal of this file.
    pub fn refuse(&self, problem: ReadProblem) -> ReadError {
        ReadError::new(&*self.name, problem)
    }

    /// A refusal of this file because of what stands at a line (from 1, in this piece) and a column (from 1; 0 if
    /// it is the line as a whole).
    pub fn refuse_at(&self, line: usize, column: usize, problem: impl Into<String>) -> ReadError {
        self.refuse(ReadProblem::Line { line: self.line(line), column, problem: problem.into() })
    }

    /// The number of a line in the whole file, from its number in this piece, both from 1.
    pub fn line(&self, in_piece: usize) -> usize {
        self.first_line + in_piece - 1
    }

    /// Whether the name ends so, whatever the case.
    pub fn ends_with(&self, ending: &str) -> bool {
        self.name.to_lowercase().ends_with(ending)
    }

    /// The first 64 kB of the contents as text, for a look: cut where a character begins, empty if they are no text.
    pub fn head(&self) -> &str {
        const HEAD: usize = 64 * 1024;
        let head = self.bytes.get(..HEAD).unwrap_or(&self.bytes);
        let text = match std::str::from_utf8(head) {
            Ok(text) => text,
            Err(error) if head.len() == HEAD && error.error_len().is_none() => head
                .get(..error.valid_up_to())
                .and_then(|it| std::str::from_utf8(it).ok())
                .unwrap_or_default(),
            Err(_) => "",
        };
        text.strip_prefix('\u{feff}').unwrap_or(text)
    }
}

/// How much a file looks like one of a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Not at all.
    No,
    /// It could be one; taken if no other format says more.
    Maybe,
    /// It is one, perhaps a broken one.
    Sure,
}

/// Files that came together, for example a text and its annotations.
#[derive(Debug, Default)]
pub struct Bundle<'a> {
    files: Vec<InFile<'a>>,
    pairing: OnceLock<Pairing>,
}

impl<'a> Bundle<'a> {
    /// These files; what archives among them hold takes their place.
    ///
    /// # Errors
    /// An archive that is broken or too large.
    pub fn new(files: Vec<InFile<'a>>) -> Result<Self, ReadError> {
        let mut all = Vec::with_capacity(files.len());
        for file in files {
            if is_zip(&file.bytes) {
                let inside = unpack(&file.bytes).map_err(|problem| file.refuse(problem))?;
                all.extend(inside.into_iter().map(|(name, bytes)| InFile::new(name, bytes)));
            } else {
                all.push(file);
            }
        }
        Ok(Self { files: all, pairing: OnceLock::new() })
    }

    /// The files.
    pub fn files(&self) -> &[InFile<'a>] {
        &self.files
    }

    /// The file of that name.
    pub fn get(&self, name: &str) -> Option<&InFile<'a>> {
        self.files.iter().find(|file| file.name == name)
    }

    /// Which texts and annotation files belong together.
    pub(super) fn pairing(&self) -> &Pairing {
        self.pairing.get_or_init(|| Pairing::new(self.files.iter().map(|file| &*file.name)))
    }

    /// The format that each file is of.
    pub fn formats(&self) -> Vec<Option<&'static dyn Format>> {
        self.files.iter().map(|file| self.likest(file).1).collect()
    }

    /// The format that a file looks most like, and how much.
    fn likest(&self, file: &InFile<'_>) -> (Likeness, Option<&'static dyn Format>) {
        let mut best = (Likeness::No, None);
        for &format in registry().iter().filter(|format| format.can_read()) {
            let likeness = format.likeness(file, self);
            if likeness > best.0 {
                best = (likeness, Some(format));
            }
            // Nobody later can be surer, and a look may read much of a large file.
            if likeness == Likeness::Sure {
                break;
            }
        }
        best
    }

    /// Parts what surely is exchanged work from the other files, which may be articles.
    pub fn parted(self) -> (Self, Vec<InFile<'a>>) {
        let is_work: Vec<bool> = (self.files.iter())
            .map(|file| self.likest(file).0 == Likeness::Sure || file.ends_with(".json"))
            .collect();
        let (mut work, mut others) = (Vec::new(), Vec::new());
        for (file, is_work) in self.files.into_iter().zip(is_work) {
            if is_work { work.push(file) } else { others.push(file) }
        }
        (Self { files: work, ..Self::default() }, others)
    }

    /// Reads all files.
    ///
    /// # Errors
    /// A file of no known format, or one that its format refuses. Nothing was taken in then.
    pub fn read(&self) -> Result<Incoming, ReadError> {
        let formats = self.formats();
        let mut all = Incoming::default();
        if let Some(i) = formats.iter().position(Option::is_none) {
            return Err(self.files[i].refuse(ReadProblem::UnknownFormat));
        }
        for &format in registry() {
            let files: Vec<&InFile<'_>> = (self.files.iter().zip(&formats))
                .filter(|(_, of)| of.is_some_and(|of| of.id() == format.id()))
                .map(|(file, _)| file)
                .collect();
            if !files.is_empty() {
                all.absorb(format.read(&files)?);
            }
        }
        Ok(all)
    }
}

impl Incoming {
    /// Takes in what another file held.
    pub fn absorb(&mut self, other: Self) {
        self.import.scheme = match (self.import.scheme.take(), other.import.scheme) {
            (Some(first), Some(next)) => Some(Arc::new(first.merged_with(&next))),
            (first, next) => first.or(next),
        };
        self.import.documents.extend(other.import.documents);
        self.report.absorb(other.report);
        self.unplaced.extend(other.unplaced);
    }
}

/// Reads a file of any format that can be read; `name` is its name.
///
/// # Errors
/// No format recognises the file, or the one that does refuses it.
pub fn read(name: &str, bytes: &[u8]) -> Result<Incoming, ReadError> {
    read_all(vec![InFile::new(name, bytes)])
}

/// Reads files that came together.
///
/// # Errors
/// As for [`read`]; if one file is refused, none is taken.
pub fn read_all(files: Vec<InFile<'_>>) -> Result<Incoming, ReadError> {
    Bundle::new(files)?.read()
}
