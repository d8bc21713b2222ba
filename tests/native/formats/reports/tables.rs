//! CSV and TSV: every fragment has its row, and a reader that knows RFC 4180 gets every cell back.

use std::sync::Arc;

use factmark::format::{ReportKind, Written};
use factmark::model::{AttributeValue, Document, Number, Scheme};
use proptest::prelude::*;

use super::super::documents::libraries;
use super::super::text_of;
use super::{bare, example_of, ferry, lines, tolls, with, write};

/// Reads a table as RFC 4180 says.
fn rows(table: &str, separator: char) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut chars, mut is_quoted) = (table.chars().peekable(), false);
    while let Some(c) = chars.next() {
        match c {
            '"' if is_quoted && chars.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' => is_quoted = !is_quoted,
            _ if is_quoted => cell.push(c),
            '\r' => {}
            '\n' => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            _ if c == separator => row.push(std::mem::take(&mut cell)),
            _ => cell.push(c),
        }
    }
    assert!(row.is_empty() && cell.is_empty() && !is_quoted, "the last line ends");
    rows
}

fn cell<'a>(table: &'a [Vec<String>], row: usize, column: &str) -> &'a str {
    let index = table[0].iter().position(|it| it == column).unwrap_or_else(|| panic!("no column {column}"));
    &table[row][index]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_cell_comes_back((scheme, documents) in libraries(), is_tsv: bool) {
        let documents: Vec<Arc<Document>> = documents.into_iter().map(Arc::new).collect();
        let (id, separator) = if is_tsv { ("tsv", '\t') } else { ("csv", ',') };
        let written = write(id, &scheme, &documents, &[]);
        let table = rows(text_of(&written), separator);
        prop_assert!(table.iter().all(|row| row.len() == table[0].len()));
        let mut row = 0;
        for document in &documents {
            for annotation in document.annotations().iter() {
                for (i, span) in annotation.fragments.iter().enumerate() {
                    row += 1;
                    let at = |column: &str| cell(&table, row, column);
                    prop_assert_eq!(at("doc_title"), &document.meta.title);
                    prop_assert_eq!(at("doc_url"), &document.meta.source.url);
                    prop_assert_eq!(at("ann_id"), annotation.id.as_str());
                    prop_assert_eq!(at("fragment"), (i + 1).to_string());
                    prop_assert_eq!(at("start"), span.start().get().to_string());
                    prop_assert_eq!(at("text"), document.text().slice(span).expect("inside"));
                    prop_assert_eq!(at("note"), &annotation.note);
                    if let Some(AttributeValue::Text(text)) = annotation.attributes.get("text") {
                        let is_known = annotation.label.as_str() == "all";
                        prop_assert_eq!(at("all.text"), if is_known { text } else { "" });
                        prop_assert_eq!(at("other_attributes").contains("\"text\":"), !is_known);
                    }
                    let n_links = document.relations().filter(|it| it.from == annotation.id).count();
                    prop_assert_eq!(at("links").split("; ").filter(|it| !it.is_empty()).count(), n_links);
                }
            }
        }
        prop_assert_eq!(table.len(), row + 1);
    }
}

#[test]
fn the_documented_examples_are_true() {
    let (scheme, documents) = ferry();
    let csv = write("csv", &scheme, &documents, &[]);
    assert_eq!(
        text_of(&csv).replace("\r\n", "\n"),
        example_of(include_str!("../../../../docs/formats/csv.md"))
    );
    let tsv = write("tsv", &scheme, &documents, &[]);
    assert_eq!(text_of(&tsv), example_of(include_str!("../../../../docs/formats/tsv.md")));
    assert_eq!(
        (csv.files[0].name.as_str(), csv.files[0].media_type, tsv.files[0].media_type),
        ("ferry-late-again.csv", "text/csv", "text/tab-separated-values")
    );
}

#[test]
fn tells_what_is_not_in_the_table() {
    let mut documents = tolls();
    documents.push(Arc::new(bare("Empty", "")));
    let written = write("csv", &Scheme::preset(), &documents, &[]);
    assert_eq!(
        written.report.to_string(),
        "“Bridge tolls to rise, council says”: the text is not in the file, only the words that are marked\n\
         details of the article (title, source, status …) are left out (2 times: “Bridge tolls to rise, council says”; “Empty”)\n\
         “Empty”: nothing is marked in the article, so it is not in the file\n"
    );
    let nothing = write("csv", &Scheme::preset(), &[], &[]);
    assert!(nothing.report.is_empty() && rows(text_of(&nothing), ',').len() == 1);
}

#[test]
fn formulas_are_defused_if_asked() {
    let document = with(&tolls()[0], "q1", |it| {
        it.note = "=HYPERLINK(\"https://a.example\")".into();
        it.attributes.insert("odd".into(), AttributeValue::Number(Number::Integer(-1)));
        it.attributes.insert("speaker_name".into(), AttributeValue::Text("\t@SUM(1)".into()));
        it.attributes.insert("cue_lemma".into(), AttributeValue::Number(Number::Integer(-5)));
    });
    let notes = |written: &Written| {
        let table = rows(text_of(written), ',');
        ["note", "quote.speaker_name", "quote.cue_lemma"].map(|column| cell(&table, 1, column).to_owned())
    };
    let plain = write("csv", &Scheme::preset(), &[Arc::clone(&document)], &[]);
    assert_eq!(notes(&plain), ["=HYPERLINK(\"https://a.example\")", "\t@SUM(1)", "-5"]);
    assert!(plain.report.lines.iter().all(|line| line.kind == ReportKind::Lost), "{}", plain.report);

    let defused = write("csv", &Scheme::preset(), &[document], &["defuse-formulas"]);
    assert_eq!(notes(&defused), ["'=HYPERLINK(\"https://a.example\")", "'\t@SUM(1)", "-5"]);
    let changed = "the value of “note” was changed to what the format allows".to_owned();
    assert!(lines(&defused.report).contains(&changed), "{}", defused.report);
}

#[test]
fn a_byte_order_mark_stands_there_if_asked() {
    let written = write("csv", &Scheme::preset(), &tolls(), &["bom"]);
    assert!(text_of(&written).starts_with("\u{feff}doc_id,"));
    assert!(!text_of(&write("csv", &Scheme::preset(), &tolls(), &[])).starts_with('\u{feff}'));
}
