//! What lists and headers show, as plain values that are compared before anything is drawn.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Session, words};
use crate::model::{Annotation, DocumentId, LabelId, Scheme, Status};
use crate::platform::{self, AnnotationList, RowWords};
use crate::text::with_odd_shown;

/// One article in the library.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LibraryItem {
    /// Which.
    pub id: DocumentId,
    /// Its title.
    pub title: String,
    /// "In progress · 14 annotations".
    pub facts: String,
    /// Whether it is the open one.
    pub is_open: bool,
    /// How far the work is.
    pub status: Status,
    /// Whether it should have been done before today.
    pub is_overdue: bool,
}

/// How many annotations of the open article have a label.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LabelCount {
    /// The label.
    pub id: LabelId,
    /// Its name.
    pub name: String,
    /// How many there are, at least one.
    pub n: usize,
    /// The label's colour.
    pub hue: &'static str,
    /// The label's underline.
    pub line: &'static str,
}

/// What the head of the article pane shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleFacts {
    /// The title.
    pub title: String,
    /// How far the work is.
    pub status: Status,
    /// "In progress · 14 annotations".
    pub facts: String,
}

impl Session {
    /// The articles, in order. Follows changes.
    pub fn library_items(&self) -> Vec<LibraryItem> {
        self.follow_library();
        self.follow_article();
        self.read(|workspace| {
            let open = workspace.document().map(|document| document.id());
            let items = self.queue.with(|queue| queue.list(workspace.library(), platform::today()));
            items
                .into_iter()
                .map(|item| LibraryItem {
                    facts: words::queue_facts(self.words(), &item),
                    is_open: open == Some(&item.id),
                    id: item.id,
                    title: with_odd_shown(&item.title).into_owned(),
                    status: item.status,
                    is_overdue: item.is_overdue,
                })
                .collect()
        })
    }

    /// How many annotations the open article has of each label, by the labels' names. Follows changes.
    pub fn label_counts(&self) -> Vec<LabelCount> {
        self.follow_article();
        self.read(|workspace| {
            let Some(document) = workspace.document() else { return Vec::new() };
            let mut counts: Vec<(&LabelId, usize)> = Vec::new();
            for annotation in document.annotations().iter() {
                match counts.iter_mut().find(|(label, _)| **label == annotation.label) {
                    Some((_, n)) => *n += 1,
                    None => counts.push((&annotation.label, 1)),
                }
            }
            let counted = |(id, n): (&LabelId, usize)| {
                let (hue, line) = look_of(&workspace.library().scheme, id);
                LabelCount { id: id.clone(), name: self.label_name(workspace, id), n, hue, line }
            };
            let mut counts: Vec<LabelCount> = counts.into_iter().map(counted).collect();
            counts.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
            counts
        })
    }

    /// Whether nothing is marked in the open article. Follows changes.
    pub fn is_unmarked(&self) -> bool {
        self.follow_article();
        self.read(|workspace| workspace.document().is_none_or(|document| document.annotations().is_empty()))
    }

    /// Brings a list of the open article's annotations up to date; returns whether it has more rows to draw. `drawn` is
    /// what the list shows: another article or scheme begins it anew. Follows changes.
    pub fn update_list(
        &self,
        list: &mut AnnotationList,
        drawn: &mut Option<(DocumentId, Arc<Scheme>)>,
    ) -> bool {
        self.follow_article();
        let filter = self.filter.get_untracked();
        self.read(|workspace| {
            let Some(document) = workspace.document() else {
                list.clear();
                *drawn = None;
                return false;
            };
            let scheme = &workspace.library().scheme;
            let is_same =
                drawn.as_ref().is_some_and(|(id, of)| id == document.id() && Arc::ptr_eq(of, scheme));
            if !is_same {
                list.clear();
                *drawn = Some((document.id().clone(), Arc::clone(scheme)));
            }
            let matcher = filter.matcher(document);
            let words = |annotation: &Annotation| {
                let (hue, line) = look_of(scheme, &annotation.label);
                RowWords {
                    name: words::annotation_name(self.words(), scheme, document, annotation),
                    text: with_odd_shown(&words::one_line(&document.words_of(annotation))).into_owned(),
                    facts: words::annotation_facts(self.words(), annotation),
                    hue,
                    line,
                }
            };
            let is_dim = |annotation: &Annotation| !filter.is_empty() && !matcher.matches(annotation);
            list.update(document.annotations().iter(), words, is_dim)
        })
    }

    /// What the head of the article pane shows; `None` without an article. Follows changes.
    pub fn article_facts(&self) -> Option<ArticleFacts> {
        self.follow_library();
        self.follow_article();
        self.read(|workspace| {
            let document = workspace.document()?;
            Some(ArticleFacts {
                title: with_odd_shown(&document.meta.title).into_owned(),
                status: document.meta.status,
                facts: words::article_facts(self.words(), document),
            })
        })
    }
}

/// Colour and underline of a label; grey if the scheme lacks it.
fn look_of(scheme: &Scheme, id: &LabelId) -> (&'static str, &'static str) {
    scheme.label(id).map_or(("grey", "solid"), |label| (label.hue.as_str(), label.line.as_str()))
}
