//! Tags of tokens: `B-` begins an annotation, `I-` goes on with it, `O` is outside (IOB2). One layer holds one
//! annotation a token and no pieces; what does not fit is told.

use std::cmp::Reverse;
use std::ops::Range;

use super::tokenised::Tokenised;
use super::{Loss, Place, Report, ReportKind};
use crate::model::Annotation;

/// Outside of all annotations.
pub(super) const OUTSIDE: &str = "O";

/// How far an annotation may reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Over sentences.
    Document,
    /// To the end of the sentence, where it is cut.
    Sentence,
}

/// The tags of all tokens. Of annotations that overlap the one with more tokens stays, of equal ones the first.
pub(super) fn tags(
    tokenised: &Tokenised<'_>,
    annotations: &[(&Annotation, String)],
    reach: Reach,
    place: &Place,
    report: &mut Report,
) -> Vec<String> {
    let pieces_of = |annotation: &Annotation| {
        let pieces = tokenised.pieces(&annotation.fragments);
        if reach == Reach::Sentence { tokenised.by_sentence(pieces) } else { pieces }
    };
    let mut all: Vec<_> = annotations.iter().map(|(it, name)| (*it, name, pieces_of(it))).collect();
    all.sort_by_key(|(_, _, pieces)| Reverse(pieces.iter().map(ExactSizeIterator::len).sum::<usize>()));
    let mut tags = vec![OUTSIDE.to_owned(); tokenised.tokens.len()];
    for (annotation, name, pieces) in all {
        let is_taken = |piece: &Range<usize>| {
            tags.get(piece.clone()).is_some_and(|tags| tags.iter().any(|tag| tag != OUTSIDE))
        };
        let here = || place.annotation(annotation.id.clone());
        if pieces.is_empty() {
            report.tally(ReportKind::Lost, here, Loss::NoToken);
            continue;
        }
        if pieces.iter().any(is_taken) {
            report.tally(ReportKind::Lost, here, Loss::Overlap);
            continue;
        }
        if pieces.len() > 1 {
            report.tally(ReportKind::Changed, here, Loss::Split);
        }
        let bounds = |it| tokenised.span_of(&tokenised.covered(it));
        if annotation.fragments.iter().any(|span| bounds(span) != Some(span)) {
            report.tally(ReportKind::Changed, here, Loss::Widened);
        }
        for (first, at) in pieces.into_iter().flat_map(|piece| piece.clone().map(move |at| (piece.start, at)))
        {
            if let Some(tag) = tags.get_mut(at) {
                *tag = format!("{}-{name}", if at == first { 'B' } else { 'I' });
            }
        }
    }
    tags
}

/// Whether a word is a tag of one of the schemes that [`decode`] knows.
pub(super) fn is_tag(word: &str) -> bool {
    word == OUTSIDE || parts(word).is_some()
}

fn parts(tag: &str) -> Option<(char, &str)> {
    let mut letters = tag.chars();
    let prefix = letters.next().filter(|it| "BIESLUM".contains(*it))?;
    let name = letters.as_str().strip_prefix('-')?;
    (!name.is_empty()).then_some((prefix, name))
}

/// The annotations in the tags of IOB1, IOB2, BIOES or BILOU, by position. Tags without a prefix (`PER`) go on as long
/// as they are the same.
pub(super) fn decode<'a>(tags: &[&'a str]) -> Vec<(Range<usize>, &'a str)> {
    let mut found: Vec<(Range<usize>, &str)> = Vec::new();
    let mut is_open = false;
    for (at, &tag) in tags.iter().enumerate() {
        if matches!(tag, OUTSIDE | "" | "_" | "-") {
            is_open = false;
            continue;
        }
        let (prefix, name) = parts(tag).unwrap_or(('I', tag));
        let goes_on = is_open && !matches!(prefix, 'B' | 'S' | 'U');
        match found.last_mut().filter(|(_, last)| goes_on && *last == name) {
            Some((range, _)) => range.end = at + 1,
            None => found.push((at..at + 1, name)),
        }
        is_open = !matches!(prefix, 'E' | 'L' | 'S' | 'U');
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(tags: &str, expected: &[(Range<usize>, &str)]) {
        let tags: Vec<&str> = tags.split(' ').collect();
        assert_eq!(decode(&tags), expected);
    }

    #[test]
    fn tags_of_all_schemes_are_read() {
        check("B-PER I-PER O B-LOC B-LOC", &[(0..2, "PER"), (3..4, "LOC"), (4..5, "LOC")]);
        check("I-PER I-PER B-PER I-LOC O", &[(0..2, "PER"), (2..3, "PER"), (3..4, "LOC")]);
        check("S-PER B-LOC I-LOC E-LOC I-LOC", &[(0..1, "PER"), (1..4, "LOC"), (4..5, "LOC")]);
        check("U-PER B-LOC L-LOC _ -", &[(0..1, "PER"), (1..3, "LOC")]);
        check("PER PER O LOC", &[(0..2, "PER"), (3..4, "LOC")]);
        check("O", &[]);
    }

    #[test]
    fn tags_are_known() {
        for tag in ["O", "B-PER", "I-x", "S-a-b"] {
            assert!(is_tag(tag), "{tag}");
        }
        for word in ["", "B-", "-X-", "NN", "X-PER", "Oslo"] {
            assert!(!is_tag(word), "{word}");
        }
    }
}
