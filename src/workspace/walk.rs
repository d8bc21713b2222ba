//! Walking from annotation to annotation of the open article.

use super::{Storage, Workspace};
use crate::model::{Annotation, AnnotationId};
use crate::text::CodePoint;

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
        self.neighbour_where(step, None, |_| true)
    }

    /// The nearest annotation for which `is_wanted` holds, after or before the chosen one in text order, round the
    /// ends; the chosen one itself comes last. While none is chosen the way starts at `from` (an annotation that
    /// starts there counts as after it), and without that at the beginning or the end of the text. `None` if there
    /// is no such annotation.
    ///
    /// For links and lacks take [`super::AnnotationFilter::matcher`].
    pub fn neighbour_where(
        &self,
        step: Step,
        from: Option<CodePoint>,
        is_wanted: impl Fn(&Annotation) -> bool,
    ) -> Option<AnnotationId> {
        let set = self.document()?.annotations();
        let n = set.len();
        let chosen = self.chosen.as_ref().and_then(|id| set.position(id));
        // How many stand before the place, and how many before what comes after it.
        let (before, after) = match (chosen, from) {
            (Some(position), _) => (position, position + 1),
            (None, Some(from)) => {
                let position = set.position_from(from);
                (position, position)
            }
            (None, None) => (n, 0),
        };
        let at = |i: usize| set.nth(i).filter(|annotation| is_wanted(annotation));
        let found = match step {
            Step::Next => (after..n).chain(0..after).find_map(at),
            Step::Previous => (0..before).rev().chain((before..n).rev()).find_map(at),
        };
        found.map(|annotation| annotation.id.clone())
    }
}
