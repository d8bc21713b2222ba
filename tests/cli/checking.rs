//! `check` finds every fault and its place, and nothing in a clean file; `stats` counts.

use crate::bench::{Bench, corpus};

fn checked(contents: &str) -> (i32, Vec<String>) {
    let bench = Bench::new();
    bench.write("in.json", contents);
    let ran = bench.run(&["check", "in.json"]);
    (ran.status, ran.out.lines().map(str::to_owned).collect())
}

#[track_caller]
fn check_fault(from: &str, to: &str, faults: &[&str]) {
    let good = corpus(["d1", "d2", "d3"]);
    // In the second article, so that places are those of the file and not those of a piece.
    let at = good.find("\"d2\"").expect("it is there");
    let bad = format!("{}{}", &good[..at], good[at..].replacen(from, to, 1));
    assert_ne!(bad, good, "{from}");
    let (status, lines) = checked(&bad);
    assert_eq!(status, 1, "{lines:?}");
    assert_eq!(lines.len(), faults.len(), "{lines:?}");
    for (line, fault) in lines.iter().zip(faults) {
        assert!(line.starts_with(fault), "{line} does not start with {fault}");
    }
}

#[test]
fn a_clean_file_has_no_fault() {
    let (status, lines) = checked(&corpus(["d1", "d2"]));
    assert_eq!((status, lines), (0, vec!["2 articles, 4 annotations, 2 links: no fault".to_owned()]));
}

#[test]
fn every_fault_is_a_line_with_its_place() {
    check_fault("\"end\": 20", "\"end\": 2000", &["in.json:documents[1].annotations[1].fragments[0].end: "]);
    check_fault("\"end\": 20", "\"end\": 17", &["in.json:documents[1].annotations[1].fragments[0].end: "]);
    check_fault("\"Ana\"", "\"Bob\"", &["in.json:documents[1].annotations[1].fragments[0].exact: "]);
    check_fault(
        "\"label\": \"entity\"",
        "\"label\": \"x\"",
        &["in.json:documents[1].annotations[1].label: "],
    );
    check_fault("\"to\": \"a2\"", "\"to\": \"a9\"", &["in.json:documents[1].relations[0].to: "]);
    check_fault(
        "\"id\": \"a2\"",
        "\"id\": \"a1\"",
        &[
            "in.json:documents[1].annotations[1].id: “a1” is already",
            "in.json:documents[1].relations[0].to: expected the id of an annotation of this document, found “a2”",
        ],
    );
    check_fault(
        "\"to\": \"a2\"",
        "\"to\": \"a1\"",
        &["in.json:d2, relation r1: the scheme has no link “speaker”"],
    );
    check_fault("\"d2\"", "\"d1\"", &["in.json:d1: another article has this id"]);
}

#[test]
fn what_a_reader_would_put_right_is_a_fault_too() {
    let attributes = "\"attributes\": {\"mood\": 1}";
    check_fault("\"attributes\": {}", attributes, &["in.json:d2, annotation a1: "]);
    check_fault("\"language\"", "\"tongue\": \"\", \"language\"", &["in.json:d2: unknown key “tongue”"]);
    let hash = corpus(["d"]).split("text_sha256\": \"").nth(1).map(|it| it[..8].to_owned()).expect("a hash");
    check_fault(&hash, "00000000", &["in.json:d2: the text was changed since"]);
    check_fault(
        "\"start\": 17, \"end\": 20",
        "\"start\": 18, \"end\": 21",
        &["in.json:d2, annotation a2: offsets 18 to 21 are counted in UTF-16 units"],
    );
}

#[test]
fn one_fault_does_not_hide_the_others() {
    let bad = corpus(["d1", "d2", "d3"]).replace("\"end\": 20", "\"end\": 2000");
    let (status, lines) = checked(&bad);
    assert_eq!(status, 1);
    let places: Vec<&str> = lines.iter().map(|it| it.split(':').nth(1).expect("a place")).collect();
    let place = |i: usize| format!("documents[{i}].annotations[1].fragments[0].end");
    assert_eq!(places, [place(0), place(1), place(2)]);
}

#[test]
fn all_faults_of_an_article_are_told() {
    let bad = corpus(["d1", "d2"]).replace("\"Ana\"", "\"Bob\"").replace("\"to\": \"a2\"", "\"to\": \"a9\"");
    let (status, lines) = checked(&bad);
    assert_eq!(status, 1);
    let places: Vec<&str> = lines.iter().map(|it| it.split(": ").next().expect("a place")).collect();
    let expected = [0, 1].map(|i| {
        [
            format!("in.json:documents[{i}].annotations[1].fragments[0].exact"),
            format!("in.json:documents[{i}].relations[0].to"),
        ]
    });
    assert_eq!(places, expected.concat());
}

#[test]
fn broken_json_is_told_by_line_and_column() {
    let good = corpus(["d1", "d2"]);
    let line = good.lines().position(|it| it.contains("\"d2\"")).expect("it is there") + 1;
    let (status, lines) = checked(&good.replace("{\"id\": \"d2\"", "{\"id\"; \"d2\""));
    assert_eq!((status, lines.len()), (1, 1), "{lines:?}");
    assert!(lines[0].starts_with(&format!("in.json:{line}:10: not valid JSON: expected `:`")), "{lines:?}");
    let (status, lines) = checked("\u{feff}{\"format\": \"factmark\",\n \"a\": \"\u{1}\"}");
    assert_eq!(status, 1);
    assert!(lines[0].starts_with("in.json:2:"), "{lines:?}");
}

#[test]
fn a_scheme_of_ones_own_can_be_the_judge() {
    let bench = Bench::new();
    bench.write("in.json", corpus(["d1"]));
    let scheme = r#"{"format": "factmark-scheme", "version": 1, "scheme": {"labels": [{"id": "quote", "name": "Q"}]}}"#;
    bench.write("labels.json", scheme);
    let ran = bench.run(&["check", "in.json", "--scheme", "labels.json", "-q"]);
    assert_eq!((ran.status, ran.err.as_str()), (1, ""));
    let faults: Vec<&str> = ran.out.lines().collect();
    assert_eq!(faults[0], "in.json:d1, annotation a2: the scheme has no label “entity”");
    assert!(faults[1].starts_with("in.json:d1, relation r1: the scheme has no link “speaker”"), "{faults:?}");
}

#[test]
fn stats_count() {
    let bench = Bench::new();
    bench.write("in.json", corpus(["d1", "d2"]));
    let ran = bench.run(&["stats", "in.json", "--json"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let counts: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let number = |key: &str| counts[key].as_u64().expect(key);
    let keys =
        ["documents", "characters", "annotations", "fragments", "discontinuous", "nested", "overlapping"];
    assert_eq!(keys.map(number), [2, 88, 4, 6, 2, 2, 0]);
    assert_eq!(counts["labels"]["quote"]["annotations"], 2);
    assert_eq!(counts["relations"]["speaker"], 2);
    let ran = bench.run(&["stats", "in.json"]);
    let rows: Vec<Vec<&str>> = ran.out.lines().map(|it| it.split_whitespace().collect()).collect();
    assert!(rows.contains(&vec!["annotations", "4"]) && rows.contains(&vec!["words", "16"]), "{}", ran.out);
}
