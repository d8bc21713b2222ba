//! The links of one annotation, as a list shows them.

use std::sync::Arc;

use crate::model::{Annotation, AnnotationId, Document, RelationId};

/// One end of a link, seen from the other.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The link, to delete it.
    pub relation: RelationId,
    /// Its type, from the scheme.
    pub kind: String,
    /// What stands at the other end.
    pub other: Arc<Annotation>,
    /// The words there, fragments joined by ` … `.
    pub words: String,
}

/// The links that start at an annotation and those that point to it, each by type and then in text order.
pub fn links_of(document: &Document, id: &AnnotationId) -> (Vec<Link>, Vec<Link>) {
    let (mut outgoing, mut incoming) = (Vec::new(), Vec::new());
    for relation in document.relations() {
        let (list, other) = match (relation.from == *id, relation.to == *id) {
            (true, _) => (&mut outgoing, &relation.to),
            (false, true) => (&mut incoming, &relation.from),
            (false, false) => continue,
        };
        let Some(other) = document.annotations().get(other) else { continue };
        list.push(Link {
            relation: relation.id.clone(),
            kind: relation.kind.clone(),
            other: Arc::clone(other),
            words: document.words_of(other),
        });
    }
    for list in [&mut outgoing, &mut incoming] {
        list.sort_by_cached_key(|link| (link.kind.clone(), document.annotations().position(&link.other.id)));
    }
    (outgoing, incoming)
}
