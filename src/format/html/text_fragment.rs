//! Addresses that lead to words in a page: `#:~:text=`, after the URL fragment text directives of the WICG, which
//! Chromium, Safari and Firefox follow.

use crate::model::Annotation;
use crate::text::{CodePoint, PlainText, Span};

/// Longer words are named by how they begin and end.
const MAX_WHOLE: usize = 120;

/// So many words begin and end a long stretch, and tell a short one from its like.
const N_WORDS: usize = 4;

/// A word, or what stands between blanks in scripts that have few, is cut to so many characters.
const MAX_CHARS: usize = 40;

/// The address of a page with what an annotation covers in it, one directive a fragment. `lower` is the text in lower
/// case, since browsers search that way.
pub(super) fn address(page: &str, text: &PlainText, lower: &str, annotation: &Annotation) -> String {
    let directives: Vec<String> = annotation
        .fragments
        .iter()
        .filter_map(|span| directive(text, lower, whole_words(text, span)))
        .map(|directive| format!("text={directive}"))
        .collect();
    if directives.is_empty() {
        return page.to_owned();
    }
    let page = page.split(":~:").next().unwrap_or(page);
    let joiner = if page.contains('#') { ":~:" } else { "#:~:" };
    format!("{page}{joiner}{}", directives.join("&"))
}

/// Browsers match whole words only.
fn whole_words(text: &PlainText, span: Span) -> Span {
    let last = CodePoint::new(span.end().get() - 1);
    let start = text.word_at(span.start()).map_or(span.start(), |word| word.start().min(span.start()));
    let end = text.word_at(last).map_or(span.end(), |word| word.end().max(span.end()));
    Span::new(start, end).unwrap_or(span)
}

/// `prefix-,start,end,-suffix`; `None` if there is no word.
fn directive(text: &PlainText, lower: &str, span: Span) -> Option<String> {
    let words = text.slice(span)?.trim();
    if words.is_empty() {
        return None;
    }
    let is_short = !words.contains('\n') && words.chars().count() <= MAX_WHOLE;
    let (start, end) = match is_short {
        true => (words.to_owned(), None),
        false => (first_words(words.lines().next()?), Some(last_words(words.lines().next_back()?))),
    };
    let mut directive = String::new();
    let is_single = lower.matches(&start.to_lowercase()).nth(1).is_none();
    let around = |from: CodePoint, to: CodePoint| {
        Span::new(from, to).and_then(|it| text.slice(it)).unwrap_or_default().trim()
    };
    if !is_single {
        let before = around(CodePoint::new(0), span.start()).lines().next_back().map(last_words);
        if let Some(before) = before.filter(|it| !it.is_empty()) {
            directive.push_str(&format!("{}-,", encoded(&before)));
        }
    }
    directive.push_str(&encoded(&start));
    if let Some(end) = end {
        directive.push_str(&format!(",{}", encoded(&end)));
    }
    if !is_single && is_short {
        let after = around(span.end(), text.len()).lines().next().map(first_words);
        if let Some(after) = after.filter(|it| !it.is_empty()) {
            directive.push_str(&format!(",-{}", encoded(&after)));
        }
    }
    Some(directive)
}

fn first_words(line: &str) -> String {
    let words: Vec<&str> = line.split_whitespace().take(N_WORDS).collect();
    let joined = words.join(" ");
    // Text without blanks: cut inside it.
    if words.len() == 1 { joined.chars().take(MAX_CHARS).collect() } else { joined }
}

fn last_words(line: &str) -> String {
    let mut words: Vec<&str> = line.split_whitespace().rev().take(N_WORDS).collect();
    words.reverse();
    let joined = words.join(" ");
    let n_over = joined.chars().count().saturating_sub(MAX_CHARS);
    if words.len() == 1 { joined.chars().skip(n_over).collect() } else { joined }
}

/// All but letters and digits of ASCII as `%XX`: the dash, the comma and the ampersand mean something here.
fn encoded(words: &str) -> String {
    let mut encoded = String::with_capacity(words.len() * 3);
    for byte in words.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'~' => encoded.push(byte.into()),
            // Blanks of every width are one in a page.
            b'\t' => encoded.push_str("%20"),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The directive for the words between `[` and `]`, decoded but for what separates.
    fn check(marked: &str, expected: &str) {
        let (before, rest) = marked.split_once('[').unwrap();
        let (words, after) = rest.split_once(']').unwrap();
        let text = PlainText::from_raw(&format!("{before}{words}{after}"));
        let start = before.chars().count() as u32;
        let end = start + words.chars().count() as u32;
        let span = Span::new(CodePoint::new(start), CodePoint::new(end)).unwrap();
        let found = directive(&text, &text.as_str().to_lowercase(), whole_words(&text, span))
            .unwrap_or_default()
            .replace("%20", "_");
        assert_eq!(found, expected, "{marked}");
    }

    #[test]
    fn names_words_so_that_a_browser_finds_them() {
        check("The [ferry] was late.", "ferry");
        check("Inside a w[or]d", "word");
        check("[a-b, c & d]", "a%2Db%2C_c_%26_d");
        check("[Zoë 🚢]", "Zo%C3%AB_%F0%9F%9A%A2");
        check("[ \t]", "");
        // Of two like words, those around tell which.
        check("He said no. Then [he said] yes.", "He_said_no._Then-,he_said,-yes.");
        check("one said two [said] three said", "one_said_two-,said,-three_said");
        check("said x\n\n[said]\n\nsaid y", "said_x-,said,-said_y");
        // What crosses a line end or is long is named by its ends.
        check("a [one two three four five\n\nsix seven] b", "one_two_three_four,six_seven");
        let long = "word ".repeat(40);
        check(&format!("Start [here {long}end] there"), "here_word_word_word,word_word_word_end");
    }

    #[test]
    fn keeps_the_fragment_of_the_page() {
        let text = PlainText::from_raw("one two");
        let annotation = |spans: &[(u32, u32)]| Annotation {
            id: crate::model::AnnotationId::new("a"),
            label: crate::model::LabelId::new("l"),
            fragments: crate::model::Fragments::new(
                spans.iter().map(|&(a, b)| Span::new(CodePoint::new(a), CodePoint::new(b)).unwrap()),
            )
            .unwrap(),
            attributes: Default::default(),
            note: String::new(),
            origin: crate::model::Origin::Manual,
            annotator: "".into(),
            created: crate::model::Timestamp::unknown(),
            modified: crate::model::Timestamp::unknown(),
        };
        let both = annotation(&[(0, 3), (4, 7)]);
        assert_eq!(address("https://a/", &text, "one two", &both), "https://a/#:~:text=one&text=two");
        assert_eq!(
            address("https://a/#b", &text, "one two", &annotation(&[(0, 3)])),
            "https://a/#b:~:text=one"
        );
        assert_eq!(
            address("https://a/#:~:text=x", &text, "one two", &annotation(&[(0, 3)])),
            "https://a/#:~:text=one"
        );
    }
}
