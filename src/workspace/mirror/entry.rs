//! What stands in the copy under a key.

/// A batch of writes: a number that grows from batch to batch, and the tab that wrote it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct BatchId {
    /// Larger than that of every batch this tab has seen, of other tabs too.
    pub number: u64,
    /// The tab; it holds no blank and no line end.
    pub tab: String,
}

/// A record in the copy, or the knowledge that it was removed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyEntry {
    /// The batch that wrote it.
    pub batch: BatchId,
    /// The record; `None` if it was removed.
    pub record: Option<String>,
}

impl CopyEntry {
    /// The entry as the copy keeps it: `NUMBER TAB`, then the record on lines of its own.
    pub fn write(&self) -> String {
        let BatchId { number, tab } = &self.batch;
        match &self.record {
            Some(record) => format!("{number} {tab}\n{record}"),
            None => format!("{number} {tab}"),
        }
    }

    /// The entry that was written so; `None` for anything else. The record is not looked at.
    pub fn read(text: &str) -> Option<Self> {
        let (head, record) = match text.split_once('\n') {
            Some((head, record)) => (head, Some(record.to_owned())),
            None => (text, None),
        };
        let (number, tab) = head.split_once(' ')?;
        let batch = BatchId { number: number.parse().ok()?, tab: tab.to_owned() };
        Some(Self { batch, record })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        for record in [None, Some(""), Some("fm1 0 {}"), Some("line\nline\n")] {
            let batch = BatchId { number: 7, tab: "t1".into() };
            let entry = CopyEntry { batch, record: record.map(Into::into) };
            assert_eq!(CopyEntry::read(&entry.write()), Some(entry));
        }
        for foreign in ["", "x", "x y", "7"] {
            assert_eq!(CopyEntry::read(foreign), None, "{foreign}");
        }
    }
}
