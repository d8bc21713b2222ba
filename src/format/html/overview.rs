//! What stands at the end: the labels with what they mean and how often they occur, and the list of articles.

use std::collections::BTreeMap;

use super::SCRIPT;
use super::markup::Markup;
use crate::model::{Document, LabelId, Scheme};

/// Sums up while the articles go by.
pub(super) struct Overview<'a> {
    scheme: &'a Scheme,
    totals: BTreeMap<LabelId, usize>,
    contents: Markup,
    n_articles: usize,
}

impl<'a> Overview<'a> {
    pub(super) fn of(scheme: &'a Scheme) -> Self {
        Self { scheme, totals: BTreeMap::new(), contents: Markup::default(), n_articles: 0 }
    }

    /// Takes in an article and returns its number, from 1.
    pub(super) fn add(&mut self, document: &Document) -> usize {
        self.n_articles += 1;
        for annotation in document.annotations().iter() {
            match self.totals.get_mut(&annotation.label) {
                Some(total) => *total += 1,
                None => drop(self.totals.insert(annotation.label.clone(), 1)),
            }
        }
        let (title, html) = (document.meta.title.trim(), &mut self.contents);
        html.raw("<li><a href=\"#d").number(self.n_articles).raw("\"><bdi>");
        html.text(if title.is_empty() { "Untitled article" } else { title }).raw("</bdi></a> <span>");
        let n = document.annotations().len();
        html.number(n).raw(if n == 1 { " annotation" } else { " annotations" }).raw("</span></li>\n");
        self.n_articles
    }

    /// Everything behind the last article.
    pub(super) fn end(&self) -> Markup {
        let mut html = Markup::default();
        if self.n_articles == 0 {
            html.raw("<p class=\"none\">There is no article in this report.</p>\n");
        }
        html.raw("</main>\n<nav class=\"overview\" id=\"overview\" aria-labelledby=\"overview-title\">\n");
        html.raw("<h2 id=\"overview-title\">Overview</h2>\n<h3>Labels</h3>\n<ul class=\"legend\">\n");
        for (i, label) in self.scheme.labels().iter().enumerate() {
            html.raw("<li class=\"l").number(i).raw(" always\"><span class=\"swatch\"></span><span><b><bdi>");
            html.text(&label.name).raw("</bdi></b> ");
            html.number(self.totals.get(&label.id).copied().unwrap_or_default());
            if !label.description.is_empty() {
                html.raw(" – <bdi>").text(&label.description).raw("</bdi>");
            }
            html.raw("</span></li>\n");
        }
        html.raw("</ul>\n<h3>Articles</h3>\n<ol class=\"contents\">\n").markup(&self.contents);
        html.raw(
            "</ol>\n</nav>\n<footer><p>Made with Factmark. Offsets count characters (Unicode code points). ",
        );
        html.raw("This page asks no address for anything.</p></footer>\n<script>").raw(SCRIPT);
        html.raw("</script>\n</body>\n</html>\n");
        html
    }
}
