//! W3C Web Annotations come back as they were; those of other programs are taken in beside their text.

use factmark::format::{self, InFile, Incoming, ReportKind};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::linked::{example, ferry, read_back, small_scheme, typed_libraries, write};
use super::text_of;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn everything_comes_back_as_it_was((scheme, documents) in typed_libraries()) {
        let written = write("w3c", &scheme, &documents);
        prop_assert_eq!(&written, &write("w3c", &scheme, &documents));
        let back = read_back(&written);
        prop_assert_eq!(&back.import.documents, &documents);
        prop_assert!(back.report.lines.iter().all(|it| it.kind == ReportKind::Noted), "{}", back.report);
        prop_assert!(written.report.lines.iter().all(|it| it.kind == ReportKind::Lost && it.count == 1), "{}", written.report);
        prop_assert_eq!(written.report.lines.len(), 1, "the scheme only: {}", written.report);
        let file: Value = serde_json::from_str(text_of(&written)).expect("JSON");
        let n = documents.iter().map(|it| it.annotations().len() + it.relations().len()).sum::<usize>();
        prop_assert_eq!(&file["total"], &json!(n));
    }

    /// In Python: `text[start:end] == exact`, and the words around stand there, in whole clusters.
    #[test]
    fn both_selectors_say_the_same((scheme, documents) in typed_libraries()) {
        let file: Value = serde_json::from_str(text_of(&write("w3c", &scheme, &documents))).expect("JSON");
        let rest = file["pages"].as_array().cloned().unwrap_or_default();
        for page in file.get("first").cloned().into_iter().chain(rest) {
            let text: Vec<char> = page["document"]["value"].as_str().expect("a text").chars().collect();
            let items = page["items"].as_array().expect("a list");
            for target in items.iter().filter_map(|it| it["target"].as_array()).flatten() {
                let (quote, position) = (&target["selector"][0], &target["selector"][1]);
                let [exact, prefix, suffix] = ["exact", "prefix", "suffix"].map(|key| quote[key].as_str().expect("words"));
                let [start, end] = ["start", "end"].map(|key| position[key].as_u64().expect("an offset") as usize);
                let (n_before, n_after) = (prefix.chars().count(), suffix.chars().count());
                prop_assert!(n_before <= 32 && n_after <= 32);
                let there: String = text[start - n_before..end + n_after].iter().collect();
                prop_assert_eq!(there, format!("{prefix}{exact}{suffix}"));
            }
        }
    }
}

#[test]
fn the_documented_example_is_true() {
    let written = write("w3c", &small_scheme(), &[ferry()]);
    let page = include_str!("../../../docs/formats/w3c.md");
    assert_eq!(example(page, "json"), text_of(&written));
}

/// Reads a file beside the text `💸 Ana said no. No?`.
fn beside_text(name: &str, file: &Value) -> Incoming {
    let file = file.to_string();
    let files =
        vec![InFile::new("x.txt", "💸 Ana said no. No?".as_bytes()), InFile::new(name, file.as_bytes())];
    format::read_all(files).unwrap_or_else(|error| panic!("{error}"))
}

fn words(back: &Incoming) -> Vec<(String, String)> {
    let document = &back.import.documents[0];
    document.annotations().iter().map(|it| (it.label.to_string(), document.words_of(it))).collect()
}

fn target(exact: &str, start: u32, end: u32) -> Value {
    json!({ "source": "https://example.org/x", "selector": [
        { "type": "TextQuoteSelector", "exact": exact },
        { "type": "TextPositionSelector", "start": start, "end": end },
    ]})
}

/// Recogito counts UTF-16 units; the quotes show it.
#[test]
fn takes_in_recogitos_list() {
    let file = json!([
        { "@context": "http://www.w3.org/ns/anno.jsonld", "id": "u1", "type": "Annotation",
          "body": [{ "type": "TextualBody", "purpose": "tagging", "value": "Person" },
                   { "type": "TextualBody", "purpose": "commenting", "value": "who?" }],
          "target": [target("Ana", 3, 6)], "creator": { "id": "ana@x" }, "created": "2026-03-02T09:30:00Z" },
        { "id": "u2", "type": "Annotation", "bodies": [{ "purpose": "tagging", "value": "quote" }],
          "target": [target("no", 12, 14), target("No", 16, 18)] },
        { "id": "u3", "motivation": "linking", "type": "Annotation", "body": "u1", "target": "u2" },
        { "id": "u4", "motivation": "tagging", "type": "Annotation", "body": { "value": "speaker" }, "target": "u3" },
    ]);
    let back = beside_text("x.jsonld", &file);
    assert_eq!(
        words(&back),
        [("Person".to_owned(), "Ana".to_owned()), ("quote".to_owned(), "no … No".to_owned())]
    );
    let document = &back.import.documents[0];
    let person = document.annotations().nth(0).unwrap();
    assert_eq!((person.note.as_str(), &*person.annotator), ("who?", "ana@x"));
    let links: Vec<(&str, &str, &str)> =
        document.relations().map(|it| (it.kind.as_str(), it.from.as_str(), it.to.as_str())).collect();
    assert_eq!(links, [("speaker", "u2", "u1")]);
    assert!(back.report.to_string().contains("UTF-16"), "{}", back.report);
    assert_eq!(document.meta.source.url, "https://example.org/x");
}

#[test]
fn takes_in_what_hypothesis_lists() {
    let row = json!({ "id": "h1", "user": "acct:sol@hypothes.is", "updated": "2026-03-02T09:30:00Z",
        "uri": "https://example.org/x", "text": "Is it?", "tags": ["claim", "later"], "target": [target("said no", 7, 14)] });
    let back = beside_text("other.json", &json!({ "total": 1, "rows": [row] }));
    assert_eq!(words(&back), [("claim".to_owned(), "said no".to_owned())]);
    let annotation = back.import.documents[0].annotations().nth(0).unwrap().clone();
    assert_eq!((&*annotation.annotator, annotation.note.as_str()), ("sol@hypothes.is", "Is it?"));
    assert_eq!(annotation.attributes.len(), 1, "the other tag");
}

#[test]
fn a_single_annotation_and_odd_selectors_are_taken() {
    let refined = json!({ "type": "FragmentSelector", "value": "p1", "refinedBy": { "type": "TextQuoteSelector", "exact": "said" } });
    let one = json!({ "@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "motivation": "highlighting",
        "bodyValue": "hm", "target": { "source": "urn:x", "selector": refined } });
    assert_eq!(words(&beside_text("x.json", &one)), [("highlighting".to_owned(), "said".to_owned())]);
    let odd = json!({ "type": "AnnotationPage", "items": [
        { "target": { "selector": { "type": "TextPositionSelector", "start": -1, "end": 1e99 } } },
        { "target": "urn:x" }, 3, null ]});
    assert_eq!(beside_text("x.json", &odd).unplaced.len(), 4);
}

#[test]
fn what_is_missing_is_named() {
    let refusal = |text: &str| format::read("x.jsonld", text.as_bytes()).unwrap_err().to_string();
    let list = json!([{ "type": "Annotation", "target": [target("Ana", 3, 6)] }]).to_string();
    assert!(refusal(&list).contains("open the text (a .txt file of the same name) together with it"));
    assert!(refusal("{}").contains("without web annotations"));
    assert!(refusal("{\n").starts_with("x.jsonld: not valid JSON at line 2"), "{}", refusal("{\n"));
    let unneeded = write("w3c", &small_scheme(), &[ferry()]);
    let files = vec![
        InFile::new("a.txt", "one".as_bytes()),
        InFile::new("b.jsonld", unneeded.files[0].bytes.as_slice()),
    ];
    let back = format::read_all(files).unwrap();
    assert!(back.report.to_string().contains("a.txt"), "{}", back.report);
}
