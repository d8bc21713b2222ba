//! The relation types of a draft.

use super::ids::id_for;
use super::{Handle, RelationDraft, SchemeDraft, shift};
use crate::model::RelationType;

impl SchemeDraft {
    /// The relation types, in the order shown.
    pub fn relations(&self) -> &[RelationDraft] {
        &self.relations
    }

    /// A relation type.
    pub fn relation(&self, handle: Handle) -> Option<&RelationDraft> {
        self.relations.iter().find(|it| it.handle == handle)
    }

    /// Adds a relation type between any labels, at the end.
    pub fn add_relation(&mut self, name: &str) -> Handle {
        let handle = self.handle();
        let kind = RelationType { id: String::new(), name: String::new(), from: Vec::new(), to: Vec::new() };
        self.relations.push(RelationDraft { handle, kind, is_new: true });
        self.rename_relation(handle, name);
        handle
    }

    /// Deletes a relation type.
    pub fn remove_relation(&mut self, handle: Handle) {
        self.relations.retain(|it| it.handle != handle);
    }

    /// Moves a relation type by so many places.
    pub fn move_relation(&mut self, handle: Handle, by: isize) {
        let at = self.relations.iter().position(|it| it.handle == handle);
        shift(&mut self.relations, at, by);
    }

    /// Gives a relation type another name; the id of a new one follows.
    pub fn rename_relation(&mut self, handle: Handle, name: &str) {
        let is_taken = |id: &str| self.relations.iter().any(|it| it.handle != handle && it.kind.id == id);
        let new_id = id_for(name, "link", is_taken);
        if let Some(draft) = self.relations.iter_mut().find(|it| it.handle == handle) {
            name.clone_into(&mut draft.kind.name);
            if draft.is_new {
                draft.kind.id = new_id;
            }
        }
    }

    /// Changes a relation type; its id and name stay.
    pub fn change_relation(&mut self, handle: Handle, change: impl FnOnce(&mut RelationType)) {
        if let Some(draft) = self.relations.iter_mut().find(|it| it.handle == handle) {
            let (id, name) = (draft.kind.id.clone(), draft.kind.name.clone());
            change(&mut draft.kind);
            (draft.kind.id, draft.kind.name) = (id, name);
        }
    }
}
