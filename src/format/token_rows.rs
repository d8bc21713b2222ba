//! Token classification: a row an article, with its tokens and, for each label, a tag a token, as Hugging Face
//! trainers take them. `docs/formats/tokens.md` describes it.

mod read;
mod write;

use serde_json::{Map, Value};

use super::json_lines::first_row;
use super::{Bundle, Cut, Format, InFile, Incoming, Likeness, ReadError, Start, Writer};

/// What the name of the file with the tags' names ends in.
const FEATURES: &str = ".features.json";

/// What the name of a column of tags ends in.
const TAGS: &str = "_tags";

/// Token classification JSONL.
#[derive(Debug, Clone, Copy)]
pub(super) struct TokenRows;

impl Format for TokenRows {
    fn id(&self) -> &'static str {
        "tokens"
    }

    fn name(&self) -> &'static str {
        "Token classification JSONL"
    }

    fn summary(&self) -> &'static str {
        "Tokens with a tag for each label, for Hugging Face trainers of token classifiers"
    }

    fn extension(&self) -> &'static str {
        "tokens.jsonl"
    }

    fn begin<'a>(&self, start: Start<'a>) -> Option<Box<dyn Writer + 'a>> {
        Some(Box::new(write::TokenRowsWriter::new(&start)))
    }

    fn needs_scheme(&self) -> bool {
        true
    }

    fn cut(&self) -> Cut {
        Cut::Lines
    }

    fn likeness(&self, file: &InFile<'_>, _bundle: &Bundle<'_>) -> Likeness {
        if file.ends_with(FEATURES) {
            return if read::features(file).is_ok() { Likeness::Sure } else { Likeness::Maybe };
        }
        let has_columns = |row: Map<String, Value>| {
            let is_words = |it: &Vec<Value>| it.first().is_none_or(Value::is_string);
            row.get("tokens").and_then(Value::as_array).is_some_and(is_words)
                && row.iter().any(|(key, value)| read::is_tags(key) && value.is_array())
        };
        let is_one = match first_row(file) {
            Some(row) => has_columns(row),
            None => file.ends_with(".tokens.jsonl"),
        };
        if is_one { Likeness::Sure } else { Likeness::No }
    }

    fn read(&self, files: &[&InFile<'_>]) -> Result<Incoming, ReadError> {
        read::files(files)
    }
}
