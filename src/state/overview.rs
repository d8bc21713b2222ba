//! The open article as a whole: how far it is marked, and which annotations stand out.

use std::collections::HashSet;

use leptos::prelude::*;

use super::Session;
use crate::model::{AnnotationId, AttributeValue};
use crate::paint::{coverage, untouched_sentences};
use crate::text::{CodePoint, Span};
use crate::workspace::AnnotationFilter;

/// A bar of the coverage strip, in units of its view box: 12 wide, one high for each step of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CoverageBar {
    /// The colour of the label.
    pub hue: &'static str,
    /// From the start of the line.
    pub x: u32,
    /// From the top.
    pub y: u32,
    /// How wide.
    pub width: u32,
    /// How high.
    pub height: u32,
}

/// One choice of one attribute.
#[derive(Debug, Clone, PartialEq)]
pub struct ChoiceValue {
    /// The attribute's id.
    pub attribute: String,
    /// The choice.
    pub value: AttributeValue,
    /// "Quote: Kind – direct".
    pub name: String,
}

impl Session {
    /// The bars of the strip: each label has a lane.
    pub fn coverage_bars(&self, n_bins: usize) -> Vec<CoverageBar> {
        self.read(|workspace| {
            let Some(document) = workspace.document() else { return Vec::new() };
            let labels = workspace.library().scheme.labels();
            let width = (12 / labels.len().clamp(1, 12)) as u32;
            let bins = coverage(document, n_bins);
            let scale = n_bins as u32 / (bins.len().max(1) as u32);
            let mut bars: Vec<CoverageBar> = Vec::new();
            for (lane, label) in labels.iter().enumerate() {
                let mut last = None::<usize>;
                for (i, _) in
                    bins.iter().enumerate().filter(|(_, bin)| bin.n_by_label.contains_key(&label.id))
                {
                    let (y, x) = (i as u32 * scale, lane as u32 * width);
                    match (last, bars.last_mut()) {
                        (Some(before), Some(bar)) if before + 1 == i => bar.height += scale,
                        _ => bars.push(CoverageBar { hue: label.hue.as_str(), x, y, width, height: scale }),
                    }
                    last = Some(i);
                }
            }
            bars
        })
    }

    /// "12 of 30 sentences are marked".
    pub fn coverage_summary(&self) -> String {
        self.read(|workspace| {
            let Some(document) = workspace.document() else { return String::new() };
            let text = document.text();
            let is_sentence = |span: &&Span| {
                text.slice(**span).is_some_and(|words| words.chars().any(char::is_alphanumeric))
            };
            let n = text.sentences().iter().filter(is_sentence).count();
            let n_marked = n.saturating_sub(untouched_sentences(document).len());
            self.words().overview.coverage(&self.count(n_marked), &self.count(n))
        })
    }

    /// Goes to the part of the text that lies at that share of it, from 0 to 1.
    pub fn go_to_share(&self, share: f64) {
        self.with_view(|view, workspace| {
            let text = workspace.document()?.text();
            let at = CodePoint::new((f64::from(text.len().get()) * share.clamp(0.0, 1.0)) as u32);
            view.reveal(text, Span::new(at, text.next_grapheme(at))?);
            Some(())
        });
    }

    /// The annotations that stand out; `None` if nothing is filtered.
    pub(super) fn matching(&self) -> Option<HashSet<AnnotationId>> {
        let filter = self.filter.get_untracked();
        if filter.is_empty() {
            return None;
        }
        self.read(|workspace| {
            let document = workspace.document()?;
            let matcher = filter.matcher(document);
            let matching = document.annotations().iter().filter(|annotation| matcher.matches(annotation));
            Some(matching.map(|annotation| annotation.id.clone()).collect())
        })
    }

    /// All choices that attributes of the scheme offer.
    pub fn choice_values(&self) -> Vec<ChoiceValue> {
        let t = self.words();
        self.read(|workspace| {
            let labels = workspace.library().scheme.labels().iter();
            let defs = labels.flat_map(|label| label.attributes.iter().map(move |def| (label, def)));
            defs.flat_map(|(label, def)| {
                def.kind.choices().iter().map(move |value| ChoiceValue {
                    attribute: def.id.clone(),
                    value: AttributeValue::Text(value.clone()),
                    name: format!(
                        "{}: {} – {}",
                        t.label_name(label),
                        t.attribute_name(&label.id, def),
                        t.value_name(value)
                    ),
                })
            })
            .collect()
        })
    }

    /// Changes which annotations stand out.
    pub fn change_filter(&self, change: impl FnOnce(&mut AnnotationFilter)) {
        self.filter.update(change);
        self.apply_filter();
    }

    /// The filter was changed: dims what does not match.
    fn apply_filter(&self) {
        let matching = self.matching();
        self.with_view_mut(|view| view.stand_out(matching));
        self.paint_near();
        self.paint_rest();
        self.article_changes.update(|n| *n += 1);
    }
}
