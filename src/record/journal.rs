//! The record of one edit of one article.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::dto::{AnnotationDto, MetaDto, RelationDto, json, parse};
use super::{Damage, Key, Version, open, seal};
use crate::edit::Op;
use crate::model::{AnnotationId, DocumentId, RelationId};

/// One edit of one article, as the journal keeps it.
#[derive(Debug, Clone, PartialEq)]
pub struct JournalRecord {
    /// The article.
    pub document: DocumentId,
    /// Its place in the order of all writes.
    pub version: Version,
    /// What it changed; only ops on this article.
    pub ops: Vec<Op>,
    /// For each op, the last write of its entity by another tab that the writer knew ((0, "") for none). A write that
    /// is not among what a later one builds on was made beside it: see [`crate::workspace::Conflict`]. Empty in records
    /// stored before 2026-11-23.
    pub bases: Vec<Version>,
}

#[derive(Debug, Serialize, Deserialize)]
enum OpDto {
    #[serde(rename = "a")]
    Put(AnnotationDto),
    #[serde(rename = "da")]
    Remove(String),
    #[serde(rename = "m")]
    Meta(MetaDto),
    #[serde(rename = "r")]
    PutRelation(RelationDto),
    #[serde(rename = "dr")]
    RemoveRelation(String),
    /// Comes last, if at all.
    #[serde(rename = "b")]
    Bases(Vec<Version>),
}

impl JournalRecord {
    /// The key under which the record is kept.
    pub fn key(&self) -> Key {
        Key::Journal(self.document.clone(), self.version.0, self.version.1.clone())
    }

    /// The record as stored. Its size depends on the edit alone. Ops on the library itself are not the
    /// journal's business and are left out.
    pub fn write(&self) -> String {
        let mut ops: Vec<OpDto> = self
            .ops
            .iter()
            .filter_map(|op| match op {
                Op::PutAnnotation(_, annotation) => Some(OpDto::Put(AnnotationDto::of(annotation))),
                Op::RemoveAnnotation(_, id) => Some(OpDto::Remove(id.to_string())),
                Op::SetMeta(_, meta) => Some(OpDto::Meta(MetaDto::of(meta))),
                Op::PutRelation(_, relation) => Some(OpDto::PutRelation(RelationDto::of(relation))),
                Op::RemoveRelation(_, id) => Some(OpDto::RemoveRelation(id.to_string())),
                Op::InsertDocument { .. }
                | Op::MoveDocument { .. }
                | Op::RemoveDocument(_)
                | Op::SetScheme(_) => None,
            })
            .collect();
        if !self.bases.is_empty() {
            ops.push(OpDto::Bases(self.bases.clone()));
        }
        seal(&json(&ops))
    }

    /// The record that stands under a journal key.
    ///
    /// # Errors
    /// The record is damaged or newer.
    pub fn read(document: &DocumentId, version: Version, record: &str) -> Result<Self, Damage> {
        let mut ops: Vec<OpDto> = parse(open(record)?)?;
        let bases = match ops.pop_if(|last| matches!(last, OpDto::Bases(_))) {
            Some(OpDto::Bases(bases)) => bases,
            _ => Vec::new(),
        };
        let ops: Result<Vec<Op>, Damage> = ops
            .into_iter()
            .map(|op| {
                let id = document.clone();
                Ok(match op {
                    OpDto::Put(annotation) => Op::PutAnnotation(id, Arc::new(annotation.read()?)),
                    OpDto::Remove(annotation) => Op::RemoveAnnotation(id, AnnotationId::new(annotation)),
                    OpDto::Meta(meta) => Op::SetMeta(id, meta.read()?),
                    OpDto::PutRelation(relation) => Op::PutRelation(id, relation.read()),
                    OpDto::RemoveRelation(relation) => Op::RemoveRelation(id, RelationId::new(relation)),
                    OpDto::Bases(_) => return Err(Damage::Contents),
                })
            })
            .collect();
        Ok(Self { document: document.clone(), version, ops: ops?, bases })
    }
}
