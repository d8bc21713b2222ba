//! Documents that several formats are tried with, and what the pages on formats show.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use factmark::format::{self, Incoming, Selection, Written};
use factmark::model::{
    Annotation, AnnotationId, AttributeValue, Document, DocumentId, Fragments, LabelId, Meta, Origin, Scheme,
    Timestamp,
};
use factmark::text::{CodePoint, PlainText, Span};

/// The worked example of the page on Factmark JSON, which the other pages show in their formats.
pub(super) fn worked_example() -> Incoming {
    let page = include_str!("../../../docs/formats/json.md");
    let (_, rest) = page.split_once("```json\n").expect("an example");
    let (example, _) = rest.split_once("```").expect("its end");
    format::read("example.factmark.json", example.as_bytes()).expect("a valid example")
}

/// Writes documents marked by the scheme.
#[track_caller]
pub(super) fn write_as(id: &str, scheme: &Scheme, documents: &[Document]) -> Written {
    let format = format::by_id(id).expect("the format is registered");
    let documents: Vec<Arc<Document>> = documents.iter().cloned().map(Arc::new).collect();
    format::write(format, &Selection { scheme, documents: &documents }, &[])
}

/// The files that were written, by name.
pub(super) fn files_of(written: &Written) -> BTreeMap<&str, &str> {
    let text = |bytes| std::str::from_utf8(bytes).expect("UTF-8");
    written.files.iter().map(|file| (file.name.as_str(), text(&file.bytes))).collect()
}

/// Reads all files that were written, as they would come out of their zip.
#[track_caller]
pub(super) fn read_back(written: &Written) -> Incoming {
    let files = written.files.iter().map(|it| format::InFile::new(it.name.as_str(), it.bytes.as_slice()));
    format::read_all(files.collect()).unwrap_or_else(|error| panic!("{error}"))
}

/// The page on a format shows what the worked example is in it, to the byte.
#[track_caller]
pub(super) fn check_page(id: &str, page: &str) {
    let example = worked_example();
    let scheme = example.import.scheme.as_deref().expect("a scheme");
    let written = write_as(id, scheme, &example.import.documents);
    for (name, contents) in files_of(&written) {
        assert!(page.contains(name), "{name} is not named");
        assert!(page.contains(&format!("\n{contents}```\n")), "{name} should be\n{contents}");
    }
}

/// A document of that text under the name `d`.
pub(super) fn plain(text: &str) -> Document {
    Document::new(DocumentId::new("d"), Meta::titled("A title"), PlainText::from_raw(text))
}

/// Marks the words, which stand at their first place in the text; pieces are parted by ` … `.
#[track_caller]
pub(super) fn mark(document: &mut Document, id: &str, label: &str, words: &str, attributes: &[(&str, &str)]) {
    let text = document.text().clone();
    let span = |piece: &str| {
        let at = text.as_str().find(piece).unwrap_or_else(|| panic!("“{piece}” is not in the text"));
        let start = text.as_str().bytes().take(at).filter(|byte| byte & 0xc0 != 0x80).count() as u32;
        let end = start + piece.chars().count() as u32;
        Span::new(CodePoint::new(start), CodePoint::new(end)).expect("words")
    };
    put(document, id, label, words.split(" … ").map(span), attributes);
}

/// Marks these places.
pub(super) fn put(
    document: &mut Document,
    id: &str,
    label: &str,
    spans: impl IntoIterator<Item = Span>,
    attributes: &[(&str, &str)],
) {
    let attributes = attributes.iter().map(|&(k, v)| (k.to_owned(), AttributeValue::Text(v.to_owned())));
    let annotation = Annotation {
        id: AnnotationId::new(id),
        label: LabelId::new(label),
        fragments: Fragments::new(spans).expect("fragments"),
        attributes: attributes.collect(),
        note: String::new(),
        origin: Origin::Imported,
        annotator: "".into(),
        created: Timestamp::unknown(),
        modified: Timestamp::unknown(),
    };
    document.put_annotation(Arc::new(annotation)).expect("inside the text");
}

/// Three hundred annotations over one another, on a text that is hard to count and looks like several notations.
pub(super) fn crowded() -> Document {
    let text =
        "-DOCSTART- -X- -X- O\n\n# text = “We cut 💸 taxes by 20\u{202f}%,” she\tsaid.\n<b>]]> a\"b=c 👨‍👩‍👧 \
        קרא السلام It’s é e\u{301}.\n\n"
            .repeat(5);
    let mut document = plain(&text);
    let len = document.text().len().get();
    for i in 0..300u32 {
        let start = i * 7 % (len - 40);
        let span = |start, end| Span::new(CodePoint::new(start), CodePoint::new(end)).expect("a span");
        let label = ["quote", "claim", "entity", "odd label, “é”"][i as usize % 4];
        let first = span(start, start + 1 + i % 20);
        let second = (i % 5 == 0).then(|| span(start + 25, start + 30));
        put(&mut document, &format!("a{i}"), label, [first].into_iter().chain(second), &[]);
    }
    document
}

/// The labels and words of a document, in order.
pub(super) fn words_of(document: &Document) -> Vec<(String, String)> {
    let words = |it: &Arc<Annotation>| (it.label.to_string(), document.words_of(it));
    document.annotations().iter().map(words).collect()
}

/// The documents as a format brings them back that holds no exceptions.
pub(super) fn without_exceptions(mut documents: Vec<Document>) -> Vec<Document> {
    documents.iter_mut().for_each(|it| it.meta.exceptions = BTreeSet::new());
    documents
}
