//! Decides what the numbers of a document's fragments mean, by the words that are said to stand there.
//!
//! Files of other programs count UTF-16 units or bytes, or count in a text whose line ends were rewritten. The
//! words (`exact`) tell: if one other way of counting explains every fragment that does not fit, it is taken;
//! if none does, or two do and disagree, the file is refused. No offset is ever guessed.

use super::spot::quoted;
use crate::format::placing::Unit;
use crate::format::placing::{Misplaced, Ruler};
use crate::text::{PlainText, Span};

/// A fragment as the file gives it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Given<'n> {
    /// Which annotation of the document, from 0.
    pub(super) annotation: usize,
    /// Which fragment of the annotation, from 0.
    pub(super) fragment: usize,
    pub(super) start: u32,
    pub(super) end: u32,
    /// The words said to stand there.
    pub(super) exact: Option<&'n str>,
}

/// The text that fragments refer to.
#[derive(Clone, Copy)]
pub(super) struct Frame<'a> {
    /// As the file has it.
    pub(super) raw: &'a str,
    /// As the document has it: plain line ends, no byte order mark.
    pub(super) text: &'a PlainText,
    /// What the file says its offsets count.
    pub(super) unit: Unit,
}

/// Where all fragments lie.
pub(super) struct Resolved {
    /// One span for each fragment given.
    pub(super) spans: Vec<Span>,
    /// What the offsets turned out to count, if they do not fit what the file says.
    pub(super) other_unit: Option<Unit>,
}

/// The fragment (index in the list given) that lies nowhere.
pub(super) struct Unresolved {
    pub(super) index: usize,
    pub(super) why: Misplaced,
}

type Placed = Result<Span, Misplaced>;

impl Frame<'_> {
    /// Finds where the fragments lie.
    pub(super) fn resolve(&self, given: &[Given<'_>]) -> Result<Resolved, Unresolved> {
        let declared = self.places(self.raw, self.unit, given);
        let Some(first_misfit) = declared.iter().position(Result::is_err) else {
            return Ok(Resolved { spans: declared.into_iter().flatten().collect(), other_unit: None });
        };
        let is_misfit = |i: usize| declared[i].is_err();
        let has_proof = (0..given.len()).any(|i| is_misfit(i) && given[i].exact.is_some());

        let mut explanation: Option<Resolved> = None;
        for (raw, unit) in self.other_countings().filter(|_| has_proof) {
            let other = self.places(raw, unit, given);
            // What fits only as declared stays there; what fits both ways follows the others.
            let spans: Result<Vec<Span>, Misplaced> = other
                .into_iter()
                .zip(&declared)
                .map(|(other, declared)| other.or_else(|_| declared.clone()))
                .collect();
            let Ok(spans) = spans else { continue };
            if explanation.as_ref().is_some_and(|known| known.spans != spans) {
                let problem =
                    "offsets and “exact” disagree, and more than one way of counting explains it".to_owned();
                return Err(Unresolved { index: first_misfit, why: Misplaced { key: "exact", problem } });
            }
            explanation.get_or_insert(Resolved { spans, other_unit: Some(unit) });
        }
        explanation.ok_or_else(|| {
            let why = declared.into_iter().find_map(Result::err);
            let why = why.unwrap_or(Misplaced { key: "start", problem: "lies nowhere".to_owned() });
            Unresolved { index: first_misfit, why }
        })
    }

    /// The ways of counting that the file does not declare, the likely ones first.
    fn other_countings(&self) -> impl Iterator<Item = (&str, Unit)> {
        let plain = self.text.as_str();
        let in_raw =
            Unit::NAMED.into_iter().map(|unit| (self.raw, unit)).filter(|&(_, unit)| unit != self.unit);
        // A program that read the text with its line ends made plain, as Python does, counted in that.
        let in_plain = Unit::NAMED.into_iter().map(move |unit| (plain, unit));
        in_raw.chain(in_plain.filter(move |_| self.raw != plain))
    }

    /// Where the fragments lie if their offsets count this unit of this text, and hold the words they should.
    fn places(&self, raw: &str, unit: Unit, given: &[Given<'_>]) -> Vec<Placed> {
        let mut offsets: Vec<u32> = given.iter().flat_map(|it| [it.start, it.end]).collect();
        offsets.sort_unstable();
        offsets.dedup();
        let ruler = Ruler::new(raw, self.text.as_str(), unit, &offsets);
        let place = |it: &Given<'_>| {
            let span = ruler.place(it.start, it.end)?;
            self.check_words(span, it).map(|()| span)
        };
        given.iter().map(place).collect()
    }

    fn check_words(&self, span: Span, given: &Given<'_>) -> Result<(), Misplaced> {
        let there = self.text.slice(span).unwrap_or_default();
        let Some(exact) = given.exact else { return Ok(()) };
        if there == exact || (exact.contains('\r') && PlainText::from_raw(exact).as_str() == there) {
            return Ok(());
        }
        let (there, exact, start, end) = (quoted(there), quoted(exact), given.start, given.end);
        Err(Misplaced {
            key: "exact",
            problem: format!("expected {exact}, but at {start} to {end} stands {there}"),
        })
    }
}
