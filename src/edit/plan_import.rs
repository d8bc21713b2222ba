//! Decides what an import means: what is new, what is there already, what must take another id.

use std::sync::Arc;

use super::{Clash, EditName, Import, Op, Planned};
use crate::model::{Document, DocumentId, IdMint, Label, Library, Scheme, Stamp};

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
    /// The article took the place of the one that was in the library.
    Replaced {
        /// The title of the one that came.
        title: String,
    },
    /// A newer release stored an article under that id, which cannot be read here: this one was added beside it.
    AddedBesideNewer {
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
    /// The file has other guidelines; the library's own stay.
    OwnGuidelinesKept,
    /// The file has other keys for actions; the library's own stay.
    OwnKeymapKept,
}

/// Whether this is the sample article, and exactly as it was given: title, status and all.
fn is_untouched_sample(library: &Library, document: &Document) -> bool {
    library.sample.as_deref() == Some(document)
}

/// An id that stands for no article yet.
pub(super) fn free_id(library: &Library, mint: &mut IdMint) -> DocumentId {
    loop {
        let id = DocumentId::new(mint.mint());
        if library.get(&id).is_none() && !library.is_reserved(&id) {
            return id;
        }
    }
}

fn same_content(a: &Document, b: &Document) -> bool {
    a.clone().with_id(b.id().clone()) == *b
}

/// How an article that comes in stands to those that are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Arrival {
    /// It is not there, or nothing but the untouched sample stands in its place.
    New,
    /// It is there, with the same contents.
    AlreadyThere,
    /// Its id is there, with other contents.
    Differs,
}

/// How an article that may be imported stands to those of a library.
pub fn arrival(library: &Library, document: &Document) -> Arrival {
    if library.documents().iter().any(|there| same_content(there, document)) {
        return Arrival::AlreadyThere;
    }
    match library.get(document.id()) {
        Some(there) if !is_untouched_sample(library, there) => Arrival::Differs,
        _ => Arrival::New,
    }
}

pub(super) fn plan_import(library: &Library, import: Import, stamp: &Stamp) -> Planned {
    let (mut ops, mut notes, mut mint) = (Vec::new(), Vec::new(), stamp.mint());
    let mut arrived: Vec<Arc<Document>> = Vec::new();
    plan_scheme(library, import.scheme, &mut ops, &mut notes);

    // A profile where nothing was done yet becomes exactly what the file holds.
    let is_fresh = library.documents().iter().all(|document| is_untouched_sample(library, document));
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
        let is_reserved = library.is_reserved(document.id());
        let document = match namesake {
            None if !is_reserved => {
                notes.push(ImportNote::Added { title });
                Arc::new(document)
            }
            Some(there)
                if is_first
                    && !is_reserved
                    && is_untouched_sample(library, &there)
                    && !same_content(&there, &document) =>
            {
                let (place, document) = (library.position(there.id()).unwrap_or(at), Arc::new(document));
                ops.push(Op::RemoveDocument(there.id().clone()));
                ops.push(Op::InsertDocument { at: place, document: Arc::clone(&document) });
                notes.push(ImportNote::SampleGaveWay);
                notes.push(ImportNote::Added { title });
                arrived.push(document);
                continue;
            }
            there => {
                let clash = import.clashes.get(document.id());
                let called = match clash {
                    Some(Clash::Beside { title }) if there.is_some() => document.clone().titled(title),
                    _ => document.clone(),
                };
                // What makes room is no reason to leave anything out.
                let staying = library.documents().iter().filter(|_| !is_fresh);
                let mut known = staying.chain(&arrived);
                if known.any(|other| same_content(other, &document) || same_content(other, &called)) {
                    notes.push(ImportNote::AlreadyThere { title });
                    continue;
                }
                if let (Some(there), Some(Clash::Replace), true, false) =
                    (&there, clash, is_first, is_reserved)
                {
                    let (place, document) = (library.position(there.id()).unwrap_or(at), Arc::new(document));
                    ops.push(Op::RemoveDocument(there.id().clone()));
                    ops.push(Op::InsertDocument { at: place, document: Arc::clone(&document) });
                    notes.push(ImportNote::Replaced { title });
                    arrived.push(document);
                    continue;
                }
                notes.push(match is_reserved {
                    true => ImportNote::AddedBesideNewer { title },
                    false => ImportNote::AddedAsNew { title },
                });
                Arc::new(called.with_id(free_id(library, &mut mint)))
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
        .filter(|label| ours.label(&label.id).is_some_and(|own| !own.covers(label)))
        .collect();
    if !new.is_empty() {
        notes.push(ImportNote::LabelsAdded { names: names(&new) });
    }
    if !differing.is_empty() {
        notes.push(ImportNote::OwnLabelsKept { names: names(&differing) });
    }
    let merged = ours.merged_with(&theirs);
    if !theirs.guidelines().is_empty() && theirs.guidelines() != merged.guidelines() {
        notes.push(ImportNote::OwnGuidelinesKept);
    }
    if !theirs.keymap().is_empty() && theirs.keymap() != ours.keymap() {
        notes.push(ImportNote::OwnKeymapKept);
    }
    if merged != **ours {
        ops.push(Op::SetScheme(Arc::new(merged)));
    }
}
