//! Carets, one press at a time; random ones are in `tests/native/text_properties/carets.rs`.

use super::*;

use Direction::{Left, Right};
use Reach::{Character, Paragraph, Sentence, Text, Word};

fn parse(marked: &str) -> (PlainText, Span) {
    let at = |mark| marked.chars().position(|c| c == mark).unwrap() as u32;
    let text = PlainText::from_raw(&marked.replace(['[', ']'], ""));
    (text, Span::new(CodePoint::new(at('[')), CodePoint::new(at(']') - 1)).unwrap())
}

/// The text with brackets round a span.
fn show(text: &PlainText, span: Span) -> String {
    let mut shown: Vec<char> = text.as_str().chars().collect();
    shown.insert(span.end().to_usize(), ']');
    shown.insert(span.start().to_usize(), '[');
    shown.into_iter().collect()
}

/// From the span in brackets, one press after the other; `-` where the caret cannot go.
#[track_caller]
fn check(from: &str, reach: Reach, extends: bool, presses: &[(Direction, &str)]) {
    let (text, span) = parse(from);
    let mut caret = Caret::on(span);
    for &(direction, expected) in presses {
        let moved = caret.moved(&text, reach, direction, extends);
        let shown = moved.map_or_else(|| "-".to_owned(), |moved| show(&text, moved.span()));
        assert_eq!(shown, expected, "from {}", show(&text, caret.span()));
        caret = moved.unwrap_or(caret);
    }
}

#[test]
fn goes_by_words() {
    check(
        "[one], two\n\n– “three”",
        Word,
        false,
        &[
            (Left, "-"),
            (Right, "one, [two]\n\n– “three”"),
            (Right, "one, two\n\n– “[three]”"),
            (Right, "-"),
            (Left, "one, [two]\n\n– “three”"),
        ],
    );
    check("[o]ne two", Word, false, &[(Right, "[one] two")]);
    check(
        "[😀] 日本 語",
        Word,
        false,
        &[(Right, "😀 [日]本 語"), (Right, "😀 日[本] 語"), (Left, "😀 [日]本 語")],
    );
    check("[مرحبا] بالعالم", Word, false, &[(Right, "مرحبا [بالعالم]"), (Right, "-")]);
}

#[test]
fn goes_by_characters() {
    check(
        "[a]👩‍👩‍👧\n\ne\u{301}",
        Character,
        false,
        &[
            (Left, "-"),
            (Right, "a[👩‍👩‍👧]\n\ne\u{301}"),
            (Right, "a👩‍👩‍👧\n\n[e\u{301}]"),
            (Right, "-"),
            (Left, "a[👩‍👩‍👧]\n\ne\u{301}"),
        ],
    );
    check("he “[We]", Character, false, &[(Left, "he [“]We"), (Right, "he “[W]e")]);
}

#[test]
fn goes_by_sentences_and_paragraphs() {
    check(
        "One [two].  Three.\n\nFour.",
        Sentence,
        false,
        &[
            (Right, "[One two.]  Three.\n\nFour."),
            (Right, "One two.  [Three.]\n\nFour."),
            (Right, "One two.  Three.\n\n[Four.]"),
            (Right, "-"),
            (Left, "One two.  [Three.]\n\nFour."),
        ],
    );
    check(
        "One.\n \nTwo [two]. Three. \n",
        Paragraph,
        false,
        &[(Left, "One.\n \n[Two two. Three.] \n"), (Left, "[One.]\n \nTwo two. Three. \n"), (Left, "-")],
    );
    check(
        "one [two] three",
        Text,
        false,
        &[(Right, "one two [three]"), (Right, "-"), (Left, "[one] two three")],
    );
}

#[test]
fn extends_shrinks_and_grows_to_the_other_side() {
    check(
        "a b [c] d e",
        Word,
        true,
        &[
            (Right, "a b [c d] e"),
            (Right, "a b [c d e]"),
            (Right, "-"),
            (Left, "a b [c d] e"),
            (Left, "a b [c] d e"),
            (Left, "a [b c] d e"),
            (Right, "a b [c] d e"),
        ],
    );
    check(
        "ab[cd]ef",
        Character,
        true,
        &[(Right, "ab[cde]f"), (Left, "ab[cd]ef"), (Left, "a[bcd]ef"), (Left, "[abcd]ef"), (Left, "-")],
    );
    check(
        "One. Two [two]. Three.",
        Sentence,
        true,
        &[
            (Left, "One. [Two two.] Three."),
            (Left, "[One. Two two.] Three."),
            (Right, "One. [Two two.] Three."),
            (Right, "One. [Two two. Three.]"),
        ],
    );
    check(
        "A.\n\nB [b].\n\nC.",
        Paragraph,
        true,
        &[(Right, "A.\n\n[B b.]\n\nC."), (Right, "A.\n\n[B b.\n\nC.]")],
    );
    check("a [b] c", Text, true, &[(Right, "a [b c]"), (Left, "[a b] c"), (Left, "-")]);
}

#[test]
fn units_of_different_size_mix() {
    let (text, span) = parse("One [two] three. Four five.");
    let press = |caret: Caret, reach, direction| caret.moved(&text, reach, direction, true).unwrap();
    let sentence = press(Caret::on(span), Sentence, Right);
    let two = press(sentence, Sentence, Right);
    assert_eq!(show(&text, two.span()), "[One two three. Four five.]");
    assert_eq!(show(&text, press(two, Word, Left).span()), "[One two three. Four] five.");
    assert_eq!(show(&text, press(two, Character, Left).span()), "[One two three. Four five].");
    assert!(press(sentence, Word, Right).head().len() == 4);
    assert!(!two.is_backward());
}

#[test]
fn lies_on_the_nearest_there_is() {
    let at = |raw: &str, position, reach| {
        let text = PlainText::from_raw(raw);
        Caret::at(&text, CodePoint::new(position), reach).map(|caret| show(&text, caret.span()))
    };
    assert_eq!(at("one two", 5, Word).as_deref(), Some("one [two]"));
    assert_eq!(at("one. – two", 4, Word).as_deref(), Some("one. – [two]"));
    assert_eq!(at("one.\ntwo", 3, Word).as_deref(), Some("[one].\ntwo"));
    assert_eq!(at("one\n\n", 4, Word).as_deref(), Some("[one]\n\n"));
    assert_eq!(at("😀 😀", 2, Text).as_deref(), Some("😀 [😀]"));
    assert_eq!(at("one", 99, Sentence).as_deref(), Some("[one]"));
    assert_eq!(at("\n\n", 0, Word), None);
    assert_eq!(at("", 0, Character), None);
}

#[test]
fn offers_what_snapping_gives() {
    #[track_caller]
    fn check(from: &str, reach: Reach, n: usize, expected: &str) {
        let (text, span) = parse(from);
        let mut caret = Caret::on(span);
        for _ in 0..n {
            caret = caret.moved(&text, reach, Right, true).unwrap();
        }
        assert_eq!(show(&text, caret.selection(&text)), expected);
    }
    check("[said] “We ran,” he", Word, 2, "[said “We ran,”] he");
    check("[said] “We ran,” he", Word, 1, "[said “We] ran,” he");
    check("said [“]We ran.” Then", Word, 2, "said [“We ran.”] Then");
    check("said “[We] ran,” he", Word, 1, "said “[We ran],” he");
    check("[We] ran. She", Sentence, 1, "[We ran.] She");
    check("[We] ran. She", Character, 1, "[We ]ran. She");
}
