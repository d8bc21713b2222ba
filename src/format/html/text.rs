//! The text with its marks. Each annotation’s number stands where it ends, and leads to what is said about it.

use super::article::Article;
use super::markup::Markup;
use super::{label_of, segments};

/// Underlines further down share a place: nobody tells them apart, and lines would drift away from each other.
const MAX_LANES: usize = 12;

/// Writes the text of an article from its beginning on.
pub(super) struct Text<'a> {
    article: &'a Article<'a>,
    /// Which annotations have their anchor already.
    is_anchored: Vec<bool>,
}

impl<'a> Text<'a> {
    pub(super) fn new(article: &'a Article<'a>) -> Self {
        Self { article, is_anchored: vec![false; article.document.annotations().len()] }
    }

    /// The blocks from `first` on as paragraphs. An empty line becomes the space between two.
    pub(super) fn paragraphs(&mut self, first: usize) -> Markup {
        let text = self.article.document.text();
        let (mut html, mut is_gap) = (Markup::default(), false);
        for block in first..text.blocks().len() {
            let (content, n_lanes) = self.block(block);
            if content.is_empty() {
                is_gap = true;
                continue;
            }
            html.raw("<p dir=\"auto\"").raw(if is_gap { " class=\"gap\"" } else { "" });
            if n_lanes > 3 {
                html.raw(" style=\"--lanes:").number(n_lanes.min(MAX_LANES)).raw("\"");
            }
            html.raw(">").markup(&content).raw("</p>\n");
            is_gap = false;
        }
        html
    }

    /// What stands in a block, with its marks, and how many underlines lie below each other.
    pub(super) fn block(&mut self, block: usize) -> (Markup, usize) {
        let mut html = Markup::default();
        let (runs, n_lanes) = segments::of_block(self.article.document, block);
        for run in runs {
            let words = run.span.and_then(|span| self.article.document.text().slice(span));
            for mark in &run.marks {
                html.raw("<mark class=\"").class_of(self.label(mark.index).0).raw("\"");
                self.anchor(mark.index, &mut html);
                html.raw(" data-a=\"").number(mark.index + 1).raw("\"");
                if mark.lane > 0 {
                    html.raw(" style=\"--n:").number(mark.lane.min(MAX_LANES)).raw("\"");
                }
                html.raw(">");
            }
            html.text(words.unwrap_or_default());
            for _ in &run.marks {
                html.raw("</mark>");
            }
            for index in run.ends {
                self.reference(index, &mut html);
            }
        }
        (html, n_lanes)
    }

    /// The number of an annotation, where a fragment of it ends.
    fn reference(&mut self, index: usize, html: &mut Markup) {
        let (label, name) = self.label(index);
        html.raw("<a class=\"ref ").class_of(label).raw("\"");
        self.anchor(index, html);
        html.raw(" href=\"#d").number(self.article.number).raw("-").number(index + 1);
        html.raw("\" aria-label=\"").text(name).raw(" ").number(index + 1).raw("\">");
        html.number(index + 1).raw("</a>");
    }

    /// The anchor of an annotation, where it is first seen.
    fn anchor(&mut self, index: usize, html: &mut Markup) {
        if self.is_anchored.get_mut(index).is_some_and(|it| !std::mem::replace(it, true)) {
            html.raw(" id=\"d").number(self.article.number).raw("-").number(index + 1).raw("-text\"");
        }
    }

    fn label(&self, index: usize) -> (Option<usize>, &'a str) {
        let annotation = self.article.document.annotations().nth(index);
        annotation.map_or((None, ""), |it| label_of(self.article.scheme, &it.label))
    }
}
