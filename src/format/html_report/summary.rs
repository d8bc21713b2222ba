//! What is known of an article: title, source, dates, note, and how much of what is marked.

use super::escape::{Escaped, web_address};
use super::marked_text::label_index;
use crate::model::{Document, Scheme, Status};

/// The head of an article.
pub(super) fn summary(document: &Document, scheme: &Scheme, article: usize) -> String {
    let meta = &document.meta;
    let mut html = format!("<header>\n<h1 id=\"h{article}\" dir=\"auto\">{}</h1>\n", Escaped(&meta.title));
    let source = &meta.source;
    let mut facts: Vec<String> = Vec::new();
    for fact in [&source.byline, &source.publisher] {
        if !fact.is_empty() {
            facts.push(format!("<span dir=\"auto\">{}</span>", Escaped(fact)));
        }
    }
    for (what, when) in [("Published", &source.published), ("read", &source.accessed)] {
        if !when.as_str().is_empty() {
            facts.push(format!("{what} <time>{}</time>", Escaped(when.as_str())));
        }
    }
    facts.push(
        match meta.status {
            Status::ToDo => "To do",
            Status::InProgress => "In progress",
            Status::Done => "Done",
        }
        .to_owned(),
    );
    if let Some(due) = meta.due {
        facts.push(format!("due <time>{due}</time>"));
    }
    html.push_str(&format!("<p class=\"facts\">{}</p>\n", facts.join(" · ")));
    if let Some(address) = web_address(&source.url) {
        html.push_str(&format!(
            "<p class=\"facts\"><a href=\"{address}\" rel=\"noreferrer noopener\">{address}</a></p>\n"
        ));
    } else if !source.url.is_empty() {
        html.push_str(&format!("<p class=\"facts\">{}</p>\n", Escaped(&source.url)));
    }
    if !meta.note.is_empty() {
        html.push_str(&format!("<p class=\"note\" dir=\"auto\">{}</p>\n", Escaped(&meta.note)));
    }
    html.push_str(&format!("<p class=\"facts\">{}</p>\n</header>\n", counts(document, scheme)));
    html
}

/// `3 Quote, 1 Claim`, by label in the order of the scheme.
fn counts(document: &Document, scheme: &Scheme) -> String {
    let mut n = vec![0; scheme.labels().len()];
    for annotation in document.annotations().iter() {
        if let Some(n) = n.get_mut(label_index(scheme, annotation)) {
            *n += 1;
        }
    }
    let counted = scheme.labels().iter().zip(n).filter(|(_, n)| *n > 0);
    let counts: Vec<String> = counted.map(|(label, n)| format!("{} {n}", Escaped(&label.name))).collect();
    if counts.is_empty() { "Nothing is marked".to_owned() } else { counts.join(" · ") }
}
