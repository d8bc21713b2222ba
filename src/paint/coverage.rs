//! How far a text is worked through: which labels stand where, for a strip beside it, and which sentences nobody
//! touched. Pure, and computed afresh from the document each time.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{Annotation, Document, LabelId};
use crate::text::{CodePoint, Span};

/// A part of the text, as long as every other but for one character.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bin {
    /// Where.
    pub span: Span,
    /// How many annotations of each label touch it; labels that do not are absent.
    pub n_by_label: BTreeMap<LabelId, usize>,
}

/// The text in `n_bins` parts, which together are the whole text; fewer where it has fewer code points. An
/// annotation counts once in each part that its fragments touch. Time grows with the annotations and with the
/// bins, not with how much the annotations cover.
pub fn coverage(document: &Document, n_bins: usize) -> Vec<Bin> {
    let len = u64::from(document.text().len().get());
    let n = u64::try_from(n_bins).unwrap_or(u64::MAX).min(len);
    if n == 0 {
        return Vec::new();
    }
    // The last bin whose start, the whole part of bin * len / n, is not beyond the character.
    let bin_of = |at: u32| (((u64::from(at) + 1) * n - 1) / len) as usize;
    // For each label: in which bins how many annotations begin and, one bin behind, end to touch.
    let mut steps: BTreeMap<&LabelId, Vec<(usize, usize)>> = BTreeMap::new();
    for annotation in document.annotations().iter() {
        let counted = steps.entry(&annotation.label).or_insert_with(|| vec![(0, 0); n as usize + 1]);
        let mut next_free = 0;
        for span in annotation.fragments.iter() {
            let (first, last) = (bin_of(span.start().get()).max(next_free), bin_of(span.end().get() - 1));
            // The fragment before may have touched all its bins.
            if first <= last {
                counted[first].0 += 1;
                counted[last + 1].1 += 1;
                next_free = last + 1;
            }
        }
    }
    let gap = |bin: u64| CodePoint::new((bin * len / n) as u32);
    let spans = (0..n).filter_map(|bin| Span::new(gap(bin), gap(bin + 1)));
    let mut bins: Vec<Bin> = spans.map(|span| Bin { span, n_by_label: BTreeMap::new() }).collect();
    for (label, counted) in steps {
        let mut n_here = 0;
        for (bin, (n_begin, n_end)) in bins.iter_mut().zip(counted) {
            n_here = n_here + n_begin - n_end;
            if n_here > 0 {
                bin.n_by_label.insert(label.clone(), n_here);
            }
        }
    }
    bins
}

/// The sentences of a document that hold a word and that no annotation touches, in order, without the blanks around.
/// The first time on a text takes longer, see [`crate::text::PlainText::sentences`].
pub fn untouched_sentences(document: &Document) -> Vec<Span> {
    untouched(document, document.text().sentences().to_vec(), document.annotations().iter())
}

/// The first sentence that [`untouched_sentences`] would name and that starts after a gap; without a gap the first
/// one of all. Looks at no more paragraphs than it must.
pub fn next_untouched(document: &Document, after: Option<CodePoint>) -> Option<Span> {
    let text = document.text();
    let first = after.map_or(0, |after| text.block_at(after));
    (first..text.blocks().len())
        .flat_map(|block| {
            untouched(document, text.sentences_in(block), document.annotations().in_block(block).iter())
        })
        .find(|sentence| after.is_none_or(|after| sentence.start() > after))
}

/// Of some sentences in order, those that hold a word and that none of some annotations touches.
fn untouched<'a>(
    document: &Document,
    mut sentences: Vec<Span>,
    annotations: impl Iterator<Item = &'a Arc<Annotation>>,
) -> Vec<Span> {
    let text = document.text();
    let mut touched: Vec<Span> = annotations.flat_map(|annotation| annotation.fragments.iter()).collect();
    touched.sort_unstable();
    let mut touched = touched.into_iter().peekable();
    // How far the fragments reach that start before the sentence ends.
    let mut reach = CodePoint::new(0);
    sentences.retain(|&sentence| {
        while let Some(span) = touched.next_if(|span| span.start() < sentence.end()) {
            reach = reach.max(span.end());
        }
        let has_word = || text.slice(sentence).is_some_and(|words| words.chars().any(char::is_alphanumeric));
        reach <= sentence.start() && has_word()
    });
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AnnotationId, DocumentId, Fragments, Meta, Origin, Timestamp};
    use crate::text::PlainText;

    fn document(text: &str, marks: &[(&str, &[(u32, u32)])]) -> Document {
        let mut document = Document::new(DocumentId::new("d"), Meta::titled("D"), PlainText::from_raw(text));
        let annotations = marks.iter().enumerate().map(|(i, (label, places))| {
            let span = |&(start, end)| Span::new(CodePoint::new(start), CodePoint::new(end)).unwrap();
            Arc::new(Annotation {
                id: AnnotationId::new(i.to_string()),
                label: LabelId::new(*label),
                fragments: Fragments::new(places.iter().map(span)).unwrap(),
                attributes: Default::default(),
                note: String::new(),
                origin: Origin::Manual,
                annotator: "".into(),
                created: Timestamp::unknown(),
                modified: Timestamp::unknown(),
            })
        });
        assert!(document.put_annotations(annotations).is_empty());
        document
    }

    #[track_caller]
    fn check_bins(text: &str, marks: &[(&str, &[(u32, u32)])], n_bins: usize, expected: &[&str]) {
        let bins = coverage(&document(text, marks), n_bins);
        let told: Vec<String> = bins
            .iter()
            .map(|bin| {
                let labels: String = bin.n_by_label.iter().map(|(label, n)| format!(" {n}{label}")).collect();
                format!("{}-{}{labels}", bin.span.start().get(), bin.span.end().get())
            })
            .collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn counts_each_annotation_once_a_bin() {
        check_bins("0123456789", &[], 4, &["0-2", "2-5", "5-7", "7-10"]);
        check_bins("0123456789", &[("q", &[(1, 5)])], 4, &["0-2 1q", "2-5 1q", "5-7", "7-10"]);
        check_bins("0123456789", &[("q", &[(4, 6)]), ("q", &[(5, 6)])], 2, &["0-5 1q", "5-10 2q"]);
        // Two fragments in one bin, and two that both reach into the next.
        let twice: &[(u32, u32)] = &[(0, 1), (2, 3), (4, 7), (8, 9)];
        check_bins("0123456789", &[("q", twice), ("c", &[(9, 10)])], 2, &["0-5 1q", "5-10 1c 1q"]);
        let apart: &[(u32, u32)] = &[(0, 1), (9, 10)];
        check_bins("0123456789", &[("q", apart)], 3, &["0-3 1q", "3-6", "6-10 1q"]);
    }

    #[test]
    fn has_no_more_bins_than_characters() {
        check_bins("", &[], 5, &[]);
        check_bins("ab", &[("q", &[(1, 2)])], 0, &[]);
        check_bins("💸é", &[("q", &[(1, 2)])], 5, &["0-1", "1-2 1q"]);
    }

    const TEXT: &str = "One. Two two.  Three?\n\n— …\n“Four,” said Bo. Five 💸!";

    #[track_caller]
    fn check_untouched(marks: &[(&str, &[(u32, u32)])], expected: &[&str]) {
        let document = document(TEXT, marks);
        let all = untouched_sentences(&document);
        let words: Vec<&str> = all.iter().map(|&span| document.text().slice(span).unwrap()).collect();
        assert_eq!(words, expected);
        for from in (0..=document.text().len().get()).map(CodePoint::new) {
            let expected = all.iter().copied().find(|span| span.start() > from);
            assert_eq!(next_untouched(&document, Some(from)), expected, "after {from:?}");
        }
        assert_eq!(next_untouched(&document, None), all.first().copied());
    }

    #[test]
    fn names_the_sentences_that_nobody_touched() {
        check_untouched(&[], &["One.", "Two two.", "Three?", "“Four,” said Bo.", "Five 💸!"]);
        check_untouched(&[("q", &[(5, 6)])], &["One.", "Three?", "“Four,” said Bo.", "Five 💸!"]);
        // Blanks between sentences are no part of them.
        check_untouched(
            &[("q", &[(4, 5)]), ("q", &[(13, 15)])],
            &["One.", "Two two.", "Three?", "“Four,” said Bo.", "Five 💸!"],
        );
        // One that reaches over a paragraph's end, one with two fragments.
        check_untouched(&[("q", &[(20, 28)]), ("c", &[(0, 1), (12, 13)])], &["Five 💸!"]);
        // A long one that starts before a short one.
        check_untouched(&[("q", &[(0, 14)]), ("c", &[(1, 2)])], &["Three?", "“Four,” said Bo.", "Five 💸!"]);
    }
}
