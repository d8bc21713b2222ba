//! CoNLL-2003: one layer a file, and the relatives that others write.

use factmark::format::{self, Incoming};
use factmark::model::{AttributeValue, Document, DocumentId, Scheme};
use proptest::prelude::*;

use super::documents::{libraries, text};
use super::samples::{check_page, crowded, files_of, mark, plain, read_back, words_of, write_as};

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// The words of tokens, sentences and tags come back; every line has four columns for any reader.
    #[test]
    fn tokens_and_tags_come_back((scheme, documents) in libraries()) {
        let written = write_as("conll", &scheme, &documents);
        for contents in files_of(&written).values() {
            for line in contents.split('\n').filter(|line| !line.is_empty()) {
                prop_assert_eq!(line.split_whitespace().count(), 4, "{}", line);
                prop_assert_eq!(line.split(' ').count(), 4, "{}", line);
            }
        }
        let back = read_back(&written);
        let expected = documents.iter().filter(|it| !it.text().tokens().is_empty()).map(|it| {
            let sentences = it.text().tokens();
            let line = |it: &Vec<factmark::text::Token<'_>>| it.iter().map(|it| it.text).collect::<Vec<_>>().join(" ");
            sentences.iter().map(line).collect::<Vec<_>>().join("\n")
        });
        let texts = back.import.documents.iter().map(|it| it.text().as_str().to_owned());
        prop_assert_eq!(texts.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
        let n_begun: usize = files_of(&written).values().map(|it| it.matches(" -X- -X- B-").count()).sum();
        let n_read: usize = back.import.documents.iter().map(|it| it.annotations().len()).sum();
        prop_assert_eq!(n_read, n_begun);
    }

    #[test]
    fn damage_never_panics(text in text(), at in any::<prop::sample::Index>(), length in 0usize..40) {
        let written = write_as("conll", &Scheme::preset(), &[crowded()]);
        let bytes = &written.files[0].bytes;
        let start = at.index(bytes.len());
        let end = (start + length).min(bytes.len());
        let damaged = [&bytes[..start], text.as_bytes(), &bytes[end..]].concat();
        if let Err(error) = format::read("x.conll", &damaged) {
            prop_assert!(error.to_string().starts_with("x.conll: "), "{}", error);
        }
    }
}

#[test]
fn the_page_is_true() {
    check_page("conll", include_str!("../../../docs/formats/conll.md"));
}

#[test]
fn types_become_those_of_conll() {
    let mut document = plain("Ana met Acme in Oslo on Monday, Norwegians said.\n\nShe left");
    let kinds =
        [("Ana", "PERSON"), ("Acme", "ORG"), ("Oslo", "GPE"), ("Monday", "DATE"), ("Norwegians", "NORP")];
    for (words, kind) in kinds {
        mark(&mut document, words, "entity", words, &[("etype", kind)]);
    }
    mark(&mut document, "q", "quote", "said.\n\nShe", &[]);
    let written = write_as("conll", &Scheme::preset(), &[document]);
    let files = files_of(&written);
    let names: Vec<&str> = files.keys().copied().collect();
    assert_eq!(names, ["a-title-claim.conll", "a-title-entity.conll", "a-title-quote.conll"]);
    let expected = "-DOCSTART- -X- -X- O\n\nAna -X- -X- B-PER\nmet -X- -X- O\nAcme -X- -X- B-ORG\nin -X- -X- O\n\
        Oslo -X- -X- B-LOC\non -X- -X- O\nMonday -X- -X- O\n, -X- -X- O\nNorwegians -X- -X- B-MISC\n\
        said -X- -X- O\n. -X- -X- O\n\nShe -X- -X- O\nleft -X- -X- O\n\n";
    assert_eq!(files["a-title-entity.conll"], expected);
    assert!(files["a-title-quote.conll"].contains(". -X- -X- I-QUOTE\n\nShe -X- -X- B-QUOTE\n"));
    let told = written.report.to_string();
    for expected in ["“GPE” is called “LOC”", "“NORP” is called “MISC”", "entity DATE", "annotation q"]
    {
        assert!(told.contains(expected), "{told}");
    }
    // All layers of an article are one article again.
    let back = read_back(&written);
    assert_eq!(back.import.documents.len(), 1);
    assert_eq!(kinds_of(&back), "Ana PERSON, Acme ORG, Oslo LOC, Norwegians -, said . -, She -");
}

fn kinds_of(incoming: &Incoming) -> String {
    let document = &incoming.import.documents[0];
    let kind = |it: &factmark::model::Annotation| match it.attributes.get("etype") {
        Some(AttributeValue::Text(kind)) => kind.clone(),
        _ => "-".to_owned(),
    };
    let all = document.annotations().iter().map(|it| format!("{} {}", document.words_of(it), kind(it)));
    all.collect::<Vec<_>>().join(", ")
}

#[track_caller]
fn check(contents: &str, text: &str, kinds: &str) {
    let incoming = format::read("x.txt", contents.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    let document: &Document = &incoming.import.documents[0];
    assert_eq!((document.text().as_str(), &*kinds_of(&incoming)), (text, kinds), "{contents}");
}

#[test]
fn the_relatives_come_in() {
    let both = "Ana Vale PERSON, Oslo LOC";
    check("Ana B-PER\nVale I-PER\nin O\n\nOslo B-LOC\n", "Ana Vale in\nOslo", both);
    // IOB1, as in the original, with tabs and CRLF.
    check(
        "Ana\tNNP\tI-NP\tI-PER\r\nVale\tNNP\tI-NP\tI-PER\r\nOslo\tNNP\tB-NP\tI-LOC\r\n",
        "Ana Vale Oslo",
        both,
    );
    check("Ana B-PER\nVale E-PER\nOslo S-LOC\n# O\n", "Ana Vale Oslo #", both);
    // Universal NER.
    check(
        "# newdoc id = n1\n# text = Ana Vale, Oslo\n1\tAna\tB-PER\t-\tkim\n2\tVale\tI-PER\t-\tkim\n3\t,\tO\t-\t-\n\
        4\tOslo\tB-LOC\t-\tkim\n\n# text = Yes!\n1\tYes\tO\t-\t-\n2\t!\tO\t-\t-\n",
        "Ana Vale, Oslo Yes!",
        both,
    );
    check("Ana\tB-PER\t_\nVale\tI-PER\tSpaceAfter=No\n,\tO\t_\nOslo\tB-LOC\t_\n", "Ana Vale, Oslo", both);
}

#[test]
fn what_is_broken_is_told() {
    let incoming = format::read("x.conll", b"Ana B-PER\nVale\nleft O\nOslo B-LOC\n").expect("readable");
    assert!(incoming.report.to_string().contains("line 2 was left out"), "{}", incoming.report);
    assert_eq!(kinds_of(&incoming), "Ana PERSON, Oslo LOC");
    let refused = format::read("x.conll", b"\n\nAna\nleft\n").expect_err("no tags").to_string();
    assert!(refused.starts_with("x.conll: line 3: a token and its tag"), "{refused}");
}

#[test]
fn a_crowded_article_and_an_empty_one_go_through() {
    let documents = [crowded(), plain("\n ").with_id(DocumentId::new("e"))];
    let written = write_as("conll", &Scheme::preset(), &documents);
    assert_eq!(files_of(&written).len(), 4);
    assert!(written.report.to_string().contains("the article is empty"));
    let back = read_back(&written);
    assert_eq!(back.import.documents.len(), 1);
    assert!(!words_of(&back.import.documents[0]).is_empty());
    let nothing = write_as("conll", &Scheme::preset(), &[]);
    assert_eq!(files_of(&nothing).len(), 3);
    assert!(read_back(&nothing).import.documents.is_empty());
}
