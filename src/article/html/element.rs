//! What each HTML element does to a page's text, as the default styles of browsers have it, and how the HTML
//! standard lets tags be left out. Elements that are not listed run along with the text around them.

use super::flow::Gap;
use html5gum::State;

/// What becomes of the text inside an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    /// Shown, with runs of spaces as one.
    Shown,
    /// Shown with its spaces and line ends.
    Preformatted,
    /// Not shown, or not as text.
    Dropped,
    /// The page's title.
    Title,
}

/// What the walker has to know of an open element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Element {
    /// What separates it from its surroundings.
    pub(super) gap: Gap,
    /// What becomes of its text.
    pub(super) content: Content,
    /// Which searches for an open element stop at it.
    pub(super) walls: Walls,
    /// A table cell.
    pub(super) cell: bool,
    /// SVG or MathML, where other rules of syntax hold.
    pub(super) foreign: bool,
}

impl Element {
    /// Its text runs along with the text around it, and no tag is kept from anything by it.
    pub(super) fn is_inline(&self) -> bool {
        *self == shown(Gap::None, 0)
    }
}

/// A set of [`Wall`]s, one bit each.
pub(super) type Walls = u8;

/// The scopes of the HTML standard: a tag closes an open element only if none of these stands between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wall {
    /// Nothing stops the search.
    None = 0,
    /// Cells, tables and other enclosed worlds.
    Scope = 1,
    /// The same, and lists.
    ListScope = 2,
    /// Any block but those that may stand between list items: what stops an `<li>` from closing the one before.
    Item = 4,
    /// Tables.
    Table = 8,
    /// Any block: what an inline element's end tag cannot reach through.
    Block = 16,
}

/// All of them: how many bits a set of walls has.
pub(super) const N_WALLS: usize = 5;

const BLOCK: Walls = Wall::Block as Walls;
const WALLED: Walls = BLOCK | Wall::Item as Walls;
const LIST: Walls = WALLED | Wall::ListScope as Walls;
const ENCLOSED: Walls = LIST | Wall::Scope as Walls;
const TABLE: Walls = ENCLOSED | Wall::Table as Walls;

/// What is known of the element called `name` (in lower case).
pub(super) fn element(name: &[u8]) -> Element {
    match name {
        b"p" | b"div" | b"address" => shown(Gap::Paragraph, BLOCK),
        b"article" | b"aside" | b"blockquote" | b"center" | b"details" | b"fieldset" | b"figcaption"
        | b"figure" | b"footer" | b"form" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"header"
        | b"hgroup" | b"main" | b"nav" | b"search" | b"section" | b"dl" => shown(Gap::Paragraph, WALLED),
        b"pre" | b"listing" | b"xmp" | b"plaintext" => {
            Element { content: Content::Preformatted, ..shown(Gap::Paragraph, WALLED) }
        }
        b"ul" | b"ol" | b"menu" | b"dir" => shown(Gap::Paragraph, LIST),
        b"li" | b"dt" | b"dd" => shown(Gap::Line, BLOCK),
        b"option" | b"optgroup" => shown(Gap::Line, 0),
        b"summary" | b"legend" => shown(Gap::Line, WALLED),
        b"table" => shown(Gap::Paragraph, TABLE),
        b"tr" | b"tbody" | b"thead" | b"tfoot" => shown(Gap::Line, WALLED),
        b"caption" => shown(Gap::Line, ENCLOSED),
        b"td" | b"th" => Element { cell: true, ..shown(Gap::None, ENCLOSED) },
        b"title" => Element { content: Content::Title, ..shown(Gap::None, BLOCK) },
        // A dialog is shown once a script opens it.
        b"dialog" => Element { content: Content::Dropped, ..shown(Gap::Paragraph, WALLED) },
        b"script" | b"style" | b"noscript" | b"noembed" | b"noframes" | b"iframe" | b"textarea"
        | b"select" => dropped(WALLED),
        b"template" => dropped(TABLE),
        b"object" | b"applet" => dropped(ENCLOSED),
        b"audio" | b"video" | b"canvas" | b"datalist" | b"meter" | b"progress" => dropped(0),
        b"svg" => Element { foreign: true, ..dropped(0) },
        b"math" => Element { foreign: true, ..shown(Gap::None, 0) },
        _ => shown(Gap::None, 0),
    }
}

fn shown(gap: Gap, walls: Walls) -> Element {
    Element { gap, content: Content::Shown, walls, cell: false, foreign: false }
}

fn dropped(walls: Walls) -> Element {
    Element { content: Content::Dropped, ..shown(Gap::None, walls) }
}

/// What is known of an element inside SVG or MathML. Some of them hold HTML again.
pub(super) fn foreign_element(name: &[u8]) -> Element {
    let html_inside =
        matches!(name, b"foreignobject" | b"desc" | b"title" | b"mi" | b"mo" | b"mn" | b"ms" | b"mtext");
    let content = match name {
        // The formula once more, in another notation.
        b"annotation" | b"annotation-xml" => Content::Dropped,
        _ => Content::Shown,
    };
    let walls = if html_inside { ENCLOSED } else { 0 };
    Element { gap: Gap::None, content, walls, cell: false, foreign: !html_inside }
}

/// Elements without content or end tag.
pub(super) fn is_void(name: &[u8]) -> bool {
    matches!(
        name,
        b"area"
            | b"base"
            | b"basefont"
            | b"bgsound"
            | b"br"
            | b"col"
            | b"embed"
            | b"frame"
            | b"hr"
            | b"image"
            | b"img"
            | b"input"
            | b"keygen"
            | b"link"
            | b"meta"
            | b"param"
            | b"source"
            | b"track"
            | b"wbr"
    )
}

/// Elements whose tags only say where the document's parts begin: left out or misplaced, nothing changes.
pub(super) fn is_frame_of_page(name: &[u8]) -> bool {
    matches!(name, b"html" | b"head" | b"body" | b"frameset")
}

/// Elements in which the tokenizer reads no tags, and how it reads them.
pub(super) fn raw_text(name: &[u8]) -> Option<State> {
    match name {
        b"title" | b"textarea" => Some(State::RcData),
        // As in a browser that runs scripts, which is what the page was made for.
        b"noscript" | b"style" | b"xmp" | b"iframe" | b"noembed" | b"noframes" => Some(State::RawText),
        b"script" => Some(State::ScriptData),
        b"plaintext" => Some(State::PlainText),
        _ => None,
    }
}

/// HTML elements that end an SVG or MathML someone forgot to close.
pub(super) fn breaks_out(name: &[u8]) -> bool {
    matches!(
        name,
        b"b" | b"big"
            | b"blockquote"
            | b"body"
            | b"br"
            | b"center"
            | b"code"
            | b"dd"
            | b"div"
            | b"dl"
            | b"dt"
            | b"em"
            | b"embed"
            | b"h1"
            | b"h2"
            | b"h3"
            | b"h4"
            | b"h5"
            | b"h6"
            | b"head"
            | b"hr"
            | b"i"
            | b"img"
            | b"li"
            | b"listing"
            | b"menu"
            | b"meta"
            | b"nobr"
            | b"ol"
            | b"p"
            | b"pre"
            | b"ruby"
            | b"s"
            | b"small"
            | b"span"
            | b"strong"
            | b"strike"
            | b"sub"
            | b"sup"
            | b"table"
            | b"tt"
            | b"u"
            | b"ul"
            | b"var"
    )
}

/// Open elements that the start tag `name` closes, and what keeps it from reaching them.
pub(super) fn closed_by_start(name: &[u8]) -> (&'static [&'static [u8]], Wall) {
    match name {
        b"li" => (&[b"li"], Wall::Item),
        b"dd" | b"dt" => (&[b"dd", b"dt"], Wall::Item),
        b"td" | b"th" => (&[b"td", b"th", b"caption"], Wall::Table),
        b"tr" => (&[b"tr", b"td", b"th", b"caption"], Wall::Table),
        b"tbody" | b"thead" | b"tfoot" => {
            (&[b"tbody", b"thead", b"tfoot", b"tr", b"td", b"th", b"caption"], Wall::Table)
        }
        b"option" => (&[b"option"], Wall::Block),
        b"select" | b"input" | b"textarea" => (&[b"select"], Wall::Scope),
        _ => (&[], Wall::None),
    }
}

/// Blocks that cannot stand in a paragraph: their start tag ends it.
pub(super) fn ends_paragraph(name: &[u8]) -> bool {
    let may_stand_in_one = matches!(name, b"option" | b"optgroup" | b"legend" | b"caption")
        || matches!(name, b"tr" | b"tbody" | b"thead" | b"tfoot");
    name == b"hr" || (element(name).gap > Gap::None && !may_stand_in_one)
}

/// What the end tag `name` closes, and what keeps it from reaching that.
pub(super) fn closed_by_end(name: &[u8]) -> Wall {
    match name {
        b"li" => Wall::ListScope,
        b"table" | b"tr" | b"td" | b"th" | b"tbody" | b"thead" | b"tfoot" | b"caption" => Wall::Table,
        b"template" => Wall::None,
        _ if element(name).walls & BLOCK != 0 => Wall::Scope,
        _ => Wall::Block,
    }
}

/// `<h1>` to `<h6>`: any one's end tag closes any other.
pub(super) const HEADINGS: [&[u8]; 6] = [b"h1", b"h2", b"h3", b"h4", b"h5", b"h6"];
