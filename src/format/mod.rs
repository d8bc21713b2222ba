//! Exchange formats: how articles with their annotations leave Factmark and come back.
//!
//! Each format is one file that implements [`Format`] and one line in [`registry`]. Writing yields files and a
//! [`Report`] of what the format could not hold; reading yields an [`Import`] (one undoable edit) and a report
//! of what had to be repaired, or a [`ReadError`] that names the place and the reason. Nothing here touches
//! the disk or the browser: bytes in, bytes out.

mod error;
mod file_name;
mod json;
mod report;

use std::sync::Arc;

pub use error::{ReadError, ReadProblem};
pub use file_name::file_name;
pub use json::{IncomingScheme, Json, read_scheme_file, write_scheme_file};
pub use report::{Place, Report, ReportKind, ReportLine};

use crate::edit::Import;
use crate::model::{Document, Scheme};

/// What is to be written: some articles, and the scheme they are marked by.
#[derive(Debug, Clone, Copy)]
pub struct Selection<'a> {
    /// The scheme.
    pub scheme: &'a Scheme,
    /// The articles, in the order in which they shall stand in the file.
    pub documents: &'a [Arc<Document>],
}

/// What writing yields.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// The files, to be handed to the person.
    pub files: Vec<OutFile>,
    /// What the format could not hold.
    pub report: Report,
}

/// One file to be handed to the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutFile {
    /// A name that every system accepts.
    pub name: String,
    /// The media type, for example `application/json`.
    pub media_type: &'static str,
    /// The contents.
    pub bytes: Vec<u8>,
}

/// What reading yields: everything a file held, checked, and what had to be repaired on the way.
#[derive(Debug, Clone, Default)]
pub struct Incoming {
    /// The articles and their scheme.
    pub import: Import,
    /// What was repaired, filled in or left out.
    pub report: Report,
}

/// One exchange format. Equal selections are written as equal bytes.
pub trait Format: Sync {
    /// Names the format in code and settings, for example `factmark`.
    fn id(&self) -> &'static str;

    /// Shown to people.
    fn name(&self) -> &'static str;

    /// What file names end in, without the first dot, for example `factmark.json`.
    fn extension(&self) -> &'static str;

    /// The media type of its files.
    fn media_type(&self) -> &'static str;

    /// Writes articles.
    fn write(&self, selection: &Selection<'_>) -> Written;

    /// Whether a file of that name and contents is of this format, or a broken one of it. A format that cannot
    /// be read recognises nothing.
    fn recognises(&self, _name: &str, _text: &str) -> bool {
        false
    }

    /// Reads a file; `name` is for messages.
    ///
    /// # Errors
    /// The file is not of this format, or is broken beyond what can be repaired with certainty, or the format
    /// is one that cannot be read.
    fn read(&self, name: &str, _text: &str) -> Result<Incoming, ReadError> {
        Err(ReadError::new(name, ReadProblem::WriteOnly(self.name())))
    }
}

/// All formats, in the order in which they are offered and asked whether a file is theirs.
pub fn registry() -> &'static [&'static dyn Format] {
    &[&Json]
}

/// Factmark's own format, the one that holds everything.
pub fn own() -> &'static dyn Format {
    &Json
}

/// The format of that id.
pub fn by_id(id: &str) -> Option<&'static dyn Format> {
    registry().iter().copied().find(|format| format.id() == id)
}

/// Reads a file of any format that can be read; `name` is its name.
///
/// # Errors
/// The bytes are not UTF-8, no format recognises them, or the one that does refuses them.
pub fn read(name: &str, bytes: &[u8]) -> Result<Incoming, ReadError> {
    let refuse = |problem| ReadError::new(name, problem);
    let text = utf8(bytes).map_err(refuse)?;
    let format = registry().iter().find(|format| format.recognises(name, text));
    format.ok_or_else(|| refuse(ReadProblem::UnknownFormat))?.read(name, text)
}

/// The contents as text.
fn utf8(bytes: &[u8]) -> Result<&str, ReadProblem> {
    let text = std::str::from_utf8(bytes).map_err(|e| ReadProblem::Utf8 { at: e.valid_up_to() })?;
    // Editors on Windows put a byte order mark before UTF-8; it is no part of the contents.
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}
