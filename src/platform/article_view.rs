//! Draws the article: one element a block, in it text and marks. Written by hand, not by a framework, because it
//! is what Factmark exists for: an edit touches the blocks it concerns and no other node.
//!
//! The text of the block elements, joined by line feeds, is the document's text, character for character, so the
//! browser's find, copy and select-all work on the real thing.

use std::cell::Cell;
use std::collections::HashSet;

use js_sys::JsString;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DocumentFragment, Element, HtmlElement, Range};

use super::page::{document, reveal, window};
use super::parts::{FIRST, Part, between, ranges};
use super::selection::range_of;
use crate::model::{AnnotationId, Document, Scheme};
use crate::paint::{BlockPaint, Mark, paint_block};
use crate::text::{PlainText, Span, Utf16, cut_at_overrides};

/// The elements in which an article stands.
#[derive(Debug)]
pub struct ArticleView {
    root: HtmlElement,
    blocks: Vec<Element>,
    /// Of a long text; a short one has none and is drawn as a whole.
    parts: Vec<Part>,
    /// The annotations that stand out, the others are dimmed; `None`: all alike.
    pub matching: Option<HashSet<AnnotationId>>,
    /// Whether the text was scrolled since it was last at its beginning.
    is_scrolled: Cell<bool>,
}

/// Where something stands, in CSS pixels from the corner of the text's offset parent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placement {
    /// The left edge of its first line.
    pub left: f64,
    /// The top of its first line.
    pub top: f64,
    /// The bottom of its last line.
    pub bottom: f64,
    /// How far the visible part begins below the top of the parent.
    pub visible_top: f64,
    /// How far the visible part ends below the top of the parent.
    pub visible_bottom: f64,
    /// How wide the parent is.
    pub width: f64,
}

/// Texts from this length (UTF-16 units) are drawn in parts.
const LONG_TEXT: u32 = 60_000;

impl ArticleView {
    /// A view that draws into `root`.
    pub fn new(root: HtmlElement) -> Self {
        Self { root, blocks: Vec::new(), parts: Vec::new(), matching: None, is_scrolled: Cell::default() }
    }

    /// The element that holds the blocks.
    pub fn root(&self) -> &HtmlElement {
        &self.root
    }

    /// Draws an article from nothing. Of a long one only the first marks are there then: see
    /// [`Self::paint_near`] and [`Self::paint_more`].
    pub fn open(&mut self, article: &Document, scheme: &Scheme, chosen: Option<&AnnotationId>) {
        self.root.set_text_content(None);
        self.blocks.clear();
        self.parts.clear();
        let fragment = document().create_document_fragment();
        let text = article.text();
        let is_long = text.len_utf16().get() > LONG_TEXT;
        let headline = headline(article);
        // The browser decodes a long text once, not block by block.
        let whole = JsString::from(if is_long { text.as_str() } else { "" });
        let text_content = JsValue::from("textContent");
        let Ok(paragraph) = new_block("p") else { return };
        for i in 0..text.blocks().len() {
            let element = match headline == Some(i) {
                true => new_block("h1").ok(),
                false => paragraph.clone_node().ok().map(JsCast::unchecked_into::<Element>),
            };
            let (Some(element), Some(block)) = (element, text.blocks().get(i)) else { return };
            set(&element, "data-start", &block.start().get().to_string());
            if is_long && i >= FIRST {
                let ends = [block.start(), block.end()].map(|at| text.utf16_of(at).map_or(0, Utf16::get));
                js_sys::Reflect::set(&element, &text_content, &whole.substring(ends[0], ends[1])).ok();
            } else {
                self.fill(&element, article, scheme, &paint_block(article, i, chosen));
            }
            if !is_long {
                fragment.append_child(&element).ok();
            }
            self.blocks.push(element);
        }
        for range in ranges(self.blocks.len()).filter(|_| is_long) {
            let Some(mut part) = Part::new(text, range.clone()) else { return };
            part.is_painted = range.end <= FIRST;
            for element in self.blocks.get(range).unwrap_or_default() {
                part.element.append_child(element).ok();
            }
            fragment.append_child(&part.element).ok();
            self.parts.push(part);
        }
        // Empty says that it is not known; without the attribute it would be the language of the page.
        set(&self.root, "lang", &article.meta.language);
        self.root.append_child(&fragment).ok();
    }

    /// Makes the marks of the parts that are in sight, or nearly, where they are not made yet.
    pub fn paint_near(&mut self, article: &Document, scheme: &Scheme, chosen: Option<&AnnotationId>) {
        if self.parts.iter().all(|part| part.is_painted) {
            return;
        }
        let (top, bottom) = self.visible();
        let height = bottom - top;
        for i in between(&self.parts, top - height, bottom + height) {
            self.paint_part(i, article, scheme, chosen);
        }
    }

    /// Makes the marks of one more part. Returns whether there may be another.
    pub fn paint_more(&mut self, article: &Document, scheme: &Scheme, chosen: Option<&AnnotationId>) -> bool {
        // What is selected is not disturbed; when it comes into sight again it is painted.
        let next = self.parts.iter().position(|part| !part.is_painted && !part.holds_selection());
        next.is_some_and(|next| {
            self.paint_part(next, article, scheme, chosen);
            true
        })
    }

    fn paint_part(&mut self, i: usize, article: &Document, scheme: &Scheme, chosen: Option<&AnnotationId>) {
        let Some(part) = self.parts.get_mut(i).filter(|part| !part.is_painted && !part.holds_selection())
        else {
            return;
        };
        part.is_painted = true;
        for block in part.blocks.clone() {
            self.paint(block, article, scheme, chosen);
        }
    }

    /// Draws a block anew.
    fn paint(&self, block: usize, article: &Document, scheme: &Scheme, chosen: Option<&AnnotationId>) {
        if let Some(element) = self.blocks.get(block) {
            element.set_text_content(None);
            self.fill(element, article, scheme, &paint_block(article, block, chosen));
        }
    }

    /// Lets these annotations stand out from the others; `None`: all alike. Of a long text the parts are then to be
    /// painted again.
    pub fn stand_out(&mut self, matching: Option<HashSet<AnnotationId>>) {
        self.matching = matching;
        for part in &mut self.parts {
            part.is_painted = false;
        }
        if !self.parts.is_empty() {
            return;
        }
        let marks = self.root.query_selector_all("mark").ok();
        for mark in marks.iter().flat_map(|marks| (0..marks.length()).filter_map(|i| marks.item(i))) {
            let mark: &Element = mark.unchecked_ref();
            let id = mark.get_attribute("data-annotation").map(AnnotationId::new);
            mark.class_list().toggle_with_force("dim", id.is_some_and(|id| self.is_dim(&id))).ok();
        }
    }

    /// Fills an empty block element: text nodes, each inside the marks that cover it.
    fn fill(&self, element: &Element, article: &Document, scheme: &Scheme, paint: &BlockPaint) {
        let page = document();
        let style = element.unchecked_ref::<HtmlElement>().style();
        // Three fit between the lines as they are; nothing moves before that.
        if paint.n_lanes > 3 {
            style.set_property("--lanes", &paint.n_lanes.to_string()).ok();
        } else {
            style.remove_property("--lanes").ok();
        }
        let content: DocumentFragment = page.create_document_fragment();
        for run in &paint.runs {
            let words = article.text().slice(run.span).unwrap_or_default();
            let mut parent: web_sys::Node = content.clone().into();
            for &i in &run.marks {
                let Some(mark) = paint.marks.get(i) else { continue };
                let Some(wrapper) = mark_element(scheme, mark, self.is_dim(&mark.annotation.id)) else {
                    continue;
                };
                parent.append_child(&wrapper).ok();
                parent = wrapper.into();
            }
            append_words(&parent, words);
        }
        element.append_child(&content).ok();
    }

    fn is_dim(&self, id: &AnnotationId) -> bool {
        self.matching.as_ref().is_some_and(|matching| !matching.contains(id))
    }

    /// Shows the beginning of the article.
    pub fn scroll_to_top(&self) {
        // The browser would lay the whole page out to find that nothing is to be done.
        if self.is_scrolled.take()
            && let Some(scroller) = self.scroller()
        {
            scroller.set_scroll_top(0);
        }
    }

    /// The text was scrolled, or will be.
    pub fn note_scrolled(&self) {
        self.is_scrolled.set(true);
    }

    /// How far the text is scrolled, in CSS pixels.
    pub fn scrolled(&self) -> i32 {
        self.scroller().map_or(0, |scroller| scroller.scroll_top())
    }

    /// Scrolls the text there.
    pub fn scroll_to(&self, scrolled: i32) {
        if let Some(scroller) = self.scroller() {
            self.note_scrolled();
            scroller.set_scroll_top(scrolled);
        }
    }

    /// Draws some blocks anew; those of parts that are still to be painted will be right by then.
    pub fn repaint(
        &self,
        article: &Document,
        scheme: &Scheme,
        chosen: Option<&AnnotationId>,
        blocks: &[usize],
    ) {
        for &block in blocks {
            let part = self.parts.partition_point(|part| part.blocks.end <= block);
            if self.parts.get(part).is_none_or(|part| part.is_painted) {
                self.paint(block, article, scheme, chosen);
            }
        }
    }

    /// Scrolls so that a span is in view, if it is not.
    pub fn reveal(&self, text: &PlainText, span: Span) {
        let Some(block) = self.blocks.get(text.block_at(span.start())) else { return };
        let Some(rect) = range_of(&self.blocks, text, span).map(|range| range.get_bounding_client_rect())
        else {
            return;
        };
        let (top, bottom) = self.visible();
        let is_placed = rect.height() > 0.0;
        if is_placed && rect.top() >= top && rect.bottom() <= bottom {
            return;
        }
        let Some(scroller) = self.scroller() else { return };
        if is_placed && rect.height() < bottom - top {
            let target = rect.top() - top - (bottom - top - rect.height()) / 3.0;
            self.note_scrolled();
            scroller.set_scroll_top(scroller.scroll_top() + target as i32);
        } else {
            reveal(block);
        }
    }

    /// The DOM ranges of spans.
    pub fn ranges(&self, text: &PlainText, spans: impl IntoIterator<Item = Span>) -> Vec<Range> {
        spans.into_iter().filter_map(|span| range_of(&self.blocks, text, span)).collect()
    }

    /// Where a span stands, to put something beside it.
    pub fn placement(&self, text: &PlainText, span: Span) -> Option<Placement> {
        let range = range_of(&self.blocks, text, span)?;
        let parent = self.root.offset_parent()?.get_bounding_client_rect();
        let whole = range.get_bounding_client_rect();
        let first = range.get_client_rects().and_then(|rects| rects.item(0));
        let (visible_top, visible_bottom) = self.visible();
        Some(Placement {
            left: first.map_or(whole.left(), |rect| rect.left()) - parent.left(),
            top: whole.top() - parent.top(),
            bottom: whole.bottom() - parent.top(),
            visible_top: visible_top - parent.top(),
            visible_bottom: visible_bottom - parent.top(),
            width: parent.width(),
        })
    }

    /// The annotations under a click, innermost first, as drawn.
    pub fn annotations_at(target: &Element) -> Vec<AnnotationId> {
        let mut ids = Vec::new();
        let mut element = target.closest("mark").ok().flatten();
        while let Some(mark) = element {
            ids.extend(mark.get_attribute("data-annotation").map(AnnotationId::new));
            element = mark.parent_element().and_then(|parent| parent.closest("mark").ok().flatten());
        }
        ids
    }

    /// The elements of the blocks, in order.
    pub(super) fn blocks(&self) -> &[Element] {
        &self.blocks
    }

    fn scroller(&self) -> Option<Element> {
        self.root.closest("[data-scroller]").ok().flatten()
    }

    /// Top and bottom of the part of the text that can be seen, in the window.
    pub(super) fn visible(&self) -> (f64, f64) {
        let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
        match self.scroller() {
            Some(scroller) => {
                let rect = scroller.get_bounding_client_rect();
                (rect.top().max(0.0), rect.bottom().min(height))
            }
            None => (0.0, height),
        }
    }
}

/// The block that is the article's title, if it is among the first.
fn headline(article: &Document) -> Option<usize> {
    let text = article.text();
    (0..text.blocks().len().min(20)).find(|&i| {
        let line = text.block_str(i).trim();
        !line.is_empty() && line == article.meta.title.trim()
    })
}

/// An element for a block, without its text.
fn new_block(tag: &str) -> Result<Element, wasm_bindgen::JsValue> {
    let element = document().create_element(tag)?;
    // Each paragraph finds its own direction.
    element.set_attribute("dir", "auto")?;
    Ok(element)
}

fn set(element: &Element, name: &str, value: &str) {
    element.set_attribute(name, value).ok();
}

/// The words as text nodes. What forces a direction stands in an element of its own, where it cannot: the style shows
/// its number before it (`style/article.css`).
fn append_words(parent: &web_sys::Node, words: &str) {
    let page = document();
    for (piece, name) in cut_at_overrides(words) {
        let text = page.create_text_node(piece);
        match name.zip(page.create_element("span").ok()) {
            Some((name, element)) => {
                element.set_class_name("override");
                element.set_attribute("data-name", name).ok();
                element.append_child(&text).ok();
                parent.append_child(&element).ok();
            }
            None => {
                parent.append_child(&text).ok();
            }
        }
    }
}

fn mark_element(scheme: &Scheme, mark: &Mark, is_dim: bool) -> Option<Element> {
    let element = document().create_element("mark").ok()?;
    set(&element, "data-annotation", mark.annotation.id.as_str());
    let (hue, line) = scheme
        .label(&mark.annotation.label)
        .map_or(("grey", "solid"), |label| (label.hue.as_str(), label.line.as_str()));
    set(&element, "data-hue", hue);
    set(&element, "data-line", line);
    if mark.lane > 0 {
        element.unchecked_ref::<HtmlElement>().style().set_property("--lane", &mark.lane.to_string()).ok();
    }
    match (mark.is_chosen, is_dim) {
        (true, _) => element.set_class_name("chosen"),
        (false, true) => element.set_class_name("dim"),
        (false, false) => {}
    }
    Some(element)
}
