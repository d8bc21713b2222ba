//! The report: one page for people who have no Factmark, to read on a screen or on paper. Written only.
//!
//! It holds everything it needs and asks no address for anything. Each article is written as it comes; what sums
//! up, the contents and the totals, stands at the end. `article` makes an article of it, `text` its marked text,
//! `entry` the list of its annotations, `overview` the end; `markup` sees to it that texts stay texts.

mod article;
mod entry;
mod markup;
mod overview;
mod policy;
mod segments;
mod text;
mod text_fragment;

use std::fmt::Write as _;
use std::io;

use markup::Markup;
use overview::Overview;

use super::links::Links;
use super::losses::{place_of, tell_exceptions, tell_scheme};
use super::{Format, Loss, Report, ReportKind, Sink, Start, Writer};
use crate::model::{Document, LabelId, LineStyle, Scheme};

/// A page to be read.
#[derive(Debug, Clone, Copy)]
pub struct HtmlReport;

/// Lights up what belongs together.
const SCRIPT: &str = include_str!("html/report.js");

/// The look, on the application’s own colours.
const STYLE: [&str; 2] = [include_str!("../../style/tokens.css"), include_str!("html/report.css")];

impl Format for HtmlReport {
    fn id(&self) -> &'static str {
        "html"
    }

    fn name(&self) -> &'static str {
        "HTML report"
    }

    fn summary(&self) -> &'static str {
        "One page with the marked text and everything said about it, to read, send and print"
    }

    fn extension(&self) -> &'static str {
        "html"
    }

    fn begin<'a>(&self, start: Start<'a>) -> Option<Box<dyn Writer + 'a>> {
        Some(Box::new(Page {
            scheme: start.scheme,
            name: format!("{}.{}", start.stem, self.extension()),
            held: None,
            is_begun: false,
            overview: Overview::of(start.scheme),
        }))
    }

    fn needs_scheme(&self) -> bool {
        true
    }

    fn can_read(&self) -> bool {
        false
    }
}

/// Writes the page article by article.
struct Page<'a> {
    scheme: &'a Scheme,
    name: String,
    /// The first article with its title: what the page is called depends on whether another follows.
    held: Option<(String, Markup)>,
    is_begun: bool,
    overview: Overview<'a>,
}

impl Page<'_> {
    /// Writes what stands before the articles, and the first of them.
    fn begin(&mut self, title: Option<&str>, out: &mut dyn Sink) -> io::Result<()> {
        let held = self.held.take();
        if std::mem::replace(&mut self.is_begun, true) {
            return Ok(());
        }
        let mut head = head(self.scheme, title);
        if let Some((_, article)) = &held {
            head.markup(article);
        }
        out.append(&self.name, head.as_str().as_bytes())
    }
}

impl Writer for Page<'_> {
    fn document(&mut self, document: &Document, out: &mut dyn Sink, report: &mut Report) -> io::Result<()> {
        let place = place_of(document);
        tell_exceptions(document, &place, report);
        let links = Links::of(document, &place, report);
        let number = self.overview.add(document);
        let lower = document.text().as_str().to_lowercase();
        let article = article::of(&article::Article { number, document, scheme: self.scheme, links, lower });
        if article.is_changed {
            report.tally(ReportKind::Changed, || place.clone(), Loss::Characters);
        }
        if number == 1 {
            self.held = Some((document.meta.title.clone(), article));
            return Ok(());
        }
        self.begin(None, out)?;
        out.append(&self.name, article.as_str().as_bytes())
    }

    fn finish(&mut self, out: &mut dyn Sink, report: &mut Report) -> io::Result<()> {
        tell_scheme(self.scheme, report);
        let title = self.held.as_ref().map(|(title, _)| title.clone());
        self.begin(title.as_deref(), out)?;
        out.append(&self.name, self.overview.end().as_str().as_bytes())?;
        out.complete(&self.name)
    }
}

/// Everything before the first article.
fn head(scheme: &Scheme, title: Option<&str>) -> Markup {
    let mut html = Markup::default();
    html.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"")
        .text(&policy::of(SCRIPT))
        .raw("\">\n");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.raw("<meta name=\"referrer\" content=\"no-referrer\">\n<link rel=\"icon\" href=\"data:,\">\n");
    html.raw("<title>");
    match title.filter(|title| !title.trim().is_empty()) {
        Some(title) => html.text(title).raw(" – annotated"),
        None => html.raw("Annotated articles"),
    };
    html.raw("</title>\n<style>\n").style(&style_sheet(scheme)).raw("</style>\n</head>\n<body>\n");
    html.raw("<a class=\"skip\" href=\"#articles\">Skip to the text</a>\n<header class=\"top\">\n");
    html.raw("<h1>Fact<b>mark</b> <span>report</span></h1>\n");
    html.raw("<fieldset class=\"filters\"><legend>Show</legend>\n");
    for (i, label) in scheme.labels().iter().enumerate() {
        html.raw("<label class=\"l").number(i).raw("\"><input type=\"checkbox\" id=\"f").number(i);
        html.raw("\" checked><span class=\"swatch\"></span><bdi>").text(&label.name).raw("</bdi></label>\n");
    }
    html.raw("</fieldset>\n<a href=\"#overview\">Overview</a>\n</header>\n<main id=\"articles\">\n");
    html
}

/// The style sheet: colours, look, and two rules for each label. Nothing in it is anybody’s text.
fn style_sheet(scheme: &Scheme) -> String {
    let mut css = without_comments(STYLE[0]) + STYLE[1];
    for (i, label) in scheme.labels().iter().enumerate() {
        let thin = match label.line {
            LineStyle::Double | LineStyle::Wavy => " text-decoration-thickness: 1px;",
            LineStyle::Solid | LineStyle::Dashed | LineStyle::Dotted => "",
        };
        let (hue, line) = (label.hue.as_str(), label.line.as_str());
        // Borders know no waves.
        let border = if label.line == LineStyle::Wavy { "ridge" } else { line };
        // Writing to a String never fails.
        let _ = write!(
            css,
            ".l{i} {{ --hue: var(--hue-{hue}); --line-style: {line};{thin} }}\n\
             .swatch.l{i}, .l{i} > .swatch, .l{i} .kind .swatch {{ border-block-end-style: {border}; }}\n\
             body:has(#f{i}:not(:checked)) {{ & li.l{i}:not(.always), & .ref.l{i} {{ display: none; }} \
             & mark.l{i} {{ background: none; text-decoration: none; }} }}\n"
        );
    }
    css
}

/// A style sheet without its comments, which speak of our source code.
fn without_comments(css: &str) -> String {
    let (first, rest) = css.split_once("/*").unwrap_or((css, ""));
    let rest = rest.split("/*").filter_map(|part| part.split_once("*/").map(|(_, after)| after));
    std::iter::once(first).chain(rest).map(str::trim_start).collect()
}

/// What the pages says of labels: by their place in the scheme.
fn label_of<'a>(scheme: &'a Scheme, id: &'a LabelId) -> (Option<usize>, &'a str) {
    let index = scheme.labels().iter().position(|label| &label.id == id);
    let label = index.and_then(|index| scheme.labels().get(index));
    (index, label.map_or(id.as_str(), |label| &label.name))
}

impl Markup {
    /// Appends the class of a label: `l0`.
    fn class_of(&mut self, label: Option<usize>) -> &mut Self {
        match label {
            Some(index) => self.raw("l").number(index),
            None => self.raw("unknown"),
        }
    }
}
