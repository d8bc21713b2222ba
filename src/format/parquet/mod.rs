//! Parquet: the table of spans that data tools load in one step, a row an article. Out only, and from the command line
//! only: the page would grow by more than itself. `docs/formats/parquet.md` describes the columns.
//!
//! `columns` has the layout and gathers values; this file fills them and writes a row group whenever there is enough.

mod columns;

use std::io;

use ::parquet::basic::Compression;
use ::parquet::data_type::ByteArray;
use ::parquet::errors::ParquetError;
use ::parquet::file::metadata::KeyValue;
use ::parquet::file::properties::{EnabledStatistics, WriterProperties};
use ::parquet::file::writer::SerializedFileWriter;
use serde_json::{Map, Value};

use columns::Columns;

use super::flat::to_json;
use super::{
    Bundle, Format, InFile, Likeness, Loss, Place, Report, ReportKind, Sink, Start, Writer, write_scheme_file,
};
use crate::model::{Annotation, Document};

/// A row group is written when it has so many rows …
const MOST_ROWS: usize = 10_000;

/// … or so many bytes. Spark and DuckDB read row groups side by side, and each is held in memory while it is written.
const MOST_BYTES: usize = 16 * 1024 * 1024;

/// The key of the file's metadata under which the scheme stands, as a scheme file.
const SCHEME_KEY: &str = "factmark.scheme";

/// The table of spans as Parquet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parquet;

impl Format for Parquet {
    fn id(&self) -> &'static str {
        "parquet"
    }

    fn name(&self) -> &'static str {
        "Parquet"
    }

    fn summary(&self) -> &'static str {
        "A row an article with its spans, for datasets, pandas, DuckDB and Spark"
    }

    fn extension(&self) -> &'static str {
        "parquet"
    }

    fn begin<'a>(&self, start: Start<'a>) -> Option<Box<dyn Writer + 'a>> {
        Some(Box::new(ParquetWriter::new(&start).ok()?))
    }

    fn needs_scheme(&self) -> bool {
        true
    }

    fn can_read(&self) -> bool {
        false
    }

    fn likeness(&self, file: &InFile<'_>, _bundle: &Bundle<'_>) -> Likeness {
        if file.bytes.starts_with(b"PAR1") { Likeness::Sure } else { Likeness::No }
    }
}

struct ParquetWriter {
    name: String,
    file: SerializedFileWriter<Vec<u8>>,
    columns: Columns,
}

impl ParquetWriter {
    fn new(start: &Start<'_>) -> Result<Self, ParquetError> {
        let scheme = String::from_utf8_lossy(&write_scheme_file(start.scheme).bytes).into_owned();
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            // The smallest and largest text of each column would help nobody, and be kept for every row group.
            .set_statistics_enabled(EnabledStatistics::None)
            .set_created_by("Factmark".to_owned())
            .set_key_value_metadata(Some(vec![KeyValue::new(SCHEME_KEY.to_owned(), scheme)]))
            .build();
        let columns = Columns::default();
        let file = SerializedFileWriter::new(Vec::new(), columns::layout()?, properties.into())?;
        Ok(Self { name: format!("{}.{}", start.stem, Parquet.extension()), file, columns })
    }

    /// Writes the rows that were gathered, and hands on what there is.
    fn write_rows(&mut self) -> Result<(), ParquetError> {
        if self.columns.n_rows() > 0 {
            let mut group = self.file.next_row_group()?;
            std::mem::take(&mut self.columns).write(&mut group)?;
            group.close()?;
        }
        self.file.flush()?;
        Ok(())
    }

    /// The writer counts on its own where it is, so what it has written can be taken away.
    fn hand_on(&mut self, out: &mut dyn Sink) -> io::Result<()> {
        out.append(&self.name, self.file.inner())?;
        self.file.inner_mut().clear();
        Ok(())
    }
}

impl Writer for ParquetWriter {
    fn document(&mut self, document: &Document, out: &mut dyn Sink, report: &mut Report) -> io::Result<()> {
        let meta = &document.meta;
        let place = Place::document(document.id().clone(), meta.title.as_str());
        if !meta.exceptions.is_empty() {
            report.tally(ReportKind::Lost, || place.clone(), Loss::Exceptions);
        }
        let due = meta.due.map(|due| due.to_string()).unwrap_or_default();
        self.columns.row([
            document.id().as_str(),
            &meta.title,
            &meta.source.url,
            &meta.source.publisher,
            &meta.source.byline,
            meta.source.published.as_str(),
            meta.source.accessed.as_str(),
            &meta.language,
            meta.status.as_str(),
            &meta.note,
            &due,
            document.text().as_str(),
            document.text_sha256(),
        ]);
        for annotation in document.annotations().iter() {
            self.spans(document, annotation, &place, report);
        }
        for relation in document.relations() {
            let (id, kind) = (relation.id.as_str(), relation.kind.as_str());
            self.columns.relation([id, kind, relation.from.as_str(), relation.to.as_str()]);
        }
        if self.columns.n_rows() >= MOST_ROWS || self.columns.n_bytes() >= MOST_BYTES {
            self.write_rows()?;
            self.hand_on(out)?;
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Sink, _report: &mut Report) -> io::Result<()> {
        self.write_rows()?;
        self.file.finish()?;
        self.file.flush()?;
        self.hand_on(out)?;
        out.complete(&self.name)
    }
}

impl ParquetWriter {
    /// One span for each fragment; those of an annotation share its id and all that is said of it.
    fn spans(&mut self, document: &Document, annotation: &Annotation, place: &Place, report: &mut Report) {
        let here = || place.annotation(annotation.id.clone());
        let n_fragments = annotation.fragments.iter().count();
        if n_fragments > 1 {
            report.tally(ReportKind::Changed, here, Loss::SplitWithId);
        }
        let mut attributes = Map::new();
        for (id, value) in &annotation.attributes {
            match to_json(value) {
                Value::Null => report.tally(ReportKind::Lost, here, Loss::Attribute(id.clone())),
                value => drop(attributes.insert(id.clone(), value)),
            }
        }
        let attributes = ByteArray::from(Value::Object(attributes).to_string().into_bytes());
        for (i, span) in annotation.fragments.iter().enumerate() {
            let numbers = [span.start().get() as i32, span.end().get() as i32, i as i32, n_fragments as i32];
            let texts = [
                annotation.id.as_str(),
                annotation.label.as_str(),
                document.text().slice(span).unwrap_or_default(),
                &annotation.note,
                annotation.origin.as_str(),
                &annotation.annotator,
                annotation.created.as_str(),
                annotation.modified.as_str(),
            ];
            self.columns.span(numbers, texts, attributes.clone());
        }
    }
}
