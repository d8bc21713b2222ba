//! Span JSONL: a JSON object a line, one for each article, as Prodigy and Hugging Face `datasets` take them.
//! `docs/formats/jsonl.md` describes it.

mod read;
mod write;

use serde_json::{Map, Value};

use super::intake::Intake;
use super::json_lines::{first_row, rows};
use super::{Bundle, Cut, Format, InFile, Incoming, Likeness, ReadError, Start, Writer};

pub(super) use read::document as from_row;
pub(super) use write::full_row;

/// Span JSONL.
#[derive(Debug, Clone, Copy)]
pub(super) struct Jsonl;

impl Format for Jsonl {
    fn id(&self) -> &'static str {
        "jsonl"
    }

    fn name(&self) -> &'static str {
        "Span JSONL"
    }

    fn summary(&self) -> &'static str {
        "One JSON object a line with text, tokens and spans, for Prodigy, spaCy and Hugging Face datasets"
    }

    fn extension(&self) -> &'static str {
        "jsonl"
    }

    fn begin<'a>(&self, start: Start<'a>) -> Option<Box<dyn Writer + 'a>> {
        Some(Box::new(write::JsonlWriter::new(&start)))
    }

    fn cut(&self) -> Cut {
        Cut::Lines
    }

    fn likeness(&self, file: &InFile<'_>, _bundle: &Bundle<'_>) -> Likeness {
        let is_named = file.ends_with(".jsonl") || file.ends_with(".ndjson");
        match first_row(file) {
            Some(row) => likeness_of(&row, is_named),
            // The first line may be the one that is broken.
            None if is_named && is_broken_row(file.head()) => Likeness::Sure,
            None if is_named => Likeness::Maybe,
            None => Likeness::No,
        }
    }

    fn read(&self, files: &[&InFile<'_>]) -> Result<Incoming, ReadError> {
        let mut intake = Intake::new();
        for file in files {
            for (line, row) in rows(file, &mut intake.report)? {
                read::row(&row, line, &mut intake);
            }
        }
        Ok(intake.finish())
    }
}

/// Whether text that is no row looks like a broken one. What we write for doccano has spans, too.
fn is_broken_row(head: &str) -> bool {
    head.contains("\"spans\"") && !head.contains("\"start_offset\"")
}

/// Of the programs that write a text and something on it, doccano calls it `label` or counts with `start_offset`.
fn likeness_of(row: &Map<String, Value>, is_named: bool) -> Likeness {
    let list = |key: &str| row.get(key).and_then(Value::as_array);
    let is_own_entity = |item: &Value| item.is_array() || item.get("start").is_some();
    if !row.get("text").is_some_and(Value::is_string) {
        return Likeness::No;
    }
    if list("spans").is_some()
        || row.get("spans").is_some_and(Value::is_object)
        || row.contains_key("_view_id")
    {
        return Likeness::Sure;
    }
    if row.keys().any(|key| key == "label" || key == "labels" || key.ends_with("_tags")) {
        return Likeness::No;
    }
    match list("ents").or_else(|| list("entities")) {
        Some(items) => match items.first() {
            Some(first) if is_own_entity(first) => Likeness::Sure,
            Some(_) => Likeness::No,
            None => Likeness::Maybe,
        },
        None if list("tokens").is_some_and(|it| it.first().is_some_and(Value::is_string)) => Likeness::No,
        None if is_named => Likeness::Sure,
        None => Likeness::Maybe,
    }
}
