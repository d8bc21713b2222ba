//! Check-worthiness TSV, as in CheckThat! 2019: a sentence a line with its speaker, and whether it is worth checking.
//! `docs/formats/checkthat.md` describes it.

mod write;

use super::{Format, Start, Writer};

/// Check-worthiness TSV, which is written only.
#[derive(Debug, Clone, Copy)]
pub(super) struct CheckThat;

impl Format for CheckThat {
    fn id(&self) -> &'static str {
        "checkthat"
    }

    fn name(&self) -> &'static str {
        "Check-worthiness TSV"
    }

    fn summary(&self) -> &'static str {
        "A sentence a line with its speaker and whether it is worth checking, as in CheckThat! and ClaimBuster"
    }

    fn extension(&self) -> &'static str {
        "tsv"
    }

    fn begin<'a>(&self, start: Start<'a>) -> Option<Box<dyn Writer + 'a>> {
        Some(Box::new(write::CheckThatWriter::new(&start)))
    }

    fn can_read(&self) -> bool {
        false
    }
}
