//! How a quote goes on after “she said”.

use crate::model::Fragments;
use crate::text::{CodePoint, PlainText, Quotation, Span};

/// The stretch in quotation marks, marks included, in which a quote with these fragments probably goes on: the next
/// one of the same paragraph; or, if the quotation that the last fragment lies in is not closed there, the one that
/// the next paragraph begins with, up to its end if that is not closed either. `None` if there is none.
pub fn next_quoted_stretch(text: &PlainText, fragments: &Fragments) -> Option<Span> {
    let last = *fragments.as_slice().last()?;
    let block = text.block_at(CodePoint::new(last.end().get().saturating_sub(1)));
    let here = text.quotations_in(block);
    let around: Vec<&Quotation> = here.iter().filter(|it| it.span.overlaps(last)).collect();
    let is_new = |it: &&Quotation| {
        it.span.start() >= last.end() && !around.iter().any(|outer| outer.span.covers(it.span))
    };
    let continued = || continuation(text, block).map(|it| it.span);
    match here.iter().find(is_new) {
        // A mark that nothing closes begins a quotation of several paragraphs, or is a slip.
        Some(next) if next.is_closed || continued().is_some() => Some(next.span),
        Some(_) => None,
        None if around.iter().any(|it| !it.is_closed) => continued(),
        None => None,
    }
}

/// The innermost quotation, marks included, that covers a span: what “tag the whole quote” means at a caret.
pub fn quoted_stretch_around(text: &PlainText, span: Span) -> Option<Span> {
    let quotations = text.quotations_in(text.block_at(span.start())).into_iter();
    quotations.map(|it| it.span).filter(|it| it.covers(span)).min_by_key(|it| it.len())
}

/// The quotation that the next paragraph begins with.
fn continuation(text: &PlainText, block: usize) -> Option<Quotation> {
    let next = (block + 1..text.blocks().len()).find(|&next| !text.block_str(next).trim().is_empty())?;
    let n_blanks = text.block_str(next).chars().take_while(|c| c.is_whitespace()).count() as u32;
    let start = CodePoint::new(text.blocks().get(next)?.start().get() + n_blanks);
    text.quotations_in(next).into_iter().find(|it| it.span.start() == start)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Brackets round the fragments that there are; the expected stretch in plain words.
    #[track_caller]
    fn check(marked: &str, expected: Option<&str>) {
        let (mut raw, mut spans, mut start, mut at) = (String::new(), Vec::new(), 0, 0);
        for c in marked.chars() {
            match c {
                '[' => start = at,
                ']' => spans.extend(Span::new(CodePoint::new(start), CodePoint::new(at))),
                c => {
                    raw.push(c);
                    at += 1;
                }
            }
        }
        let text = PlainText::from_raw(&raw);
        let next = next_quoted_stretch(&text, &Fragments::new(spans).unwrap());
        assert_eq!(next.map(|span| text.slice(span).unwrap()), expected, "{marked}");
    }

    #[test]
    fn finds_the_rest_of_a_quote() {
        check("[“We ran,”] she said, “and we hid.” Then", Some("“and we hid.”"));
        check("[“One,”] she said, [“two,”] then: “three.” “Four.”", Some("“three.”"));
        check("[“We ran,”] she said, “as ‘he’ did.”", Some("“as ‘he’ did.”"));
        check("[\"We ran,\"] she said, \"and hid.\"", Some("\"and hid.\""));
        check("[« Oui », dit-elle, « non »]. Puis « si ».", Some("« si »"));
        check("[„Ja“], sagte sie, „nein“.", Some("„nein“"));
        check("[「一」]と言い、「二」", Some("「二」"));
        check("[‘We ran,’] she said, ‘don’t hide.’", Some("‘don’t hide.’"));
    }

    #[test]
    fn looks_no_further_than_the_quote_goes() {
        check("[“We ran.”]\n\n“They hid,” he said.", None);
        check("[“We ran] as ‘he’ did,” she said.", None);
        check("[“We ran] as ‘he’ did,” she said, “too.”", Some("“too.”"));
        check("[“We ran.]\n\n“They hid,” he said.", Some("“They hid,”"));
        check("[“We ran.]\n\n “They hid.\n\n“All of them.”", Some("“They hid."));
        check("[“We ran.]\n\nThen “they” came.", None);
        check("[“One,”] she said. “Two.\n\n“Three.”", Some("“Two."));
        check("[“One,”] she said. “Two.\n\nThree.", None);
        check("no [quote] here", None);
    }

    #[test]
    fn finds_the_quotation_around_a_place() {
        let text = PlainText::from_raw("he said “we ‘ran’ off” twice");
        let around = |start, end| {
            let span = Span::new(CodePoint::new(start), CodePoint::new(end)).unwrap();
            quoted_stretch_around(&text, span).map(|span| text.slice(span).unwrap())
        };
        assert_eq!(around(9, 11), Some("“we ‘ran’ off”"));
        assert_eq!(around(13, 16), Some("‘ran’"));
        assert_eq!(around(13, 19), Some("“we ‘ran’ off”"));
        assert_eq!(around(3, 7), None);
    }
}
