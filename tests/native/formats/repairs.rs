//! What is missing or counted otherwise is repaired where it can be proved, and every repair is told.

use serde_json::{Value, json};

use super::broken::{changed, valid};
use super::{read, rewrite, text_of};

/// Reads the valid file with other values at these places; the report must be these lines, and the annotations
/// must cover these words.
#[track_caller]
fn repaired(changes: &[(&str, Value)], words: &[&str], report: &[&str]) {
    let incoming = read(&changed(changes));
    let found: Vec<String> = incoming.report.lines.iter().map(ToString::to_string).collect();
    assert_eq!(found, report);
    let document = &incoming.import.documents[0];
    let covered: Vec<String> = document.annotations().iter().map(|a| document.words_of(a)).collect();
    assert_eq!(covered, words);
    let again = rewrite(&incoming);
    let clean = read(text_of(&again));
    assert!(
        clean.report.lines.iter().all(|line| line.what.to_string().ends_with("kept")),
        "{}",
        clean.report
    );
    assert_eq!(clean.import.documents, incoming.import.documents);
}

const ALL_WORDS: [&str; 2] = ["Late … again", "Aune"];
const A: &str = "/documents/0/annotations/0";

#[test]
fn a_valid_file_needs_no_repair() {
    repaired(&[], &ALL_WORDS, &[]);
}

#[test]
fn a_hand_made_file_becomes_a_whole_one() {
    let incoming = read(include_str!("../../fixtures/json/hand-made.factmark.json"));
    let expected = "\
unknown key “made_with” in the file, left out
no “offset_unit” in the file, code points assumed
no “color” in 2 labels, one was given
no “description” in 2 labels, left empty
no “key” in 2 labels, left empty
no “line” in 2 labels, one was given
no “attributes” in a label, none assumed
no “name” in a label, the id was taken
no “name” in an attribute of a label, the id was taken
no “values” in an attribute of a label, none assumed
no “id” in the document, one was given
";
    let found = incoming.report.to_string();
    for line in expected.lines() {
        assert!(found.lines().any(|it| it == line), "{line:?} is not in\n{found}");
    }
    let repairs = [
        "“Ferry late again”, annotation who: offsets 57 to 68 are counted in UTF-16 units, in code points they are 56 to 67",
        "“Ferry late again”, annotation a1: offsets 79 to 97 are counted in UTF-16 units, in code points they are 78 to 96",
        "“Ferry late again”, annotation a1: the fragments were put into text order",
        "“Ferry late again”, annotation a1: “shouted” is no choice of “quote_type” in the scheme, kept",
        "“Ferry late again”, annotation a1: “__proto__” is no attribute of “quote” in the scheme, kept",
        "“Ferry late again”, annotation c1: no “exact” in a fragment, taken from the text",
        "“Ferry late again”, annotation who: unknown key “color”, left out",
        "“Ferry late again”: no “note” in 2 annotations, left empty",
        "“A second article”: no “title” in the document, the first line was taken",
        "“A second article”: line ends were made plain (LF), byte order marks were taken out, and offsets follow",
    ];
    for line in repairs {
        assert!(found.lines().any(|it| it == line), "{line:?} is not in\n{found}");
    }
    let written = rewrite(&incoming);
    assert_eq!(text_of(&written), include_str!("../../fixtures/json/hand-made.expected.factmark.json"));
    let clean = read(text_of(&written));
    assert!(
        clean.report.lines.iter().all(|line| line.what.to_string().ends_with("kept")),
        "{}",
        clean.report
    );
}

#[test]
fn the_least_that_is_a_file() {
    let least = r#"{"format": "factmark", "version": 1, "documents": [
        {"text": "Late again.", "annotations": [{"label": "claim", "fragments": [{"start": 0, "end": 4}]}]}]}"#;
    let incoming = read(least);
    let document = &incoming.import.documents[0];
    assert_eq!(document.meta.title, "Late again.");
    assert_eq!(document.id().as_str(), "text-bb6f7f70d502");
    assert_eq!(document.annotations().nth(0).map(|a| document.words_of(a)).as_deref(), Some("Late"));
    // Reading it again finds the same ids, so the library knows the article.
    assert_eq!(read(least).import.documents, incoming.import.documents);
    // The same text twice is two articles.
    let twice = r#"{"format": "factmark", "version": 1, "documents": [{"text": "x"}, {"text": "x"}]}"#;
    let documents = read(twice).import.documents;
    assert_ne!(documents[0].id(), documents[1].id());
}

#[test]
fn ids_that_are_given_avoid_those_that_are_there() {
    let file = changed(&[
        ("/documents/0/annotations/0/id", json!(null)),
        ("/documents/0/relations", json!([])),
        ("/documents/0/annotations/1/id", json!("a1")),
    ]);
    let ids: Vec<String> =
        read(&file).import.documents[0].annotations().iter().map(|a| a.id.to_string()).collect();
    assert_eq!(ids, ["a2", "a1"]);
}

#[test]
fn a_mark_before_the_file_is_dropped() {
    assert!(read(&format!("\u{feff}{}", valid())).report.is_empty());
}

fn quote(fragments: &Value) -> Value {
    let mut annotation = valid()["documents"][0]["annotations"][0].clone();
    annotation["fragments"] = fragments.clone();
    annotation
}

#[test]
fn offsets_in_another_unit() {
    let utf16 = json!([{"start": 0, "end": 4, "exact": "Late"}, {"start": 8, "end": 13, "exact": "again"}]);
    let aune16 = json!([{"start": 20, "end": 24, "exact": "Aune"}]);
    let changes = [(A, quote(&utf16)), ("/documents/0/annotations/1/fragments", aune16)];
    let lines = [
        "“Ferry”, annotation a: offsets 8 to 13 are counted in UTF-16 units, in code points they are 7 to 12",
        "“Ferry”, annotation b: offsets 20 to 24 are counted in UTF-16 units, in code points they are 19 to 23",
    ];
    repaired(&changes, &ALL_WORDS, &lines);

    let bytes = json!([{"start": 0, "end": 4, "exact": "Late"}, {"start": 10, "end": 15, "exact": "again"}]);
    let aune8 = json!([{"start": 22, "end": 26, "exact": "Aune"}]);
    let mut changes = vec![(A, quote(&bytes)), ("/documents/0/annotations/1/fragments", aune8)];
    let lines = [
        "“Ferry”, annotation a: offsets 10 to 15 are counted in bytes, in code points they are 7 to 12",
        "“Ferry”, annotation b: offsets 22 to 26 are counted in bytes, in code points they are 19 to 23",
    ];
    repaired(&changes, &ALL_WORDS, &lines);

    changes.push(("/offset_unit", json!("byte")));
    repaired(
        &changes,
        &ALL_WORDS,
        &["“Ferry”: offsets were counted in bytes and are counted in code points now"],
    );

    let wrong_unit = [("/offset_unit", json!("utf16"))];
    let line = "“Ferry”: “offset_unit” says UTF-16 units, but the words show that offsets count code points";
    repaired(&wrong_unit, &ALL_WORDS, &[line]);
}

/// Offsets of one document count one unit: a short word that happens to stand at the wrong place too follows.
#[test]
fn a_word_that_fits_by_chance_follows_the_others() {
    let text = ("/documents/0/text", json!("😀aa, said Aune."));
    let fragments = json!([{"start": 2, "end": 3, "exact": "a"}]);
    let aune = json!([{"start": 11, "end": 15, "exact": "Aune"}]);
    let file = [text, (A, quote(&fragments)), ("/documents/0/annotations/1/fragments", aune)];
    let incoming = read(&changed(&file));
    let starts: Vec<u32> = incoming.import.documents[0]
        .annotations()
        .iter()
        .map(|a| a.fragments.first().start().get())
        .collect();
    assert_eq!(starts, [1, 10]);
}

#[test]
fn line_ends_of_windows() {
    let text = "\u{feff}Late 🚢\r\nagain, said\rAune.\r\n";
    let plain =
        "“Ferry”: line ends were made plain (LF), byte order marks were taken out, and offsets follow";
    let hash = ("/documents/0/text_sha256", json!(null));
    let hash_line = "“Ferry”: no “text_sha256” in the document, computed";
    // Counted in the text as the file has it ...
    let fragments =
        json!([{"start": 1, "end": 5, "exact": "Late"}, {"start": 6, "end": 10, "exact": "🚢\r\na"}]);
    let aune = json!([{"start": 21, "end": 25, "exact": "Aune"}]);
    let changes = [
        ("/documents/0/text", json!(text)),
        hash.clone(),
        (A, quote(&fragments)),
        ("/documents/0/annotations/1/fragments", aune),
    ];
    repaired(&changes, &["Late … 🚢\na", "Aune"], &[plain, hash_line]);
    // ... and in the text as a program that made its line ends plain saw it.
    let fragments =
        json!([{"start": 0, "end": 4, "exact": "Late"}, {"start": 5, "end": 8, "exact": "🚢\na"}]);
    let aune = json!([{"start": 19, "end": 23, "exact": "Aune"}]);
    let changes = [
        ("/documents/0/text", json!(text)),
        hash,
        (A, quote(&fragments)),
        ("/documents/0/annotations/1/fragments", aune),
    ];
    repaired(&changes, &["Late … 🚢\na", "Aune"], &[plain, hash_line]);
}

#[test]
fn what_is_missing_is_filled_in() {
    let place = "“Ferry”, annotation a: ";
    let cases: [(&str, &str); 13] = [
        ("/offset_unit", "no “offset_unit” in the file, code points assumed"),
        ("/scheme/labels/0/description", "no “description” in a label, left empty"),
        ("/scheme/relation_types/0/from", "no “from” in a relation type, any label allowed"),
        ("/documents/0/source", "“Ferry”: no “source” in the document, left empty"),
        ("/documents/0/source/url", "“Ferry”: no “url” in the source, left empty"),
        ("/documents/0/status", "“Ferry”: no “status” in the document, “to_do” assumed"),
        ("/documents/0/relations", "“Ferry”: no “relations” in the document, none assumed"),
        ("/documents/0/annotations/0/note", "no “note”, left empty"),
        ("/documents/0/annotations/0/attributes", "no “attributes”, none assumed"),
        ("/documents/0/annotations/0/origin", "no “origin”, “imported” assumed"),
        ("/documents/0/annotations/0/annotator", "no “annotator”, left empty"),
        ("/documents/0/annotations/0/modified", "no “modified”, left empty"),
        ("/documents/0/annotations/0/fragments/1/exact", "no “exact” in a fragment, taken from the text"),
    ];
    for (pointer, expected) in cases {
        let is_of_annotation = pointer.starts_with(A);
        let line = if is_of_annotation { format!("{place}{expected}") } else { expected.to_owned() };
        repaired(&[(pointer, json!(null))], &ALL_WORDS, &[&line]);
    }
}

#[test]
fn what_does_not_fit_is_told() {
    let hash = ("/documents/0/text_sha256", json!("00"));
    repaired(
        &[hash],
        &ALL_WORDS,
        &["“Ferry”: the text was changed since “text_sha256” was computed; every annotation \
        that carries its words was found where it says"],
    );
    let attributes = format!("{A}/attributes");
    let with = |attributes_json| [(attributes.as_str(), attributes_json)];
    let line = |what: &str| format!("“Ferry”, annotation a: {what}");
    repaired(
        &with(json!({"medium": 4})),
        &ALL_WORDS,
        &[&line("the value of “medium” is not of the kind “text”, kept")],
    );
    repaired(
        &with(json!({"mood": "bad"})),
        &ALL_WORDS,
        &[&line("“mood” is no attribute of “quote” in the scheme, kept")],
    );
    repaired(
        &[(&format!("{A}/colour"), json!("red"))],
        &ALL_WORDS,
        &[&line("unknown key “colour”, left out")],
    );
    let nothing = changed(&with(json!({"medium": "x"}))).replace("\"x\"", "null");
    assert_eq!(read(&nothing).report.to_string(), line("the attribute “medium” is null, left out\n"));
    let large = changed(&with(json!({"medium": u64::MAX})));
    let rounded =
        "the number 18446744073709551615 of the attribute “medium” is too large to be kept exactly, rounded";
    assert!(read(&large).report.to_string().contains(&line(rounded)));
}

#[test]
fn exceptions_that_lie_nowhere_are_left_out() {
    let exception = |exact: &str| json!([{ "label": "quote", "start": 0, "end": 4, "exact": exact }]);
    let place = "/documents/0/exceptions";
    let kept = read(&changed(&[(place, exception("Late"))]));
    assert_eq!((kept.report.lines.len(), kept.import.documents[0].meta.exceptions.len()), (0, 1));
    let report = "“Ferry”: “exceptions” do not fit the text, left out";
    repaired(&[(place, exception("Soon"))], &ALL_WORDS, &[report]);
}
