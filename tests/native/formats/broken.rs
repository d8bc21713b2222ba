//! Broken files are refused: which file, where in it, what stands there and what was expected.

use factmark::format::{self, ReadProblem};
use serde_json::{Value, json};

/// A whole file, small and valid.
pub(super) fn valid() -> Value {
    json!({
        "format": "factmark", "version": 1, "offset_unit": "code_point",
        "scheme": {
            "labels": [
                {"id": "quote", "name": "Quote", "description": "", "key": "q", "color": "blue", "line": "solid",
                 "attributes": [{"id": "medium", "name": "Medium", "kind": "text", "values": []}]},
                {"id": "entity", "name": "Entity", "description": "", "key": "e", "color": "green", "line": "dotted",
                 "attributes": []}
            ],
            "relation_types": [{"id": "speaker", "name": "Speaker", "from": ["quote"], "to": ["entity"]}]
        },
        "documents": [{
            "id": "d", "title": "Ferry",
            "source": {"url": "", "publisher": "", "byline": "", "published": "", "accessed": ""},
            "language": "", "status": "to_do", "text": "Late 🚢 again, said Aune.",
            "text_sha256": "2b5586c3f829d5dc88c4b692995d60734509160c36b07ddca43a2dd7a1bc1731",
            "annotations": [
                {"id": "a", "label": "quote",
                 "fragments": [{"start": 0, "end": 4, "exact": "Late"}, {"start": 7, "end": 12, "exact": "again"}],
                 "attributes": {"medium": "speech"}, "note": "", "origin": "manual", "annotator": "",
                 "created": "", "modified": ""},
                {"id": "b", "label": "entity", "fragments": [{"start": 19, "end": 23, "exact": "Aune"}],
                 "attributes": {}, "note": "", "origin": "manual", "annotator": "", "created": "", "modified": ""}
            ],
            "relations": [{"id": "r", "type": "speaker", "from": "a", "to": "b"}]
        }]
    })
}

/// The valid file with other values at these places (JSON pointers); `null` takes a key away.
pub(super) fn changed(changes: &[(&str, Value)]) -> String {
    let mut file = valid();
    for (pointer, value) in changes {
        let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
        match file.pointer_mut(parent).expect("a place of the file") {
            Value::Object(object) if value.is_null() => drop(object.remove(key)),
            Value::Object(object) => drop(object.insert(key.to_owned(), value.clone())),
            Value::Array(list) => list[key.parse::<usize>().expect("an index")] = value.clone(),
            other => panic!("{other} has no places"),
        }
    }
    file.to_string()
}

#[track_caller]
fn refused(text: impl AsRef<[u8]>, expected: &str) {
    let error = format::read("x.json", text.as_ref()).expect_err("a refusal");
    assert_eq!(error.to_string(), format!("x.json: {expected}"));
}

#[track_caller]
fn refused_with(pointer: &str, value: Value, expected: &str) {
    refused(changed(&[(pointer, value)]), expected);
}

#[test]
fn files_that_are_not_ours() {
    const NOT_OURS: &str = "this is JSON, but not a Factmark file: it has no \"format\": \"factmark\"";
    refused(
        b"{\"format\": \"fact\xffmark\"}",
        "this is not UTF-8 text: byte 16 (counted from 0) starts no character; \
        save the file as UTF-8",
    );
    refused("", "not valid JSON at line 1, column 0: EOF while parsing a value");
    refused(
        "{\"format\": \"factmark\",\n \"version\": 1,\n",
        "not valid JSON at line 3, column 0: EOF while parsing a value",
    );
    refused(
        "{\"format\": \"factmark\",\n \"version\": 1,}",
        "not valid JSON at line 2, column 15: trailing comma",
    );
    refused(
        "{\"a\": 1, \"b\": {\"a\": 1, \"a\": 2}}",
        "not valid JSON at line 1, column 26: \
        the key “a” stands twice in one object",
    );
    refused("[".repeat(100_000), "not valid JSON at line 1, column 128: recursion limit exceeded");
    refused("{\"a\": 1e999}", "not valid JSON at line 1, column 11: number out of range");
    refused("{\"a\": \"\\ud83d\"}", "not valid JSON at line 1, column 14: unexpected end of hex escape");
    refused("{}", NOT_OURS);
    refused("[]", NOT_OURS);
    refused("\"factmark\"", NOT_OURS);
    refused_with("/format", json!("brat"), NOT_OURS);
    refused_with("/format", json!(null), NOT_OURS);
    refused_with(
        "/version",
        json!(2),
        "this file was written by a newer Factmark (version 2); \
        reload the page or update, then try again",
    );
    let error = format::read("notes.txt", b"The ferry was late.").expect_err("a refusal");
    assert_eq!(error.problem, ReadProblem::UnknownFormat);
    assert_eq!(error.to_string(), "notes.txt: this is a file of no format that can be imported");
}

#[test]
fn a_newer_file_is_not_judged_by_our_keys() {
    let error = format::read("x.json", br#"{"format": "factmark", "version": 7, "documents": 5}"#);
    assert_eq!(error.expect_err("a refusal").problem, ReadProblem::NewerVersion(7));
}

#[test]
fn roots_and_schemes() {
    refused_with("/version", json!(null), "version: is missing");
    refused_with("/version", json!("1"), "version: expected the version number 1, found “1”");
    refused_with("/version", json!(1.0), "version: expected the version number 1, found 1.0");
    refused_with("/version", json!(-1), "version: expected the version number 1, found -1");
    refused_with(
        "/offset_unit",
        json!("grapheme"),
        "offset_unit: expected one of “code_point”, “utf16”, “byte”, found “grapheme”",
    );
    refused_with("/documents", json!({}), "documents: expected a list, found an object");
    refused_with("/documents", json!([1]), "documents[0]: expected an object, found 1");
    refused_with("/scheme", json!([]), "scheme: expected an object, found a list");
    refused_with("/scheme/labels", json!(null), "scheme.labels: is missing");
    refused(
        changed(&[("/scheme/labels", json!([])), ("/scheme/relation_types", json!([]))]),
        "scheme.labels: a scheme needs at least one label",
    );
    refused_with(
        "/scheme/labels/1/id",
        json!("quote"),
        "scheme.labels[1].id: “quote” is already the id of an earlier one in this list",
    );
    refused_with(
        "/documents/0/due",
        json!("2026-02-30"),
        "documents[0].due: expected a date such as “2026-11-22” or “”, found “2026-02-30”",
    );
    refused_with("/documents/0/note", json!(["x"]), "documents[0].note: expected a text, found a list");
    refused_with("/scheme/labels/1/key", json!("q"), "scheme.labels: the key “q” stands for two labels");
    refused_with(
        "/scheme/labels/1/key",
        json!("Q"),
        "scheme.labels[1].key: \
        expected one lower-case letter or digit, or “”, found “Q”",
    );
    refused_with(
        "/scheme/labels/0/color",
        json!("pink"),
        "scheme.labels[0].color: \
        expected one of “blue”, “orange”, “green”, “purple”, “red”, “olive”, found “pink”",
    );
    refused_with(
        "/scheme/labels/0/attributes/0/kind",
        json!("list"),
        "scheme.labels[0].attributes[0].kind: \
        expected one of “text”, “choice”, “number”, “flag”, “url”, “date”, “evidence”, found “list”",
    );
    refused_with(
        "/scheme/labels/0/attributes/0/values",
        json!(["x"]),
        "scheme.labels[0].attributes[0].values: \
        an attribute of the kind “text” has no list of values",
    );
    refused_with(
        "/scheme/relation_types/0/to",
        json!(["ship"]),
        "scheme.relation_types[0].to[0]: \
        expected the id of a label of the scheme, found “ship”",
    );
}

#[test]
fn documents() {
    refused_with("/documents/0/text", json!(null), "documents[0].text: is missing");
    refused_with("/documents/0/text", json!(["a"]), "documents[0].text: expected a text, found a list");
    refused_with("/documents/0/id", json!(""), "documents[0].id: an id must not be empty");
    refused_with("/documents/0/id", json!(5), "documents[0].id: expected a text, found 5");
    refused_with(
        "/documents",
        json!([valid()["documents"][0], valid()["documents"][0]]),
        "documents[1].id: \
        “d” is already the id of an earlier one in this list",
    );
    refused_with(
        "/documents/0/status",
        json!("open"),
        "documents[0].status: \
        expected one of “to_do”, “in_progress”, “done”, found “open”",
    );
    refused_with(
        "/documents/0/source/published",
        json!("yesterday"),
        "documents[0].source.published: expected a moment \
        such as “2026-11-22T10:00:00Z”, a date such as “2026-11-22” or “”, found “yesterday”",
    );
    refused_with(
        "/documents/0/source",
        json!("The Post"),
        "documents[0].source: expected an object, found “The Post”",
    );
    refused_with(
        "/documents/0/relations/0/type",
        json!("cue"),
        "documents[0].relations[0].type: \
        expected the id of a relation type of the scheme, found “cue”",
    );
    refused_with(
        "/documents/0/relations/0/to",
        json!("z"),
        "documents[0].relations[0].to: \
        expected the id of an annotation of this document, found “z”",
    );
    refused_with("/documents/0/relations/0/from", json!(null), "documents[0].relations[0].from: is missing");
}

#[test]
fn annotations() {
    const A: &str = "/documents/0/annotations/0";
    let at = |rest: &str| format!("{A}{rest}");
    refused_with(&at("/label"), json!(null), "documents[0].annotations[0].label: is missing");
    refused_with(
        &at("/label"),
        json!("ship"),
        "documents[0].annotations[0].label: \
        expected the id of a label of the scheme, found “ship”",
    );
    refused_with(
        &at("/id"),
        json!("b"),
        "documents[0].annotations[1].id: \
        “b” is already the id of an earlier one in this list",
    );
    refused_with(&at("/note"), json!(5.5), "documents[0].annotations[0].note: expected a text, found 5.5");
    refused_with(
        &at("/origin"),
        json!("robot"),
        "documents[0].annotations[0].origin: \
        expected one of “manual”, “suggested”, “imported”, found “robot”",
    );
    refused_with(
        &at("/created"),
        json!("2026-13-01"),
        "documents[0].annotations[0].created: expected a moment \
        such as “2026-11-22T10:00:00Z”, a date such as “2026-11-22” or “”, found “2026-13-01”",
    );
    refused_with(
        &at("/attributes"),
        json!([]),
        "documents[0].annotations[0].attributes: expected an object, found a list",
    );
    refused_with(
        &at("/attributes"),
        json!({"an odd key": {}}),
        "documents[0].annotations[0].attributes[\"an odd key\"]: \
        expected a text, a number, true, false or a list of evidence, found an object",
    );
    refused_with(
        &at("/attributes"),
        json!({"evidence": ["x"]}),
        "documents[0].annotations[0].attributes.evidence[0]: \
        expected an object, found “x”",
    );
}

#[test]
fn fragments() {
    const F: &str = "/documents/0/annotations/0/fragments";
    let at = |rest: &str| format!("{F}{rest}");
    let place = |rest: &str| format!("documents[0].annotations[0].fragments{rest}");
    refused_with(F, json!([]), &place(": an annotation needs at least one fragment"));
    refused_with(F, json!(null), &place(": is missing"));
    refused_with(&at("/0/start"), json!(null), &place("[0].start: is missing"));
    refused_with(
        &at("/0/start"),
        json!(-1),
        &place("[0].start: expected a whole number from 0 up, found -1"),
    );
    refused_with(
        &at("/0/start"),
        json!(0.5),
        &place("[0].start: expected a whole number from 0 up, found 0.5"),
    );
    refused_with(
        &at("/0/end"),
        json!(1u64 << 40),
        &place(
            "[0].end: \
        expected a whole number from 0 up, found 1099511627776",
        ),
    );
    refused_with(&at("/0/end"), json!("4"), &place("[0].end: expected a whole number from 0 up, found “4”"));
    refused_with(
        &at("/0/end"),
        json!(0),
        &place("[0].end: expected a number greater than “start”, which is 0, found 0"),
    );
    refused_with(
        &at("/1/end"),
        json!(99),
        &place("[1].end: 99 lies behind the end of the text, which is 24 long"),
    );
    refused_with(
        &at("/1/exact"),
        json!("never\nmore"),
        &place(
            "[1].exact: \
        expected “never\\nmore”, but at 7 to 12 stands “again”",
        ),
    );
    let long = "0123456789".repeat(5);
    refused_with(
        &at("/1/exact"),
        json!(long),
        &place(&format!(
            "[1].exact: \
        expected “{}…”, but at 7 to 12 stands “again”",
            "0123456789".repeat(4)
        )),
    );
    let both =
        json!([{"start": 7, "end": 12, "exact": "again"}, {"start": 0, "end": 8, "exact": "Late 🚢 a"}]);
    refused_with(F, both, &place(": fragments 0 and 1 (counted from 0) overlap"));
}

#[test]
fn offsets_that_no_single_unit_explains() {
    // One fragment counts UTF-16 units, another bytes.
    let mixed = json!([{"start": 8, "end": 13, "exact": "again"}, {"start": 22, "end": 26, "exact": "Aune"}]);
    refused_with(
        "/documents/0/annotations/0/fragments",
        mixed,
        "documents[0].annotations[0].fragments[0].exact: \
        expected “again”, but at 8 to 13 stands “gain,”",
    );
    let inside = changed(&[
        ("/offset_unit", json!("utf16")),
        (
            "/documents/0/annotations",
            json!([
                {"label": "quote", "fragments": [{"start": 0, "end": 6}]}
            ]),
        ),
    ]);
    refused(inside, "documents[0].annotations[0].fragments[0].end: 6 lies inside a character");
}

#[test]
fn offsets_that_two_units_explain_differently() {
    // 5 is “x” in UTF-16 units and another “x” in bytes, but “c” in code points.
    let fragments = json!([{"start": 5, "end": 6, "exact": "x"}]);
    let file = changed(&[
        ("/documents/0/text", json!("😀axbxc")),
        ("/documents/0/relations", json!([])),
        ("/documents/0/annotations", json!([{"label": "quote", "fragments": fragments}])),
    ]);
    refused(
        file,
        "documents[0].annotations[0].fragments[0].exact: \
        offsets and “exact” disagree, and more than one way of counting explains it",
    );
}
