//! The labels of a draft.

use super::ids::id_for;
use super::{Handle, LabelDraft, SchemeDraft, shift};
use crate::model::{Hue, Label, LabelId, LineStyle};

impl SchemeDraft {
    /// The labels, in the order shown.
    pub fn labels(&self) -> &[LabelDraft] {
        &self.labels
    }

    /// A label.
    pub fn label(&self, handle: Handle) -> Option<&LabelDraft> {
        self.labels.iter().find(|label| label.handle == handle)
    }

    /// Adds a label at the end, in the colour and with the line that are used least.
    pub fn add_label(&mut self, name: &str) -> Handle {
        let handle = self.handle();
        let rarest_hue = Hue::ALL.iter().copied().min_by_key(|hue| self.n_with(|label| label.hue == *hue));
        let rarest_line = LineStyle::ALL.iter().copied();
        let rarest_line = rarest_line.min_by_key(|line| self.n_with(|label| label.line == *line));
        let label = Label {
            id: LabelId::new(""),
            name: String::new(),
            description: String::new(),
            key: None,
            hue: rarest_hue.unwrap_or(Hue::Blue),
            line: rarest_line.unwrap_or(LineStyle::Solid),
            attributes: Vec::new(),
        };
        self.labels.push(LabelDraft { handle, label, attributes: Vec::new(), is_new: true });
        self.rename_label(handle, name);
        handle
    }

    /// Deletes a label. Relation types that could start from or point to nothing else go with it: without a label
    /// they would stand for any.
    pub fn remove_label(&mut self, handle: Handle) {
        let Some(id) = self.label(handle).map(|label| label.id().clone()) else { return };
        self.labels.retain(|label| label.handle != handle);
        self.relations.retain_mut(|relation| {
            let is_left = |ends: &mut Vec<LabelId>| {
                let was_any = ends.is_empty();
                ends.retain(|end| *end != id);
                was_any || !ends.is_empty()
            };
            is_left(&mut relation.kind.from) & is_left(&mut relation.kind.to)
        });
    }

    /// Moves a label by so many places.
    pub fn move_label(&mut self, handle: Handle, by: isize) {
        let at = self.labels.iter().position(|label| label.handle == handle);
        shift(&mut self.labels, at, by);
    }

    /// Gives a label another name; the id of a new one follows.
    pub fn rename_label(&mut self, handle: Handle, name: &str) {
        let is_taken = |id: &str| self.labels.iter().any(|it| it.handle != handle && it.id().as_str() == id);
        let new_id = LabelId::new(id_for(name, "label", is_taken));
        let Some(label) = self.labels.iter_mut().find(|label| label.handle == handle) else { return };
        name.clone_into(&mut label.label.name);
        if label.is_new {
            let old_id = std::mem::replace(&mut label.label.id, new_id.clone());
            let ends =
                self.relations.iter_mut().flat_map(|it| it.kind.from.iter_mut().chain(&mut it.kind.to));
            ends.filter(|end| **end == old_id).for_each(|end| *end = new_id.clone());
        }
    }

    /// Changes a label; its id and name stay.
    pub fn change_label(&mut self, handle: Handle, change: impl FnOnce(&mut Label)) {
        if let Some(draft) = self.labels.iter_mut().find(|label| label.handle == handle) {
            let (id, name) = (draft.label.id.clone(), draft.label.name.clone());
            change(&mut draft.label);
            (draft.label.id, draft.label.name) = (id, name);
        }
    }

    fn n_with(&self, is_such: impl Fn(&Label) -> bool) -> usize {
        self.labels.iter().filter(|label| is_such(&label.label)).count()
    }
}
