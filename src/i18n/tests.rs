//! What every catalogue promises.

use std::collections::{BTreeMap, BTreeSet};

use super::probe::{Entries, Entry};
use super::{Catalogue, Language};
use crate::model::{AttributeKind, Scheme};

const ARCHITECTURE: &str = include_str!("../../ARCHITECTURE.md");

/// Entries that say in another language just what they say in English.
const SAME_ON_PURPOSE: &[(Language, &[&str])] = &[
    (Language::German, &["finding.in_text", "scheme.attribute_wikidata", "setup.hue[Orange]"]),
    (Language::Spanish, &["scheme.attribute_wikidata", "scheme.value_causal", "scheme.value_no"]),
    (Language::Arabic, &[]),
];

fn entries(catalogue: &Catalogue) -> Vec<Entry> {
    let mut entries = Entries { part: "shell", ..Entries::default() };
    catalogue.shell.probe(&mut entries);
    entries.part = "dialogs";
    catalogue.dialogs.probe(&mut entries);
    entries.part = "editing";
    catalogue.editing.probe(&mut entries);
    entries.part = "finding";
    catalogue.finding.probe(&mut entries);
    entries.part = "details";
    catalogue.details.probe(&mut entries);
    entries.part = "errors";
    catalogue.errors.probe(&mut entries);
    entries.part = "keys";
    catalogue.keys.probe(&mut entries);
    entries.part = "overview";
    catalogue.overview.probe(&mut entries);
    entries.part = "scheme";
    catalogue.scheme.probe(&mut entries);
    entries.part = "setup";
    catalogue.setup.probe(&mut entries);
    entries.part = "transfer";
    catalogue.transfer.probe(&mut entries);
    entries.part = "backups";
    catalogue.backups.probe(&mut entries);
    entries.list
}

#[test]
fn every_language_has_its_own_catalogue() {
    for language in Language::ALL {
        assert_eq!(language.catalogue().language, language);
    }
}

#[test]
fn no_message_is_empty_and_each_says_all_it_is_given() {
    for language in Language::ALL {
        let entries = entries(language.catalogue());
        assert!(entries.len() > 300, "{language:?}: only {} messages were found", entries.len());
        for Entry { name, text, marks } in entries {
            assert!(!text.trim().is_empty() && text.trim() == text, "{language:?} {name}: “{text}”");
            for mark in marks {
                let says = text.contains(&mark) || text.contains(&mark.to_lowercase());
                assert!(says, "{language:?} {name} does not say {mark}: “{text}”");
            }
            assert!(!text.contains("  "), "{language:?} {name} has two blanks: “{text}”");
        }
    }
}

#[test]
fn nothing_is_left_in_english() {
    let english: BTreeMap<String, String> =
        entries(Language::English.catalogue()).into_iter().map(|entry| (entry.name, entry.text)).collect();
    for (language, same) in SAME_ON_PURPOSE {
        let left: BTreeSet<String> = entries(language.catalogue())
            .into_iter()
            // A message that is nothing but its parts has no words.
            .filter(|entry| english.get(&entry.name) == Some(&entry.text) && !is_wordless(entry))
            .map(|entry| entry.name)
            .collect();
        let same: BTreeSet<String> = same.iter().map(|&name| name.to_owned()).collect();
        assert_eq!(left, same, "{language:?}");
    }
}

fn is_wordless(entry: &Entry) -> bool {
    let rest = entry.marks.iter().fold(entry.text.clone(), |text, mark| text.replace(mark, ""));
    !rest.chars().any(char::is_alphabetic)
}

/// The table "Stable names": what stands there in quotation marks.
fn stable_names() -> Vec<String> {
    let section = ARCHITECTURE.split("## Stable names").nth(1).unwrap_or_default();
    let section = section.split("\n## ").next().unwrap_or_default();
    let rows = section.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| what"));
    rows.flat_map(|row| row.split('"').skip(1).step_by(2)).map(str::to_owned).collect()
}

#[test]
fn english_names_are_those_that_people_rely_on() {
    let said: BTreeSet<String> =
        entries(Language::English.catalogue()).into_iter().map(|entry| entry.text).collect();
    // How annotations are named is put together from a label and the text; “Not saved” begins several messages.
    let made = ["Quote: words", " … ", "Not saved"];
    let names = stable_names();
    assert!(names.len() > 30, "{names:?}");
    for name in names.iter().filter(|name| !made.contains(&name.as_str())) {
        assert!(said.contains(name), "nothing is called “{name}”");
    }
    assert!(said.iter().filter(|text| text.starts_with("Not saved: ")).count() >= 8);
}

#[test]
fn all_of_the_preset_scheme_has_words() {
    let (scheme, words) = (Scheme::preset(), &Language::English.catalogue().scheme);
    for label in scheme.labels() {
        let id = label.id.as_str();
        assert_eq!(words.label(id), Some(label.name.as_str()));
        assert_eq!(words.description(id), Some(label.description.as_str()));
        for attribute in &label.attributes {
            assert_eq!(words.attribute(id, &attribute.id), Some(attribute.name.as_str()), "{id}");
            if let AttributeKind::Choice(values) = &attribute.kind {
                for value in values {
                    assert!(words.value(value).is_some(), "{id} {}: no word for {value}", attribute.id);
                }
            }
        }
    }
    for kind in scheme.relation_types() {
        assert_eq!(words.relation(&kind.id), Some(kind.name.as_str()));
    }
}

#[test]
fn every_format_and_each_of_its_switches_has_words() {
    for language in Language::ALL {
        let words = &language.catalogue().transfer;
        // What the command line alone writes is not offered on the page.
        let is_offered =
            |format: &&&dyn crate::format::Format| format.can_write() && format.id() != "parquet";
        for format in crate::format::registry().iter().filter(is_offered) {
            assert!(words.about(format.id()).is_some(), "{language:?}: nothing about {}", format.id());
            for switch in format.switches() {
                assert!(words.switch(switch.id).is_some(), "{language:?}: nothing about {}", switch.id);
            }
        }
    }
}
