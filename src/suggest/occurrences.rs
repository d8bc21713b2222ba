//! The other places where the words of an annotation stand.

use std::collections::BTreeSet;

use thiserror::Error;

use super::describe::annotations_on;
use crate::model::{AnnotationId, Document, DocumentId, Fragments, LabelId, Library};
use crate::text::{Search, Span};

/// Which places count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OccurrenceOptions {
    /// Whether the words must be whole ones.
    pub is_whole_word: bool,
    /// Whether upper and lower case must agree.
    pub is_case_sensitive: bool,
    /// Whether to look in all articles and not in the annotation's own only.
    pub in_all_articles: bool,
}

impl Default for OccurrenceOptions {
    /// Whole words in the same case, in the article itself: what is hardly ever wrong.
    fn default() -> Self {
        Self { is_whole_word: true, is_case_sensitive: true, in_all_articles: false }
    }
}

/// One other place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// In which article.
    pub document: DocumentId,
    /// Where.
    pub span: Span,
    /// What is there already.
    pub state: OccurrenceState,
}

/// What is at a place already, in the order of precedence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OccurrenceState {
    /// The same label, exactly there.
    AlreadyTagged,
    /// A person left this place out before.
    Exception,
    /// Other annotations share characters with it; their labels, each once.
    Overlaps(Vec<LabelId>),
    /// Nothing.
    Free,
}

/// Why there is nothing to look for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum OccurrencesError {
    /// The annotation is not there.
    #[error("this annotation no longer exists")]
    UnknownAnnotation,
    /// The annotation has several fragments; words with a gap are not looked for.
    #[error("only an annotation of one fragment can be tagged elsewhere; this one has several")]
    SeveralFragments,
}

/// Every other place where the words of `template` stand (see [`Search`] for what counts as the same): first in its
/// own article, then, if asked for, in the others in their order; in text order.
///
/// # Errors
/// The annotation is unknown or has several fragments.
pub fn occurrences(
    library: &Library,
    document: &DocumentId,
    template: &AnnotationId,
    options: OccurrenceOptions,
) -> Result<Vec<Occurrence>, OccurrencesError> {
    let home = library.get(document).ok_or(OccurrencesError::UnknownAnnotation)?;
    let template = home.annotations().get(template).ok_or(OccurrencesError::UnknownAnnotation)?;
    let &[own] = template.fragments.as_slice() else { return Err(OccurrencesError::SeveralFragments) };
    let search = Search {
        words: home.text().slice(own).unwrap_or_default().to_owned(),
        is_whole_word: options.is_whole_word,
        is_case_sensitive: options.is_case_sensitive,
    };
    let others = library.documents().iter().filter(|other| options.in_all_articles && other.id() != document);
    let mut found = Vec::new();
    for article in [home].into_iter().chain(others) {
        let places = search.find_all(article.text()).into_iter();
        let others = places.filter(|span| article.id() != document || !span.overlaps(own));
        found.extend(others.map(|span| Occurrence {
            document: article.id().clone(),
            span,
            state: state_of(article, &template.label, span),
        }));
    }
    Ok(found)
}

fn state_of(document: &Document, label: &LabelId, span: Span) -> OccurrenceState {
    let there = annotations_on(document, span);
    let place = Fragments::one(span);
    if there.iter().any(|a| a.label == *label && a.fragments == place) {
        return OccurrenceState::AlreadyTagged;
    }
    if document.meta.exceptions.contains(&(label.clone(), span)) {
        return OccurrenceState::Exception;
    }
    if there.is_empty() {
        return OccurrenceState::Free;
    }
    let labels: BTreeSet<LabelId> = there.iter().map(|a| a.label.clone()).collect();
    OccurrenceState::Overlaps(labels.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::suggest::desk::Desk;
    use crate::text::CodePoint;

    #[track_caller]
    fn check(desk: &Desk, template: &str, options: OccurrenceOptions, expected: &[(&str, u32, &str)]) {
        let found = occurrences(&desk.library, &DocumentId::new("a"), &AnnotationId::new(template), options);
        let found: Vec<_> = found
            .unwrap()
            .into_iter()
            .map(|it| {
                let state = match it.state {
                    OccurrenceState::AlreadyTagged => "tagged".to_owned(),
                    OccurrenceState::Exception => "exception".to_owned(),
                    OccurrenceState::Overlaps(labels) => {
                        labels.iter().map(LabelId::as_str).collect::<Vec<_>>().join("+")
                    }
                    OccurrenceState::Free => "free".to_owned(),
                };
                (it.document.to_string(), it.span.start().get(), state)
            })
            .collect();
        let expected: Vec<_> =
            expected.iter().map(|&(d, at, state)| (d.to_owned(), at, state.to_owned())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn finds_the_same_words_elsewhere_and_tells_what_is_there() {
        let mut desk = Desk::with_articles(&[
            "Saldo met Saldo. “Saldo left,” Saldo’s aide said. SALDO, Saldos, Saldo",
            "Saldo.",
        ]);
        desk.tag("a", "t", "entity", &["Saldo"]);
        desk.tag_at("a", "other", "entity", &[(10, 15)]);
        desk.tag_at("a", "q", "quote", &[(17, 30)]);
        desk.tag_at("a", "p", "claim", &[(17, 23)]);
        let excepted = (LabelId::new("entity"), Span::new(CodePoint::new(31), CodePoint::new(36)).unwrap());
        desk.library.get_mut(&DocumentId::new("a")).unwrap().meta.exceptions.insert(excepted);
        let usual = OccurrenceOptions::default();
        check(
            &desk,
            "t",
            usual,
            &[("a", 10, "tagged"), ("a", 18, "claim+quote"), ("a", 31, "exception"), ("a", 65, "free")],
        );
        let all = OccurrenceOptions { in_all_articles: true, is_case_sensitive: false, ..usual };
        check(
            &desk,
            "t",
            all,
            &[
                ("a", 10, "tagged"),
                ("a", 18, "claim+quote"),
                ("a", 31, "exception"),
                ("a", 50, "free"),
                ("a", 65, "free"),
                ("b", 0, "free"),
            ],
        );
        let parts = OccurrenceOptions { is_whole_word: false, ..usual };
        check(
            &desk,
            "t",
            parts,
            &[
                ("a", 10, "tagged"),
                ("a", 18, "claim+quote"),
                ("a", 31, "exception"),
                ("a", 57, "free"),
                ("a", 65, "free"),
            ],
        );
    }

    #[test]
    fn refuses_what_has_a_gap() {
        let mut desk = Desk::with_articles(&["one two three"]);
        desk.tag_at("a", "q", "quote", &[(0, 3), (8, 13)]);
        let look = |id| {
            occurrences(
                &desk.library,
                &DocumentId::new("a"),
                &AnnotationId::new(id),
                OccurrenceOptions::default(),
            )
        };
        assert_eq!(look("q"), Err(OccurrencesError::SeveralFragments));
        assert_eq!(look("x"), Err(OccurrencesError::UnknownAnnotation));
    }
}
