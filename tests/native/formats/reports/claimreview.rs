//! ClaimReview: what was checked is an object that stands for itself; the rest is told.

use std::sync::Arc;

use factmark::model::{AttributeValue, Document, Number, Scheme};
use proptest::prelude::*;
use serde_json::Value;

use super::super::documents::libraries;
use super::super::text_of;
use super::{bare, example_of, lines, tolls, with, write};

fn reviews(documents: &[Arc<Document>]) -> Vec<Value> {
    let written = write("claimreview", &Scheme::preset(), documents, &[]);
    serde_json::from_str(text_of(&written)).expect("a JSON list")
}

/// The tolls article with other attributes on its reviewed claim; an empty text takes one away.
fn changed(attributes: &[(&str, &str)]) -> Arc<Document> {
    with(&tolls()[0], "c1", |it| {
        for (id, value) in attributes {
            it.attributes.insert((*id).into(), AttributeValue::Text((*value).into()));
        }
    })
}

#[test]
fn the_documented_example_is_true() {
    let written = write("claimreview", &Scheme::preset(), &tolls(), &[]);
    let (_, page) = include_str!("../../../../docs/formats/claimreview.md")
        .split_once("## An example")
        .expect("a heading");
    assert_eq!(text_of(&written), example_of(page));
    let file = &written.files[0];
    let name = "bridge-tolls-to-rise-council-says.jsonld";
    assert_eq!((file.name.as_str(), file.media_type), (name, "application/ld+json"));
    let expected = [
        "the format has no place for the label “quote”, left out",
        "the attribute “kind” is left out",
        "the attribute “verdict” is left out",
        "the value of “rating_value” was changed to what the format allows",
        "the note is left out",
        "who made the annotation, when and how is left out",
        "the value of “evidence” was changed to what the format allows",
        "the format has no place for the label “entity”, left out",
        "left out, because “verdict” is empty",
        "left out, because “reviewer” is empty",
        "a link “speaker” is left out",
        "a link “in_quote” is left out",
        "the text is not in the file, only the words that are marked",
    ];
    let mut told = lines(&written.report);
    told.sort();
    let mut expected = expected.map(str::to_owned);
    expected.sort();
    assert_eq!(told, expected);
}

#[test]
fn what_is_needed_is_asked_for_by_name() {
    let check = |attributes: &[(&str, &str)], missing: &str| {
        let written = write("claimreview", &Scheme::preset(), &[changed(attributes)], &[]);
        assert_eq!(text_of(&written), "[]\n");
        let line = format!("left out, because “{missing}” is empty");
        assert!(lines(&written.report).contains(&line), "{}", written.report);
    };
    check(&[("claim_text", " ")], "claim_text");
    check(&[("reviewer", "")], "reviewer");
    check(&[("verdict", "unrated"), ("rating_label", "")], "verdict");
    let mut article = Document::clone(&changed(&[("review_url", "javascript:alert(1)")]));
    article.meta.source.url = String::new();
    let written = write("claimreview", &Scheme::preset(), &[Arc::new(article)], &[]);
    assert!(lines(&written.report).contains(&"left out, because “review_url” is empty".to_owned()));
}

#[test]
fn a_verdict_is_a_rating() {
    let check = |verdict: &str, words: &str, number: Value| {
        let review = &reviews(&[changed(&[("verdict", verdict), ("rating_label", "")])])[0];
        assert_eq!(review["reviewRating"]["alternateName"], words);
        assert_eq!(review["reviewRating"]["ratingValue"], number);
    };
    check("supported", "Supported", 5.into());
    check("refuted", "Refuted", 1.into());
    check("conflicting", "Conflicting evidence", 3.into());
    check("not_enough_evidence", "Not enough evidence", Value::Null);
    check("half_true", "Half true", Value::Null);

    let own = with(&tolls()[0], "c1", |it| {
        it.attributes.insert("rating_value".into(), AttributeValue::Number(Number::Integer(2)));
        it.attributes.insert("rating_best".into(), AttributeValue::Number(Number::Integer(6)));
    });
    let rating = &reviews(&[own])[0]["reviewRating"];
    assert_eq!((&rating["ratingValue"], &rating["bestRating"]), (&2.into(), &6.into()));
    assert_eq!((&rating["worstRating"], &rating["alternateName"]), (&Value::Null, &"False".into()));
}

#[test]
fn the_claimant_is_linked_typed_or_quoted() {
    let author = |document: Document| reviews(&[Arc::new(document)])[0]["itemReviewed"]["author"].clone();
    let mut article = Document::clone(&tolls()[0]);
    assert_eq!(author(article.clone())["sameAs"], "https://www.wikidata.org/entity/Q42");
    let link = |article: &Document, kind: &str| {
        article.relations().find(|it| it.kind == kind).map(|it| it.id.clone()).expect("it is there")
    };
    article.remove_relation(&link(&article, "claimant"));
    assert_eq!(author(article.clone())["name"], "Mara Lindqvist", "by the quote’s link");
    article.remove_relation(&link(&article, "speaker"));
    assert_eq!(author(article.clone())["name"], "Mara Lindqvist", "by the quote’s attribute");
    article.remove_relation(&link(&article, "in_quote"));
    assert_eq!(author(article.clone()), Value::Null);
    let typed = with(&article, "c1", |it| {
        it.attributes.insert("claimant_name".into(), AttributeValue::Text("M. L.".into()));
    });
    assert_eq!(author(Document::clone(&typed))["name"], "M. L.");
}

#[test]
fn without_claims_the_list_is_empty() {
    let written = write("claimreview", &Scheme::preset(), &[], &[]);
    assert_eq!((text_of(&written), written.report.is_empty()), ("[]\n", true));
    assert_eq!(reviews(&[Arc::new(bare("", "text"))]).len(), 0);
    let two = [tolls(), tolls()].concat();
    assert_eq!(reviews(&two).len(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Labels that are no claims: a list without items, whatever stands in the articles.
    #[test]
    fn anything_makes_a_list((scheme, documents) in libraries()) {
        let documents: Vec<Arc<Document>> = documents.into_iter().map(Arc::new).collect();
        let written = write("claimreview", &scheme, &documents, &[]);
        prop_assert_eq!(text_of(&written), "[]\n");
        let n_told = written.report.lines.iter().filter(|line| line.what.to_string().contains("label")).count();
        prop_assert_eq!(n_told > 0, documents.iter().any(|it| !it.annotations().is_empty()));
    }
}
