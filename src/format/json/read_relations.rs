//! Reads the relations of one document.

use super::ids::{ids, numbered};
use super::notes::{About, Notes, Thing};
use super::spot::Spot;
use crate::format::ReadProblem;
use crate::model::{AnnotationId, Document, Relation, RelationId, Scheme};

/// The relations of a document whose annotations are already in.
pub(super) fn relations(
    spot: &Spot<'_, '_>,
    document: &Document,
    scheme: &Scheme,
    notes: &mut Notes,
) -> Result<Vec<Relation>, ReadProblem> {
    let Some(list) = spot.get("relations")? else {
        notes.missing(Thing::DOCUMENT.into(), "relations", "none assumed");
        return Ok(Vec::new());
    };
    let ids = ids(&list, Thing::RELATION, notes, numbered("r"))?;
    let mut relations = Vec::with_capacity(ids.len());
    for (spot, id) in list.items()?.zip(ids) {
        notes.unknown_keys(&spot, About::from(Thing::RELATION), &["id", "type", "from", "to"])?;
        let kind = spot.need("type")?;
        let kind = match scheme.relation_type(kind.text()?) {
            Some(known) => known.id.clone(),
            None => return Err(kind.expected("the id of a relation type of the scheme")),
        };
        let (from, to) = (end(&spot, "from", document)?, end(&spot, "to", document)?);
        relations.push(Relation { id: RelationId::new(id), kind, from, to });
    }
    Ok(relations)
}

fn end(relation: &Spot<'_, '_>, key: &str, document: &Document) -> Result<AnnotationId, ReadProblem> {
    let spot = relation.need(key)?;
    let id = AnnotationId::new(spot.text()?);
    match document.annotations().get(&id) {
        Some(annotation) => Ok(annotation.id.clone()),
        None => Err(spot.expected("the id of an annotation of this document")),
    }
}
