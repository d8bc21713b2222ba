//! The links of an article as formats show them: sorted by what they join, those that lead nowhere told.

use super::{Loss, Place, Report, ReportKind};
use crate::model::{Annotation, Document, Relation};

/// The links of a document whose two ends are there, in the order of what they join, whatever their ids.
pub(super) struct Links<'a> {
    sorted: Vec<(&'a Relation, &'a Annotation, &'a Annotation)>,
}

impl<'a> Links<'a> {
    /// Sorts the links of `document`. One whose end is missing is told as lost.
    pub(super) fn of(document: &'a Document, place: &Place, report: &mut Report) -> Self {
        let position = |id| document.annotations().position(id);
        let mut sorted = Vec::new();
        for relation in document.relations() {
            if let (Some(from), Some(to)) = (position(&relation.from), position(&relation.to)) {
                sorted.push(((from, relation.kind.as_str(), to, relation.id.as_str()), relation));
            } else {
                let place = || place.annotation(relation.from.clone());
                report.tally(ReportKind::Lost, place, Loss::Relation(relation.kind.clone()));
            }
        }
        sorted.sort_unstable_by_key(|(key, _)| *key);
        let ends = sorted.into_iter().filter_map(|((from, _, to, _), relation)| {
            Some((relation, &**document.annotations().nth(from)?, &**document.annotations().nth(to)?))
        });
        Self { sorted: ends.collect() }
    }

    /// The links that start from an annotation, and where each leads.
    pub(super) fn from<'s>(
        &'s self,
        annotation: &'s Annotation,
    ) -> impl Iterator<Item = (&'a Relation, &'a Annotation)> + 's {
        let starts = self.sorted.iter().filter(|(_, from, _)| from.id == annotation.id);
        starts.map(|&(relation, _, to)| (relation, to))
    }

    /// The links that lead to an annotation, and where each starts.
    pub(super) fn to<'s>(
        &'s self,
        annotation: &'s Annotation,
    ) -> impl Iterator<Item = (&'a Relation, &'a Annotation)> + 's {
        let ends = self.sorted.iter().filter(|(_, _, to)| to.id == annotation.id);
        ends.map(|&(relation, from, _)| (relation, from))
    }

    /// All of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = &'a Relation> + '_ {
        self.sorted.iter().map(|&(relation, ..)| relation)
    }
}
