//! The file of a backup: `{"format":"factmark-backup","version":1,"made":MOMENT,"records":{KEY:RECORD,…}}`.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value};
use thiserror::Error;

use crate::model::Timestamp;
use crate::record::PREFIX;

/// What the file says it is.
const FORMAT: &str = "factmark-backup";
/// The version of the file that this release writes; the records in it have versions of their own.
const VERSION: u64 = 1;
/// A file that is a backup says so within so many bytes.
const HEAD: usize = 256;

/// A backup as it stands in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupFile {
    /// When it was made.
    pub made: Timestamp,
    /// The stored records, by their keys.
    pub records: BTreeMap<String, String>,
}

/// Why a file cannot be restored. Phrases, without a full stop.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BackupProblem {
    /// It is not JSON, or cut off: line and column of the first fault, from 1.
    #[error("line {line}, column {column}: the file is damaged or cut off")]
    Syntax {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// It is JSON, but no backup.
    #[error("this is no Factmark backup")]
    NotABackup,
    /// A newer release wrote it, in that version.
    #[error("a newer Factmark wrote it (version {0}); reload the page to get that one")]
    Newer(u64),
    /// A member of that name is missing, or is not what it should be.
    #[error("“{0}” is missing, or is not what it should be")]
    Member(&'static str),
    /// What stands under that key is no record of Factmark's.
    #[error("“{0}” is no record of Factmark’s")]
    Record(String),
}

#[derive(Serialize)]
struct Dto<'a> {
    format: &'a str,
    version: u64,
    made: &'a str,
    records: &'a BTreeMap<String, String>,
}

impl BackupFile {
    /// The file's text.
    pub fn write(&self) -> String {
        let dto = Dto { format: FORMAT, version: VERSION, made: self.made.as_str(), records: &self.records };
        serde_json::to_string(&dto).unwrap_or_default()
    }

    /// Whether a file says that it is a backup. Cheap: only its beginning is looked at.
    pub fn is_likely(bytes: &[u8]) -> bool {
        let head = bytes.get(..HEAD).unwrap_or(bytes);
        let head = String::from_utf8_lossy(head);
        head.trim_start_matches('\u{feff}').trim_start().starts_with('{')
            && head.contains(&format!("\"{FORMAT}\""))
    }

    /// Reads a file, all of it or nothing.
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn read(bytes: &[u8]) -> Result<Self, BackupProblem> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let value: Value = serde_json::from_slice(bytes)
            .map_err(|error| BackupProblem::Syntax { line: error.line(), column: error.column() })?;
        let Value::Object(mut members) = value else { return Err(BackupProblem::NotABackup) };
        if members.get("format").and_then(Value::as_str) != Some(FORMAT) {
            return Err(BackupProblem::NotABackup);
        }
        match members.get("version").and_then(Value::as_u64) {
            Some(VERSION) => {}
            Some(newer) if newer > VERSION => return Err(BackupProblem::Newer(newer)),
            _ => return Err(BackupProblem::Member("version")),
        }
        let made = members.get("made").and_then(Value::as_str).and_then(Timestamp::new);
        let made = made.filter(|made| *made != Timestamp::unknown()).ok_or(BackupProblem::Member("made"))?;
        let Some(Value::Object(records)) = members.remove("records") else {
            return Err(BackupProblem::Member("records"));
        };
        Ok(Self { made, records: read_records(records)? })
    }
}

fn read_records(records: Map<String, Value>) -> Result<BTreeMap<String, String>, BackupProblem> {
    let read = |(key, record): (String, Value)| match record {
        Value::String(record) if key.starts_with(PREFIX) => Ok((key, record)),
        _ => Err(BackupProblem::Record(key)),
    };
    records.into_iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"{"format":"factmark-backup","version":1,"made":"2026-11-23T10:00:00Z","records":{"factmark/index":"fm1 x"}}"#;

    #[test]
    fn reads_what_it_wrote() {
        let file = BackupFile::read(GOOD.as_bytes()).unwrap();
        assert_eq!(file.write(), GOOD);
        assert_eq!(BackupFile::read(format!("\u{feff}{GOOD}").as_bytes()), Ok(file));
        assert!(BackupFile::is_likely(GOOD.as_bytes()));
        assert!(BackupFile::is_likely(format!("\u{feff}\n {GOOD}").as_bytes()));
        assert!(!BackupFile::is_likely(br#"{"format":"factmark","version":1}"#));
        assert!(!BackupFile::is_likely(b"an article about \"factmark-backup\""));
    }

    #[test]
    fn names_what_is_wrong() {
        #[track_caller]
        fn check(from: &str, to: &str, expected: BackupProblem) {
            let spoilt = GOOD.replace(from, to);
            assert_ne!(spoilt, GOOD);
            assert_eq!(BackupFile::read(spoilt.as_bytes()), Err(expected), "{spoilt}");
        }
        check("}}", "}", BackupProblem::Syntax { line: 1, column: GOOD.len() - 1 });
        check(GOOD, "", BackupProblem::Syntax { line: 1, column: 0 });
        check(GOOD, "[]", BackupProblem::NotABackup);
        check("factmark-backup", "factmark", BackupProblem::NotABackup);
        check(":1,", ":2,", BackupProblem::Newer(2));
        check(":1,", ":0,", BackupProblem::Member("version"));
        check(":1,", ":\"1\",", BackupProblem::Member("version"));
        check("2026-11-23T10:00:00Z", "yesterday", BackupProblem::Member("made"));
        check("2026-11-23T10:00:00Z", "", BackupProblem::Member("made"));
        check("records", "record", BackupProblem::Member("records"));
        check("factmark/index", "__proto__", BackupProblem::Record("__proto__".into()));
        check("\"fm1 x\"", "{}", BackupProblem::Record("factmark/index".into()));
    }

    #[test]
    fn deep_nesting_is_a_fault_and_no_crash() {
        let deep = format!("{}{}", "{\"a\":".repeat(200_000), "}".repeat(200_000));
        assert!(matches!(BackupFile::read(deep.as_bytes()), Err(BackupProblem::Syntax { .. })));
    }
}
