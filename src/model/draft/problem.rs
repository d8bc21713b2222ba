//! What keeps a draft from being a scheme, told all at once and with the names that people gave.

use std::collections::BTreeMap;

use super::{Handle, LabelDraft, SchemeDraft};
use crate::model::{AttributeKind, MAX_GUIDELINES, SchemeError};

/// One thing that keeps a draft from being a scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftProblem {
    /// Nothing to tag with.
    NoLabel,
    /// A label, an attribute or a relation type has no name.
    NoName(Handle),
    /// Two labels share a key.
    Key {
        /// The key.
        key: char,
        /// The label that has it first.
        first: String,
        /// The label that wants it too.
        second: String,
    },
    /// A choice of nothing.
    NoChoice {
        /// The label's name.
        label: String,
        /// The attribute's name.
        attribute: String,
    },
    /// An attribute would never be shown.
    Condition {
        /// The label's name.
        label: String,
        /// The attribute's name.
        attribute: String,
    },
    /// The guidelines are too long.
    Guidelines,
    /// Anything else.
    Other(SchemeError),
}

impl SchemeDraft {
    /// All that is wrong; empty exactly if [`Self::scheme`] makes one.
    pub fn problems(&self) -> Vec<DraftProblem> {
        let mut problems = Vec::new();
        if self.labels.is_empty() {
            problems.push(DraftProblem::NoLabel);
        }
        problems.extend(self.unnamed().into_iter().map(DraftProblem::NoName));
        let mut keys = BTreeMap::new();
        for LabelDraft { label, .. } in &self.labels {
            let Some(key) = label.key else { continue };
            if let Some(first) = keys.get(&key).cloned() {
                problems.push(DraftProblem::Key { key, first, second: label.name.clone() });
            } else {
                keys.insert(key, label.name.clone());
            }
        }
        problems.extend(self.labels.iter().flat_map(LabelDraft::problems));
        if self.guidelines.chars().nth(MAX_GUIDELINES).is_some() {
            problems.push(DraftProblem::Guidelines);
        }
        match self.scheme() {
            Err(error) if problems.is_empty() => vec![DraftProblem::Other(error)],
            _ => problems,
        }
    }

    fn unnamed(&self) -> Vec<Handle> {
        let labels = self.labels.iter().map(|it| (it.handle, &it.label.name));
        let attributes = self.labels.iter().flat_map(|label| &label.attributes);
        let attributes = attributes.map(|it| (it.handle, &it.def.name));
        let relations = self.relations.iter().map(|it| (it.handle, &it.kind.name));
        let all = labels.chain(attributes).chain(relations);
        all.filter(|(_, name)| name.trim().is_empty()).map(|(handle, _)| handle).collect()
    }
}

impl LabelDraft {
    fn problems(&self) -> Vec<DraftProblem> {
        let label = self.finished();
        let name = || label.name.clone();
        let mut problems: Vec<DraftProblem> = label
            .attributes
            .iter()
            .filter(|def| matches!(&def.kind, AttributeKind::Choice(choices) if choices.is_empty()))
            .map(|def| DraftProblem::NoChoice { label: name(), attribute: def.name.clone() })
            .collect();
        if let Err(SchemeError::Condition { attribute: id, .. }) = label.check_conditions() {
            let attribute = label.attribute(&id).map_or(id, |def| def.name.clone());
            problems.push(DraftProblem::Condition { label: name(), attribute });
        }
        problems
    }
}
