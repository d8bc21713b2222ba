//! UIMA's Common Analysis System, as INCEpTION and DKPro read it: one file an article, as JSON (`UIMA CAS JSON
//! 0.4.0`, out and in) or as XML (`UIMA CAS XMI 1.0`, out).
//!
//! Both notations are written from the same parts: `names` makes identifiers of Factmark's ids, `type_system` says which
//! types and features there are, `structures` puts an article into feature structures. Offsets count UTF-16 units.

mod json;
mod names;
mod read;
mod resolve;
mod structures;
mod type_system;
mod xmi;
mod xml;

pub(super) use xml::attribute;

use std::collections::BTreeSet;

use super::file_name::slug;
use super::{
    Bundle, Format, InFile, Incoming, Likeness, Loss, Place, ReadError, Report, ReportKind, Start, Writer,
};
use crate::model::{Document, Scheme};

/// UIMA CAS JSON, version 0.4.0.
#[derive(Debug, Clone, Copy)]
pub(super) struct CasJson;

/// UIMA CAS XMI 1.0 with its type system.
#[derive(Debug, Clone, Copy)]
pub(super) struct Xmi;

impl Format for CasJson {
    fn id(&self) -> &'static str {
        "cas-json"
    }

    fn name(&self) -> &'static str {
        "UIMA CAS JSON 0.4.0"
    }

    fn summary(&self) -> &'static str {
        "One file an article for INCEpTION and dkpro-cassis, with its types, complete and readable again"
    }

    fn extension(&self) -> &'static str {
        "json"
    }

    fn begin<'a>(&self, start: Start<'a>) -> Option<Box<dyn Writer + 'a>> {
        Some(Box::new(json::JsonWriter::new(&start)))
    }

    fn needs_scheme(&self) -> bool {
        true
    }

    fn likeness(&self, file: &InFile<'_>, _bundle: &Bundle<'_>) -> Likeness {
        let head = file.head().trim_start();
        let keys = ["\"%TYPES\"", "\"%FEATURE_STRUCTURES\"", "\"%VIEWS\""];
        match head.starts_with('{') && keys.iter().any(|key| head.contains(key)) {
            true => Likeness::Sure,
            false => Likeness::No,
        }
    }

    fn read(&self, files: &[&InFile<'_>]) -> Result<Incoming, ReadError> {
        read::files(files)
    }
}

impl Format for Xmi {
    fn id(&self) -> &'static str {
        "xmi"
    }

    fn name(&self) -> &'static str {
        "UIMA CAS XMI 1.0"
    }

    fn summary(&self) -> &'static str {
        "One XML file an article and the types of all, for INCEpTION, WebAnno, DKPro and other UIMA programs"
    }

    fn extension(&self) -> &'static str {
        "xmi"
    }

    fn begin<'a>(&self, start: Start<'a>) -> Option<Box<dyn Writer + 'a>> {
        Some(Box::new(xmi::XmiWriter::new(&start)))
    }

    fn needs_scheme(&self) -> bool {
        true
    }

    fn can_read(&self) -> bool {
        false
    }
}

/// Names for the files of one export: made of the articles' titles, each given once, whatever the case.
#[derive(Debug, Default)]
struct FileNames {
    taken: BTreeSet<String>,
}

impl FileNames {
    fn next(&mut self, document: &Document, extension: &str) -> String {
        let base = slug(&document.meta.title);
        let mut stem = base.clone();
        let mut n = 1;
        while !self.taken.insert(stem.clone()) {
            n += 1;
            stem = format!("{base}-{n}");
        }
        format!("{stem}.{extension}")
    }
}

/// Names, colours, keys and kinds of attributes have no place in a type system. Factmark knows those of its own
/// scheme without.
fn tell_scheme(scheme: &Scheme, report: &mut Report) {
    if *scheme != Scheme::preset() {
        report.tally(ReportKind::Lost, Place::default, Loss::Scheme);
    }
}
