//! What of a text is marked: told as a naive count tells it.

use factmark::model::{AnnotationId, Document};
use factmark::paint::{coverage, next_untouched, untouched_sentences};
use factmark::text::{CodePoint, Span};
use proptest::prelude::*;

use super::painting::document;
use crate::property_config::cases;

fn n_touching(document: &Document, label: &str, place: Span) -> usize {
    let touches = |id: &AnnotationId| {
        let annotation = document.annotations().get(id);
        annotation
            .is_some_and(|a| a.label.as_str() == label && a.fragments.iter().any(|it| it.overlaps(place)))
    };
    document.annotations().iter().filter(|annotation| touches(&annotation.id)).count()
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn bins_are_the_text_and_count_what_touches_them(document in document(), n_bins in 0..60_usize) {
        let bins = coverage(&document, n_bins);
        let len = document.text().len();
        prop_assert_eq!(bins.len(), n_bins.min(len.to_usize()));
        let mut at = CodePoint::new(0);
        for bin in &bins {
            prop_assert_eq!(bin.span.start(), at);
            at = bin.span.end();
            let counted = bin.n_by_label.iter().map(|(label, n)| (label.as_str(), *n)).collect::<Vec<_>>();
            let naive = n_touching(&document, "quote", bin.span);
            prop_assert_eq!(counted, if naive == 0 { vec![] } else { vec![("quote", naive)] });
        }
        prop_assert!(bins.is_empty() || at == len);
    }

    #[test]
    fn untouched_is_what_no_fragment_overlaps(document in document(), after in 0..200_u32) {
        let text = document.text();
        let found = untouched_sentences(&document);
        let sentences = (0..text.blocks().len()).flat_map(|block| text.sentences_in(block));
        let naive = sentences.filter(|&sentence| {
            let has_word = text.slice(sentence).is_some_and(|words| words.chars().any(char::is_alphanumeric));
            has_word && n_touching(&document, "quote", sentence) == 0
        });
        prop_assert_eq!(&found, &naive.collect::<Vec<_>>());
        let after = CodePoint::new(after);
        let expected = found.iter().copied().find(|sentence| sentence.start() > after);
        prop_assert_eq!(next_untouched(&document, Some(after)), expected);
        prop_assert_eq!(next_untouched(&document, None), found.first().copied());
    }
}
