//! Reads web annotations. A file usually holds no text: ours do; for others a `.txt` file must come along.

use std::collections::BTreeMap;

use serde_json::Value;

use super::body::{self, bodies, has_word, listed, tags};
use super::iri::Thing;
use super::shelf::{Shelf, shelves};
use super::target::fragments;
use crate::format::intake::{Intake, RawAnnotation, RawDocument, RawRelation};
use crate::format::placing::Unit;
use crate::format::{InFile, Incoming, Place, ReadError, ReadProblem, Repair, ReportKind};
use crate::model::{AttributeValue, Date, LabelId, Meta, Origin, Status, Timestamp};
use crate::text::{CodePoint, Span};

pub(super) fn files(files: &[&InFile<'_>], texts: &[&InFile<'_>]) -> Result<Incoming, ReadError> {
    let mut intake = Intake::new();
    let mut is_used = vec![false; texts.len()];
    for file in files {
        let parsed: Value = serde_json::from_str(file.text()?).map_err(|error| {
            let problem = error.to_string();
            let problem = problem.split(" at line ").next().unwrap_or_default().to_owned();
            file.refuse(ReadProblem::Syntax {
                line: file.line(error.line()),
                column: error.column(),
                problem,
            })
        })?;
        let refuse = |path: &str, problem: &str| {
            file.refuse(ReadProblem::Value { path: path.to_owned(), problem: problem.to_owned() })
        };
        let Some(shelves) = shelves(&parsed) else {
            return Err(refuse(
                "items",
                "this is JSON-LD without web annotations; expected a collection of them",
            ));
        };
        for shelf in shelves {
            if let Some(about) = shelf.document {
                intake.add(with_annotations(document(about), &shelf));
            } else if !shelf.items.is_empty() {
                let Some(at) = text_for(file, texts) else {
                    let problem = "the file holds annotations, but not the text they are about; \
                        open the text (a .txt file of the same name) together with it";
                    return Err(refuse("target", problem));
                };
                is_used[at] = true;
                let mut raw = RawDocument::new(texts[at].text()?, Unit::CodePoint);
                raw.meta.source.url = source_of(&shelf);
                intake.add(with_annotations(raw, &shelf));
            }
        }
    }
    for (text, _) in texts.iter().zip(is_used).filter(|(_, is_used)| !is_used) {
        let what = Repair::Ignored(format!("the text file “{}”", text.name));
        intake.report.tally(ReportKind::Lost, Place::default, what);
    }
    Ok(intake.finish())
}

/// The text file that a file of annotations is about: the one of its name, or the only one.
fn text_for(file: &InFile<'_>, texts: &[&InFile<'_>]) -> Option<usize> {
    let stem = |name: &str| {
        let name = name.to_lowercase();
        let known = [".txt", ".jsonld", ".json"].into_iter().find_map(|it| name.strip_suffix(it));
        known.unwrap_or(&name).to_owned()
    };
    let same = texts.iter().position(|text| stem(&text.name) == stem(&file.name));
    same.or_else(|| (texts.len() == 1).then_some(0))
}

/// The web address that the annotations are on.
fn source_of(shelf: &Shelf<'_>) -> String {
    let source = |item: &&Value| {
        let targets = listed(item.get("target"));
        let named = targets.iter().find_map(|it| it.get("source")?.as_str().map(str::to_owned));
        named.or_else(|| item.get("uri")?.as_str().map(str::to_owned))
    };
    let sources = shelf.items.iter().filter_map(source);
    sources.into_iter().find(|it| super::iri::address(it).is_some()).unwrap_or_default()
}

fn text_at<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn moment(value: &Value, keys: [&str; 2]) -> Timestamp {
    let known = keys.iter().map(|key| text_at(value, key)).find(|it| !it.is_empty());
    known.and_then(Timestamp::new).unwrap_or_else(Timestamp::unknown)
}

/// The text of a page of ours and what is known of it.
fn document(about: &Value) -> RawDocument {
    let mut raw = RawDocument::new(text_at(about, "value"), Unit::CodePoint);
    raw.id = Some(Thing::Document.id_in(text_at(about, "id")));
    let get = |key: &str| text_at(about, key).to_owned();
    let mut meta = Meta::titled(get("label"));
    meta.language = get("language");
    meta.source.url = get("url");
    meta.source.publisher = get("publisher");
    meta.source.byline = get("byline");
    meta.source.published = moment(about, ["published"; 2]);
    meta.source.accessed = moment(about, ["accessed"; 2]);
    meta.status = Status::parse(&get("status")).unwrap_or_default();
    meta.note = get("note");
    meta.due = Date::parse(&get("due"));
    let exceptions = listed(about.get("exceptions")).into_iter().filter_map(|it| {
        let at = |key: &str| Some(CodePoint::new(u32::try_from(it.get(key)?.as_u64()?).ok()?));
        Some((LabelId::new(text_at(it, "label")), Span::new(at("start")?, at("end")?)?))
    });
    meta.exceptions = exceptions.collect();
    raw.meta = meta;
    raw
}

fn with_annotations(mut raw: RawDocument, shelf: &Shelf<'_>) -> RawDocument {
    let is_link = |item: &Value| {
        has_word(item.get("motivation"), "linking") && fragments(item).is_empty() && !ends(item).0.is_empty()
    };
    let links: Vec<&Value> = shelf.items.iter().filter(|item| is_link(item)).copied().collect();
    // Recogito says what a link means in an annotation of the link.
    let mut said_of_links: BTreeMap<&str, &str> = BTreeMap::new();
    for (i, item) in shelf.items.iter().enumerate() {
        if is_link(item) {
            continue;
        }
        let of_link = item.get("target").and_then(Value::as_str);
        let of_link = of_link.filter(|of| links.iter().any(|it| text_at(it, "id") == *of));
        match of_link.zip(tags(item).first()) {
            Some((link, tag)) => drop(said_of_links.insert(link, tag)),
            None => raw.annotations.push(annotation(item, i)),
        }
    }
    for link in links {
        let (from, to) = ends(link);
        let kind =
            tags(link).first().or(said_of_links.get(text_at(link, "id"))).copied().unwrap_or("related");
        raw.relations.push(RawRelation {
            id: Thing::Relation.id_in(text_at(link, "id")),
            kind: kind.to_owned(),
            from: Thing::Annotation.id_in(from),
            to: Thing::Annotation.id_in(to),
        });
    }
    raw
}

/// What a link joins: the annotations named by its target and its body.
fn ends(link: &Value) -> (&str, &str) {
    let target = listed(link.get("target")).into_iter().find_map(named_by);
    let body = bodies(link).into_iter().find_map(named_by);
    (target.unwrap_or_default(), body.unwrap_or_default())
}

fn named_by(value: &Value) -> Option<&str> {
    let key = |key: &str| value.get(key).and_then(Value::as_str);
    value.as_str().or_else(|| key("id")).or_else(|| key("source"))
}

fn annotation(item: &Value, position: usize) -> RawAnnotation {
    let tags = tags(item);
    // Without a tag, what it is for says what it is: highlighting, commenting.
    let motivation = listed(item.get("motivation")).first().and_then(|it| it.as_str());
    let label = tags.first().copied().or(motivation).unwrap_or_default();
    let mut raw = RawAnnotation::new(label, format!("annotation {}", position + 1));
    raw.id = Thing::Annotation
        .id_in(item.get("id").or_else(|| item.get("@id")).and_then(Value::as_str).unwrap_or_default());
    raw.fragments = fragments(item);
    body::take(item, &mut raw);
    if tags.len() > 1 {
        let others = tags.get(1..).unwrap_or_default().join(", ");
        raw.attributes.push(("tags".to_owned(), AttributeValue::Text(others)));
    }
    raw.origin = Origin::parse(text_at(item, "origin")).unwrap_or(Origin::Imported);
    raw.annotator = creator(item).to_owned();
    raw.created = moment(item, ["created", "createdAs"]);
    raw.modified = moment(item, ["modified", "modifiedAs"]);
    if item.get("modified").is_none() && item.get("updated").is_some() {
        raw.modified = moment(item, ["updated"; 2]);
    }
    raw
}

fn creator(item: &Value) -> &str {
    let Some(creator) = listed(item.get("creator")).first().copied() else {
        return text_at(item, "user").trim_start_matches("acct:");
    };
    let keys = ["name", "nickname", "account", "id"];
    keys.iter().find_map(|key| creator.get(key)?.as_str()).or(creator.as_str()).unwrap_or_default()
}
