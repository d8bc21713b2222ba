//! Reads tasks: ours, Label Studio’s exports (`JSON`), and predictions that models made for it.

use serde_json::{Map, Value};

use super::config::text_key;
use super::results::{Author, Results, ignore, results};
use super::{CONFIG, TEXT};
use crate::format::intake::{Intake, RawDocument};
use crate::format::json_lines::{id_of, offset, text_at};
use crate::format::meta_row::{KEYS, is_nothing, read_meta};
use crate::format::placing::{Blanks, Unit};
use crate::format::{InFile, Incoming, ReadError, ReadProblem, Report};
use crate::model::{LabelId, Origin, Timestamp};
use crate::text::{CodePoint, Span};

/// Keys of a task’s data that are read, but for the text and the details.
const DATA_KEYS: [&str; 2] = ["document_id", "exceptions"];

/// Reads files of tasks; configurations among them say where the texts stand.
pub(super) fn files(files: &[&InFile<'_>]) -> Result<Incoming, ReadError> {
    let (configs, tasks): (Vec<&InFile<'_>>, Vec<&InFile<'_>>) =
        files.iter().partition(|file| file.ends_with(".xml"));
    let mut intake = Intake::new();
    for file in tasks {
        let stem = file.name.strip_suffix(".json").unwrap_or(&file.name);
        let own = configs.iter().find(|it| it.name.strip_suffix(CONFIG) == Some(stem));
        let config = own.or(configs.first().filter(|_| configs.len() == 1));
        let key = config.map(|it| it.text()).transpose()?.and_then(text_key);
        read(file, key.as_deref(), &mut intake)?;
    }
    Ok(intake.finish())
}

fn read(file: &InFile<'_>, key: Option<&str>, intake: &mut Intake) -> Result<(), ReadError> {
    let value: Value = serde_json::from_str(file.text()?).map_err(|error| {
        let message = error.to_string();
        let at = message.rfind(" at line ").unwrap_or(message.len());
        let problem = format!("not valid JSON: {}", message.get(..at).unwrap_or_default());
        file.refuse_at(error.line(), error.column(), problem)
    })?;
    let tasks = match value {
        Value::Array(tasks) => tasks,
        other => vec![other],
    };
    let mut is_some_read = tasks.is_empty();
    for (i, value) in tasks.iter().enumerate() {
        match task(value, key, i + 1, &mut intake.report) {
            Some(document) => {
                is_some_read = true;
                intake.add(document);
            }
            None => ignore(&mut intake.report, format!("task {}, which has no text", i + 1)),
        }
    }
    if is_some_read {
        return Ok(());
    }
    let problem = format!("expected a task with a text under “{}”", key.unwrap_or(TEXT));
    Err(file.refuse(ReadProblem::Value { path: "[0].data".to_owned(), problem }))
}

/// A task as a document; `None` if it has no text.
fn task(value: &Value, key: Option<&str>, n: usize, report: &mut Report) -> Option<RawDocument> {
    let data = value.get("data")?.as_object()?;
    let (key, text) = text_of(data, key)?;
    let mut document = RawDocument::new(text, Unit::CodePoint);
    about(&mut document, data, key, report);
    let Results { annotations, relations, are_ours } = match chosen(value, report) {
        Some((chosen, author)) => {
            let list = chosen.get("result").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
            results(list, text, n, &author, report)
        }
        None => Results::default(),
    };
    document.annotations = annotations;
    document.relations = relations;
    document.is_typed = are_ours;
    document.blanks = if are_ours { Blanks::Exact } else { Blanks::Loose };
    Some(document)
}

/// The text and its key: the one that the configuration names, else `text`, else the only text there is.
fn text_of<'a>(data: &'a Map<String, Value>, key: Option<&'a str>) -> Option<(&'a str, &'a str)> {
    let at = |key: &'a str| Some((key, data.get(key)?.as_str()?));
    let only = || {
        let mut texts = data.iter().filter_map(|(key, value)| Some((key.as_str(), value.as_str()?)));
        texts.next().filter(|_| texts.next().is_none())
    };
    key.and_then(at).or_else(|| at(TEXT)).or_else(only)
}

/// What is known of the article. What has no place is told.
fn about(document: &mut RawDocument, data: &Map<String, Value>, text_key: &str, report: &mut Report) {
    let (known, others): (Vec<_>, Vec<_>) =
        data.iter().filter(|(key, _)| *key != text_key).partition(|(key, _)| KEYS.contains(&key.as_str()));
    let known: Map<String, Value> =
        known.into_iter().map(|(key, value)| (key.clone(), value.clone())).collect();
    document.meta = read_meta(Some(&Value::Object(known)), report);
    document.id = Some(id_of(data.get("document_id"))).filter(|id| !id.is_empty());
    for (key, value) in others {
        if !DATA_KEYS.contains(&key.as_str()) && !is_nothing(value) {
            ignore(report, format!("“data.{key}”"));
        }
    }
    let len = document.text.chars().count();
    let exception = |it: &Value| {
        let at = |key: &str| offset(it.get(key)).filter(|&at| at as usize <= len).map(CodePoint::new);
        Some((LabelId::new(it.get("label")?.as_str()?), Span::new(at("start")?, at("end")?)?))
    };
    for it in data.get("exceptions").and_then(Value::as_array).into_iter().flatten() {
        match exception(it) {
            Some(exception) => drop(document.meta.exceptions.insert(exception)),
            None => ignore(report, "an item of “data.exceptions” that is no label with a place in the text"),
        }
    }
}

/// What counts of all that was made of a task, and who made it: of the annotations that were not skipped the ground
/// truth, else the last; without any, the last prediction. The others are told.
fn chosen<'a>(task: &'a Value, report: &mut Report) -> Option<(&'a Value, Author)> {
    let list = |key: &str| task.get(key).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let says = |it: &Value, key: &str| it.get(key).and_then(Value::as_bool).unwrap_or(false);
    // Older versions say “completions”.
    let all = list("annotations").iter().chain(list("completions"));
    let (skipped, made): (Vec<&Value>, Vec<&Value>) = all.partition(|it| says(it, "was_cancelled"));
    for _ in skipped {
        ignore(report, "an annotation of a task that was skipped");
    }
    let best = made.iter().position(|it| says(it, "ground_truth")).or(made.len().checked_sub(1));
    for i in (0..made.len()).filter(|&i| Some(i) != best) {
        let whose = made.get(i).map(|it| name_of(it)).filter(|name| !name.is_empty());
        let whose = whose.map(|name| format!(" by “{name}”")).unwrap_or_default();
        ignore(report, format!("a further annotation of the same task{whose}"));
    }
    let predictions: Vec<&Value> = list("predictions").iter().filter(|it| it.is_object()).collect();
    let n_told = predictions.len().saturating_sub(usize::from(best.is_none()));
    for _ in 0..n_told {
        ignore(report, "a prediction");
    }
    if list("drafts").iter().any(|it| !is_nothing(it)) {
        ignore(report, "a draft");
    }
    let (value, origin) = match best.and_then(|at| made.get(at)) {
        Some(value) => (*value, Origin::Imported),
        None => (*predictions.last()?, Origin::Suggested),
    };
    let moment = |key: &str| {
        let text = value.as_object().map(|it| text_at(it, key)).unwrap_or_default();
        Timestamp::new(text).unwrap_or_else(Timestamp::unknown)
    };
    let (created, modified) = (moment("created_at"), moment("updated_at"));
    Some((value, Author { name: name_of(value), created, modified, origin }))
}

/// Who made an annotation: the address of a person, or a number; the version of a model.
fn name_of(made: &Value) -> String {
    let by = made.get("completed_by");
    let address = by.and_then(|by| by.get("email")).or(by).filter(|it| !it.is_object());
    id_of(address.or(made.get("model_version")))
}
