//! Text as HTML: nothing in it is taken for markup.

use std::fmt;

/// Text that may stand between tags and in attributes in double quotes.
pub(super) struct Escaped<'a>(pub(super) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write as _;
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                '\r' => f.write_char('\n')?,
                c if is_forbidden(c) => f.write_char('\u{fffd}')?,
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

/// Whether a text holds characters that no HTML page may hold (HTML Living Standard, 13.1.4 and 13.2.3.5).
pub(super) fn has_forbidden(text: &str) -> bool {
    text.chars().any(is_forbidden)
}

fn is_forbidden(c: char) -> bool {
    let is_control =
        matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}');
    is_control || matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe
}

/// An address that may be followed: of the web, without blanks; escaped for an attribute.
pub(super) fn web_address(address: &str) -> Option<Escaped<'_>> {
    let lower = address.get(..8).unwrap_or(address).to_ascii_lowercase();
    let is_web = lower.starts_with("http://") || lower.starts_with("https://");
    let is_plain = !address.contains(|c: char| c.is_whitespace() || c.is_control());
    (is_web && is_plain).then_some(Escaped(address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_taken_for_markup() {
        assert_eq!(Escaped("<b x='\"&\">\0").to_string(), "&lt;b x=&#39;&quot;&amp;&quot;&gt;\u{fffd}");
    }

    #[test]
    fn only_addresses_of_the_web_are_followed() {
        let follow = |address| web_address(address).map(|it| it.to_string());
        assert_eq!(follow("HTTPS://a.org/?a=1&b=2").as_deref(), Some("HTTPS://a.org/?a=1&amp;b=2"));
        assert_eq!(follow("javascript:alert(1)"), None);
        assert_eq!(follow("https://a.org/ b"), None);
        assert_eq!(follow(""), None);
    }
}
