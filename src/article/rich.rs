//! Markdown as a tree of the few elements that guidelines need. Whoever shows it builds the elements by hand: HTML in
//! the text stays text, pictures become their description, and links lead to web pages only.

use pulldown_cmark::{Event, Parser, Tag};

/// A piece of formatted text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rich {
    /// Words.
    Text(String),
    /// Words or elements within an element.
    Element(Shape, Vec<Rich>),
}

/// What an element is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A heading, 1 to 6.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list with dots.
    List,
    /// A list with numbers, from this one on.
    Numbered(u64),
    /// An item of a list.
    Item,
    /// Somebody else's words.
    BlockQuote,
    /// Characters as they are, with their line ends.
    CodeBlock,
    /// Characters as they are, within a line.
    Code,
    /// Stressed.
    Emphasis,
    /// Strongly stressed.
    Strong,
    /// A line across.
    Rule,
    /// A link to this address, which begins with `http://` or `https://`.
    Link(String),
}

/// What a Markdown text says, in the order of the text. Never fails: what is no Markdown is words.
pub fn rich_text(markdown: &str) -> Vec<Rich> {
    // The elements that are open, each with what stands in it so far; `None` for what only holds its contents.
    let mut open: Vec<(Option<Shape>, Vec<Rich>)> = vec![(None, Vec::new())];
    for event in Parser::new(markdown) {
        match event {
            Event::Start(tag) => open.push((shape(tag), Vec::new())),
            Event::End(_) => close(&mut open),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => put_text(&mut open, &text),
            Event::Code(text) => {
                put(&mut open, Rich::Element(Shape::Code, vec![Rich::Text(text.into_string())]));
            }
            Event::SoftBreak | Event::HardBreak => put_text(&mut open, "\n"),
            Event::Rule => put(&mut open, Rich::Element(Shape::Rule, Vec::new())),
            // Extensions, none of which is switched on.
            _ => {}
        }
    }
    open.into_iter().next().map(|(_, pieces)| pieces).unwrap_or_default()
}

fn shape(tag: Tag<'_>) -> Option<Shape> {
    Some(match tag {
        Tag::Heading { level, .. } => Shape::Heading(level as u8),
        Tag::Paragraph => Shape::Paragraph,
        Tag::List(None) => Shape::List,
        Tag::List(Some(first)) => Shape::Numbered(first),
        Tag::Item => Shape::Item,
        Tag::BlockQuote(_) => Shape::BlockQuote,
        Tag::CodeBlock(_) => Shape::CodeBlock,
        Tag::Emphasis => Shape::Emphasis,
        Tag::Strong => Shape::Strong,
        Tag::Link { dest_url, .. } if is_web_address(&dest_url) => Shape::Link(dest_url.into_string()),
        _ => return None,
    })
}

fn is_web_address(url: &str) -> bool {
    let url = url.to_ascii_lowercase();
    ["http://", "https://"].iter().any(|scheme| url.starts_with(scheme) && url.len() > scheme.len())
}

fn close(open: &mut Vec<(Option<Shape>, Vec<Rich>)>) {
    // The root stays open.
    if open.len() < 2 {
        return;
    }
    if let Some((shape, pieces)) = open.pop() {
        match shape {
            Some(shape) => put(open, Rich::Element(shape, pieces)),
            None => pieces.into_iter().for_each(|piece| put(open, piece)),
        }
    }
}

fn put(open: &mut [(Option<Shape>, Vec<Rich>)], piece: Rich) {
    if let Some((_, pieces)) = open.last_mut() {
        pieces.push(piece);
    }
}

fn put_text(open: &mut [(Option<Shape>, Vec<Rich>)], text: &str) {
    let Some((_, pieces)) = open.last_mut() else { return };
    match pieces.last_mut() {
        Some(Rich::Text(before)) => before.push_str(text),
        _ => pieces.push(Rich::Text(text.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree in one line: `p(words em(more))`.
    fn told(pieces: &[Rich]) -> String {
        let tell = |piece: &Rich| match piece {
            Rich::Text(text) => format!("{text:?}"),
            Rich::Element(shape, within) => format!("{shape:?}[{}]", told(within)),
        };
        pieces.iter().map(tell).collect::<Vec<_>>().join(" ")
    }

    #[track_caller]
    fn check(markdown: &str, expected: &str) {
        assert_eq!(told(&rich_text(markdown)), expected, "{markdown}");
    }

    #[test]
    fn markdown_becomes_elements() {
        check(
            "# Quote\n\nMark *all* **of it**.",
            r#"Heading(1)["Quote"] Paragraph["Mark " Emphasis["all"] " " Strong["of it"] "."]"#,
        );
        check("- one\n- two `x`", r#"List[Item["one"] Item["two " Code["x"]]]"#);
        check("3. c\n4. d", r#"Numbered(3)[Item["c"] Item["d"]]"#);
        check("> said\n> so", r#"BlockQuote[Paragraph["said\nso"]]"#);
        check("```\na < b\n```", r#"CodeBlock["a < b\n"]"#);
        check("---", "Rule[]");
        check("", "");
    }

    #[test]
    fn links_lead_to_web_pages_only() {
        check("[a](https://a.example/)", r#"Paragraph[Link("https://a.example/")["a"]]"#);
        check("<HTTP://a.example>", r#"Paragraph[Link("HTTP://a.example")["HTTP://a.example"]]"#);
        check("[a](javascript:alert(1))", r#"Paragraph["a"]"#);
        check("[a](//a.example)", r#"Paragraph["a"]"#);
        check("[a](https://)", r#"Paragraph["a"]"#);
    }

    #[test]
    fn html_and_pictures_are_words() {
        check("a <b onclick=x>b</b>", r#"Paragraph["a <b onclick=x>b</b>"]"#);
        check("<script>x</script>", r#""<script>x</script>""#);
        check("![a hill](https://a.example/x.png)", r#"Paragraph["a hill"]"#);
    }
}
