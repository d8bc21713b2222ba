//! From the results of a task to annotations: regions, the answers on them, and the links between them.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::controls::{Kind, attribute_of, said};
use super::{NOTE, SAME_UNIT};
use crate::format::flat::from_json;
use crate::format::intake::{RawAnnotation, RawFragment, RawRelation};
use crate::format::json_lines::{id_of, offset, text_at};
use crate::format::{Place, Repair, Report, ReportKind};
use crate::model::{AttributeValue, Origin, Timestamp};

/// Who made the results, when and how, as far as they do not say it themselves.
#[derive(Debug)]
pub(super) struct Author {
    pub(super) name: String,
    pub(super) created: Timestamp,
    pub(super) modified: Timestamp,
    pub(super) origin: Origin,
}

/// What the results of a task say.
#[derive(Debug, Default)]
pub(super) struct Results {
    pub(super) annotations: Vec<RawAnnotation>,
    pub(super) relations: Vec<RawRelation>,
    /// Whether we wrote all of them, so that values have the types that they were given.
    pub(super) are_ours: bool,
}

/// A region: a piece of an annotation, or all of it.
struct Region<'a> {
    annotation: RawAnnotation,
    /// Further labels: each becomes an annotation of its own.
    more_labels: Vec<String>,
    meta: &'a Value,
}

/// Takes the results of a task, `n` from 1, whose text is this one. What is no span of text is told.
pub(super) fn results(list: &[Value], text: &str, n: usize, author: &Author, report: &mut Report) -> Results {
    let mut shelf = Shelf::default();
    let (mut answers, mut links) = (Vec::new(), Vec::new());
    for item in list {
        let Some(item) = item.as_object() else {
            ignore(report, "a result that is no object");
            continue;
        };
        match (text_at(item, "type"), item.get("value")) {
            ("relation", _) => links.push(item),
            ("labels", Some(Value::Object(value))) => shelf.region(item, value, text, n, author),
            _ => answers.push(item),
        }
    }
    for item in answers {
        if shelf.answer(item).is_none() {
            let (name, kind) = (text_at(item, "from_name"), text_at(item, "type"));
            ignore(report, format!("a result of “{name}” ({kind}), which is on no span of the text"));
        }
    }
    let links: Vec<_> = links.into_iter().filter(|link| !shelf.join(link)).collect();
    let relations = links.into_iter().flat_map(|link| shelf.links(link)).collect();
    Results { relations, ..shelf.finish() }
}

/// Tells that something is left out.
pub(super) fn ignore(report: &mut Report, what: impl Into<String>) {
    report.tally(ReportKind::Lost, Place::default, Repair::Ignored(what.into()));
}

/// The regions of a task.
#[derive(Default)]
struct Shelf<'a> {
    regions: Vec<Region<'a>>,
    by_id: BTreeMap<String, usize>,
    /// By region: the one that it was joined to, or itself.
    joined_to: Vec<usize>,
}

impl<'a> Shelf<'a> {
    fn region(
        &mut self,
        item: &'a Map<String, Value>,
        value: &Map<String, Value>,
        text: &str,
        n: usize,
        author: &Author,
    ) {
        let id = id_of(item.get("id"));
        let mut labels =
            value.get("labels").and_then(Value::as_array).into_iter().flatten().map(|it| id_of(Some(it)));
        let mut annotation =
            RawAnnotation::new(labels.next().unwrap_or_default(), format!("task {n}, region “{id}”"));
        annotation.fragments.push(RawFragment {
            range: offset(value.get("start")).zip(offset(value.get("end"))),
            exact: value.get("text").and_then(Value::as_str).map(|exact| unescaped(exact, text)),
            ..RawFragment::default()
        });
        let meta = item.get("meta").unwrap_or(&Value::Null);
        tell_author(&mut annotation, item, meta, author);
        let values = meta.get("values").and_then(Value::as_object).into_iter().flatten();
        annotation.attributes.extend(values.filter_map(|(key, value)| Some((key.clone(), typed(value)?))));
        let at = self.regions.len();
        if !id.is_empty() && !self.by_id.contains_key(&id) {
            self.by_id.insert(id.clone(), at);
            annotation.id = id;
        }
        self.joined_to.push(at);
        self.regions.push(Region { annotation, more_labels: labels.collect(), meta });
    }

    /// The region of that id, or the one that it was joined to.
    fn at(&self, id: &str) -> Option<usize> {
        let mut at = *self.by_id.get(id)?;
        while let Some(&next) = self.joined_to.get(at).filter(|&&next| next != at) {
            at = next;
        }
        Some(at)
    }

    /// Takes an answer on a region; `None` if there is no such region.
    fn answer(&mut self, item: &Map<String, Value>) -> Option<()> {
        let at = self.at(&id_of(item.get("id")))?;
        let region = self.regions.get_mut(at)?;
        let (name, kind) = (text_at(item, "from_name"), text_at(item, "type"));
        let key = match Kind::parse(kind) {
            Some(kind) => kind.key(),
            None => kind,
        };
        let value = item.get("value")?.get(key)?;
        let Some(mut answer) = said(value) else { return Some(()) };
        if (name, kind) == (NOTE, "textarea") {
            let lines = value.as_array().into_iter().flatten().chain(Some(value)).filter_map(Value::as_str);
            region.annotation.note = lines.collect::<Vec<_>>().join("\n");
            return Some(());
        }
        let named = region.meta.get("controls").and_then(|it| it.get(name)).and_then(Value::as_str);
        let attribute = named.unwrap_or_else(|| attribute_of(name, &region.annotation.label));
        let exact = region.meta.get("exact").and_then(|it| typed(it.get(attribute)?));
        if let Some(exact) = exact
            && Kind::parse(kind).and_then(|kind| kind.shown(&exact)).as_ref() == Some(value)
        {
            answer = exact;
        }
        region.annotation.attributes.push((attribute.to_owned(), answer));
        Some(())
    }

    /// Joins the regions of a link between pieces of one annotation. Whether it is such a link.
    fn join(&mut self, link: &Map<String, Value>) -> bool {
        let is_between_pieces = labels_of(link) == [SAME_UNIT] && link_id(link).is_empty();
        let end = |key: &str| self.at(&id_of(link.get(key)));
        let Some((from, to)) = end("from_id").zip(end("to_id")).filter(|_| is_between_pieces) else {
            return false;
        };
        let label = |at: usize| self.regions.get(at).map(|it| &it.annotation.label);
        if label(from) != label(to) {
            return false;
        }
        if from != to
            && let Some(piece) = self.regions.get_mut(to).map(|it| &mut it.annotation)
        {
            let fragments = std::mem::take(&mut piece.fragments);
            let attributes = std::mem::take(&mut piece.attributes);
            let note = std::mem::take(&mut piece.note);
            if let Some(whole) = self.regions.get_mut(from).map(|it| &mut it.annotation) {
                whole.fragments.extend(fragments);
                whole.fragments.sort_by_key(|it| it.range);
                whole.attributes.extend(attributes);
                if !note.is_empty() {
                    let parts = [whole.note.as_str(), &note].into_iter().filter(|it| !it.is_empty());
                    whole.note = parts.collect::<Vec<_>>().join("\n");
                }
            }
            if let Some(joined) = self.joined_to.get_mut(to) {
                *joined = from;
            }
        }
        true
    }

    /// A link for each of its labels.
    fn links(&self, link: &Map<String, Value>) -> Vec<RawRelation> {
        let end = |key: &str| {
            let id = id_of(link.get(key));
            self.at(&id).and_then(|at| self.regions.get(at)).map_or(id, |it| it.annotation.id.clone())
        };
        let (mut from, mut to) = (end("from_id"), end("to_id"));
        if text_at(link, "direction") == "left" {
            std::mem::swap(&mut from, &mut to);
        }
        let mut kinds = labels_of(link);
        if kinds.is_empty() {
            kinds.push(String::new());
        }
        let id = link_id(link);
        let link = |kind| RawRelation { id: id.clone(), kind, from: from.clone(), to: to.clone() };
        kinds.into_iter().map(link).collect()
    }

    fn finish(self) -> Results {
        let mut all = Results { are_ours: true, ..Results::default() };
        let mut more = Vec::new();
        for (at, region) in self.regions.into_iter().enumerate() {
            if self.joined_to.get(at) != Some(&at) {
                continue;
            }
            all.are_ours &= region.meta.get("origin").is_some();
            more.extend(region.more_labels.into_iter().map(|label| RawAnnotation {
                label,
                id: String::new(),
                ..region.annotation.clone()
            }));
            all.annotations.push(region.annotation);
        }
        all.annotations.append(&mut more);
        all
    }
}

/// Who made a region, when and how; and the words that people add to one in Label Studio’s own panel.
fn tell_author(annotation: &mut RawAnnotation, item: &Map<String, Value>, meta: &Value, author: &Author) {
    let text = |key: &str| meta.get(key).and_then(Value::as_str);
    let is_ours = text("origin").is_some();
    let moment = |key: &str, otherwise: &Timestamp| match text(key).and_then(Timestamp::new) {
        Some(moment) => moment,
        None if is_ours => Timestamp::unknown(),
        None => otherwise.clone(),
    };
    let is_predicted = text_at(item, "origin").starts_with("prediction");
    let otherwise = if is_predicted { Origin::Suggested } else { author.origin };
    annotation.origin = text("origin").and_then(Origin::parse).unwrap_or(otherwise);
    annotation.annotator = match text("annotator") {
        Some(name) => name.to_owned(),
        None if is_ours => String::new(),
        None => author.name.clone(),
    };
    annotation.created = moment("created", &author.created);
    annotation.modified = moment("modified", &author.modified);
    if let Some(note) = meta.get("text").and_then(said) {
        annotation.note = crate::format::flat::flat(&note);
    }
}

/// A value whose type is what JSON says.
fn typed(value: &Value) -> Option<AttributeValue> {
    match value {
        Value::String(text) => Some(AttributeValue::Text(text.clone())),
        Value::Array(list) if list.is_empty() => Some(AttributeValue::Evidence(Vec::new())),
        other => from_json(other),
    }
}

fn labels_of(link: &Map<String, Value>) -> Vec<String> {
    let labels = link.get("labels").and_then(Value::as_array);
    labels.into_iter().flatten().map(|it| id_of(Some(it))).collect()
}

fn link_id(link: &Map<String, Value>) -> String {
    id_of(link.get("meta").and_then(|meta| meta.get("id")))
}

/// The words of a region. Some versions write its line ends as `\n`, a backslash and a letter.
fn unescaped(exact: &str, text: &str) -> String {
    if exact.contains("\\n") && !text.contains("\\n") { exact.replace("\\n", "\n") } else { exact.to_owned() }
}
