//! Decides what an import means: what is new, what is there already, what must take another id.

use std::sync::Arc;

use super::{EditName, Import, Op, Planned};
use crate::model::{Document, DocumentId, Label, Library, Scheme, Stamp, Status};

/// The id of the sample article that a first visit finds.
pub const SAMPLE_ID: &str = "sample";

/// What a person should know about an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportNote {
    /// The article was added.
    Added {
        /// Its title.
        title: String,
    },
    /// The same article, with the same annotations, is in the library: nothing was done.
    AlreadyThere {
        /// Its title.
        title: String,
    },
    /// An article of that id is in the library, with other content: this one was added beside it.
    AddedAsNew {
        /// Its title.
        title: String,
    },
    /// The sample article, which nobody had touched, made room.
    SampleGaveWay,
    /// Labels that the library did not have were added to its scheme.
    LabelsAdded {
        /// Their names.
        names: Vec<String>,
    },
    /// Labels are defined otherwise in the file; the library's own definitions stay.
    OwnLabelsKept {
        /// Their names.
        names: Vec<String>,
    },
}

/// Whether this is the sample article as it was on the first visit, as far as a person could have changed it.
fn is_untouched_sample(document: &Document) -> bool {
    document.id().as_str() == SAMPLE_ID
        && document.annotations().is_empty()
        && document.meta.status == Status::ToDo
        && document.meta.exceptions.is_empty()
}

fn same_content(a: &Document, b: &Document) -> bool {
    a.clone().with_id(b.id().clone()) == *b
}

pub(super) fn plan_import(library: &Library, import: Import, stamp: &Stamp) -> Planned {
    let (mut ops, mut notes, mut mint) = (Vec::new(), Vec::new(), stamp.mint());
    let mut arrived: Vec<Arc<Document>> = Vec::new();
    plan_scheme(library, import.scheme, &mut ops, &mut notes);

    // A profile where nothing was done yet becomes exactly what the file holds.
    let is_fresh = library.documents().iter().all(|document| is_untouched_sample(document));
    let mut at = library.documents().len();
    if is_fresh && !import.documents.is_empty() && at > 0 {
        ops.extend(library.documents().iter().map(|document| Op::RemoveDocument(document.id().clone())));
        notes.push(ImportNote::SampleGaveWay);
        at = 0;
    }

    for document in import.documents {
        let title = document.meta.title.clone();
        let in_library = if is_fresh { None } else { library.get(document.id()) };
        let arrival = arrived.iter().find(|other| other.id() == document.id());
        let is_first = arrival.is_none();
        let namesake = arrival.or(in_library).cloned();
        let document = match namesake {
            None => {
                notes.push(ImportNote::Added { title });
                Arc::new(document)
            }
            Some(there) if is_first && is_untouched_sample(&there) && !same_content(&there, &document) => {
                let (place, document) = (library.position(there.id()).unwrap_or(at), Arc::new(document));
                ops.push(Op::RemoveDocument(there.id().clone()));
                ops.push(Op::InsertDocument { at: place, document: Arc::clone(&document) });
                notes.push(ImportNote::SampleGaveWay);
                notes.push(ImportNote::Added { title });
                arrived.push(document);
                continue;
            }
            Some(_) => {
                let mut known = library.documents().iter().chain(&arrived);
                if known.any(|other| same_content(other, &document)) {
                    notes.push(ImportNote::AlreadyThere { title });
                    continue;
                }
                notes.push(ImportNote::AddedAsNew { title });
                Arc::new(document.with_id(DocumentId::new(mint.mint())))
            }
        };
        ops.push(Op::InsertDocument { at, document: Arc::clone(&document) });
        arrived.push(document);
        at += 1;
    }
    let first = arrived.first().map(|document| document.id().clone());
    let planned = Planned::new(EditName::Import(arrived.len()), ops).opening(first);
    Planned { notes, ..planned }
}

/// A library without annotations takes the file's scheme as it is; another keeps its own and adds what it lacks.
fn plan_scheme(
    library: &Library,
    theirs: Option<Arc<Scheme>>,
    ops: &mut Vec<Op>,
    notes: &mut Vec<ImportNote>,
) {
    let ours = &library.scheme;
    let Some(theirs) = theirs.filter(|theirs| theirs != ours) else { return };
    if library.documents().iter().all(|document| document.annotations().is_empty()) {
        ops.push(Op::SetScheme(theirs));
        return;
    }
    let names = |labels: &[&Label]| labels.iter().map(|label| label.name.clone()).collect();
    let new: Vec<&Label> = theirs.labels().iter().filter(|label| ours.label(&label.id).is_none()).collect();
    let differing: Vec<&Label> = theirs
        .labels()
        .iter()
        .filter(|label| ours.label(&label.id).is_some_and(|own| own != *label))
        .collect();
    if !new.is_empty() {
        notes.push(ImportNote::LabelsAdded { names: names(&new) });
    }
    if !differing.is_empty() {
        notes.push(ImportNote::OwnLabelsKept { names: names(&differing) });
    }
    let merged = ours.merged_with(&theirs);
    if merged != **ours {
        ops.push(Op::SetScheme(Arc::new(merged)));
    }
}
