//! Writes XML. Our own, because what matters here is just what crates leave to their users: a line end in an
//! attribute has to be a character reference (or a parser makes it a blank), and characters that XML 1.0 forbids
//! must not be written at all, nor shift an offset.

/// Adds ` name="value"`, escaped. Whether a forbidden character had to be replaced.
pub(in crate::format) fn attribute(xml: &mut String, name: &str, value: &str) -> bool {
    xml.push_str(&format!(" {name}=\""));
    let is_changed = escaped(xml, value);
    xml.push('"');
    is_changed
}

/// Adds text, escaped for attributes and contents alike. Whether a forbidden character had to be replaced.
pub(super) fn escaped(xml: &mut String, text: &str) -> bool {
    let mut is_changed = false;
    for c in text.chars() {
        match c {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            // Blanks that parsers change: these in attributes, NEL and the line separator in XML 1.1.
            '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' => xml.push_str(&format!("&#{};", u32::from(c))),
            // All of them take one UTF-16 unit, as U+FFFD does.
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                xml.push('\u{fffd}');
                is_changed = true;
            }
            _ => xml.push(c),
        }
    }
    is_changed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_to_the_parser() {
        let mut xml = String::new();
        assert!(!attribute(&mut xml, "a", "<b> & \"c\"\n\t]]>'"));
        assert_eq!(xml, " a=\"&lt;b&gt; &amp; &quot;c&quot;&#10;&#9;]]&gt;'\"");
        let mut xml = String::new();
        assert!(escaped(&mut xml, "\u{1}x\u{7f}\u{ffff}😀"));
        assert_eq!(xml, "\u{fffd}x\u{7f}\u{fffd}😀");
    }
}
