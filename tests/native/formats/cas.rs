//! UIMA CAS JSON comes back as it was, XMI says the same, and foreign files are taken in.

use factmark::format::{self, ReportKind};
use factmark::model::{AttributeValue, Document, DocumentId, Meta};
use factmark::text::PlainText;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::linked::{example, ferry, read_back, small_scheme, typed_libraries, write};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn json_comes_back_as_it_was((scheme, documents) in typed_libraries()) {
        let written = write("cas-json", &scheme, &documents);
        prop_assert_eq!(&written, &write("cas-json", &scheme, &documents));
        if !documents.is_empty() {
            let mut back = read_back(&written);
            back.import.documents.sort_by(|a, b| a.id().as_str().cmp(b.id().as_str()));
            prop_assert_eq!(&back.import.documents, &documents);
            prop_assert!(back.report.lines.iter().all(|it| it.kind == ReportKind::Noted), "{}", back.report);
        }
        let told = |kind| written.report.lines.iter().filter(|line| line.kind == kind).count();
        prop_assert_eq!(told(ReportKind::Lost), 1, "the scheme only: {}", written.report);
    }

    /// A parser of its own decodes what was escaped; no character is lost or moved but those XML forbids.
    #[test]
    fn xmi_holds_the_text_of_each_article((scheme, documents) in typed_libraries()) {
        let written = write("xmi", &scheme, &documents);
        prop_assert_eq!(written.files.len(), documents.len() + 1);
        let mut texts: Vec<String> = written.files.iter().filter(|it| it.name != "TypeSystem.xml").map(|file| {
            let xml = std::str::from_utf8(&file.bytes).expect("UTF-8");
            let (_, rest) = xml.split_once(" sofaString=\"").expect("a text");
            unescaped(rest.split_once('"').expect("its end").0)
        }).collect();
        let mut expected: Vec<String> = documents.iter().map(|it| it.text().as_str().replace('\u{1}', "\u{fffd}")).collect();
        texts.sort();
        expected.sort();
        prop_assert_eq!(texts, expected);
    }
}

fn unescaped(xml: &str) -> String {
    assert!(!xml.contains(['<', '\n', '\t', '\r']), "{xml}");
    let mut text = xml.to_owned();
    for (entity, c) in [
        ("&#10;", "\n"),
        ("&#9;", "\t"),
        ("&#8232;", "\u{2028}"),
        ("&quot;", "\""),
        ("&lt;", "<"),
        ("&gt;", ">"),
    ] {
        text = text.replace(entity, c);
    }
    text.replace("&amp;", "&")
}

#[test]
fn the_documented_examples_are_true() {
    let written = write("cas-json", &small_scheme(), &[ferry()]);
    let page = include_str!("../../../docs/formats/cas-json.md");
    assert_eq!(written.files[0].name, "ferry-fares-stay.json");
    assert_eq!(example(page, "json"), std::str::from_utf8(&written.files[0].bytes).unwrap());
    let written = write("xmi", &small_scheme(), &[ferry()]);
    let page = include_str!("../../../docs/formats/xmi.md");
    let names: Vec<&str> = written.files.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["TypeSystem.xml", "ferry-fares-stay.xmi"]);
    assert_eq!(example(page, "xml"), std::str::from_utf8(&written.files[1].bytes).unwrap());
}

#[test]
fn offsets_count_utf16() {
    let written = write("cas-json", &small_scheme(), &[ferry()]);
    let file: Value = serde_json::from_slice(&written.files[0].bytes).unwrap();
    let all = file["%FEATURE_STRUCTURES"].as_array().unwrap();
    let text: Vec<u16> = all[0]["sofaString"].as_str().unwrap().encode_utf16().collect();
    let words = |it: &Value| {
        let at = |key: &str| it[key].as_u64().unwrap() as usize;
        String::from_utf16(&text[at("begin")..at("end")]).unwrap()
    };
    let entities = all.iter().filter(|it| it["%TYPE"].as_str().unwrap().ends_with("Entity"));
    assert_eq!(entities.map(words).collect::<Vec<_>>(), ["Ana Gómez", "Ana Gómez"]);
}

#[test]
fn files_of_equal_titles_have_names_of_their_own() {
    let document = |id: &str, title: &str| {
        Document::new(DocumentId::new(id), Meta::titled(title), PlainText::from_raw("one"))
    };
    let documents = [document("a", "Ferry"), document("b", "ferry!"), document("c", "Ferry 2")];
    let written = write("cas-json", &small_scheme(), &documents);
    let names: Vec<&str> = written.files.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["ferry-2-2.json", "ferry-2.json", "ferry.json"]);
    assert!(write("cas-json", &small_scheme(), &[]).files.is_empty());
    assert_eq!(write("xmi", &small_scheme(), &[]).files.len(), 1, "the types alone");
}

/// What INCEpTION changes is taken, though the exact value stands beside it.
#[test]
fn edits_of_others_are_taken() {
    let written = write("cas-json", &small_scheme(), &[ferry()]);
    let mut file: Value = serde_json::from_slice(&written.files[0].bytes).unwrap();
    for it in file["%FEATURE_STRUCTURES"].as_array_mut().unwrap() {
        match it["id"].as_str() {
            Some("a1") => it["quote_type"] = "indirect".into(),
            Some("a3") => it["rating_value"] = json!(3.5),
            _ => {}
        }
    }
    let back = format::read("x.json", file.to_string().as_bytes()).unwrap();
    let values: Vec<&AttributeValue> =
        back.import.documents[0].annotations().iter().flat_map(|it| it.attributes.values()).collect();
    assert_eq!(format!("{values:?}"), "[Text(\"indirect\"), Number(Real(3.5)), Text(\"PERSON\")]");
}

#[test]
fn foreign_files_are_taken_in() {
    let file = json!({
        "%TYPES": {},
        "%FEATURE_STRUCTURES": [
            { "%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaNum": 1, "sofaID": "_InitialView", "sofaString": "💸 Ana said no.\r\nBye." },
            { "%ID": 2, "%TYPE": "uima.tcas.DocumentAnnotation", "@sofa": 1, "begin": 0, "end": 21, "language": "en" },
            { "%ID": 3, "%TYPE": "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token", "@sofa": 1, "begin": 3, "end": 6 },
            { "%ID": 4, "%TYPE": "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity", "@sofa": 1, "begin": 3, "end": 6, "value": "PER" },
            { "%ID": 5, "%TYPE": "webanno.custom.Quote", "@sofa": 1, "begin": 12, "end": 14, "sure": true, "n": 2, "@speakers": 6 },
            { "%ID": 6, "%TYPE": "webanno.custom.QuoteSpeaker[]", "%ELEMENTS": [7] },
            { "%ID": 7, "%TYPE": "webanno.custom.QuoteSpeaker", "role": "said_by", "@target": 4 },
            { "%ID": 8, "%TYPE": "webanno.custom.Answers", "@sofa": 1, "begin": 3, "end": 6, "@Governor": 4, "@Dependent": 5 },
            { "%ID": 9, "%TYPE": "webanno.custom.Quote", "@sofa": 1, "begin": -4, "end": 1e300 },
            { "%ID": 10, "%TYPE": "webanno.custom.Quote", "@sofa": 1, "begin": 17, "end": 20, "@next": 5, "@gone": 99 },
        ],
        "%VIEWS": {},
    });
    let back = format::read("x.json", file.to_string().as_bytes()).unwrap();
    let document = &back.import.documents[0];
    let found: Vec<(&str, String)> =
        document.annotations().iter().map(|it| (it.label.as_str(), document.words_of(it))).collect();
    assert_eq!(
        found,
        [("NamedEntity", "Ana".to_owned()), ("quote", "no".to_owned()), ("quote", "Bye".to_owned())]
    );
    let links: Vec<(&str, &str, &str)> =
        document.relations().map(|it| (it.kind.as_str(), it.from.as_str(), it.to.as_str())).collect();
    assert_eq!(links, [("said_by", "5", "4"), ("Answers", "4", "5"), ("next", "10", "5")]);
    assert_eq!((back.unplaced.len(), back.unplaced[0].at.as_str()), (1, "feature structure 9"));
    assert_eq!(document.meta.language, "en");
}

#[test]
fn broken_files_are_refused_by_name_and_place() {
    let refusal = |text: &str| format::read("x.json", text.as_bytes()).unwrap_err().to_string();
    let broken = refusal("{\"%TYPES\": {},\n \"%FEATURE_STRUCTURES\": [}");
    assert!(broken.starts_with("x.json: not valid JSON at line 2, column 26"), "{broken}");
    assert!(refusal("{\"%TYPES\": {}}").contains("%FEATURE_STRUCTURES: not there"));
    assert!(refusal("{\"%FEATURE_STRUCTURES\": [3, {}]}").contains("holds no text"));
}
