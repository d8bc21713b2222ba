//! Undo and redo: two stacks of edits.

use super::{Edit, Op};

/// What can be taken back and what can be done again.
///
/// Limits: it lives as long as the page; an edit from another tab is not in it (undo takes back one's own work).
#[derive(Debug, Clone, Default)]
pub struct History {
    undo: Vec<Edit>,
    redo: Vec<Edit>,
}

impl History {
    /// Remembers how to take back what was just done. What had been undone can no longer be redone.
    pub fn record(&mut self, inverse: Edit) {
        self.undo.push(inverse);
        self.redo.clear();
    }

    /// The edit that takes back the last change.
    pub fn next_undo(&self) -> Option<&Edit> {
        self.undo.last()
    }

    /// The edit that does again what was last undone.
    pub fn next_redo(&self) -> Option<&Edit> {
        self.redo.last()
    }

    /// The next undo was carried out; `inverse` takes it back again.
    pub fn undone(&mut self, inverse: Edit) {
        self.undo.pop();
        self.redo.push(inverse);
    }

    /// The next redo was carried out; `inverse` takes it back again.
    pub fn redone(&mut self, inverse: Edit) {
        self.redo.pop();
        self.undo.push(inverse);
    }

    /// The next undo does not fit the library any more (another tab changed it): forget it.
    pub fn drop_undo(&mut self) {
        self.undo.pop();
    }

    /// The next redo does not fit the library any more: forget it.
    pub fn drop_redo(&mut self) {
        self.redo.pop();
    }

    /// Joins the given inverse to the last one, for edits of one gesture (typing a note, adding a heap of files):
    /// one undo takes both back.
    pub fn amend(&mut self, inverse: Edit) {
        let Some(last) = self.undo.last_mut() else { return self.record(inverse) };
        // The older inverse runs last and wins, so a newer one that puts back the same thing is not needed.
        let is_covered = |op: &Op| match op {
            Op::PutAnnotation(document, annotation) => last.ops.iter().any(
                |older| matches!(older, Op::PutAnnotation(d, a) if d == document && a.id == annotation.id),
            ),
            Op::SetMeta(document, _) => {
                last.ops.iter().any(|older| matches!(older, Op::SetMeta(d, _) if d == document))
            }
            _ => false,
        };
        last.name = last.name.joined_with(&inverse.name);
        let mut ops: Vec<Op> = inverse.ops.into_iter().filter(|op| !is_covered(op)).collect();
        ops.append(&mut last.ops);
        last.ops = ops;
        self.redo.clear();
    }
}
