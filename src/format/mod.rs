//! Exchange formats: how articles with their annotations leave Factmark and come back.
//!
//! Each format is one file (or folder) that implements [`Format`] and one line in [`registry`], which the dialogs,
//! the command line and the documentation are filled from. Writing goes article by article into a [`Sink`], so that
//! a hundred thousand of them take no more memory than one, and yields a [`Report`] of what the format could not
//! hold. Reading yields an [`Import`] (one undoable edit), a report of what had to be repaired, and what could not
//! be placed; or a [`ReadError`] that names the place and the reason. Nothing here touches the disk or the browser.
//!
//! What formats share: `placing` finds where foreign offsets lie, `intake` turns what a reader found into the model,
//! `export` and `sink` are the way out, `bundle` and `archive` the way in for several files and zips.

mod archive;
mod brat;
mod bundle;
mod cas;
mod checkthat;
mod claimreview;
mod column_rows;
mod conll;
mod conllu;
mod csv;
mod doccano;
mod entity_types;
mod error;
mod export;
mod file_name;
mod finding;
mod flat;
mod html;
mod intake;
mod iob;
mod json;
mod json_lines;
mod jsonl;
mod label_studio;
mod links;
mod losses;
mod meta_row;
#[cfg(feature = "cli")]
mod parquet;
mod placing;
mod report;
mod running_text;
mod sink;
mod token_rows;
mod tokenised;
mod w3c;
mod web_address;

use std::io;

pub use archive::{is_zip, pack, unpack};
pub use brat::Brat;
pub use bundle::{Bundle, InFile, Likeness, read, read_all};
pub use claimreview::ClaimReview;
pub use csv::{Csv, Tsv};
pub use error::{ReadError, ReadProblem};
pub use export::{Export, OutFile, Selection, Written, completed, media_type_of, write};
pub use file_name::{file_name, file_stem};
pub use finding::{Finding, Loss, Note, NoteKind, Repair};
pub use html::HtmlReport;
pub use intake::Unplaced;
pub use json::{IncomingScheme, Json, read_scheme_file, write_scheme_file};
pub use report::{Place, Report, ReportKind, ReportLine};
pub use sink::{InMemory, Sink};

use crate::edit::Import;
use crate::model::{Document, Scheme};

/// What reading yields: everything a file held, checked, and what had to be repaired on the way.
#[derive(Debug, Clone, Default)]
pub struct Incoming {
    /// The articles and their scheme.
    pub import: Import,
    /// What was repaired, filled in or left out.
    pub report: Report,
    /// Annotations whose words were found nowhere, or in several places.
    pub unplaced: Vec<Unplaced>,
}

/// What a writer is told before the first article.
#[derive(Debug, Clone, Copy)]
pub struct Start<'a> {
    /// The scheme. It knows every label and relation type that will occur, if [`Format::needs_scheme`].
    pub scheme: &'a Scheme,
    /// What file names begin with: the main file is `{stem}.{extension}`.
    pub stem: &'a str,
    /// The ids of the [`Switch`]es that are on.
    pub switches: &'a [&'a str],
}

impl Start<'_> {
    /// Whether the switch of that id is on.
    pub fn is_on(&self, switch: &str) -> bool {
        self.switches.contains(&switch)
    }
}

/// Something about a format that a person may turn on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Switch {
    /// Names it in code and on the command line, for example `defuse-formulas`.
    pub id: &'static str,
    /// What it does, in a short English sentence without a full stop.
    pub help: &'static str,
}

/// Writes articles of one format, one after the other. Whatever a format cannot hold goes into `report`.
pub trait Writer {
    /// Writes one article.
    ///
    /// # Errors
    /// The sink could not take the bytes.
    fn document(&mut self, document: &Document, out: &mut dyn Sink, report: &mut Report) -> io::Result<()>;

    /// Writes what stands behind the last article. A file without articles must be complete, too.
    ///
    /// # Errors
    /// The sink could not take the bytes.
    fn finish(&mut self, out: &mut dyn Sink, report: &mut Report) -> io::Result<()>;
}

/// How a file of a format can be cut into smaller files of the same format, so that long ones are read in pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// Not at all.
    Whole,
    /// Between any two lines.
    Lines,
    /// Before each line that begins so.
    Before(&'static str),
    /// Between the items of the JSON list that is the file, or that stands under this key, the last of the file.
    JsonList(Option<&'static str>),
}

/// One exchange format. Equal selections are written as equal bytes.
pub trait Format: Sync {
    /// Names the format in code, settings and on the command line, for example `json`.
    fn id(&self) -> &'static str;

    /// Shown to people, for example `Factmark JSON`.
    fn name(&self) -> &'static str;

    /// What it is and who reads it, in one English sentence.
    fn summary(&self) -> &'static str;

    /// What names of its main file end in, without the first dot, for example `factmark.json`.
    fn extension(&self) -> &'static str;

    /// Begins to write; `None` if the format can only be read.
    fn begin<'a>(&self, start: Start<'a>) -> Option<Box<dyn Writer + 'a>>;

    /// What may be turned on when it is written.
    fn switches(&self) -> &'static [Switch] {
        &[]
    }

    /// Whether [`Start::scheme`] must know all labels, attributes and relation types before the first article.
    fn needs_scheme(&self) -> bool {
        false
    }

    /// Whether files of it can be written.
    fn can_write(&self) -> bool {
        true
    }

    /// Whether each file of it says its whole scheme before the first article, so that the first piece of a long one
    /// is enough to know it.
    fn begins_with_scheme(&self) -> bool {
        false
    }

    /// Whether files of it can be read.
    fn can_read(&self) -> bool {
        true
    }

    /// How its files are cut.
    fn cut(&self) -> Cut {
        Cut::Whole
    }

    /// How much a file looks like one of this format, or a broken one. `bundle` holds the files that came with it.
    fn likeness(&self, _file: &InFile<'_>, _bundle: &Bundle<'_>) -> Likeness {
        Likeness::No
    }

    /// Reads the files of a bundle that are of this format, all together.
    ///
    /// # Errors
    /// A file is broken beyond what can be repaired with certainty, or the format is one that cannot be read.
    fn read(&self, files: &[&InFile<'_>]) -> Result<Incoming, ReadError> {
        let name = files.first().map_or("", |file| &*file.name);
        Err(ReadError::new(name, ReadProblem::WriteOnly(self.name())))
    }

    /// Everything for which [`Self::read`] refuses a file, which itself tells the first only; at least that one.
    fn faults(&self, file: &InFile<'_>) -> Vec<ReadProblem> {
        self.read(&[file]).err().map(|error| error.problem).into_iter().collect()
    }
}

/// All formats, in the order in which they are offered.
pub fn registry() -> &'static [&'static dyn Format] {
    &[
        &Json,
        &jsonl::Jsonl,
        &token_rows::TokenRows,
        &conll::Conll,
        &conllu::ConllU,
        &brat::Brat,
        &label_studio::LabelStudio,
        &doccano::Doccano,
        &cas::CasJson,
        &cas::Xmi,
        &w3c::W3c,
        &Csv,
        &Tsv,
        &checkthat::CheckThat,
        &ClaimReview,
        &HtmlReport,
        #[cfg(feature = "cli")]
        &parquet::Parquet,
    ]
}

/// Factmark's own format, the one that holds everything.
pub fn own() -> &'static dyn Format {
    &Json
}

/// The format of that id.
pub fn by_id(id: &str) -> Option<&'static dyn Format> {
    registry().iter().copied().find(|format| format.id() == id)
}

/// A file's contents as text, a byte order mark left off.
fn utf8(bytes: &[u8]) -> Result<&str, ReadProblem> {
    let text = std::str::from_utf8(bytes).map_err(|e| ReadProblem::Utf8 { at: e.valid_up_to() })?;
    // Editors on Windows put a byte order mark before UTF-8; it is no part of the contents.
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}
