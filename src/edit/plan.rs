//! Decides what a command means for a library, or why it cannot be done. Pure: the library is only read.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::plan_fragments::{add_fragment, remove_fragment};
use super::plan_import::{free_id, plan_import};
use super::plan_propagate::add_annotations;
use super::plan_relation::add_relation;
use super::plan_scheme::plan_scheme;
use super::{Command, Edit, EditName, ImportNote, NewDocument, Op, Refusal};
use crate::model::{
    Annotation, AnnotationId, AttributeValue, Document, DocumentId, Fragments, LabelId, Library, Meta,
    Origin, Stamp, Status,
};

/// A command that can be carried out.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// What to apply. It has no ops if an import holds nothing new.
    pub edit: Edit,
    /// The annotation to choose afterwards.
    pub choose: Option<AnnotationId>,
    /// The article to open afterwards.
    pub open: Option<DocumentId>,
    /// What to tell about an import.
    pub notes: Vec<ImportNote>,
}

impl Planned {
    pub(super) fn new(name: EditName, ops: Vec<Op>) -> Self {
        Self { edit: Edit { name, ops }, choose: None, open: None, notes: Vec::new() }
    }

    fn choosing(self, annotation: AnnotationId) -> Self {
        Self { choose: Some(annotation), ..self }
    }

    pub(super) fn opening(self, document: Option<DocumentId>) -> Self {
        Self { open: document, ..self }
    }
}

/// Decides what `command` means for `library`. Equal library, command and stamp give an equal plan.
///
/// # Errors
/// The command cannot be carried out; the [`Refusal`] says why.
pub fn plan(library: &Library, command: Command, stamp: &Stamp) -> Result<Planned, Refusal> {
    match command {
        Command::AddDocuments(new) => add_documents(library, new, stamp),
        Command::SetMeta { document, meta } => set_meta(find(library, &document)?, meta),
        Command::MoveDocument { document, to } => move_document(library, document, to),
        Command::DeleteDocument(id) => {
            let document = find(library, &id)?;
            let name = EditName::DeleteDocument(document.meta.title.clone());
            Ok(Planned::new(name, vec![Op::RemoveDocument(id)]))
        }
        Command::AddAnnotation { document, label, fragments, origin } => {
            add_annotation(library, find(library, &document)?, label, fragments, origin, stamp)
        }
        Command::AddAnnotations { label, attributes, origin, places, exceptions } => {
            add_annotations(library, (label, attributes, origin), places, exceptions, stamp)
        }
        Command::TakeVersion { document, version } => {
            take_version(library, find(library, &document)?, *version)
        }
        Command::Relabel { document, annotation, label } => {
            let document = find(library, &document)?;
            let name = EditName::Relabel(label_name(library, &label)?);
            let before = annotation_in(document, &annotation)?;
            revise(document, name, Annotation { label, ..before.clone() }, stamp)
        }
        Command::SetFragments { document, annotation, fragments } => {
            let document = find(library, &document)?;
            let after = Annotation { fragments, ..annotation_in(document, &annotation)?.clone() };
            if !document.holds(&after) {
                return Err(Refusal::OutsideText);
            }
            revise(document, EditName::MoveBound, after, stamp)
        }
        Command::AddFragment { document, annotation, span } => {
            add_fragment(find(library, &document)?, &annotation, span, stamp)
        }
        Command::RemoveFragment { document, annotation, index } => {
            remove_fragment(find(library, &document)?, &annotation, index, stamp)
        }
        Command::SetNote { document, annotation, note } => {
            let document = find(library, &document)?;
            let after = Annotation { note, ..annotation_in(document, &annotation)?.clone() };
            revise(document, EditName::Note, after, stamp)
        }
        Command::SetAttribute { document, annotation, attribute, value } => {
            set_attribute(library, find(library, &document)?, &annotation, attribute, value, stamp)
        }
        Command::DeleteAnnotation { document, annotation } => {
            delete_annotation(library, find(library, &document)?, annotation)
        }
        Command::AddRelation { document, kind, from, to } => {
            add_relation(library, find(library, &document)?, kind, from, to, stamp)
        }
        Command::DeleteRelation { document, relation } => {
            find(library, &document)?.relation(&relation).ok_or(Refusal::UnknownRelation)?;
            Ok(Planned::new(EditName::Unlink, vec![Op::RemoveRelation(document, relation)]))
        }
        Command::SetScheme { scheme, migration } => plan_scheme(library, scheme, &migration, stamp),
        Command::Import(import) => Ok(plan_import(library, import, stamp)),
    }
}

fn take_version(library: &Library, document: &Document, version: Op) -> Result<Planned, Refusal> {
    let name = EditName::TakeVersion;
    match &version {
        Op::PutAnnotation(_, annotation) => {
            label_name(library, &annotation.label)?;
            if !document.holds(annotation) {
                return Err(Refusal::OutsideText);
            }
        }
        Op::RemoveAnnotation(_, annotation) => {
            let planned = delete_annotation(library, document, annotation.clone())?;
            return Ok(Planned::new(name, planned.edit.ops));
        }
        Op::PutRelation(_, relation) => {
            annotation_in(document, &relation.from)?;
            annotation_in(document, &relation.to)?;
        }
        Op::RemoveRelation(_, relation) => {
            document.relation(relation).ok_or(Refusal::UnknownRelation)?;
        }
        Op::SetMeta(..) => {}
        Op::InsertDocument { .. } | Op::MoveDocument { .. } | Op::RemoveDocument(_) | Op::SetScheme(_) => {
            return Err(Refusal::NothingToDo);
        }
    }
    Ok(Planned::new(name, vec![version]))
}

pub(super) fn find<'a>(library: &'a Library, id: &DocumentId) -> Result<&'a Document, Refusal> {
    library.get(id).map(AsRef::as_ref).ok_or(Refusal::UnknownDocument)
}

pub(super) fn annotation_in<'a>(
    document: &'a Document,
    id: &AnnotationId,
) -> Result<&'a Annotation, Refusal> {
    document.annotations().get(id).map(AsRef::as_ref).ok_or(Refusal::UnknownAnnotation)
}

pub(super) fn label_name(library: &Library, id: &LabelId) -> Result<String, Refusal> {
    let label = library.scheme.label(id).ok_or_else(|| Refusal::UnknownLabel(id.clone()))?;
    Ok(label.name.clone())
}

fn add_documents(library: &Library, new: Vec<NewDocument>, stamp: &Stamp) -> Result<Planned, Refusal> {
    if new.is_empty() {
        return Err(Refusal::NothingToDo);
    }
    let (mut mint, first_free) = (stamp.mint(), library.documents().len());
    let mut ops = Vec::with_capacity(new.len());
    for (i, article) in new.into_iter().enumerate() {
        if article.text.as_str().trim().is_empty() {
            return Err(Refusal::EmptyText);
        }
        if article.title.trim().is_empty() {
            return Err(Refusal::EmptyTitle);
        }
        let meta = Meta { source: article.source, language: article.language, ..Meta::titled(article.title) };
        let document = Arc::new(Document::new(free_id(library, &mut mint), meta, article.text));
        ops.push(Op::InsertDocument { at: first_free + i, document });
    }
    let first = ops.first().and_then(Op::document).cloned();
    Ok(Planned::new(EditName::AddDocuments(ops.len()), ops).opening(first))
}

fn set_meta(document: &Document, meta: Meta) -> Result<Planned, Refusal> {
    let old = &document.meta;
    if meta.title.trim().is_empty() {
        return Err(Refusal::EmptyTitle);
    }
    if *old == meta {
        return Err(Refusal::NothingToDo);
    }
    if meta.exceptions.iter().any(|(_, span)| span.end() > document.text().len()) {
        return Err(Refusal::OutsideText);
    }
    let name = name_of_change(old, &meta);
    Ok(Planned::new(name, vec![Op::SetMeta(document.id().clone(), meta)]))
}

/// What the step between two states of an article is called: by its one difference, if it is only one.
fn name_of_change(old: &Meta, new: &Meta) -> EditName {
    let is_all = |changed: Meta| changed == *new;
    if is_all(Meta { title: new.title.clone(), ..old.clone() }) {
        EditName::RenameDocument
    } else if is_all(Meta { status: new.status, ..old.clone() }) {
        EditName::ChangeStatus(new.status)
    } else if is_all(Meta { note: new.note.clone(), ..old.clone() }) {
        EditName::ArticleNote
    } else if is_all(Meta { due: new.due, ..old.clone() }) {
        EditName::Due
    } else {
        EditName::ChangeDocument
    }
}

fn move_document(library: &Library, document: DocumentId, to: usize) -> Result<Planned, Refusal> {
    let from = library.position(&document).ok_or(Refusal::UnknownDocument)?;
    let last = library.documents().len().saturating_sub(1);
    if from == to.min(last) {
        return Err(Refusal::NothingToDo);
    }
    Ok(Planned::new(EditName::MoveDocument, vec![Op::MoveDocument { document, to: to.min(last) }]))
}

fn add_annotation(
    library: &Library,
    document: &Document,
    label: LabelId,
    fragments: Fragments,
    origin: Origin,
    stamp: &Stamp,
) -> Result<Planned, Refusal> {
    let name = EditName::Tag(label_name(library, &label)?);
    let annotation = Annotation {
        id: AnnotationId::new(stamp.mint().mint()),
        label,
        fragments,
        attributes: BTreeMap::new(),
        note: String::new(),
        origin,
        annotator: Arc::clone(&stamp.annotator),
        created: stamp.now.clone(),
        modified: stamp.now.clone(),
    };
    if !document.holds(&annotation) {
        return Err(Refusal::OutsideText);
    }
    if carries(document, &annotation.label, &annotation.fragments) {
        return Err(Refusal::Duplicate);
    }
    let chosen = annotation.id.clone();
    let mut ops = vec![Op::PutAnnotation(document.id().clone(), Arc::new(annotation))];
    if document.meta.status == Status::ToDo {
        // Whoever marks something has begun.
        let meta = Meta { status: Status::InProgress, ..document.meta.clone() };
        ops.push(Op::SetMeta(document.id().clone(), meta));
    }
    Ok(Planned::new(name, ops).choosing(chosen))
}

/// Whether the label is on exactly these fragments.
pub(super) fn carries(document: &Document, label: &LabelId, fragments: &Fragments) -> bool {
    let block = document.text().block_at(fragments.first().start());
    document.annotations().in_block(block).iter().any(|a| a.label == *label && a.fragments == *fragments)
}

/// Puts `after` in the place of the annotation of the same id, unless nothing would change.
pub(super) fn revise(
    document: &Document,
    name: EditName,
    after: Annotation,
    stamp: &Stamp,
) -> Result<Planned, Refusal> {
    if *annotation_in(document, &after.id)? == after {
        return Err(Refusal::NothingToDo);
    }
    let after = Annotation { modified: stamp.now.clone(), ..after };
    let chosen = after.id.clone();
    let op = Op::PutAnnotation(document.id().clone(), Arc::new(after));
    Ok(Planned::new(name, vec![op]).choosing(chosen))
}

fn set_attribute(
    library: &Library,
    document: &Document,
    id: &AnnotationId,
    attribute: String,
    value: Option<AttributeValue>,
    stamp: &Stamp,
) -> Result<Planned, Refusal> {
    let mut after = annotation_in(document, id)?.clone();
    match value {
        Some(value) => {
            let label = library.scheme.label(&after.label);
            let def = label
                .and_then(|label| label.attribute(&attribute))
                .ok_or_else(|| Refusal::AttributeNotAllowed(attribute.clone()))?;
            def.kind
                .check_change(after.attributes.get(&attribute), &value)
                .map_err(|problem| Refusal::Value { attribute: def.name.clone(), problem })?;
            after.attributes.insert(attribute.clone(), value);
        }
        None => {
            after.attributes.remove(&attribute);
        }
    }
    revise(document, EditName::Attribute(attribute), after, stamp)
}

fn delete_annotation(library: &Library, document: &Document, id: AnnotationId) -> Result<Planned, Refusal> {
    let label = &annotation_in(document, &id)?.label;
    let name = label_name(library, label).unwrap_or_else(|_| label.to_string());
    let dangling = document.relations().filter(|relation| relation.from == id || relation.to == id);
    let mut ops: Vec<Op> =
        dangling.map(|relation| Op::RemoveRelation(document.id().clone(), relation.id.clone())).collect();
    ops.push(Op::RemoveAnnotation(document.id().clone(), id));
    Ok(Planned::new(EditName::DeleteAnnotation(name), ops))
}
