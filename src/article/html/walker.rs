//! Follows a page's tags as the HTML standard's tree construction would, as far as the text depends on it:
//! which elements a tag closes, whether the text at this place is shown, and what separates it.

use super::super::title::shorten;
use super::Syntax;
use super::element::{self, Content, Element, Wall};
use super::flow::{Flow, Gap};
use super::open::Open;
use html5gum::State;

/// What a page holds for us.
#[derive(Debug)]
pub(super) struct Page {
    /// The text of its first `<title>`, as it stands there.
    pub(super) title: String,
    /// Its first `<h1>` with something visible, as a title.
    pub(super) heading: Option<String>,
    /// Its text.
    pub(super) text: String,
}

/// A start tag.
#[derive(Debug)]
pub(super) struct Tag {
    /// In lower case.
    name: Vec<u8>,
    /// Its element is not shown.
    pub(super) hidden: bool,
    /// Its element is shown at once, if it is one that has to be opened.
    pub(super) open: bool,
}

impl Tag {
    /// A tag without attributes.
    pub(super) fn new(name: &[u8]) -> Self {
        Tag { name: name.to_owned(), hidden: false, open: false }
    }
}

/// The state between two tags.
#[derive(Debug)]
pub(super) struct Walker {
    syntax: Syntax,
    open: Open,
    /// How many of the open elements are not shown.
    n_dropped: usize,
    /// How many of them are preformatted.
    n_preformatted: usize,
    flow: Flow,
    title: Option<String>,
    /// The first heading: while it is open, its place among the open elements and the text's length before it.
    heading_at: Option<(usize, usize)>,
    heading: Option<String>,
    /// How the tokenizer has to read on.
    state: Option<State>,
}

impl Walker {
    /// At the start of a page.
    pub(super) fn new(syntax: Syntax) -> Self {
        Walker {
            syntax,
            open: Open::default(),
            n_dropped: 0,
            n_preformatted: 0,
            flow: Flow::default(),
            title: None,
            heading_at: None,
            heading: None,
            state: None,
        }
    }

    /// At its end.
    pub(super) fn finish(mut self) -> Page {
        self.close_down_to(0);
        Page { title: self.title.unwrap_or_default(), heading: self.heading, text: self.flow.finish() }
    }

    /// How the tokenizer has to read what follows the tag just read, if not as usual.
    pub(super) fn take_state(&mut self) -> Option<State> {
        self.state.take()
    }

    /// Whether this place is inside SVG or MathML.
    pub(super) fn is_foreign(&self) -> bool {
        self.open.last().is_some_and(|element| element.foreign)
    }

    /// Text between tags, character references resolved.
    pub(super) fn text(&mut self, text: &str) {
        let in_title = self.open.last().is_some_and(|element| element.content == Content::Title);
        match &mut self.title {
            Some(title) if in_title => title.push_str(text),
            _ if self.n_dropped > 0 => {}
            _ if self.n_preformatted > 0 => self.flow.write_preformatted(text),
            _ => self.flow.write(text),
        }
    }

    /// A start tag.
    pub(super) fn start(&mut self, tag: &Tag, self_closing: bool) {
        let name = tag.name.as_slice();
        if self.is_foreign() && element::breaks_out(name) {
            while self.is_foreign() {
                self.close_last();
            }
        }
        if self.is_foreign() {
            if !self_closing {
                self.push(tag, element::foreign_element(name));
            }
            return;
        }
        if element::is_frame_of_page(name) {
            return;
        }
        self.close_for_start(name);
        match name {
            b"br" => self.line_break(),
            b"hr" => self.separate(Gap::Paragraph),
            _ => {}
        }
        let element = self.in_context(name, element::element(name));
        let is_empty = self_closing && (element.foreign || self.syntax == Syntax::Xml);
        if is_empty || element::is_void(name) {
            self.separate(element.gap);
            return;
        }
        self.state = element::raw_text(name);
        // An inline element changes nothing, unless it is hidden or could be taken for one that is.
        if !element.is_inline() || tag.hidden || self.n_dropped > 0 {
            self.push(tag, element);
        }
    }

    /// An end tag.
    pub(super) fn end(&mut self, name: &[u8]) {
        let place = match name {
            b"br" => return self.line_break(),
            // Without its start tag it still makes an empty paragraph.
            b"p" if self.open.reach(b"p", Wall::Scope).is_none() => return self.separate(Gap::Paragraph),
            _ if element::HEADINGS.contains(&name) => self.innermost(&element::HEADINGS, Wall::Scope),
            _ if self.is_foreign() && self.open.reach(name, Wall::Scope).is_some() => {
                self.open.reach(name, Wall::Scope)
            }
            _ => self.open.reach(name, element::closed_by_end(name)),
        };
        if let Some(place) = place {
            self.close_down_to(place);
        }
    }

    /// Closes what the start tag `name` closes without saying so.
    fn close_for_start(&mut self, name: &[u8]) {
        let (names, wall) = element::closed_by_start(name);
        let outermost = names.iter().filter_map(|name| self.open.reach(name, wall)).min();
        if let Some(place) = outermost {
            self.close_down_to(place);
        }
        if element::ends_paragraph(name)
            && let Some(place) = self.open.reach(b"p", Wall::Scope)
        {
            self.close_down_to(place);
        }
        if element::HEADINGS.contains(&name)
            && let Some(place) = self.innermost(&element::HEADINGS, Wall::Scope)
            && place + 1 == self.open.len()
        {
            self.close_down_to(place);
        }
    }

    /// The innermost open element with one of `names`.
    fn innermost(&self, names: &[&[u8]], wall: Wall) -> Option<usize> {
        names.iter().filter_map(|name| self.open.reach(name, wall)).max()
    }

    /// Lists in a list, and the boxes that many pages put into each item, stay as close as the items are.
    fn in_context(&self, name: &[u8], element: Element) -> Element {
        let is_close = matches!(name, b"div" | b"ul" | b"ol" | b"menu" | b"dir") && self.open.has(b"li");
        Element { gap: if is_close { Gap::Line } else { element.gap }, ..element }
    }

    fn push(&mut self, tag: &Tag, element: Element) {
        let content = match element.content {
            Content::Title if self.title.is_none() && self.n_dropped == 0 => {
                self.title = Some(String::new());
                Content::Title
            }
            Content::Title => Content::Dropped,
            _ if tag.hidden => Content::Dropped,
            Content::Dropped if tag.name == b"dialog" && tag.open => Content::Shown,
            content => content,
        };
        let element = Element { content, ..element };
        self.n_dropped += usize::from(content == Content::Dropped);
        self.separate(element.gap);
        if self.n_dropped == 0 {
            if element.cell {
                self.flow.start_cell();
            }
            if content == Content::Preformatted {
                self.flow.start_preformatted();
            }
            if tag.name == b"h1" && self.heading.is_none() && self.heading_at.is_none() {
                self.heading_at = Some((self.open.len(), self.flow.len()));
            }
        }
        self.n_preformatted += usize::from(content == Content::Preformatted);
        self.open.push(&tag.name, element);
    }

    /// Closes all elements from `place` inwards.
    fn close_down_to(&mut self, place: usize) {
        while self.open.len() > place {
            self.close_last();
        }
    }

    fn close_last(&mut self) {
        let Some(element) = self.open.pop() else { return };
        if let Some((place, start)) = self.heading_at
            && place == self.open.len()
        {
            self.heading_at = None;
            self.heading = shorten(self.flow.since(start));
        }
        if element.cell && self.n_dropped == 0 {
            self.flow.end_cell();
        }
        self.separate(element.gap);
        self.n_dropped -= usize::from(element.content == Content::Dropped);
        self.n_preformatted -= usize::from(element.content == Content::Preformatted);
    }

    fn line_break(&mut self) {
        if self.n_dropped == 0 {
            self.flow.end_line();
        }
    }

    /// Blocks that are not shown take no room either.
    fn separate(&mut self, gap: Gap) {
        if self.n_dropped == 0 {
            self.flow.separate(gap);
        }
    }
}
