//! One annotation in the list: its words, what is said about them, links, evidence, and who made it.

use super::article::{Article, host};
use super::markup::Markup;
use super::{label_of, text_fragment};
use crate::format::flat::flat;
use crate::format::web_address::is_web_address;
use crate::model::{
    Annotation, AttributeDef, AttributeKind, AttributeValue, Evidence, Origin, Relation, Scheme,
};

/// Appends the entry of the annotation at that position.
pub(super) fn write(article: &Article, index: usize, annotation: &Annotation, html: &mut Markup) {
    let (label, name) = label_of(article.scheme, &annotation.label);
    html.raw("<li class=\"").class_of(label).raw("\" id=\"");
    html.anchor(article, index).raw("\" data-a=\"").number(index + 1);
    html.raw("\" data-id=\"").text(annotation.id.as_str()).raw("\">\n");
    html.raw("<p class=\"kind\"><span class=\"swatch\"></span><b>").number(index + 1);
    html.raw("</b> <bdi>").text(name).raw("</bdi>");
    let page = &article.document.meta.source.url;
    if is_web_address(page) {
        let address = text_fragment::address(page, article.document.text(), &article.lower, annotation);
        html.raw(" <a class=\"bare\" rel=\"noopener noreferrer\" href=\"").text(&address);
        html.raw("\" aria-label=\"Find in the source: ").text(name).raw(" ").number(index + 1);
        html.raw("\">Find in the source</a>");
    }
    html.raw("</p>\n<blockquote class=\"words\" dir=\"auto\"");
    if !article.document.meta.language.is_empty() {
        html.raw(" lang=\"").text(&article.document.meta.language).raw("\"");
    }
    html.raw("><a href=\"#").anchor(article, index).raw("-text\">");
    html.text(&article.document.words_of(annotation)).raw("</a></blockquote>\n");
    let facts = facts(article, annotation);
    if !facts.is_empty() {
        html.raw("<dl class=\"facts\">\n").markup(&facts).raw("</dl>\n");
    }
    made(annotation, html);
    html.raw("</li>\n");
}

/// Attributes in the order of the scheme, then those it does not know; the note; links.
fn facts(article: &Article, annotation: &Annotation) -> Markup {
    let mut html = Markup::default();
    let defs = article.scheme.label(&annotation.label).map_or(&[][..], |label| &label.attributes);
    for def in defs {
        if let Some(value) = annotation.attributes.get(&def.id) {
            fact(&def.name, Some(def), value, &mut html);
        }
    }
    for (id, value) in annotation.attributes.iter().filter(|(id, _)| defs.iter().all(|def| def.id != **id)) {
        fact(id, None, value, &mut html);
    }
    if !annotation.note.is_empty() {
        html.raw("<dt>Note</dt><dd dir=\"auto\">").text(&annotation.note).raw("</dd>\n");
    }
    for (link, to) in article.links.from(annotation) {
        html.raw("<dt><bdi>").text(relation_name(article.scheme, link)).raw("</bdi></dt><dd>");
        html.entry_link(article, to).raw("</dd>\n");
    }
    for (link, from) in article.links.to(annotation) {
        html.raw("<dt>Linked from</dt><dd>").entry_link(article, from);
        html.raw(" as “<bdi>").text(relation_name(article.scheme, link)).raw("</bdi>”</dd>\n");
    }
    html
}

fn relation_name<'a>(scheme: &'a Scheme, link: &'a Relation) -> &'a str {
    let name = scheme.relation_type(&link.kind).map(|kind| kind.name.as_str());
    name.filter(|name| !name.is_empty()).unwrap_or(&link.kind)
}

/// A name and a value.
fn fact(name: &str, def: Option<&AttributeDef>, value: &AttributeValue, html: &mut Markup) {
    html.raw("<dt><bdi>").text(name).raw("</bdi></dt><dd dir=\"auto\">");
    match (value, def.map(|def| &def.kind)) {
        (AttributeValue::Text(text), _) if is_web_address(text) => html.link(text, short(text)),
        (AttributeValue::Text(text), Some(AttributeKind::WikidataId)) if is_item(text) => {
            html.link(&format!("https://www.wikidata.org/wiki/{text}"), text)
        }
        (AttributeValue::Text(text), Some(AttributeKind::Choice(_))) => html.text(&text.replace('_', " ")),
        (AttributeValue::Flag(is_so), _) => html.raw(if *is_so { "yes" } else { "no" }),
        (AttributeValue::Evidence(list), _) => {
            html.raw("<ul>");
            list.iter().for_each(|piece| evidence(piece, html));
            html.raw("</ul>")
        }
        _ => html.text(&flat(value)),
    };
    html.raw("</dd>\n");
}

/// `Q` and a number.
fn is_item(text: &str) -> bool {
    let digits = text.strip_prefix('Q').unwrap_or_default();
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

fn evidence(piece: &Evidence, html: &mut Markup) {
    html.raw("<li>");
    if !piece.stance.is_empty() {
        html.text(&piece.stance.replace('_', " ")).raw(": ");
    }
    html.address(&piece.url, short(&piece.url));
    if !piece.archive_url.is_empty() {
        html.raw(" (").address(&piece.archive_url, "copy").raw(")");
    }
    if !piece.accessed.as_str().is_empty() {
        html.raw(", seen ").text(piece.accessed.as_str());
    }
    if !piece.excerpt.is_empty() {
        html.raw("<q dir=\"auto\">").text(&piece.excerpt).raw("</q>");
    }
    html.raw("</li>");
}

/// A web address as one reads it: short ones whole, of long ones the name of the machine.
fn short(address: &str) -> &str {
    let whole = address.split_once("://").map_or(address, |(_, rest)| rest).trim_end_matches('/');
    if whole.chars().count() <= 44 { whole } else { host(address) }
}

/// Where it stands, who made it, how and when.
fn made(annotation: &Annotation, html: &mut Markup) {
    html.raw("<p class=\"made\">Characters ");
    for (i, span) in annotation.fragments.iter().enumerate() {
        html.raw(if i > 0 { ", " } else { "" }).number(span.start().to_usize());
        html.raw("–").number(span.end().to_usize());
    }
    let (created, modified) = (annotation.created.as_str(), annotation.modified.as_str());
    if !annotation.annotator.is_empty() {
        html.raw(" · <bdi>").text(&annotation.annotator).raw("</bdi>");
    }
    match annotation.origin {
        Origin::Manual => {}
        Origin::Suggested => drop(html.raw(" · suggested")),
        Origin::Imported => drop(html.raw(" · imported")),
    }
    if !created.is_empty() {
        html.raw(" · ").text(&created.replace('T', " "));
    }
    if !modified.is_empty() && modified != created {
        html.raw(" · changed ").text(&modified.replace('T', " "));
    }
    html.raw("</p>\n");
}

impl Markup {
    /// Appends the name of an entry’s anchor.
    fn anchor(&mut self, article: &Article, index: usize) -> &mut Self {
        self.raw("d").number(article.number).raw("-").number(index + 1)
    }

    /// Appends the first words of another annotation, which lead to its entry.
    fn entry_link(&mut self, article: &Article, to: &Annotation) -> &mut Self {
        let Some(index) = article.document.annotations().position(&to.id) else { return self };
        self.raw("<a href=\"#").anchor(article, index).raw("\"><bdi>");
        let words = article.document.words_of(to);
        let mut letters = words.chars();
        let start: String = letters.by_ref().take(80).collect();
        self.text(&start).raw(if letters.next().is_some() { "…" } else { "" });
        self.raw("</bdi> (").number(index + 1).raw(")</a>")
    }

    /// Appends an address, as a link if it is one that may be followed.
    fn address(&mut self, address: &str, words: &str) -> &mut Self {
        match is_web_address(address) {
            true => self.link(address, words),
            false => self.raw("<bdi>").text(address).raw("</bdi>"),
        }
    }
}
