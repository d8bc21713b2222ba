//! Setting attributes: what is no value is refused by name, and changes nothing.

use super::*;
use crate::model::{AttributeValue, Evidence, Number, Timestamp};

fn text(text: &str) -> AttributeValue {
    AttributeValue::Text(text.into())
}

#[track_caller]
fn check(label: &str, attribute: &str, value: AttributeValue, expected: &str) {
    let (mut desk, document) = Desk::with_article("one two");
    let annotation = desk.tag(&document, label, span(0, 3)).unwrap().choose.unwrap();
    let before = desk.library.clone();
    let value = Some(value);
    let command = Command::SetAttribute { document, annotation, attribute: attribute.into(), value };
    let refusal = desk.run(command).map_err(|refusal| refusal.to_string()).err();
    assert_eq!(refusal.as_deref().unwrap_or("set"), expected);
    assert_eq!(desk.library == before, expected != "set");
}

#[test]
fn values_are_of_their_kind() {
    check("quote", "speaker_name", text("Ann"), "set");
    check("quote", "rumour", text("Ann"), "the label has no attribute “rumour”");
    check("quote", "quote_type", text("direct"), "set");
    check("quote", "quote_type", text("loud"), "“Kind” was not set: “loud” is not one of the choices");
    check("quote", "original_url", text("https://a.example/"), "set");
    let url = "“Original” was not set: an address begins with “https://” or “http://”";
    check("quote", "original_url", text("a.example"), url);
    check("quote", "date_said", text("2026-11"), "set");
    check(
        "quote",
        "date_said",
        text("2026-02-30"),
        "“Said on” was not set: there is no such day in the calendar",
    );
    let number = |number| AttributeValue::Number(Number::Real(number));
    check("claim", "rating_value", number(2.5), "set");
    check("claim", "rating_value", number(f64::NAN), "“Rating value” was not set: this is no number");
    check(
        "claim",
        "rating_value",
        text("2"),
        "“Rating value” was not set: the value is not of the kind “number”",
    );
    check("entity", "qid", text("Q42"), "set");
    let qid = "“Wikidata” was not set: a Wikidata id is a “Q” and a number, such as “Q42”";
    check("entity", "qid", text("42"), qid);
    let evidence = |url: &str| {
        AttributeValue::Evidence(vec![Evidence {
            url: url.into(),
            archive_url: String::new(),
            excerpt: String::new(),
            stance: "supports".into(),
            accessed: Timestamp::unknown(),
        }])
    };
    check("claim", "evidence", evidence("https://a.example"), "set");
    check(
        "claim",
        "evidence",
        evidence("https://"),
        "“Evidence” was not set: evidence 1, url: the address names no site after “//”",
    );
}
