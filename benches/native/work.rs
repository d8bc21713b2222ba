//! What the tasks work on: a text of a given length, made the same each time, with its annotations.

use std::fmt::Write;
use std::sync::Arc;

use factmark::edit::Command;
use factmark::format;
use factmark::model::{Document, Stamp, Timestamp};
use factmark::text::{CodePoint, Span};
use factmark::workspace::Workspace;

use crate::counting::Counting;

const WORDS: [&str; 16] = [
    "the",
    "harbour",
    "Aune",
    "said",
    "ferry",
    "budget",
    "of",
    "“late”",
    "Berg",
    "council",
    "vote",
    "in",
    "café",
    "and",
    "price",
    "fell",
];
/// Words of a paragraph.
const PARAGRAPH: usize = 60;
/// Words from the beginning of one annotation to that of the next: about 100 characters.
const APART: usize = 18;
const SCHEME: &str = r#"{"labels": [{"id": "quote", "name": "Quote", "key": "q"}, {"id": "person", "name": "Person", "key": "p"}],
    "relation_types": [{"id": "speaker", "name": "Speaker", "from": ["quote"], "to": ["person"]}]}"#;

/// One text and all that was made of it.
pub(crate) struct Work {
    /// The text, as it came in.
    pub(crate) text: String,
    /// The exchanged file that holds text and annotations.
    pub(crate) file: Vec<u8>,
    /// The application, the file imported.
    pub(crate) workspace: Workspace<Counting>,
    /// What it stores in.
    pub(crate) storage: Counting,
    seed: u64,
}

impl Work {
    /// A text of about so many characters.
    pub(crate) fn new(size: usize) -> Self {
        let (text, annotations) = text_of(size);
        let json = text.replace('\n', "\\n");
        let file = format!(
            r#"{{"format": "factmark", "version": 1, "offset_unit": "code_point", "scheme": {SCHEME},
            "documents": [{{"id": "bench", "title": "Bench", "text": "{json}", "annotations": [{annotations}]}}]}}"#
        );
        let storage = Counting::new();
        let (workspace, _) = Workspace::start(storage.clone(), ("Sample", "One two."), &stamp(0));
        let mut work = Self { text, file: file.into_bytes(), workspace, storage, seed: 0 };
        let import = format::read("bench.factmark.json", &work.file).unwrap().import;
        let stamp = work.stamp();
        work.workspace.dispatch(Command::Import(import), &stamp).unwrap();
        work.workspace.tidy();
        assert_eq!(work.document().annotations().len(), size / 100, "every annotation was placed");
        work
    }

    /// A fresh stamp.
    pub(crate) fn stamp(&mut self) -> Stamp {
        self.seed += 1;
        stamp(self.seed)
    }

    /// The article.
    pub(crate) fn document(&self) -> &Arc<Document> {
        self.workspace.library().documents().iter().find(|it| it.id().as_str() == "bench").unwrap()
    }

    /// Some characters in the middle of the text.
    pub(crate) fn middle(&self) -> Span {
        let start = self.document().text().len().get() / 2;
        Span::new(CodePoint::new(start), CodePoint::new(start + 7)).unwrap()
    }
}

/// A stamp of one moment.
pub(crate) fn stamp(seed: u64) -> Stamp {
    Stamp { now: Timestamp::new("2026-11-22T10:00:00Z").unwrap(), annotator: "".into(), seed }
}

/// So many characters, and an annotation for every hundred of them, as JSON.
fn text_of(size: usize) -> (String, String) {
    let (mut text, mut annotations) = (String::new(), String::new());
    let (mut at, mut n_marked, mut random) = (0, 0, 1_u32);
    for i in 1.. {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let word = WORDS[(random >> 24) as usize % WORDS.len()];
        let n = word.chars().count();
        if i % APART == 0 && n_marked < size / 100 {
            let label = if n_marked % 2 == 0 { "quote" } else { "person" };
            let comma = if n_marked == 0 { "" } else { "," };
            write!(annotations, r#"{comma}{{"id": "a{n_marked}", "label": "{label}", "fragments": [{{"start": {at}, "end": {}, "exact": "{word}"}}]}}"#, at + n).unwrap();
            n_marked += 1;
        }
        text.push_str(word);
        text.push(if i % PARAGRAPH == 0 { '\n' } else { ' ' });
        at += n + 1;
        if at >= size && n_marked == size / 100 {
            break;
        }
    }
    text.push('.');
    (text, annotations)
}
