//! Hostile words in every field that a file can fill: they come in as words, go out as words, and change nothing else.

use factmark::edit::{Command, Import};
use factmark::format;
use factmark::model::{Stamp, Timestamp};
use factmark::workspace::{Backup, MemoryStorage, Workspace};
use serde_json::{Value, json};

use super::samples::worked_example;
use super::{read, rewrite, text_of};

const PAYLOADS: [&str; 12] = [
    "<script>window.hacked = 1</script>",
    "\"><img src=x onerror=\"window.hacked = 1\">",
    "' onfocus='window.hacked = 1' autofocus='",
    "<svg onload=window.hacked=1><style>*{display:none}</style></svg>",
    "</script><script>window.hacked = 1</script><!--",
    "<style>@import url(http://127.0.0.1:1/)</style>",
    "javascript:window.hacked=1",
    "]]><!ENTITY a \"&a;&a;\">&a;",
    "cod\u{202e}txt.exe\u{2066}",
    "pay\u{200b}pal\u{feff}",
    "=HYPERLINK(\"http://127.0.0.1:1/\")",
    "__proto__",
];

/// Keys under which anything may stand.
const FREE: [&str; 7] = ["title", "publisher", "byline", "note", "name", "description", "guidelines"];

/// The worked example with that payload in every free field, and how many these were.
fn poisoned(payload: &str) -> (Value, usize) {
    let text = text_of(&rewrite(&worked_example())).to_owned();
    let mut value: Value = serde_json::from_str(&text).expect("JSON");
    let n = poison(&mut value, payload);
    (value, n)
}

fn poison(value: &mut Value, payload: &str) -> usize {
    match value {
        Value::Object(members) => {
            let each = members.iter_mut().map(|(key, member)| match member {
                Value::String(text) if FREE.contains(&key.as_str()) => {
                    *text = format!("{payload}{text}");
                    1
                }
                member => poison(member, payload),
            });
            each.sum()
        }
        Value::Array(members) => members.iter_mut().map(|member| poison(member, payload)).sum(),
        _ => 0,
    }
}

fn stamp(seed: u64) -> Stamp {
    let now = Timestamp::new("2026-11-23T10:00:00Z").expect("a moment");
    Stamp { now, annotator: "".into(), seed }
}

#[test]
fn every_payload_comes_back_as_it_was_from_every_format_and_the_storage() {
    for payload in PAYLOADS {
        let (file, n) = poisoned(payload);
        assert!(n > 15, "only {n} fields were poisoned");
        let incoming = read(&file.to_string());
        assert!(incoming.report.is_empty(), "{payload}: {}", incoming.report);
        let back = text_of(&rewrite(&incoming)).to_owned();
        assert_eq!(serde_json::from_str::<Value>(&back).expect("JSON"), file, "{payload}");
        let documents: Vec<_> = incoming.import.documents.iter().cloned().map(Into::into).collect();
        let scheme = incoming.import.scheme.as_ref().expect("a scheme");
        for format in format::registry().iter().filter(|format| format.can_write()) {
            let written = format::write(*format, &format::Selection { scheme, documents: &documents }, &[]);
            for file in &written.files {
                // Nobody who unpacks it writes elsewhere.
                let is_inside = !file.name.starts_with('/') && !file.name.split('/').any(|part| part == "..");
                assert!(is_inside, "{payload} as {}: {}", format.id(), file.name);
            }
            if format.id() == "html" {
                let page = String::from_utf8_lossy(&written.files[0].bytes).into_owned();
                assert_eq!(page.matches("<script").count(), 1, "{payload}");
                assert!(!page.contains("<img") && !page.contains("<svg onload"), "{payload}");
            }
        }
        keep(incoming.import, payload);
    }
}

/// Stores work, opens it again, backs it up and restores it.
fn keep(import: Import, payload: &str) {
    let sample = ("Sample", "One two.");
    let storage = MemoryStorage::default();
    let (mut workspace, _) = Workspace::start(storage.clone(), sample, &stamp(1));
    workspace.dispatch(Command::Import(import), &stamp(2)).expect("an import");
    let documents = workspace.library().documents();
    let (again, notices) = Workspace::start(storage, sample, &stamp(3));
    assert!(notices.is_empty(), "{payload}: {notices:?}");
    assert_eq!(again.library().documents(), documents, "{payload}");
    let backup = Backup::read(workspace.back_up(&stamp(4).now).write().as_bytes()).expect("a backup");
    assert_eq!((backup.n_articles(), backup.n_unreadable), (documents.len(), 0), "{payload}");
}

#[test]
fn names_of_objects_own_members_are_names_like_others() {
    let mut n_taken = 0;
    for name in ["__proto__", "constructor", "toString", "hasOwnProperty", "../../etc/passwd", "a/b%2F", ""] {
        let file = json!({
            "format": "factmark", "version": 1, "offset_unit": "code_point",
            "scheme": { "labels": [{ "id": if name.is_empty() { "x" } else { name }, "name": "X", "description": "",
                "key": null, "hue": "blue", "line": "solid", "attributes": [] }], "relation_types": [] },
            "documents": [{ "id": name, "title": "T", "text": "One two.", "annotations": [], "relations": [] }],
        });
        // Taken or refused: both are answers. What is taken is kept.
        if let Ok(incoming) = format::read("x.json", file.to_string().as_bytes()) {
            keep(incoming.import, name);
            n_taken += 1;
        }
    }
    assert!(n_taken >= 6, "only {n_taken} were taken");
}

#[test]
fn nesting_that_is_deep_is_refused_by_every_reader() {
    let depth = 100_000;
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("<div>", "</div>"), ("[{\"documents\":", "}]")] {
        let text = format!("{}{}", open.repeat(depth), close.repeat(depth));
        for name in ["x.json", "x.jsonl", "x.jsonld", "x.conll", "x.ann", "x.zip"] {
            format::read(name, text.as_bytes()).map(drop).unwrap_err();
        }
        // An article of nothing but marks is empty; no call goes deeper for deeper nesting.
        drop(factmark::article::draft_from_file("x.html", text.as_bytes()));
        drop(factmark::article::draft_from_file("x.md", text.as_bytes()));
    }
}
