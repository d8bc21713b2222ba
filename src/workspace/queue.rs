//! The queue: the articles as a person wants to see them, sorted and filtered, and the way from one to the next.
//! A view only; the library's own order is changed by [`crate::edit::Command::MoveDocument`].

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

use super::Step;
use crate::model::{Date, Document, DocumentId, LabelId, Library, Status};
use crate::text::folded;

/// By what the articles are sorted. Articles that are equal in it keep their own order, in either direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Sort {
    /// The library's own order.
    #[default]
    AsIs,
    /// By title, in any case of letters, by code point (see [`folded`]). No language's own order: “Ärger” comes after
    /// “Azur” and before “Bus”, numbers are digits, and marks such as “ count.
    Title,
    /// By the day they are due; those without one come last, in either direction.
    Due,
    /// By the order of work: to do, in progress, done.
    Status,
    /// By the number of annotations.
    Annotations,
}

impl Sort {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::AsIs, Self::Title, Self::Due, Self::Status, Self::Annotations];
}

/// What articles must be like. What is empty or `None` asks for nothing; all else must hold together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ArticleFilter {
    /// Of this status.
    pub status: Option<Status>,
    /// Words, each of which stands in the title, the note, the publisher or the byline, in any case of letters.
    pub words: String,
    /// With at least one annotation of this label.
    pub label: Option<LabelId>,
    /// Due today or earlier, and not done.
    pub is_due_only: bool,
}

/// How the articles are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Queue {
    /// By what they are sorted.
    pub sort: Sort,
    /// Whether the largest comes first.
    pub is_descending: bool,
    /// Which ones are shown.
    pub filter: ArticleFilter,
}

/// An article in the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueItem {
    /// The article.
    pub id: DocumentId,
    /// Its title.
    pub title: String,
    /// How many annotations it has.
    pub n_annotations: usize,
    /// How many of each label; labels without any are absent.
    pub n_by_label: BTreeMap<LabelId, usize>,
    /// How far the work is.
    pub status: Status,
    /// When it shall be done.
    pub due: Option<Date>,
    /// Whether that day is past and the article is not done.
    pub is_overdue: bool,
    /// Whether it has a note.
    pub has_note: bool,
}

impl Queue {
    /// The articles to show, in order. `today` is the day where the person is; without it nothing is due yet.
    pub fn list(&self, library: &Library, today: Option<Date>) -> Vec<QueueItem> {
        let shown = self.sorted(library).into_iter().filter(|document| self.filter.takes(document, today));
        shown.map(|document| item(document, today)).collect()
    }

    /// The article shown after or before `from`; without `from` the first or the last one shown. `None` at the
    /// ends. An article that the filter hides has its place all the same, so work on it can go on from there.
    pub fn next(
        &self,
        library: &Library,
        today: Option<Date>,
        from: Option<&DocumentId>,
        step: Step,
    ) -> Option<DocumentId> {
        let (earlier, later) = self.around(library, from);
        let is_shown = |document: &&&Document| self.filter.takes(document, today);
        let found = match step {
            Step::Next => later.iter().find(is_shown),
            Step::Previous => earlier.iter().rev().find(is_shown),
        };
        found.map(|document| document.id().clone())
    }

    /// The next article shown that is not done: after `from`, then round from the first one; never `from` itself.
    pub fn next_undone(
        &self,
        library: &Library,
        today: Option<Date>,
        from: Option<&DocumentId>,
    ) -> Option<DocumentId> {
        let (earlier, later) = self.around(library, from);
        let is_next = |document: &&&Document| {
            document.meta.status != Status::Done && self.filter.takes(document, today)
        };
        later.iter().chain(&earlier).find(is_next).map(|document| document.id().clone())
    }

    /// All articles, shown or not, before and after one of them. If there is no such one, all come before and after.
    fn around<'a>(
        &self,
        library: &'a Library,
        from: Option<&DocumentId>,
    ) -> (Vec<&'a Document>, Vec<&'a Document>) {
        let mut earlier = self.sorted(library);
        match earlier.iter().position(|document| Some(document.id()) == from) {
            Some(at) => {
                let later = earlier.split_off(at + 1);
                earlier.truncate(at);
                (earlier, later)
            }
            None => (earlier.clone(), earlier),
        }
    }

    fn sorted<'a>(&self, library: &'a Library) -> Vec<&'a Document> {
        let mut documents: Vec<&Document> = library.documents().iter().map(AsRef::as_ref).collect();
        let directed = |order: Ordering| if self.is_descending { order.reverse() } else { order };
        match self.sort {
            Sort::AsIs if self.is_descending => documents.reverse(),
            Sort::AsIs => {}
            Sort::Title if self.is_descending => {
                documents.sort_by_cached_key(|it| Reverse(folded(&it.meta.title)))
            }
            Sort::Title => documents.sort_by_cached_key(|it| folded(&it.meta.title)),
            Sort::Due => documents.sort_by(|a, b| match (a.meta.due, b.meta.due) {
                (Some(a), Some(b)) => directed(a.cmp(&b)),
                (a, b) => a.is_none().cmp(&b.is_none()),
            }),
            Sort::Status => documents.sort_by(|a, b| directed(a.meta.status.cmp(&b.meta.status))),
            Sort::Annotations => {
                documents.sort_by(|a, b| directed(a.annotations().len().cmp(&b.annotations().len())));
            }
        }
        documents
    }
}

impl ArticleFilter {
    /// Whether every article is shown.
    pub fn is_empty(&self) -> bool {
        let is_blank = self.words.trim().is_empty();
        is_blank && *self == Self { words: self.words.clone(), ..Self::default() }
    }

    fn takes(&self, document: &Document, today: Option<Date>) -> bool {
        let meta = &document.meta;
        let is_due = || {
            let is_past = meta.due.zip(today).is_some_and(|(due, today)| due <= today);
            is_past && meta.status != Status::Done
        };
        self.status.is_none_or(|status| status == meta.status)
            && (!self.is_due_only || is_due())
            && self
                .label
                .as_ref()
                .is_none_or(|label| document.annotations().iter().any(|a| a.label == *label))
            && self.has_words(document)
    }

    fn has_words(&self, document: &Document) -> bool {
        let meta = &document.meta;
        let mut words = self.words.split_whitespace().peekable();
        if words.peek().is_none() {
            return true;
        }
        let fields =
            [&meta.title, &meta.note, &meta.source.publisher, &meta.source.byline].map(|it| folded(it));
        words.all(|word| fields.iter().any(|field| field.contains(&folded(word))))
    }
}

fn item(document: &Document, today: Option<Date>) -> QueueItem {
    let meta = &document.meta;
    let mut n_by_label: BTreeMap<LabelId, usize> = BTreeMap::new();
    for annotation in document.annotations().iter() {
        match n_by_label.get_mut(&annotation.label) {
            Some(n) => *n += 1,
            None => drop(n_by_label.insert(annotation.label.clone(), 1)),
        }
    }
    let is_past = meta.due.zip(today).is_some_and(|(due, today)| due < today);
    QueueItem {
        id: document.id().clone(),
        title: meta.title.clone(),
        n_annotations: document.annotations().len(),
        n_by_label,
        status: meta.status,
        due: meta.due,
        is_overdue: is_past && meta.status != Status::Done,
        has_note: !meta.note.is_empty(),
    }
}
