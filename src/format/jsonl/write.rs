//! Puts an article into a row. Every key is always there, with one type of value, because `datasets` infers columns.

use std::io;

use serde::Serialize;
use serde_json::{Map, Value};

use super::{Format, Jsonl};
use crate::format::flat::to_json;
use crate::format::losses::{place_of, tell_exceptions, tell_scheme};
use crate::format::meta_row::{MetaRow, meta_row};
use crate::format::tokenised::Tokenised;
use crate::format::{Loss, Place, Report, ReportKind, Sink, Start, Writer};
use crate::model::{Annotation, AttributeValue, Document, Number, Scheme};
use crate::text::Span;

#[derive(Debug, Serialize)]
struct Row<'a> {
    id: &'a str,
    text: &'a str,
    tokens: Vec<TokenRow<'a>>,
    spans: Vec<SpanRow<'a>>,
    relations: Vec<RelationRow<'a>>,
    meta: MetaRow<'a>,
    answer: &'static str,
    _view_id: &'static str,
}

#[derive(Debug, Serialize)]
struct TokenRow<'a> {
    text: &'a str,
    start: u32,
    end: u32,
    id: usize,
    ws: bool,
}

#[derive(Debug, Serialize)]
struct SpanRow<'a> {
    start: u32,
    end: u32,
    token_start: usize,
    /// The last token itself, as Prodigy has it.
    token_end: usize,
    label: &'a str,
    id: &'a str,
    text: &'a str,
    attributes: String,
    note: &'a str,
    origin: &'static str,
    annotator: &'a str,
    created: &'a str,
    modified: &'a str,
}

#[derive(Debug, Serialize)]
struct RelationRow<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
    head: &'a str,
    tail: &'a str,
}

/// Writes `{stem}.jsonl`.
pub(super) struct JsonlWriter<'a> {
    name: String,
    scheme: &'a Scheme,
}

impl<'a> JsonlWriter<'a> {
    pub(super) fn new(start: &Start<'a>) -> Self {
        Self { name: format!("{}.{}", start.stem, Jsonl.extension()), scheme: start.scheme }
    }
}

impl Writer for JsonlWriter<'_> {
    fn document(&mut self, document: &Document, out: &mut dyn Sink, report: &mut Report) -> io::Result<()> {
        let mut line = serde_json::to_vec(&row(document, report))?;
        line.push(b'\n');
        out.append(&self.name, &line)
    }

    fn finish(&mut self, out: &mut dyn Sink, report: &mut Report) -> io::Result<()> {
        tell_scheme(self.scheme, report);
        out.append(&self.name, b"")?;
        out.complete(&self.name)
    }
}

/// All of an article as a row, for formats that carry along what they cannot say themselves.
pub(in crate::format) fn full_row(document: &Document, report: &mut Report) -> Map<String, Value> {
    match serde_json::to_value(row(document, report)) {
        Ok(Value::Object(row)) => row,
        // A row of texts, numbers and lists is always an object.
        _ => Map::new(),
    }
}

fn row<'a>(document: &'a Document, report: &mut Report) -> Row<'a> {
    let place = place_of(document);
    tell_exceptions(document, &place, report);
    let tokenised = Tokenised::of(document.text());
    let tokens = tokenised.tokens.iter().enumerate().map(|(id, token)| TokenRow {
        text: token.text,
        start: token.span.start().get(),
        end: token.span.end().get(),
        id,
        ws: token.is_before_blank,
    });
    let mut spans = Vec::new();
    for annotation in document.annotations().iter() {
        push_spans(document, annotation, &tokenised, &place, &mut spans, report);
    }
    Row {
        id: document.id().as_str(),
        text: document.text().as_str(),
        tokens: tokens.collect(),
        spans,
        relations: relations(document, &place, report),
        meta: meta_row(&document.meta),
        answer: "accept",
        _view_id: "spans_manual",
    }
}

/// A span for each fragment, all with the annotation's id.
fn push_spans<'a>(
    document: &'a Document,
    annotation: &'a Annotation,
    tokenised: &Tokenised<'_>,
    place: &Place,
    spans: &mut Vec<SpanRow<'a>>,
    report: &mut Report,
) {
    let here = || place.annotation(annotation.id.clone());
    if annotation.fragments.as_slice().len() > 1 {
        report.tally(ReportKind::Changed, here, Loss::SplitWithId);
    }
    let mut attributes = Map::new();
    for (id, value) in &annotation.attributes {
        if matches!(value, AttributeValue::Number(Number::Real(number)) if !number.is_finite()) {
            report.tally(ReportKind::Lost, here, Loss::Attribute(id.clone()));
        } else {
            attributes.insert(id.clone(), to_json(value));
        }
    }
    let attributes = Value::Object(attributes).to_string();
    for span in annotation.fragments.iter() {
        let (token_start, token_end) = tokens_of(span, tokenised);
        spans.push(SpanRow {
            start: span.start().get(),
            end: span.end().get(),
            token_start,
            token_end,
            label: annotation.label.as_str(),
            id: annotation.id.as_str(),
            text: document.text().slice(span).unwrap_or_default(),
            attributes: attributes.clone(),
            note: &annotation.note,
            origin: annotation.origin.as_str(),
            annotator: &annotation.annotator,
            created: annotation.created.as_str(),
            modified: annotation.modified.as_str(),
        });
    }
}

/// The first and the last token that a span touches; the token behind it, or the last of all, if it touches none.
fn tokens_of(span: Span, tokenised: &Tokenised<'_>) -> (usize, usize) {
    let covered = tokenised.covered(span);
    let last_of_all = tokenised.tokens.len().saturating_sub(1);
    let start = covered.start.min(last_of_all);
    (start, covered.end.saturating_sub(1).max(start))
}

fn relations<'a>(document: &'a Document, place: &Place, report: &mut Report) -> Vec<RelationRow<'a>> {
    let mut rows = Vec::new();
    for relation in document.relations() {
        let is_there = |id| document.annotations().get(id).is_some();
        if is_there(&relation.from) && is_there(&relation.to) {
            let (head, tail) = (relation.from.as_str(), relation.to.as_str());
            rows.push(RelationRow { id: relation.id.as_str(), kind: &relation.kind, head, tail });
        } else {
            report.tally(ReportKind::Lost, || place.clone(), Loss::Relation(relation.kind.clone()));
        }
    }
    rows
}
