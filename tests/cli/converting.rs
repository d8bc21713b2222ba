//! Conversions: what goes in comes out, where it was asked for and under which name.

use crate::bench::{Bench, corpus, names_in};

/// The corpus as the program itself lays it out.
fn own(bench: &Bench, ids: &[&str]) -> String {
    bench.write("hand.json", corpus(ids.iter().copied()));
    let ran = bench.run(&["convert", "hand.json", "--to", "json", "-o", "own.factmark.json", "--strict"]);
    assert_eq!(
        (ran.status, ran.err.as_str()),
        (0, &*format!("{} articles written to own.factmark.json\n", ids.len()))
    );
    bench.read("own.factmark.json")
}

#[test]
fn what_is_written_comes_back_as_equal_bytes() {
    let bench = Bench::new();
    let own = own(&bench, &["d1", "d2"]);
    assert!(own.starts_with("{\n  \"format\": \"factmark\",\n") && own.ends_with("\n  ]\n}\n"));
    let ran = bench.run_with(&["convert", "-", "--to", "json", "-o", "-"], own.as_bytes());
    assert_eq!((ran.status, ran.out, ran.err), (0, own, String::new()));
}

#[test]
fn files_folders_and_archives_go_together_and_ids_stay_apart() {
    let bench = Bench::new();
    bench.write("in/deep/a.json", corpus(["d1"]));
    bench.write("in/b.json", corpus(["d1", "d2"]));
    bench.write("in/.hidden", "not looked at");
    bench.write("in/photo.png", b"\x89PNG\xff");
    let ran = bench.run(&["convert", "in", "--to", "json", "-o", "all.zip", "-v"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.err.contains("in/b.json: Factmark JSON\n"), "{}", ran.err);
    assert!(ran.err.contains("in/photo.png is of no known format"), "{}", ran.err);
    assert!(ran.err.contains("an id was missing or stood twice"), "{}", ran.err);
    let ran = bench.run(&["convert", "all.zip", "--to", "json", "-o", "-"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let ids: Vec<&str> = ran.out.split("      \"id\": \"d").skip(1).map(|it| &it[..3]).collect();
    assert_eq!(ids, ["1\",", "2\",", "1-2"]);
}

#[test]
fn the_target_decides_the_names() {
    let bench = Bench::new();
    bench.write("corpus.json", corpus(["d1"]));
    let convert = |output: &str| {
        let ran = bench.run(&["convert", "corpus.json", "--to", "json", "-q", "-o", output]);
        assert_eq!((ran.status, ran.out, ran.err), (0, String::new(), String::new()));
    };
    convert("as I like");
    convert("factmark-2.json");
    convert("folder/");
    assert_eq!(bench.names(), ["as I like", "corpus.json", "factmark-2.json", "folder"]);
    assert_eq!(names_in(&bench.path("folder")), ["corpus.factmark.json"]);
}

#[test]
fn parts_hold_so_many_articles_each() {
    let bench = Bench::new();
    bench.write("in.json", corpus(["d1", "d2", "d3", "d4", "d5"]));
    let ran = bench.run(&["convert", "in.json", "--to", "json", "--partition", "2", "-o", "parts"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let names = ["part-00000.factmark.json", "part-00001.factmark.json", "part-00002.factmark.json"];
    assert_eq!(names_in(&bench.path("parts")), names);
    let n_articles = |name: &str| bench.read(&format!("parts/{name}")).matches("\"text_sha256\"").count();
    assert_eq!(names.map(n_articles), [2, 2, 1]);
    let ran = bench.run(&["convert", "in.json", "--to", "json", "--partition", "5", "-o", "one"]);
    assert_eq!((ran.status, names_in(&bench.path("one")).len()), (0, 1));
}

#[test]
fn a_parquet_file_begins_and_ends_as_one() {
    let bench = Bench::new();
    bench.write("in.json", corpus(["d1", "d2"]));
    let ran =
        bench.run(&["convert", "in.json", "--to", "parquet", "-o", "x.parquet", "--report", "lost.jsonl"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.err.starts_with("changed: is in several pieces: "), "{}", ran.err);
    let bytes = bench.bytes("x.parquet");
    assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1"));
    let report = bench.read("lost.jsonl");
    assert_eq!(report.lines().count(), 2, "{report}");
    let first: serde_json::Value =
        serde_json::from_str(report.lines().next().expect("a line")).expect("JSON");
    assert_eq!((&first["kind"], &first["file"]), (&"changed".into(), &"in.json".into()));
    assert_eq!(first["places"][0]["annotation"], "a1");
    // What cannot be read is told as such.
    let ran = bench.run(&["convert", "x.parquet", "--to", "json", "-o", "y.json"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("x.parquet: "), "{}", ran.err);
}

#[test]
fn strict_tells_losses_by_the_exit_status() {
    let bench = Bench::new();
    let odd = corpus(["d1"]).replace("\"language\":", "\"mood\": \"grim\", \"language\":");
    bench.write("in.json", odd);
    let ran = bench.run(&["convert", "in.json", "--to", "json", "-o", "a.json"]);
    assert_eq!(ran.status, 0);
    assert!(
        ran.err.contains("lost: “Article d1”: unknown key “mood” in the document, left out"),
        "{}",
        ran.err
    );
    let ran = bench.run(&["convert", "in.json", "--to", "json", "-o", "b.json", "--strict", "--quiet"]);
    assert_eq!((ran.status, ran.err.as_str()), (1, ""));
    assert_eq!(bench.read("a.json"), bench.read("b.json"));
}

#[test]
fn a_scheme_file_says_what_the_articles_do_not() {
    let bench = Bench::new();
    bench.write("in.json", corpus(["d1"]));
    let scheme = r#"{"format": "factmark-scheme", "version": 1, "scheme": {"labels": [
        {"id": "quote", "name": "Zitat"}, {"id": "mood", "name": "Mood"}]}}"#;
    bench.write("labels.json", scheme);
    let ran = bench.run(&["convert", "in.json", "--scheme", "labels.json", "--to", "json", "-o", "-"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let names: Vec<&str> = ["Zitat", "Quote", "Mood", "Entity"]
        .into_iter()
        .filter(|name| ran.out.contains(&format!("\"name\": \"{name}\"")))
        .collect();
    assert_eq!(names, ["Zitat", "Mood", "Entity"]);
}

#[test]
fn layers_of_an_article_come_back_as_one_article() {
    let bench = Bench::new();
    bench.write("in.json", corpus(["d1", "d2"]));
    let ran = bench.run(&["convert", "in.json", "--to", "conll", "-o", "layers/", "-q"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(names_in(&bench.path("layers")).len() > 1);
    let ran = bench.run(&["stats", "layers", "--json"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let counts: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(counts["documents"], 2, "{counts}");
    assert!(counts["labels"]["quote"]["annotations"].as_u64() > Some(0), "{counts}");
    assert!(counts["labels"]["entity"]["annotations"].as_u64() > Some(0), "{counts}");
}
