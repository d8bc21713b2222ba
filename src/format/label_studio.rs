//! Label Studio: a JSON list of tasks, and beside it the labelling configuration that they need, in XML.
//! `docs/formats/label-studio.md` describes what is written and what is read.
//!
//! `controls` knows what Label Studio asks of a region and what its answers look like, `config` is the configuration.
//! What no control holds exactly stands in the region’s `meta`. Where both say something, the control counts: people
//! change that one in Label Studio, `meta` only says more exactly what it held.

mod config;
mod controls;
mod read;
mod regions;
mod results;
mod write;

use super::{Bundle, Cut, Format, InFile, Incoming, Likeness, ReadError, Start, Writer};

/// What names of files with the configuration end in.
const CONFIG: &str = ".config.xml";

/// The name of the control for labels.
const LABEL: &str = "label";

/// The name of the object that is labelled, and the key of its text in a task.
const TEXT: &str = "text";

/// The name of the control for notes.
const NOTE: &str = "note";

/// The relation between the pieces of an annotation.
const SAME_UNIT: &str = "same_unit";

/// Label Studio’s JSON.
#[derive(Debug, Clone, Copy)]
pub(super) struct LabelStudio;

impl Format for LabelStudio {
    fn id(&self) -> &'static str {
        "label-studio"
    }

    fn name(&self) -> &'static str {
        "Label Studio JSON"
    }

    fn summary(&self) -> &'static str {
        "Tasks with their labelling configuration, for Label Studio"
    }

    fn extension(&self) -> &'static str {
        "json"
    }

    fn begin<'a>(&self, start: Start<'a>) -> Option<Box<dyn Writer + 'a>> {
        Some(Box::new(write::LabelStudioWriter::new(&start)))
    }

    fn needs_scheme(&self) -> bool {
        true
    }

    fn cut(&self) -> Cut {
        Cut::JsonList(None)
    }

    fn likeness(&self, file: &InFile<'_>, bundle: &Bundle<'_>) -> Likeness {
        let has = |is: fn(&InFile<'_>) -> bool| bundle.files().iter().any(is);
        let is_config_beside = || is_config(file) && (has(is_tasks) || has(is_empty_list));
        if is_tasks(file) || is_config_beside() || (is_empty_list(file) && has(is_config)) {
            Likeness::Sure
        } else {
            Likeness::No
        }
    }

    fn read(&self, files: &[&InFile<'_>]) -> Result<Incoming, ReadError> {
        read::files(files)
    }
}

/// Whether a file is a labelling configuration.
fn is_config(file: &InFile<'_>) -> bool {
    file.ends_with(".xml") && file.head().contains("<View")
}

/// Whether a file may be a list of no tasks.
fn is_empty_list(file: &InFile<'_>) -> bool {
    file.ends_with(".json") && file.head().trim() == "[]"
}

/// Whether a file begins as a list of tasks does, or one alone.
fn is_tasks(file: &InFile<'_>) -> bool {
    let head = file.head().trim_start();
    let has = |key: &str, opening: char| {
        let values = head.split(key).skip(1).filter_map(|rest| rest.trim_start().strip_prefix(':'));
        values.map(str::trim_start).any(|value| value.starts_with(opening))
    };
    // The text may stand before the results and be longer than the head, or the other way round.
    let has_results = || has("\"annotations\"", '[') || has("\"predictions\"", '[');
    let has_names = || has("\"from_name\"", '"') && has("\"to_name\"", '"');
    head.starts_with(['{', '[']) && has_results() && (has("\"data\"", '{') || has_names())
}
