//! The bounds of the chosen annotation under a dragging pointer.

use super::Session;
use crate::edit::Command;
use crate::platform::{self, EdgePlace};
use crate::text::{Edge, MoveUnit, Span, drag_bound};

/// A handle at one edge of one fragment of the chosen annotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct HandlePlace {
    /// Which fragment, from 0.
    pub fragment: usize,
    /// Which edge of it.
    pub edge: Edge,
    /// Left, top and height in tenths of CSS pixels, so that places can be compared.
    tenths: [i32; 3],
}

impl HandlePlace {
    fn new(fragment: usize, edge: Edge, place: EdgePlace) -> Self {
        let tenths = [place.left, place.top, place.height].map(|pixels| (pixels * 10.0).round() as i32);
        Self { fragment, edge, tenths }
    }

    /// From the left of the page of text, in CSS pixels.
    pub fn left(&self) -> f64 {
        f64::from(self.tenths[0]) / 10.0
    }

    /// From its top, in CSS pixels.
    pub fn top(&self) -> f64 {
        f64::from(self.tenths[1]) / 10.0
    }

    /// In CSS pixels.
    pub fn height(&self) -> f64 {
        f64::from(self.tenths[2]) / 10.0
    }
}

impl Session {
    /// Where the handles of the chosen annotation stand.
    pub fn handle_places(&self) -> Vec<HandlePlace> {
        let places = self.with_view(|view, workspace| {
            let (document, chosen) = (workspace.document()?, workspace.chosen()?);
            let edges = chosen.fragments.iter().enumerate().flat_map(|(i, span)| {
                [Edge::Start, Edge::End].into_iter().filter_map(move |edge| {
                    Some(HandlePlace::new(i, edge, view.edge_place(document.text(), span, edge)?))
                })
            });
            Some(edges.collect())
        });
        places.unwrap_or_default()
    }

    /// Where an edge of the chosen annotation stands in the window.
    pub fn edge_in_window(&self, fragment: usize, edge: Edge) -> Option<(f64, f64)> {
        self.with_view(|view, workspace| {
            let (document, chosen) = (workspace.document()?, workspace.chosen()?);
            view.edge_in_window(document.text(), *chosen.fragments.as_slice().get(fragment)?, edge)
        })
    }

    /// A handle is dragged to a point of the window: shows what would be covered; at the end makes it so.
    pub fn drag_bound(&self, fragment: usize, edge: Edge, at: (f64, f64), is_exact: bool, is_done: bool) {
        let span = self.dragged(fragment, edge, at, is_exact);
        if !is_done {
            let ranges = span.and_then(|span| {
                self.with_view(|view, workspace| Some(view.ranges(workspace.document()?.text(), [span])))
            });
            return platform::show_pending(ranges.as_deref());
        }
        platform::show_pending(None);
        let command = span.and_then(|span| {
            self.read(|workspace| {
                let (document, chosen) = (workspace.document()?, workspace.chosen()?);
                let fragments = chosen.fragments.with(fragment, span).map_err(Into::into);
                Some(fragments.map(|fragments| Command::SetFragments {
                    document: document.id().clone(),
                    annotation: chosen.id.clone(),
                    fragments,
                }))
            })
        });
        match command {
            Some(Ok(command)) => {
                self.dispatch(command);
                // The handle stays under the hand.
                self.settle();
            }
            Some(Err(refusal)) => self.refuse(&refusal),
            None => {}
        }
    }

    /// The drag was given up.
    pub fn end_drag(&self) {
        platform::show_pending(None);
    }

    fn dragged(&self, fragment: usize, edge: Edge, (x, y): (f64, f64), is_exact: bool) -> Option<Span> {
        self.with_view(|view, workspace| {
            let (document, chosen) = (workspace.document()?, workspace.chosen()?);
            let text = document.text();
            let to = platform::position_at(view.root(), text, x, y)?;
            let unit = if is_exact { MoveUnit::Character } else { MoveUnit::Word };
            drag_bound(text, *chosen.fragments.as_slice().get(fragment)?, edge, to, unit)
        })
    }
}
