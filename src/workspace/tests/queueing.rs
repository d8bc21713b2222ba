//! The queue: sorted, filtered, and walked along.

use std::sync::Arc;

use super::*;
use crate::model::{Annotation, Date, Document, DocumentId, Status};

/// Title, status, due day, note, labels of its annotations; the id is the title's first letter in lower case.
type Row = (&'static str, Status, &'static str, &'static str, &'static [&'static str]);

const ROWS: [Row; 5] = [
    ("Delta", Status::Done, "2026-11-20", "", &["quote"]),
    ("alpha", Status::ToDo, "", "Ask ÅSA again", &[]),
    ("Ärger", Status::InProgress, "2026-11-22", "", &["claim", "quote", "quote"]),
    ("charlie", Status::ToDo, "2026-11-21", "", &[]),
    ("Bravo", Status::Done, "", "", &["quote"]),
];

fn library() -> Library {
    let mut library = Library::default();
    for (at, (title, status, due, note, labels)) in ROWS.into_iter().enumerate() {
        let meta = Meta { status, note: note.into(), due: Date::parse(due), ..Meta::titled(title) };
        let id = title.chars().next().unwrap().to_lowercase().to_string();
        let mut document = Document::new(DocumentId::new(id), meta, PlainText::from_raw("One two."));
        let annotations = labels.iter().zip(1..).map(|(label, end)| Annotation {
            id: AnnotationId::new(end.to_string()),
            label: LabelId::new(*label),
            fragments: Fragments::one(Span::new(CodePoint::new(0), CodePoint::new(end)).unwrap()),
            attributes: Default::default(),
            note: String::new(),
            origin: Origin::Manual,
            annotator: "".into(),
            created: Timestamp::unknown(),
            modified: Timestamp::unknown(),
        });
        document.put_annotations(annotations.map(Arc::new));
        library.insert(at, Arc::new(document)).unwrap();
    }
    library
}

fn today() -> Option<Date> {
    Date::parse("2026-11-22")
}

fn shown(queue: &Queue, today: Option<Date>) -> String {
    queue.list(&library(), today).iter().map(|item| item.id.as_str()).collect()
}

#[test]
fn sorts_and_keeps_equals_in_their_own_order() {
    let check = |sort: Sort, up: &str, down: &str| {
        let queue = |is_descending| Queue { sort, is_descending, ..Queue::default() };
        assert_eq!(shown(&queue(false), today()), up, "{sort:?}");
        assert_eq!(shown(&queue(true), today()), down, "{sort:?}, descending");
    };
    check(Sort::AsIs, "daäcb", "bcäad");
    check(Sort::Title, "aäbcd", "dcbäa");
    check(Sort::Due, "dcäab", "äcdab");
    check(Sort::Status, "acädb", "dbäac");
    check(Sort::Annotations, "acdbä", "ädbac");
}

#[test]
fn filters_hold_together() {
    let check = |filter: ArticleFilter, expected: &str| {
        let is_empty = filter.is_empty();
        let queue = Queue { filter, ..Queue::default() };
        assert_eq!(shown(&queue, today()), expected, "{queue:?}");
        assert_eq!(is_empty, expected == "daäcb");
    };
    let any = ArticleFilter::default;
    check(any(), "daäcb");
    check(ArticleFilter { words: " \n".into(), ..any() }, "daäcb");
    check(ArticleFilter { status: Some(Status::ToDo), ..any() }, "ac");
    check(ArticleFilter { words: "ÄR".into(), ..any() }, "ä");
    check(ArticleFilter { words: "again åsa alpha".into(), ..any() }, "a");
    check(ArticleFilter { words: "again bravo".into(), ..any() }, "");
    check(ArticleFilter { label: Some(LabelId::new("quote")), ..any() }, "däb");
    check(ArticleFilter { is_due_only: true, ..any() }, "äc");
    check(ArticleFilter { is_due_only: true, label: Some(LabelId::new("claim")), ..any() }, "ä");
    let due = Queue { filter: ArticleFilter { is_due_only: true, ..any() }, ..Queue::default() };
    assert_eq!(shown(&due, Date::parse("2026-11-21")), "c");
    assert_eq!(shown(&due, None), "");
}

#[test]
fn tells_of_each_article_what_counts() {
    let items = Queue::default().list(&library(), today());
    let overdue: Vec<bool> = items.iter().map(|item| item.is_overdue).collect();
    assert_eq!(overdue, [false, false, false, true, false], "done or due today is not overdue");
    let counts: Vec<_> = items[2].n_by_label.iter().map(|(label, n)| (label.as_str(), *n)).collect();
    assert_eq!((items[2].n_annotations, counts.as_slice()), (3, &[("claim", 1), ("quote", 2)][..]));
    let noted: Vec<bool> = items.iter().map(|item| item.has_note).collect();
    assert_eq!(noted, [false, true, false, false, false]);
}

#[test]
fn walks_along_what_is_shown() {
    let library = library();
    let check = |filter: ArticleFilter, from: &str, expected: [&str; 3]| {
        let queue = Queue { filter, sort: Sort::Title, ..Queue::default() };
        let id = DocumentId::new(from);
        let from = (!from.is_empty()).then_some(&id);
        let found = [
            queue.next(&library, today(), from, Step::Next),
            queue.next(&library, today(), from, Step::Previous),
            queue.next_undone(&library, today(), from),
        ];
        let found = found.map(|id| id.map_or("-".to_owned(), |id| id.to_string()));
        assert_eq!(found, expected, "from {from:?}");
    };
    // By title: alpha, Ärger, Bravo (done), charlie, Delta (done).
    let any = ArticleFilter::default;
    check(any(), "", ["a", "d", "a"]);
    check(any(), "unknown", ["a", "d", "a"]);
    check(any(), "a", ["ä", "-", "ä"]);
    check(any(), "ä", ["b", "a", "c"]);
    check(any(), "d", ["-", "c", "a"]);
    // What is hidden keeps its place.
    let quotes = || ArticleFilter { label: Some(LabelId::new("quote")), ..any() };
    check(quotes(), "c", ["d", "b", "ä"]);
    check(quotes(), "a", ["ä", "-", "ä"]);
    check(quotes(), "ä", ["b", "-", "-"]);
}
