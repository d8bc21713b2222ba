//! CoNLL-U with entities in brackets, as the GUM corpus and CorefUD have them. Read only: what Factmark marks is no
//! syntax. `docs/formats/conllu.md` describes it.

mod brackets;
mod read;

use super::column_rows::{columns, sentences};
use super::intake::Intake;
use super::{Bundle, Format, InFile, Incoming, Likeness, ReadError, Start, Writer};

/// The columns of CoNLL-U.
const N_COLUMNS: usize = 10;

/// CoNLL-U.
#[derive(Debug, Clone, Copy)]
pub(super) struct ConllU;

impl Format for ConllU {
    fn id(&self) -> &'static str {
        "conllu"
    }

    fn name(&self) -> &'static str {
        "CoNLL-U"
    }

    fn summary(&self) -> &'static str {
        "Treebanks with entities in brackets, as GUM and CorefUD have them"
    }

    fn extension(&self) -> &'static str {
        "conllu"
    }

    fn can_write(&self) -> bool {
        false
    }

    fn begin<'a>(&self, _start: Start<'a>) -> Option<Box<dyn Writer + 'a>> {
        None
    }

    fn likeness(&self, file: &InFile<'_>, _bundle: &Bundle<'_>) -> Likeness {
        let first = file.head().lines().find(|line| !line.is_empty() && !line.starts_with('#'));
        let is_row = |line: &str| {
            let columns = columns(line);
            columns.len() == N_COLUMNS && columns[0].starts_with(|c: char| c.is_ascii_digit())
        };
        match first.is_some_and(is_row) || file.ends_with(".conllu") {
            true => Likeness::Sure,
            false => Likeness::No,
        }
    }

    fn read(&self, files: &[&InFile<'_>]) -> Result<Incoming, ReadError> {
        let mut intake = Intake::new();
        for file in files {
            read::file(file, &sentences(file.text()?), &mut intake)?;
        }
        Ok(intake.finish())
    }
}
