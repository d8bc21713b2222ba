//! An article drawn into the test page, with a paragraph before and one after it.

use std::sync::Arc;

use factmark::model::{
    Annotation, AnnotationId, Document, DocumentId, Fragments, LabelId, Meta, Origin, Scheme, Timestamp,
};
use factmark::platform::{ArticleView, clear_selection};
use factmark::text::{CodePoint, PlainText, Span};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

/// The drawn article; it leaves the page when dropped.
pub(crate) struct Stage {
    pub(crate) article: Document,
    pub(crate) scheme: Scheme,
    pub(crate) view: ArticleView,
    pub(crate) before: Element,
    pub(crate) after: Element,
    whole: Element,
}

pub(crate) fn span(start: u32, end: u32) -> Span {
    Span::new(CodePoint::new(start), CodePoint::new(end)).expect("a span is not empty")
}

/// An article whose title is its first line, with marks on it: label, start, end.
pub(crate) fn article(text: &str, marks: &[(&str, u32, u32)]) -> Document {
    let title = text.lines().next().unwrap_or_default();
    let mut article = Document::new(DocumentId::new("d"), Meta::titled(title), PlainText::from_raw(text));
    for (i, &(label, start, end)) in marks.iter().enumerate() {
        let annotation = Annotation {
            id: AnnotationId::new(i.to_string()),
            label: LabelId::new(label),
            fragments: Fragments::one(span(start, end)),
            attributes: Default::default(),
            note: String::new(),
            origin: Origin::Manual,
            annotator: "".into(),
            created: Timestamp::unknown(),
            modified: Timestamp::unknown(),
        };
        article.put_annotation(Arc::new(annotation)).expect("the mark lies in the text");
    }
    article
}

fn child(parent: &Node, tag: &str, text: &str) -> Element {
    let page = parent.owner_document().expect("the page");
    let element = page.create_element(tag).expect("a new element");
    element.set_text_content(Some(text));
    parent.append_child(&element).expect("a place in the page");
    element
}

impl Stage {
    pub(crate) fn new(text: &str, marks: &[(&str, u32, u32)]) -> Self {
        let body = web_sys::window().and_then(|window| window.document()).and_then(|page| page.body());
        let whole = child(&body.expect("the page has a body"), "div", "");
        let before = child(&whole, "p", "before");
        let root = child(&whole, "div", "");
        let after = child(&whole, "p", "after");
        let mut view = ArticleView::new(root.unchecked_into::<HtmlElement>());
        let (article, scheme) = (article(text, marks), Scheme::preset());
        view.open(&article, &scheme, None);
        Self { article, scheme, view, before, after, whole }
    }

    /// The element of a block.
    pub(crate) fn block(&self, index: u32) -> Node {
        self.view.root().child_nodes().item(index).expect("a block of that index")
    }

    /// The text of all blocks as it stands in the page.
    pub(crate) fn text_in_page(&self) -> String {
        let blocks = self.view.root().child_nodes();
        let lines = (0..blocks.length()).filter_map(|i| blocks.item(i)?.text_content());
        lines.collect::<Vec<_>>().join("\n")
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        clear_selection();
        self.whole.remove();
    }
}
