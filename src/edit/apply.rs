//! Carries edits out, and finds their inverse on the way.

use std::sync::Arc;

use thiserror::Error;

use super::{Edit, Op};
use crate::model::{AnnotationId, DocumentId, Library, RelationId};

/// Why an edit does not fit the library it is applied to. An edit that was planned on this library always fits;
/// one from a journal or another tab may not.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ApplyError {
    /// No such article.
    #[error("there is no article {0}")]
    NoDocument(DocumentId),
    /// An article of that id is there already.
    #[error("there is already an article {0}")]
    DocumentExists(DocumentId),
    /// No such annotation.
    #[error("there is no annotation {0}")]
    NoAnnotation(AnnotationId),
    /// The annotation does not lie in the text.
    #[error("annotation {0} lies beyond the end of the text")]
    OutsideText(AnnotationId),
    /// No such relation.
    #[error("there is no relation {0}")]
    NoRelation(RelationId),
    /// The annotation is linked with another; the link must go first.
    #[error("annotation {0} is still linked")]
    Linked(AnnotationId),
}

/// Carries `edit` out on `library` and returns the edit that takes it back (same name).
///
/// # Errors
/// An op does not fit; then the library is as it was before.
pub fn apply(library: &mut Library, edit: &Edit) -> Result<Edit, ApplyError> {
    let mut inverse = Vec::with_capacity(edit.ops.len());
    for op in &edit.ops {
        match apply_op(library, op) {
            Ok(back) => inverse.push(back),
            Err(error) => {
                for back in inverse.iter().rev() {
                    // Taking back what was just done always fits.
                    let undone = apply_op(library, back);
                    debug_assert!(undone.is_ok(), "{undone:?}");
                }
                return Err(error);
            }
        }
    }
    inverse.reverse();
    Ok(Edit { name: edit.name.clone(), ops: inverse })
}

fn apply_op(library: &mut Library, op: &Op) -> Result<Op, ApplyError> {
    let in_document = |id: &DocumentId| ApplyError::NoDocument(id.clone());
    match op {
        Op::InsertDocument { at, document } => {
            let id = document.id().clone();
            library.insert(*at, Arc::clone(document)).map_err(|_| ApplyError::DocumentExists(id.clone()))?;
            Ok(Op::RemoveDocument(id))
        }
        Op::RemoveDocument(id) => {
            let (at, document) = library.remove(id).ok_or_else(|| in_document(id))?;
            Ok(Op::InsertDocument { at, document })
        }
        Op::MoveDocument { document, to } => {
            let from = library.shift(document, *to).ok_or_else(|| in_document(document))?;
            Ok(Op::MoveDocument { document: document.clone(), to: from })
        }
        Op::SetMeta(id, meta) => {
            let document = library.get_mut(id).ok_or_else(|| in_document(id))?;
            let before = std::mem::replace(&mut document.meta, meta.clone());
            Ok(Op::SetMeta(id.clone(), before))
        }
        Op::PutAnnotation(id, annotation) => {
            let document = library.get_mut(id).ok_or_else(|| in_document(id))?;
            match document.put_annotation(Arc::clone(annotation)) {
                Ok(Some(before)) => Ok(Op::PutAnnotation(id.clone(), before)),
                Ok(None) => Ok(Op::RemoveAnnotation(id.clone(), annotation.id.clone())),
                Err(outside) => Err(ApplyError::OutsideText(outside.id.clone())),
            }
        }
        Op::RemoveAnnotation(id, annotation) => {
            let document = library.get_mut(id).ok_or_else(|| in_document(id))?;
            if document.relations().any(|link| link.from == *annotation || link.to == *annotation) {
                return Err(ApplyError::Linked(annotation.clone()));
            }
            match document.remove_annotation(annotation) {
                Some(before) => Ok(Op::PutAnnotation(id.clone(), before)),
                None => Err(ApplyError::NoAnnotation(annotation.clone())),
            }
        }
        Op::PutRelation(id, relation) => {
            let document = library.get_mut(id).ok_or_else(|| in_document(id))?;
            if let Some(end) = [&relation.from, &relation.to]
                .into_iter()
                .find(|end| document.annotations().get(end).is_none())
            {
                return Err(ApplyError::NoAnnotation(end.clone()));
            }
            Ok(match document.put_relation(relation.clone()) {
                Some(before) => Op::PutRelation(id.clone(), before),
                None => Op::RemoveRelation(id.clone(), relation.id.clone()),
            })
        }
        Op::RemoveRelation(id, relation) => {
            let document = library.get_mut(id).ok_or_else(|| in_document(id))?;
            match document.remove_relation(relation) {
                Some(before) => Ok(Op::PutRelation(id.clone(), before)),
                None => Err(ApplyError::NoRelation(relation.clone())),
            }
        }
        Op::SetScheme(scheme) => {
            Ok(Op::SetScheme(std::mem::replace(&mut library.scheme, Arc::clone(scheme))))
        }
    }
}
