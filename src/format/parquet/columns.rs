//! The layout of the table, and its columns while a row group is gathered.
//!
//! Nothing is ever null: lists may be empty, texts too. So a value in a list has two levels: whether there is one (of
//! an empty list there is not), and whether it is the first of its row.

use std::io::Write;
use std::sync::Arc;

use ::parquet::data_type::{ByteArray, ByteArrayType, Int32Type};
use ::parquet::errors::ParquetError;
use ::parquet::file::writer::SerializedRowGroupWriter;
use ::parquet::schema::parser::parse_message_type;
use ::parquet::schema::types::Type;

/// The texts of a row, in the order of the columns.
const ROW: [&str; 13] = [
    "id",
    "title",
    "url",
    "publisher",
    "byline",
    "published",
    "accessed",
    "language",
    "status",
    "note",
    "due",
    "text",
    "text_sha256",
];

/// The numbers of a span.
const SPAN_NUMBERS: [&str; 4] = ["start", "end", "fragment", "fragments"];

/// The texts of a span; attributes follow.
const SPAN_TEXTS: [&str; 8] = ["id", "label", "text", "note", "origin", "annotator", "created", "modified"];

/// What a text takes beside its bytes: most texts of a span are short, so it counts.
const OVERHEAD: usize = 96;

const RELATION: [&str; 4] = ["id", "type", "head", "tail"];

/// The layout, in Parquet's own notation.
pub(super) fn layout() -> Result<Arc<Type>, ParquetError> {
    let texts = |names: &[&str]| -> String {
        names.iter().map(|name| format!("required binary {name} (STRING); ")).collect()
    };
    let numbers: String = SPAN_NUMBERS.iter().map(|name| format!("required int32 {name}; ")).collect();
    let list = |name: &str, of: &str| {
        format!(
            "required group {name} (LIST) {{ repeated group list {{ required group element {{ {of} }} }} }} "
        )
    };
    let spans = list("spans", &format!("{numbers}{}{}", texts(&SPAN_TEXTS), texts(&["attributes"])));
    let relations = list("relations", &texts(&RELATION));
    parse_message_type(&format!("message articles {{ {}{spans}{relations} }}", texts(&ROW))).map(Arc::new)
}

/// The rows of a group.
#[derive(Debug, Default)]
pub(super) struct Columns {
    rows: [Vec<ByteArray>; 13],
    spans: List<4, 9>,
    relations: List<0, 4>,
    n_bytes: usize,
}

/// A list column: items of so many numbers and texts.
#[derive(Debug)]
struct List<const N: usize, const T: usize> {
    numbers: [Vec<i32>; N],
    texts: [Vec<ByteArray>; T],
    /// 1 if there is an item, 0 for an empty list.
    definition: Vec<i16>,
    /// 0 for the first item of a row, 1 for the others.
    repetition: Vec<i16>,
}

impl<const N: usize, const T: usize> Default for List<N, T> {
    fn default() -> Self {
        Self {
            numbers: std::array::from_fn(|_| Vec::new()),
            texts: std::array::from_fn(|_| Vec::new()),
            definition: Vec::new(),
            repetition: Vec::new(),
        }
    }
}

impl<const N: usize, const T: usize> List<N, T> {
    /// Begins a row, whose list is empty so far.
    fn row(&mut self) {
        self.definition.push(0);
        self.repetition.push(0);
    }

    /// Adds an item to the last row.
    fn item(&mut self, numbers: [i32; N], texts: [ByteArray; T]) {
        match self.definition.last_mut() {
            Some(last) if *last == 0 => *last = 1,
            _ => {
                self.definition.push(1);
                self.repetition.push(1);
            }
        }
        self.numbers.iter_mut().zip(numbers).for_each(|(column, it)| column.push(it));
        self.texts.iter_mut().zip(texts).for_each(|(column, it)| column.push(it));
    }

    fn write<W: Write + Send>(
        &self,
        group: &mut SerializedRowGroupWriter<'_, W>,
    ) -> Result<(), ParquetError> {
        let levels = Some((self.definition.as_slice(), self.repetition.as_slice()));
        self.numbers.iter().try_for_each(|column| write_numbers(group, column, levels))?;
        self.texts.iter().try_for_each(|column| write_texts(group, column, levels))
    }
}

impl Columns {
    /// How many rows there are.
    pub(super) fn n_rows(&self) -> usize {
        self.rows[0].len()
    }

    /// How many bytes the values take in memory.
    pub(super) fn n_bytes(&self) -> usize {
        self.n_bytes
    }

    /// Begins a row.
    pub(super) fn row(&mut self, texts: [&str; 13]) {
        for (column, text) in self.rows.iter_mut().zip(texts) {
            self.n_bytes += text.len() + OVERHEAD;
            column.push(text.into());
        }
        self.spans.row();
        self.relations.row();
    }

    /// Adds a span to the last row.
    pub(super) fn span(&mut self, numbers: [i32; 4], texts: [&str; 8], attributes: ByteArray) {
        self.n_bytes += attributes.len() + texts.iter().map(|text| text.len() + OVERHEAD).sum::<usize>();
        let mut texts = texts.into_iter().map(ByteArray::from).chain([attributes]);
        self.spans.item(numbers, std::array::from_fn(|_| texts.next().unwrap_or_default()));
    }

    /// Adds a link to the last row.
    pub(super) fn relation(&mut self, texts: [&str; 4]) {
        self.n_bytes += texts.iter().map(|text| text.len() + OVERHEAD).sum::<usize>();
        self.relations.item([], texts.map(ByteArray::from));
    }

    /// Writes the columns in the order of the layout.
    pub(super) fn write<W: Write + Send>(
        self,
        group: &mut SerializedRowGroupWriter<'_, W>,
    ) -> Result<(), ParquetError> {
        self.rows.iter().try_for_each(|column| write_texts(group, column, None))?;
        self.spans.write(group)?;
        self.relations.write(group)
    }
}

type Levels<'a> = Option<(&'a [i16], &'a [i16])>;

fn write_texts<W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    values: &[ByteArray],
    levels: Levels<'_>,
) -> Result<(), ParquetError> {
    let Some(mut column) = group.next_column()? else { return Err(too_many()) };
    let (definition, repetition) = levels.unzip();
    column.typed::<ByteArrayType>().write_batch(values, definition, repetition)?;
    column.close()
}

fn write_numbers<W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    values: &[i32],
    levels: Levels<'_>,
) -> Result<(), ParquetError> {
    let Some(mut column) = group.next_column()? else { return Err(too_many()) };
    let (definition, repetition) = levels.unzip();
    column.typed::<Int32Type>().write_batch(values, definition, repetition)?;
    column.close()
}

fn too_many() -> ParquetError {
    ParquetError::General("there are more columns than the layout has".to_owned())
}
