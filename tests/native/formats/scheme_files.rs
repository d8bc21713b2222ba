//! Schemes that travel alone, or with articles: they come back as they were, and broken ones are refused by place.

use factmark::format::{self, ReadProblem, Selection};
use factmark::model::Scheme;
use factmark::record::{read_scheme, write_scheme};
use proptest::prelude::*;

use super::round_trip::check_schema_of;
use super::{json, text_of};
use crate::property_config::cases;
use crate::schemes::schemes;

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn any_scheme_comes_back_from_its_file_and_its_record(scheme in schemes()) {
        let record = read_scheme(&write_scheme(&scheme));
        prop_assert_eq!(record.as_ref(), Ok(&scheme));

        let file = format::write_scheme_file(&scheme);
        let text = std::str::from_utf8(&file.bytes).expect("UTF-8");
        check_schema_of(text, "scheme");
        let back = format::read_scheme_file(&file.name, &file.bytes).expect("it was just written");
        prop_assert!(back.report.is_empty(), "{}", back.report);
        prop_assert_eq!(&back.scheme, &scheme);
        prop_assert_eq!(format::write_scheme_file(&back.scheme), file);

        // The same from a whole file.
        let whole = format::write(json(), &Selection { scheme: &scheme, documents: &[] }, &[]);
        let back = format::read_scheme_file("x.json", text_of(&whole).as_bytes()).expect("it was just written");
        prop_assert_eq!(&back.scheme, &scheme);
    }
}

#[test]
fn presets_come_back() {
    for preset in Scheme::presets() {
        let file = format::write_scheme_file(&preset.scheme);
        let back = format::read_scheme_file("x.json", &file.bytes).expect("it was just written");
        assert_eq!(back.scheme, preset.scheme, "{}", preset.id);
        assert!(back.report.is_empty(), "{}", back.report);
    }
}

/// The second example of the description is what Factmark writes, to the byte.
#[test]
fn the_documented_scheme_is_true() {
    let description = include_str!("../../../docs/formats/json.md");
    let (_, rest) = description.split_once("## A scheme alone").expect("its chapter");
    let (_, rest) = rest.split_once("```json\n").expect("an example");
    let (example, _) = rest.split_once("```").expect("its end");
    let back = format::read_scheme_file("x.json", example.as_bytes()).expect("a scheme");
    assert!(back.report.is_empty(), "{}", back.report);
    let again = format::write_scheme_file(&back.scheme).bytes;
    assert_eq!(std::str::from_utf8(&again), Ok(example));
}

/// Reads a scheme with one attribute, of which `rest` is a part, and `more` beside the labels.
fn read(rest: &str, more: &str) -> String {
    let text = format!(
        r#"{{"format": "factmark-scheme", "version": 1, "scheme": {{"labels": [{{"id": "a", "name": "A",
            "description": "", "key": "", "color": "red", "line": "wavy", "attributes": [
              {{"id": "c", "name": "C", "kind": "choice", "values": ["1"]}},
              {{"id": "x", "name": "X", "kind": "text", "values": []{rest}}}]}}], "relation_types": []{more}}}}}"#
    );
    match format::read_scheme_file("x.json", text.as_bytes()) {
        Ok(incoming) => incoming.report.to_string(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn broken_schemes_are_refused_by_place() {
    #[track_caller]
    fn check(rest: &str, more: &str, expected: &str) {
        assert_eq!(read(rest, more), expected);
    }
    let at = "x.json: scheme.labels[0].attributes[1]";
    check("", "", "");
    check(r#", "format": "qid", "when": {"attribute": "c", "values": ["1"]}"#, "", "");
    check(r#", "when": {"attribute": "c", "except": ["1"]}"#, "", "");
    check(r#", "when": "c""#, "", &format!("{at}.when: expected an object, found “c”"));
    check(r#", "when": {}"#, "", &format!("{at}.when.attribute: is missing"));
    let both = r#", "when": {"attribute": "c", "values": ["1"], "except": []}"#;
    check(both, "", &format!("{at}.when: “values” and “except” exclude each other"));
    let numbers = r#", "when": {"attribute": "c", "values": [1]}"#;
    check(numbers, "", &format!("{at}.when.values[0]: expected a text, found 1"));
    let never = "x.json: scheme.labels: the condition of the attribute “x” of the label “a” can never hold: ";
    check(r#", "when": {"attribute": "y"}"#, "", &format!("{never}the label has no attribute “y”"));
    check(r#", "when": {"attribute": "c", "values": []}"#, "", &format!("{never}it names no value"));
    let unknown = "the format “isbn” is not known for the kind “text” in an attribute of a label, left out\n";
    check(r#", "format": "isbn""#, "", unknown);
    check("", r#", "guidelines": 1"#, "x.json: scheme.guidelines: expected a text, found 1");
    let long = format!(r#", "guidelines": "{}""#, "x".repeat(100_001));
    check("", &long, "x.json: scheme.guidelines: guidelines have at most 100000 characters");
    check("", r#", "keymap": {"a": "b"}"#, "x.json: scheme.keymap.a: expected a list, found “b”");
    let nameless = "x.json: scheme.keymap: the keymap has an action or a chord without a name";
    check("", r#", "keymap": {"a": [""]}"#, nameless);
}

#[test]
fn other_files_are_told_apart() {
    let problem = |text: &str| format::read_scheme_file("x", text.as_bytes()).map_err(|error| error.problem);
    assert_eq!(problem("[]"), Err(ReadProblem::NotAScheme));
    assert_eq!(problem(r#"{"format": "other"}"#), Err(ReadProblem::NotAScheme));
    assert_eq!(problem(r#"{"format": "factmark-scheme", "version": 2}"#), Err(ReadProblem::NewerVersion(2)));
    let no_scheme = problem(r#"{"format": "factmark", "version": 1}"#);
    assert!(matches!(no_scheme, Err(ReadProblem::Value { path, .. }) if path == "scheme"));
    assert!(matches!(problem("{"), Err(ReadProblem::Syntax { .. })));
    assert_eq!(format::read_scheme_file("x", b"\xff").unwrap_err().problem, ReadProblem::Utf8 { at: 0 });
    // Where articles are read, a scheme is known for what it is.
    let file = format::write_scheme_file(&Scheme::preset());
    assert_eq!(format::read("x", &file.bytes).unwrap_err().problem, ReadProblem::SchemeAlone);
}
