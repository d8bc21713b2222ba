//! The tasks: each does its work once and says how long the part that counts took.

use std::hint::black_box;
use std::time::Duration;

use factmark::edit::{Command, apply, plan};
use factmark::format;
use factmark::model::{AnnotationId, Fragments, LabelId, Origin};
use factmark::paint::paint_block;
use factmark::suggest::{OccurrenceOptions, link_targets, occurrences};
use factmark::text::{PlainText, Utf16};
use factmark::workspace::Workspace;

use crate::now;
use crate::work::{Work, stamp};

/// A task, and how it is called in the table.
pub(crate) type Task = (&'static str, fn(&mut Work) -> Duration);

/// In the order of the table.
pub(crate) const ALL: [Task; 11] = [
    ("offset map: made", offsets_made),
    ("offset map: 1,000 positions looked up", offsets_asked),
    ("paint layout of the whole text", paint_all),
    ("paint layout of one block", paint_one),
    ("edit: planned and applied", edit),
    ("edit: also stored in the journal", edit_stored),
    ("open what is stored", open),
    ("import of the file", import),
    ("export of the file", export),
    ("suggest: the same words elsewhere", same_words),
    ("suggest: link targets of a quote", targets),
];

fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let start = now();
    black_box(work());
    start.elapsed()
}

fn offsets_made(work: &mut Work) -> Duration {
    timed(|| PlainText::from_raw(&work.text))
}

fn offsets_asked(work: &mut Work) -> Duration {
    let text = work.document().text();
    let step = text.len_utf16().get() / 1000;
    timed(|| (0..1000).filter_map(|i| text.code_point_of_utf16(Utf16::new(i * step))).count())
}

fn paint_all(work: &mut Work) -> Duration {
    let document = work.document();
    timed(|| {
        (0..document.text().blocks().len()).map(|i| paint_block(document, i, None).runs.len()).sum::<usize>()
    })
}

fn paint_one(work: &mut Work) -> Duration {
    let document = work.document();
    timed(|| paint_block(document, document.text().blocks().len() / 2, None))
}

fn add(work: &Work) -> Command {
    let fragments = Fragments::one(work.middle());
    let (document, label) = (work.document().id().clone(), LabelId::new("quote"));
    Command::AddAnnotation { document, label, fragments, origin: Origin::Manual }
}

fn edit(work: &mut Work) -> Duration {
    let (command, stamp) = (add(work), work.stamp());
    let mut library = work.workspace.library().clone();
    let time = timed(|| {
        let planned = plan(&library, command, &stamp).unwrap();
        apply(&mut library, &planned.edit).unwrap()
    });
    drop(library);
    time
}

/// Each is undone again, outside of the clock, so that the same place is free.
fn edit_stored(work: &mut Work) -> Duration {
    let (command, stamp) = (add(work), work.stamp());
    let time = timed(|| work.workspace.dispatch(command, &stamp).unwrap());
    work.workspace.undo(&stamp.now).unwrap().unwrap();
    time
}

/// Bytes of keys and values that one edit writes.
pub(crate) fn bytes_of_one_edit(work: &mut Work) -> usize {
    let (command, stamp) = (add(work), work.stamp());
    work.storage.take_written();
    work.workspace.dispatch(command, &stamp).unwrap();
    work.storage.take_written()
}

fn open(work: &mut Work) -> Duration {
    timed(|| Workspace::start(work.storage.clone(), ("Sample", "One two."), &stamp(1)))
}

fn import(work: &mut Work) -> Duration {
    timed(|| format::read("bench.factmark.json", &work.file).unwrap())
}

fn export(work: &mut Work) -> Duration {
    let library = work.workspace.library();
    let selection = format::Selection { scheme: &library.scheme, documents: library.documents() };
    timed(|| format::write(format::own(), &selection, &[]))
}

fn same_words(work: &mut Work) -> Duration {
    let options = OccurrenceOptions { in_all_articles: false, is_whole_word: true, is_case_sensitive: false };
    let (library, id) = (work.workspace.library(), work.document().id().clone());
    timed(|| occurrences(library, &id, &AnnotationId::new("a4"), options).unwrap())
}

fn targets(work: &mut Work) -> Duration {
    let library = work.workspace.library();
    timed(|| link_targets(work.document(), &library.scheme, &AnnotationId::new("a10"), "speaker"))
}
