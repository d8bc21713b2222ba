//! What is written fits the schema and comes back as it was.

use std::sync::Arc;
use std::sync::LazyLock;

use factmark::format::{self, Selection};
use factmark::model::{
    Annotation, AnnotationId, AttributeValue, Document, DocumentId, Fragments, LabelId, Meta, Number, Origin,
    Relation, RelationId, Scheme, Timestamp,
};
use factmark::text::{CodePoint, PlainText, Span};
use proptest::prelude::*;
use serde_json::Value;

use super::documents::{libraries, text};
use super::{json, read, rewrite, text_of};

static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
    let schema = serde_json::from_str(include_str!("../../../docs/factmark-1.schema.json")).expect("JSON");
    jsonschema::validator_for(&schema).expect("a schema")
});

fn check_schema(written: &str) {
    let value: Value = serde_json::from_str(written).expect("JSON");
    check_value(&SCHEMA, &value, written);
}

/// Checks the value of a key of the file against the definition of the same name.
pub(super) fn check_schema_of(written: &str, key: &str) {
    let mut schema: Value =
        serde_json::from_str(include_str!("../../../docs/factmark-1.schema.json")).expect("JSON");
    let value: Value = serde_json::from_str(written).expect("JSON");
    let schema = serde_json::json!({ "$ref": format!("#/$defs/{key}"), "$defs": schema["$defs"].take() });
    check_value(&jsonschema::validator_for(&schema).expect("a schema"), &value[key], written);
}

fn check_value(schema: &jsonschema::Validator, value: &Value, written: &str) {
    let errors: Vec<String> =
        schema.iter_errors(value).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}\n{written}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn everything_comes_back_as_it_was((scheme, documents) in libraries()) {
        let selected: Vec<Arc<Document>> = documents.iter().cloned().map(Arc::new).collect();
        let written = format::write(json(), &Selection { scheme: &scheme, documents: &selected }, &[]);
        prop_assert!(written.report.is_empty(), "{}", written.report);
        let text = text_of(&written);
        check_schema(text);

        let back = read(text);
        prop_assert_eq!(&back.import.documents, &documents);
        prop_assert_eq!(back.import.scheme.as_deref(), Some(&scheme));
        let only_odd_values = back.report.lines.iter().all(|line| line.kind == format::ReportKind::Noted);
        prop_assert!(only_odd_values, "{}", back.report);
        let again = rewrite(&back);
        prop_assert_eq!(text_of(&again), text);
    }

    /// In Python: `text[start:end] == exact`.
    #[test]
    fn offsets_count_code_points((scheme, documents) in libraries()) {
        let selected: Vec<Arc<Document>> = documents.into_iter().map(Arc::new).collect();
        let written = format::write(json(), &Selection { scheme: &scheme, documents: &selected }, &[]);
        let value: Value = serde_json::from_str(text_of(&written)).expect("JSON");
        for document in value["documents"].as_array().expect("a list") {
            let text: Vec<char> = document["text"].as_str().expect("a text").chars().collect();
            for annotation in document["annotations"].as_array().expect("a list") {
                for fragment in annotation["fragments"].as_array().expect("a list") {
                    let at = |key: &str| fragment[key].as_u64().expect("an offset") as usize;
                    let there: String = text[at("start")..at("end")].iter().collect();
                    prop_assert_eq!(Some(there.as_str()), fragment["exact"].as_str());
                }
            }
            prop_assert!(document["exceptions"].as_array().is_none_or(|list| !list.is_empty()));
        }
    }

    /// Offsets that count what JavaScript or Rust count, and say so, lead to the same places.
    #[test]
    fn offsets_in_a_declared_unit_lead_to_the_same_places((scheme, documents) in libraries(), is_utf16: bool) {
        let selected: Vec<Arc<Document>> = documents.iter().cloned().map(Arc::new).collect();
        let written = format::write(json(), &Selection { scheme: &scheme, documents: &selected }, &[]);
        let mut file: Value = serde_json::from_str(text_of(&written)).expect("JSON");
        file["offset_unit"] = if is_utf16 { "utf16" } else { "byte" }.into();
        for document in file["documents"].as_array_mut().expect("a list") {
            let text: Vec<char> = document["text"].as_str().expect("a text").chars().collect();
            let len = |c: &char| if is_utf16 { c.len_utf16() } else { c.len_utf8() };
            let recount = |place: &mut Value| {
                for key in ["start", "end"] {
                    let at = place[key].as_u64().expect("an offset") as usize;
                    place[key] = text[..at].iter().map(len).sum::<usize>().into();
                }
            };
            for annotation in document["annotations"].as_array_mut().expect("a list") {
                annotation["fragments"].as_array_mut().expect("a list").iter_mut().for_each(recount);
            }
            // The key is there only if there is one.
            if let Some(exceptions) = document.get_mut("exceptions") {
                exceptions.as_array_mut().expect("a list").iter_mut().for_each(recount);
            }
        }
        prop_assert_eq!(&read(&file.to_string()).import.documents, &documents);
    }

    /// Whatever is done to a file, reading it ends with a refusal or a document, never with a panic.
    #[test]
    fn damage_never_panics(text in text(), at in any::<prop::sample::Index>(), length in 0usize..40) {
        let fixture = include_str!("../../fixtures/json/hand-made.factmark.json").as_bytes();
        let start = at.index(fixture.len());
        let end = (start + length).min(fixture.len());
        let damaged = [&fixture[..start], text.as_bytes(), &fixture[end..]].concat();
        if let Err(error) = format::read("x.json", &damaged) {
            prop_assert!(error.to_string().starts_with("x.json: "));
        }
    }
}

/// The worked example of the description is what Factmark writes, to the byte.
#[test]
fn the_documented_example_is_true() {
    let description = include_str!("../../../docs/formats/json.md");
    let (_, rest) = description.split_once("```json\n").expect("an example");
    let (example, _) = rest.split_once("```").expect("its end");
    check_schema(example);
    let incoming = read(example);
    assert!(incoming.report.is_empty(), "{}", incoming.report);
    let again = rewrite(&incoming);
    assert_eq!(text_of(&again), example);
}

fn plain(text: &str) -> Document {
    Document::new(DocumentId::new("d"), Meta::titled("Ferry late again"), PlainText::from_raw(text))
}

fn put(document: &mut Document, id: &str, label: &str, start: u32, end: u32) {
    let annotation = Annotation {
        id: AnnotationId::new(id),
        label: LabelId::new(label),
        fragments: Fragments::one(
            Span::new(CodePoint::new(start), CodePoint::new(end)).expect("inside the text"),
        ),
        attributes: [("rating_value".to_owned(), AttributeValue::Number(Number::Real(f64::NAN)))].into(),
        note: String::new(),
        origin: Origin::Manual,
        annotator: "".into(),
        created: Timestamp::unknown(),
        modified: Timestamp::unknown(),
    };
    document.put_annotation(Arc::new(annotation)).expect("inside the text");
}

#[test]
fn what_could_not_be_read_back_is_never_written() {
    let mut document = plain("The ferry was late.");
    put(&mut document, "a", "vessel", 4, 9);
    let link = |id: &str, to: &str| Relation {
        id: RelationId::new(id),
        kind: "near".into(),
        from: AnnotationId::new("a"),
        to: AnnotationId::new(to),
    };
    document.put_relation(link("r1", "nowhere"));
    document.put_relation(link("r2", "a"));
    let scheme = Scheme::preset();
    let written =
        format::write(json(), &Selection { scheme: &scheme, documents: &[Arc::new(document)] }, &[]);
    let expected = "the label “vessel” was added to the scheme\n\
        the relation type “near” was added to the scheme\n\
        “Ferry late again”, annotation a: “rating_value” is not a finite number, left out\n\
        “Ferry late again”: the relation r1 links to an annotation that is not there, left out\n";
    assert_eq!(written.report.to_string(), expected);
    check_schema(text_of(&written));
    let back = read(text_of(&written));
    assert!(back.report.is_empty(), "{}", back.report);
    assert_eq!(back.import.documents[0].relations().len(), 1);
}

#[test]
fn files_are_named_after_what_they_hold() {
    let scheme = Scheme::preset();
    let one = Arc::new(plain("A text."));
    let written = format::write(json(), &Selection { scheme: &scheme, documents: &[Arc::clone(&one)] }, &[]);
    assert_eq!(written.files[0].name, "ferry-late-again.factmark.json");
    assert_eq!(written.files[0].media_type, "application/json");
    let documents = [Arc::clone(&one), Arc::clone(&one), one];
    let written = format::write(json(), &Selection { scheme: &scheme, documents: &documents }, &[]);
    assert_eq!(written.files[0].name, "factmark-3-articles.json");
}

#[test]
fn a_library_without_articles_carries_its_scheme() {
    let scheme = Scheme::preset();
    let written = format::write(json(), &Selection { scheme: &scheme, documents: &[] }, &[]);
    check_schema(text_of(&written));
    let back = read(text_of(&written));
    assert!(back.report.is_empty(), "{}", back.report);
    assert_eq!(back.import.scheme.as_deref(), Some(&scheme));
    assert!(back.import.documents.is_empty());
}

/// A book: 1 MB of text, 10,000 annotations. Not timed; what grows with both would take minutes here.
#[test]
fn a_book_goes_through() {
    let mut document = plain(&"Words of a long report, not all of them plain: é, 😀.\n".repeat(18_000));
    let len = document.text().len().get();
    let annotations = (0..10_000u32).map(|i| {
        let start = (u64::from(i) * 7_919 % u64::from(len - 50)) as u32;
        Arc::new(Annotation {
            id: AnnotationId::new(format!("a{i}")),
            label: LabelId::new("claim"),
            fragments: Fragments::one(
                Span::new(CodePoint::new(start), CodePoint::new(start + 1 + i % 40)).unwrap(),
            ),
            attributes: [("claim_text".to_owned(), AttributeValue::Text("As said.".into()))].into(),
            note: String::new(),
            origin: Origin::Manual,
            annotator: "Sol".into(),
            created: Timestamp::new("2026-03-02T09:30:00Z").unwrap(),
            modified: Timestamp::unknown(),
        })
    });
    assert!(document.put_annotations(annotations).is_empty());
    let scheme = Scheme::preset();
    let documents = [Arc::new(document)];
    let written = format::write(json(), &Selection { scheme: &scheme, documents: &documents }, &[]);
    let back = read(text_of(&written));
    assert!(back.report.is_empty(), "{}", back.report);
    assert_eq!(back.import.documents[0], *documents[0]);
}
