//! What every fuzz target demands of a reader: it answers; what it takes in is sound; and what it took in goes out as
//! Factmark JSON and comes back as it was, without anything to tell.

use std::sync::Arc;

use factmark::format::{self, InFile, Incoming, Selection};
use factmark::model::{Document, Scheme};

/// Between the files of an input that stands for several.
const BETWEEN: u8 = 0;

/// Gives the bytes to the reader of that format, as one file of that name.
pub fn read(format: &str, name: &str, bytes: &[u8]) {
    check(format, &[InFile::new(name, bytes)]);
}

/// Gives the bytes to the reader of that format as files of these names; a zero byte ends a file.
pub fn read_several(format: &str, names: &[&str], bytes: &[u8]) {
    let mut rest = bytes.splitn(names.len(), |&byte| byte == BETWEEN);
    let files: Vec<InFile<'_>> =
        names.iter().map(|&name| InFile::new(name, rest.next().unwrap_or_default())).collect();
    check(format, &files);
}

/// Gives the bytes to whichever reader they look made for, archives unpacked.
pub fn read_any(bytes: &[u8]) {
    if let Ok(incoming) = format::read("any.bin", bytes) {
        check_incoming(incoming);
    }
}

fn check(format: &str, files: &[InFile<'_>]) {
    let format = format::by_id(format).unwrap_or_else(|| panic!("there is no format {format}"));
    let files: Vec<&InFile<'_>> = files.iter().collect();
    if let Ok(incoming) = format.read(&files) {
        check_incoming(incoming);
    }
}

fn check_incoming(incoming: Incoming) {
    let scheme = incoming.import.scheme.unwrap_or_else(|| Arc::new(Scheme::preset()));
    let documents: Vec<Arc<Document>> = incoming.import.documents.into_iter().map(Arc::new).collect();
    for document in &documents {
        for annotation in document.annotations().iter() {
            assert!(document.holds(annotation), "{} lies outside of its text", annotation.id);
            assert!(scheme.label(&annotation.label).is_some(), "{} is not in the scheme", annotation.label);
        }
        for relation in document.relations() {
            let both = [&relation.from, &relation.to].map(|end| document.annotations().get(end));
            assert!(both.iter().all(Option::is_some), "{} links to nothing", relation.id);
            assert!(scheme.relation_type(&relation.kind).is_some(), "{} is no relation type", relation.kind);
        }
    }
    let written = format::write(format::own(), &Selection { scheme: &scheme, documents: &documents }, &[]);
    assert!(written.report.is_empty(), "going out: {}", written.report);
    let [file] = written.files.as_slice() else { panic!("{} files", written.files.len()) };
    let back = format::read(&file.name, &file.bytes).unwrap_or_else(|error| panic!("coming back: {error}"));
    let back: Vec<Arc<Document>> = back.import.documents.into_iter().map(Arc::new).collect();
    assert!(back == documents, "what came in is not what went out");
}
