//! What the compiler does not check about the lay of the house: who may import whom, and what files look like.
#![allow(clippy::expect_used)]

mod sources;

use std::collections::BTreeMap;

use sources::{Source, all_sources, read, root};

/// The layer of each module, from the table in `src/lib.rs`, so that what people read there is what holds.
fn layers() -> BTreeMap<String, u32> {
    let table = read(&root().join("src/lib.rs"));
    let rows = table.lines().filter_map(|line| {
        let mut cells = line.strip_prefix("//! |")?.split('|').map(str::trim);
        let layer = cells.next()?.parse().ok()?;
        let name = cells.next()?.trim_matches(['[', ']', '`']).trim_start_matches("mod@");
        Some((name.to_owned(), layer))
    });
    rows.collect()
}

#[track_caller]
fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn the_table_names_every_module() {
    let lib = read(&root().join("src/lib.rs"));
    let declared: Vec<&str> =
        lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let listed = layers();
    assert_eq!(listed.len(), declared.len(), "{listed:?} {declared:?}");
    assert!(declared.iter().all(|&name| listed.contains_key(name)), "{listed:?} {declared:?}");
}

#[test]
fn modules_import_from_lower_layers_only() {
    let layers = layers();
    let mut faults = Vec::new();
    for source in all_sources() {
        // The root files join everything.
        let Some(&own) = layers.get(source.module()) else { continue };
        for (line, code) in source.code() {
            for path in code.split("crate::").skip(1) {
                let to: String = path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let is_fine = to == source.module() || layers.get(&to).is_some_and(|&layer| layer < own);
                if !is_fine {
                    // A group (`crate::{a, b}`) has no name here and fails too: one `use` a module.
                    faults.push(format!("{}:{line}: {} -> {to}", source.path, source.module()));
                }
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn only_the_upper_layers_know_the_browser() {
    let browser = ["web_sys", "js_sys", "gloo", "leptos", "wasm_bindgen"];
    let mut faults = Vec::new();
    for source in all_sources() {
        if matches!(source.module(), "platform" | "state" | "ui" | "main") {
            continue;
        }
        for (line, code) in source.code() {
            if let Some(name) = browser.iter().find(|name| code.contains(*name)) {
                faults.push(format!("{}:{line}: {name}", source.path));
            }
        }
    }
    assert_none(&faults);
}

/// The command line program (`src/bin`) is a user of the library: of formats, the model and texts, and nothing that
/// keeps, shows or edits. It never comes into the page: its feature is not the default, and the page's is not its.
#[test]
fn the_command_line_knows_formats_model_and_text_only() {
    let mut faults = Vec::new();
    let sources = all_sources();
    let of_program = sources.iter().filter(|source| source.module() == "bin");
    assert!(of_program.clone().count() > 10, "the program was not found");
    for source in of_program {
        for (line, code) in source.code() {
            for name in code.split("factmark::").skip(1) {
                let name: String = name.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if !["format", "model", "text"].contains(&name.as_str()) {
                    faults.push(format!("{}:{line}: factmark::{name}", source.path));
                }
            }
        }
    }
    assert_none(&faults);
    let manifest = read(&root().join("Cargo.toml"));
    let feature = |name: &str| {
        let of_it = manifest.split(&format!("\n{name} = [")).nth(1).expect("the feature is there");
        of_it.split(']').next().unwrap_or_default().to_owned()
    };
    assert!(!feature("default").contains("cli") && !feature("ui").contains("cli"));
    assert!(!feature("cli").contains("ui"));
}

/// Components are handed events and look at the elements they came from; whatever else the browser can do is
/// asked of `platform`, so that it is tested there once.
#[test]
fn components_know_events_and_elements_only() {
    let mut faults = Vec::new();
    for source in all_sources().into_iter().filter(|source| source.module() == "ui") {
        for (line, code) in source.code() {
            for name in ["js_sys", "gloo"].into_iter().filter(|name| code.contains(name)) {
                faults.push(format!("{}:{line}: {name}", source.path));
            }
            for name in names_after(&code, "web_sys::") {
                if !(name.ends_with("Event") || matches!(name.as_str(), "Element" | "HtmlElement")) {
                    faults.push(format!("{}:{line}: web_sys::{name}", source.path));
                }
            }
        }
    }
    assert_none(&faults);
}

/// What people see or hear is in the catalogues (`src/i18n`), so that every language has it.
#[test]
fn components_have_no_words_of_their_own() {
    let spoken = [
        "aria-label=\"",
        "placeholder=\"",
        "<h2>\"",
        "<legend>\"",
        "<span>\"",
        "</i>\"",
        "<p>\"",
        "summary>\"",
    ];
    let told = ["inform(\"", "warn(\"", "announce(\"", "warn(format!", "inform(format!"];
    let mut faults = Vec::new();
    for source in all_sources().into_iter().filter(|source| matches!(source.module(), "ui" | "state")) {
        for (line, code) in source.code() {
            for name in spoken.iter().chain(&told).filter(|name| code.contains(**name)) {
                faults.push(format!("{}:{line}: {name}", source.path));
            }
        }
    }
    assert_none(&faults);
}

/// The names that follow a path: one, or several in braces on the same line.
fn names_after(code: &str, path: &str) -> Vec<String> {
    let word = |text: &str| text.trim().chars().take_while(|c| c.is_alphanumeric()).collect::<String>();
    code.split(path)
        .skip(1)
        .flat_map(|rest| match rest.strip_prefix('{') {
            Some(group) => group.split('}').next().unwrap_or_default().split(',').map(word).collect(),
            None => vec![word(rest)],
        })
        .collect()
}

#[test]
fn every_file_says_what_it_is_for() {
    let is_silent = |source: &Source| !source.text.starts_with("//! ");
    let faults: Vec<String> =
        all_sources().into_iter().filter(is_silent).map(|source| source.path.clone()).collect();
    assert_none(&faults);
}

#[test]
fn every_file_has_a_name_that_says_something() {
    let empty = ["utils", "util", "helpers", "helper", "common", "misc", "types"];
    let says_nothing = |source: &Source| source.path.split(['/', '.']).any(|part| empty.contains(&part));
    let faults: Vec<String> =
        all_sources().into_iter().filter(says_nothing).map(|source| source.path.clone()).collect();
    assert_none(&faults);
}

#[test]
fn every_format_has_its_page() {
    for format in factmark::format::registry() {
        let page = read(&root().join(format!("docs/formats/{}.md", format.id())));
        assert!(page.contains(format.name()), "the page of {} is about something else", format.id());
    }
}
