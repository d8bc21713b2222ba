//! doccano JSONL: a line for each article with entities and relations, as doccano's sequence labelling takes and gives
//! them. `docs/formats/doccano.md` describes it.
//!
//! What doccano does not know (details, attributes, notes, which pieces are one annotation) goes along under a key of our
//! own, which doccano keeps as meta data. On the way back the entities decide what is marked: somebody may have worked
//! on them; what stands under our key is added to those that are still where they were.

mod guess;
mod read;
mod write;

use serde_json::{Map, Value};

use super::intake::Intake;
use super::json_lines::{first_row, rows};
use super::{Bundle, Cut, Format, InFile, Incoming, Likeness, ReadError, Start, Switch, Writer};

/// The key under which goes along what doccano does not know.
const OWN_KEY: &str = "factmark";

/// The key under ours that says what offsets count, where that is not UTF-16 units.
const UNIT_KEY: &str = "offset_unit";

/// The switch for projects that count grapheme clusters.
const CLUSTERS: Switch = Switch {
    id: "grapheme-clusters",
    help: "Count grapheme clusters, as a doccano project does that is set so, instead of UTF-16 units",
};

/// doccano JSONL.
#[derive(Debug, Clone, Copy)]
pub(super) struct Doccano;

impl Format for Doccano {
    fn id(&self) -> &'static str {
        "doccano"
    }

    fn name(&self) -> &'static str {
        "doccano JSONL"
    }

    fn summary(&self) -> &'static str {
        "A JSON object a line with entities and relations, for doccano"
    }

    fn extension(&self) -> &'static str {
        "jsonl"
    }

    fn begin<'a>(&self, start: Start<'a>) -> Option<Box<dyn Writer + 'a>> {
        Some(Box::new(write::DoccanoWriter::new(&start)))
    }

    fn switches(&self) -> &'static [Switch] {
        &[CLUSTERS]
    }

    fn cut(&self) -> Cut {
        Cut::Lines
    }

    fn likeness(&self, file: &InFile<'_>, _bundle: &Bundle<'_>) -> Likeness {
        match first_row(file) {
            Some(row) if is_own(&row) => Likeness::Sure,
            None if is_broken_row(file.head()) => Likeness::Sure,
            _ => Likeness::No,
        }
    }

    fn read(&self, files: &[&InFile<'_>]) -> Result<Incoming, ReadError> {
        let mut intake = Intake::new();
        for file in files {
            for (line, row) in rows(file, &mut intake.report)? {
                read::row(row, line, &mut intake);
            }
        }
        Ok(intake.finish())
    }
}

/// Whether text that is no row looks like a broken one.
fn is_broken_row(head: &str) -> bool {
    head.trim_start().starts_with("{\"") && head.contains("\"start_offset\"")
}

/// Whether a row is as doccano writes it: entities with `start_offset`, or a list of `[start, end, label]`.
fn is_own(row: &Map<String, Value>) -> bool {
    let list = |key: &str| row.get(key).and_then(Value::as_array);
    let is_entity = |item: &Value| item.get("start_offset").is_some();
    let is_triple = |item: &Value| item.as_array().is_some_and(|it| it.len() == 3 && it[0].is_number());
    let has_text = row.get("text").or_else(|| row.get("data")).is_some_and(Value::is_string);
    let has_entities = list("entities").is_some_and(|it| it.iter().all(is_entity))
        && (row.contains_key("relations") || row.contains_key("Comments") || row.contains_key(OWN_KEY));
    let has_labels = ["label", "labels"].into_iter().filter_map(list).any(|it| it.iter().all(is_triple));
    let has_some_entity = list("entities").is_some_and(|it| it.first().is_some_and(is_entity));
    has_text && (has_entities || has_labels || has_some_entity)
}
