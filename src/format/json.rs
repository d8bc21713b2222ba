//! Factmark's own exchanged form: JSON, version 1. `docs/formats/json.md` describes it for its readers and
//! writers, `docs/factmark-1.schema.json` for their validators.
//!
//! Writing: the model is put into the shapes of `dto` (`write`), so the form does not move when the model does.
//! Reading: the whole file becomes a tree of `node`s; `spot` walks it and knows the path of every place, so that
//! each refusal names where it happened; `read*` turn it into the model. `offsets` decides what the numbers of
//! the fragments mean, by the words that are said to stand there; `notes` gathers what was filled in or left out.

mod dto;
mod ids;
mod node;
mod notes;
mod offsets;
mod read;
mod read_annotation;
mod read_attributes;
mod read_document;
mod read_exceptions;
mod read_relations;
mod read_scheme;
mod ruler;
mod scheme_file;
mod spot;
mod unit;
mod write;

pub use scheme_file::{IncomingScheme, read_scheme_file, write_scheme_file};

use super::{Format, Incoming, OutFile, ReadError, ReportKind, Selection, Written, file_name};

/// The value of the key `format`.
const FORMAT: &str = "factmark";

/// The value of the key `format` where a scheme stands alone.
const SCHEME_FORMAT: &str = "factmark-scheme";

/// The version that is written, and the newest that is read.
const VERSION: u32 = 1;

/// Factmark's own exchanged form, which holds everything.
#[derive(Debug, Clone, Copy)]
pub struct Json;

impl Format for Json {
    fn id(&self) -> &'static str {
        "json"
    }

    fn name(&self) -> &'static str {
        "Factmark JSON"
    }

    fn extension(&self) -> &'static str {
        "factmark.json"
    }

    fn media_type(&self) -> &'static str {
        "application/json"
    }

    fn write(&self, selection: &Selection<'_>) -> Written {
        let mut written = Written::default();
        let root = write::root(selection, &mut written.report);
        match serde_json::to_vec_pretty(&root) {
            Ok(mut bytes) => {
                bytes.push(b'\n');
                let name = file_name(selection.documents, self.extension());
                written.files.push(OutFile { name, media_type: self.media_type(), bytes });
            }
            // Shapes of text, numbers and lists always serialize; should they ever not, it is told.
            Err(error) => written.report.add(ReportKind::Lost, super::Place::default(), error.to_string()),
        }
        written
    }

    /// All JSON is taken for ours, so that a broken file is told where it breaks and a foreign one that it is.
    fn recognises(&self, name: &str, text: &str) -> bool {
        text.trim_start().starts_with(['{', '[']) || name.to_lowercase().ends_with(".json")
    }

    fn read(&self, name: &str, text: &str) -> Result<Incoming, ReadError> {
        read::file(text).map_err(|problem| ReadError::new(name, problem))
    }
}
