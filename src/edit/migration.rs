//! What shall become of the work that a changed scheme has no place for.

use std::collections::BTreeMap;

use crate::model::LabelId;

/// A part of the old scheme that annotations use. Ids are those of the old scheme.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A label.
    Label(LabelId),
    /// An attribute of a label.
    Attribute(LabelId, String),
    /// A choice of an attribute of a label.
    Choice(LabelId, String, String),
    /// The values of an attribute that its new kind cannot hold.
    Values(LabelId, String),
    /// A relation type.
    RelationType(String),
    /// The links of a relation type that no longer joins their labels.
    Links(String),
}

/// What shall become of what uses a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It uses the part of that id of the new scheme instead. For an attribute, one of the label that its annotation
    /// then has. [`Part::Values`] and [`Part::Links`] can become nothing else.
    Becomes(String),
    /// It is deleted: annotations with their links, values, links.
    Removed,
    /// It stays as it is, though the new scheme does not know it: nothing is lost, it can be put right later.
    Kept,
}

/// What shall become of the parts that are named; all others stay what they are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Migration {
    fates: BTreeMap<Part, Fate>,
}

impl Migration {
    /// Decides over a part, instead of what was decided before.
    pub fn set(&mut self, part: Part, fate: Fate) {
        self.fates.insert(part, fate);
    }

    /// Decides over a part.
    #[must_use]
    pub fn with(mut self, part: Part, fate: Fate) -> Self {
        self.set(part, fate);
        self
    }

    /// What was decided over a part.
    pub fn fate(&self, part: &Part) -> Option<&Fate> {
        self.fates.get(part)
    }

    /// All decisions, by part.
    pub fn iter(&self) -> impl Iterator<Item = (&Part, &Fate)> {
        self.fates.iter()
    }

    /// Whether another part of the same sort shall become the same.
    pub(super) fn is_target(&self, fate: &Fate, part: &Part) -> bool {
        let is_alike = |other: &Part| match (part, other) {
            (Part::Attribute(a, _), Part::Attribute(b, _)) => a == b,
            (Part::Choice(a, x, _), Part::Choice(b, y, _)) => a == b && x == y,
            (Part::Label(_), Part::Label(_)) | (Part::RelationType(_), Part::RelationType(_)) => true,
            _ => false,
        };
        self.fates.iter().any(|(other, taken)| other != part && taken == fate && is_alike(other))
    }
}
