//! What may be typed, kind by kind.

use super::*;
use crate::model::Timestamp;

#[track_caller]
fn check(kind: AttributeKind, typed: &str, expected: Result<&str, ValueProblem>) {
    let value = parse_value(&kind, typed);
    let back = value.clone().map(|value| value.as_ref().map(value_text).unwrap_or_default());
    assert_eq!(back, expected.map(Into::into), "{typed:?}");
    if let Ok(Some(value)) = value {
        assert_eq!(parse_value(&kind, &value_text(&value)), Ok(Some(value)), "{typed:?} twice");
    }
}

#[test]
fn nothing_typed_is_no_value() {
    for kind in [AttributeKind::Text, AttributeKind::Url, AttributeKind::Number, AttributeKind::Evidence] {
        assert_eq!(parse_value(&kind, " \t\n"), Ok(None));
    }
    check(AttributeKind::Text, " Ann ", Ok(" Ann "));
}

#[test]
fn addresses() {
    let check = |typed, expected| check(AttributeKind::Url, typed, expected);
    check(" https://news.example/a?b=c#d ", Ok("https://news.example/a?b=c#d"));
    check("HTTP://news.example:8080", Ok("HTTP://news.example:8080"));
    check("https://müller.example/ä", Ok("https://müller.example/ä"));
    check("https://हिन्दी.example", Ok("https://हिन्दी.example"));
    check("https://user:word@[2001:db8::1]:443/", Ok("https://user:word@[2001:db8::1]:443/"));
    check("https://a.example./x://y", Ok("https://a.example./x://y"));
    check("news.example", Err(ValueProblem::UrlScheme));
    check("ftp://news.example", Err(ValueProblem::UrlScheme));
    check("javascript://news.example", Err(ValueProblem::UrlScheme));
    check("https://", Err(ValueProblem::UrlHost));
    check("https:///path", Err(ValueProblem::UrlHost));
    check("https://a..b", Err(ValueProblem::UrlHost));
    check("https://a.example:99999", Err(ValueProblem::UrlHost));
    check("https://[zz]/", Err(ValueProblem::UrlHost));
    check("https://a<b>/", Err(ValueProblem::UrlHost));
    check("https://a.example/b c", Err(ValueProblem::UrlBlank));
}

#[test]
fn dates_are_those_of_the_calendar() {
    let check = |typed, expected| check(AttributeKind::Date, typed, expected);
    check("2026-11-22", Ok("2026-11-22"));
    check("2024-02-29", Ok("2024-02-29"));
    check("2000-02-29", Ok("2000-02-29"));
    check("2026-11", Ok("2026-11"));
    check("1789", Ok("1789"));
    check("2026-02-29", Err(ValueProblem::NoSuchDay));
    check("1900-02-29", Err(ValueProblem::NoSuchDay));
    check("2026-04-31", Err(ValueProblem::NoSuchDay));
    check("2026-13", Err(ValueProblem::NoSuchDay));
    check("2026-01-00", Err(ValueProblem::NoSuchDay));
    check("0000", Err(ValueProblem::NoSuchDay));
    check("22.11.2026", Err(ValueProblem::Date));
    check("2026-1-2", Err(ValueProblem::Date));
    check("2026-11-22-01", Err(ValueProblem::Date));
    check("-2026", Err(ValueProblem::Date));
}

#[test]
fn numbers_leave_as_they_came() {
    let check = |typed, expected| check(AttributeKind::Number, typed, expected);
    check("1", Ok("1"));
    check("1.0", Ok("1.0"));
    check(" +7 ", Ok("7"));
    check("\u{2212}2.5", Ok("-2.5"));
    check(".5", Ok("0.5"));
    check("1e300", Ok("1e300"));
    check("1,5", Ok("1.5"));
    check("0,125", Ok("0.125"));
    check("1234,567", Ok("1234.567"));
    check("1,000", Err(ValueProblem::Comma));
    check("-12,345", Err(ValueProblem::Comma));
    check("1,000.5", Err(ValueProblem::Comma));
    check("1,2,3", Err(ValueProblem::Comma));
    check("99999999999999999999", Err(ValueProblem::TooLarge));
    check("1e999", Err(ValueProblem::TooLarge));
    for typed in ["inf", "NaN", "4 of 5", "--1", ".", "1e", "0x10", "½", "-"] {
        check(typed, Err(ValueProblem::Number));
    }
}

#[test]
fn closed_lists_and_ids() {
    let stars = || AttributeKind::Choice(vec!["one".into(), "two".into()]);
    check(stars(), " two ", Ok("two"));
    check(stars(), "Two", Err(ValueProblem::NotAChoice("Two".into())));
    check(AttributeKind::Flag, "True", Ok("yes"));
    check(AttributeKind::Flag, "no", Ok("no"));
    check(AttributeKind::Flag, "maybe", Err(ValueProblem::Flag));
    check(AttributeKind::WikidataId, " Q42 ", Ok("Q42"));
    for typed in ["q42", "Q042", "Q", "42", "Q4 2", "https://www.wikidata.org/wiki/Q42"] {
        check(AttributeKind::WikidataId, typed, Err(ValueProblem::WikidataId));
    }
    check(AttributeKind::Evidence, "https://a.example", Err(ValueProblem::Kind("evidence")));
}

#[test]
fn each_piece_of_evidence_is_checked() {
    let good = Evidence {
        url: "https://a.example".into(),
        archive_url: String::new(),
        excerpt: "Late.".into(),
        stance: "supports".into(),
        accessed: Timestamp::new("2026-03-02T09:30:00Z").unwrap(),
    };
    let empty = Evidence {
        url: String::new(),
        excerpt: " ".into(),
        stance: String::new(),
        accessed: Timestamp::unknown(),
        ..good.clone()
    };
    let check = |second: Evidence, expected: &str| {
        let value = AttributeValue::Evidence(vec![good.clone(), second]);
        let problem = AttributeKind::Evidence.check(&value).map_err(|problem| problem.to_string());
        assert_eq!(problem.err().as_deref().unwrap_or("fine"), expected);
    };
    check(good.clone(), "fine");
    check(Evidence { excerpt: "Words alone.".into(), ..empty.clone() }, "fine");
    check(empty, "evidence 2 is empty");
    check(
        Evidence { url: "a".into(), ..good.clone() },
        "evidence 2, url: an address begins with “https://” or “http://”",
    );
    check(
        Evidence { archive_url: "http://".into(), ..good.clone() },
        "evidence 2, archive_url: the address names no site after “//”",
    );
    check(
        Evidence { stance: "maybe".into(), ..good.clone() },
        "evidence 2, stance: “maybe” is not one of the choices",
    );
    let accessed = Timestamp::new("2026-02-30").unwrap();
    check(
        Evidence { accessed, ..good.clone() },
        "evidence 2, accessed: there is no such day in the calendar",
    );

    // What somebody's file brought stays, and does not stand in the way.
    let odd = Evidence { stance: "maybe".into(), ..good.clone() };
    let list = |pieces: &[&Evidence]| AttributeValue::Evidence(pieces.iter().map(|&it| it.clone()).collect());
    let before = list(&[&odd]);
    let check_change = |after| AttributeKind::Evidence.check_change(Some(&before), &after).is_ok();
    assert!(check_change(list(&[&odd, &good])));
    assert!(!check_change(list(&[&odd, &Evidence { url: "a".into(), ..good.clone() }])));
    assert!(!check_change(list(&[&Evidence { excerpt: "Other.".into(), ..odd.clone() }])));
}
