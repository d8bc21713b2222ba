//! Finding words everywhere: in titles, texts, and what was written on articles and annotations.

use crate::model::{Annotation, AnnotationId, AttributeValue, Document, DocumentId, Library};
use crate::text::{PlainText, Search, Span};

/// What was found in the whole library.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Findings {
    /// The articles in which there is something, in the library's order.
    pub articles: Vec<FoundIn>,
    /// How many places there are, listed or not.
    pub n_found: usize,
    /// Whether there are more places than the limit, so that some are counted but not listed.
    pub is_cut: bool,
}

/// What was found in one article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundIn {
    /// The article.
    pub document: DocumentId,
    /// The places: title, note, text, then its annotations in text order. Those beyond the limit are not listed.
    pub found: Vec<Found>,
    /// How many there are, listed or not; at least one.
    pub n_found: usize,
}

/// One place where the words stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What they stand in.
    pub place: Place,
    /// Where in it, in code points of [`Place::text`].
    pub span: Span,
}

/// A text of an article in which words are looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Its title.
    Title,
    /// Its note.
    ArticleNote,
    /// The article itself.
    Text,
    /// The note of an annotation.
    Note(AnnotationId),
    /// The attribute of that id of an annotation: a text, or one of the texts of its evidence (from 0: excerpt
    /// and address of the first piece, excerpt and address of the second, …).
    Attribute(AnnotationId, String, usize),
}

impl Place {
    /// The text that [`Found::span`] counts in, for [`crate::text::Context::around`]; `None` if it is gone.
    pub fn text(&self, document: &Document) -> Option<PlainText> {
        let annotation = |id| document.annotations().get(id);
        Some(match self {
            Self::Title => PlainText::from_raw(&document.meta.title),
            Self::ArticleNote => PlainText::from_raw(&document.meta.note),
            Self::Text => document.text().clone(),
            Self::Note(id) => PlainText::from_raw(&annotation(id)?.note),
            Self::Attribute(id, attribute, nth) => {
                let value = annotation(id)?.attributes.get(attribute)?;
                PlainText::from_raw(texts_of(value).into_iter().nth(*nth)?)
            }
        })
    }
}

/// Looks for words in all articles, and lists at most `limit` places. Takes time in proportion to all that is
/// written in the library.
pub fn find_everywhere(library: &Library, search: &Search, limit: usize) -> Findings {
    let mut findings = Findings::default();
    if search.words.trim().is_empty() {
        return findings;
    }
    for document in library.documents() {
        let n_left = limit.saturating_sub(findings.n_found);
        let mut heap = Heap { search, n_left, found: Vec::new(), n_found: 0 };
        heap.look_through(document);
        if heap.n_found > 0 {
            findings.n_found += heap.n_found;
            let (document, found, n_found) = (document.id().clone(), heap.found, heap.n_found);
            findings.articles.push(FoundIn { document, found, n_found });
        }
    }
    findings.is_cut = findings.n_found > limit;
    findings
}

/// What was found so far in one article.
struct Heap<'a> {
    search: &'a Search,
    /// How many places may be listed.
    n_left: usize,
    found: Vec<Found>,
    n_found: usize,
}

impl Heap<'_> {
    fn look_through(&mut self, document: &Document) {
        self.look_at(&document.meta.title, || Place::Title);
        self.look_at(&document.meta.note, || Place::ArticleNote);
        self.take(self.search.find_all(document.text()), || Place::Text);
        for annotation in document.annotations().iter() {
            self.look_through_annotation(annotation);
        }
    }

    fn look_through_annotation(&mut self, annotation: &Annotation) {
        self.look_at(&annotation.note, || Place::Note(annotation.id.clone()));
        for (attribute, value) in &annotation.attributes {
            for (nth, text) in texts_of(value).into_iter().enumerate() {
                self.look_at(text, || Place::Attribute(annotation.id.clone(), attribute.clone(), nth));
            }
        }
    }

    fn look_at(&mut self, text: &str, place: impl Fn() -> Place) {
        if !text.is_empty() {
            self.take(self.search.find_all(&PlainText::from_raw(text)), place);
        }
    }

    fn take(&mut self, spans: Vec<Span>, place: impl Fn() -> Place) {
        let n_room = self.n_left.saturating_sub(self.n_found);
        self.n_found += spans.len();
        self.found.extend(spans.into_iter().take(n_room).map(|span| Found { place: place(), span }));
    }
}

/// What a person wrote into a value.
fn texts_of(value: &AttributeValue) -> Vec<&str> {
    match value {
        AttributeValue::Text(text) => vec![text],
        AttributeValue::Number(_) | AttributeValue::Flag(_) => Vec::new(),
        AttributeValue::Evidence(list) => {
            list.iter().flat_map(|evidence| [evidence.excerpt.as_str(), evidence.url.as_str()]).collect()
        }
    }
}
