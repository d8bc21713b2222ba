//! From annotations to results: a region for each piece, the answers on the first, and the links.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::controls::{Control, Controls, attribute_of, said};
use super::{LABEL, NOTE, SAME_UNIT, TEXT};
use crate::format::flat::to_json;
use crate::format::{Loss, Place, Report, ReportKind};
use crate::model::{Annotation, AttributeValue, Document, Number, Origin};
use crate::text::Span;

/// A region, or an answer on one.
#[derive(Debug, Serialize)]
struct Row<'a> {
    id: &'a str,
    from_name: &'a str,
    to_name: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    origin: &'static str,
    value: Map<String, Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    meta: Option<About<'a>>,
}

/// What no control holds, or none exactly.
#[derive(Debug, Serialize)]
struct About<'a> {
    origin: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    annotator: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    created: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    modified: &'a str,
    /// By attribute: what its control shows, exactly.
    #[serde(skip_serializing_if = "Map::is_empty")]
    exact: Map<String, Value>,
    /// By attribute: values that their controls cannot show.
    #[serde(skip_serializing_if = "Map::is_empty")]
    values: Map<String, Value>,
    /// By control: attributes whose name it does not show.
    #[serde(skip_serializing_if = "Map::is_empty")]
    controls: Map<String, Value>,
}

/// The results of one article.
pub(super) struct Results<'a> {
    document: &'a Document,
    place: &'a Place,
    list: Vec<Value>,
    /// Ids of regions.
    taken: BTreeSet<String>,
}

impl<'a> Results<'a> {
    /// The regions with the answers on them, then the links.
    pub(super) fn of(
        document: &'a Document,
        place: &'a Place,
        controls: &mut Controls,
        report: &mut Report,
    ) -> Vec<Value> {
        let taken = document.annotations().iter().map(|it| it.id.to_string()).collect();
        let mut results = Self { document, place, list: Vec::new(), taken };
        for annotation in document.annotations().iter() {
            results.annotation(annotation, controls, report);
        }
        results.relations(report);
        results.list
    }

    fn annotation(&mut self, annotation: &'a Annotation, controls: &mut Controls, report: &mut Report) {
        let here = || self.place.annotation(annotation.id.clone());
        let mut about = About {
            origin: annotation.origin.as_str(),
            annotator: &annotation.annotator,
            created: annotation.created.as_str(),
            modified: annotation.modified.as_str(),
            exact: Map::new(),
            values: Map::new(),
            controls: Map::new(),
        };
        let mut answers = Vec::new();
        for (id, value) in &annotation.attributes {
            if matches!(value, AttributeValue::Number(Number::Real(number)) if !number.is_finite()) {
                report.tally(ReportKind::Lost, here, Loss::Attribute(id.clone()));
            } else if let Some(control) = controls.get(annotation.label.as_str(), id, value) {
                answers.extend(answer(control, id, value, &mut about));
            }
        }
        if annotation.fragments.as_slice().len() > 1 {
            report.tally(ReportKind::Changed, here, Loss::Split);
        }
        let mut about = Some(about);
        let mut first = None;
        for span in annotation.fragments.iter() {
            let id = if first.is_none() { annotation.id.to_string() } else { self.free_id(&annotation.id) };
            let label = json!([annotation.label.as_str()]);
            self.push(annotation, &id, (LABEL, "labels"), self.value(span, "labels", label), about.take());
            match &first {
                None => {
                    for (name, kind, key, said) in answers.drain(..) {
                        self.push(annotation, &id, (&name, kind), self.value(span, key, said), None);
                    }
                    if !annotation.note.is_empty() {
                        let note = self.value(span, "text", json!([annotation.note]));
                        self.push(annotation, &id, (NOTE, "textarea"), note, None);
                    }
                    first = Some(id);
                }
                Some(first) => self.list.push(relation(first, &id, SAME_UNIT, None)),
            }
        }
    }

    fn push(
        &mut self,
        annotation: &Annotation,
        id: &str,
        (from_name, kind): (&str, &'static str),
        value: Map<String, Value>,
        meta: Option<About<'_>>,
    ) {
        let origin = if annotation.origin == Origin::Suggested { "prediction" } else { "manual" };
        let row = Row { id, from_name, to_name: TEXT, kind, origin, value, meta };
        self.list.extend(serde_json::to_value(&row));
    }

    /// A place and what is said of it; the words there, unless they make room for an answer.
    fn value(&self, span: Span, key: &str, said: Value) -> Map<String, Value> {
        let words = self.document.text().slice(span).unwrap_or_default();
        let pairs = [
            ("start", span.start().get().into()),
            ("end", span.end().get().into()),
            (TEXT, words.into()),
            (key, said),
        ];
        pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
    }

    fn free_id(&mut self, id: &impl std::fmt::Display) -> String {
        let mut n = 2;
        loop {
            let free = format!("{id}-{n}");
            if self.taken.insert(free.clone()) {
                return free;
            }
            n += 1;
        }
    }

    fn relations(&mut self, report: &mut Report) {
        for it in self.document.relations() {
            let is_there = |id| self.document.annotations().get(id).is_some();
            if is_there(&it.from) && is_there(&it.to) {
                let id = Some(it.id.as_str());
                self.list.push(relation(it.from.as_str(), it.to.as_str(), &it.kind, id));
            } else {
                let lost = Loss::Relation(it.kind.clone());
                report.tally(ReportKind::Lost, || self.place.annotation(it.from.clone()), lost);
            }
        }
    }
}

/// The answer of a control: its name, the type of the result, the key and what it says. What it does not say, or not
/// exactly, goes into `about`.
fn answer(
    control: &Control,
    id: &str,
    value: &AttributeValue,
    about: &mut About<'_>,
) -> Option<(String, &'static str, &'static str, Value)> {
    let Some(shown) = control.kind.shown(value) else {
        about.values.insert(id.to_owned(), to_json(value));
        return None;
    };
    if said(&shown).as_ref() != Some(value) {
        about.exact.insert(id.to_owned(), to_json(value));
    }
    if attribute_of(&control.name, &control.label) != id {
        about.controls.insert(control.name.clone(), id.into());
    }
    Some((control.name.clone(), control.kind.of_results(), control.kind.key(), shown))
}

/// A link, with its own id if it is more than the link between pieces.
fn relation(from: &str, to: &str, kind: &str, id: Option<&str>) -> Value {
    let mut relation = json!({
        "type": "relation",
        "from_id": from,
        "to_id": to,
        "direction": "right",
        "labels": [kind],
    });
    if let Some(id) = id {
        relation["meta"] = json!({ "id": id });
    }
    relation
}
