//! Help, listings, completions, and pipes that close early.

use std::io::Read;

use crate::bench::{Bench, corpus};

#[test]
fn help_has_examples_for_every_command() {
    let bench = Bench::new();
    for command in [&[][..], &["convert"], &["check"], &["stats"], &["formats"], &["completions"]] {
        let ran = bench.run(&[command, &["--help"]].concat());
        assert_eq!(ran.status, 0, "{command:?}");
        assert!(ran.out.contains("Examples:\n  "), "{command:?}: {}", ran.out);
    }
    let ran = bench.run(&["--version"]);
    assert_eq!((ran.status, ran.out.trim()), (0, concat!("factmark ", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn formats_are_those_of_the_registry() {
    let bench = Bench::new();
    let listing = bench.run(&["formats", "--json"]).out;
    let listing: Vec<serde_json::Value> = serde_json::from_str(&listing).expect("JSON");
    let ids: Vec<&str> = listing.iter().filter_map(|it| it["id"].as_str()).collect();
    let known: Vec<&str> = factmark::format::registry().iter().map(|it| it.id()).collect();
    assert_eq!(ids, known);
    assert!(known.contains(&"parquet"));
    let table = bench.run(&["formats"]).out;
    assert!(known.iter().all(|id| table.lines().any(|line| line.starts_with(id))), "{table}");
}

#[test]
fn every_format_of_the_program_has_its_page() {
    for format in factmark::format::registry() {
        let path = format!("{}/docs/formats/{}.md", env!("CARGO_MANIFEST_DIR"), format.id());
        let page = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(page.contains(format.name()), "{path} is about something else");
    }
}

#[test]
fn shells_get_their_scripts() {
    let bench = Bench::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = bench.run(&["completions", shell]);
        assert_eq!(ran.status, 0, "{shell}: {}", ran.err);
        assert!(ran.out.contains("convert") && ran.out.contains("partition"), "{shell}");
    }
}

#[test]
fn a_pipe_that_closes_is_no_failure() {
    let bench = Bench::new();
    let ids: Vec<String> = (0..400).map(|i| format!("d{i}")).collect();
    bench.write("in.json", corpus(ids.iter().map(String::as_str)));
    let mut child =
        bench.command(&["convert", "in.json", "--to", "json", "-o", "-"]).spawn().expect("it starts");
    let mut out = child.stdout.take().expect("a pipe");
    let mut head = [0; 10];
    out.read_exact(&mut head).expect("it writes");
    drop(out);
    let ran = child.wait_with_output().expect("it ends");
    assert_eq!((ran.status.code(), String::from_utf8_lossy(&ran.stderr).as_ref()), (Some(0), ""));
}

#[test]
fn nothing_is_coloured_where_nobody_looks() {
    let bench = Bench::new();
    let ran = bench.run(&["fly"]);
    assert!(!ran.err.contains('\u{1b}'), "{}", ran.err);
}
