//! Why a command ended early, and the exit status: 0 good, 1 faults or a failure, 2 wrong usage.

use std::fmt::Display;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use factmark::format::{ReadError, ReadProblem};

/// How a command that ran to its end went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// As it should.
    Good,
    /// It found what it was asked to look for.
    Faults,
}

/// Why a command did not run to its end.
#[derive(Debug)]
pub(crate) enum Failure {
    /// What was typed makes no sense.
    Usage(String),
    /// Something went wrong; what and where.
    Stopped(String),
    /// Whoever read standard output has read enough: nothing is wrong.
    PipeClosed,
}

impl Failure {
    /// A failure with a file or folder.
    pub(crate) fn at(path: &Path, error: impl Display) -> Self {
        Self::Stopped(format!("{}: {error}", path.display()))
    }

    /// A failure to write to standard output.
    #[allow(clippy::needless_pass_by_value, reason = "it is handed to map_err")]
    pub(crate) fn stdout(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::PipeClosed,
            _ => Self::Stopped(format!("standard output: {error}")),
        }
    }

    /// Tells it on standard error, and the exit status.
    pub(crate) fn tell(&self) -> ExitCode {
        match self {
            Self::Usage(what) => {
                eprintln!("factmark: {what}\n\nFor more information, try “factmark --help”.");
                ExitCode::from(2)
            }
            Self::Stopped(what) => {
                eprintln!("factmark: {what}");
                ExitCode::FAILURE
            }
            Self::PipeClosed => ExitCode::SUCCESS,
        }
    }
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        Self::Stopped(in_words(&error))
    }
}

/// `file:line:column: problem` or `file:path: problem`, as editors and people find the place by.
pub(crate) fn in_words(error: &ReadError) -> String {
    let file = &error.file;
    match &error.problem {
        ReadProblem::Syntax { line, column, problem } => {
            format!("{file}:{line}:{column}: not valid JSON: {problem}")
        }
        ReadProblem::Line { line, column: 0, problem } => format!("{file}:{line}: {problem}"),
        ReadProblem::Line { line, column, problem } => format!("{file}:{line}:{column}: {problem}"),
        ReadProblem::Value { path, problem } => format!("{file}:{path}: {problem}"),
        other => format!("{file}: {other}"),
    }
}
