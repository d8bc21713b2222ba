//! Reads a file: what it is, of which version, and then its parts. Nothing is handed on before all of it is read.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::ids::ids;
use super::node::{self, Node};
use super::notes::{Notes, Thing};
use super::read_document::document;
use super::read_scheme::scheme;
use super::spot::Spot;
use super::{FORMAT, SCHEME_FORMAT, VERSION};
use crate::edit::Import;
use crate::format::placing::Unit;
use crate::format::{Incoming, ReadProblem};
use crate::model::{Document, DocumentId, Scheme};

pub(super) fn file(text: &str) -> Result<Incoming, ReadProblem> {
    tree(&node::parse(text)?)
}

pub(super) fn tree(node: &Node) -> Result<Incoming, ReadProblem> {
    let root = Spot::root(node);
    check_format(&root)?;
    check_version(&root)?;

    let mut notes = Notes::default();
    notes.unknown_keys(
        &root,
        Thing::FILE.into(),
        &["format", "version", "offset_unit", "scheme", "documents"],
    )?;
    let unit = match root.get("offset_unit")? {
        Some(spot) => spot.word(&Unit::NAMED, |unit| unit.as_str())?,
        None => {
            notes.missing(Thing::FILE.into(), "offset_unit", "code points assumed");
            Unit::CodePoint
        }
    };
    let scheme = match root.get("scheme")? {
        Some(spot) => scheme(&spot, &mut notes)?,
        None => {
            notes.missing(Thing::FILE.into(), "scheme", "quote, claim and entity assumed");
            Scheme::preset()
        }
    };
    let documents = documents(&root, unit, &scheme, &mut notes)?;
    Ok(Incoming {
        import: Import { scheme: Some(Arc::new(scheme)), documents, ..Import::default() },
        report: notes.finish(),
        unplaced: Vec::new(),
    })
}

fn check_format(root: &Spot<'_, '_>) -> Result<(), ReadProblem> {
    match format_of(root) {
        Some(FORMAT) => Ok(()),
        Some(SCHEME_FORMAT) => Err(ReadProblem::SchemeAlone),
        _ => Err(ReadProblem::NotFactmark),
    }
}

/// What the file says that it is.
pub(super) fn format_of<'n>(root: &Spot<'n, '_>) -> Option<&'n str> {
    root.object().ok()?.get("format").and_then(|node| match node {
        Node::Text(format) => Some(format.as_str()),
        _ => None,
    })
}

/// Checked before everything else: what a newer version means by its keys is not for this one to judge.
pub(super) fn check_version(root: &Spot<'_, '_>) -> Result<(), ReadProblem> {
    let spot = root.need("version")?;
    let version = match spot.node() {
        Node::Integer(version) => u64::try_from(*version).unwrap_or(0),
        Node::Large(version) => *version,
        _ => 0,
    };
    match version {
        0 => Err(spot.expected(format_args!("the version number {VERSION}"))),
        version if version > u64::from(VERSION) => Err(ReadProblem::NewerVersion(version)),
        _ => Ok(()),
    }
}

fn documents(
    root: &Spot<'_, '_>,
    unit: Unit,
    scheme: &Scheme,
    notes: &mut Notes,
) -> Result<Vec<Document>, ReadProblem> {
    let Some(list) = root.get("documents")? else {
        notes.missing(Thing::FILE.into(), "documents", "no article was read");
        return Ok(Vec::new());
    };
    let mut n_taken = 0;
    let ids = ids(&list, Thing::DOCUMENT, notes, |spot, is_taken| {
        n_taken += usize::from(is_taken);
        let id = id_of_text(spot);
        if is_taken { format!("{id}-{n_taken}") } else { id }
    })?;
    list.items()?
        .zip(ids)
        .map(|(spot, id)| document(&spot, DocumentId::new(id), unit, scheme, notes))
        .collect()
}

/// An id that is the same whenever the same file is read, so that reading it twice does not double the articles.
fn id_of_text(document: &Spot<'_, '_>) -> String {
    let text = document.get("text").ok().flatten().and_then(|spot| spot.text().ok()).unwrap_or_default();
    format!("text-{}", sha256(text).chars().take(12).collect::<String>())
}

/// The SHA-256 of a text as the file has it; a document knows that of its own.
pub(super) fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
