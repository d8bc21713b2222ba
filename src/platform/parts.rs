//! A long text stands in parts of some blocks each. Of those out of sight the browser lays nothing out, and their marks
//! are made when they come near or when nobody does anything. The text itself is all there from the first frame, so
//! that the browser finds, copies and reads all of it.

use std::ops::Range;

use web_sys::{Element, Node};

use super::page::{document, window};
use crate::text::PlainText;

/// Blocks of a part: about two screenfuls of a news article.
const BLOCKS: usize = 16;
/// So many blocks have their marks as soon as the text is there: whoever opens it sees these.
pub(super) const FIRST: usize = 2 * BLOCKS;
/// Characters of a line on a wide screen, and its height in CSS pixels: what a part's height is estimated by until it
/// was laid out once.
const LINE: (usize, usize) = (72, 31);

/// A stretch of blocks.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) element: Element,
    /// Positions in the list of blocks.
    pub(super) blocks: Range<usize>,
    /// Whether its marks are those of the document.
    pub(super) is_painted: bool,
}

/// The blocks of a text of `n` blocks, part by part.
pub(super) fn ranges(n: usize) -> impl Iterator<Item = Range<usize>> {
    (0..n).step_by(BLOCKS).map(move |from| from..(from + BLOCKS).min(n))
}

impl Part {
    /// A part without blocks yet.
    pub(super) fn new(text: &PlainText, blocks: Range<usize>) -> Option<Self> {
        let element = document().create_element("div").ok()?;
        element.set_class_name("part");
        let n_lines: usize = blocks.clone().map(|i| text.block_str(i).len().div_ceil(LINE.0)).sum();
        let height = format!("contain-intrinsic-block-size: auto {}px", n_lines * LINE.1);
        element.set_attribute("style", &height).ok()?;
        Some(Self { element, blocks, is_painted: false })
    }

    /// Whether the browser's selection begins or ends in it: new nodes would take that away.
    pub(super) fn holds_selection(&self) -> bool {
        let Ok(Some(selection)) = window().get_selection() else { return false };
        let is_inside = |node: Option<Node>| node.is_some_and(|node| self.element.contains(Some(&node)));
        !selection.is_collapsed() && (is_inside(selection.anchor_node()) || is_inside(selection.focus_node()))
    }
}

/// Of parts in their order, those that touch what lies between two heights of the window.
pub(super) fn between(parts: &[Part], top: f64, bottom: f64) -> Range<usize> {
    let rect = |part: &Part| part.element.get_bounding_client_rect();
    let first = parts.partition_point(|part| rect(part).bottom() < top);
    let n = parts
        .get(first..)
        .map_or(0, |rest| rest.iter().take_while(|part| rect(part).top() <= bottom).count());
    first..first + n
}

/// The first block behind a place that lies between blocks.
pub(super) fn block_behind(root: &Element, node: &Node, offset: u32) -> Option<Element> {
    use wasm_bindgen::JsCast;
    let mut at = node.clone();
    let mut next = at.child_nodes().item(offset);
    while next.is_none() && !at.is_same_node(Some(root)) {
        next = at.next_sibling();
        at = at.parent_node()?;
    }
    let next = next?.dyn_into::<Element>().ok()?;
    if next.has_attribute("data-start") { Some(next) } else { next.query_selector("[data-start]").ok()? }
}
