//! Finding words: in the open article, with a list of places in their context, and everywhere.

use super::{PlaceItem, Session};
use crate::model::{AnnotationId, DocumentId};
use crate::platform;
use crate::text::{Context, Search, Span, Utf16, with_odd_shown};
use crate::workspace::{Place, find_everywhere};

/// What to look for in the open article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FindQuery {
    /// The words, or the expression.
    pub words: String,
    /// Whether only whole words count.
    pub is_whole_word: bool,
    /// Whether upper and lower case must agree.
    pub is_case_sensitive: bool,
    /// Whether the words are a regular expression.
    pub is_expression: bool,
}

/// A place found somewhere in the library.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FoundItem {
    /// In which article.
    pub document: DocumentId,
    /// Where in its text, if it is there.
    pub span: Option<Span>,
    /// At which annotation, if it is there.
    pub annotation: Option<AnnotationId>,
    /// What it stands in: "Title", "Text", "Note".
    pub kind: &'static str,
    /// What stands before, the words, what stands after.
    pub context: [String; 3],
}

/// What was found everywhere.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FoundEverywhere {
    /// Title of the article, and what was found in it.
    pub articles: Vec<(String, Vec<FoundItem>)>,
    /// How many places there are.
    pub n_found: usize,
    /// Whether not all are listed.
    pub is_cut: bool,
}

/// More places than this are not listed.
const MAX_PLACES: usize = 500;
/// How much context is shown on each side, in code points.
const WIDTH: u32 = 48;

impl Session {
    /// All places in the open article.
    ///
    /// # Errors
    /// What is wrong with the expression, in words.
    pub fn find(&self, query: &FindQuery) -> Result<Vec<PlaceItem>, String> {
        self.read(|workspace| {
            let Some(document) = workspace.document() else { return Ok(Vec::new()) };
            let text = document.text();
            let spans = if query.is_expression {
                let source = if query.is_whole_word {
                    format!(r"\b(?:{})\b", query.words)
                } else {
                    query.words.clone()
                };
                let expression = platform::Expression::new(&source, query.is_case_sensitive)?;
                let in_block = |block: usize| {
                    let found = expression.find_all(text.block_str(block)).into_iter();
                    let places: Vec<_> = found.map(|(from, to)| (Utf16::new(from), Utf16::new(to))).collect();
                    text.spans_from_block_utf16(block, &places)
                };
                (0..text.blocks().len()).flat_map(in_block).collect::<Vec<_>>()
            } else {
                Search {
                    words: query.words.clone(),
                    is_whole_word: query.is_whole_word,
                    is_case_sensitive: query.is_case_sensitive,
                }
                .find_all(text)
            };
            Ok(spans.into_iter().filter_map(|span| self.place_item(workspace, document.id(), span)).collect())
        })
    }

    /// All places in all articles, their notes and annotations.
    pub fn find_everywhere(&self, words: &str) -> FoundEverywhere {
        let t = &self.words().finding;
        let search = Search { words: words.to_owned(), is_whole_word: false, is_case_sensitive: false };
        self.read(|workspace| {
            let findings = find_everywhere(workspace.library(), &search, MAX_PLACES);
            let mut articles = Vec::new();
            for found_in in &findings.articles {
                let Some(document) = workspace.library().get(&found_in.document) else { continue };
                let item = |found: &crate::workspace::Found| {
                    let text = found.place.text(document)?;
                    let context = Context::around(&text, found.span, WIDTH);
                    let (kind, annotation) = match &found.place {
                        Place::Title => (t.in_title, None),
                        Place::ArticleNote => (t.in_article_note, None),
                        Place::Text => (t.in_text, None),
                        Place::Note(id) => (t.in_note, Some(id.clone())),
                        Place::Attribute(id, ..) => (t.in_attribute, Some(id.clone())),
                    };
                    Some(FoundItem {
                        document: found_in.document.clone(),
                        span: (found.place == Place::Text).then_some(found.span),
                        annotation,
                        kind,
                        context: [context.before, context.words, context.after]
                            .map(|part| part.replace('\n', " ")),
                    })
                };
                articles.push((
                    with_odd_shown(&document.meta.title).into_owned(),
                    found_in.found.iter().filter_map(item).collect(),
                ));
            }
            FoundEverywhere { articles, n_found: findings.n_found, is_cut: findings.is_cut }
        })
    }

    /// Goes to a place: opens the article, selects the words or chooses the annotation.
    pub fn go_to(&self, document: &DocumentId, span: Option<Span>, annotation: Option<AnnotationId>) {
        self.open(document);
        let session = *self;
        // After the pane has drawn.
        platform::on_next_frame(move || {
            if annotation.is_some() {
                session.choose(annotation);
            } else if let Some(span) = span {
                session.choose(None);
                session.select_span(span);
            }
        });
    }
}
