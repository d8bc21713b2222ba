//! What goes wrong is told with its place, and leaves nothing half and nothing written over.

use crate::bench::{Bench, corpus};

#[track_caller]
fn check_refused(contents: &str, message: &str) {
    let bench = Bench::new();
    bench.write("in.json", contents);
    let ran = bench.run(&["convert", "in.json", "--to", "json", "-o", "out/x.json"]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""), "{}", ran.err);
    assert_eq!(ran.err, "factmark: out: there is no such folder\n");
    let ran = bench.run(&["convert", "in.json", "--to", "json", "-o", "out.json"]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""), "{}", ran.err);
    assert!(ran.err.starts_with(&format!("factmark: {message}")), "{}", ran.err);
    assert_eq!(bench.names(), ["in.json"]);
}

#[test]
fn refusals_name_line_and_column_or_path() {
    let good = corpus(["d1", "d2"]);
    check_refused(
        "{\n  \"format\": \"factmark\",\n  \"version\": x",
        "in.json:3:14: not valid JSON: expected value",
    );
    check_refused(&good[..good.len() - 60], "in.json:");
    let wrong = good.replacen("\"end\": 20", "\"end\": 2000", 2);
    check_refused(&wrong, "in.json:documents[0].annotations[1].fragments[0].end: ");
    check_refused("nothing known", "in.json:1:2: not valid JSON");
    check_refused("{}", "in.json: this is JSON, but not a Factmark file");
}

#[test]
fn nothing_is_written_over_unless_forced() {
    let bench = Bench::new();
    bench.write("in.json", corpus(["d1"]));
    bench.write("out.json", "mine");
    let convert = |more: &[&str]| bench.run(&[&["convert", "in.json", "--to", "json"], more].concat());
    let ran = convert(&["-o", "out.json"]);
    assert_eq!((ran.status, bench.read("out.json").as_str()), (1, "mine"));
    assert!(ran.err.contains("out.json: is there already; --force"), "{}", ran.err);
    let ran = convert(&["-o", "out.json", "--force"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(bench.read("out.json").contains("\"d1\""));
    // In a folder, too.
    bench.write("folder/in.factmark.json", "mine");
    let ran = convert(&["-o", "folder"]);
    assert_eq!((ran.status, bench.read("folder/in.factmark.json").as_str()), (1, "mine"));
    assert!(ran.err.contains("folder/in.factmark.json is there already"), "{}", ran.err);
    assert_eq!(crate::bench::names_in(&bench.path("folder")), ["in.factmark.json"]);
}

#[test]
fn a_file_can_be_converted_into_itself() {
    let bench = Bench::new();
    bench.write("in.json", corpus(["d1"]));
    let ran = bench.run(&["convert", "in.json", "--to", "json", "-o", "in.json", "--force"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let once = bench.read("in.json");
    bench.run(&["convert", "in.json", "--to", "json", "-o", "in.json", "--force"]);
    assert_eq!(bench.read("in.json"), once);
}

#[test]
fn wrong_usage_has_a_status_of_its_own() {
    let bench = Bench::new();
    bench.write("in.json", corpus(["d1"]));
    let check = |arguments: &[&str], message: &str| {
        let ran = bench.run(arguments);
        assert_eq!(ran.status, 2, "{arguments:?}: {}", ran.err);
        assert!(ran.err.contains(message), "{arguments:?}: {}", ran.err);
    };
    check(&["convert", "in.json"], "--to");
    check(&["convert", "in.json", "--to", "paper", "-o", "x"], "there is no format “paper”; there are: json");
    check(&["convert", "in.json", "--to", "json", "-o", "x", "--from", "parquet"], "cannot be read");
    check(&["convert", "in.json", "--to", "json", "-o", "x", "--switch", "loud"], "has no switch “loud”");
    check(
        &["convert", "in.json", "--to", "json", "-o", "-", "--partition", "2"],
        "--partition needs a folder",
    );
    check(&["convert", "in.json", "--to", "json", "-o", "x", "--partition", "0"], "--partition");
    check(&["convert", "in.json", "--to", "json", "-o", "-", "--report", "-"], "standard output");
    check(&["check", "-", "-"], "once only");
    check(&["stats", "-q", "-v", "in.json"], "cannot be used with");
    check(&["fly"], "unrecognized subcommand");
    check(&[], "Usage:");
    assert_eq!(bench.names(), ["in.json"]);
}

#[test]
fn what_is_not_there_is_told() {
    let bench = Bench::new();
    let ran = bench.run(&["stats", "nowhere.json"]);
    assert_eq!(
        (ran.status, ran.err.as_str()),
        (1, "factmark: nowhere.json: there is no such file or folder\n")
    );
}

#[test]
fn an_archive_that_leads_outside_is_refused() {
    let bench = Bench::new();
    let zip = factmark::format::pack([("../evil.json", b"x".as_slice())]).expect("it can be packed");
    bench.write("in.zip", zip);
    let ran = bench.run(&["stats", "in.zip"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("outside of itself"), "{}", ran.err);
}
