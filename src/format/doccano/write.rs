//! Puts an article into a line of doccano's.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;

use serde_json::{Map, Value, json};
use unicode_segmentation::UnicodeSegmentation;

use super::{CLUSTERS, Doccano, OWN_KEY, UNIT_KEY};
use crate::format::jsonl::full_row;
use crate::format::losses::{place_of, tell_scheme};
use crate::format::placing::Unit;
use crate::format::{Format, Loss, Report, ReportKind, Sink, Start, Writer};
use crate::model::{Document, Scheme};
use crate::text::{CodePoint, PlainText, Span};

/// Writes `{stem}.jsonl`.
pub(super) struct DoccanoWriter<'a> {
    name: String,
    scheme: &'a Scheme,
    by_clusters: bool,
    n_documents: u64,
    n_entities: u64,
    n_relations: u64,
}

impl<'a> DoccanoWriter<'a> {
    pub(super) fn new(start: &Start<'a>) -> Self {
        Self {
            name: format!("{}.{}", start.stem, Doccano.extension()),
            scheme: start.scheme,
            by_clusters: start.is_on(CLUSTERS.id),
            n_documents: 0,
            n_entities: 0,
            n_relations: 0,
        }
    }

    /// Ids are numbers that no other line has: doccano's importer joins relations to entities by them.
    fn line(&mut self, document: &Document, report: &mut Report) -> Value {
        self.n_documents += 1;
        let place = place_of(document);
        let scale = Scale::new(document.text(), self.by_clusters);
        let mut own = full_row(document, report);
        for key in ["text", "tokens", "answer", "_view_id"] {
            own.remove(key);
        }
        if self.by_clusters {
            own.insert(UNIT_KEY.into(), Unit::Grapheme.as_str().into());
        }
        let mut first_entity = BTreeMap::new();
        let mut entities = Vec::new();
        let spans = own.get_mut("spans").and_then(Value::as_array_mut).into_iter().flatten();
        let pieces =
            document.annotations().iter().flat_map(|it| it.fragments.iter().map(move |span| (it, span)));
        for ((annotation, span), row) in pieces.zip(spans) {
            self.n_entities += 1;
            let (start, end, taken) = scale.offsets(span);
            if taken != span {
                let place = || place.annotation(annotation.id.clone());
                report.tally(ReportKind::Changed, place, Loss::Widened);
            }
            first_entity.entry(annotation.id.clone()).or_insert(self.n_entities);
            entities.push(json!({
                "id": self.n_entities,
                "label": annotation.label.as_str(),
                "start_offset": start,
                "end_offset": end,
            }));
            if let Some(row) = row.as_object_mut() {
                row.remove("token_start");
                row.remove("token_end");
                row.insert("at".to_owned(), json!([start, end]));
                if taken != span {
                    row.insert("start".to_owned(), taken.start().get().into());
                    row.insert("end".to_owned(), taken.end().get().into());
                    row.insert("text".to_owned(), document.text().slice(taken).unwrap_or_default().into());
                }
            }
        }
        let mut relations = Vec::new();
        for relation in document.relations() {
            let ends = (first_entity.get(&relation.from), first_entity.get(&relation.to));
            let (Some(from), Some(to)) = ends else { continue };
            self.n_relations += 1;
            relations
                .push(json!({"id": self.n_relations, "from_id": from, "to_id": to, "type": relation.kind}));
        }
        let mut line = Map::new();
        line.insert("id".into(), self.n_documents.into());
        line.insert("text".into(), document.text().as_str().into());
        line.insert("entities".into(), entities.into());
        line.insert("relations".into(), relations.into());
        line.insert("Comments".into(), json!([]));
        line.insert(OWN_KEY.into(), own.into());
        line.into()
    }
}

impl Writer for DoccanoWriter<'_> {
    fn document(&mut self, document: &Document, out: &mut dyn Sink, report: &mut Report) -> io::Result<()> {
        let line = ascii(&serde_json::to_string(&self.line(document, report))?);
        out.append(&self.name, line.as_bytes())?;
        out.append(&self.name, b"\n")
    }

    fn finish(&mut self, out: &mut dyn Sink, report: &mut Report) -> io::Result<()> {
        tell_scheme(self.scheme, report);
        out.append(&self.name, b"")?;
        out.complete(&self.name)
    }
}

/// JSON in ASCII: doccano guesses the encoding of a file, and takes some UTF-8 for Turkish.
fn ascii(json: &str) -> String {
    let mut ascii = String::with_capacity(json.len());
    for c in json.chars() {
        if c.is_ascii() {
            ascii.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing into a text cannot fail.
                let _ = write!(ascii, "\\u{unit:04x}");
            }
        }
    }
    ascii
}

/// Offsets in the unit that the project counts.
struct Scale<'a> {
    text: &'a PlainText,
    /// Where each grapheme cluster ends, in code points, if those are counted.
    cluster_ends: Option<Vec<u32>>,
}

impl<'a> Scale<'a> {
    fn new(text: &'a PlainText, by_clusters: bool) -> Self {
        let ends = |text: &str| {
            let mut at = 0;
            let end = |cluster: &str| {
                at += cluster.chars().count() as u32;
                at
            };
            text.graphemes(true).map(end).collect()
        };
        Self { text, cluster_ends: by_clusters.then(|| ends(text.as_str())) }
    }

    /// Start and end, and the span that they are of: a wider one where a cluster would be cut.
    fn offsets(&self, span: Span) -> (u32, u32, Span) {
        let utf16 = |at: CodePoint| self.text.utf16_of(at).map_or(0, |it| it.get());
        let Some(ends) = &self.cluster_ends else { return (utf16(span.start()), utf16(span.end()), span) };
        let (start, end) = (span.start().get(), span.end().get());
        let first = ends.partition_point(|&it| it <= start);
        let last = ends.partition_point(|&it| it < end);
        let begins = first.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
        let stops = ends.get(last).copied().unwrap_or(end);
        let taken = Span::new(CodePoint::new(begins), CodePoint::new(stops)).unwrap_or(span);
        (first as u32, last as u32 + 1, taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_the_project_counts() {
        let text = PlainText::from_raw("a👨‍👩‍👧b💸c");
        let span = |start, end| Span::new(CodePoint::new(start), CodePoint::new(end)).unwrap();
        let utf16 = Scale::new(&text, false);
        assert_eq!(utf16.offsets(span(6, 8)), (9, 12, span(6, 8)));
        let clusters = Scale::new(&text, true);
        assert_eq!(clusters.offsets(span(6, 8)), (2, 4, span(6, 8)));
        assert_eq!(clusters.offsets(span(1, 6)), (1, 2, span(1, 6)));
        assert_eq!(clusters.offsets(span(3, 7)), (1, 3, span(1, 7)));
    }

    #[test]
    fn is_ascii() {
        assert_eq!(ascii("\"é💸\""), "\"\\u00e9\\ud83d\\udcb8\"");
    }
}
