//! Files of one JSON object a line: their rows, and the values in them.

use serde_json::{Map, Value};

use super::{InFile, Place, ReadError, Repair, Report, ReportKind};

/// A row and the number of its line in the whole file, from 1.
pub(super) type Row = (usize, Map<String, Value>);

/// The rows of a file. A line that is no object is left out and told.
///
/// # Errors
/// The file is no text, or no line of it is an object.
pub(super) fn rows(file: &InFile<'_>, report: &mut Report) -> Result<Vec<Row>, ReadError> {
    let mut rows = Vec::new();
    let mut first_problem = None;
    let lines = file.text()?.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    for (i, line) in lines {
        let (column, problem) = match serde_json::from_str(line) {
            Ok(Value::Object(row)) => {
                rows.push((file.line(i + 1), row));
                continue;
            }
            Ok(_) => (1, "a JSON object was expected".to_owned()),
            Err(error) => {
                let message = error.to_string();
                let at = message.rfind(" at line ").unwrap_or(message.len());
                (error.column(), format!("not valid JSON: {}", message.get(..at).unwrap_or_default()))
            }
        };
        report.tally(ReportKind::Lost, Place::default, Repair::Line(file.line(i + 1), problem.clone()));
        first_problem.get_or_insert((i + 1, column, problem));
    }
    match first_problem {
        Some((line, column, problem)) if rows.is_empty() => Err(file.refuse_at(line, column, problem)),
        _ => Ok(rows),
    }
}

/// The first row of a file that begins with one, for a look. If its first line is broken, the first good one of its
/// head, so that a broken line does not make it a file of another format.
pub(super) fn first_row(file: &InFile<'_>) -> Option<Map<String, Value>> {
    let text = std::str::from_utf8(&file.bytes).ok()?;
    let mut lines = text.trim_start_matches('\u{feff}').lines().filter(|line| !line.trim().is_empty());
    let first = lines.next().filter(|line| line.trim_start().starts_with('{'))?;
    let row = |line: &str| serde_json::from_str(line).ok();
    // `{` alone begins a JSON file on many lines.
    let is_broken = || first.trim() != "{";
    row(first).or_else(|| file.head().lines().filter(|_| is_broken()).find_map(row))
}

/// A text, or a number as text: ids are either.
pub(super) fn id_of(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// The text under a key; empty if there is none.
pub(super) fn text_at<'a>(row: &'a Map<String, Value>, key: &str) -> &'a str {
    row.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// An offset. One that no text reaches is as large as can be, so that it is told to lie nowhere.
pub(super) fn offset(value: Option<&Value>) -> Option<u32> {
    let number = value?.as_u64().or_else(|| {
        let real = value?.as_f64()?;
        // 12.0 is what some programs make of 12.
        (real >= 0.0 && real.fract() == 0.0).then_some(real as u64)
    })?;
    Some(u32::try_from(number).unwrap_or(u32::MAX))
}
