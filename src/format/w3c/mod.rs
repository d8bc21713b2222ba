//! W3C Web Annotation (<https://www.w3.org/TR/annotation-model/>) as JSON-LD: a collection with a page an article,
//! out and in, and single annotations or lists of them from other programs.
//!
//! Each piece of an annotation is a target with two selectors: the quote first, because it survives a program that
//! counts otherwise, then the position in code points, as the standard asks. `iri` names things, `body` is what is
//! said of an annotation, `target` where it lies.

mod body;
mod iri;
mod read;
mod shelf;
mod target;
mod write;

use super::{Bundle, Format, InFile, Incoming, Likeness, ReadError, Start, Writer};

/// W3C Web Annotations in JSON-LD.
#[derive(Debug, Clone, Copy)]
pub(super) struct W3c;

impl Format for W3c {
    fn id(&self) -> &'static str {
        "w3c"
    }

    fn name(&self) -> &'static str {
        "W3C Web Annotation"
    }

    fn summary(&self) -> &'static str {
        "JSON-LD for Recogito, Hypothesis and linked data, with the texts beside the annotations"
    }

    fn extension(&self) -> &'static str {
        "jsonld"
    }

    fn begin<'a>(&self, start: Start<'a>) -> Option<Box<dyn Writer + 'a>> {
        Some(Box::new(write::W3cWriter::new(&start)))
    }

    fn likeness(&self, file: &InFile<'_>, bundle: &Bundle<'_>) -> Likeness {
        if is_json_ld(file) {
            Likeness::Sure
        } else if file.ends_with(".txt") && bundle.files().iter().any(is_json_ld) {
            // The text that the annotations beside it are about.
            Likeness::Maybe
        } else {
            Likeness::No
        }
    }

    fn read(&self, files: &[&InFile<'_>]) -> Result<Incoming, ReadError> {
        let (annotations, texts): (Vec<&InFile<'_>>, Vec<&InFile<'_>>) =
            files.iter().partition(|file| is_json_ld(file));
        read::files(&annotations, &texts)
    }
}

fn is_json_ld(file: &InFile<'_>) -> bool {
    let head = file.head().trim_start();
    let words = [
        "http://www.w3.org/ns/anno.jsonld",
        "\"TextQuoteSelector\"",
        "\"TextPositionSelector\"",
        "\"AnnotationCollection\"",
        "\"AnnotationPage\"",
    ];
    head.starts_with(['{', '['])
        && (file.ends_with(".jsonld") || words.iter().any(|word| head.contains(word)))
}
