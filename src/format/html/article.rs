//! One article: its head, its text, its annotations.

use super::markup::Markup;
use super::{entry, label_of, text};
use crate::format::links::Links;
use crate::format::web_address::is_web_address;
use crate::model::{Document, Meta, Scheme, Status};

/// An article with all that its parts need to know.
pub(super) struct Article<'a> {
    /// From 1; names its anchors.
    pub(super) number: usize,
    pub(super) document: &'a Document,
    pub(super) scheme: &'a Scheme,
    pub(super) links: Links<'a>,
    /// The text in lower case, made once.
    pub(super) lower: String,
}

/// The article as HTML.
pub(super) fn of(article: &Article) -> Markup {
    let (document, number) = (article.document, article.number);
    let mut html = Markup::default();
    html.raw("\n<article id=\"d").number(number).raw("\" aria-labelledby=\"d").number(number);
    html.raw("-title\" data-id=\"").text(document.id().as_str()).raw("\">\n<div class=\"head\">\n");
    let mut text = text::Text::new(article);
    // Mostly the text begins with its title; it is marked there, too.
    let title = document.meta.title.trim();
    let is_in_text = !title.is_empty() && document.text().block_str(0).trim() == title;
    html.raw("<h2 id=\"d").number(number).raw("-title\" dir=\"auto\"").language(&document.meta).raw(">");
    match title {
        "" => html.raw("Untitled article"),
        _ if is_in_text => html.markup(&text.block(0).0),
        _ => html.text(title),
    };
    html.raw("</h2>\n");
    byline(&document.meta, &mut html);
    counts(article, &mut html);
    if !document.meta.note.is_empty() {
        html.raw("<p class=\"remark\" dir=\"auto\">").text(&document.meta.note).raw("</p>\n");
    }
    html.raw("</div>\n<section class=\"text\" aria-label=\"Text\"").language(&document.meta).raw(">\n");
    html.markup(&text.paragraphs(usize::from(is_in_text)));
    html.raw("</section>\n<section class=\"annotations\" aria-labelledby=\"d").number(number);
    html.raw("-list\">\n<h3 id=\"d").number(number).raw("-list\">Annotations</h3>\n");
    if document.annotations().is_empty() {
        html.raw("<p class=\"none\">Nothing is marked.</p>\n");
    } else {
        html.raw("<ol>\n");
        for (index, annotation) in document.annotations().iter().enumerate() {
            entry::write(article, index, annotation, &mut html);
        }
        html.raw("</ol>\n");
    }
    html.raw("</section>\n</article>\n");
    html
}

/// Who wrote it, where and when, and how far the work on it is.
fn byline(meta: &Meta, html: &mut Markup) {
    let source = &meta.source;
    let mut line = Markup::default();
    let published = source.published.as_str().replace('T', " ");
    for words in [source.byline.as_str(), &source.publisher, &published] {
        if !words.is_empty() {
            line.raw("<span><bdi>").text(words).raw("</bdi></span>");
        }
    }
    if is_web_address(&source.url) {
        line.raw("<span>").link(&source.url, host(&source.url)).raw("</span>");
    } else if !source.url.is_empty() {
        line.raw("<span><bdi>").text(&source.url).raw("</bdi></span>");
    }
    if !source.accessed.as_str().is_empty() {
        line.raw("<span>read ").text(&source.accessed.as_str().replace('T', " ")).raw("</span>");
    }
    match meta.status {
        Status::ToDo => {}
        Status::InProgress => drop(line.raw("<span>in progress</span>")),
        Status::Done => drop(line.raw("<span>done</span>")),
    }
    if let Some(due) = meta.due {
        line.raw("<span>due ").text(&due.to_string()).raw("</span>");
    }
    if !line.is_empty() {
        html.raw("<p class=\"by\">").markup(&line).raw("</p>\n");
    }
}

/// The name of the machine in a web address, without `www.`.
pub(super) fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

/// How many annotations of each label there are.
fn counts(article: &Article, html: &mut Markup) {
    if article.document.annotations().is_empty() {
        return;
    }
    html.raw("<ul class=\"counts\" aria-label=\"Annotations by label\">\n");
    for label in article.scheme.labels() {
        let n = article.document.annotations().iter().filter(|it| it.label == label.id).count();
        if n > 0 {
            let (index, name) = label_of(article.scheme, &label.id);
            html.raw("<li><span class=\"swatch ").class_of(index).raw("\"></span><bdi>").text(name);
            html.raw("</bdi> <b>").number(n).raw("</b></li>\n");
        }
    }
    html.raw("</ul>\n");
}

impl Markup {
    /// Appends the attribute `lang` if the language is known.
    fn language(&mut self, meta: &Meta) -> &mut Self {
        if meta.language.is_empty() {
            return self;
        }
        self.raw(" lang=\"").text(&meta.language).raw("\"")
    }
}
