//! What leaves Factmark for people and for other programs and never comes back: tables, ClaimReview, the report.

use std::sync::Arc;

use factmark::format::{self, Format, Report, Selection, Written};
use factmark::model::{Annotation, Document, DocumentId, Meta, Scheme};
use factmark::text::PlainText;

use super::read;

mod claimreview;
mod html;
mod tables;

/// An article with a claim that was checked, and some that were not.
fn tolls() -> Vec<Arc<Document>> {
    let incoming = read(include_str!("../../fixtures/reports/tolls.factmark.json"));
    let told: Vec<_> =
        incoming.report.lines.iter().filter(|it| it.kind != format::ReportKind::FilledIn).collect();
    assert!(told.is_empty(), "{}", incoming.report);
    incoming.import.documents.into_iter().map(Arc::new).collect()
}

/// The worked example of Factmark JSON, with its scheme.
fn ferry() -> (Scheme, Vec<Arc<Document>>) {
    let incoming = read(example_of(include_str!("../../../docs/formats/json.md")));
    let scheme = incoming.import.scheme.as_deref().expect("a scheme").clone();
    (scheme, incoming.import.documents.into_iter().map(Arc::new).collect())
}

/// An article without annotations.
fn bare(title: &str, text: &str) -> Document {
    Document::new(DocumentId::new("bare"), Meta::titled(title), PlainText::from_raw(text))
}

/// The first code block of a page.
fn example_of(page: &str) -> &str {
    let (_, rest) = page.split_once("\n```").expect("an example");
    let (_, rest) = rest.split_once('\n').expect("its first line");
    rest.split_once("```").expect("its end").0
}

#[track_caller]
fn write(id: &str, scheme: &Scheme, documents: &[Arc<Document>], switches: &[&str]) -> Written {
    let format = format::by_id(id).expect("the format is registered");
    let written = format::write(format, &Selection { scheme, documents }, switches);
    assert_eq!(
        written,
        format::write(format, &Selection { scheme, documents }, switches),
        "not the same bytes"
    );
    written
}

/// A document with one annotation changed.
fn with(document: &Document, id: &str, change: impl FnOnce(&mut Annotation)) -> Arc<Document> {
    let mut document = document.clone();
    let mut annotation =
        document.annotations().iter().find(|it| it.id.as_str() == id).expect("it is there").clone();
    change(Arc::make_mut(&mut annotation));
    document.put_annotation(annotation).expect("it fits");
    Arc::new(document)
}

fn lines(report: &Report) -> Vec<String> {
    report.lines.iter().map(|line| line.what.to_string()).collect()
}

/// None of them can be read, and says so.
#[test]
fn what_only_leaves_is_not_read() {
    for id in ["csv", "tsv", "claimreview", "html"] {
        let format: &dyn Format = format::by_id(id).expect("it is there");
        assert!(
            !format.can_read()
                && format
                    .begin(format::Start { scheme: &Scheme::preset(), stem: "x", switches: &[] })
                    .is_some()
        );
        assert!(format.read(&[]).is_err());
    }
}
