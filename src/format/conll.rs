//! CoNLL-2003: one token a line with its tag, one file a label. `docs/formats/conll.md` describes it.

mod layout;
mod read;
mod write;

use super::column_rows::{DOCSTART, sentences};
use super::{Bundle, Format, InFile, Incoming, Likeness, ReadError, Start, Writer};
use layout::Layout;

/// CoNLL-2003 and its relatives.
#[derive(Debug, Clone, Copy)]
pub(super) struct Conll;

/// What names of such files end in.
const ENDINGS: [&str; 7] = [".conll", ".conll03", ".iob", ".iob2", ".bio", ".bioes", ".ner"];

impl Format for Conll {
    fn id(&self) -> &'static str {
        "conll"
    }

    fn name(&self) -> &'static str {
        "CoNLL-2003"
    }

    fn summary(&self) -> &'static str {
        "A token a line with its IOB2 tag, one file a label, for trainers and scorers of entity recognition"
    }

    fn extension(&self) -> &'static str {
        "conll"
    }

    fn begin<'a>(&self, start: Start<'a>) -> Option<Box<dyn Writer + 'a>> {
        Some(Box::new(write::ConllWriter::new(&start)))
    }

    fn needs_scheme(&self) -> bool {
        true
    }

    fn likeness(&self, file: &InFile<'_>, _bundle: &Bundle<'_>) -> Likeness {
        let head = file.head();
        let is_named = ENDINGS.iter().any(|ending| file.ends_with(ending));
        if head.trim_start().starts_with(DOCSTART) {
            return Likeness::Sure;
        }
        if head.trim_start().starts_with(['{', '[', '<']) {
            return Likeness::No;
        }
        let sentences = sentences(head);
        let is_tagged = Layout::of(&sentences).is_some_and(|layout| layout.is_tagged && layout.n_marked > 0);
        match is_tagged || is_named {
            true => Likeness::Sure,
            false => Likeness::No,
        }
    }

    fn read(&self, files: &[&InFile<'_>]) -> Result<Incoming, ReadError> {
        read::files(files)
    }
}
