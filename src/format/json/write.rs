//! Puts the model into the shapes of the file.
//!
//! What the reader would refuse is never written: a link without ends is left out, with a report line. (Labels and
//! relation types that the scheme lacks are added to it before the writing begins.)

use std::collections::BTreeMap;
use std::io;

use super::{FORMAT, Json, VERSION, dto};
use crate::format::placing::Unit;
use crate::format::{Finding, Format, NoteKind, Place, Report, ReportKind, Sink, Start, Writer};
use crate::model::{
    Annotation, AttributeDef, AttributeValue, Condition, Document, Label, LabelId, Number, Relation,
    RelationType, Scheme, Test,
};
use crate::text::Span;

/// Writes the file piece by piece: its head, each article, its end.
pub(super) struct JsonWriter {
    name: String,
    head: String,
    n_documents: usize,
}

impl JsonWriter {
    pub(super) fn new(start: &Start<'_>) -> Self {
        // “factmark-3-articles.json” says it once.
        let extension = if start.stem.starts_with("factmark-") { "json" } else { Json.extension() };
        let root = dto::Root {
            format: FORMAT,
            version: VERSION,
            offset_unit: Unit::CodePoint.as_str(),
            scheme: scheme(start.scheme),
            documents: [],
        };
        // Shapes of text, numbers and lists always serialize.
        let empty = serde_json::to_string_pretty(&root).unwrap_or_default();
        let head = empty.strip_suffix("]\n}").unwrap_or(&empty).to_owned();
        Self { name: format!("{}.{extension}", start.stem), head, n_documents: 0 }
    }

    fn begin(&mut self, out: &mut dyn Sink) -> io::Result<()> {
        out.append(&self.name, std::mem::take(&mut self.head).as_bytes())
    }
}

impl Writer for JsonWriter {
    fn document(&mut self, document: &Document, out: &mut dyn Sink, report: &mut Report) -> io::Result<()> {
        self.begin(out)?;
        let pretty = serde_json::to_string_pretty(&self::document(document, report))?;
        let mut piece = String::with_capacity(pretty.len() * 5 / 4);
        piece.push_str(if self.n_documents == 0 { "\n" } else { ",\n" });
        // JSON has no line end inside a text, so each line of the notation can be moved in.
        for (i, line) in pretty.lines().enumerate() {
            piece.push_str(if i == 0 { "    " } else { "\n    " });
            piece.push_str(line);
        }
        self.n_documents += 1;
        out.append(&self.name, piece.as_bytes())
    }

    fn finish(&mut self, out: &mut dyn Sink, _report: &mut Report) -> io::Result<()> {
        self.begin(out)?;
        let end = if self.n_documents == 0 { "]\n}\n" } else { "\n  ]\n}\n" };
        out.append(&self.name, end.as_bytes())?;
        out.complete(&self.name)
    }
}

pub(super) fn scheme(scheme: &Scheme) -> dto::Scheme<'_> {
    dto::Scheme {
        labels: scheme.labels().iter().map(label).collect(),
        relation_types: scheme.relation_types().iter().map(relation_type).collect(),
        guidelines: scheme.guidelines(),
        keymap: scheme.keymap(),
    }
}

fn label(label: &Label) -> dto::Label<'_> {
    dto::Label {
        id: label.id.as_str(),
        name: &label.name,
        description: &label.description,
        key: label.key.map(String::from).unwrap_or_default(),
        color: label.hue.as_str(),
        line: label.line.as_str(),
        attributes: label.attributes.iter().map(attribute).collect(),
    }
}

fn attribute(def: &AttributeDef) -> dto::AttributeDef<'_> {
    dto::AttributeDef {
        id: &def.id,
        name: &def.name,
        kind: def.kind.as_str(),
        values: def.kind.choices(),
        format: def.kind.format(),
        when: def.when.as_ref().map(condition),
    }
}

fn condition(condition: &Condition) -> dto::Condition<'_> {
    let (values, except) = match &condition.test {
        Test::IsSet => (None, None),
        Test::OneOf(values) => (Some(values.as_slice()), None),
        Test::NoneOf(values) => (None, Some(values.as_slice())),
    };
    dto::Condition { attribute: &condition.attribute, values, except }
}

fn relation_type(kind: &RelationType) -> dto::RelationType<'_> {
    dto::RelationType {
        id: &kind.id,
        name: &kind.name,
        from: kind.from.iter().map(LabelId::as_str).collect(),
        to: kind.to.iter().map(LabelId::as_str).collect(),
    }
}

fn document<'a>(document: &'a Document, report: &mut Report) -> dto::Document<'a> {
    let meta = &document.meta;
    let place = Place::document(document.id().clone(), meta.title.as_str());
    dto::Document {
        id: document.id().as_str(),
        title: &meta.title,
        source: dto::Source {
            url: &meta.source.url,
            publisher: &meta.source.publisher,
            byline: &meta.source.byline,
            published: meta.source.published.as_str(),
            accessed: meta.source.accessed.as_str(),
        },
        language: &meta.language,
        status: meta.status.as_str(),
        note: &meta.note,
        due: meta.due.map(|due| due.to_string()),
        text: document.text().as_str(),
        text_sha256: document.text_sha256(),
        annotations: document
            .annotations()
            .iter()
            .map(|it| annotation(document, it, &place, report))
            .collect(),
        relations: relations(document, &place, report),
        exceptions: exceptions(document),
    }
}

fn annotation<'a>(
    document: &'a Document,
    annotation: &'a Annotation,
    place: &Place,
    report: &mut Report,
) -> dto::Annotation<'a> {
    let mut attributes = BTreeMap::new();
    for (key, value) in &annotation.attributes {
        if let Some(value) = attribute_value(value) {
            attributes.insert(key.as_str(), value);
        } else {
            let what = format!("“{key}” is not a finite number, left out");
            let what = Finding::note(NoteKind::NotFinite, key, what);
            report.add(ReportKind::Lost, place.annotation(annotation.id.clone()), what);
        }
    }
    dto::Annotation {
        id: annotation.id.as_str(),
        label: annotation.label.as_str(),
        fragments: annotation.fragments.iter().map(|span| fragment(document, span)).collect(),
        attributes,
        note: &annotation.note,
        origin: annotation.origin.as_str(),
        annotator: &annotation.annotator,
        created: annotation.created.as_str(),
        modified: annotation.modified.as_str(),
    }
}

fn fragment(document: &Document, span: Span) -> dto::Fragment<'_> {
    let exact = document.text().slice(span).unwrap_or_default();
    dto::Fragment { start: span.start().get(), end: span.end().get(), exact }
}

fn exceptions(document: &Document) -> Vec<dto::Exception<'_>> {
    let exceptions = document.meta.exceptions.iter().filter(|(_, span)| span.end() <= document.text().len());
    exceptions
        .map(|(label, span)| dto::Exception { label: label.as_str(), place: fragment(document, *span) })
        .collect()
}

/// `None` for a number that JSON has no notation for.
fn attribute_value(value: &AttributeValue) -> Option<dto::Value<'_>> {
    Some(match value {
        AttributeValue::Text(text) => dto::Value::Text(text),
        AttributeValue::Number(Number::Integer(number)) => dto::Value::Integer(*number),
        AttributeValue::Number(Number::Real(number)) if number.is_finite() => dto::Value::Real(*number),
        AttributeValue::Number(Number::Real(_)) => return None,
        AttributeValue::Flag(flag) => dto::Value::Flag(*flag),
        AttributeValue::Evidence(list) => {
            let pieces = list.iter().map(|evidence| dto::Evidence {
                url: &evidence.url,
                archive_url: &evidence.archive_url,
                excerpt: &evidence.excerpt,
                stance: &evidence.stance,
                accessed: evidence.accessed.as_str(),
            });
            dto::Value::Evidence(pieces.collect())
        }
    })
}

/// The relations in the order of what they link, whatever their ids.
fn relations<'a>(document: &'a Document, place: &Place, report: &mut Report) -> Vec<dto::Relation<'a>> {
    let position = |id| document.annotations().position(id);
    let mut sorted = Vec::new();
    for relation in document.relations() {
        if let (Some(from), Some(to)) = (position(&relation.from), position(&relation.to)) {
            sorted.push(((from, relation.kind.as_str(), to, relation.id.as_str()), relation));
        } else {
            let what =
                format!("the relation {} links to an annotation that is not there, left out", relation.id);
            report.add(ReportKind::Lost, place.clone(), Finding::note(NoteKind::NoEnd, &relation.kind, what));
        }
    }
    sorted.sort_unstable_by_key(|(key, _)| *key);
    let dto = |relation: &'a Relation| dto::Relation {
        id: relation.id.as_str(),
        kind: &relation.kind,
        from: relation.from.as_str(),
        to: relation.to.as_str(),
    };
    sorted.into_iter().map(|(_, relation)| dto(relation)).collect()
}
