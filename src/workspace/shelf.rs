//! What the vault knows of one stored article: which records there are, and when its parts were last written.

use std::collections::{BTreeMap, HashMap};

use crate::edit::Op;
use crate::model::{Annotation, AnnotationId, Relation, RelationId};
use crate::record::{SnapshotReader, Version};

/// An entity of an article whose last write is remembered.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Entity {
    Meta,
    Annotation(AnnotationId),
    Relation(RelationId),
}

/// What the vault knows of one stored article.
#[derive(Debug, Clone, Default)]
pub(super) struct Shelf {
    /// Versions of entities written since the snapshot, or that the snapshot names.
    pub(super) versions: HashMap<Entity, Version>,
    /// Of entities that this tab wrote last: the last write by another tab that it knew when it began.
    pub(super) bases: HashMap<Entity, Version>,
    /// The journal records that the next snapshot makes superfluous, with their sizes.
    pub(super) journal: BTreeMap<String, usize>,
    /// The length and checksum of the snapshot that this tab knows; another one means that another tab folded.
    /// `None` while there is none: then the article is being written, or that was cut short.
    pub(super) snapshot: Option<(usize, u32)>,
}

/// By what [`Shelf::snapshot`] knows a record again.
pub(super) fn fingerprint(record: &str) -> (usize, u32) {
    (record.len(), crc32fast::hash(record.as_bytes()))
}

impl SnapshotReader for Shelf {
    fn meta(&self) -> Version {
        self.version(&Entity::Meta)
    }

    fn annotation(&self, annotation: &Annotation) -> Version {
        self.version(&Entity::Annotation(annotation.id.clone()))
    }

    fn relation(&self, relation: &Relation) -> Version {
        self.version(&Entity::Relation(relation.id.clone()))
    }
}

impl Shelf {
    pub(super) fn version(&self, entity: &Entity) -> Version {
        self.versions.get(entity).cloned().unwrap_or_default()
    }
}

/// The entity that an op writes; `None` for ops on the library itself.
pub(super) fn entity_of(op: &Op) -> Option<Entity> {
    match op {
        Op::SetMeta(..) => Some(Entity::Meta),
        Op::PutAnnotation(_, annotation) => Some(Entity::Annotation(annotation.id.clone())),
        Op::RemoveAnnotation(_, id) => Some(Entity::Annotation(id.clone())),
        Op::PutRelation(_, relation) => Some(Entity::Relation(relation.id.clone())),
        Op::RemoveRelation(_, id) => Some(Entity::Relation(id.clone())),
        Op::InsertDocument { .. } | Op::MoveDocument { .. } | Op::RemoveDocument(_) | Op::SetScheme(_) => {
            None
        }
    }
}
