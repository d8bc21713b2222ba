//! Commands, one by one; random sequences of them are in `tests/native/edit_properties.rs`.

mod scheme;
mod values;

use std::sync::Arc;

use super::*;
use crate::model::{
    AnnotationId, AttributeValue, Date, Document, DocumentId, Fragments, LabelId, Library, Meta, Origin,
    Stamp, Status, Timestamp,
};
use crate::text::{CodePoint, PlainText, Span};

fn stamp(seed: u64) -> Stamp {
    Stamp { now: Timestamp::new("2026-11-22T10:00:00Z").unwrap(), annotator: "".into(), seed }
}

fn span(start: u32, end: u32) -> Span {
    Span::new(CodePoint::new(start), CodePoint::new(end)).unwrap()
}

/// A desk that remembers, so that each test can undo what it did and look.
struct Desk {
    library: Library,
    history: History,
    seed: u64,
}

impl Desk {
    fn with_article(text: &str) -> (Self, DocumentId) {
        let mut desk = Self { library: Library::default(), history: History::default(), seed: 0 };
        let article = NewDocument {
            title: "A".into(),
            text: PlainText::from_raw(text),
            source: Default::default(),
            language: String::new(),
        };
        let id = desk.run(Command::AddDocuments(vec![article])).unwrap().open.unwrap();
        (desk, id)
    }

    /// Runs a command and checks for free that its inverse restores what was before.
    fn run(&mut self, command: Command) -> Result<Planned, Refusal> {
        self.seed += 1;
        let planned = plan(&self.library, command, &stamp(self.seed))?;
        let before = self.library.clone();
        let inverse = apply(&mut self.library, &planned.edit).unwrap();
        let mut again = self.library.clone();
        apply(&mut again, &inverse).unwrap();
        assert_eq!(again, before, "the inverse of {:?}", planned.edit.name);
        self.history.record(inverse);
        Ok(planned)
    }

    fn tag(&mut self, document: &DocumentId, label: &str, at: Span) -> Result<Planned, Refusal> {
        self.run(Command::AddAnnotation {
            document: document.clone(),
            label: LabelId::new(label),
            fragments: Fragments::one(at),
            origin: Origin::Manual,
        })
    }
}

#[test]
fn tagging_marks_and_begins_the_article() {
    let (mut desk, id) = Desk::with_article("one two three");
    let chosen = desk.tag(&id, "quote", span(0, 3)).unwrap().choose.unwrap();
    let document = desk.library.get(&id).unwrap();
    assert_eq!(document.meta.status, Status::InProgress);
    assert_eq!(document.words_of(document.annotations().get(&chosen).unwrap()), "one");
}

#[test]
fn refusals_change_nothing() {
    let (mut desk, id) = Desk::with_article("one two");
    let chosen = desk.tag(&id, "quote", span(0, 3)).unwrap().choose.unwrap();
    let before = desk.library.clone();
    assert_eq!(desk.tag(&id, "quote", span(0, 3)), Err(Refusal::Duplicate));
    assert_eq!(desk.tag(&id, "quote", span(4, 8)), Err(Refusal::OutsideText));
    assert_eq!(desk.tag(&id, "rumour", span(0, 1)), Err(Refusal::UnknownLabel(LabelId::new("rumour"))));
    assert_eq!(desk.tag(&DocumentId::new("x"), "quote", span(0, 1)), Err(Refusal::UnknownDocument));
    let relabel =
        Command::Relabel { document: id.clone(), annotation: chosen.clone(), label: LabelId::new("quote") };
    assert_eq!(desk.run(relabel), Err(Refusal::NothingToDo));
    let meta = Meta::titled(" ");
    assert_eq!(desk.run(Command::SetMeta { document: id, meta }), Err(Refusal::EmptyTitle));
    assert_eq!(desk.library, before);
}

#[test]
fn a_change_of_one_thing_is_called_by_it() {
    let (mut desk, id) = Desk::with_article("one two");
    let mut check = |change: fn(&mut Meta), name: EditName| {
        let mut meta = desk.library.get(&id).unwrap().meta.clone();
        change(&mut meta);
        let planned = desk.run(Command::SetMeta { document: id.clone(), meta: meta.clone() }).unwrap();
        assert_eq!(planned.edit.name, name);
        assert_eq!(desk.library.get(&id).unwrap().meta, meta);
    };
    check(|meta| meta.title.push('!'), EditName::RenameDocument);
    check(|meta| meta.status = Status::Done, EditName::ChangeStatus(Status::Done));
    check(|meta| meta.note.push('!'), EditName::ArticleNote);
    check(|meta| meta.due = Date::parse("2026-11-22"), EditName::Due);
    check(|meta| meta.due = None, EditName::Due);
    check(|meta| meta.language = "de".into(), EditName::ChangeDocument);
    let both = |meta: &mut Meta| {
        meta.note.clear();
        meta.status = Status::ToDo;
    };
    check(both, EditName::ChangeDocument);
}

#[test]
fn articles_move() {
    let (mut desk, a) = Desk::with_article("A");
    desk.run(import(vec![imported("b", "B"), imported("c", "C")])).unwrap();
    let (a, b, c) = (a.as_str().to_owned(), "b".to_owned(), "c".to_owned());
    let mut check = |id: &str, to: usize, expected: Result<[&String; 3], Refusal>| {
        let moved = desk.run(Command::MoveDocument { document: DocumentId::new(id), to });
        let order: Vec<_> = desk.library.documents().iter().map(|d| d.id().to_string()).collect();
        match expected {
            Ok(expected) => assert_eq!(order.iter().collect::<Vec<_>>(), expected),
            Err(refusal) => assert_eq!(moved, Err(refusal)),
        }
    };
    check(&a, 1, Ok([&b, &a, &c]));
    check(&c, 0, Ok([&c, &b, &a]));
    check(&c, 9, Ok([&b, &a, &c]));
    check(&c, 2, Err(Refusal::NothingToDo));
    check(&c, 9, Err(Refusal::NothingToDo));
    check("x", 0, Err(Refusal::UnknownDocument));
}

#[test]
fn equal_spans_of_different_labels_stand_side_by_side() {
    let (mut desk, id) = Desk::with_article("one two");
    desk.tag(&id, "quote", span(0, 3)).unwrap();
    desk.tag(&id, "claim", span(0, 3)).unwrap();
    desk.tag(&id, "entity", span(0, 7)).unwrap();
    let document = desk.library.get(&id).unwrap();
    let inner_first: Vec<_> = document
        .annotations()
        .covering(document.text(), CodePoint::new(1))
        .iter()
        .map(|a| a.fragments.total_len())
        .collect();
    assert_eq!(inner_first, [3, 3, 7]);
}

#[test]
fn deleting_an_annotation_deletes_its_links() {
    let (mut desk, id) = Desk::with_article("one two");
    let quote = desk.tag(&id, "quote", span(0, 3)).unwrap().choose.unwrap();
    let entity = desk.tag(&id, "entity", span(4, 7)).unwrap().choose.unwrap();
    let link = |from, to| Command::AddRelation { document: id.clone(), kind: "speaker".into(), from, to };
    desk.run(link(quote.clone(), entity.clone())).unwrap();
    assert_eq!(desk.run(link(entity.clone(), quote)), Err(Refusal::RelationNotAllowed("speaker".into())));
    desk.run(Command::DeleteAnnotation { document: id.clone(), annotation: entity }).unwrap();
    assert_eq!(desk.library.get(&id).unwrap().relations().len(), 0);
}

#[test]
fn an_edit_that_does_not_fit_changes_nothing() {
    let (mut desk, id) = Desk::with_article("one two");
    let before = desk.library.clone();
    let edit = Edit {
        name: EditName::Note,
        ops: vec![Op::SetMeta(id, Meta::titled("B")), Op::RemoveDocument(DocumentId::new("x"))],
    };
    assert_eq!(apply(&mut desk.library, &edit), Err(ApplyError::NoDocument(DocumentId::new("x"))));
    assert_eq!(desk.library, before);
}

#[test]
fn typing_is_one_undo() {
    let (mut desk, id) = Desk::with_article("one two");
    let chosen = desk.tag(&id, "quote", span(0, 3)).unwrap().choose.unwrap();
    let before = desk.library.clone();
    for (i, note) in ["a", "ab", "abc"].into_iter().enumerate() {
        let command =
            Command::SetNote { document: id.clone(), annotation: chosen.clone(), note: note.into() };
        let planned = plan(&desk.library, command, &stamp(9)).unwrap();
        let inverse = apply(&mut desk.library, &planned.edit).unwrap();
        if i == 0 { desk.history.record(inverse) } else { desk.history.amend(inverse) }
    }
    let undo = desk.history.next_undo().unwrap().clone();
    assert_eq!(undo.ops.len(), 1);
    apply(&mut desk.library, &undo).unwrap();
    assert_eq!(desk.library, before);
}

#[test]
fn a_quote_may_have_several_speakers_each_once() {
    let (mut desk, id) = Desk::with_article("one two three");
    let [quote, ana, ben] = [("quote", 0, 3), ("entity", 4, 7), ("entity", 8, 13)]
        .map(|(label, start, end)| desk.tag(&id, label, span(start, end)).unwrap().choose.unwrap());
    let link = |kind: &str, from: &AnnotationId, to: &AnnotationId| Command::AddRelation {
        document: id.clone(),
        kind: kind.into(),
        from: from.clone(),
        to: to.clone(),
    };
    desk.run(link("speaker", &quote, &ana)).unwrap();
    desk.run(link("speaker", &quote, &ben)).unwrap();
    assert_eq!(desk.run(link("speaker", &quote, &ana)), Err(Refusal::AlreadyLinked));
    assert_eq!(desk.run(link("same_as", &ana, &ana)), Err(Refusal::RelationNotAllowed("same_as".into())));
    assert_eq!(desk.library.get(&id).unwrap().relations().len(), 2);
}

#[test]
fn fragments_come_and_go_one_by_one() {
    let (mut desk, id) = Desk::with_article("one two three four");
    let quote = desk.tag(&id, "quote", span(0, 3)).unwrap().choose.unwrap();
    let add = |at| Command::AddFragment { document: id.clone(), annotation: quote.clone(), span: at };
    let remove = |index| Command::RemoveFragment { document: id.clone(), annotation: quote.clone(), index };
    let words = |desk: &Desk| {
        let document = desk.library.get(&id).unwrap();
        document.words_of(document.annotations().get(&quote).unwrap())
    };
    assert_eq!(desk.run(remove(0)), Err(Refusal::LastFragment));
    desk.run(add(span(8, 13))).unwrap();
    assert_eq!(words(&desk), "one … three");
    assert_eq!(desk.run(add(span(9, 12))), Err(Refusal::Duplicate));
    assert_eq!(desk.run(add(span(9, 99))), Err(Refusal::OutsideText));
    assert_eq!(desk.run(remove(2)), Err(Refusal::UnknownFragment));
    desk.tag(&id, "quote", span(8, 13)).unwrap();
    assert_eq!(desk.run(remove(0)), Err(Refusal::Duplicate));
    desk.run(add(span(3, 8))).unwrap();
    assert_eq!(words(&desk), "one two three");
}

#[test]
fn the_same_thing_at_many_places_is_one_edit() {
    let (mut desk, id) = Desk::with_article("one two one two one");
    desk.tag(&id, "entity", span(0, 3)).unwrap();
    let entity = LabelId::new("entity");
    let kind = AttributeValue::Text("PERSON".into());
    let mark = |places: &[Span], exceptions: &[Span]| Command::AddAnnotations {
        label: entity.clone(),
        attributes: [("etype".to_owned(), kind.clone())].into(),
        origin: Origin::Manual,
        places: places.iter().map(|&at| (id.clone(), Fragments::one(at))).collect(),
        exceptions: exceptions.iter().map(|&at| (id.clone(), entity.clone(), at)).collect(),
    };
    let before = desk.library.clone();
    let planned = desk.run(mark(&[span(0, 3), span(8, 11), span(8, 11)], &[span(16, 19)])).unwrap();
    assert_eq!(planned.edit.name, EditName::Propagate("Entity".into(), 1));
    let document = desk.library.get(&id).unwrap();
    assert_eq!(document.annotations().len(), 2);
    assert_eq!(document.annotations().nth(1).unwrap().attributes.get("etype"), Some(&kind));
    assert_eq!(document.meta.exceptions, [(entity.clone(), span(16, 19))].into());
    // What is marked after all is no exception any more.
    desk.run(mark(&[span(16, 19)], &[])).unwrap();
    assert!(desk.library.get(&id).unwrap().meta.exceptions.is_empty());
    assert_eq!(desk.run(mark(&[span(16, 19)], &[])), Err(Refusal::NothingToDo));
    assert_eq!(desk.run(mark(&[span(16, 20)], &[])), Err(Refusal::OutsideText));
    assert_eq!(desk.run(mark(&[], &[span(16, 20)])), Err(Refusal::OutsideText));
    for _ in 0..2 {
        let undo = desk.history.next_undo().unwrap().clone();
        apply(&mut desk.library, &undo).unwrap();
        desk.history.undone(undo);
    }
    assert_eq!(desk.library, before);
}

fn imported(id: &str, text: &str) -> Document {
    Document::new(DocumentId::new(id), Meta::titled(text), PlainText::from_raw(text))
}

fn import(documents: Vec<Document>) -> Command {
    Command::Import(Import { documents, ..Import::default() })
}

#[test]
fn importing_twice_does_not_double() {
    let (mut desk, id) = Desk::with_article("one two");
    let same = desk.library.get(&id).unwrap().as_ref().clone();
    let planned = desk.run(import(vec![same, imported("b", "B")])).unwrap();
    assert_eq!(desk.library.documents().len(), 2);
    assert_eq!(
        planned.notes,
        [ImportNote::AlreadyThere { title: "A".into() }, ImportNote::Added { title: "B".into() }]
    );
    let again = desk.run(import(vec![imported("b", "B")])).unwrap();
    assert!(again.edit.ops.is_empty());
}

#[test]
fn another_article_of_the_same_id_is_added_once_beside_it() {
    let (mut desk, _) = Desk::with_article("one two");
    desk.run(import(vec![imported("b", "B")])).unwrap();
    for _ in 0..2 {
        let planned = desk.run(import(vec![imported("b", "Other")])).unwrap();
        assert_eq!(desk.library.documents().len(), 3);
        assert_eq!(planned.notes.len(), 1);
    }
    let undo = desk.history.next_undo().unwrap().clone();
    assert!(undo.ops.is_empty());
}

#[test]
fn the_untouched_sample_makes_room() {
    let mut library = Library::default();
    let sample = Arc::new(imported(SAMPLE_ID, "Sample"));
    library.insert(0, Arc::clone(&sample)).unwrap();
    library.sample = Some(sample);
    let mut desk = Desk { library, history: History::default(), seed: 0 };
    desk.run(import(vec![imported("a", "A"), imported(SAMPLE_ID, "Sample, read"), imported("b", "B")]))
        .unwrap();
    let ids: Vec<_> = desk.library.documents().iter().map(|d| d.id().to_string()).collect();
    assert_eq!(ids, ["a", SAMPLE_ID, "b"]);
}

#[test]
fn a_sample_that_was_changed_stays() {
    type Change = fn(&mut Document);
    let check = |change: Change, expected: &[&str]| {
        let mut library = Library::default();
        let mut sample = imported(SAMPLE_ID, "Sample");
        library.sample = Some(Arc::new(sample.clone()));
        change(&mut sample);
        library.insert(0, Arc::new(sample)).unwrap();
        let mut desk = Desk { library, history: History::default(), seed: 0 };
        desk.run(import(vec![imported("a", "A")])).unwrap();
        let ids: Vec<_> = desk.library.documents().iter().map(|d| d.id().to_string()).collect();
        assert_eq!(ids, expected);
    };
    check(|_| {}, &["a"]);
    check(|sample| sample.meta.title.push('!'), &[SAMPLE_ID, "a"]);
    check(|sample| sample.meta.language = "fr".into(), &[SAMPLE_ID, "a"]);
    check(|sample| sample.meta.status = Status::Done, &[SAMPLE_ID, "a"]);
}

#[test]
fn an_import_takes_no_id_that_a_newer_release_uses() {
    let (mut desk, _) = Desk::with_article("one two");
    desk.library.reserve(DocumentId::new("b"));
    let planned = desk.run(import(vec![imported("b", "B"), imported("c", "C")])).unwrap();
    let titles = |title: &str| title.to_owned();
    let beside = ImportNote::AddedBesideNewer { title: titles("B") };
    assert_eq!(planned.notes, [beside, ImportNote::Added { title: titles("C") }]);
    assert_eq!(desk.library.get(&DocumentId::new("b")), None);
    assert_eq!(desk.library.documents().len(), 3);
    let again = desk.run(import(vec![imported("b", "B")])).unwrap();
    assert_eq!(again.notes, [ImportNote::AlreadyThere { title: titles("B") }]);
    let forced = Edit {
        name: EditName::Import(1),
        ops: vec![Op::InsertDocument { at: 0, document: Arc::new(imported("b", "B")) }],
    };
    let id = DocumentId::new("b");
    assert_eq!(apply(&mut desk.library, &forced), Err(ApplyError::DocumentExists(id)));
}

#[test]
fn a_new_article_takes_no_id_that_a_newer_release_uses() {
    let (mut desk, _) = Desk::with_article("one two");
    let would_be = DocumentId::new(stamp(desk.seed + 1).mint().mint());
    desk.library.reserve(would_be.clone());
    let (title, text) = ("B".into(), PlainText::from_raw("B"));
    let article = NewDocument { title, text, source: Default::default(), language: String::new() };
    let added = desk.run(Command::AddDocuments(vec![article])).unwrap().open.unwrap();
    assert_ne!(added, would_be);
}

#[test]
fn what_equals_the_sample_is_not_lost_with_it() {
    let mut library = Library::default();
    let sample = Arc::new(imported(SAMPLE_ID, "Sample"));
    library.insert(0, Arc::clone(&sample)).unwrap();
    library.sample = Some(sample);
    let mut desk = Desk { library, history: History::default(), seed: 0 };
    desk.run(import(vec![imported("a", "A"), imported("a", "Sample")])).unwrap();
    let titles: Vec<_> = desk.library.documents().iter().map(|d| d.meta.title.as_str()).collect();
    assert_eq!(titles, ["A", "Sample"]);
}
