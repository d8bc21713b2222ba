//! Quotations: which quotation mark opens what, and where that closes, paragraph by paragraph.

use super::segment::is_blank;
use super::{CodePoint, PlainText, Span};

/// A stretch in quotation marks, marks included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// From the opening to the closing mark; to the end of the paragraph if nothing closes it there.
    pub span: Span,
    /// Whether a closing mark was found.
    pub is_closed: bool,
}

/// A character and what stands on both sides of it; `None` at the edges of the paragraph.
#[derive(Clone, Copy)]
struct Seat {
    mark: char,
    before: Option<char>,
    after: Option<char>,
}

impl PlainText {
    /// The quotations of a block, by start, nested ones too. Marks pair in any of the conventions in use (“ ”, " ",
    /// « », » «, „ “, ‘ ’, ‚ ‘, ‹ ›, 「 」, 『 』); apostrophes are none, nor are plain single marks.
    pub fn quotations_in(&self, block: usize) -> Vec<Quotation> {
        let Some(bounds) = self.blocks().get(block) else { return Vec::new() };
        let (mut found, mut open): (Vec<Quotation>, Vec<(char, CodePoint)>) = (Vec::new(), Vec::new());
        let mut before = None;
        let mut rest = self.block_str(block).chars().peekable();
        let mut at = bounds.start().get();
        while let Some(mark) = rest.next() {
            let seat = Seat { mark, before, after: rest.peek().copied() };
            if let Some(nth) = open.iter().rposition(|&(opening, _)| seat.closes(opening)) {
                let start = open.get(nth).map_or(bounds.start(), |&(_, start)| start);
                // What was opened inside and never closed was no quotation.
                open.truncate(nth);
                found.extend(
                    Span::new(start, CodePoint::new(at + 1)).map(|span| Quotation { span, is_closed: true }),
                );
            } else if seat.opens() {
                open.push((mark, CodePoint::new(at)));
            }
            before = Some(mark);
            at += 1;
        }
        if let Some(&(_, start)) = open.first() {
            let n_blanks = self.block_str(block).chars().rev().take_while(|&c| is_blank(c)).count() as u32;
            let end = CodePoint::new(bounds.end().get().saturating_sub(n_blanks));
            found.extend(Span::new(start, end).map(|span| Quotation { span, is_closed: false }));
        }
        found.sort_unstable_by_key(|quotation| quotation.span);
        found
    }
}

impl Seat {
    fn is_after_blank(self) -> bool {
        self.before.is_none_or(|c| is_blank(c) || matches!(c, '(' | '[' | '—' | '–' | '-' | '/'))
    }

    fn is_before_visible(self) -> bool {
        self.after.is_some_and(|c| !is_blank(c))
    }

    fn is_before_letter(self) -> bool {
        self.after.is_some_and(char::is_alphanumeric)
    }

    fn opens(self) -> bool {
        match self.mark {
            '“' | '„' | '「' | '『' | '«' | '‹' => true,
            // Closing marks that open in some countries.
            '”' | '»' | '›' => {
                self.is_before_visible() && self.before.is_none_or(|c| is_blank(c) || c == '(')
            }
            '"' => self.is_before_visible() && !self.before.is_some_and(char::is_alphanumeric),
            '‘' | '‚' => self.is_after_opening() && self.is_before_visible(),
            _ => false,
        }
    }

    /// A single mark may follow a double one at once: “‘No,’ he said.”
    fn is_after_opening(self) -> bool {
        self.is_after_blank() || self.before.is_some_and(|c| matches!(c, '“' | '„' | '«' | '»' | '"' | '”'))
    }

    fn closes(self, opening: char) -> bool {
        match (opening, self.mark) {
            ('“' | '”' | '„', '”') | ('«', '»') | ('‹', '›') | ('「', '」') | ('『', '』') => {
                true
            }
            ('„', '“') => !self.is_after_blank() || !self.is_before_visible(),
            ('»', '«' | '»') | ('›', '‹' | '›') => !self.is_after_blank(),
            ('"', '"') => !self.is_after_blank() || !self.is_before_visible(),
            // What stands before a letter is an apostrophe.
            ('‘', '’') | ('‚', '‘' | '’') => !self.is_before_letter(),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let plain = PlainText::from_raw(text);
        let found: Vec<String> = plain
            .quotations_in(0)
            .into_iter()
            .map(|it| plain.slice(it.span).unwrap().to_owned() + if it.is_closed { "" } else { "…" })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn pairs_marks_of_every_convention() {
        check("“One,” she said, “two.” End", &["“One,”", "“two.”"]);
        check("\"One,\" she said, \"two.\"", &["\"One,\"", "\"two.\""]);
        check("sagte: „Eins“, „zwei“", &["„Eins“", "„zwei“"]);
        check("sagte: »Eins«, »zwei«", &["»Eins«", "»zwei«"]);
        check("dit : « Un », « deux »", &["« Un »", "« deux »"]);
        check("sade: ”Ett”, ”två”", &["”Ett”", "”två”"]);
        check("他说「一」和『二』", &["「一」", "『二』"]);
        check("He said ‘don’t go’ and left", &["‘don’t go’"]);
    }

    #[test]
    fn nests_and_ends_with_the_paragraph() {
        check("“He said ‘no,’ twice.” End", &["“He said ‘no,’ twice.”", "‘no,’"]);
        check("“‘No,’ he said.”", &["“‘No,’ he said.”", "‘No,’"]);
        check("“We go on. ", &["“We go on.…"]);
        check("“in the ‘90s” we", &["“in the ‘90s”"]);
    }

    #[test]
    fn apostrophes_and_inches_quote_nothing() {
        check("the workers’ rights, don’t, 5\" wide", &[]);
        check("rock ’n’ roll 'n' roll", &[]);
        check("", &[]);
    }
}
