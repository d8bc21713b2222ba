//! The way out in memory: articles go in one by one, so that whoever exports can show progress and stop between them.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io;
use std::sync::Arc;

use super::{Finding, Format, InMemory, NoteKind, Place, Report, ReportKind, Start, Writer, file_stem, pack};
use crate::model::{Document, Hue, Label, LabelId, LineStyle, RelationType, Scheme};

/// What is to be written: some articles, and the scheme they are marked by.
#[derive(Debug, Clone, Copy)]
pub struct Selection<'a> {
    /// The scheme.
    pub scheme: &'a Scheme,
    /// The articles, in the order in which they shall stand in the file.
    pub documents: &'a [Arc<Document>],
}

/// What writing yields.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// The files, to be handed to the person.
    pub files: Vec<OutFile>,
    /// What the format could not hold.
    pub report: Report,
}

/// One file to be handed to the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutFile {
    /// A name that every system accepts.
    pub name: String,
    /// The media type, for example `application/json`.
    pub media_type: &'static str,
    /// The contents.
    pub bytes: Vec<u8>,
}

/// An export under way.
pub struct Export<'a> {
    writer: Box<dyn Writer + 'a>,
    sink: InMemory,
    report: Report,
}

impl<'a> Export<'a> {
    /// Begins; `None` if the format can only be read. `scheme` must know all labels and relation types that occur,
    /// see [`completed`].
    pub fn begin(
        format: &dyn Format,
        scheme: &'a Scheme,
        stem: &'a str,
        switches: &'a [&'a str],
    ) -> Option<Self> {
        let writer = format.begin(Start { scheme, stem, switches })?;
        Some(Self { writer, sink: InMemory::default(), report: Report::default() })
    }

    /// With what there is to tell already.
    #[must_use]
    pub fn telling(self, report: Report) -> Self {
        Self { report, ..self }
    }

    /// Adds an article.
    ///
    /// # Errors
    /// The article could not be put into the format's notation.
    pub fn add(&mut self, document: &Document) -> io::Result<()> {
        self.writer.document(document, &mut self.sink, &mut self.report)
    }

    /// Ends: the files, by name.
    ///
    /// # Errors
    /// As for [`Self::add`].
    pub fn finish(mut self) -> io::Result<Written> {
        self.writer.finish(&mut self.sink, &mut self.report)?;
        let file =
            |(name, bytes): (String, Vec<u8>)| OutFile { media_type: media_type_of(&name), name, bytes };
        let files = self.sink.into_files().into_iter().map(file).collect();
        Ok(Written { files, report: self.report })
    }
}

impl Written {
    /// One file that holds all: the only one there is, or a zip of them.
    ///
    /// # Errors
    /// There is more than a zip can hold.
    pub fn into_one(self, stem: &str) -> io::Result<OutFile> {
        let mut files = self.files;
        if files.len() == 1 {
            return Ok(files.remove(0));
        }
        let bytes = pack(files.iter().map(|file| (file.name.as_str(), file.bytes.as_slice())))?;
        let name = format!("{stem}.zip");
        Ok(OutFile { media_type: media_type_of(&name), name, bytes })
    }
}

/// Writes a selection with these switches on, all at once. What goes wrong is a line of the report.
pub fn write(format: &dyn Format, selection: &Selection<'_>, switches: &[&str]) -> Written {
    let mut report = Report::default();
    let scheme = completed(selection.scheme, selection.documents.iter().map(|it| &**it), &mut report);
    let stem = file_stem(selection.documents);
    let fault = |error: &dyn std::fmt::Display| {
        let mut written = Written::default();
        written.report.add(ReportKind::Lost, Place::default(), error.to_string());
        written
    };
    let Some(export) = Export::begin(format, &scheme, &stem, switches) else {
        return fault(&format_args!("files of the format “{}” cannot be written", format.name()));
    };
    let mut export = export.telling(report);
    for document in selection.documents {
        if let Err(error) = export.add(document) {
            return fault(&error);
        }
    }
    export.finish().unwrap_or_else(|error| fault(&error))
}

/// The scheme with every label and relation type that the articles use; a report line for each that it lacked.
pub fn completed<'a, 'd>(
    scheme: &'a Scheme,
    documents: impl IntoIterator<Item = &'d Document>,
    report: &mut Report,
) -> Cow<'a, Scheme> {
    let mut labels: BTreeSet<&str> = scheme.labels().iter().map(|label| label.id.as_str()).collect();
    let mut kinds: BTreeSet<&str> = scheme.relation_types().iter().map(|kind| kind.id.as_str()).collect();
    let (mut new_labels, mut new_kinds) = (Vec::new(), Vec::new());
    for document in documents {
        for id in document.annotations().iter().map(|it| &it.label) {
            if labels.insert(id.as_str()) {
                let what = format!("the label “{id}” was added to the scheme");
                let what = Finding::note(NoteKind::LabelAdded, id.as_str(), what);
                report.add(ReportKind::FilledIn, Place::default(), what);
                new_labels.push(bare_label(id.clone()));
            }
        }
        for kind in document.relations() {
            if kinds.insert(&kind.kind) {
                let what = format!("the relation type “{}” was added to the scheme", kind.kind);
                let what = Finding::note(NoteKind::RelationTypeAdded, &kind.kind, what);
                report.add(ReportKind::FilledIn, Place::default(), what);
                new_kinds.push(bare_relation_type(&kind.kind));
            }
        }
    }
    if new_labels.is_empty() && new_kinds.is_empty() {
        return Cow::Borrowed(scheme);
    }
    let labels = scheme.labels().iter().cloned().chain(new_labels).collect();
    let kinds = scheme.relation_types().iter().cloned().chain(new_kinds).collect();
    let whole = Scheme::new(labels, kinds)
        .and_then(|it| it.with_guidelines(scheme.guidelines()))
        .and_then(|it| it.with_keymap(scheme.keymap().clone()));
    whole.map_or(Cow::Borrowed(scheme), Cow::Owned)
}

/// A label of which nothing but the id is known.
pub(super) fn bare_label(id: LabelId) -> Label {
    Label {
        name: id.to_string(),
        id,
        description: String::new(),
        key: None,
        hue: Hue::Blue,
        line: LineStyle::Solid,
        attributes: Vec::new(),
    }
}

/// A relation type of which nothing but the id is known.
pub(super) fn bare_relation_type(id: &str) -> RelationType {
    RelationType { id: id.to_owned(), name: id.to_owned(), from: Vec::new(), to: Vec::new() }
}

/// The media type of a file by the ending of its name.
pub fn media_type_of(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "json" => "application/json",
        "jsonld" => "application/ld+json",
        "jsonl" => "application/jsonl",
        "csv" => "text/csv",
        "tsv" => "text/tab-separated-values",
        "xml" | "xmi" => "application/xml",
        "html" => "text/html",
        "zip" => "application/zip",
        "parquet" => "application/vnd.apache.parquet",
        _ => "text/plain",
    }
}
