//! A page to its text, as a reader sees it: blocks apart, spaces collapsed, nothing that is not shown.
//!
//! The library `html5gum` splits the page into tags and text exactly as browsers do. What follows is a small
//! walker instead of a tree: it keeps the stack of open elements (`open`), knows what each one does to the text
//! (`element`) and writes the text with what separates its pieces (`flow`). It takes time in proportion to the
//! page's length, and no call goes deeper for deeper nesting.

mod element;
mod flow;
mod open;
#[cfg(test)]
mod tests;
mod tokens;
mod walker;

use super::Draft;
use super::title::{shorten, title_of};

/// Which rules a page is written by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Syntax {
    /// HTML as everywhere on the web.
    Html,
    /// XHTML read as XML: `<x/>` is an element without content, and CDATA sections are text.
    Xml,
}

/// The text of a page; its title is what `<title>` says, else its first `<h1>`, else its first line.
pub(super) fn draft(page: &str, syntax: Syntax) -> Draft {
    let page = tokens::walk(page, syntax);
    let title = shorten(&page.title).or(page.heading).unwrap_or_else(|| title_of(&page.text));
    Draft { title, text: page.text }
}
