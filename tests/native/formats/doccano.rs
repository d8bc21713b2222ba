//! doccano JSONL: what went along comes back with what was worked on in doccano, and foreign files in their unit.

use factmark::format::{self, Loss, Selection};
use factmark::model::{AnnotationId, Scheme};
use factmark::text::Span;
use proptest::prelude::*;
use serde_json::Value;
use unicode_segmentation::UnicodeSegmentation;

use super::documents::{libraries, text};
use super::samples::{
    check_page, crowded, files_of, mark, plain, read_back, without_exceptions, words_of, write_as,
};

#[track_caller]
fn read(text: &str) -> format::Incoming {
    format::read("x.jsonl", text.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn everything_but_exceptions_comes_back((scheme, documents) in libraries(), by_clusters in any::<bool>()) {
        let doccano = format::by_id("doccano").expect("the format is registered");
        let switches: &[&str] = if by_clusters { &["grapheme-clusters"] } else { &[] };
        let arcs: Vec<_> = documents.iter().cloned().map(Into::into).collect();
        let written = format::write(doccano, &Selection { scheme: &scheme, documents: &arcs }, switches);
        let (_, contents) = files_of(&written).into_iter().next().expect("a file");
        prop_assert!(contents.is_ascii());
        let unit = |text: &str| -> Vec<String> {
            if by_clusters {
                return text.graphemes(true).map(str::to_owned).collect();
            }
            // Halves of a character never stand at a bound, so that whole ones come together again.
            text.chars().flat_map(|c| [c.to_string(), String::new()].into_iter().take(c.len_utf16())).collect()
        };
        for line in contents.lines() {
            let row: Value = serde_json::from_str(line).expect("JSON");
            let units = unit(row["text"].as_str().expect("a text"));
            let own = row["factmark"]["spans"].as_array().expect("a list");
            for (entity, own) in row["entities"].as_array().expect("a list").iter().zip(own) {
                let at = |key: &str| entity[key].as_u64().expect("a number") as usize;
                let words = units[at("start_offset")..at("end_offset")].concat();
                prop_assert_eq!(Some(&*words), own["text"].as_str());
            }
        }
        let back = read_back(&written);
        prop_assert!(back.unplaced.is_empty());
        let documents = without_exceptions(documents);
        if written.report.lines.iter().any(|line| line.what == Loss::Widened.into()) {
            prop_assert!(by_clusters);
            for (back, document) in back.import.documents.iter().zip(&documents) {
                prop_assert_eq!(back.annotations().len(), document.annotations().len());
                for annotation in document.annotations().iter() {
                    let wide = back.annotations().get(&annotation.id).expect("the annotation");
                    for span in annotation.fragments.iter() {
                        let holds = |it: Span| it.start() <= span.start() && span.end() <= it.end();
                        prop_assert!(wide.fragments.iter().any(holds));
                    }
                }
            }
        } else {
            prop_assert_eq!(&back.import.documents, &documents);
            let arcs: Vec<_> = back.import.documents.into_iter().map(Into::into).collect();
            let again = format::write(doccano, &Selection { scheme: &scheme, documents: &arcs }, switches);
            prop_assert_eq!(files_of(&again), files_of(&written));
        }
    }

    #[test]
    fn damage_never_panics(text in text(), at in any::<prop::sample::Index>(), length in 0usize..40) {
        let mut document = plain(&text);
        if let Some(word) = text.split_whitespace().next() {
            mark(&mut document, "a", "quote", word, &[("speaker_name", "Ana")]);
        }
        let written = write_as("doccano", &Scheme::preset(), &[document]);
        let mut bytes = written.files[0].bytes.clone();
        let at = at.index(bytes.len());
        bytes.drain(at..(at + length).min(bytes.len()));
        let _ = format::read("x.jsonl", &bytes);
    }
}

#[test]
fn the_page_is_true() {
    check_page("doccano", include_str!("../../../docs/formats/doccano.md"));
}

#[test]
fn a_crowded_article_and_an_empty_one_come_back() {
    let documents = [crowded(), plain("")];
    let written = write_as("doccano", &Scheme::preset(), &documents);
    let back = read_back(&written);
    assert_eq!(back.import.documents[0], documents[0]);
    assert_eq!(back.import.documents[1].text().as_str(), "");
}

#[track_caller]
fn check(line: &str, expected: &[(&str, &str)], told: &str) {
    let incoming = read(line);
    let found = words_of(&incoming.import.documents[0]);
    let expected: Vec<_> = expected.iter().map(|&(l, w)| (l.to_owned(), w.to_owned())).collect();
    assert_eq!(found, expected);
    assert!(incoming.report.to_string().contains(told), "{}", incoming.report);
}

#[test]
fn files_of_doccano_come_in() {
    let persons = [("PER", "Ana"), ("PER", "Bo")];
    check(r#"{"id": 7, "text": "💸 Ana, Bo", "label": [[3, 6, "PER"], [8, 10, "PER"]]}"#, &persons, "");
    check(
        r#"{"text": "💸 Ana, Bo", "labels": [[2, 5, "PER"], [7, 9, "PER"]]}"#,
        &persons,
        "code points were taken",
    );
    let clusters =
        r#"{"text": "👨‍👩‍👧 Ana, Bo", "label": [[2, 5, "PER"], [7, 9, "PER"]], "Comments": ["?"], "url": "x"}"#;
    check(clusters, &persons, "grapheme clusters were taken");
    check(clusters, &persons, "“Comments”: left out");
    check(clusters, &persons, "“url”: left out");
    let related =
        r#"{"text": "Ana, Bo", "entities": [{"id": 3, "label": "PER", "start_offset": 0, "end_offset": 3},
        {"id": 4, "label": "PER", "start_offset": 5, "end_offset": 7}],
        "relations": [{"id": 1, "from_id": 3, "to_id": 4, "type": "knows"}]}"#
            .replace('\n', " ");
    check(&related, &persons, "");
    assert_eq!(read(&related).import.documents[0].relations().len(), 1);
}

#[test]
fn what_was_worked_on_in_doccano_wins() {
    let mut document = plain("“Yes,” said Ana. “No.” Bo left.");
    mark(&mut document, "a", "quote", "“Yes,” … “No.”", &[("speaker_name", "Ana")]);
    mark(&mut document, "b", "entity", "Ana", &[("name", "Ana Gómez")]);
    let written = write_as("doccano", &Scheme::preset(), &[document]);
    let mut row: Value = serde_json::from_slice(&written.files[0].bytes).expect("JSON");
    let entities = row["entities"].as_array_mut().expect("a list");
    entities.retain(|it| it["label"] != "entity");
    entities.push(serde_json::json!({"id": 99, "label": "entity", "start_offset": 23, "end_offset": 25}));
    let back = read(&row.to_string());
    let document = &back.import.documents[0];
    let expected = [("quote", "“Yes,” … “No.”"), ("entity", "Bo")].map(|(l, w)| (l.to_owned(), w.to_owned()));
    assert_eq!(words_of(document), expected);
    let kept: Vec<usize> = document.annotations().iter().map(|it| it.attributes.len()).collect();
    assert_eq!(kept, [1, 0]);
}

#[test]
fn ids_are_of_any_type_and_a_missing_one_links_nothing() {
    let read_links = |from: &str, to: &str| {
        let incoming = read(&format!(
            r#"{{"text": "Ana, Bo, Cy", "entities": [
                {{"id": {from}, "label": "PER", "start_offset": 0, "end_offset": 3}},
                {{"id": {to}, "label": "PER", "start_offset": 5, "end_offset": 7}},
                {{"label": "PER", "start_offset": 9, "end_offset": 11}}],
            "relations": [{{"from_id": {from}, "to_id": {to}, "type": "knows"}}, {{"from_id": {from}, "type": "knows"}}]}}"#
        ).replace('\n', " "));
        let document = &incoming.import.documents[0];
        let words = |id: &AnnotationId| document.words_of(document.annotations().get(id).expect("an end"));
        let links = document.relations().map(|it| (words(&it.from), words(&it.to)));
        let told = incoming.report.to_string();
        assert!(told.contains("a link to an annotation that is not there was left out"), "{told}");
        links.collect::<Vec<_>>()
    };
    let expected = [("Ana".to_owned(), "Bo".to_owned())];
    for (from, to) in [("1", "2"), (r#""x""#, r#""é""#), ("true", "false"), ("1.5", "[1]")] {
        assert_eq!(read_links(from, to), expected, "{from} {to}");
    }
}

#[test]
fn an_entity_made_in_doccano_stays_one_of_its_own() {
    let mut row: Value = serde_json::json!({"text": "Ana, Bo, Cy", "Comments": [], "entities": []});
    for (start, end) in [(0, 3), (5, 7), (9, 11)] {
        // Each time the file goes to doccano, one more is marked there.
        let entity = serde_json::json!({"label": "PER", "start_offset": start, "end_offset": end});
        row["entities"].as_array_mut().expect("a list").insert(0, entity);
        let back = read(&row.to_string());
        let written = write_as("doccano", &Scheme::preset(), &back.import.documents);
        row = serde_json::from_slice(&written.files[0].bytes).expect("JSON");
    }
    let words = words_of(&read(&row.to_string()).import.documents[0]);
    assert_eq!(words, ["Ana", "Bo", "Cy"].map(|it| ("PER".to_owned(), it.to_owned())));
}

#[test]
fn a_broken_line_is_told_and_the_rest_is_read() {
    let mut document = plain("Ana left.");
    mark(&mut document, "a", "entity", "Ana", &[]);
    let written = write_as("doccano", &Scheme::preset(), &[document.clone()]);
    let own = String::from_utf8(written.files[0].bytes.clone()).expect("ASCII");
    let foreign = r#"{"text": "💸 Ana left.", "label": [[3, 6, "entity"]]}"#;
    let (broken, _) = own.split_at(own.len() / 2);
    for rest in [own.trim_end(), foreign] {
        let incoming = read(&format!("{broken}\n{rest}\n[]\n"));
        assert_eq!(words_of(&incoming.import.documents[0]), words_of(&document));
        let told = incoming.report.to_string();
        assert!(told.contains("line 1 was left out: not valid JSON"), "{told}");
        assert!(told.contains("line 3 was left out"), "{told}");
    }
    let refused = format::read("x.jsonl", broken.as_bytes()).expect_err("broken").to_string();
    assert!(refused.starts_with("x.jsonl: line 1, column "), "{refused}");
}

#[test]
fn a_guess_names_its_article() {
    let told = read(r#"{"text": "💸 Ana", "label": [[2, 5, "PER"]]}"#).report.to_string();
    assert!(told.contains("“💸 Ana”: nothing says what offsets count; code points were taken"), "{told}");
}

#[test]
fn odd_values_are_told_and_never_panic() {
    let odd = [
        r#"{"text": "x", "label": [[5, 2, "A"], [-1, 9e9, "B"], ["a", null, 3]]}"#,
        r#"{"text": "x", "entities": [{"start_offset": null}], "relations": [7, {"from_id": {}}]}"#,
        r#"{"text": "x", "entities": [{"start_offset": 0, "end_offset": 1, "label": {}}], "factmark": {"spans": [1, {"at": 3}], "meta": 4}}"#,
    ];
    for line in odd {
        if let Ok(incoming) = format::read("x.jsonl", line.as_bytes()) {
            assert!(incoming.import.documents.len() <= 1);
        }
    }
}
