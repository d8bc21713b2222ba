//! Label Studio: what we wrote comes back, and what it exports itself comes in.

use std::collections::BTreeSet;

use factmark::format::{self, Bundle, InFile, Incoming, Likeness};
use factmark::model::{AttributeValue, DocumentId, Origin, Scheme};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::documents::{libraries, text};
use super::samples::{check_page, crowded, files_of, plain, read_back, words_of, write_as};

#[track_caller]
fn read(tasks: &Value) -> Incoming {
    let tasks = tasks.to_string();
    format::read("x.json", tasks.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{tasks}"))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn everything_comes_back((scheme, documents) in libraries()) {
        let written = write_as("label-studio", &scheme, &documents);
        let back = read_back(&written);
        prop_assert_eq!(&back.import.documents, &documents);
        prop_assert!(back.unplaced.is_empty());
        let again = write_as("label-studio", &scheme, &back.import.documents);
        prop_assert_eq!(files_of(&again), files_of(&written));
    }

    /// As Label Studio sees it: offsets count code points, names of controls are in the configuration.
    #[test]
    fn results_are_what_label_studio_expects((scheme, documents) in libraries()) {
        let written = write_as("label-studio", &scheme, &documents);
        let files = files_of(&written);
        let config = files.iter().find(|(name, _)| name.ends_with(".config.xml")).expect("a configuration").1;
        let tasks = files.iter().find(|(name, _)| name.ends_with(".json")).expect("tasks").1;
        let tasks: Value = serde_json::from_str(tasks).expect("JSON");
        for task in tasks.as_array().expect("a list") {
            let text: Vec<char> = task["data"]["text"].as_str().expect("a text").chars().collect();
            let list = task["annotations"][0]["result"].as_array().cloned().unwrap_or_default();
            let regions: BTreeSet<_> = list.iter().filter(|it| it["type"] == "labels").map(|it| it["id"].to_string()).collect();
            prop_assert_eq!(regions.len(), list.iter().filter(|it| it["type"] == "labels").count());
            for item in &list {
                if item["type"] == "relation" {
                    prop_assert!(regions.contains(&item["from_id"].to_string()) && regions.contains(&item["to_id"].to_string()));
                    continue;
                }
                prop_assert!(regions.contains(&item["id"].to_string()));
                let name = format!("name=\"{}\"", item["from_name"].as_str().expect("a name"));
                prop_assert!(config.contains(&name), "{} in {}", name, config);
                let at = |key: &str| item["value"][key].as_u64().expect("an offset") as usize;
                let words: String = text[at("start")..at("end")].iter().collect();
                if item["type"] != "textarea" {
                    prop_assert_eq!(item["value"]["text"].as_str(), Some(words.as_str()));
                }
            }
        }
    }

    #[test]
    fn damage_never_panics(text in text(), at in any::<prop::sample::Index>(), length in 0usize..40) {
        let written = write_as("label-studio", &Scheme::preset(), &[crowded()]);
        let file = written.files.iter().find(|it| it.name.ends_with(".json")).expect("tasks");
        let bytes = &file.bytes;
        let start = at.index(bytes.len());
        let end = (start + length).min(bytes.len());
        let damaged = [&bytes[..start], text.as_bytes(), &bytes[end..]].concat();
        if let Err(error) = format::read("x.json", &damaged) {
            prop_assert!(error.to_string().starts_with("x.json: "), "{}", error);
        }
    }
}

#[test]
fn the_page_is_true() {
    check_page("label-studio", include_str!("../../../docs/formats/label-studio.md"));
}

#[test]
fn a_crowded_article_and_an_empty_one_come_back() {
    let documents = [crowded(), plain("").with_id(DocumentId::new("e"))];
    let written = write_as("label-studio", &Scheme::preset(), &documents);
    assert_eq!(read_back(&written).import.documents, documents);
    let nothing = write_as("label-studio", &Scheme::preset(), &[]);
    assert!(files_of(&nothing).values().any(|it| *it == "[]\n"));
}

/// A task as Label Studio exports it.
fn task(text: &str, results: Value) -> Value {
    json!({
        "id": 7,
        "annotations": [{ "id": 3, "completed_by": { "id": 1, "email": "ana@example.org" }, "result": results,
            "was_cancelled": false, "ground_truth": false, "created_at": "2026-03-02T09:30:00Z" }],
        "drafts": [], "predictions": [], "data": { "text": text }, "meta": {}, "project": 1,
    })
}

fn region(id: &str, start: Value, end: Value, words: &str, labels: Value) -> Value {
    json!({ "id": id, "from_name": "label", "to_name": "text", "type": "labels", "origin": "manual",
        "value": { "start": start, "end": end, "text": words, "labels": labels } })
}

#[test]
fn an_export_of_label_studio_comes_in() {
    let relation = |from: &str, to: &str, kind: &str, direction: &str| {
        json!({ "type": "relation", "from_id": from,
        "to_id": to, "direction": direction, "labels": [kind] })
    };
    let answer = |id: &str, name: &str, kind: &str, value: Value| {
        json!({ "id": id, "from_name": name,
        "to_name": "text", "type": kind, "value": value })
    };
    let incoming = read(&json!([task(
        "💸 “Yes,” Ana said. “No.”",
        json!([
            answer("q", "tone", "choices", json!({ "start": 2, "end": 8, "choices": ["calm"] })),
            region("q", json!(2), json!(8), "“Yes,”", json!(["Quote"])),
            region("q2", json!(19), json!(24), "“No.”", json!(["Quote"])),
            region("p", json!(9), json!(12), "Ana", json!(["Person", "Source"])),
            answer("p", "sure", "rating", json!({ "rating": 4 })),
            answer("p", "note", "textarea", json!({ "text": ["one", "two"] })),
            relation("q", "q2", "same_unit", "right"),
            relation("p", "q2", "speaker", "left"),
            answer("all", "sentiment", "choices", json!({ "choices": ["good"] })),
        ])
    )]));
    let document = &incoming.import.documents[0];
    let words = |label: &str, words: &str| (label.to_owned(), words.to_owned());
    assert_eq!(
        words_of(document),
        [words("quote", "“Yes,” … “No.”"), words("Source", "Ana"), words("Person", "Ana")]
    );
    let all: Vec<_> = document.annotations().iter().collect();
    assert_eq!(all[0].attributes["tone"], AttributeValue::Text("calm".into()));
    assert_eq!((&*all[0].annotator, all[0].created.as_str()), ("ana@example.org", "2026-03-02T09:30:00Z"));
    assert_eq!(
        (all[1].note.as_str(), all[1].attributes["sure"].clone()),
        ("one\ntwo", AttributeValue::Number(factmark::model::Number::Integer(4)))
    );
    let link = document.relations().next().expect("a link");
    assert_eq!((link.from.as_str(), link.to.as_str(), link.kind.as_str()), ("q", "p", "speaker"));
    let told = incoming.report.to_string();
    assert!(told.contains("a result of “sentiment” (choices), which is on no span of the text"), "{told}");
}

#[test]
fn one_annotation_of_a_task_counts_and_the_others_are_told() {
    let by = |who: u32, label: &str, cancelled: bool, truth: bool| {
        json!({ "completed_by": who, "was_cancelled": cancelled,
        "ground_truth": truth, "result": [region("r", json!(0), json!(3), "Ana", json!([label]))] })
    };
    let labels = |annotations: Value, predictions: Value| {
        let incoming = read(
            &json!({ "data": { "text": "Ana." }, "annotations": annotations, "predictions": predictions }),
        );
        let document = &incoming.import.documents[0];
        let labels: Vec<_> =
            document.annotations().iter().map(|it| (it.label.to_string(), it.origin)).collect();
        (labels, incoming.report.to_string())
    };
    let (found, told) = labels(
        json!([by(1, "A", false, true), by(2, "B", false, false), by(3, "C", true, false)]),
        json!([]),
    );
    assert_eq!(found, [("A".to_owned(), Origin::Imported)]);
    assert!(
        told.contains("a further annotation of the same task by “2”") && told.contains("that was skipped"),
        "{told}"
    );
    let (found, _) = labels(json!([by(1, "A", false, false), by(2, "B", false, false)]), json!([]));
    assert_eq!(found, [("B".to_owned(), Origin::Imported)]);
    let prediction = |label| json!({ "model_version": "v1", "score": 0.5, "result": by(0, label, false, false)["result"] });
    let (found, told) = labels(json!([]), json!([prediction("P"), prediction("Q")]));
    assert_eq!(found, [("Q".to_owned(), Origin::Suggested)]);
    assert!(told.contains("a prediction"), "{told}");
    let (found, told) = labels(json!([by(1, "A", false, false)]), json!([prediction("P")]));
    assert_eq!(found, [("A".to_owned(), Origin::Imported)]);
    assert!(told.contains("a prediction"), "{told}");
}

#[test]
fn the_text_is_where_the_configuration_says() {
    let tasks = json!([{ "data": { "headline": "No", "body": "Ana." }, "annotations": [{ "result":
        [region("r", json!(0), json!(3), "Ana", json!(["P"]))] }] }])
    .to_string();
    let config = r#"<View><Labels name="label" toName="text"/><Text name="text" value="$body"/></View>"#;
    let files = vec![InFile::new("p.json", tasks.as_bytes()), InFile::new("c.xml", config.as_bytes())];
    let incoming = format::read_all(files).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(incoming.import.documents[0].text().as_str(), "Ana.");
    assert!(incoming.report.to_string().contains("“data.headline”"), "{}", incoming.report);
    let refused = format::read("p.json", tasks.as_bytes()).expect_err("two texts").to_string();
    assert!(refused.contains("expected a task with a text under “text”"), "{refused}");
    let only = json!([{ "data": { "body": "Ana.", "n": 3 }, "annotations": [] }]);
    assert_eq!(read(&only).import.documents[0].text().as_str(), "Ana.");
}

/// People change controls in Label Studio; what `meta` says of them is then old.
#[test]
fn a_changed_control_counts_more_than_what_was_written() {
    let mut document = plain("It is so.");
    super::samples::mark(
        &mut document,
        "a1",
        "claim",
        "It is so",
        &[("verdict", "refuted"), ("topic", " \n")],
    );
    let written = write_as("label-studio", &Scheme::preset(), &[document]);
    let tasks = files_of(&written).into_iter().find(|(name, _)| name.ends_with(".json")).expect("tasks").1;
    let changed = tasks.replace("refuted", "supported");
    let incoming = format::read("x.json", changed.as_bytes()).expect("valid");
    let annotation = incoming.import.documents[0].annotations().iter().next().expect("an annotation").clone();
    assert_eq!(annotation.attributes["verdict"], AttributeValue::Text("supported".into()));
    assert_eq!(annotation.attributes["topic"], AttributeValue::Text(" \n".into()));
}

#[test]
fn odd_shapes_and_offsets_never_panic() {
    let text = "Ana left.";
    for (start, end) in [
        (json!(-1), json!(3)),
        (json!(5), json!(2)),
        (json!(0), json!(9999)),
        (json!(0), json!(1e300)),
        (json!("/p[1]/text()[1]"), json!("/p[1]/text()[1]")),
        (json!(null), json!([])),
        (json!(0.5), json!(u64::MAX)),
    ] {
        let incoming = read(&json!([task(text, json!([region("r", start.clone(), end, "", json!(["P"]))]))]));
        assert_eq!(incoming.unplaced.len() + incoming.import.documents[0].annotations().len(), 1, "{start}");
    }
    for odd in [json!(null), json!(3), json!("x"), json!([]), json!({}), json!([[1], null, { "x": [{}] }])] {
        let result = json!([{ "type": "labels", "id": odd, "value": odd, "meta": odd }, { "type": "choices", "value": odd },
            { "type": "relation", "labels": odd, "from_id": odd, "to_id": odd, "meta": odd }, odd, { "type": odd },
            { "type": "labels", "id": "r", "meta": { "exact": odd, "values": odd, "controls": odd, "text": odd },
                "value": { "start": 0, "end": 3, "labels": odd, "text": odd } },
            { "type": "choices", "from_name": odd, "id": "r", "value": { "choices": odd } },
            { "type": "x", "from_name": odd, "id": "r", "value": odd }]);
        read(&json!([task(text, result), task(text, odd.clone()), odd, { "data": odd, "annotations": odd },
            { "data": { "text": text, "exceptions": odd, "title": odd }, "annotations": [odd], "predictions": odd, "drafts": odd },
            { "data": { "text": text, "exceptions": [odd] }, "predictions": [odd], "annotations": [{ "result": odd, "completed_by": odd }] }]));
    }
}

#[test]
fn files_are_known_by_what_stands_in_them() {
    let likeness = |name: &'static str, contents: &str, beside: Option<&str>| {
        let beside = beside.map(|it| InFile::new("x.json", it.as_bytes().to_vec()));
        let bundle = Bundle::new(beside.into_iter().collect()).expect("a bundle");
        let file = InFile::new(name, contents.as_bytes().to_vec());
        format::by_id("label-studio").expect("registered").likeness(&file, &bundle)
    };
    let tasks = r#"[{"id":1,"data":{"text":"x"},"predictions":[]}]"#;
    assert_eq!(likeness("x.json", tasks, None), Likeness::Sure);
    let cut = tasks.strip_suffix("]}]").expect("its end");
    assert_eq!(likeness("x.json", cut, None), Likeness::Sure);
    assert_eq!(likeness("x.config.xml", "<View>\n</View>", Some(tasks)), Likeness::Sure);
    assert_eq!(likeness("x.config.xml", "<View>\n</View>", None), Likeness::No);
    assert_eq!(
        likeness("x.json", r#"{"format":"factmark","documents":[{"annotations":[]}]}"#, None),
        Likeness::No
    );
    assert_eq!(likeness("x.json", r#"{"data":[{"annotations":1}]}"#, None), Likeness::No);
    let refused = format::read("x.json", format!("{}\n", cut).as_bytes()).expect_err("broken");
    assert!(refused.to_string().starts_with("x.json: line "), "{refused}");
}
