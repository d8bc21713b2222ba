//! Where the fragments of a foreign file lie: whatever unit its offsets count, in whatever form of the text.
//!
//! The words that a file says stand at an offset are the judge. The way of counting under which the most fragments
//! hold their words is taken, the declared one if it is as good as any. What still does not fit is searched for by
//! its words and, where they stand in several places, by the words around them. What that does not prove lies
//! nowhere, and is told: no offset is ever guessed.

mod counting;
mod ruler;
mod search;
mod unit;

pub(in crate::format) use counting::Counting;
pub(in crate::format) use ruler::{Misplaced, Ruler};
pub(in crate::format) use unit::Unit;

use crate::text::{PlainText, Span};

/// A fragment as a file gives it.
#[derive(Debug, Clone, Default)]
pub(in crate::format) struct Sought<'a> {
    /// Half-open; `None` if the file says no offsets.
    pub(in crate::format) range: Option<(u32, u32)>,
    /// The words said to stand there.
    pub(in crate::format) exact: Option<&'a str>,
    /// The words before and behind.
    pub(in crate::format) around: (&'a str, &'a str),
}

/// Where fragments lie.
#[derive(Debug)]
pub(in crate::format) struct Placement {
    /// For each fragment sought.
    pub(in crate::format) found: Vec<Found>,
    /// What the offsets turned out to count, if not what was declared.
    pub(in crate::format) counted: Option<Counting>,
}

/// Where a fragment lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::format) enum Found {
    /// Where the offsets say.
    Said(Span),
    /// Where the words are, which is not where the offsets say.
    Searched(Span),
    /// Nowhere that could be proved; why.
    Nowhere(String),
}

/// How strictly words are compared with the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::format) enum Blanks {
    /// Every character counts.
    Exact,
    /// A line end or tab of the text may be a space in the file, as brat writes it.
    Loose,
}

/// Finds where fragments lie in `text`, which is the file's text `raw` with plain line ends. The format says that
/// offsets count `unit`.
pub(in crate::format) fn place(
    raw: &str,
    text: &PlainText,
    unit: Unit,
    blanks: Blanks,
    sought: &[Sought<'_>],
) -> Placement {
    let mut offsets: Vec<u32> = sought.iter().filter_map(|it| it.range).flat_map(|(s, e)| [s, e]).collect();
    offsets.sort_unstable();
    offsets.dedup();

    let mut best = Counting::of(unit);
    let mut spans = measure(&Ruler::new(raw, text.as_str(), unit, &offsets), text, blanks, sought);
    let n_proofs = sought.iter().filter(|it| it.range.is_some() && it.exact.is_some()).count();
    let n_good = |spans: &[Measured]| spans.iter().filter(|it| matches!(it, Measured::Proved(_))).count();
    let mut n_best = n_good(&spans);
    if n_best < n_proofs {
        for counting in Counting::all(unit).skip(1) {
            let ruler = Ruler::by_clusters(raw, text.as_str(), counting, &offsets);
            let other = measure(&ruler, text, blanks, sought);
            let n_other = n_good(&other);
            if n_other > n_best {
                (best, spans, n_best) = (counting, other, n_other);
            }
            if n_best == n_proofs {
                break;
            }
        }
    }
    let is_other = best != Counting::of(unit);
    let mut index = search::Index::new(text, blanks);
    let found = spans.into_iter().zip(sought).map(|(measured, sought)| match measured {
        Measured::Proved(span) | Measured::Said(span) => Found::Said(span),
        Measured::Wrong(why) => match index.find(sought) {
            Some(span) => Found::Searched(span),
            None => Found::Nowhere(why),
        },
    });
    Placement { found: found.collect(), counted: is_other.then_some(best) }
}

enum Measured {
    /// The words of the file stand there.
    Proved(Span),
    /// The file names no words.
    Said(Span),
    /// The offsets lie nowhere, or other words stand there.
    Wrong(String),
}

fn measure(ruler: &Ruler, text: &PlainText, blanks: Blanks, sought: &[Sought<'_>]) -> Vec<Measured> {
    let measure = |it: &Sought<'_>| {
        let Some((start, end)) = it.range else { return Measured::Wrong("no offsets".to_owned()) };
        let span = match ruler.place(start, end) {
            Ok(span) => span,
            Err(misplaced) => return Measured::Wrong(misplaced.problem),
        };
        let there = text.slice(span).unwrap_or_default();
        match it.exact {
            None => Measured::Said(span),
            Some(exact) if search::is_same(there, exact, blanks) => Measured::Proved(span),
            Some(_) => Measured::Wrong(format!("at {start} to {end} stands “{}”", search::shortened(there))),
        }
    };
    sought.iter().map(measure).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(raw: &str, unit: Unit, sought: &[Sought<'_>]) -> (Vec<Option<(u32, u32)>>, Option<String>) {
        let text = PlainText::from_raw(raw);
        let placement = place(raw, &text, unit, Blanks::Exact, sought);
        let spans = placement.found.iter().map(|found| match found {
            Found::Said(span) | Found::Searched(span) => Some((span.start().get(), span.end().get())),
            Found::Nowhere(_) => None,
        });
        (spans.collect(), placement.counted.map(|it| it.to_string()))
    }

    fn at(start: u32, end: u32, exact: &str) -> Sought<'_> {
        Sought { range: Some((start, end)), exact: Some(exact), around: ("", "") }
    }

    #[test]
    fn tells_units_apart_by_the_words() {
        let raw = "💸 tax and 👨‍👩‍👧 tax";
        assert_eq!(found(raw, Unit::CodePoint, &[at(2, 5, "tax")]), (vec![Some((2, 5))], None));
        let utf16 = Some("UTF-16 units".to_owned());
        assert_eq!(found(raw, Unit::CodePoint, &[at(3, 6, "tax"), at(20, 23, "tax")]).1, utf16);
        let clusters = [at(2, 5, "tax"), at(12, 15, "tax")];
        let counted = Some("grapheme clusters".to_owned());
        assert_eq!(found(raw, Unit::CodePoint, &clusters), (vec![Some((2, 5)), Some((16, 19))], counted));
    }

    #[test]
    fn tells_line_ends_and_normal_forms_apart_by_the_words() {
        let crlf = "code points of a text with CRLF line ends".to_owned();
        assert_eq!(found("a\nb\ntax", Unit::CodePoint, &[at(6, 9, "tax")]), (vec![Some((4, 7))], Some(crlf)));
        let lf = "code points of a text with LF line ends".to_owned();
        assert_eq!(
            found("a\r\nb\r\ntax", Unit::CodePoint, &[at(4, 7, "tax")]),
            (vec![Some((4, 7))], Some(lf))
        );
        let nfd = "code points of a text with decomposed letters (NFD)".to_owned();
        assert_eq!(
            found("Gómez — said", Unit::CodePoint, &[at(9, 13, "said")]),
            (vec![Some((8, 12))], Some(nfd))
        );
        let quoted = at(0, 6, "Go\u{301}mez");
        assert_eq!(found("Gómez", Unit::CodePoint, &[quoted]).0, [Some((0, 5))]);
    }

    #[test]
    fn searches_for_what_fits_nowhere() {
        let raw = "one two three two";
        let (spans, counted) =
            found(raw, Unit::CodePoint, &[at(1, 4, "one"), at(0, 3, "two"), at(4, 7, "two")]);
        assert_eq!((spans, counted), (vec![Some((0, 3)), None, Some((4, 7))], None));
        let behind = Sought { range: None, exact: Some("two"), around: ("three ", "") };
        assert_eq!(found(raw, Unit::CodePoint, &[behind]).0, [Some((14, 17))]);
        let missing = at(0, 3, "six");
        assert_eq!(found(raw, Unit::CodePoint, &[missing]).0, [None]);
    }

    #[test]
    fn never_panics_on_offsets_far_away() {
        let far = [at(u32::MAX - 1, u32::MAX, "x"), at(5, 2, "one"), at(0, 0, "")];
        assert_eq!(found("one", Unit::Utf16, &far).0, [None, Some((0, 3)), None]);
    }
}
