//! The attributes of the labels of a draft.

use super::ids::id_for;
use super::{AttributeDraft, Handle, LabelDraft, SchemeDraft, shift};
use crate::model::{AttributeDef, AttributeKind};

impl SchemeDraft {
    /// An attribute.
    pub fn attribute(&self, handle: Handle) -> Option<&AttributeDraft> {
        self.labels.iter().flat_map(|label| &label.attributes).find(|it| it.handle == handle)
    }

    /// Adds an attribute, a text, at the end of a label's; `None` if there is no such label.
    pub fn add_attribute(&mut self, label: Handle, name: &str) -> Option<Handle> {
        let handle = self.handle();
        let draft = self.labels.iter_mut().find(|it| it.handle == label)?;
        let def =
            AttributeDef { id: String::new(), name: String::new(), kind: AttributeKind::Text, when: None };
        draft.attributes.push(AttributeDraft { handle, def, is_new: true });
        self.rename_attribute(handle, name);
        Some(handle)
    }

    /// Deletes an attribute; others that were shown because of it are always shown then.
    pub fn remove_attribute(&mut self, handle: Handle) {
        let Some(label) = self.label_with(handle) else { return };
        let gone = label.attributes.iter().find(|it| it.handle == handle).map(|it| it.def.id.clone());
        label.attributes.retain(|it| it.handle != handle);
        for other in &mut label.attributes {
            other.def.when = other.def.when.take().filter(|when| Some(&when.attribute) != gone.as_ref());
        }
    }

    /// Moves an attribute by so many places in its label.
    pub fn move_attribute(&mut self, handle: Handle, by: isize) {
        if let Some(label) = self.label_with(handle) {
            let at = label.attributes.iter().position(|it| it.handle == handle);
            shift(&mut label.attributes, at, by);
        }
    }

    /// Gives an attribute another name; the id of a new one follows.
    pub fn rename_attribute(&mut self, handle: Handle, name: &str) {
        let Some(label) = self.label_with(handle) else { return };
        let is_taken = |id: &str| label.attributes.iter().any(|it| it.handle != handle && it.def.id == id);
        let new_id = id_for(name, "attribute", is_taken);
        let Some(draft) = label.attributes.iter_mut().find(|it| it.handle == handle) else { return };
        name.clone_into(&mut draft.def.name);
        if draft.is_new {
            let old_id = std::mem::replace(&mut draft.def.id, new_id.clone());
            let conditions = label.attributes.iter_mut().filter_map(|it| it.def.when.as_mut());
            for when in conditions.filter(|when| when.attribute == old_id) {
                when.attribute.clone_from(&new_id);
            }
        }
    }

    /// Changes an attribute; its id and name stay.
    pub fn change_attribute(&mut self, handle: Handle, change: impl FnOnce(&mut AttributeDef)) {
        let attributes = self.labels.iter_mut().flat_map(|label| &mut label.attributes);
        if let Some(draft) = attributes.into_iter().find(|it| it.handle == handle) {
            let (id, name) = (draft.def.id.clone(), draft.def.name.clone());
            change(&mut draft.def);
            (draft.def.id, draft.def.name) = (id, name);
        }
    }

    /// The attributes on which another may depend: the others of its label.
    pub fn siblings(&self, handle: Handle) -> Vec<&AttributeDraft> {
        let label = self.labels.iter().find(|label| label.attributes.iter().any(|it| it.handle == handle));
        let attributes = label.map(|label| label.attributes.as_slice()).unwrap_or_default();
        attributes.iter().filter(|it| it.handle != handle).collect()
    }

    fn label_with(&mut self, attribute: Handle) -> Option<&mut LabelDraft> {
        self.labels.iter_mut().find(|label| label.attributes.iter().any(|it| it.handle == attribute))
    }
}

impl AttributeDraft {
    pub(super) fn finished(&self) -> AttributeDef {
        let kind = match &self.def.kind {
            AttributeKind::Choice(choices) => AttributeKind::Choice(choices_of(choices)),
            kind => kind.clone(),
        };
        AttributeDef { name: self.def.name.trim().to_owned(), kind, ..self.def.clone() }
    }
}

/// The choices without blanks around them, each once, none empty.
fn choices_of(lines: &[String]) -> Vec<String> {
    let mut choices: Vec<String> = Vec::with_capacity(lines.len());
    for line in lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()) {
        if !choices.iter().any(|choice| choice == line) {
            choices.push(line.to_owned());
        }
    }
    choices
}
