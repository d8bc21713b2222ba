//! From the browser's selection to code points, however the selection came about.

use factmark::platform::{clear_selection, picked};
use factmark::text::Span;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Node, Selection};

use crate::stage::{Stage, span};

/// Blocks: 0 the headline (0..14), 1 empty (15), 2 with quotation marks and emoji (16..29), 3 right to left (30..39),
/// 4 (40..44).
const TEXT: &str = "One two three.\n\n“Four,” 💸 six\nשלום עולם\nlast";

/// Cut block 0 into `One |two| three|.` and block 2 into `“Four,” |💸| six`.
const MARKS: &[(&str, u32, u32)] = &[("entity", 4, 7), ("claim", 4, 13), ("quote", 24, 25)];

/// A position in the page.
#[derive(Debug, Clone, Copy)]
enum At {
    /// Block, which of its text nodes, UTF-16 units in it.
    Text(u32, u32, u32),
    /// Block, how many of its children stand before.
    Block(u32, u32),
    /// How many blocks stand before.
    Root(u32),
    /// In the paragraph before the article.
    Before,
    /// In the paragraph after the article.
    After,
}
use At::{After, Before, Block, Root, Text};

/// The nth text node below a node.
fn text_node(node: &Node, nth: &mut u32) -> Option<Node> {
    if node.node_type() == Node::TEXT_NODE {
        if *nth == 0 {
            return Some(node.clone());
        }
        *nth -= 1;
        return None;
    }
    let children = node.child_nodes();
    (0..children.length()).find_map(|i| text_node(&children.item(i)?, nth))
}

impl At {
    fn resolve(self, stage: &Stage) -> (Node, u32) {
        let inside = |node: &Node, mut nth| text_node(node, &mut nth).expect("a text node");
        match self {
            Text(block, nth, unit) => (inside(&stage.block(block), nth), unit),
            Block(block, offset) => (stage.block(block), offset),
            Root(offset) => (stage.view.root().clone().into(), offset),
            Before => (inside(&stage.before, 0), 2),
            After => (inside(&stage.after, 0), 2),
        }
    }
}

fn selection() -> Selection {
    web_sys::window().and_then(|window| window.get_selection().ok().flatten()).expect("a selection")
}

fn select(stage: &Stage, from: At, to: At) {
    let ((anchor, start), (focus, end)) = (from.resolve(stage), to.resolve(stage));
    selection().set_base_and_extent(&anchor, start, &focus, end).expect("positions in the page");
}

#[track_caller]
fn check(from: At, to: At, expected: Option<Span>) {
    let stage = Stage::new(TEXT, MARKS);
    for (anchor, focus, is_backward) in [(from, to, false), (to, from, true)] {
        select(&stage, anchor, focus);
        let found = picked(stage.view.root(), stage.article.text());
        assert_eq!(found.map(|it| it.span), expected, "{anchor:?} to {focus:?}");
        assert!(found.is_none_or(|it| it.is_backward == is_backward), "{anchor:?} to {focus:?}");
    }
}

#[wasm_bindgen_test]
fn inside_a_block() {
    check(Text(0, 0, 1), Text(0, 0, 3), Some(span(1, 3)));
    check(Text(0, 0, 2), Text(0, 2, 3), Some(span(2, 10)));
    // Either side of a mark's edge is the same place.
    check(Text(0, 0, 4), Text(0, 1, 3), Some(span(4, 7)));
    check(Text(0, 1, 0), Text(0, 2, 0), Some(span(4, 7)));
}

#[wasm_bindgen_test]
fn across_blocks() {
    check(Text(0, 3, 0), Text(2, 0, 5), Some(span(13, 21)));
    check(Text(0, 0, 0), Text(4, 0, 4), Some(span(0, 44)));
    check(Text(0, 0, 0), Block(1, 0), Some(span(0, 15)));
    check(Block(1, 0), Text(2, 0, 1), Some(span(15, 17)));
}

#[wasm_bindgen_test]
fn between_elements() {
    check(Block(0, 0), Block(0, 2), Some(span(0, 7)));
    check(Block(0, 1), Block(0, 4), Some(span(4, 14)));
    check(Root(0), Root(5), Some(span(0, 44)));
    check(Root(2), Root(3), Some(span(16, 30)));
    check(Text(2, 2, 1), Root(5), Some(span(26, 44)));
}

#[wasm_bindgen_test]
fn a_triple_click_reaches_to_the_next_block() {
    check(Text(2, 0, 0), Block(3, 0), Some(span(16, 30)));
    check(Text(0, 0, 0), Block(2, 0), Some(span(0, 16)));
}

#[wasm_bindgen_test]
fn from_and_to_outside_of_the_article() {
    check(Before, Text(0, 0, 3), Some(span(0, 3)));
    check(Text(4, 0, 1), After, Some(span(41, 44)));
    check(Before, After, Some(span(0, 44)));
}

#[wasm_bindgen_test]
fn emoji_are_taken_whole() {
    check(Text(2, 1, 0), Text(2, 1, 2), Some(span(24, 25)));
    // Half of a surrogate pair is all of it.
    check(Text(2, 1, 1), Text(2, 1, 2), Some(span(24, 25)));
    check(Text(2, 1, 0), Text(2, 1, 1), Some(span(24, 25)));
    check(Text(2, 1, 2), Text(2, 2, 2), Some(span(25, 27)));
}

#[wasm_bindgen_test]
fn right_to_left_counts_as_it_is_written() {
    check(Text(3, 0, 0), Text(3, 0, 4), Some(span(30, 34)));
    check(Text(3, 0, 5), Text(3, 0, 9), Some(span(35, 39)));
}

#[wasm_bindgen_test]
fn nothing_in_the_article_is_nothing() {
    let stage = Stage::new(TEXT, MARKS);
    let found = || picked(stage.view.root(), stage.article.text());
    select(&stage, Text(0, 0, 2), Text(0, 0, 2));
    assert_eq!(found(), None);
    let ((before, _), (after, _)) = (Before.resolve(&stage), After.resolve(&stage));
    for outside in [&before, &after] {
        selection().set_base_and_extent(outside, 0, outside, 3).expect("positions in the page");
        assert_eq!(found(), None);
    }
    select(&stage, Text(0, 0, 0), Text(0, 0, 2));
    clear_selection();
    assert_eq!(found(), None);
}
