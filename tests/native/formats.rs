//! Exchange formats: what is written is read back as it was, fits its schema, and broken files are refused by
//! name, place and reason.
// Clippy knows tests by their attribute; what they share has none.
#![allow(clippy::expect_used)]

mod brat;
mod brat_polnear;
mod broken;
mod cas;
mod checkthat;
mod conll;
mod conllu;
mod corpus;
mod doccano;
mod documents;
mod gold;
mod hostile;
mod jsonl;
mod label_studio;
mod linked;
mod repairs;
mod reports;
mod round_trip;
mod samples;
mod scheme_files;
mod tokens;
mod w3c;

use factmark::format::{self, Incoming, Selection, Written};

/// Reads a file that must be accepted.
#[track_caller]
fn read(text: &str) -> Incoming {
    format::read("x.json", text.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

/// Writes what was read, as Factmark JSON.
#[track_caller]
fn rewrite(incoming: &Incoming) -> Written {
    let documents: Vec<_> = incoming.import.documents.iter().cloned().map(Into::into).collect();
    let scheme = incoming.import.scheme.as_ref().expect("a scheme");
    format::write(json(), &Selection { scheme, documents: &documents }, &[])
}

fn json() -> &'static dyn format::Format {
    format::by_id("json").expect("the format is registered")
}

/// The only file that was written, as text.
#[track_caller]
fn text_of(written: &Written) -> &str {
    let [file] = written.files.as_slice() else { panic!("{} files", written.files.len()) };
    std::str::from_utf8(&file.bytes).expect("UTF-8")
}
