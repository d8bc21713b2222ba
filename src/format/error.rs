//! Why a file could not be read: which file, where in it, what is wrong and what was expected.

use thiserror::Error;

/// A file that was refused. Nothing of it was taken in.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{file}: {problem}")]
pub struct ReadError {
    /// The file's name.
    pub file: String,
    /// What is wrong with it.
    pub problem: ReadProblem,
}

impl ReadError {
    /// The refusal of the file of that name.
    pub fn new(file: impl Into<String>, problem: ReadProblem) -> Self {
        Self { file: file.into(), problem }
    }
}

/// What is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReadProblem {
    /// The bytes are no UTF-8 text.
    #[error("this is not UTF-8 text: byte {at} (counted from 0) starts no character; save the file as UTF-8")]
    Utf8 {
        /// The first byte that cannot be read, from 0.
        at: usize,
    },
    /// No format knows a file like this.
    #[error("this is a file of no format that can be imported")]
    UnknownFormat,
    /// The format can be exported, but not imported.
    #[error("files of the format “{0}” can be exported but not imported")]
    WriteOnly(&'static str),
    /// The file breaks off or breaks the rules of the notation.
    #[error("not valid JSON at line {line}, column {column}: {problem}")]
    Syntax {
        /// The line, from 1.
        line: usize,
        /// The column in bytes, from 1; 0 if the file ends there.
        column: usize,
        /// What is wrong there.
        problem: String,
    },
    /// A line that cannot be taken in.
    #[error("line {line}{}: {problem}", column_in_words(*column))]
    Line {
        /// The line, from 1.
        line: usize,
        /// The column in characters, from 1; 0 if it is the line as a whole.
        column: usize,
        /// What is wrong there and what was expected.
        problem: String,
    },
    /// A zip archive that cannot be unpacked.
    #[error("the zip archive cannot be unpacked: {0}")]
    Archive(String),
    /// Valid JSON that is not ours.
    #[error("this is JSON, but not a Factmark file: it has no \"format\": \"factmark\"")]
    NotFactmark,
    /// JSON that holds no scheme of ours.
    #[error(
        "this is JSON, but no scheme: it has neither \"format\": \"factmark-scheme\" nor \"format\": \"factmark\""
    )]
    NotAScheme,
    /// A scheme alone where articles were expected.
    #[error("this file holds a scheme and no articles; open it where labels are set up")]
    SchemeAlone,
    /// The file is of a version that did not exist when this program was made.
    #[error(
        "this file was written by a newer Factmark (version {0}); reload the page or update, then try again"
    )]
    NewerVersion(u64),
    /// A value that cannot be taken in.
    #[error("{path}: {problem}")]
    Value {
        /// The place, for example `documents[0].annotations[3].fragments[0].start`.
        path: String,
        /// What stands there and what was expected.
        problem: String,
    },
}

fn column_in_words(column: usize) -> String {
    if column == 0 { String::new() } else { format!(", column {column}") }
}
