//! The report: every article’s text is in it as it is, and nothing of an article is ever markup.

use std::collections::BTreeSet;
use std::sync::Arc;

use factmark::format::Written;
use factmark::model::{AttributeValue, Document, Scheme};
use html5gum::{DefaultEmitter, Error, Token, Tokenizer};
use proptest::prelude::*;

use super::super::documents::libraries;
use super::super::text_of;
use super::{bare, example_of, tolls, with, write};

/// A page as a browser’s tokenizer sees it.
#[derive(Default)]
struct Seen {
    tags: BTreeSet<String>,
    ids: Vec<String>,
    targets: Vec<String>,
    addresses: Vec<String>,
    /// The paragraphs and titles of the articles without the numbers in them.
    paragraphs: Vec<String>,
    n_scripts: usize,
}

fn seen(html: &str) -> Seen {
    let (mut seen, mut paragraph, mut is_reference, mut is_text) = (Seen::default(), None, false, false);
    let mut emitter = DefaultEmitter::default();
    // What stands between the tags of scripts and styles is no markup.
    emitter.naively_switch_states(true);
    for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8(tag.name.to_vec()).expect("UTF-8");
                let attribute = |key: &str| {
                    tag.attributes.get(key.as_bytes()).map(|it| String::from_utf8_lossy(it).into_owned())
                };
                seen.ids.extend(attribute("id"));
                if let Some(address) = attribute("href") {
                    match address.strip_prefix('#') {
                        Some(target) => seen.targets.push(target.to_owned()),
                        None => seen.addresses.push(address),
                    }
                }
                for key in tag.attributes.keys() {
                    let key = String::from_utf8_lossy(key);
                    assert!(!key.starts_with("on") && key != "src", "{key}");
                }
                is_reference |= name == "a" && attribute("class").is_some_and(|it| it.starts_with("ref"));
                is_text |= attribute("class").as_deref() == Some("text");
                if name == "h2" || name == "p" && is_text {
                    paragraph = Some(String::new());
                }
                seen.n_scripts += usize::from(name == "script");
                seen.tags.insert(name);
            }
            Token::EndTag(tag) => match tag.name.as_slice() {
                b"a" => is_reference = false,
                b"section" => is_text = false,
                b"p" | b"h2" => seen.paragraphs.extend(paragraph.take()),
                _ => {}
            },
            Token::String(text) if !is_reference => {
                if let Some(paragraph) = &mut paragraph {
                    paragraph.push_str(&String::from_utf8_lossy(&text));
                }
            }
            // A browser keeps noncharacters.
            Token::Error(error) if *error != Error::NoncharacterInInputStream => panic!("{error:?}"),
            _ => {}
        }
    }
    seen
}

/// Every tag that the page has ever.
const TAGS: &str = "a article b bdi blockquote body dd div dl dt fieldset footer h1 h2 h3 head header html input label legend li \
    link main mark meta nav ol p q script section span style title ul";

fn check(written: &Written, documents: &[Arc<Document>]) -> Seen {
    let seen = seen(text_of(written));
    let known: BTreeSet<&str> = TAGS.split_whitespace().collect();
    assert!(seen.tags.iter().all(|tag| known.contains(tag.as_str())), "{:?}", seen.tags);
    assert_eq!(seen.n_scripts, 1);
    let ids: BTreeSet<&String> = seen.ids.iter().collect();
    assert_eq!(ids.len(), seen.ids.len(), "an id stands twice");
    assert!(seen.targets.iter().all(|it| ids.contains(it)), "a link leads nowhere: {:?}", seen.targets);
    let is_web = |it: &String| it.starts_with("https://") || it.starts_with("http://") || it == "data:,";
    assert!(seen.addresses.iter().all(is_web), "{:?}", seen.addresses);
    // What HTML cannot hold is a replacement character there.
    let held = |text: &str| text.replace(|c: char| c.is_control() && c != '\t' && c != '\n', "\u{fffd}");
    let lines = documents.iter().flat_map(|it| it.text().as_str().lines()).map(held);
    let mut paragraphs = seen.paragraphs.iter();
    for line in lines.filter(|line| !line.is_empty()) {
        assert!(paragraphs.any(|it| *it == line), "{line:?} is not there, or in another order");
    }
    seen
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_text_is_all_there_and_no_more_than_text((scheme, documents) in libraries()) {
        let documents: Vec<Arc<Document>> = documents.into_iter().map(Arc::new).collect();
        check(&write("html", &scheme, &documents, &[]), &documents);
    }
}

#[test]
fn nobody_writes_into_the_page() {
    let evil = "</p></script><script>alert(1)</script>\" onload='x' --> ]]> &amp; <!--";
    let mut article = bare(evil, &format!("{evil}\n\n{evil}"));
    article.meta.source.url = "javascript:alert(1)".into();
    article.meta.language = "\"><script>".into();
    article.meta.note = evil.into();
    let tolls = with(&tolls()[0], "c1", |it| {
        it.note = evil.into();
        it.attributes.insert(evil.into(), AttributeValue::Text(evil.into()));
        it.attributes.insert("review_url".into(), AttributeValue::Text("JaVaScript:alert(1)".into()));
        it.attributes.insert("claimant_qid".into(), AttributeValue::Text("Q1\"><script>".into()));
    });
    let documents = [Arc::new(article), tolls];
    check(&write("html", &Scheme::preset(), &documents, &[]), &documents);
}

#[test]
fn the_documented_example_is_true() {
    let written = write("html", &Scheme::preset(), &tolls(), &[]);
    let html = text_of(&written);
    let example = example_of(include_str!("../../../../docs/formats/html.md"));
    assert!(html.contains(example), "{html}");
    assert_eq!(written.report.to_string(), "");
    assert!(html.contains("<title>Bridge tolls to rise, council says – annotated</title>"));
    assert!(html.contains("default-src &#39;none&#39;"));
    // The title is marked where it stands in the text, so it stands there once.
    assert_eq!(html.matches("Bridge tolls to rise").count(), 3, "page, article and contents");
}

#[test]
fn links_lead_to_the_words_in_the_source() {
    let documents = tolls();
    let seen = check(&write("html", &Scheme::preset(), &documents, &[]), &documents);
    let prefix = "https://news.example/tolls#:~:text=";
    let found: Vec<&str> = seen.addresses.iter().filter_map(|it| it.strip_prefix(prefix)).collect();
    assert_eq!(found.len(), documents[0].annotations().len());
    let quote = "%E2%80%9CTolls%20fell%20in%20nine%20of%20the%20last%20ten%20years%2C%E2%80%9D\
        &text=%E2%80%9Cand%20now%20they%20rise.%E2%80%9D";
    assert!(found.contains(&quote), "{found:#?}");
}

#[test]
fn pages_without_articles_and_with_many_are_whole() {
    let none = write("html", &Scheme::preset(), &[], &[]);
    let seen = seen(text_of(&none));
    assert!(seen.targets.iter().all(|it| seen.ids.contains(it)));
    assert!(text_of(&none).contains("There is no article") && text_of(&none).ends_with("</html>\n"));
    let documents = [tolls(), vec![Arc::new(bare("", ""))], tolls()].concat();
    let written = write("html", &Scheme::preset(), &documents, &[]);
    check(&written, &documents);
    assert!(text_of(&written).contains("<title>Annotated articles</title>"));
}
