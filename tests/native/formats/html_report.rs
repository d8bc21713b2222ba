//! The HTML report: the text is all there, as it was; nothing in it is taken for markup; the file asks for nothing.

use factmark::format::ReportKind;
use factmark::model::{Document, Scheme};

use super::samples::{files_of, mark, plain, worked_example, write_as};

/// The report on documents.
fn page(documents: &[Document]) -> String {
    let written = write_as("html", &Scheme::preset(), documents);
    files_of(&written).into_values().next().expect("a file").to_owned()
}

/// What a browser shows of the text: tags left out, references put in.
fn text_of(page: &str) -> String {
    let (_, rest) = page.split_once("<div class=\"text\"").expect("a text");
    let (_, rest) = rest.split_once('>').expect("the end of the tag");
    let (inside, _) = rest.split_once("</div>").expect("its end");
    let mut text = String::new();
    let mut is_tag = false;
    for c in inside.chars() {
        match c {
            '<' => is_tag = true,
            '>' if is_tag => is_tag = false,
            c if !is_tag => text.push(c),
            _ => {}
        }
    }
    let references = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    references.iter().fold(text, |text, (reference, c)| text.replace(reference, c))
}

#[test]
fn the_text_is_whole_whatever_lies_over_it() {
    let mut document = plain("“We cut 💸 taxes,” said Ana 👨‍👩‍👧.\n\nشكرا <b>&amp; \"bye\"</b> 'x'");
    mark(&mut document, "a", "quote", "“We cut 💸 taxes,”", &[("quote_type", "direct")]);
    mark(&mut document, "b", "claim", "💸 taxes,” said", &[]);
    mark(&mut document, "c", "entity", "Ana", &[]);
    mark(&mut document, "d", "entity", "Ana", &[]);
    mark(&mut document, "e", "quote", "cut … said … شكرا", &[]);
    let page = page(&[document.clone()]);
    assert_eq!(text_of(&page), document.text().as_str());
    for i in 0..5 {
        assert_eq!(page.matches(&format!("id=\"m1-{i}\"")).count(), 1, "mark {i} of {page}");
        assert_eq!(page.matches(&format!("id=\"e1-{i}\"")).count(), 1, "entry {i} of {page}");
    }
    assert_eq!(page.matches("<mark").count(), page.matches("</mark>").count());
}

#[test]
fn hundreds_of_marks_over_one_place_can_all_be_reached() {
    let mut document = plain("one two three four five six seven eight nine ten");
    let words: Vec<&str> = "one two three four five six seven eight nine ten".split(' ').collect();
    for n in 0..300 {
        let (from, to) = (n % 9, n % 9 + 1 + n / 9 % (9 - n % 9));
        mark(&mut document, &format!("a{n}"), "claim", &words[from..=to].join(" "), &[]);
    }
    let page = page(&[document.clone()]);
    assert_eq!(text_of(&page), document.text().as_str());
    for i in 0..300 {
        assert_eq!(page.matches(&format!("id=\"m1-{i}\"")).count(), 1, "mark {i}");
    }
}

#[test]
fn nothing_is_taken_for_markup_and_nothing_is_asked_of_the_network() {
    let mut document = plain("</div><script>alert(1)</script>]]><!-- x");
    mark(&mut document, "a", "claim", "<script>", &[("justification", "\"><img src=x onerror=alert(1)>")]);
    document.meta.title = "</title><script>".into();
    document.meta.note = "<b>".into();
    document.meta.source.url = "javascript:alert(1)".into();
    document.meta.language = "\" onclick=\"x".into();
    let page = page(&[document.clone()]);
    assert_eq!(text_of(&page), document.text().as_str());
    for markup in ["<script", "<img", "href=\"javascript", "\" onclick", "<link", "url(", "src="] {
        let told = page.replace("src=x", "").matches(markup).count();
        assert_eq!(told, 0, "{markup} is in {page}");
    }
    assert!(page.contains("default-src 'none'"));
}

#[test]
fn what_the_report_cannot_show_is_told() {
    let mut document = plain("a bell \u{7} rings");
    document
        .meta
        .exceptions
        .insert((factmark::model::LabelId::new("claim"), document.text().whole().expect("a text")));
    let written = write_as("html", &Scheme::preset(), &[document]);
    let kinds: Vec<ReportKind> = written.report.lines.iter().map(|line| line.kind).collect();
    assert_eq!(kinds, [ReportKind::Lost, ReportKind::Changed], "{}", written.report);
    let empty = write_as("html", &Scheme::preset(), &[plain(""), plain("x")]);
    assert!(empty.report.is_empty(), "{}", empty.report);
    let none = write_as("html", &Scheme::preset(), &[]);
    assert!(files_of(&none).values().all(|page| page.ends_with("</html>\n")));
}

#[test]
fn the_worked_example_shows_its_facts() {
    let example = worked_example();
    let scheme = example.import.scheme.as_deref().expect("a scheme");
    let written = write_as("html", scheme, &example.import.documents);
    assert_eq!(written, write_as("html", scheme, &example.import.documents));
    let page = files_of(&written).into_values().next().expect("a file").to_owned();
    for document in &example.import.documents {
        for annotation in document.annotations().iter() {
            let first = document.text().slice(annotation.fragments.first()).expect("inside the text");
            assert!(page.contains(first), "{first} is not in the report");
        }
    }
}
