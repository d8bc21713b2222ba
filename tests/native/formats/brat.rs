//! brat standoff: what is written comes back as it was, and what other programs write comes in.

use std::collections::BTreeMap;
use std::sync::Arc;

use factmark::format::{self, Finding, InFile, Incoming, Loss, Repair, ReportKind, Selection, Written};
use factmark::model::{AttributeValue, Document, Label, LabelId, Scheme};
use proptest::prelude::*;

use super::documents::libraries;
use super::read as read_json;

/// Writes articles as brat standoff.
pub(super) fn write(scheme: &Scheme, documents: &[Document]) -> Written {
    let documents: Vec<Arc<Document>> = documents.iter().cloned().map(Arc::new).collect();
    let brat = format::by_id("brat").expect("the format is registered");
    format::write(brat, &Selection { scheme, documents: &documents }, &[])
}

/// Reads files, by name.
#[track_caller]
pub(super) fn read(files: &[(&str, &str)]) -> Incoming {
    let files = files.iter().map(|(name, text)| InFile::new(*name, text.as_bytes())).collect();
    format::read_all(files).unwrap_or_else(|error| panic!("{error}"))
}

#[track_caller]
pub(super) fn read_back(written: &Written) -> Incoming {
    let files = written.files.iter().map(|file| InFile::new(&*file.name, &*file.bytes)).collect();
    format::read_all(files).unwrap_or_else(|error| panic!("{error}"))
}

fn files_of(written: &Written) -> BTreeMap<&str, &str> {
    let text = |bytes| std::str::from_utf8(bytes).expect("UTF-8");
    written.files.iter().map(|file| (&*file.name, text(&file.bytes))).collect()
}

/// What is marked, by label, with its words.
fn marked(document: &Document) -> Vec<(String, String)> {
    document.annotations().iter().map(|it| (it.label.to_string(), document.words_of(it))).collect()
}

/// The documents with values of one kind for each attribute: no foreign file brings kinds with it, so readers infer
/// them from the first value they see.
fn evened(mut documents: Vec<Document>) -> Vec<Document> {
    for document in &mut documents {
        let annotations: Vec<_> = document.annotations().iter().cloned().collect();
        for annotation in annotations {
            let mut annotation = Arc::unwrap_or_clone(annotation);
            annotation.attributes.retain(|key, value| match value {
                AttributeValue::Text(_) => !matches!(&**key, "number" | "flag" | "evidence"),
                AttributeValue::Number(_) => key == "number",
                AttributeValue::Flag(_) => key == "flag",
                AttributeValue::Evidence(_) => key == "evidence",
            });
            document.put_annotation(Arc::new(annotation)).expect("inside the text");
        }
    }
    documents
}

/// A scheme whose labels brat has no names for.
fn odd_scheme(scheme: Scheme) -> Scheme {
    let odd = ["Größe 1", "Größe-1", "港", "a\tb", "<ENTITY>"];
    let labels = odd.map(|id| Label { id: LabelId::new(id), key: None, ..scheme.labels()[0].clone() });
    Scheme::new(labels.to_vec(), scheme.relation_types()[..1].to_vec()).expect("a scheme")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn everything_comes_back_as_it_was((scheme, documents) in libraries(), is_odd: bool) {
        let mut documents = evened(documents);
        let mut scheme = scheme;
        if is_odd {
            scheme = odd_scheme(scheme);
            for document in &mut documents {
                let annotations: Vec<_> = document.annotations().iter().cloned().collect();
                for (i, annotation) in annotations.into_iter().enumerate() {
                    let label = scheme.labels()[i % scheme.labels().len()].id.clone();
                    let annotation = factmark::model::Annotation { label, ..(*annotation).clone() };
                    document.put_annotation(Arc::new(annotation)).expect("inside the text");
                }
            }
        }
        let written = write(&scheme, &documents);
        for line in &written.report.lines {
            let is_told = match &line.what {
                Finding::Loss(Loss::Renamed(from, to)) => from != to,
                Finding::Loss(Loss::Scheme) => true,
                _ => is_odd && line.kind == ReportKind::FilledIn,
            };
            prop_assert!(is_told, "{}", written.report);
        }
        let back = read_back(&written);
        let is_odd_value = |it: &format::ReportLine| matches!(it.what, Finding::Repair(Repair::Value(_)));
        let is_as_it_was = back.unplaced.is_empty() && back.report.lines.iter().all(is_odd_value);
        prop_assert!(is_as_it_was, "{}", back.report);
        let mut found = back.import.documents;
        found.sort_by(|a, b| a.id().cmp(b.id()));
        prop_assert_eq!(&found, &documents);
        prop_assert_eq!(&write(&scheme, &documents), &written);
    }

    /// What the offsets say is what stands beside them, one line each, in names that brat takes.
    #[test]
    fn annotation_files_are_as_the_loaders_want_them((scheme, documents) in libraries()) {
        let written = write(&scheme, &documents);
        let files = files_of(&written);
        for (name, annotations) in files.iter().filter(|(name, _)| name.ends_with(".ann")) {
            let text: Vec<char> = files[&*name.replace(".ann", ".txt")].chars().collect();
            for line in annotations.lines() {
                let is_broken = |c: char| matches!(c, '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
                prop_assert!(!line.contains(is_broken), "{line:?}");
                let columns: Vec<&str> = line.split('\t').collect();
                if !line.starts_with('T') {
                    prop_assert!((2..=3).contains(&columns.len()), "{line:?}");
                    continue;
                }
                prop_assert_eq!(columns.len(), 3);
                let (label, offsets) = columns[1].split_once(' ').expect("offsets");
                prop_assert!(label.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-'));
                let words: Vec<String> = offsets.split(';').map(|piece| {
                    let (start, end) = piece.split_once(' ').expect("two offsets");
                    let (start, end): (usize, usize) = (start.parse().unwrap(), end.parse().unwrap());
                    text[start..end].iter().map(|&c| if c == '\t' || c == '\n' || is_broken(c) { ' ' } else { c }).collect()
                }).collect();
                prop_assert_eq!(words.join(" "), columns[2]);
            }
        }
    }

    /// Whatever is done to a file, reading it ends with a refusal or a document, never with a panic.
    #[test]
    fn damage_never_panics(damage in super::documents::text(), at in any::<prop::sample::Index>(), len in 0usize..30) {
        let whole = "T1\tQuote 0 5;9 12\tWords and\nE1\tQuote:T1 By:T2\nT2\tWho 9 12\tand\nA1\tk T1 v\n\
            N1\tReference T2 Wikidata:Q1\tx\n#1\tAnnotatorNotes T1\tn\nR1\tby Arg1:T1 Arg2:T2\n*\tEquiv T1 T2\n";
        let start = at.index(whole.len());
        let end = (start + len).min(whole.len());
        let around = (whole.get(..start).expect("ASCII"), whole.get(end..).expect("ASCII"));
        let broken = [around.0, &damage, around.1].concat();
        read(&[("x.txt", "Words to and fro"), ("x.ann", &broken)]);
        let details = [("x.txt", "Words to and fro"), ("x.ann", whole), ("x.meta.json", &broken)];
        let back = read(&details);
        prop_assert_eq!(back.import.documents[0].annotations().len(), 2);
    }
}

/// The worked example of the page is what Factmark writes of the example of its own form, to the byte.
#[test]
fn the_documented_example_is_true() {
    let (_, rest) =
        include_str!("../../../docs/formats/json.md").split_once("```json\n").expect("an example");
    let (example, _) = rest.split_once("```").expect("its end");
    let incoming = read_json(example);
    let scheme = incoming.import.scheme.expect("a scheme");
    let written = write(&scheme, &incoming.import.documents);
    let page = include_str!("../../../docs/formats/brat.md");
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>().join("\n");
    for (name, contents) in files_of(&written) {
        let block = format!("`{name}`:\n\n```\n{}\n```\n", lines(contents));
        assert!(page.contains(&block), "the page lacks:\n{block}");
    }
    assert_eq!(read_back(&written).import.documents, incoming.import.documents);
}

#[test]
fn events_notes_references_and_equals_come_in() {
    let text = "“We cut taxes,”\n\nsaid Mayor Ana Gómez. The mayor “won”.";
    let annotations = "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1 Content2:T6\r\n\
        T1\tSource 22 37\tMayor Ana Gómez\r\n\
        T2\tCue 17 21\tsaid\r\n\
        T3\tContent 0 15\t“We cut taxes,”\r\n\
        T4\tAttribution 17 21\tsaid\r\n\
        T5\tSource 39 48\tThe mayor\r\n\
        T6\tContent 49 54\t“won”\r\n\
        *\tEquiv T1 T5\r\n\
        A1\tCertainty E1 High\r\n\
        M1\tNegation E1\r\n\
        N1\tReference T1 Wikidata:Q42\tMayor Ana Gómez\r\n\
        N2\tReference T5 UMLS:C1\tSomebody\r\n\
        #1\tAnnotatorNotes E1\tSure?\r\n\
        #2\tSTATUS T4\tdone\r\n";
    let conf = "[attributes]\nCertainty\tArg:<EVENT>, Value:Low|High\n";
    let back = read(&[("a/x.txt", text), ("a/x.ann", annotations), ("a/annotation.conf", conf)]);
    let document = &back.import.documents[0];
    assert_eq!(document.annotations().len(), 6);
    let links: Vec<_> =
        document.relations().map(|it| format!("{} {} {}", it.from, it.kind.to_lowercase(), it.to)).collect();
    assert_eq!(links, ["T4 content T3", "T4 cue T2", "T4 source T1", "T4 content T6", "T1 equiv T5"]);
    let trigger = document.annotations().get(&factmark::model::AnnotationId::new("T4")).expect("T4");
    assert_eq!(trigger.note, "Sure?\nSTATUS: done");
    let value = |text: &str| AttributeValue::Text(text.into());
    let attributes = [("Certainty", value("High")), ("Negation", AttributeValue::Flag(true))];
    assert_eq!(trigger.attributes, attributes.map(|(key, value)| (key.to_owned(), value)).into());
    assert_eq!(back.report.to_string(), "“x”: “Somebody”, the name beside an id: left out\n");
    // Brat's attributes leave as brat's attributes.
    let scheme = back.import.scheme.clone().expect("a scheme");
    let written = write(&scheme, &back.import.documents);
    let files = files_of(&written);
    assert!(files["x.ann"].contains("\tCertainty T3 High\n"), "{}", files["x.ann"]);
    assert!(files["annotation.conf"].contains("Certainty\tArg:Attribution, Value:Low|High\n"));
    assert_eq!(read_back(&written).import.documents, back.import.documents);
}

#[test]
fn stretches_over_line_ends_are_cut_for_brat_and_joined_again() {
    let text = "One\n\n  two three\nfour";
    let back = read(&[("x.txt", text), ("x.ann", "T1\ta 0 3;7 10\tOne two\nT2\ta 7 10;11 16\ttwo three\n")]);
    let [document] = &back.import.documents[..] else { panic!("one article") };
    let expected = [("a", "One\n\n  two"), ("a", "two … three")];
    assert_eq!(marked(document), expected.map(|(label, words)| (label.into(), words.into())));
    assert!(back.report.is_empty(), "{}", back.report);
    let written = write(back.import.scheme.as_ref().expect("a scheme"), &back.import.documents);
    let files = files_of(&written);
    assert_eq!(files["x.ann"].lines().next(), Some("T1\ta 0 3;5 10\tOne   two"));
    // Without the details, the pieces still come back.
    let bare = read(&[("x.txt", files["x.txt"]), ("x.ann", files["x.ann"])]);
    assert_eq!(marked(&bare.import.documents[0]), marked(document));
}

#[test]
fn other_counts_are_seen_by_the_words() {
    let text = "😀 Ana said:\r\n“No 😀, never.”";
    // UTF-16 units of the text with its CRLF.
    let annotations = "T1\tSource 3 6\tAna\nT2\tContent 14 20;20 29\t“No 😀 , never.”\n";
    let back = read(&[("x.txt", text), ("x.ann", annotations)]);
    assert!(back.unplaced.is_empty(), "{:?}", back.unplaced);
    let expected = [("Source", "Ana"), ("Content", "“No 😀 … , never.”")];
    assert_eq!(marked(&back.import.documents[0]), expected.map(|(l, w)| (l.to_owned(), w.to_owned())));
    let counted = Finding::Repair(Repair::Counted("UTF-16 units".into()));
    assert!(back.report.lines.iter().any(|line| line.what == counted), "{}", back.report);
}

#[test]
fn bad_lines_are_told_and_the_rest_is_read() {
    let annotations = "T1\ta 0 3\tOne\nnonsense\nT2 a 4 7\ttwo\nT3\ta 4 9000000000\ttwo\nT1\ta 4 7\ttwo\n\
        T4\ta 9 4\tnowhere\nR1\tx Arg1:T1 Arg2:T9\nA1\tk R1\nE1\tb:T1 By:T9 To:T3\nA2\tk T1 v\nA3\tk T1 w\n\n";
    let back = read(&[("x.txt", "One two"), ("x.ann", annotations)]);
    let [document] = &back.import.documents[..] else { panic!("one article") };
    assert_eq!(marked(document), [("a", "One"), ("a", "two")].map(|(l, w)| (l.to_owned(), w.to_owned())));
    assert_eq!(document.relations().len(), 1);
    let [unplaced] = &back.unplaced[..] else { panic!("{:?}", back.unplaced) };
    assert_eq!((&*unplaced.words, &*unplaced.at), ("nowhere", "line 6"));
    let bad: Vec<usize> = (back.report.lines.iter())
        .filter_map(|line| match line.what {
            Finding::Repair(Repair::Line(n, _)) => Some(n),
            _ => None,
        })
        .collect();
    assert_eq!(bad, [2, 3, 5, 7, 8, 9, 11], "{}", back.report);
}

#[test]
fn files_are_recognised_together_and_refused_by_name() {
    let refused = |files: &[(&str, &str)]| {
        let files = files.iter().map(|(name, text)| InFile::new(*name, text.as_bytes())).collect();
        format::read_all(files).expect_err("a refusal").to_string()
    };
    let alone = refused(&[("dir/x.ann", "T1\ta 0 3\tOne\n")]);
    assert!(alone.starts_with("dir/x.ann: line 1: its text “x.txt” is not there"), "{alone}");
    assert!(refused(&[("x.txt", "One two")]).contains("no format"), "a text alone is no brat");
    let other = refused(&[("x.txt", "One two"), ("x_2.ann", "T1\ta 0 3\tSix\n")]);
    assert!(other.starts_with("x_2.ann: "), "{other}");
    // Several annotators of one text; no annotation at all; nothing but a configuration.
    let two = read(&[("x.txt", "One"), ("x_a.ann", "T1\ta 0 3\tOne\n"), ("x_b.ann", "T1\tb 0 3\tOne\n")]);
    let titles: Vec<&str> = two.import.documents.iter().map(|it| it.meta.title.as_str()).collect();
    assert_eq!(titles, ["x_a", "x_b"]);
    assert_eq!(read(&[("x.txt", "One"), ("x.ann", "")]).import.documents.len(), 1);
    let none = read_back(&write(&Scheme::preset(), &[]));
    assert!(none.import.documents.is_empty() && none.report.is_empty(), "{}", none.report);
}

/// Details of annotations that another program numbered anew, or moved, go to no wrong one.
#[test]
fn details_of_other_annotations_are_not_taken() {
    let details = r#"{"id": "d", "title": "Day", "annotations": {
        "T1": {"start": 0, "end": 3, "id": "first", "annotator": "Sol", "note": "one\nline"},
        "T2": {"start": 4, "end": 7, "id": "T3", "annotator": "Kim"}}}"#;
    let annotations = "T1\ta 4 7\ttwo\nT2\ta 4 7\ttwo\nT3\ta 0 3\tOne\n#1\tAnnotatorNotes T1\tone line\n";
    let back = read(&[("x.txt", "One two"), ("x.ann", annotations), ("x.meta.json", details)]);
    let document = &back.import.documents[0];
    assert_eq!((document.id().as_str(), document.meta.title.as_str()), ("d", "Day"));
    let mut found: Vec<(&str, &str, &str)> =
        document.annotations().iter().map(|it| (it.id.as_str(), &*it.annotator, it.note.as_str())).collect();
    found.sort_unstable();
    assert_eq!(found, [("T1", "", "one line"), ("T3", "Kim", ""), ("T3-2", "", "")]);
}
