//! From what a pointer drew to what the person meant: whole words, without blanks and marks that were grazed.

use super::segment::is_blank;
use super::sentence::is_abbreviation;
use super::{CodePoint, PlainText, Span};

/// How exactly a selection is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Granularity {
    /// Whole words; blanks and stray marks at the edges are left out.
    Words,
    /// The characters selected, widened to whole grapheme clusters only.
    Characters,
}

/// What a selection means; `None` if it holds nothing but blanks (in words) or reaches beyond the text.
///
/// In words, the edges go outward to the edges of the words they cut, then inward over blanks, commas, dashes and
/// marks of the neighbouring text. Quotation marks that open at the start or close at the end always stay: they
/// belong to the quote. A full stop stays at the end of a whole sentence, of an abbreviation, and before a closing
/// mark. If nothing would be left, what was selected stays.
///
/// Snapping what was snapped changes nothing.
pub fn snap(text: &PlainText, span: Span, granularity: Granularity) -> Option<Span> {
    if span.end() > text.len() {
        return None;
    }
    let whole = Span::new(text.grapheme_start(span.start()), text.grapheme_end(span.end()))?;
    if granularity == Granularity::Characters {
        return Some(whole);
    }
    let visible = trim(text, whole, |_, c| is_blank(c), |_, c| is_blank(c))?;
    let mut span = visible;
    // Each turn widens to words, then trims; a second or third only ever happens at nested marks.
    for _ in 0..8 {
        let wide = widen(text, span);
        let trimmed = trim(
            text,
            wide,
            |span, c| is_stray_at_start(text, span, c),
            |span, c| is_stray_at_end(text, span, c),
        );
        match trimmed {
            Some(next) if next == span => return Some(span),
            Some(next) => span = next,
            None => return Some(visible),
        }
    }
    Some(span)
}

/// Edges that cut a word go to the word's edge, or to that of the cluster that reaches over it.
fn widen(text: &PlainText, span: Span) -> Span {
    let start = text.word_at(span.start()).map_or(span.start(), Span::start);
    let end = text.word_before(span.end()).map_or(span.end(), |(word, _)| word.end());
    Span::new(text.grapheme_start(start), text.grapheme_end(end)).unwrap_or(span)
}

/// Takes grapheme clusters off both ends while they are stray; `None` if nothing is left.
fn trim(
    text: &PlainText,
    span: Span,
    is_stray_at_start: impl Fn(Span, char) -> bool,
    is_stray_at_end: impl Fn(Span, char) -> bool,
) -> Option<Span> {
    let mut rest = span;
    while text.char_at(rest.start()).is_some_and(|c| is_stray_at_start(rest, c)) {
        rest = Span::new(text.next_grapheme(rest.start()), rest.end())?;
    }
    while last_base(text, rest).is_some_and(|c| is_stray_at_end(rest, c)) {
        rest = Span::new(rest.start(), text.previous_grapheme(rest.end()))?;
    }
    Some(rest)
}

/// The base character of the last grapheme cluster: a mark with a combining accent is not a stray mark.
fn last_base(text: &PlainText, span: Span) -> Option<char> {
    let start = text.previous_grapheme(span.end());
    let is_alone = span.end().get() - start.get() == 1;
    let base = text.char_at(start)?;
    (is_alone || is_blank(base)).then_some(base)
}

fn is_bracket_open(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '⟨' | '（' | '【')
}

fn is_bracket_close(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '⟩' | '）' | '】')
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '–' | '—' | '―')
}

fn is_pause(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '、' | '，' | '،' | '؛' | '；' | '：')
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '۔')
}

pub(super) fn is_quote_mark(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '”'
            | '„'
            | '‟'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '「'
            | '」'
            | '『'
            | '』'
            | '＂'
    )
}

/// The marks that may close what this one opened, in any of the conventions in use.
fn partners(mark: char) -> &'static str {
    match mark {
        '“' => "”“\"",
        '”' => "“„”\"",
        '„' => "“”„\"",
        '‘' => "’‘",
        '’' => "‘‚’",
        '‚' => "‘’",
        '«' => "»",
        '»' => "«»",
        '‹' => "›",
        '›' => "‹›",
        '"' => "\"“”„",
        '\'' => "'",
        '「' => "」",
        '」' => "「",
        '『' => "』",
        '』' => "『",
        _ => "",
    }
}

fn words(text: &PlainText, span: Span) -> &str {
    text.slice(span).unwrap_or_default()
}

fn is_stray_at_start(text: &PlainText, span: Span, c: char) -> bool {
    let next_gap = CodePoint::new(span.start().get() + 1);
    let next = if next_gap < text.len() { text.char_at(next_gap) } else { None };
    let inside = || words(text, span).chars().skip(1);
    if is_blank(c) || is_pause(c) || is_bracket_close(c) {
        return true;
    }
    if is_dash(c) {
        return !next.is_some_and(|next| next.is_numeric());
    }
    if is_stop(c) {
        return c != '…' && !next.is_some_and(char::is_alphanumeric);
    }
    if is_bracket_open(c) {
        return !inside().any(is_bracket_close);
    }
    if is_quote_mark(c) {
        // A mark before a blank or a pause closes what came before, unless its partner follows ("« non »").
        let is_closing = next.is_none_or(|next| is_blank(next) || is_pause(next) || is_stop(next));
        return is_closing && !inside().any(|other| partners(c).contains(other));
    }
    false
}

fn is_stray_at_end(text: &PlainText, span: Span, c: char) -> bool {
    let last = CodePoint::new(span.end().get() - 1);
    let before = if last > CodePoint::new(0) { text.char_before(last) } else { None };
    let inside = || {
        let all = words(text, span);
        all.chars().take(all.chars().count().saturating_sub(1))
    };
    if is_blank(c) || is_pause(c) || is_dash(c) || is_bracket_open(c) {
        return true;
    }
    if is_bracket_close(c) {
        return !inside().any(is_bracket_open);
    }
    if is_stop(c) {
        let is_abbreviated =
            c == '.' && text.word_before(last).is_some_and(|(_, word)| is_abbreviation(word));
        return !is_abbreviated && !begins_sentence(text, span);
    }
    if is_quote_mark(c) {
        // A mark after a blank opens what comes next, unless its partner came before ("« non »").
        let is_opening = before.is_none_or(|before| is_blank(before) || is_bracket_open(before));
        return is_opening && !inside().any(|other| partners(c).contains(other));
    }
    false
}

/// Whether the span begins where a sentence does, or where a quoted one does: at or right after a quotation mark,
/// with a capital letter.
fn begins_sentence(text: &PlainText, span: Span) -> bool {
    let is_mark = |c: char| is_quote_mark(c) || is_bracket_open(c);
    let mut start = span.start();
    while text.char_before(start).is_some_and(is_mark) {
        start = CodePoint::new(start.get() - 1);
    }
    let is_marked = start < span.start() || text.char_at(span.start()).is_some_and(is_quote_mark);
    let first = words(text, span).chars().find(|&c| !is_mark(c) && !is_blank(c));
    (is_marked && first.is_some_and(char::is_uppercase))
        || text.is_sentence_start(span.start())
        || text.is_sentence_start(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `[` and `]` mark the selection before and after. In texts with brackets of their own use `⟦⟧`.
    fn parse(marked: &str) -> (PlainText, Span) {
        let (open, close) = if marked.contains('⟦') { ('⟦', '⟧') } else { ('[', ']') };
        let at = |mark| marked.chars().position(|c| c == mark).unwrap() as u32;
        let text = PlainText::from_raw(&marked.replace([open, close], ""));
        (text, Span::new(CodePoint::new(at(open)), CodePoint::new(at(close) - 1)).unwrap())
    }

    #[track_caller]
    fn check(before: &str, after: &str) {
        let (text, selected) = parse(before);
        let (_, expected) = parse(after);
        let snapped = snap(&text, selected, Granularity::Words).unwrap();
        assert_eq!(words(&text, snapped), words(&text, expected), "{before}");
        assert_eq!(snapped, expected, "{before}");
        assert_eq!(snap(&text, snapped, Granularity::Words), Some(snapped), "twice: {before}");
    }

    #[test]
    fn takes_whole_words_without_blanks() {
        check("the [do]g barks", "the [dog] barks");
        check("the d[og ba]rks", "the [dog barks]");
        check("the[ dog ]barks", "the [dog] barks");
        check("[the dog\n]\nbarks", "[the dog]\n\nbarks");
        check("a[\u{a0}dog\u{202f}]b", "a\u{a0}[dog]\u{202f}b");
        check("2\u{202f}4[00] homes", "2\u{202f}[400] homes");
    }

    #[test]
    fn leaves_grazed_marks_out() {
        check("Vladimir [Saldo,] who", "Vladimir [Saldo], who");
        check("said[, Saldo] then", "said, [Saldo] then");
        check("according to [Saldo.]", "according to [Saldo].");
        check("see [example.com.] End", "see [example.com]. End");
        check("the [flood wall – ]which", "the [flood wall] – which");
        check("he [said “]We", "he [said] “We");
        check("the [people” ]said", "the [people”] said");
        check("people,[” Saldo] said", "people,” [Saldo] said");
        check("⟦Saldo (⟧the head)", "⟦Saldo⟧ (the head)");
        check("Saldo (the ⟦head)⟧", "Saldo (the ⟦head⟧)");
        check("he said \"no\"[\" Then] left", "he said \"no\"\" [Then] left");
        check("he [said \"]no\"", "he [said] \"no\"");
    }

    #[test]
    fn keeps_what_belongs() {
        for same in [
            "she said [“We cut taxes,”] then",
            "[“reckless.”] Then",
            "he said “[We ran.]”",
            "he said: [“We ran.] She",
            "the site [example.com] is",
            "he called it [“reckless,”] twice",
            "[We cut taxes.] Then",
            "in the [U.S.] today",
            "by [20%] in",
            "cost [€5] more",
            "[“We suggested that all] residents",
            "and [take their children and leave.”]",
            "[« Bonjour »] dit-il",
            "sagte: [„Nein“], dann",
            "sagte: [»Nein«], dann",
            "the [workers’] rights",
            "a [👩‍👩‍👧] family",
            "fell to [-5] degrees",
            "([‘no’]) he said",
            "⟦(927 square miles)⟧ more",
            "[مرحبا] بالعالم",
            "the [“most expensive wall in history”] line",
        ] {
            check(same, same);
        }
    }

    #[test]
    fn something_is_always_left_unless_all_is_blank() {
        check("one[, ]two", "one[,] two");
        let (text, blanks) = parse("one[ \u{a0}\n]two");
        assert_eq!(snap(&text, blanks, Granularity::Words), None);
    }

    #[test]
    fn characters_are_whole_clusters_and_nothing_more() {
        let text = PlainText::from_raw("a👩‍👩‍👧 b");
        let inside = Span::new(CodePoint::new(2), CodePoint::new(3)).unwrap();
        let whole = Span::new(CodePoint::new(1), CodePoint::new(6));
        assert_eq!(snap(&text, inside, Granularity::Characters), whole);
        let beyond = Span::new(CodePoint::new(2), CodePoint::new(30)).unwrap();
        assert_eq!(snap(&text, beyond, Granularity::Characters), None);
    }
}
