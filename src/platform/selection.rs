//! From the browser's selection to code points of the document, and back.
//!
//! The browser counts UTF-16 units inside text nodes; here is the one place where they become code points.

use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, Event, Node, Range, Selection};

use super::page::{document, window};
use super::parts::block_behind;
use crate::text::{Bias, CodePoint, PlainText, Span, Utf16};

/// What is selected in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picked {
    /// From where to where, exactly as selected.
    pub span: Span,
    /// Whether the person drew it from its end to its start.
    pub is_backward: bool,
}

fn selection() -> Option<Selection> {
    window().get_selection().ok().flatten()
}

/// What is selected in the text that stands in `root`, exactly; `None` if that is nothing. A selection that
/// reaches beyond the text counts as far as the text goes.
pub fn picked(root: &Element, text: &PlainText) -> Option<Picked> {
    let selection = selection()?;
    if selection.is_collapsed() || selection.range_count() == 0 {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    if !range.intersects_node(root).ok()? {
        return None;
    }
    let start = position(root, text, &range.start_container().ok()?, range.start_offset().ok()?, Bias::Left)?;
    let end = position(root, text, &range.end_container().ok()?, range.end_offset().ok()?, Bias::Right)?;
    let focus = (selection.focus_node(), selection.focus_offset());
    let is_backward = focus == (range.start_container().ok(), range.start_offset().ok()?);
    Some(Picked { span: Span::new(start, end)?, is_backward })
}

/// Where in the text a DOM position is.
fn position(root: &Element, text: &PlainText, node: &Node, offset: u32, bias: Bias) -> Option<CodePoint> {
    if !root.contains(Some(node)) {
        let whole = document().create_range().ok()?;
        whole.select_node_contents(root).ok()?;
        let side = whole.compare_point(node, offset).ok()?;
        return Some(if side < 0 { CodePoint::new(0) } else { text.len() });
    }
    if let Some(block) = block_of(node) {
        let start = CodePoint::new(block.get_attribute("data-start")?.parse().ok()?);
        let before = document().create_range().ok()?;
        before.set_start(&block, 0).ok()?;
        before.set_end(node, offset).ok()?;
        let units = before.to_string().length();
        return Some(text.from_block_utf16(text.block_at(start), Utf16::new(units), bias));
    }
    // Between blocks: the position is that of the block that follows, or the end of the text.
    match block_behind(root, node, offset) {
        Some(block) => Some(CodePoint::new(block.get_attribute("data-start")?.parse().ok()?)),
        None => Some(text.len()),
    }
}

/// Where in the text a point is that the browser set.
pub(super) fn point_in_text(root: &Element, text: &PlainText, node: &Node, offset: u32) -> Option<CodePoint> {
    position(root, text, node, offset, Bias::Left)
}

/// Where in the text the browser's caret stands, if it stands in `root` and nothing is selected.
pub fn caret_position(root: &Element, text: &PlainText) -> Option<CodePoint> {
    let selection = selection()?;
    let node = selection.focus_node().filter(|node| selection.is_collapsed() && root.contains(Some(node)))?;
    position(root, text, &node, selection.focus_offset(), Bias::Left)
}

/// The position in the text under a point of the window, in CSS pixels.
pub fn position_at(root: &Element, text: &PlainText, x: f64, y: f64) -> Option<CodePoint> {
    let (node, offset) = caret_at(x, y)?;
    root.contains(Some(&node)).then_some(())?;
    position(root, text, &node, offset, Bias::Left)
}

/// Where the browser would put its caret for a point of the window, in CSS pixels.
fn caret_at(x: f64, y: f64) -> Option<(Node, u32)> {
    let document = document();
    if Reflect::has(&document, &"caretPositionFromPoint".into()).ok()? {
        let caret = document.caret_position_from_point(x as f32, y as f32)?;
        return Some((caret.offset_node()?, caret.offset()));
    }
    // WebKit's own name for it, which it had before the standard one; web-sys knows only the latter.
    let caret_range =
        Reflect::get(&document, &"caretRangeFromPoint".into()).ok()?.dyn_into::<Function>().ok()?;
    let range = caret_range.call2(&document, &x.into(), &y.into()).ok()?.dyn_into::<Range>().ok()?;
    Some((range.start_container().ok()?, range.start_offset().ok()?))
}

fn block_of(node: &Node) -> Option<Element> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    element.closest("[data-start]").ok().flatten()
}

/// Selects nothing.
pub fn clear_selection() {
    if let Some(selection) = selection() {
        selection.remove_all_ranges().ok();
    }
}

/// On a copy from the text: puts exactly the document's characters on the clipboard, where browsers would add
/// or drop line ends between blocks. A selection that reaches beyond the text is left to the browser.
pub fn copy_exactly(event: &Event, root: &Element, text: &PlainText) {
    let (Some(event), Some(selection)) = (event.dyn_ref::<ClipboardEvent>(), selection()) else { return };
    let is_inside = |node: Option<Node>| node.is_some_and(|node| root.contains(Some(&node)));
    if !is_inside(selection.anchor_node()) || !is_inside(selection.focus_node()) {
        return;
    }
    let words = picked(root, text).and_then(|picked| text.slice(picked.span));
    if let (Some(words), Some(clipboard)) = (words, event.clipboard_data())
        && clipboard.set_data("text/plain", words).is_ok()
    {
        event.prevent_default();
    }
}

/// The DOM range of a span in the text that stands in `blocks`.
pub(super) fn range_of(blocks: &[Element], text: &PlainText, span: Span) -> Option<Range> {
    let range = document().create_range().ok()?;
    let (node, offset) = dom_position(blocks, text, span.start())?;
    range.set_start(&node, offset).ok()?;
    let (node, offset) = dom_position(blocks, text, span.end())?;
    range.set_end(&node, offset).ok()?;
    Some(range)
}

/// The text node and UTF-16 offset of a position in the text.
pub(super) fn dom_position(blocks: &[Element], text: &PlainText, at: CodePoint) -> Option<(Node, u32)> {
    let (block, offset) = text.to_block_utf16(at);
    let block = blocks.get(block)?;
    let mut left = offset.get();
    // NodeFilter.SHOW_TEXT
    let walker = document().create_tree_walker_with_what_to_show(block, 4).ok()?;
    while let Some(node) = walker.next_node().ok().flatten() {
        let length = node.node_value().map_or(0, |value| js_sys::JsString::from(value).length());
        if left <= length {
            return Some((node, left));
        }
        left -= length;
    }
    Some((block.clone().into(), 0))
}
