//! What is marked at a place, in the order in which people would say it: “quote by Saldo, inside a claim”.

use std::collections::HashSet;
use std::sync::Arc;

use crate::model::{Annotation, AttributeValue, Document, Scheme};
use crate::text::{CodePoint, Span};

/// One annotation at a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Under {
    /// The annotation.
    pub annotation: Arc<Annotation>,
    /// Its label's name, from the scheme; the label's id if the scheme lacks it.
    pub label: String,
    /// Who says it, if that is known; see [`speakers_of`].
    pub speakers: Vec<String>,
    /// Whether all of the place is in one of its fragments, and not only a part of it.
    pub is_around: bool,
}

/// The annotations that share a character with a span, innermost (shortest) first; of equally long ones in text
/// order.
pub fn under(document: &Document, scheme: &Scheme, span: Span) -> Vec<Under> {
    let mut found = annotations_on(document, span);
    found.sort_by_key(|annotation| annotation.fragments.total_len());
    let describe = |annotation: &Arc<Annotation>| Under {
        label: scheme
            .label(&annotation.label)
            .map_or_else(|| annotation.label.to_string(), |label| label.name.clone()),
        speakers: speakers_of(document, annotation),
        is_around: annotation.fragments.iter().any(|fragment| fragment.covers(span)),
        annotation: Arc::clone(annotation),
    };
    found.into_iter().map(describe).collect()
}

/// Who says a quote, or makes a claim: the words that its links `speaker` and `claimant` point to, in text order;
/// without links its attribute `speaker_name` or `claimant_name`; nothing if that is not known either.
pub fn speakers_of(document: &Document, annotation: &Annotation) -> Vec<String> {
    let mut linked: Vec<&Arc<Annotation>> = document
        .relations()
        .filter(|link| link.from == annotation.id && matches!(link.kind.as_str(), "speaker" | "claimant"))
        .filter_map(|link| document.annotations().get(&link.to))
        .collect();
    linked.sort_by_key(|speaker| document.annotations().position(&speaker.id));
    if !linked.is_empty() {
        return linked.into_iter().map(|speaker| document.words_of(speaker)).collect();
    }
    let named =
        ["speaker_name", "claimant_name"].into_iter().find_map(|key| match annotation.attributes.get(key) {
            Some(AttributeValue::Text(name)) if !name.trim().is_empty() => Some(name.clone()),
            _ => None,
        });
    named.into_iter().collect()
}

/// The annotations that share a character with a span, in text order, each once.
pub(super) fn annotations_on(document: &Document, span: Span) -> Vec<&Arc<Annotation>> {
    let (text, mut seen) = (document.text(), HashSet::new());
    let last = CodePoint::new(span.end().get().saturating_sub(1));
    (text.block_at(span.start())..=text.block_at(last))
        .flat_map(|block| document.annotations().in_block(block))
        .filter(|annotation| annotation.fragments.iter().any(|fragment| fragment.overlaps(span)))
        .filter(|annotation| seen.insert(&annotation.id))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::suggest::desk::Desk;

    const TEXT: &str = "Ana Ruiz said: “We cut taxes.”\nThen Ben left.";

    #[track_caller]
    fn check(desk: &Desk, start: u32, end: u32, expected: &[&str]) {
        let span = Span::new(CodePoint::new(start), CodePoint::new(end)).unwrap();
        let document = &desk.library.documents()[0];
        let found = under(document, &desk.library.scheme, span);
        let shown: Vec<String> = found
            .into_iter()
            .map(|it| {
                let mark = if it.is_around { "" } else { " in part" };
                format!("{} by {}{mark}", it.label, it.speakers.join(", "))
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn tells_what_is_marked_innermost_first() {
        let mut desk = Desk::with_articles(&[TEXT]);
        desk.tag("a", "ana", "entity", &["Ana Ruiz"]);
        desk.tag("a", "ben", "entity", &["Ben"]);
        desk.tag("a", "quote", "quote", &["“We cut taxes.”"]);
        desk.tag("a", "claim", "claim", &["cut taxes"]);
        desk.tag("a", "all", "claim", &["Ana Ruiz said: “We cut taxes.”\nThen Ben left"]);
        check(&desk, 19, 22, &["Claim by ", "Quote by ", "Claim by "]);
        check(&desk, 16, 22, &["Claim by  in part", "Quote by ", "Claim by "]);
        check(&desk, 46, 47, &[]);
        desk.describe("a", "quote", "speaker_name", "Somebody");
        check(&desk, 16, 18, &["Quote by Somebody", "Claim by "]);
        desk.link("a", "quote", "speaker", "ben");
        desk.link("a", "quote", "speaker", "ana");
        check(&desk, 16, 18, &["Quote by Ana Ruiz, Ben", "Claim by "]);
    }

    #[test]
    fn each_is_told_once_however_many_paragraphs_it_spans() {
        let mut desk = Desk::with_articles(&[TEXT]);
        desk.tag_at("a", "all", "extra", &[(0, 40)]);
        check(&desk, 10, 40, &["extra by "]);
    }
}
