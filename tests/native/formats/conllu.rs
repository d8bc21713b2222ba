//! CoNLL-U with entities, and whole corpora where they are there to be read.

use std::path::Path;

use factmark::format::{self, InFile, Incoming};
use factmark::model::AttributeValue;
use proptest::prelude::*;

use super::documents::text;
use super::samples::words_of;

fn example() -> &'static str {
    let page = include_str!("../../../docs/formats/conllu.md");
    let (_, rest) = page.split_once("```text\n").expect("an example");
    rest.split_once("```").expect("its end").0
}

#[track_caller]
fn read(text: &str) -> Incoming {
    format::read("x.conllu", text.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

#[track_caller]
fn check(text: &str, expected: &[&str]) -> Incoming {
    let incoming = read(text);
    let found = words_of(&incoming.import.documents[0]);
    assert_eq!(found.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>(), expected);
    incoming
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damage_never_panics(text in text(), at in any::<prop::sample::Index>(), length in 0usize..40) {
        let start = at.index(example().len());
        let end = (start + length).min(example().len());
        let damaged = [&example().as_bytes()[..start], text.as_bytes(), &example().as_bytes()[end..]].concat();
        if let Err(error) = format::read("x.conllu", &damaged) {
            prop_assert!(error.to_string().starts_with("x.conllu: "), "{}", error);
        }
    }
}

#[test]
fn the_documented_example_is_read() {
    let incoming = check(example(), &["Nordsund's ferry", "Nordsund's"]);
    let document = &incoming.import.documents[0];
    assert_eq!((document.id().as_str(), document.text().as_str()), ("ferry", "Nordsund's ferry sank."));
    assert_eq!(document.meta.title, "Ferry late again");
    assert_eq!(document.meta.source.url, "https://news.example/ferry");
    let said = |i: usize, id: &str| match document.annotations().nth(i)?.attributes.get(id)? {
        AttributeValue::Text(text) => Some(text.clone()),
        _ => None,
    };
    assert_eq!((said(0, "etype"), said(0, "corpus_type")), (Some("OTHER".into()), Some("object".into())));
    assert_eq!((said(1, "etype"), said(1, "name")), (Some("LOC".into()), Some("Nordsund".into())));
}

fn row(id: &str, form: &str, misc: &str) -> String {
    format!("{id}\t{form}\t_\t_\t_\t_\t_\t_\t_\t{misc}\n")
}

#[test]
fn entities_in_pieces_and_broken_brackets() {
    let pieces = [
        row("1", "not", "Entity=(5[1/2]-object"),
        row("2", "only", "Entity=5[1/2])"),
        row("2.1", "hidden", "Entity=(9-person)"),
        row("3", "Ana", "Entity=(6-person)|SpaceAfter=No"),
        row("4", ",", "_"),
        row("5", "💸", "Entity=(5[2/2]-object)"),
    ];
    check(&pieces.concat(), &["not only … 💸", "Ana"]);
    let broken = [row("1", "a", "Entity=(1-person"), row("2", "b", "Entity=2)"), row("3", "c", "Entity=x")];
    let incoming = check(&broken.concat(), &[]);
    let told = incoming.report.to_string();
    for expected in
        ["line 1 was left out: the entity “1” has no end", "line 2 was left out", "line 3 was left out"]
    {
        assert!(told.contains(expected), "{told}");
    }
    let refused = format::read("x.conllu", b"Oslo\tname\n").expect_err("no columns").to_string();
    assert!(refused.contains("line 1: a token with ten columns"), "{refused}");
}

/// All files of a folder of the corpora, or none where they are not there.
fn corpus(folder: &str, ending: &str) -> Vec<(String, Vec<u8>)> {
    let Ok(corpora) = std::env::var("FACTMARK_CORPORA") else {
        println!("FACTMARK_CORPORA is not set: {folder} is not read");
        return Vec::new();
    };
    let files = std::fs::read_dir(Path::new(&corpora).join(folder)).expect("the folder of the corpus");
    let mut paths: Vec<_> = files.map(|it| it.expect("a file").path()).collect();
    paths.sort();
    let is_one = |path: &&std::path::PathBuf| path.to_string_lossy().ends_with(ending);
    let read = |path: &std::path::PathBuf| (path.display().to_string(), std::fs::read(path).expect("a file"));
    paths.iter().filter(is_one).map(read).collect()
}

/// The article of each `# newdoc`, and as many entities as brackets open, pieces counted once.
#[test]
fn gum_comes_in() {
    let (mut n_articles, mut n_entities, mut n_pieces) = (0, 0, 0);
    for (name, bytes) in corpus("gum", ".conllu") {
        let text = std::str::from_utf8(&bytes).expect("UTF-8");
        let incoming = format::read_all(vec![InFile::new(name.as_str(), bytes.as_slice())]).expect(&name);
        assert!(incoming.unplaced.is_empty(), "{name}");
        let told = incoming.report.to_string();
        assert!(!told.contains("line"), "{name}: {told}");
        let documents = &incoming.import.documents;
        assert_eq!(documents.len(), text.matches("# newdoc").count(), "{name}");
        for sentence in text.lines().filter_map(|line| line.strip_prefix("# text = ")) {
            assert!(documents.iter().any(|it| it.text().as_str().contains(sentence)), "{name}: {sentence}");
        }
        let found: usize = documents.iter().map(|it| it.annotations().len()).sum();
        let misc = text.lines().filter_map(|line| line.split('\t').nth(9));
        let entity = misc.filter_map(|it| it.split('|').find_map(|it| it.strip_prefix("Entity=")));
        let (opened, later) = entity.fold((0, 0), |(all, later), it| {
            let is_later =
                |it: &&str| it.split('-').next().is_some_and(|id| id.contains('[') && !id.contains("[1/"));
            (all + it.matches('(').count(), later + it.split('(').skip(1).filter(is_later).count())
        });
        assert_eq!(found, opened - later, "{name}");
        n_articles += documents.len();
        n_entities += found;
        n_pieces += documents
            .iter()
            .flat_map(|it| it.annotations().iter())
            .filter(|it| it.fragments.as_slice().len() > 1)
            .count();
    }
    println!("GUM: {n_articles} articles, {n_entities} entities, {n_pieces} of them in pieces");
}

/// As many entities as tags begin, and the sentences as they were.
#[test]
fn universal_ner_comes_in() {
    for (name, bytes) in corpus("uner-ewt", ".iob2") {
        let text = std::str::from_utf8(&bytes).expect("UTF-8");
        let incoming = format::read_all(vec![InFile::new(name.as_str(), bytes.as_slice())]).expect(&name);
        assert!(
            incoming.unplaced.is_empty() && !incoming.report.to_string().contains("line"),
            "{}",
            incoming.report
        );
        let documents = &incoming.import.documents;
        assert_eq!(documents.len(), text.matches("# newdoc").count());
        let whole: String = documents.iter().flat_map(|it| [it.text().as_str(), "\n"]).collect();
        for sentence in text.lines().filter_map(|line| line.strip_prefix("# text = ")) {
            assert!(whole.contains(sentence.trim()), "{sentence}");
        }
        let found: usize = documents.iter().map(|it| it.annotations().len()).sum();
        assert_eq!(found, text.matches("\tB-").count());
        println!("Universal NER: {} articles, {found} entities", documents.len());
    }
}
