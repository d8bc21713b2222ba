//! What is known of an article, as an object of texts under the key `meta` of a JSON row. Prodigy shows it beside the
//! text; `datasets` makes a column of it, so all keys are always there.

use serde::Serialize;
use serde_json::{Map, Value};

use super::json_lines::text_at;
use super::{Place, Repair, Report, ReportKind};
use crate::model::{Date, Meta, Source, Status, Timestamp};

/// The object.
#[derive(Debug, Serialize)]
pub(super) struct MetaRow<'a> {
    title: &'a str,
    url: &'a str,
    publisher: &'a str,
    byline: &'a str,
    published: &'a str,
    accessed: &'a str,
    language: &'a str,
    status: &'a str,
    note: &'a str,
    due: String,
}

/// The keys of the object.
pub(super) const KEYS: [&str; 10] =
    ["title", "url", "publisher", "byline", "published", "accessed", "language", "status", "note", "due"];

/// What is known, as the object.
pub(super) fn meta_row(meta: &Meta) -> MetaRow<'_> {
    MetaRow {
        title: &meta.title,
        url: &meta.source.url,
        publisher: &meta.source.publisher,
        byline: &meta.source.byline,
        published: meta.source.published.as_str(),
        accessed: meta.source.accessed.as_str(),
        language: &meta.language,
        status: meta.status.as_str(),
        note: &meta.note,
        due: meta.due.map(|due| due.to_string()).unwrap_or_default(),
    }
}

/// What an object says. What has no place or no sense is left out and told.
pub(super) fn read_meta(row: Option<&Value>, report: &mut Report) -> Meta {
    let empty = Map::new();
    let row = row.and_then(Value::as_object).unwrap_or(&empty);
    let mut odd: Vec<&str> = row
        .iter()
        .filter(|(key, value)| !(is_nothing(value) || KEYS.contains(&key.as_str()) && value.is_string()))
        .map(|(key, _)| key.as_str())
        .collect();
    let text = |key: &str| text_at(row, key).to_owned();
    let mut moment = |key: &'static str| {
        Timestamp::new(text(key)).unwrap_or_else(|| {
            odd.push(key);
            Timestamp::unknown()
        })
    };
    let (published, accessed) = (moment("published"), moment("accessed"));
    let status = Status::parse(text_at(row, "status"));
    if status.is_none() && !text_at(row, "status").is_empty() {
        odd.push("status");
    }
    let due = Date::parse(text_at(row, "due"));
    if due.is_none() && !text_at(row, "due").is_empty() {
        odd.push("due");
    }
    for key in odd {
        report.tally(ReportKind::Lost, Place::default, Repair::Ignored(format!("“meta.{key}”")));
    }
    Meta {
        source: Source {
            url: text("url"),
            publisher: text("publisher"),
            byline: text("byline"),
            published,
            accessed,
        },
        language: text("language"),
        status: status.unwrap_or_default(),
        note: text("note"),
        due,
        ..Meta::titled(text("title"))
    }
}

/// Whether a value says nothing.
pub(super) fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(object) => object.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}
