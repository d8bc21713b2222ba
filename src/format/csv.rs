//! Tables, CSV and TSV: a row a fragment, so that spreadsheets and data frames count, filter and sort. Written only.
//!
//! Quoting is all that either notation asks for, so it stands here in a few lines; the crate `csv` would earn its
//! place with a reader.

mod columns;

use std::io;

use columns::Columns;

use super::flat::{flat, to_json};
use super::links::Links;
use super::losses::{place_of, tell_exceptions, tell_scheme};
use super::{Format, Loss, Place, Report, ReportKind, Sink, Start, Switch, Writer};
use crate::model::{Annotation, AttributeValue, Document, Meta, Source, Status};

/// Values separated by commas, after RFC 4180.
#[derive(Debug, Clone, Copy)]
pub struct Csv;

/// Values separated by tabs, otherwise quoted as in CSV.
#[derive(Debug, Clone, Copy)]
pub struct Tsv;

/// `'` before what a spreadsheet would compute.
const DEFUSE: &str = "defuse-formulas";

/// A byte order mark.
const BOM: &str = "bom";

const SWITCHES: [Switch; 2] = [
    Switch { id: DEFUSE, help: "Put ' before cells that a spreadsheet would take for a formula" },
    Switch { id: BOM, help: "Begin with a byte order mark, by which Excel knows UTF-8" },
];

impl Format for Csv {
    fn id(&self) -> &'static str {
        "csv"
    }

    fn name(&self) -> &'static str {
        "CSV table"
    }

    fn summary(&self) -> &'static str {
        "A row for each marked stretch, for spreadsheets, pandas and R"
    }

    fn extension(&self) -> &'static str {
        "csv"
    }

    fn begin<'a>(&self, start: Start<'a>) -> Option<Box<dyn Writer + 'a>> {
        // RFC 4180, 2.1: each record ends in CRLF.
        Some(Box::new(Table::new(&start, self.extension(), ',', "\r\n")))
    }

    fn switches(&self) -> &'static [Switch] {
        &SWITCHES
    }

    fn needs_scheme(&self) -> bool {
        true
    }

    fn can_read(&self) -> bool {
        false
    }
}

impl Format for Tsv {
    fn id(&self) -> &'static str {
        "tsv"
    }

    fn name(&self) -> &'static str {
        "TSV table"
    }

    fn summary(&self) -> &'static str {
        "The same table with tabs between the values, to paste into spreadsheets and for pandas and R"
    }

    fn extension(&self) -> &'static str {
        "tsv"
    }

    fn begin<'a>(&self, start: Start<'a>) -> Option<Box<dyn Writer + 'a>> {
        Some(Box::new(Table::new(&start, self.extension(), '\t', "\n")))
    }

    fn switches(&self) -> &'static [Switch] {
        &SWITCHES
    }

    fn needs_scheme(&self) -> bool {
        true
    }

    fn can_read(&self) -> bool {
        false
    }
}

/// Writes the table row by row.
struct Table<'a> {
    start: Start<'a>,
    name: String,
    separator: char,
    line_end: &'static str,
    columns: Columns<'a>,
    is_begun: bool,
}

impl<'a> Table<'a> {
    fn new(start: &Start<'a>, extension: &str, separator: char, line_end: &'static str) -> Self {
        Self {
            start: *start,
            name: format!("{}.{extension}", start.stem),
            separator,
            line_end,
            columns: Columns::of(start.scheme),
            is_begun: false,
        }
    }

    /// Writes the names of the columns, once.
    fn begin(&mut self, out: &mut dyn Sink, report: &mut Report) -> io::Result<()> {
        if std::mem::replace(&mut self.is_begun, true) {
            return Ok(());
        }
        let mut head = String::from(if self.start.is_on(BOM) { "\u{feff}" } else { "" });
        self.columns.tell_renamed(report);
        let names: Vec<Cell> = self.columns.names().map(|name| Cell::text(name, name)).collect();
        self.row(&names, &Place::default(), &mut head, report);
        out.append(&self.name, head.as_bytes())
    }

    /// Appends a row.
    fn row(&self, cells: &[Cell], place: &Place, to: &mut String, report: &mut Report) {
        for (i, cell) in cells.iter().enumerate() {
            if i > 0 {
                to.push(self.separator);
            }
            if self.start.is_on(DEFUSE) && cell.is_text && is_formula(&cell.value) {
                report.tally(ReportKind::Changed, || place.clone(), Loss::Value(cell.column.to_owned()));
                quote(&format!("'{}", cell.value), self.separator, to);
            } else {
                quote(&cell.value, self.separator, to);
            }
        }
        to.push_str(self.line_end);
    }

    /// Appends the rows of an annotation, one a fragment.
    fn annotation(
        &self,
        document: &Document,
        annotation: &Annotation,
        links: &str,
        rows: &mut String,
        report: &mut Report,
    ) {
        let place = place_of(document).annotation(annotation.id.clone());
        let fragments = annotation.fragments.as_slice();
        for (i, span) in fragments.iter().enumerate() {
            let mut cells = vec![
                Cell::text("doc_id", document.id().as_str()),
                Cell::text("doc_title", &document.meta.title),
                Cell::text("doc_url", &document.meta.source.url),
                Cell::text("ann_id", annotation.id.as_str()),
                Cell::number(i + 1),
                Cell::number(fragments.len()),
                Cell::text("label", annotation.label.as_str()),
                Cell::number(span.start().to_usize()),
                Cell::number(span.end().to_usize()),
                Cell::text("text", document.text().slice(*span).unwrap_or_default()),
            ];
            cells.extend(self.columns.attributes().map(|column| {
                let value = (column.label == annotation.label.as_str())
                    .then(|| annotation.attributes.get(column.attribute))
                    .flatten();
                value.map_or(Cell::text(&column.name, ""), |value| Cell::value(&column.name, value))
            }));
            let other: serde_json::Map<_, _> = annotation
                .attributes
                .iter()
                .filter(|(id, _)| !self.columns.knows(annotation.label.as_str(), id))
                .map(|(id, value)| (id.clone(), to_json(value)))
                .collect();
            let other =
                if other.is_empty() { String::new() } else { serde_json::Value::Object(other).to_string() };
            cells.extend([
                Cell { column: "other_attributes", value: other, is_text: true },
                Cell::text("note", &annotation.note),
                Cell::text("origin", annotation.origin.as_str()),
                Cell::text("annotator", &annotation.annotator),
                Cell::text("created", annotation.created.as_str()),
                Cell::text("modified", annotation.modified.as_str()),
                Cell::text("links", links),
            ]);
            self.row(&cells, &place, rows, report);
        }
    }
}

impl Writer for Table<'_> {
    fn document(&mut self, document: &Document, out: &mut dyn Sink, report: &mut Report) -> io::Result<()> {
        self.begin(out, report)?;
        let place = place_of(document);
        tell_document(document, &place, report);
        let links = Links::of(document, &place, report);
        let mut rows = String::new();
        for annotation in document.annotations().iter() {
            let joined: Vec<String> = links
                .from(annotation)
                .map(|(link, to)| format!("{}:{}", escaped(&link.kind), escaped(to.id.as_str())))
                .collect();
            self.annotation(document, annotation, &joined.join("; "), &mut rows, report);
        }
        out.append(&self.name, rows.as_bytes())
    }

    fn finish(&mut self, out: &mut dyn Sink, report: &mut Report) -> io::Result<()> {
        self.begin(out, report)?;
        tell_scheme(self.start.scheme, report);
        out.complete(&self.name)
    }
}

/// Tells what of an article is not in the table.
fn tell_document(document: &Document, place: &Place, report: &mut Report) {
    if document.annotations().is_empty() {
        report.tally(ReportKind::Lost, || place.clone(), Loss::NotMarked);
    } else if !document.text().is_empty() {
        report.tally(ReportKind::Lost, || place.clone(), Loss::Text);
    }
    // The title and the address are in the rows, if there is one.
    let Meta { title, source, language, status, note, due, exceptions: _ } = &document.meta;
    let Source { url, publisher, byline, published, accessed } = source;
    let in_rows = document.annotations().is_empty() && !(title.is_empty() && url.is_empty());
    let words = [publisher, byline, published.as_str(), accessed.as_str(), language, note];
    let is_known = words.iter().any(|it| !it.is_empty()) || *status != Status::default() || due.is_some();
    if is_known || in_rows {
        report.tally(ReportKind::Lost, || place.clone(), Loss::DocumentDetails);
    }
    tell_exceptions(document, place, report);
}

/// One value of a row.
struct Cell<'a> {
    column: &'a str,
    value: String,
    /// Whether it is text, which may be harmful; numbers and flags are not.
    is_text: bool,
}

impl<'a> Cell<'a> {
    fn text(column: &'a str, value: &str) -> Self {
        Self { column, value: value.to_owned(), is_text: true }
    }

    fn number(value: usize) -> Self {
        Self { column: "", value: value.to_string(), is_text: false }
    }

    fn value(column: &'a str, value: &AttributeValue) -> Self {
        let is_text = matches!(value, AttributeValue::Text(_) | AttributeValue::Evidence(_));
        Self { column, value: flat(value), is_text }
    }
}

/// Whether a spreadsheet would compute it (OWASP, CSV injection).
fn is_formula(value: &str) -> bool {
    value.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Appends a value, in quotation marks where it would be mistaken otherwise (RFC 4180, 2.5 to 2.7), and where blanks
/// stand at its ends, which some readers drop.
fn quote(value: &str, separator: char, to: &mut String) {
    let is_safe = !value.contains([separator, '"', '\n', '\r']) && value.trim() == value;
    if is_safe {
        to.push_str(value);
    } else {
        to.push('"');
        to.push_str(&value.replace('"', "\"\""));
        to.push('"');
    }
}

/// A part of a link without the characters that separate links.
fn escaped(part: &str) -> String {
    part.replace('%', "%25").replace(':', "%3A").replace(';', "%3B")
}
