//! Addresses that lead to words on a page: URL Fragment Text Directives, `#:~:text=[prefix-,]start[,end][,-suffix]`
//! (WICG Scroll to Text Fragment, draft of 2023-12-13, section 3).

use crate::text::{Context, PlainText, Span};

/// Words longer than this are named by their beginning and their end.
const MAX_WORDS: u32 = 120;

/// So many characters of the beginning and the end name long words.
const PART: usize = 40;

/// So many characters around short words tell them from the same words elsewhere.
const AROUND: u32 = 24;

/// The address of words on the page; `None` if the page has no address of the web.
pub(super) fn fragment_link(page: &str, text: &PlainText, span: Span) -> Option<String> {
    super::escape::web_address(page)?;
    let base = page.split('#').next().unwrap_or(page);
    let words = text.slice(span)?;
    // Words match within one block of the page; what goes over several is named by its ends.
    let is_long = span.len() > MAX_WORDS || words.trim().contains('\n');
    let directive = if is_long {
        let (start, end) = (first_words(words), last_words(words));
        format!("{},{}", encoded(&start), encoded(&end))
    } else {
        let context = Context::around(text, span, AROUND);
        let before = last_words(context.before.rsplit('\n').next().unwrap_or_default());
        let after = first_words(context.after.split('\n').next().unwrap_or_default());
        let mut directive = String::new();
        if !before.is_empty() {
            directive.push_str(&format!("{}-,", encoded(&before)));
        }
        directive.push_str(&encoded(words.trim()));
        if !after.is_empty() {
            directive.push_str(&format!(",-{}", encoded(&after)));
        }
        directive
    };
    Some(format!("{base}#:~:text={directive}"))
}

/// Whole words from the beginning, on one line.
fn first_words(text: &str) -> String {
    let line = text.trim_start().lines().next().unwrap_or_default();
    let cut: String = line.chars().take(PART).collect();
    let is_cut = line.chars().nth(PART).is_some_and(|c| !c.is_whitespace());
    match cut.rsplit_once(char::is_whitespace) {
        Some((whole, _)) if is_cut => whole.trim().to_owned(),
        _ => cut.trim().to_owned(),
    }
}

/// Whole words from the end, on one line.
fn last_words(text: &str) -> String {
    let line = text.trim_end().lines().next_back().unwrap_or_default();
    let n = line.chars().count();
    let cut: String = line.chars().skip(n.saturating_sub(PART)).collect();
    let is_cut = n > PART && line.chars().nth(n - PART - 1).is_some_and(|c| !c.is_whitespace());
    match cut.split_once(char::is_whitespace) {
        Some((_, whole)) if is_cut => whole.trim().to_owned(),
        _ => cut.trim().to_owned(),
    }
}

/// Percent-encoded: all but letters and digits of ASCII and `.`, `_`, `~`. The signs of the directive, `-`, `,` and
/// `&`, mean themselves only so.
fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len() * 3);
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'_' | b'~' => encoded.push(char::from(byte)),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::CodePoint;

    #[track_caller]
    fn check(text: &str, words: &str, expected: &str) {
        let text = PlainText::from_raw(text);
        let before = text.as_str().split(words).next().unwrap_or_default().chars().count() as u32;
        let end = before + words.chars().count() as u32;
        let span = Span::new(CodePoint::new(before), CodePoint::new(end)).unwrap();
        let link = fragment_link("https://example.org/a#part", &text, span).unwrap();
        assert_eq!(link, format!("https://example.org/a#:~:text={expected}"));
    }

    #[test]
    fn leads_to_the_words() {
        check("One, two-three & four.", "two-three & four", "One%2C-,two%2Dthree%20%26%20four,-.");
        check("Über", "Über", "%C3%9Cber");
        check("a\nwords\nb", "words", "words");
        check("x\nfirst line\nlast line\ny", "first line\nlast line", "first%20line,last%20line");
        let long = "word ".repeat(60);
        let part = ["word"; 8].join("%20");
        check(
            &format!("{long}end"),
            &format!("{long}end"),
            &format!("{part},{}%20end", ["word"; 7].join("%20")),
        );
    }

    #[test]
    fn a_page_without_address_has_no_link() {
        let text = PlainText::from_raw("one");
        assert_eq!(fragment_link("", &text, text.whole().unwrap()), None);
        assert_eq!(fragment_link("ftp://example.org", &text, text.whole().unwrap()), None);
    }
}
