//! HTML under construction. What stands in the source code goes in as it is, all else is escaped: that `raw` takes
//! nothing but literals is what keeps an article from writing into the page.

/// A piece of HTML.
#[derive(Debug, Default)]
pub(super) struct Markup {
    html: String,
    /// Whether a character was replaced because HTML has no place for it.
    pub(super) is_changed: bool,
}

impl Markup {
    /// Appends markup of our own.
    pub(super) fn raw(&mut self, html: &'static str) -> &mut Self {
        self.html.push_str(html);
        self
    }

    /// Appends a text, so that it is that text inside elements and quoted attributes.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            match c {
                '&' => self.html.push_str("&amp;"),
                '<' => self.html.push_str("&lt;"),
                '>' => self.html.push_str("&gt;"),
                '"' => self.html.push_str("&quot;"),
                '\'' => self.html.push_str("&#39;"),
                // Written as it is, it would be read as a line feed.
                '\r' => self.html.push_str("&#13;"),
                '\n' | '\t' => self.html.push(c),
                _ if c.is_control() => {
                    self.is_changed = true;
                    self.html.push('\u{fffd}');
                }
                _ => self.html.push(c),
            }
        }
        self
    }

    /// Appends a number.
    pub(super) fn number(&mut self, number: usize) -> &mut Self {
        self.html.push_str(&number.to_string());
        self
    }

    /// Appends another piece.
    pub(super) fn markup(&mut self, other: &Self) -> &mut Self {
        self.html.push_str(&other.html);
        self.is_changed |= other.is_changed;
        self
    }

    /// Appends a link to another page, in words.
    pub(super) fn link(&mut self, address: &str, words: &str) -> &mut Self {
        self.raw("<a class=\"out\" rel=\"noopener noreferrer\" href=\"").text(address).raw("\">");
        self.raw("<bdi>").text(words).raw("</bdi></a>")
    }

    /// Appends a style sheet, which is made of literals and of words that a scheme has no say in.
    pub(super) fn style(&mut self, css: &str) -> &mut Self {
        self.html.push_str(css);
        self
    }

    /// The HTML.
    pub(super) fn as_str(&self) -> &str {
        &self.html
    }

    pub(super) fn is_empty(&self) -> bool {
        self.html.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stay_texts() {
        let mut markup = Markup::default();
        markup.raw("<p title=\"").text("a\"b'<script>&\r\n").raw("\">").text("]]>");
        assert_eq!(markup.as_str(), "<p title=\"a&quot;b&#39;&lt;script&gt;&amp;&#13;\n\">]]&gt;");
        assert!(!markup.is_changed);
        assert!(markup.text("\0").is_changed && markup.as_str().ends_with('\u{fffd}'));
    }
}
