//! Words found in every corner of the library.

use std::sync::Arc;

use super::*;
use crate::model::{Annotation, AttributeValue, Document, DocumentId, Evidence, Number};
use crate::text::{Context, Search};

fn library() -> Library {
    let text = |text: &str| AttributeValue::Text(text.into());
    let evidence = |url: &str, excerpt: &str| Evidence {
        url: url.into(),
        archive_url: String::new(),
        excerpt: excerpt.into(),
        stance: String::new(),
        accessed: Timestamp::unknown(),
    };
    let annotation = Annotation {
        id: AnnotationId::new("a1"),
        label: LabelId::new("claim"),
        fragments: Fragments::one(Span::new(CodePoint::new(0), CodePoint::new(3)).unwrap()),
        attributes: [
            ("claimant_name".to_owned(), text("Ferry board")),
            (
                "evidence".to_owned(),
                AttributeValue::Evidence(vec![
                    evidence("https://ferry.example/", "No ship"),
                    evidence("https://log.example/", "A late\nFERRY"),
                ]),
            ),
            ("rating_value".to_owned(), AttributeValue::Number(Number::Integer(4))),
        ]
        .into(),
        note: "Which ferry?".into(),
        origin: Origin::Manual,
        annotator: "".into(),
        created: Timestamp::unknown(),
        modified: Timestamp::unknown(),
    };
    let meta = |title: &str, note: &str| Meta { note: note.into(), ..Meta::titled(title) };
    let document = |id: &str, meta: Meta, text: &str| {
        Document::new(DocumentId::new(id), meta, PlainText::from_raw(text))
    };
    let mut first = document("d1", meta("The 🚢 ferry", "no ferry, no ferry"), "💸 Ferry.\nferryman");
    first.put_annotation(Arc::new(annotation)).unwrap();
    let second = document("d2", meta("Buses", ""), "A bus.");
    let third = document("d3", meta("Ferries", ""), "The ferry.");
    let mut library = Library::default();
    for (at, document) in [first, second, third].into_iter().enumerate() {
        library.insert(at, Arc::new(document)).unwrap();
    }
    library
}

/// What was found, as "article: place start-end words, …".
fn told(search: &Search, limit: usize) -> Vec<String> {
    let library = library();
    let findings = find_everywhere(&library, search, limit);
    let counted: usize = findings.articles.iter().map(|article| article.n_found).sum();
    assert_eq!(findings.n_found, counted);
    let listed: usize = findings.articles.iter().map(|article| article.found.len()).sum();
    assert_eq!(listed, counted.min(limit));
    assert_eq!(findings.is_cut, listed < counted);
    let article = |article: &FoundIn| {
        let document = library.get(&article.document).unwrap();
        let places = article.found.iter().map(|found| {
            let text = found.place.text(document).unwrap();
            let words = Context::around(&text, found.span, 0).words;
            let place = match &found.place {
                Place::Note(id) => format!("note of {id}"),
                Place::Attribute(id, attribute, nth) => format!("{attribute} {nth} of {id}"),
                place => format!("{place:?}"),
            };
            format!("{place} {} {words}", found.span.start().get())
        });
        let places: Vec<String> = places.collect();
        format!("{} {}: {}", article.document, article.n_found, places.join(", "))
    };
    findings.articles.iter().map(article).collect()
}

fn words(words: &str) -> Search {
    Search { words: words.into(), ..Search::default() }
}

#[test]
fn finds_words_in_every_corner() {
    let first = "d1 9: Title 6 ferry, ArticleNote 3 ferry, ArticleNote 13 ferry, Text 2 Ferry, Text 9 ferry, \
        note of a1 6 ferry, claimant_name 0 of a1 0 Ferry, evidence 1 of a1 8 ferry, evidence 2 of a1 7 FERRY";
    assert_eq!(told(&words("ferry"), 100), [first, "d3 1: Text 4 ferry"]);
    assert_eq!(told(&words("ferries"), 100), ["d3 1: Title 0 Ferries"]);
    let whole = Search { is_whole_word: true, is_case_sensitive: true, ..words("Ferry") };
    assert_eq!(told(&whole, 100), ["d1 2: Text 2 Ferry, claimant_name 0 of a1 0 Ferry"]);
    assert_eq!(told(&words("late ferry"), 9), ["d1 1: evidence 2 of a1 2 late\nFERRY"]);
}

#[test]
fn lists_up_to_the_limit_and_counts_the_rest() {
    assert_eq!(told(&words("ferry"), 2), ["d1 9: Title 6 ferry, ArticleNote 3 ferry", "d3 1: "]);
    assert_eq!(told(&words("ferry"), 0), ["d1 9: ", "d3 1: "]);
    assert_eq!(told(&words("ferry"), 10).len(), 2);
}

#[test]
fn nothing_to_look_for_is_found_nowhere() {
    for search in ["", " \n", "absent"] {
        assert_eq!(find_everywhere(&library(), &words(search), 9), Findings::default());
    }
}
