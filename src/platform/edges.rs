//! Where the edges of a span stand on screen, for the handles that drag them.

use web_sys::Element;

use super::ArticleView;
use super::page::window;
use super::selection::range_of;
use crate::model::Fragments;
use crate::text::{Edge, PlainText, Span};

/// Where an edge stands, in CSS pixels from the corner of the text's offset parent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EdgePlace {
    /// The line on which the edge lies, from the left.
    pub left: f64,
    /// The top of the character beside it.
    pub top: f64,
    /// The height of that character.
    pub height: f64,
}

impl ArticleView {
    /// Where an edge of a span stands; `None` if that is nowhere, as in a block that is not laid out.
    pub fn edge_place(&self, text: &PlainText, span: Span, edge: Edge) -> Option<EdgePlace> {
        // The edge of the character inside, because the one outside may be on another line.
        let inside = match edge {
            Edge::Start => Span::new(span.start(), text.next_grapheme(span.start()).min(span.end())),
            Edge::End => Span::new(text.previous_grapheme(span.end()).max(span.start()), span.end()),
        }?;
        let rect = range_of(self.blocks(), text, inside)?.get_bounding_client_rect();
        if rect.height() == 0.0 {
            return None;
        }
        let parent = self.root().offset_parent()?.get_bounding_client_rect();
        let block = self.blocks().get(text.block_at(inside.start()))?;
        let is_rtl = text.slice(inside).and_then(direction_of).unwrap_or_else(|| is_rtl(block));
        let is_left = (edge == Edge::Start) != is_rtl;
        let x = if is_left { rect.left() } else { rect.right() };
        Some(EdgePlace { left: x - parent.left(), top: rect.top() - parent.top(), height: rect.height() })
    }

    /// The same in the window: the middle of the edge.
    pub fn edge_in_window(&self, text: &PlainText, span: Span, edge: Edge) -> Option<(f64, f64)> {
        let place = self.edge_place(text, span, edge)?;
        let parent = self.root().offset_parent()?.get_bounding_client_rect();
        Some((place.left + parent.left(), place.top + parent.top() + place.height / 2.0))
    }
}

/// Whether letters run from right to left (Hebrew, Arabic and their neighbours); `None` for what has no direction.
fn direction_of(cluster: &str) -> Option<bool> {
    cluster.chars().find(|c| c.is_alphanumeric()).map(|c| {
        matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
            && !c.is_numeric()
    })
}

fn is_rtl(block: &Element) -> bool {
    let style = window().get_computed_style(block).ok().flatten();
    style
        .and_then(|style| style.get_property_value("direction").ok())
        .is_some_and(|direction| direction == "rtl")
}

/// An arc between two annotations, in tenths of CSS pixels from the corner of the text's offset parent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct LinkArc {
    /// Where it starts.
    pub from: (i32, i32),
    /// Where it points.
    pub to: (i32, i32),
}

impl ArticleView {
    /// The arc from the start of one annotation to the start of another, where both are laid out.
    pub fn link_arc(&self, text: &PlainText, from: &Fragments, to: &Fragments) -> Option<LinkArc> {
        let foot = |fragments: &Fragments| {
            let place = self.edge_place(text, fragments.first(), Edge::Start)?;
            Some(((place.left * 10.0).round() as i32 + 60, (place.top * 10.0).round() as i32))
        };
        Some(LinkArc { from: foot(from)?, to: foot(to)? })
    }
}
