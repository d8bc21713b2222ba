//! Walking from annotation to annotation of the open article.

use super::{Storage, Workspace};
use crate::model::AnnotationId;

/// To which side to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Towards the end.
    Next,
    /// Towards the beginning.
    Previous,
}

impl<S: Storage> Workspace<S> {
    /// The annotation after or before the chosen one in text order, round the ends.
    pub fn neighbour(&self, step: Step) -> Option<AnnotationId> {
        let set = self.document()?.annotations();
        let n = set.len().checked_sub(1)?;
        let position = self.chosen.as_ref().and_then(|id| set.position(id));
        let next = match (position, step) {
            (None, Step::Next) => 0,
            (None, Step::Previous) => n,
            (Some(p), Step::Next) => {
                if p == n {
                    0
                } else {
                    p + 1
                }
            }
            (Some(p), Step::Previous) => p.checked_sub(1).unwrap_or(n),
        };
        set.nth(next).map(|annotation| annotation.id.clone())
    }
}
