//! What stands in the page is the text, and an edit touches its own blocks only.

use factmark::model::AnnotationId;
use factmark::platform::ArticleView;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Node};

use crate::stage::{Stage, article};

#[track_caller]
fn check_text(text: &str, marks: &[(&str, u32, u32)]) {
    let stage = Stage::new(text, marks);
    assert_eq!(stage.text_in_page(), text, "{marks:?}");
    assert_eq!(stage.view.root().child_nodes().length() as usize, stage.article.text().blocks().len());
}

#[wasm_bindgen_test]
fn the_page_holds_the_text_character_for_character() {
    for text in [
        "",
        "x",
        "\n\n",
        "One two\n\n  three \t four\u{a0}\u{202f}five\n",
        "a<b & c>&amp;</p><script>x</script>",
        "👩‍👩‍👧 e\u{301}\u{200b} 🇩🇪\nمرحبا \u{200f}בעולם\u{202b} x\n\u{feff}\u{2028}\0",
        "क्षि \u{1112}\u{1161}\u{11ab} 𝒜𐐷",
    ] {
        check_text(text, &[]);
        let len = article(text, &[]).text().len().get();
        if len > 0 {
            check_text(text, &[("quote", 0, len)]);
            check_text(text, &[("quote", 0, len), ("claim", len / 2, len), ("entity", len / 3, len / 2 + 1)]);
        }
    }
}

#[wasm_bindgen_test]
fn marks_nest_and_are_found_innermost_first() {
    let stage = Stage::new("One two three", &[("quote", 0, 13), ("entity", 4, 7), ("claim", 4, 13)]);
    let innermost = stage.view.root().query_selector("mark mark mark").expect("a selector");
    let innermost = innermost.expect("three marks, one in the other");
    assert_eq!(innermost.text_content().as_deref(), Some("two"));
    let ids = ["1", "2", "0"].map(AnnotationId::new);
    assert_eq!(ArticleView::annotations_at(&innermost), ids);
    assert_eq!(ArticleView::annotations_at(&stage.before), []);
}

#[wasm_bindgen_test]
fn the_title_is_the_headline() {
    let stage = Stage::new("The title\n\nThe text", &[]);
    let names: Vec<String> = (0..3).map(|i| stage.block(i).node_name()).collect();
    assert_eq!(names, ["H1", "P", "P"]);
}

/// The nodes of a block, itself first.
fn nodes(block: &Node) -> Vec<Node> {
    let children = block.child_nodes();
    std::iter::once(block.clone()).chain((0..children.length()).filter_map(|i| children.item(i))).collect()
}

#[wasm_bindgen_test]
fn painting_one_block_leaves_the_others_as_they_are() {
    let text = "One two\nthree four\nfive six";
    let mut stage = Stage::new(text, &[("quote", 0, 3), ("quote", 19, 23)]);
    let before: Vec<Vec<Node>> = (0..3).map(|i| nodes(&stage.block(i))).collect();
    stage.article = article(text, &[("quote", 0, 3), ("quote", 19, 23), ("claim", 8, 13)]);
    stage.view.repaint(&stage.article, &stage.scheme, None, &[1]);
    assert_eq!(stage.text_in_page(), text);
    for i in [0, 2] {
        let after = nodes(&stage.block(i));
        let old = &before[i as usize];
        assert_eq!(after.len(), old.len());
        assert!(after.iter().zip(old).all(|(a, b)| a.is_same_node(Some(b))), "block {i}");
    }
    assert!(stage.block(1).is_same_node(before[1].first()), "the element stays, so the page does not jump");
    let marked = stage.block(1).unchecked_into::<Element>().query_selector("mark").expect("a selector");
    assert_eq!(marked.and_then(|mark| mark.text_content()).as_deref(), Some("three"));
}

#[wasm_bindgen_test]
fn the_chosen_mark_is_lit_in_every_run() {
    let mut stage = Stage::new("One two three", &[("quote", 0, 7), ("claim", 4, 13)]);
    let chosen = AnnotationId::new("0");
    stage.view.repaint(&stage.article, &stage.scheme, Some(&chosen), &[0]);
    let lit = stage.view.root().query_selector_all("mark.chosen").expect("a selector");
    let words: String = (0..lit.length()).filter_map(|i| lit.item(i)?.text_content()).collect();
    assert_eq!(words, "One two");
    stage.article = article("Another one", &[]);
    stage.view.open(&stage.article, &stage.scheme, None);
    assert_eq!(stage.text_in_page(), "Another one");
}
