//! Decides what it means to link two annotations.

use super::plan::annotation_in;
use super::{EditName, Op, Planned, Refusal};
use crate::model::{AnnotationId, Document, LabelId, Library, Relation, RelationId, Stamp};

/// A link that the scheme allows, of two different annotations, once. A quote may have several speakers.
pub(super) fn add_relation(
    library: &Library,
    document: &Document,
    kind: String,
    from: AnnotationId,
    to: AnnotationId,
    stamp: &Stamp,
) -> Result<Planned, Refusal> {
    let (source, target) = (annotation_in(document, &from)?, annotation_in(document, &to)?);
    let allowed = library.scheme.relation_type(&kind).is_some_and(|relation_type| {
        let fits = |labels: &[LabelId], label| labels.is_empty() || labels.contains(label);
        fits(&relation_type.from, &source.label) && fits(&relation_type.to, &target.label)
    });
    if !allowed || from == to {
        return Err(Refusal::RelationNotAllowed(kind));
    }
    if document.relations().any(|old| old.kind == kind && old.from == from && old.to == to) {
        return Err(Refusal::AlreadyLinked);
    }
    let relation = Relation { id: RelationId::new(stamp.mint().mint()), kind, from, to };
    Ok(Planned::new(EditName::Link, vec![Op::PutRelation(document.id().clone(), relation)]))
}
