//! Factmark's own exchanged form: JSON, version 1. `docs/formats/json.md` describes it for its readers and
//! writers, `docs/factmark-1.schema.json` for their validators.
//!
//! Writing: the model is put into the shapes of `dto` (`write`), so the form does not move when the model does.
//! Reading: the whole file becomes a tree of `node`s; `spot` walks it and knows the path of every place, so that
//! each refusal names where it happened; `read*` turn it into the model. `offsets` decides what the numbers of
//! the fragments mean, by the words that are said to stand there; `notes` gathers what was filled in or left out.

mod dto;
mod faults;
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
mod scheme_file;
mod spot;
mod write;

pub use scheme_file::{IncomingScheme, read_scheme_file, write_scheme_file};

use super::{Bundle, Cut, Format, InFile, Incoming, Likeness, ReadError, ReadProblem, Start, Writer};

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

    fn summary(&self) -> &'static str {
        "Factmark’s own form, which holds everything and comes back as it was"
    }

    fn extension(&self) -> &'static str {
        "factmark.json"
    }

    fn begin<'a>(&self, start: Start<'a>) -> Option<Box<dyn Writer + 'a>> {
        Some(Box::new(write::JsonWriter::new(&start)))
    }

    fn needs_scheme(&self) -> bool {
        true
    }

    fn begins_with_scheme(&self) -> bool {
        true
    }

    fn cut(&self) -> Cut {
        Cut::JsonList(Some("documents"))
    }

    /// All JSON may be ours, so that a broken file is told where it breaks and a foreign one that it is.
    fn likeness(&self, file: &InFile<'_>, _bundle: &Bundle<'_>) -> Likeness {
        let head = file.head().trim_start();
        match head.starts_with('{') && says_factmark(head) {
            true => Likeness::Sure,
            false if head.starts_with(['{', '[']) || file.ends_with(".json") => Likeness::Maybe,
            false => Likeness::No,
        }
    }

    fn read(&self, files: &[&InFile<'_>]) -> Result<Incoming, ReadError> {
        let mut all = Incoming::default();
        for file in files {
            all.absorb(read::file(file.text()?).map_err(|problem| file.refuse(problem))?);
        }
        Ok(all)
    }

    fn faults(&self, file: &InFile<'_>) -> Vec<ReadProblem> {
        file.text().map_or_else(|error| vec![error.problem], faults::faults)
    }
}

/// Whether a key `format` has a value of ours. Other formats have such keys, and words of ours elsewhere.
fn says_factmark(head: &str) -> bool {
    let values = head.split("\"format\"").skip(1);
    let values = values.filter_map(|rest| rest.trim_start().strip_prefix(':'));
    values.map(str::trim_start).any(|value| value.starts_with("\"factmark"))
}
