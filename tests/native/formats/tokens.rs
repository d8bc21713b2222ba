//! Token classification JSONL: text, offsets and what one layer of tags can hold come back.

use factmark::format;
use factmark::model::{Document, DocumentId, Scheme};
use proptest::prelude::*;
use serde_json::Value;

use super::documents::{libraries, text};
use super::samples::{check_page, crowded, files_of, mark, plain, read_back, words_of, write_as};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// What was read once fits the form, so it comes back as it is.
    #[test]
    fn what_tags_can_hold_comes_back((scheme, documents) in libraries()) {
        let written = write_as("tokens", &scheme, &documents);
        let back = read_back(&written).import;
        for (before, after) in documents.iter().zip(&back.documents) {
            prop_assert_eq!((before.id(), before.text()), (after.id(), after.text()));
            prop_assert_eq!(&before.meta.source, &after.meta.source);
        }
        let again = write_as("tokens", &scheme, &back.documents);
        prop_assert_eq!(files_of(&again), files_of(&written));
        let told = again.report.to_string();
        prop_assert!(!told.contains("overlap") && !told.contains("word"), "{}", told);
    }

    #[test]
    fn damage_never_panics(text in text(), at in any::<prop::sample::Index>(), length in 0usize..40) {
        let written = write_as("tokens", &Scheme::preset(), &[crowded()]);
        for file in &written.files {
            let start = at.index(file.bytes.len());
            let end = (start + length).min(file.bytes.len());
            let damaged = [&file.bytes[..start], text.as_bytes(), &file.bytes[end..]].concat();
            if let Err(error) = format::read(&file.name, &damaged) {
                prop_assert!(error.to_string().starts_with(&file.name), "{}", error);
            }
        }
    }
}

#[test]
fn the_page_is_true() {
    check_page("tokens", include_str!("../../../docs/formats/tokens.md"));
}

fn marked() -> Document {
    let mut document = plain("“We cut taxes,” said Ana Gómez’s aide. “Now.”");
    mark(&mut document, "q", "quote", "“We cut taxes,” … “Now.”", &[]);
    mark(&mut document, "q2", "quote", "taxes", &[]);
    mark(&mut document, "e", "entity", "Ana Gómez", &[("etype", "PERSON"), ("role", "mayor")]);
    mark(&mut document, "e2", "entity", "Ana Gómez’s aide", &[]);
    mark(&mut document, "c", "claim", "e cut taxe", &[]);
    mark(&mut document, "c2", "claim", " ", &[]);
    document
}

#[test]
fn each_loss_is_told() {
    let written = write_as("tokens", &Scheme::preset(), &[marked()]);
    let told = written.report.to_string();
    for expected in [
        "annotation e: the attribute “role” is left out",
        "annotation q: is in several pieces",
        "left out (2 times: “A title”, annotation q2; “A title”, annotation e)",
        "annotation c: begins or ends inside a word",
        "annotation c2: covers no word",
    ] {
        assert!(told.contains(expected), "{expected}\n{told}");
    }
    assert_eq!(written.report.lines.iter().map(|it| it.count).sum::<usize>(), 6, "{told}");
    let back = read_back(&written);
    let expected = [
        ("quote", "“We cut taxes,”"),
        ("claim", "We cut taxes"),
        ("entity", "Ana Gómez’s aide"),
        ("quote", "“Now.”"),
    ];
    assert_eq!(words_of(&back.import.documents[0]), expected.map(|(l, w)| (l.to_owned(), w.to_owned())));
}

#[test]
fn every_tag_of_the_rows_is_in_the_list() {
    let mut document = marked();
    mark(&mut document, "x", "odd label, “é”", "said", &[("etype", "own type")]);
    let written = write_as("tokens", &Scheme::preset(), &[document, crowded().with_id(DocumentId::new("e"))]);
    let files = files_of(&written);
    let features: Value = serde_json::from_str(files["factmark-2-articles.features.json"]).expect("JSON");
    for line in files["factmark-2-articles.tokens.jsonl"].lines() {
        let row: Value = serde_json::from_str(line).expect("JSON");
        let n = row["tokens"].as_array().expect("a list").len();
        for (column, names) in features.as_object().expect("an object") {
            let tags = row[column].as_array().expect("a list");
            assert_eq!(tags.len(), n);
            assert!(tags.iter().all(|tag| names.as_array().expect("a list").contains(tag)), "{column}");
        }
    }
}

#[track_caller]
fn check(files: &[(&str, &str)], text: &str, expected: &[(&str, &str)]) {
    let files = files.iter().map(|&(name, it)| format::InFile::new(name, it.as_bytes())).collect();
    let incoming = format::read_all(files).unwrap_or_else(|error| panic!("{error}"));
    let document = &incoming.import.documents[0];
    assert_eq!(document.text().as_str(), text);
    let expected: Vec<_> = expected.iter().map(|&(l, w)| (l.to_owned(), w.to_owned())).collect();
    assert_eq!(words_of(document), expected, "{}", incoming.report);
}

#[test]
fn rows_of_others_come_in() {
    let rows = r#"{"id":"0","tokens":["Ana","Vale","left","Oslo","."],"pos_tags":[1,1,2,1,3],"ner_tags":[1,2,0,3,0]}"#;
    let names = r#"{"ner_tags":["O","B-PER","I-PER","B-LOC","I-LOC"]}"#;
    let both = [("entity", "Ana Vale"), ("entity", "Oslo")];
    check(&[("x.jsonl", rows), ("x.features.json", names)], "Ana Vale left Oslo .", &both);
    // Without names numbers say nothing.
    check(&[("x.jsonl", rows)], "Ana Vale left Oslo .", &[]);
    check(
        &[("x.json", r#"{"tokens":["Ana","left","."],"tags":["S-product","O","O"],"text":"Ana  left."}"#)],
        "Ana  left.",
        &[("entity", "Ana")],
    );
    check(&[("x.json", r#"{"tokens":["Ana"],"tags":["B-hero"],"text":"Bob"}"#)], "Ana", &[("hero", "Ana")]);
}
