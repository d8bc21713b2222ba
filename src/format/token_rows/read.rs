//! Reads rows of tokens and tags, and the names of tags that are numbers.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{FEATURES, TAGS};
use crate::format::entity_types::{TYPE, annotation_of, tag_of_label};
use crate::format::intake::{Intake, RawAnnotation, RawDocument, RawFragment};
use crate::format::iob::{decode, is_tag};
use crate::format::json_lines::{id_of, offset, rows};
use crate::format::meta_row::{is_nothing, read_meta};
use crate::format::placing::Unit;
use crate::format::running_text::aligned;
use crate::format::{InFile, Incoming, Place, ReadError, ReadProblem, Repair, Report, ReportKind};
use crate::model::AttributeValue;

/// The names of the tags of each column.
type Features = BTreeMap<String, Vec<String>>;

/// Columns of tags that say nothing on entities or labels of ours.
const OTHER_TAGS: [&str; 5] = ["pos_tags", "chunk_tags", "upos_tags", "xpos_tags", "dep_tags"];

/// Columns of tags that have no label's name.
const BARE_TAGS: [&str; 5] = ["tags", "labels", "ner", "ner_tags", "ner_labels"];

/// Keys that are read beside the tags.
const KEYS: [&str; 7] = ["id", "tokens", "text", "token_starts", "token_ends", "sentence_starts", "meta"];

/// Whether a column of that name holds tags.
pub(super) fn is_tags(key: &str) -> bool {
    (key.ends_with(TAGS) || BARE_TAGS.contains(&key)) && !OTHER_TAGS.contains(&key)
}

/// Reads files that came together.
pub(super) fn files(files: &[&InFile<'_>]) -> Result<Incoming, ReadError> {
    let mut known: BTreeMap<String, Features> = BTreeMap::new();
    for file in files.iter().filter(|file| file.ends_with(FEATURES)) {
        let stem = file.name.get(..file.name.len() - FEATURES.len()).unwrap_or_default();
        known.insert(stem.to_owned(), features(file)?);
    }
    let mut intake = Intake::new();
    for file in files.iter().filter(|file| !file.ends_with(FEATURES)) {
        let of_file = known.iter().find(|(stem, _)| file.name.starts_with(stem.as_str()));
        let features = of_file.or_else(|| known.iter().next()).map(|(_, features)| features);
        for (line, row) in rows(file, &mut intake.report)? {
            take_in(&row, line, features.unwrap_or(&Features::new()), &mut intake);
        }
    }
    Ok(intake.finish())
}

/// The names of tags: an object of lists of texts.
pub(super) fn features(file: &InFile<'_>) -> Result<Features, ReadError> {
    serde_json::from_str(file.text()?).map_err(|error| {
        let problem = "lists of the names of tags, by column, were expected".to_owned();
        file.refuse(ReadProblem::Syntax { line: error.line(), column: error.column(), problem })
    })
}

fn take_in(row: &Map<String, Value>, line: usize, features: &Features, intake: &mut Intake) {
    let tokens: Option<Vec<&str>> =
        row.get("tokens").and_then(Value::as_array).and_then(|it| it.iter().map(Value::as_str).collect());
    let Some(tokens) = tokens else {
        let why = "“tokens” is no list of texts".to_owned();
        intake.report.tally(ReportKind::Lost, Place::default, Repair::Line(line, why));
        return;
    };
    let (text, places) = text_and_places(row, &tokens, &mut intake.report);
    let mut document = RawDocument::new(text, Unit::CodePoint);
    document.id = Some(id_of(row.get("id")));
    document.meta = read_meta(row.get("meta"), &mut intake.report);
    for (key, value) in row.iter().filter(|(key, _)| !KEYS.contains(&key.as_str())) {
        let Some(tags) = tags_of(key, value, features).filter(|tags| tags.len() == tokens.len()) else {
            if !is_nothing(value) {
                let what = Repair::Ignored(format!("“{key}”"));
                intake.report.tally(ReportKind::Lost, Place::default, what);
            }
            continue;
        };
        for (range, name) in decode(&tags) {
            let at = format!("line {line}");
            let mut annotation = annotation(key, name, at);
            let bounds = places.get(range.start).zip(places.get(range.end - 1));
            annotation.fragments.extend(bounds.map(|(first, last)| RawFragment::at(first.0, last.1)));
            document.annotations.push(annotation);
        }
    }
    intake.add(document);
}

/// The tags of a column, numbers turned into the names that the features say.
fn tags_of<'a>(key: &str, value: &'a Value, features: &'a Features) -> Option<Vec<&'a str>> {
    let list = value.as_array().filter(|_| is_tags(key))?;
    let names = features.get(key);
    let tag = |value: &'a Value| match value {
        Value::String(tag) => Some(tag.as_str()),
        Value::Number(_) => names?.get(offset(Some(value))? as usize).map(String::as_str),
        _ => None,
    };
    let tags: Vec<&str> = list.iter().map(tag).collect::<Option<_>>()?;
    tags.iter().all(|tag| is_tag(tag)).then_some(tags)
}

/// What a tag of a column stands for: in a column of a label an annotation with it, else what corpora call so.
fn annotation(key: &str, name: &str, at: String) -> RawAnnotation {
    let label = key.strip_suffix(TAGS).filter(|_| !BARE_TAGS.contains(&key));
    match label {
        Some(label) if tag_of_label(label) == name => RawAnnotation::new(label, at),
        Some(label) => {
            let mut annotation = RawAnnotation::new(label, at);
            annotation.attributes.push((TYPE.to_owned(), AttributeValue::Text(name.to_owned())));
            annotation
        }
        None => annotation_of(name, at),
    }
}

/// The text, and where each token lies in it: as the row says, else where the tokens stand one after the other, else
/// in the text that they make when they are joined by blanks.
fn text_and_places(
    row: &Map<String, Value>,
    tokens: &[&str],
    report: &mut Report,
) -> (String, Vec<(u32, u32)>) {
    let text = row.get("text").and_then(Value::as_str);
    if let Some(text) = text {
        if let Some(places) = said_places(row, text, tokens).or_else(|| aligned(text, tokens)) {
            return (text.to_owned(), places);
        }
        let what = "“text”, in which the tokens do not stand".to_owned();
        report.tally(ReportKind::Lost, Place::default, Repair::Ignored(what));
    }
    let mut at = 0;
    let place = |token: &&str| {
        let start = at;
        let end = start + token.chars().count() as u32;
        at = end + 1;
        (start, end)
    };
    let places = tokens.iter().map(place).collect();
    (tokens.join(" "), places)
}

fn said_places(row: &Map<String, Value>, text: &str, tokens: &[&str]) -> Option<Vec<(u32, u32)>> {
    let numbers = |key: &str| -> Option<Vec<u32>> {
        row.get(key)?.as_array()?.iter().map(|it| offset(Some(it))).collect()
    };
    let (starts, ends) = (numbers("token_starts")?, numbers("token_ends")?);
    let letters: Vec<char> = text.chars().collect();
    let stands = |(token, &(start, end)): (&&str, &(u32, u32))| {
        letters.get(start as usize..end as usize).is_some_and(|there| token.chars().eq(there.iter().copied()))
    };
    let places: Vec<(u32, u32)> = starts.into_iter().zip(ends).collect();
    (places.len() == tokens.len() && tokens.iter().zip(&places).all(stands)).then_some(places)
}
