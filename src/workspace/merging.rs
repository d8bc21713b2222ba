//! Bringing writes of several tabs together: the later one counts, and what was made beside it is not lost but told.
//!
//! Each write says which write of another tab it builds on ([`JournalRecord::bases`]). Two writes of one entity, neither of
//! which builds on the other, are a conflict: the later one is shown, everywhere, and both are offered.

use std::sync::Arc;

use super::shelf::{Entity, Shelf, entity_of};
use crate::edit::Op;
use crate::model::{Annotation, Document, DocumentId, Timestamp};
use crate::record::{JournalRecord, Version};

/// Something that two tabs changed without knowing of each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// In which article.
    pub document: DocumentId,
    /// The version that counts at the moment, as the op that makes it so.
    pub kept: Op,
    /// The version that was made beside it, likewise.
    pub lost: Op,
}

/// A version that does not count, of something in an article.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lost {
    pub(super) document: DocumentId,
    pub(super) op: Op,
}

impl Lost {
    pub(super) fn is_of(&self, document: &DocumentId, entity: &Entity) -> bool {
        self.document == *document && entity_of(&self.op).as_ref() == Some(entity)
    }

    /// The conflict it is part of; none if what it says is the case by now.
    pub(super) fn conflict(&self, document: &Document) -> Option<Conflict> {
        let kept = present(document, &entity_of(&self.op)?)?;
        let conflict = Conflict { document: self.document.clone(), kept, lost: self.op.clone() };
        (!says_the_same(&conflict.kept, &conflict.lost)).then_some(conflict)
    }
}

/// One op of a journal record: when it was written, and on what it builds (`None`: nobody knows).
#[derive(Debug)]
pub(super) struct Write<'a> {
    pub(super) op: &'a Op,
    pub(super) version: &'a Version,
    base: Option<&'a Version>,
}

impl<'a> Write<'a> {
    pub(super) fn all_of(entry: &'a JournalRecord) -> impl Iterator<Item = Self> {
        let write = |(i, op)| Self { op, version: &entry.version, base: entry.bases.get(i) };
        entry.ops.iter().enumerate().map(write)
    }
}

/// Carries out an op, unless its entity was written later than that. Whatever order ops arrive in, every tab ends with
/// the same article. Returns whether anything was changed; `lost` gets what was made beside what counts, and loses
/// what somebody has dealt with.
pub(super) fn merge(
    document: &mut Document,
    shelf: &mut Shelf,
    write: &Write<'_>,
    lost: &mut Vec<Lost>,
) -> bool {
    let Some(entity) = entity_of(write.op) else { return false };
    let known = shelf.versions.get(&entity).filter(|known| known.0 > 0);
    if known.is_some_and(|known| known >= write.version) {
        let known = shelf.version(&entity);
        let is_beside = shelf.bases.get(&entity).is_some_and(|base| is_beside(write.version, &known, base));
        let kept = present(document, &entity).filter(|_| is_beside);
        raise(lost, document.id(), kept.map(|kept| (kept, write.op.clone())));
        return false;
    }
    if let (Some(known), Some(base)) = (known, write.base) {
        if is_beside(known, write.version, base) {
            let former = present(document, &entity);
            raise(lost, document.id(), former.map(|former| (write.op.clone(), former)));
        } else if base == known {
            // Who wrote this saw what was kept.
            lost.retain(|it| !it.is_of(document.id(), &entity));
        }
    }
    shelf.bases.remove(&entity);
    shelf.versions.insert(entity, write.version.clone());
    carry_out(document, write.op)
}

fn carry_out(document: &mut Document, op: &Op) -> bool {
    match op {
        Op::SetMeta(_, meta) => document.meta = meta.clone(),
        Op::PutAnnotation(_, annotation) => return document.put_annotation(Arc::clone(annotation)).is_ok(),
        Op::RemoveAnnotation(_, id) => return document.remove_annotation(id).is_some(),
        Op::PutRelation(_, relation) => {
            document.put_relation(relation.clone());
        }
        Op::RemoveRelation(_, id) => return document.remove_relation(id).is_some(),
        Op::InsertDocument { .. } | Op::MoveDocument { .. } | Op::RemoveDocument(_) | Op::SetScheme(_) => {
            return false;
        }
    }
    true
}

/// Whether a write of another tab than the later one's was unknown to it: it builds on something older, or on a third's.
fn is_beside(write: &Version, later: &Version, base: &Version) -> bool {
    let was_seen = base.1 == write.1 && base.0 >= write.0;
    write.1 != later.1 && !was_seen
}

/// What an entity is at the moment, as the op that makes it so.
pub(super) fn present(document: &Document, entity: &Entity) -> Option<Op> {
    let id = document.id().clone();
    Some(match entity {
        Entity::Meta => Op::SetMeta(id, document.meta.clone()),
        Entity::Annotation(annotation) => match document.annotations().get(annotation) {
            Some(annotation) => Op::PutAnnotation(id, Arc::clone(annotation)),
            None => Op::RemoveAnnotation(id, annotation.clone()),
        },
        Entity::Relation(relation) => match document.relation(relation) {
            Some(relation) => Op::PutRelation(id, relation.clone()),
            None => Op::RemoveRelation(id, relation.clone()),
        },
    })
}

fn raise(all: &mut Vec<Lost>, document: &DocumentId, versions: Option<(Op, Op)>) {
    let Some((kept, lost)) = versions else { return };
    let lost = Lost { document: document.clone(), op: lost };
    if !says_the_same(&kept, &lost.op) && !all.contains(&lost) {
        all.push(lost);
    }
}

/// Whether two versions differ in nothing but when they were made.
fn says_the_same(one: &Op, other: &Op) -> bool {
    match (one, other) {
        (Op::PutAnnotation(_, one), Op::PutAnnotation(_, other)) => {
            let timeless = |it: &Annotation| Annotation { modified: Timestamp::unknown(), ..it.clone() };
            timeless(one) == timeless(other)
        }
        (one, other) => one == other,
    }
}
