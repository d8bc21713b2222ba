//! No article's id stands twice, over all files. Of each id eight bytes are remembered, not the id.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use factmark::format::{Place, Repair, Report, ReportKind};
use factmark::model::{Document, DocumentId};

/// The ids that are taken.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    taken: HashSet<u64>,
}

impl Ids {
    /// Takes an id; `false` if it was taken. Of two different ids in a million, the chance that they are held for one
    /// is one in 37 million.
    pub(crate) fn take(&mut self, id: &str) -> bool {
        let mut hasher = DefaultHasher::new();
        id.hash(&mut hasher);
        self.taken.insert(hasher.finish())
    }

    /// The article under an id that is free: its own, or its own with a number, which is told.
    pub(crate) fn settle(&mut self, document: Document, report: &mut Report) -> Document {
        if self.take(document.id().as_str()) {
            return document;
        }
        let base = document.id().to_string();
        let mut n = 2;
        while !self.take(&format!("{base}-{n}")) {
            n += 1;
        }
        let id = DocumentId::new(format!("{base}-{n}"));
        let title = document.meta.title.clone();
        report.tally(ReportKind::Repaired, || Place::document(id.clone(), title), Repair::Id);
        document.with_id(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use factmark::model::Meta;
    use factmark::text::PlainText;

    #[test]
    fn the_second_of_an_id_gets_a_number() {
        let mut ids = Ids::default();
        let mut report = Report::default();
        let mut settle = |id: &str| {
            let document = Document::new(DocumentId::new(id), Meta::titled("T"), PlainText::from_raw("x"));
            ids.settle(document, &mut report).id().to_string()
        };
        assert_eq!(["a", "a", "a-2", "a"].map(&mut settle), ["a", "a-2", "a-2-2", "a-3"]);
        assert_eq!((report.lines.len(), report.lines[0].count), (1, 3));
    }
}
