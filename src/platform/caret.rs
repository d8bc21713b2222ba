//! Where keys take the caret when the answer depends on how the text is displayed: lines and screenfuls. The
//! browser knows its lines; it is asked by moving its own selection, which is then set as the person sees it.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::ArticleView;
use super::page::{document, window};
use super::selection::{dom_position, point_in_text};
use crate::text::{CodePoint, Direction, PlainText, Span};

/// A move whose end depends on the displayed lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DisplayMove {
    /// To the line above or below.
    Line(Direction),
    /// To the start or the end of the line.
    LineEdge(Direction),
    /// A screenful up or down.
    Page(Direction),
}

/// How much of a screenful stays in sight when a page is turned, in CSS pixels.
const PAGE_OVERLAP: f64 = 60.0;
/// A screenful has no more lines than this.
const MAX_LINES: usize = 200;

impl ArticleView {
    /// Selects a span in the browser, drawn from its end if `is_backward`.
    pub fn select(&self, text: &PlainText, span: Span, is_backward: bool) {
        let (Some((start, start_offset)), Some((end, end_offset))) =
            (dom_position(self.blocks(), text, span.start()), dom_position(self.blocks(), text, span.end()))
        else {
            return;
        };
        let Ok(Some(selection)) = window().get_selection() else { return };
        if is_backward {
            selection.set_base_and_extent(&end, end_offset, &start, start_offset).ok();
        } else {
            selection.set_base_and_extent(&start, start_offset, &end, end_offset).ok();
        }
    }

    /// Where such a move leads from a position; `None` if the browser cannot say.
    pub fn displayed(&self, text: &PlainText, from: CodePoint, to: DisplayMove) -> Option<CodePoint> {
        let selection = window().get_selection().ok()??;
        let (node, offset) = dom_position(self.blocks(), text, from)?;
        selection.collapse_with_offset(Some(&node), offset).ok()?;
        let focus = || point_in_text(self.root(), text, &selection.focus_node()?, selection.focus_offset());
        match to {
            DisplayMove::Line(direction) => {
                // An empty line between paragraphs has no word: on to the next.
                for _ in 0..MAX_LINES {
                    selection.modify("move", name_of(direction), "line").ok()?;
                    let at = focus()?;
                    let is_blank = text.block_str(text.block_at(at)).trim().is_empty();
                    if !is_blank || at == CodePoint::new(0) || at == text.len() {
                        break;
                    }
                }
            }
            DisplayMove::LineEdge(direction) => {
                selection.modify("move", name_of(direction), "lineboundary").ok()?;
            }
            DisplayMove::Page(direction) => {
                let (top, bottom) = self.visible();
                let far = bottom - top - PAGE_OVERLAP;
                let here = self.line_top(text, from)?;
                for _ in 0..MAX_LINES {
                    let before = focus()?;
                    selection.modify("move", name_of(direction), "line").ok()?;
                    let after = focus()?;
                    if after == before || (self.line_top(text, after)? - here).abs() >= far {
                        break;
                    }
                }
            }
        }
        focus()
    }

    fn line_top(&self, text: &PlainText, at: CodePoint) -> Option<f64> {
        let (node, offset) = dom_position(self.blocks(), text, at)?;
        let range = document().create_range().ok()?;
        range.set_start(&node, offset).ok()?;
        range.collapse_with_to_start(true);
        let rect = range.get_bounding_client_rect();
        if rect.height() > 0.0 {
            return Some(rect.top());
        }
        // An empty block has no line of text.
        Some(self.blocks().get(text.block_at(at))?.get_bounding_client_rect().top())
    }

    /// Whether lines run from right to left in the paragraph of a position.
    pub fn reads_from_the_right(&self, text: &PlainText, at: CodePoint) -> bool {
        let style =
            self.blocks().get(text.block_at(at)).and_then(|it| window().get_computed_style(it).ok()?);
        style.is_some_and(|style| style.get_property_value("direction").is_ok_and(|it| it == "rtl"))
    }

    /// The first position of the text that is in sight.
    pub fn first_visible(&self, text: &PlainText) -> CodePoint {
        let (top, _) = self.visible();
        let is_above = |block: &Element| block.get_bounding_client_rect().bottom() <= top;
        let block = self.blocks().partition_point(is_above);
        text.blocks().get(block).map_or(CodePoint::new(0), |block| block.start())
    }
}

fn name_of(direction: Direction) -> &'static str {
    match direction {
        Direction::Left => "backward",
        Direction::Right => "forward",
    }
}

/// Puts the focus on a pane: on what is current in it, else on its first control that is on screen, else on itself.
pub fn focus_pane(selector: &str) -> bool {
    let Some(pane) = document().query_selector(selector).ok().flatten() else { return false };
    let target = if pane.has_attribute("tabindex") {
        Some(pane).filter(is_on_screen)
    } else {
        first_on_screen(&pane, "[aria-current]")
            .or_else(|| first_on_screen(&pane, "button, input, select, textarea, a[href]"))
    };
    let target = target.and_then(|target| target.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|target| target.focus().is_ok())
}

fn is_on_screen(element: &Element) -> bool {
    element.get_client_rects().length() > 0
}

fn first_on_screen(pane: &Element, selector: &str) -> Option<Element> {
    let found = pane.query_selector_all(selector).ok()?;
    let elements = (0..found.length()).filter_map(|i| found.get(i)?.dyn_into::<Element>().ok());
    elements.into_iter().find(is_on_screen)
}

/// Which of the panes has the focus, by position in the list.
pub fn focused_pane(selectors: &[&str]) -> Option<usize> {
    let active = document().active_element()?;
    selectors.iter().position(|selector| active.closest(selector).ok().flatten().is_some())
}

/// Whether Enter belongs to what has the focus: a button, a link.
pub fn focus_takes_enter() -> bool {
    document()
        .active_element()
        .is_some_and(|active| matches!(&*active.tag_name(), "BUTTON" | "A" | "SUMMARY"))
}

/// Whether arrows and page keys are the text's: it has the focus, or nothing has.
pub fn focus_in_text() -> bool {
    match document().active_element() {
        None => true,
        Some(active) => {
            // A button that was pressed last has no use for arrows, unless it is one of a list.
            let is_busy = active.closest(".library, .list, .inspector, dialog").ok().flatten().is_some();
            let is_idle_button = active.tag_name() == "BUTTON" && !is_busy;
            active.tag_name() == "BODY" || active.has_attribute("data-scroller") || is_idle_button
        }
    }
}
