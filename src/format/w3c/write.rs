//! Writes a collection: its head, a page for each article, its end.
//!
//! The first page is embedded under `first`, as the standard has it. Those of further articles cannot be nested (a
//! file may hold a hundred thousand); they stand under `pages`, which our context defines as the inverse of
//! `partOf`, so that for linked data they are what they would be anywhere else.

use std::io;

use serde_json::{Map, Value, json};

use super::body;
use super::iri::{Thing, address};
use super::target::target;
use crate::format::{Loss, Place, Report, ReportKind, Sink, Start, Writer};
use crate::model::{Annotation, AttributeValue, Document, Number, Relation, Scheme, Timestamp};

/// What our own terms begin with when they are written out.
const VOCABULARY: &str = "urn:factmark:vocabulary:";

/// Our own terms whose values are plain.
const TERMS: [&str; 15] = [
    "accessed",
    "attribute",
    "byline",
    "createdAs",
    "document",
    "due",
    "exceptions",
    "kind",
    "modifiedAs",
    "note",
    "origin",
    "published",
    "publisher",
    "status",
    "url",
];

/// Writes the file piece by piece.
pub(super) struct W3cWriter<'a> {
    scheme: &'a Scheme,
    name: String,
    stem: &'a str,
    n_pages: usize,
    n_items: usize,
}

impl<'a> W3cWriter<'a> {
    pub(super) fn new(start: &Start<'a>) -> Self {
        let name = format!("{}.jsonld", start.stem);
        Self { scheme: start.scheme, name, stem: start.stem, n_pages: 0, n_items: 0 }
    }

    fn page_name(&self, n: usize) -> String {
        Thing::Page.name(&[self.stem, &n.to_string()])
    }

    fn head(&self) -> io::Result<String> {
        let terms = TERMS.map(|term| (term.to_owned(), format!("{VOCABULARY}{term}").into()));
        let mut context: Map<String, Value> = terms.into_iter().collect();
        context.insert("pages".into(), json!({ "@reverse": "as:partOf" }));
        let context = json!(["http://www.w3.org/ns/anno.jsonld", context]);
        Ok(format!(
            "{{\n  \"@context\": {},\n  \"id\": {},\n  \"type\": \"AnnotationCollection\",\n  \"label\": {}",
            moved_in(&context, 1)?,
            json!(Thing::Collection.name(&[self.stem])),
            json!(self.stem),
        ))
    }
}

impl Writer for W3cWriter<'_> {
    fn document(&mut self, document: &Document, out: &mut dyn Sink, report: &mut Report) -> io::Result<()> {
        self.n_pages += 1;
        let depth = if self.n_pages == 1 { 1 } else { 2 };
        let mut piece = match self.n_pages {
            1 => format!("{},\n  \"first\": ", self.head()?),
            2 => format!(",\n    \"next\": {}\n  }},\n  \"pages\": [\n    ", json!(self.page_name(2))),
            n => format!(",\n      \"next\": {}\n    }},\n    ", json!(self.page_name(n))),
        };
        let items = items(document, report);
        let mut page = json!({
            "id": self.page_name(self.n_pages),
            "type": "AnnotationPage",
            "startIndex": self.n_items,
            "document": about(document),
            "items": items,
        });
        if self.n_pages == 1 {
            page["partOf"] = Thing::Collection.name(&[self.stem]).into();
        }
        self.n_items += items.len();
        let page = moved_in(&page, depth)?;
        // Whether there is a next page is known when it comes, or at the end.
        piece.push_str(page.trim_end_matches('}').trim_end());
        out.append(&self.name, piece.as_bytes())
    }

    fn finish(&mut self, out: &mut dyn Sink, report: &mut Report) -> io::Result<()> {
        let mut end = match self.n_pages {
            0 => self.head()?,
            1 => "\n  }".to_owned(),
            _ => "\n    }\n  ]".to_owned(),
        };
        if self.n_pages > 0 {
            end.push_str(&format!(",\n  \"last\": {}", json!(self.page_name(self.n_pages))));
        }
        end.push_str(&format!(",\n  \"total\": {}\n}}\n", self.n_items));
        if *self.scheme != Scheme::preset() {
            report.tally(ReportKind::Lost, Place::default, Loss::Scheme);
        }
        out.append(&self.name, end.as_bytes())?;
        out.complete(&self.name)
    }
}

/// JSON whose further lines are moved in. It has no line end inside a text.
fn moved_in(value: &Value, depth: usize) -> io::Result<String> {
    let pretty = serde_json::to_string_pretty(value)?;
    Ok(pretty.replace('\n', &format!("\n{}", "  ".repeat(depth))))
}

/// The text and what is known of it; what is not known is left out.
fn about(document: &Document) -> Value {
    let meta = &document.meta;
    let mut about = json!({
        "id": Thing::Document.name(&[document.id().as_str()]),
        "type": "Text",
        "format": "text/plain",
        "label": meta.title,
        "status": meta.status.as_str(),
        "value": document.text().as_str(),
    });
    let due = meta.due.map(|due| due.to_string()).unwrap_or_default();
    let texts = [
        ("language", meta.language.as_str()),
        ("url", &meta.source.url),
        ("publisher", &meta.source.publisher),
        ("byline", &meta.source.byline),
        ("published", meta.source.published.as_str()),
        ("accessed", meta.source.accessed.as_str()),
        ("note", &meta.note),
        ("due", &due),
    ];
    for (key, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
        about[key] = text.into();
    }
    let exceptions: Vec<Value> = (meta.exceptions.iter())
        .filter(|(_, span)| span.end() <= document.text().len())
        .map(|(label, span)| json!({ "label": label.as_str(), "start": span.start().get(), "end": span.end().get() }))
        .collect();
    if !exceptions.is_empty() {
        about["exceptions"] = exceptions.into();
    }
    about
}

/// The annotations, then the links.
fn items(document: &Document, report: &mut Report) -> Vec<Value> {
    let place = Place::document(document.id().clone(), document.meta.title.as_str());
    let mut items: Vec<Value> =
        document.annotations().iter().map(|it| annotation(document, it, &place, report)).collect();
    let is_there =
        |it: &&Relation| [&it.from, &it.to].iter().all(|id| document.annotations().get(id).is_some());
    for relation in document.relations() {
        if is_there(&relation) {
            items.push(link(document, relation));
        } else {
            report.tally(ReportKind::Lost, || place.clone(), Loss::Relation(relation.kind.clone()));
        }
    }
    items
}

fn annotation(document: &Document, annotation: &Annotation, place: &Place, report: &mut Report) -> Value {
    let mut bodies = vec![body::tag(annotation.label.as_str())];
    for (id, value) in &annotation.attributes {
        if matches!(value, AttributeValue::Number(Number::Real(it)) if !it.is_finite()) {
            let place = || place.annotation(annotation.id.clone());
            report.tally(ReportKind::Lost, place, Loss::Attribute(id.clone()));
        } else {
            bodies.push(body::attribute(id, value));
        }
    }
    if !annotation.note.is_empty() {
        bodies.push(body::note(&annotation.note));
    }
    let own_name = Thing::Document.name(&[document.id().as_str()]);
    let source = address(&document.meta.source.url).unwrap_or(&own_name);
    let targets: Vec<Value> =
        annotation.fragments.iter().map(|span| target(document.text(), span, source)).collect();
    let mut item = json!({
        "id": Thing::Annotation.name(&[document.id().as_str(), annotation.id.as_str()]),
        "type": "Annotation",
        "motivation": "tagging",
        "origin": annotation.origin.as_str(),
        "body": bodies,
        "target": targets,
    });
    if !annotation.annotator.is_empty() {
        item["creator"] = json!({ "type": "Person", "name": &*annotation.annotator });
    }
    let moments =
        [("created", "createdAs", &annotation.created), ("modified", "modifiedAs", &annotation.modified)];
    for (key, as_it_was, moment) in moments {
        if !moment.as_str().is_empty() {
            item[if is_date_time(moment) { key } else { as_it_was }] = moment.as_str().into();
        }
    }
    item
}

fn link(document: &Document, relation: &Relation) -> Value {
    let annotation = |id: &str| Thing::Annotation.name(&[document.id().as_str(), id]);
    json!({
        "id": Thing::Relation.name(&[document.id().as_str(), relation.id.as_str()]),
        "type": "Annotation",
        "motivation": "linking",
        "body": [annotation(relation.to.as_str()), body::tag(&relation.kind)],
        "target": annotation(relation.from.as_str()),
    })
}

/// Whether a moment is what the standard asks for, `2026-03-02T09:30:00Z`. A day alone is not.
fn is_date_time(moment: &Timestamp) -> bool {
    let text = moment.as_str();
    text.len() >= 20 && text.as_bytes().get(10) == Some(&b'T') && text.ends_with('Z')
}
