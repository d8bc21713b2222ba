//! Long files go through in pieces, and memory does not grow with their length.

use std::fmt::Write;

use crate::bench::{Bench, corpus};

/// A corpus of so many articles, each about 1.5 kB.
fn long(n: usize) -> String {
    let ids: Vec<String> = (0..n).map(|i| format!("article-{i}")).collect();
    corpus(ids.iter().map(String::as_str))
}

#[test]
fn three_thousand_articles_come_back_as_equal_bytes() {
    let bench = Bench::new();
    bench.write("in.json", long(3_000));
    let ran = bench.run(&["convert", "in.json", "--to", "json", "-o", "a.json", "--strict"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, "3000 articles written to a.json\n"));
    let ran = bench.run(&["convert", "a.json", "--to", "json", "-o", "b.json", "--strict"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let (a, b) = (bench.read("a.json"), bench.read("b.json"));
    assert!(a.len() > 4 * 1024 * 1024, "{} bytes are not cut", a.len());
    assert!(a == b, "the second time other bytes were written");
    assert_eq!(a.matches("\"text_sha256\"").count(), 3_000);
}

#[test]
fn places_in_a_long_file_are_those_of_the_file() {
    let bench = Bench::new();
    let mut text = long(3_000);
    let at = text.find("\"article-2900\"").expect("it is there");
    let end = text[at..].find("\"end\": 20").expect("it is there") + at;
    text.replace_range(end..end + 9, "\"end\": 99");
    bench.write("in.json", &text);
    let ran = bench.run(&["check", "in.json"]);
    assert_eq!(ran.status, 1);
    let faults: Vec<&str> = ran.out.lines().collect();
    assert_eq!(faults.len(), 1, "{}", ran.out);
    assert!(
        faults[0].starts_with("in.json:documents[2900].annotations[1].fragments[0].end: "),
        "{}",
        faults[0]
    );

    // Cut off in the middle of an article.
    bench.write("in.json", &text[..at]);
    let line = text[..at].lines().count();
    let ran = bench.run(&["convert", "in.json", "--to", "json", "-o", "out.json"]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.starts_with(&format!("factmark: in.json:{line}:")), "{line}: {}", ran.err);
    assert_eq!(bench.names(), ["in.json"]);
}

#[test]
fn an_id_that_stands_far_apart_is_found() {
    let bench = Bench::new();
    bench.write("in.json", long(3_000).replace("\"id\": \"article-2999\"", "\"id\": \"article-0\""));
    let ran = bench.run(&["check", "in.json"]);
    assert_eq!((ran.status, ran.out.as_str()), (1, "in.json:article-0: another article has this id\n"));
}

#[test]
fn the_keys_of_a_long_file_may_stand_in_any_order() {
    let bench = Bench::new();
    let text = long(3_000);
    let (head, documents) = text.split_once("  \"documents\": [").expect("it has articles");
    let documents = documents.strip_suffix("\n  ]\n}\n").expect("they come last");
    let head = head.trim_start_matches("{\n").trim_end().trim_end_matches(',');
    bench.write("in.json", format!("{{\"documents\": [{documents}],\n{head}}}"));
    bench.write("usual.json", &text);
    for (input, output) in [("in.json", "a.json"), ("usual.json", "b.json")] {
        let ran = bench.run(&["convert", input, "--to", "json", "-o", output, "--strict"]);
        assert_eq!(ran.status, 0, "{}", ran.err);
    }
    assert!(bench.read("a.json") == bench.read("b.json"), "the order of the keys changed the result");
}

/// The most memory that a run needed, in kB; only where the system says it.
#[cfg(target_os = "linux")]
fn most_memory(bench: &Bench, arguments: &[&str]) -> u64 {
    let mut child = bench.command(arguments).spawn().expect("it starts");
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    while child.try_wait().expect("it can be waited for").is_none() {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("0 kB");
        most = most.max(line.trim().trim_end_matches(" kB").parse().unwrap_or(0));
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    assert!(child.wait().expect("it ended").success());
    most
}

#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_file() {
    let bench = Bench::new();
    let (mut most, mut told) = (Vec::new(), String::new());
    for n in [3_000, 9_000] {
        bench.write("in.json", long(n));
        let kb = most_memory(&bench, &["convert", "in.json", "--to", "json", "-q", "-f", "-o", "out.json"]);
        let _ = writeln!(told, "{n} articles: {kb} kB");
        most.push(kb);
    }
    // The longer file alone has 9 MB more.
    assert!(most[0] > 1_000 && most[1] < most[0] + 4 * 1024, "{told}");
}
