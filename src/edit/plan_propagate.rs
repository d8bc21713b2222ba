//! Decides what it means to mark the same thing at many places.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::plan::{carries, find, label_name};
use super::{EditName, Op, Planned, Refusal};
use crate::model::{
    Annotation, AnnotationId, AttributeValue, DocumentId, Fragments, LabelId, Library, Meta, Origin, Stamp,
    Status,
};
use crate::text::Span;

/// What every place gets.
type Thing = (LabelId, BTreeMap<String, AttributeValue>, Origin);

/// What changes in one article.
#[derive(Default)]
struct Share {
    places: BTreeSet<Fragments>,
    exceptions: BTreeSet<(LabelId, Span)>,
}

pub(super) fn add_annotations(
    library: &Library,
    thing: Thing,
    places: Vec<(DocumentId, Fragments)>,
    exceptions: Vec<(DocumentId, LabelId, Span)>,
    stamp: &Stamp,
) -> Result<Planned, Refusal> {
    let name = label_name(library, &thing.0)?;
    let shares = share_out(library, &thing.0, places, exceptions)?;
    let (label, attributes, origin) = thing;
    let (mut mint, mut ops, mut n_places) = (stamp.mint(), Vec::new(), 0);
    for (id, share) in shares {
        let mut meta = find(library, &id)?.meta.clone();
        note_exceptions(&mut meta, &label, &share);
        if meta.status == Status::ToDo && !share.places.is_empty() {
            // Whoever marks something has begun.
            meta.status = Status::InProgress;
        }
        n_places += share.places.len();
        ops.extend(share.places.into_iter().map(|fragments| {
            let annotation = Annotation {
                id: AnnotationId::new(mint.mint()),
                label: label.clone(),
                fragments,
                attributes: attributes.clone(),
                note: String::new(),
                origin,
                annotator: Arc::clone(&stamp.annotator),
                created: stamp.now.clone(),
                modified: stamp.now.clone(),
            };
            Op::PutAnnotation(id.clone(), Arc::new(annotation))
        }));
        if meta != find(library, &id)?.meta {
            ops.push(Op::SetMeta(id, meta));
        }
    }
    if ops.is_empty() {
        return Err(Refusal::NothingToDo);
    }
    Ok(Planned::new(EditName::Propagate(name, n_places), ops))
}

/// What is new, article by article.
fn share_out(
    library: &Library,
    label: &LabelId,
    places: Vec<(DocumentId, Fragments)>,
    exceptions: Vec<(DocumentId, LabelId, Span)>,
) -> Result<BTreeMap<DocumentId, Share>, Refusal> {
    let mut shares: BTreeMap<DocumentId, Share> = BTreeMap::new();
    for (id, fragments) in places {
        let document = find(library, &id)?;
        if fragments.end() > document.text().len() {
            return Err(Refusal::OutsideText);
        }
        if !carries(document, label, &fragments) {
            shares.entry(id).or_default().places.insert(fragments);
        }
    }
    for (id, label, span) in exceptions {
        label_name(library, &label)?;
        if span.end() > find(library, &id)?.text().len() {
            return Err(Refusal::OutsideText);
        }
        shares.entry(id).or_default().exceptions.insert((label, span));
    }
    Ok(shares)
}

/// What is marked now is no exception any more; what was left out is one.
fn note_exceptions(meta: &mut Meta, label: &LabelId, share: &Share) {
    meta.exceptions.extend(share.exceptions.iter().cloned());
    for fragments in &share.places {
        for span in fragments.iter() {
            meta.exceptions.remove(&(label.clone(), span));
        }
    }
}
