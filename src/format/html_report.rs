//! The HTML report: one file that holds the marked articles to read, to filter by label and to print, for people who
//! have no Factmark. It asks the network for nothing, and says so to the browser (Content Security Policy); filters
//! work without a script.
//!
//! `segments` cuts a text where marks begin and end, `marked_text` writes it, `entries` the list of annotations,
//! `fragment_link` the addresses that lead to the words on the page they came from.

mod entries;
mod escape;
mod fragment_link;
mod marked_text;
mod segments;
mod summary;

use std::io;

use super::losses::{place_of, tell_exceptions};
use super::{Format, Loss, Report, ReportKind, Sink, Start, Writer};
use crate::model::{Document, Scheme};
use escape::{Escaped, has_forbidden};

/// The HTML report.
#[derive(Debug, Clone, Copy)]
pub(super) struct HtmlReport;

const STYLE: &str = include_str!("html_report/style.css");

impl Format for HtmlReport {
    fn id(&self) -> &'static str {
        "html"
    }

    fn name(&self) -> &'static str {
        "HTML report"
    }

    fn summary(&self) -> &'static str {
        "A page to read, filter by label and print, in one file, for people without Factmark"
    }

    fn extension(&self) -> &'static str {
        "html"
    }

    fn begin<'a>(&self, start: Start<'a>) -> Option<Box<dyn Writer + 'a>> {
        let name = format!("{}.{}", start.stem, self.extension());
        Some(Box::new(HtmlWriter { scheme: start.scheme, name, n_articles: 0 }))
    }

    fn needs_scheme(&self) -> bool {
        true
    }

    fn can_read(&self) -> bool {
        false
    }
}

struct HtmlWriter<'a> {
    scheme: &'a Scheme,
    name: String,
    n_articles: usize,
}

impl HtmlWriter<'_> {
    /// Everything before the first article: it is also the file without articles.
    fn head(&self, title: &str) -> String {
        let mut head =
            String::from("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        head.push_str(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; \
             base-uri 'none'; form-action 'none'\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"generator\" content=\"Factmark\">\n",
        );
        head.push_str(&format!("<title>{}</title>\n<style>\n{STYLE}", Escaped(title)));
        head.push_str(&self.label_rules());
        head.push_str("</style>\n</head>\n<body>\n");
        head.push_str(&self.filters());
        head.push_str("<main>\n");
        head
    }

    /// How each label looks, and what unticking it hides.
    fn label_rules(&self) -> String {
        let mut rules = String::new();
        for (i, label) in self.scheme.labels().iter().enumerate() {
            let (hue, line) = (label.hue.as_str(), label.line.as_str());
            rules.push_str(&format!(
                ".l{i}{{--hue:var(--{hue})}}mark.l{i}{{text-decoration-style:{line}}}\
                 body:has(#show-{i}:not(:checked)) :is(li.l{i}){{display:none}}\
                 body:has(#show-{i}:not(:checked)) mark.l{i}{{background:none;text-decoration:none}}\n"
            ));
        }
        rules
    }

    fn filters(&self) -> String {
        let mut filters = String::from(
            "<form class=\"filters\" aria-label=\"Labels shown\">\n<fieldset><legend>Labels</legend>\n",
        );
        for (i, label) in self.scheme.labels().iter().enumerate() {
            filters.push_str(&format!(
                "<label class=\"l{i}\" title=\"{}\"><input type=\"checkbox\" id=\"show-{i}\" checked autocomplete=\"off\"> \
                 <mark class=\"l{i}\">{}</mark></label>\n",
                Escaped(&label.description),
                Escaped(&label.name)
            ));
        }
        filters.push_str("</fieldset>\n</form>\n");
        filters
    }
}

impl Writer for HtmlWriter<'_> {
    fn document(&mut self, document: &Document, out: &mut dyn Sink, report: &mut Report) -> io::Result<()> {
        if self.n_articles == 0 {
            out.append(&self.name, self.head(&document.meta.title).as_bytes())?;
        }
        self.n_articles += 1;
        let place = place_of(document);
        tell_exceptions(document, &place, report);
        if has_forbidden(document.text().as_str()) {
            report.tally(ReportKind::Changed, || place.clone(), Loss::Characters);
        }
        let n = self.n_articles;
        let mut article = format!("<article id=\"d{n}\" aria-labelledby=\"h{n}\">\n");
        article.push_str(&summary::summary(document, self.scheme, n));
        article.push_str("<div class=\"columns\">\n");
        article.push_str(&marked_text::marked_text(document, self.scheme, n));
        article.push_str(&entries::entries(document, self.scheme, n));
        article.push_str("</div>\n</article>\n");
        out.append(&self.name, article.as_bytes())
    }

    fn finish(&mut self, out: &mut dyn Sink, _report: &mut Report) -> io::Result<()> {
        if self.n_articles == 0 {
            out.append(&self.name, self.head("No articles").as_bytes())?;
        }
        out.append(&self.name, b"</main>\n</body>\n</html>\n")?;
        out.complete(&self.name)
    }
}
