//! What lists and headers show, as plain values that are compared before anything is drawn.

use leptos::prelude::*;

use super::{Session, words};
use crate::model::{AnnotationId, DocumentId, LabelId, Status};
use crate::platform;

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

/// One annotation in the list.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ListItem {
    /// Which.
    pub id: AnnotationId,
    /// "Quote: the words".
    pub name: String,
    /// The words.
    pub text: String,
    /// The label's name.
    pub label: String,
    /// The label.
    pub label_id: LabelId,
    /// Whether the filter dims it.
    pub is_dim: bool,
    /// The label's colour.
    pub hue: &'static str,
    /// The label's underline.
    pub line: &'static str,
    /// "2 fragments · note", or empty.
    pub facts: String,
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
                    title: item.title,
                    status: item.status,
                    is_overdue: item.is_overdue,
                })
                .collect()
        })
    }

    /// The open article's annotations, in text order. Follows changes.
    pub fn list_items(&self) -> Vec<ListItem> {
        self.follow_article();
        self.read(|workspace| {
            let Some(document) = workspace.document() else { return Vec::new() };
            let scheme = &workspace.library().scheme;
            let filter = self.filter.get_untracked();
            let matcher = filter.matcher(document);
            document
                .annotations()
                .iter()
                .map(|annotation| {
                    let label = scheme.label(&annotation.label);
                    ListItem {
                        id: annotation.id.clone(),
                        name: words::annotation_name(self.words(), scheme, document, annotation),
                        text: words::one_line(&document.words_of(annotation)),
                        label: self.label_name(workspace, &annotation.label),
                        hue: label.map_or("grey", |label| label.hue.as_str()),
                        line: label.map_or("solid", |label| label.line.as_str()),
                        facts: words::annotation_facts(self.words(), annotation),
                        label_id: annotation.label.clone(),
                        is_dim: !matcher.matches(annotation),
                    }
                })
                .collect()
        })
    }

    /// What the head of the article pane shows; `None` without an article. Follows changes.
    pub fn article_facts(&self) -> Option<ArticleFacts> {
        self.follow_library();
        self.follow_article();
        self.read(|workspace| {
            let document = workspace.document()?;
            Some(ArticleFacts {
                title: document.meta.title.clone(),
                status: document.meta.status,
                facts: words::article_facts(self.words(), document),
            })
        })
    }
}
