//! Span JSONL: everything but exceptions comes back, and what others write comes in.

use std::collections::BTreeSet;

use factmark::format;
use factmark::model::Scheme;
use proptest::prelude::*;
use serde_json::Value;

use super::documents::{libraries, text};
use super::samples::{
    check_page, crowded, files_of, plain, read_back, without_exceptions, words_of, write_as,
};

#[track_caller]
fn read(text: &str) -> format::Incoming {
    format::read("x.jsonl", text.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn everything_but_exceptions_comes_back((scheme, documents) in libraries()) {
        let written = write_as("jsonl", &scheme, &documents);
        let back = read_back(&written);
        let expected = without_exceptions(documents);
        prop_assert_eq!(&back.import.documents, &expected);
        prop_assert!(back.unplaced.is_empty());
        let again = write_as("jsonl", &scheme, &back.import.documents);
        prop_assert_eq!(files_of(&again), files_of(&written));
    }

    /// As Prodigy and `datasets` see it: offsets count code points, tokens touch their spans, keys are the same.
    #[test]
    fn rows_are_what_loaders_expect((scheme, documents) in libraries()) {
        let written = write_as("jsonl", &scheme, &documents);
        let (_, contents) = files_of(&written).into_iter().next().expect("a file");
        let mut keys = BTreeSet::new();
        for line in contents.lines() {
            let row: Value = serde_json::from_str(line).expect("JSON");
            let text: Vec<char> = row["text"].as_str().expect("a text").chars().collect();
            let at = |item: &Value, key: &str| item[key].as_u64().expect("a number") as usize;
            let words = |item: &Value| text[at(item, "start")..at(item, "end")].iter().collect::<String>();
            let tokens = row["tokens"].as_array().expect("a list");
            for (i, token) in tokens.iter().enumerate() {
                prop_assert_eq!(at(token, "id"), i);
                prop_assert_eq!(Some(&*words(token)), token["text"].as_str());
                prop_assert!(!words(token).contains(char::is_whitespace));
                let is_blank = text.get(at(token, "end")).is_some_and(|c| c.is_whitespace());
                prop_assert_eq!(token["ws"].as_bool(), Some(is_blank));
            }
            for span in row["spans"].as_array().expect("a list") {
                prop_assert_eq!(Some(&*words(span)), span["text"].as_str());
                prop_assert!(at(span, "token_start") <= at(span, "token_end"));
                prop_assert!(at(span, "token_end") < tokens.len().max(1));
                keys.insert(span.as_object().expect("an object").keys().cloned().collect::<Vec<_>>());
            }
        }
        prop_assert!(keys.len() <= 1);
    }

    #[test]
    fn damage_never_panics(text in text(), at in any::<prop::sample::Index>(), length in 0usize..40) {
        let written = write_as("jsonl", &Scheme::preset(), &[crowded()]);
        let bytes = &written.files[0].bytes;
        let start = at.index(bytes.len());
        let end = (start + length).min(bytes.len());
        let damaged = [&bytes[..start], text.as_bytes(), &bytes[end..]].concat();
        if let Err(error) = format::read("x.jsonl", &damaged) {
            prop_assert!(error.to_string().starts_with("x.jsonl: "), "{}", error);
        }
    }
}

#[test]
fn the_page_is_true() {
    check_page("jsonl", include_str!("../../../docs/formats/jsonl.md"));
}

#[test]
fn a_crowded_article_and_an_empty_one_come_back() {
    let documents = [crowded(), plain("").with_id(factmark::model::DocumentId::new("e"))];
    let written = write_as("jsonl", &Scheme::preset(), &documents);
    assert_eq!(read_back(&written).import.documents, documents);
    let nothing = write_as("jsonl", &Scheme::preset(), &[]);
    assert_eq!(files_of(&nothing).values().copied().collect::<Vec<_>>(), [""]);
}

/// What of an article was read, one line of a file.
#[track_caller]
fn check(line: &str, expected: &[(&str, &str)]) {
    let incoming = read(line);
    let [document] = incoming.import.documents.as_slice() else { panic!("one article") };
    let expected: Vec<_> = expected.iter().map(|&(l, w)| (l.to_owned(), w.to_owned())).collect();
    assert_eq!(words_of(document), expected, "{line}\n{}", incoming.report);
}

#[test]
fn rows_of_others_come_in() {
    let spans =
        r#""spans":[{"start":0,"end":3,"label":"PERSON"},{"start":9,"end":13,"label":"ORG","score":0.5}]"#;
    let both = [("PERSON", "Ana"), ("ORG", "Acme")];
    check(&format!(r#"{{"text":"Ana left Acme.",{spans},"_input_hash":-5,"answer":"accept"}}"#), &both);
    check(
        &format!(r#"{{"text":"Ana left Acme.","spans":{{"sc":{}}}}}"#, spans.split_once(':').unwrap().1),
        &both,
    );
    check(r#"{"text":"Ana left Acme.","entities":[[0,3,"PERSON"],[9,13,"ORG"]]}"#, &both);
    check(r#"{"text":"Ana left Acme.","ents":[{"start":0,"end":3,"label":"PERSON"}]}"#, &both[..1]);
    let tokens =
        r#""tokens":[{"text":"💸","start":0,"end":1,"id":0},{"text":"Ana","start":2,"end":5,"id":1}]"#;
    check(
        &format!(r#"{{"text":"💸 Ana",{tokens},"spans":[{{"token_start":1,"token_end":1,"label":"P"}}]}}"#),
        &[("P", "Ana")],
    );
    // Pieces share an id and a label; UTF-16 offsets are seen through by their words.
    check(
        r#"{"text":"💸 Ana. No","spans":[{"start":3,"end":6,"label":"Q","id":1,"text":"Ana"},{"start":8,"end":10,"label":"Q","id":1,"text":"No"}]}"#,
        &[("Q", "Ana … No")],
    );
    check(r#"{"text":"Nothing marked."}"#, &[]);
}

#[test]
fn links_of_prodigy_come_in() {
    let incoming = read(
        r#"{"text":"Ana left Acme.","spans":[{"start":0,"end":3,"label":"P"},{"start":9,"end":13,"label":"O"}],
        "relations":[{"head":0,"child":2,"label":"LEFT","head_span":{"start":0,"end":3,"label":"P"},"child_span":{"start":9,"end":13,"label":"O"}}]}"#
            .replace('\n', " ")
            .as_str(),
    );
    let document = &incoming.import.documents[0];
    let relation = document.relations().next().expect("a relation");
    let words = |id| document.words_of(document.annotations().get(id).expect("an annotation"));
    assert_eq!(
        (relation.kind.as_str(), words(&relation.from), words(&relation.to)),
        ("LEFT", "Ana".into(), "Acme".into())
    );
}

#[test]
fn what_is_broken_is_told_and_the_rest_is_read() {
    let good = r#"{"text":"Ana left.","spans":[{"start":0,"end":3,"label":"P","text":"Ana"}]}"#;
    let incoming = read(&format!("{good}\n{{\"text\": \"Cut\n\n[1]\n{{\"spans\":[]}}\n{good}\n"));
    assert_eq!(incoming.import.documents.len(), 2);
    let told = incoming.report.to_string();
    for expected in [
        "line 2 was left out: not valid JSON",
        "line 4 was left out",
        "line 5 was left out: it has no “text”",
    ] {
        assert!(told.contains(expected), "{told}");
    }
    let odd = r#"{"text":"Ana left.","spans":[{"start":-1,"end":99999999999,"label":"P"},{"start":5,"end":2,"label":"P"},{"label":"P"},{"start":null,"end":"x","label":4},7],"relations":[3,{"type":"x","head":"no","tail":"no"}]}"#;
    let incoming = read(odd);
    assert!(incoming.import.documents[0].annotations().is_empty());
    assert_eq!(incoming.unplaced.len(), 4, "{:?}", incoming.unplaced);
    let refused = format::read("x.jsonl", b"\n{\"text\":\"x\",\"spans\":[").expect_err("broken").to_string();
    assert!(refused.starts_with("x.jsonl: line 2, column 21: not valid JSON"), "{refused}");
}

/// What others take for theirs stays theirs.
#[test]
fn files_of_other_formats_are_left_alone() {
    for line in [
        r#"{"text":"Ana","label":[[0,3,"P"]]}"#,
        r#"{"text":"Ana","entities":[{"id":1,"start_offset":0,"end_offset":3,"label":"P"}]}"#,
        r#"{"tokens":["Ana"],"ner_tags":["B-PER"]}"#,
        r#"{"format":"factmark","documents":[]}"#,
    ] {
        let bundle = format::Bundle::default();
        let jsonl = format::by_id("jsonl").expect("registered");
        let file = format::InFile::new("x.json", line.as_bytes());
        assert!(jsonl.likeness(&file, &bundle) < format::Likeness::Sure, "{line}");
    }
}
