//! The record of which articles there are.

use serde::{Deserialize, Serialize};

use super::dto::{json, parse};
use super::{Damage, open, seal};
use crate::model::DocumentId;

/// Which articles there are, in order, and which were deleted, so that a half-done deletion is told from a
/// half-done addition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IndexRecord {
    /// The articles, in the order shown.
    pub order: Vec<DocumentId>,
    /// Articles that were deleted, the latest last.
    pub deleted: Vec<DocumentId>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Dto {
    order: Vec<String>,
    deleted: Vec<String>,
}

impl IndexRecord {
    /// How many deleted articles are remembered.
    const MAX_DELETED: usize = 200;

    /// The record as stored.
    pub fn write(&self) -> String {
        let texts = |ids: &[DocumentId]| ids.iter().map(ToString::to_string).collect();
        let recent = self.deleted.len().saturating_sub(Self::MAX_DELETED);
        let deleted = self.deleted.get(recent..).unwrap_or_default();
        seal(&json(&Dto { order: texts(&self.order), deleted: texts(deleted) }))
    }

    /// The index that was stored.
    ///
    /// # Errors
    /// The record is damaged or newer.
    pub fn read(record: &str) -> Result<Self, Damage> {
        let dto: Dto = parse(open(record)?)?;
        let ids = |texts: Vec<String>| texts.into_iter().map(DocumentId::new).collect();
        Ok(Self { order: ids(dto.order), deleted: ids(dto.deleted) })
    }
}
