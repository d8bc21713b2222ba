//! Why a file could not become an article.

use core::fmt;
use thiserror::Error;

/// Why [`draft_from_file`](super::draft_from_file) refused. Positions are for finding the place in a text editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ArticleError {
    /// Bytes that are not UTF-8. Nothing is replaced silently, for a quotation must stay what it was.
    #[error("this is not UTF-8 text at line {line}, column {column} (byte {byte})")]
    InvalidUtf8 {
        /// Offset of the first wrong byte in the file, from 0, byte order mark included.
        byte: usize,
        /// Line of that byte, from 1; LF, CR and CRLF each end one.
        line: usize,
        /// Column in code points, from 1, byte order mark excluded.
        column: usize,
    },
    /// UTF-16 with half of a surrogate pair, or with an odd byte at its end.
    #[error("this is not UTF-16 text at line {line}, column {column} (byte {byte})")]
    InvalidUtf16 {
        /// Offset of the first wrong code unit in the file, from 0, byte order mark included.
        byte: usize,
        /// Line of that code unit, from 1; LF, CR and CRLF each end one.
        line: usize,
        /// Column in code points, from 1, byte order mark excluded.
        column: usize,
    },
    /// Nothing visible in it.
    #[error("there is no text in it")]
    Empty,
    /// A kind of file that this tool does not read.
    #[error("this is {kind}, which cannot be read here")]
    UnsupportedKind {
        /// What it seems to be.
        kind: ForeignKind,
    },
}

/// Kinds of files that people do try and that are not read (yet).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ForeignKind {
    /// PDF.
    Pdf,
    /// A word processor's file: Word, OpenDocument, Pages, RTF.
    WordProcessor,
    /// EPUB and its like.
    Ebook,
    /// A saved page in one file with its pictures (MHTML, web archive).
    WebArchive,
    /// A picture, sound or film.
    Media,
    /// An archive such as ZIP.
    Archive,
    /// Bytes that are no text at all.
    Binary,
}

impl fmt::Display for ForeignKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Pdf => "a PDF file",
            Self::WordProcessor => "a word processor's file",
            Self::Ebook => "an e-book",
            Self::WebArchive => "a web archive",
            Self::Media => "a picture, sound or film",
            Self::Archive => "an archive",
            Self::Binary => "a file that is not text",
        })
    }
}
