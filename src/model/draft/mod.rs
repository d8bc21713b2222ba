//! A scheme while a person edits it: it may be wrong for a while, and says what is wrong. Parts are named by
//! handles, which stay the same while names, ids and places change.

mod attributes;
mod ids;
mod labels;
mod problem;
mod relations;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::{AttributeDef, Label, LabelId, RelationType, Scheme, SchemeError};

pub use problem::DraftProblem;

/// Names a label, an attribute or a relation type of a draft; never given twice.
pub type Handle = u32;

/// A scheme that is being edited.
#[derive(Debug, Clone, PartialEq)]
pub struct SchemeDraft {
    labels: Vec<LabelDraft>,
    relations: Vec<RelationDraft>,
    guidelines: String,
    keymap: BTreeMap<String, Vec<String>>,
    next: Handle,
}

/// A label of a draft.
#[derive(Debug, Clone, PartialEq)]
pub struct LabelDraft {
    /// Its name in the draft.
    pub handle: Handle,
    /// All of it but the attributes, which stand in `attributes`.
    pub label: Label,
    /// Its attributes, in the order shown.
    pub attributes: Vec<AttributeDraft>,
    /// Whether its id still follows its name.
    is_new: bool,
}

/// An attribute of a label of a draft.
#[derive(Debug, Clone, PartialEq)]
pub struct AttributeDraft {
    /// Its name in the draft.
    pub handle: Handle,
    /// The attribute.
    pub def: AttributeDef,
    is_new: bool,
}

/// A relation type of a draft.
#[derive(Debug, Clone, PartialEq)]
pub struct RelationDraft {
    /// Its name in the draft.
    pub handle: Handle,
    /// The relation type.
    pub kind: RelationType,
    is_new: bool,
}

impl SchemeDraft {
    /// A draft that begins as `scheme`.
    pub fn of(scheme: &Scheme) -> Self {
        let mut draft = Self {
            labels: Vec::new(),
            relations: Vec::new(),
            guidelines: scheme.guidelines().to_owned(),
            keymap: scheme.keymap().clone(),
            next: 0,
        };
        draft.start_from(scheme);
        draft
    }

    /// Takes the labels and relation types of another scheme instead of its own, and its guidelines if there are none
    /// yet. The keys of actions stay: they are the person's.
    pub fn start_from(&mut self, scheme: &Scheme) {
        self.labels.clear();
        for label in scheme.labels() {
            let handle = self.handle();
            let attributes = label.attributes.iter().map(|def| AttributeDraft {
                handle: self.handle(),
                def: def.clone(),
                is_new: false,
            });
            let attributes = attributes.collect();
            let label = Label { attributes: Vec::new(), ..label.clone() };
            self.labels.push(LabelDraft { handle, label, attributes, is_new: false });
        }
        self.relations.clear();
        for kind in scheme.relation_types() {
            let handle = self.handle();
            self.relations.push(RelationDraft { handle, kind: kind.clone(), is_new: false });
        }
        if self.guidelines.trim().is_empty() {
            scheme.guidelines().clone_into(&mut self.guidelines);
        }
    }

    /// What annotators agreed on, in Markdown.
    pub fn guidelines(&self) -> &str {
        &self.guidelines
    }

    /// Writes other guidelines.
    pub fn set_guidelines(&mut self, guidelines: impl Into<String>) {
        self.guidelines = guidelines.into();
    }

    /// The scheme that this is.
    ///
    /// # Errors
    /// It makes none yet; [`Self::problems`] tells people why.
    pub fn scheme(&self) -> Result<Scheme, SchemeError> {
        let labels = self.labels.iter().map(LabelDraft::finished).collect();
        let relations = self.relations.iter().map(|relation| RelationType {
            name: relation.kind.name.trim().to_owned(),
            ..relation.kind.clone()
        });
        Scheme::new(labels, relations.collect())?
            .with_guidelines(self.guidelines.clone())?
            .with_keymap(self.keymap.clone())
    }

    fn handle(&mut self) -> Handle {
        self.next += 1;
        self.next
    }
}

impl LabelDraft {
    /// The label with its attributes; blanks around names and choices, empty choices and double ones left out.
    fn finished(&self) -> Label {
        let attributes = self.attributes.iter().map(AttributeDraft::finished).collect();
        let name = self.label.name.trim().to_owned();
        Label { name, attributes, ..self.label.clone() }
    }

    /// Its id, as of now.
    pub fn id(&self) -> &LabelId {
        &self.label.id
    }
}

/// Moves the item at `at` by `by` places, as far as there are places.
fn shift<T>(items: &mut [T], at: Option<usize>, by: isize) {
    let Some(at) = at else { return };
    let to = at.saturating_add_signed(by).min(items.len().saturating_sub(1));
    if to < at {
        items[to..=at].rotate_right(1);
    } else {
        items[at..=to].rotate_left(1);
    }
}
