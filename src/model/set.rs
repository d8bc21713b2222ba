//! The annotations of one document: by id, in text order, and by the block they touch.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Annotation, AnnotationId, Timestamp};
use crate::text::{CodePoint, PlainText, Span};

/// A document's annotations.
///
/// One change costs the blocks that the annotation touches plus a shift in one sorted list; nothing is
/// recomputed for the others, so an edit on a book costs what it costs on a page.
#[derive(Debug, Clone, Default)]
pub struct AnnotationSet {
    by_id: HashMap<AnnotationId, Arc<Annotation>>,
    /// In text order; see [`order`].
    sorted: Vec<Arc<Annotation>>,
    /// For each block (index in `PlainText::blocks`) that any annotation touches: those annotations, in text order.
    by_block: HashMap<usize, Vec<Arc<Annotation>>>,
}

/// Text order: first fragment (outer before inner), then the rest; ties by age, then by id, so that it is total.
fn order(a: &Annotation) -> (&[Span], &Timestamp, &AnnotationId) {
    (a.fragments.as_slice(), &a.created, &a.id)
}

impl AnnotationSet {
    /// How many.
    pub fn len(&self) -> usize {
        self.sorted.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.sorted.is_empty()
    }

    /// The annotation of that id.
    pub fn get(&self, id: &AnnotationId) -> Option<&Arc<Annotation>> {
        self.by_id.get(id)
    }

    /// All, in text order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Arc<Annotation>> + ExactSizeIterator {
        self.sorted.iter()
    }

    /// Those that touch the block of that index, in text order.
    pub fn in_block(&self, block: usize) -> &[Arc<Annotation>] {
        self.by_block.get(&block).map_or(&[], Vec::as_slice)
    }

    /// Those that cover the character that starts at `at`, innermost (shortest) first.
    pub fn covering(&self, text: &PlainText, at: CodePoint) -> Vec<Arc<Annotation>> {
        let mut found: Vec<_> =
            self.in_block(text.block_at(at)).iter().filter(|a| a.fragments.contains(at)).cloned().collect();
        found.sort_by_key(|a| a.fragments.total_len());
        found
    }

    /// The position in text order of the annotation of that id.
    pub fn position(&self, id: &AnnotationId) -> Option<usize> {
        let annotation = self.by_id.get(id)?;
        self.sorted.binary_search_by(|other| order(other).cmp(&order(annotation))).ok()
    }

    /// The position in text order of the first annotation that starts at or after a gap; [`Self::len`] if none does.
    pub fn position_from(&self, at: CodePoint) -> usize {
        self.sorted.partition_point(|annotation| annotation.fragments.first().start() < at)
    }

    /// The annotation at that position in text order.
    pub fn nth(&self, position: usize) -> Option<&Arc<Annotation>> {
        self.sorted.get(position)
    }

    /// Puts an annotation in and returns the one of the same id that it replaces.
    pub(super) fn put(&mut self, text: &PlainText, annotation: Arc<Annotation>) -> Option<Arc<Annotation>> {
        let replaced = self.remove(text, &annotation.id);
        self.by_id.insert(annotation.id.clone(), Arc::clone(&annotation));
        for block in blocks_of(text, &annotation) {
            insert_sorted(self.by_block.entry(block).or_default(), Arc::clone(&annotation));
        }
        insert_sorted(&mut self.sorted, annotation);
        replaced
    }

    /// Puts many in at once: one sort instead of a shift each.
    pub(super) fn extend(
        &mut self,
        text: &PlainText,
        annotations: impl IntoIterator<Item = Arc<Annotation>>,
    ) {
        for annotation in annotations {
            if let Some(old) = self.by_id.insert(annotation.id.clone(), annotation) {
                self.sorted.retain(|a| a.id != old.id);
            }
        }
        self.sorted = self.by_id.values().cloned().collect();
        self.sorted.sort_unstable_by(|a, b| order(a).cmp(&order(b)));
        self.by_block.clear();
        for annotation in &self.sorted {
            for block in blocks_of(text, annotation) {
                self.by_block.entry(block).or_default().push(Arc::clone(annotation));
            }
        }
    }

    /// Takes an annotation out.
    pub(super) fn remove(&mut self, text: &PlainText, id: &AnnotationId) -> Option<Arc<Annotation>> {
        let annotation = self.by_id.remove(id)?;
        remove_sorted(&mut self.sorted, &annotation);
        for block in blocks_of(text, &annotation) {
            if let Some(list) = self.by_block.get_mut(&block) {
                remove_sorted(list, &annotation);
                if list.is_empty() {
                    self.by_block.remove(&block);
                }
            }
        }
        Some(annotation)
    }
}

impl PartialEq for AnnotationSet {
    fn eq(&self, other: &Self) -> bool {
        self.sorted == other.sorted
    }
}

/// The blocks that an annotation touches, each once, ascending.
pub(super) fn blocks_of(text: &PlainText, annotation: &Annotation) -> Vec<usize> {
    let mut blocks: Vec<usize> = Vec::new();
    for span in annotation.fragments.iter() {
        let first = text.block_at(span.start());
        let last = text.block_at(CodePoint::new(span.end().get().saturating_sub(1)));
        let from = blocks.last().map_or(first, |&done| first.max(done + 1));
        blocks.extend(from..=last);
    }
    blocks
}

fn insert_sorted(list: &mut Vec<Arc<Annotation>>, annotation: Arc<Annotation>) {
    let at = list.partition_point(|other| order(other) < order(&annotation));
    list.insert(at, annotation);
}

fn remove_sorted(list: &mut Vec<Arc<Annotation>>, annotation: &Annotation) {
    if let Ok(at) = list.binary_search_by(|other| order(other).cmp(&order(annotation))) {
        list.remove(at);
    }
}
