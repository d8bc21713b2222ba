//! Puts an article into a row, and what tags there are into a file of their own.

use std::collections::BTreeSet;
use std::io;

use serde::Serialize;

use super::{FEATURES, Format, TAGS, TokenRows};
use crate::format::entity_types::{TYPE, tag_of_label, type_of};
use crate::format::iob::{OUTSIDE, Reach, tags};
use crate::format::losses::{place_of, tell_annotation, tell_links, tell_scheme};
use crate::format::meta_row::meta_row;
use crate::format::tokenised::Tokenised;
use crate::format::{Loss, Report, ReportKind, Sink, Start, Writer};
use crate::model::{AttributeKind, Document, Label, LabelId, Scheme};

/// Writes `{stem}.tokens.jsonl` and `{stem}.features.json`.
pub(super) struct TokenRowsWriter<'a> {
    stem: String,
    scheme: &'a Scheme,
    columns: Vec<Column>,
}

/// A column of tags: one label's.
struct Column {
    label: LabelId,
    /// Names behind `B-` and `I-`: those that the scheme knows, in its order.
    known: Vec<String>,
    /// Others that occurred.
    others: BTreeSet<String>,
}

impl Column {
    fn of(label: &Label) -> Self {
        let mut known = vec![tag_of_label(label.id.as_str())];
        let kind = label.attributes.iter().find(|it| it.id == TYPE).map(|it| &it.kind);
        let choices = kind.map_or(&[][..], AttributeKind::choices);
        known.extend(choices.iter().filter(|it| !it.is_empty()).cloned());
        Self { label: label.id.clone(), known, others: BTreeSet::new() }
    }

    fn key(&self) -> String {
        format!("{}{TAGS}", self.label)
    }

    /// All tags that may occur: `O`, then the two of each name.
    fn names(&self) -> Vec<String> {
        let others = self.others.iter().filter(|it| !self.known.contains(it));
        let pairs = self.known.iter().chain(others).flat_map(|it| [format!("B-{it}"), format!("I-{it}")]);
        [OUTSIDE.to_owned()].into_iter().chain(pairs).collect()
    }
}

impl<'a> TokenRowsWriter<'a> {
    pub(super) fn new(start: &Start<'a>) -> Self {
        let columns = start.scheme.labels().iter().map(Column::of).collect();
        Self { stem: start.stem.to_owned(), scheme: start.scheme, columns }
    }

    fn name(&self) -> String {
        format!("{}.{}", self.stem, TokenRows.extension())
    }
}

impl Writer for TokenRowsWriter<'_> {
    fn document(&mut self, document: &Document, out: &mut dyn Sink, report: &mut Report) -> io::Result<()> {
        let place = place_of(document);
        let tokenised = Tokenised::of(document.text());
        tell_links(document, &place, report);
        for annotation in document.annotations().iter() {
            if self.columns.iter().any(|column| column.label == annotation.label) {
                let has_type = type_of(annotation).is_some();
                tell_annotation(annotation, &place, |id| id == TYPE && has_type, report);
            } else {
                let lost = Loss::Label(annotation.label.to_string());
                report.tally(ReportKind::Lost, || place.annotation(annotation.id.clone()), lost);
            }
        }
        let tokens = &tokenised.tokens;
        let mut row = Row::default();
        row.put("id", document.id().as_str())?;
        row.put("tokens", &tokens.iter().map(|it| it.text).collect::<Vec<_>>())?;
        for column in &mut self.columns {
            let mut layer = Vec::new();
            for annotation in document.annotations().iter().filter(|it| it.label == column.label) {
                let name = match type_of(annotation) {
                    Some(name) => name.to_owned(),
                    None => tag_of_label(column.label.as_str()),
                };
                column.others.insert(name.clone());
                layer.push((&**annotation, name));
            }
            row.put(&column.key(), &tags(&tokenised, &layer, Reach::Document, &place, report))?;
        }
        row.put("sentence_starts", &tokenised.sentences.iter().map(|it| it.start).collect::<Vec<_>>())?;
        row.put("text", document.text().as_str())?;
        row.put("token_starts", &tokens.iter().map(|it| it.span.start().get()).collect::<Vec<_>>())?;
        row.put("token_ends", &tokens.iter().map(|it| it.span.end().get()).collect::<Vec<_>>())?;
        row.put("meta", &meta_row(&document.meta))?;
        out.append(&self.name(), row.line().as_bytes())
    }

    fn finish(&mut self, out: &mut dyn Sink, report: &mut Report) -> io::Result<()> {
        tell_scheme(self.scheme, report);
        out.append(&self.name(), b"")?;
        out.complete(&self.name())?;
        let mut features = Row::default();
        for column in &self.columns {
            features.put(&column.key(), &column.names())?;
        }
        let name = format!("{}{FEATURES}", self.stem);
        out.append(&name, features.lines().as_bytes())?;
        out.complete(&name)
    }
}

/// A JSON object whose keys stay in the order in which they came.
#[derive(Debug, Default)]
struct Row(Vec<String>);

impl Row {
    fn put<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> io::Result<()> {
        self.0.push(format!("{}:{}", serde_json::to_string(key)?, serde_json::to_string(value)?));
        Ok(())
    }

    /// On one line.
    fn line(&self) -> String {
        format!("{{{}}}\n", self.0.join(","))
    }

    /// A key a line.
    fn lines(&self) -> String {
        format!("{{\n  {}\n}}\n", self.0.join(",\n  "))
    }
}
