//! ClaimReview, the way fact-checks are published on the web: JSON-LD after schema.org, an object for each claim that
//! was checked. Written only.
//!
//! All objects stand in one file, as the items of a JSON list, because a person publishes them one by one: each is
//! whole in itself, `@context` included, and goes into the page of its review. `review` makes one; `claimant` finds
//! out who claimed it.

mod claimant;
mod review;

use std::io;

use super::links::Links;
use super::losses::{place_of, tell_details, tell_exceptions, tell_scheme};
use super::{Format, Loss, Report, ReportKind, Sink, Start, Writer};
use crate::model::{Document, Scheme};

/// Claims that were checked, as schema.org’s ClaimReview.
#[derive(Debug, Clone, Copy)]
pub struct ClaimReview;

/// The label that claims have.
const CLAIM: &str = "claim";

impl Format for ClaimReview {
    fn id(&self) -> &'static str {
        "claimreview"
    }

    fn name(&self) -> &'static str {
        "ClaimReview JSON-LD"
    }

    fn summary(&self) -> &'static str {
        "The claims that were checked, as fact-checkers publish them on their pages"
    }

    fn extension(&self) -> &'static str {
        "jsonld"
    }

    fn begin<'a>(&self, start: Start<'a>) -> Option<Box<dyn Writer + 'a>> {
        let name = format!("{}.{}", start.stem, self.extension());
        Some(Box::new(Reviews { scheme: start.scheme, name, n_reviews: 0 }))
    }

    fn can_read(&self) -> bool {
        false
    }
}

/// Writes the list, item by item.
struct Reviews<'a> {
    scheme: &'a Scheme,
    name: String,
    n_reviews: usize,
}

impl Writer for Reviews<'_> {
    fn document(&mut self, document: &Document, out: &mut dyn Sink, report: &mut Report) -> io::Result<()> {
        let place = place_of(document);
        let links = Links::of(document, &place, report);
        let (mut piece, n_before) = (String::new(), self.n_reviews);
        let mut used = Vec::new();
        for annotation in document.annotations().iter() {
            let place = place.annotation(annotation.id.clone());
            if annotation.label.as_str() != CLAIM {
                let label = Loss::Label(annotation.label.to_string());
                report.tally(ReportKind::Lost, || place, label);
                continue;
            }
            match review::of(document, annotation, &links) {
                Ok(review) => {
                    review.tell(annotation, &place, report);
                    used.extend(review.links);
                    piece.push_str(if self.n_reviews == 0 { "[\n" } else { ",\n" });
                    // Inside a `<script>` of a page the words must not end it; in JSON `<` stands in texts only.
                    piece.push_str(&serde_json::to_string_pretty(&review.object)?.replace('<', "\\u003c"));
                    self.n_reviews += 1;
                }
                Err(missing) => {
                    report.tally(ReportKind::Lost, || place, Loss::Incomplete(missing.to_owned()));
                }
            }
        }
        for link in links.iter().filter(|link| !used.contains(&&link.id)) {
            let place = || place.annotation(link.from.clone());
            report.tally(ReportKind::Lost, place, Loss::Relation(link.kind.clone()));
        }
        if self.n_reviews > n_before {
            // Publisher, byline and the like stand in the claim’s appearance.
            report.tally(ReportKind::Lost, || place.clone(), Loss::Text);
        } else {
            tell_details(document, &place, report);
        }
        tell_exceptions(document, &place, report);
        out.append(&self.name, piece.as_bytes())
    }

    fn finish(&mut self, out: &mut dyn Sink, report: &mut Report) -> io::Result<()> {
        tell_scheme(self.scheme, report);
        let end: &[u8] = if self.n_reviews == 0 { b"[]\n" } else { b"\n]\n" };
        out.append(&self.name, end)?;
        out.complete(&self.name)
    }
}
