//! A scheme alone in a file: the scheme of the exchanged form under a `format` of its own.

use serde::Serialize;

use super::notes::{Notes, Thing};
use super::read::{check_version, format_of};
use super::read_scheme::scheme;
use super::spot::Spot;
use super::{FORMAT, SCHEME_FORMAT, VERSION, dto, node, write};
use crate::format::{OutFile, ReadError, ReadProblem, Report};
use crate::model::Scheme;

#[derive(Debug, Serialize)]
struct Root<'a> {
    format: &'static str,
    version: u32,
    scheme: dto::Scheme<'a>,
}

/// A scheme that was read, and what had to be filled in or left out.
#[derive(Debug, Clone, PartialEq)]
pub struct IncomingScheme {
    /// The scheme.
    pub scheme: Scheme,
    /// What was filled in or left out.
    pub report: Report,
}

/// A scheme as a file. Equal schemes are written as equal bytes.
pub fn write_scheme_file(scheme: &Scheme) -> OutFile {
    let root = Root { format: SCHEME_FORMAT, version: VERSION, scheme: write::scheme(scheme) };
    // Shapes of text and lists always serialize.
    let mut bytes = serde_json::to_vec_pretty(&root).unwrap_or_default();
    bytes.push(b'\n');
    OutFile { name: "labels.factmark-scheme.json".into(), media_type: "application/json", bytes }
}

/// Reads a scheme file, or the scheme of a whole Factmark file, whose articles are not looked at; `name` is the
/// file's name, for messages.
///
/// # Errors
/// The bytes are not UTF-8 or not JSON, the file is of another format or of a newer version, or its scheme is broken;
/// the message names the place.
pub fn read_scheme_file(name: &str, bytes: &[u8]) -> Result<IncomingScheme, ReadError> {
    let read = || file(crate::format::utf8(bytes)?);
    read().map_err(|problem| ReadError::new(name, problem))
}

fn file(text: &str) -> Result<IncomingScheme, ReadProblem> {
    let node = node::parse(text)?;
    let root = Spot::root(&node);
    let format = format_of(&root).filter(|format| [SCHEME_FORMAT, FORMAT].contains(format));
    let format = format.ok_or(ReadProblem::NotAScheme)?;
    check_version(&root)?;
    let mut notes = Notes::default();
    if format == SCHEME_FORMAT {
        notes.unknown_keys(&root, Thing::FILE.into(), &["format", "version", "scheme"])?;
    }
    let scheme = scheme(&root.need("scheme")?, &mut notes)?;
    Ok(IncomingScheme { scheme, report: notes.finish() })
}
