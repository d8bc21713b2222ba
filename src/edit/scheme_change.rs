//! What a changed scheme would cost, told before it happens, with a proposal that loses nothing.

use std::fmt;

use super::migrator::{Migrator, Tally};
use super::{Fate, Migration, Part};
use crate::model::{Label, LabelId, Library, Scheme, Timestamp};

/// What an edited scheme means for the work that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchemeChange {
    /// What has no place in the new scheme, or shall not have its old one, in the order of [`Part`]. Empty if the new
    /// scheme fits everything.
    pub losses: Vec<Loss>,
    /// A decision over each loss: the ones that were given, and proposals for the rest. A proposal never deletes: it
    /// is the part of the same name, if that is new, or else to keep what is there.
    pub migration: Migration,
}

/// One part of the old scheme that is in use and cannot simply stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// What has no place any more.
    pub part: Part,
    /// How many annotations (of a label), values or links use it.
    pub n: usize,
    /// In how many articles they are.
    pub n_articles: usize,
    /// Whether the decision that was given cannot be carried out: it names nothing of the new scheme, or would put
    /// two values in one place. A decision that was proposed always can.
    pub is_impossible: bool,
    /// The part's names in the old scheme, as people know it.
    name: String,
}

impl SchemeChange {
    /// What it means for `library` to go from `old` to `new`, if nothing is decided yet.
    pub fn between(old: &Scheme, new: &Scheme, library: &Library) -> Self {
        Self::given(old, new, library, &Migration::default())
    }

    /// The same, after some decisions; they may bring up others, as a label that becomes another one does with its
    /// attributes.
    pub fn given(old: &Scheme, new: &Scheme, library: &Library, given: &Migration) -> Self {
        let mut migration = given.clone();
        loop {
            let mut migrator = Migrator::new(old, new, &migration);
            migrator.carry_over(library, &Timestamp::unknown());
            let met = migrator.met;
            let open: Vec<&Part> = met
                .iter()
                .filter(|(part, tally)| tally.is_open && given.fate(part).is_none())
                .map(|(part, _)| part)
                .collect();
            if open.is_empty() {
                let losses = met.iter().map(|(part, tally)| Loss::of(old, part, tally)).collect();
                return Self { losses, migration };
            }
            for part in open {
                // A proposal that cannot be carried out gives way to one that always can.
                let fate = match migration.fate(part) {
                    None => proposal(old, new, part, &migration),
                    Some(_) => Fate::Kept,
                };
                migration.set(part.clone(), fate);
            }
        }
    }
}

/// The new part of the same name, if there is just one and nothing else shall become it; or to keep what is there.
fn proposal(old: &Scheme, new: &Scheme, part: &Part, migration: &Migration) -> Fate {
    let candidates: Vec<String> = match part {
        Part::Label(id) => {
            let name = old.label(id).map(|label| &label.name);
            let same = new
                .labels()
                .iter()
                .filter(|label| Some(&label.name) == name && old.label(&label.id).is_none());
            same.map(|label| label.id.to_string()).collect()
        }
        Part::Attribute(label, id) => {
            let before = old.label(label);
            let name = before.and_then(|label| label.attribute(id)).map(|def| &def.name);
            let is_same = |def: &&crate::model::AttributeDef| {
                Some(&def.name) == name && before.is_none_or(|label| label.attribute(&def.id).is_none())
            };
            let after = label_after(new, label, migration);
            let defs = after.map(|label| label.attributes.as_slice()).unwrap_or_default();
            defs.iter().filter(is_same).map(|def| def.id.clone()).collect()
        }
        Part::Choice(label, id, choice) => {
            let after = label_after(new, label, migration);
            let id = match migration.fate(&Part::Attribute(label.clone(), id.clone())) {
                Some(Fate::Becomes(id)) => id,
                _ => id,
            };
            let choices = after.and_then(|label| label.attribute(id)).map(|def| def.kind.choices());
            let is_same = |other: &&String| other.to_lowercase() == choice.to_lowercase();
            choices.unwrap_or_default().iter().filter(is_same).cloned().collect()
        }
        Part::RelationType(id) => {
            let name = old.relation_type(id).map(|kind| &kind.name);
            let types = new.relation_types().iter();
            let same = types.filter(|kind| Some(&kind.name) == name && old.relation_type(&kind.id).is_none());
            same.map(|kind| kind.id.clone()).collect()
        }
        Part::Values(..) | Part::Links(_) => Vec::new(),
    };
    match candidates.as_slice() {
        [only] => Some(Fate::Becomes(only.clone())).filter(|fate| !migration.is_target(fate, part)),
        _ => None,
    }
    .unwrap_or(Fate::Kept)
}

/// The label of the new scheme that annotations of an old one get.
pub(super) fn label_after<'a>(new: &'a Scheme, old: &LabelId, migration: &Migration) -> Option<&'a Label> {
    match migration.fate(&Part::Label(old.clone())) {
        Some(Fate::Becomes(id)) => new.label(&LabelId::new(id.as_str())),
        _ => new.label(old),
    }
}

impl Loss {
    pub(super) fn of(old: &Scheme, part: &Part, tally: &Tally) -> Self {
        let label = |id: &LabelId| old.label(id).map_or(id.as_str(), |label| label.name.as_str()).to_owned();
        let attribute = |id: &LabelId, key: &str| {
            let def = old.label(id).and_then(|label| label.attribute(key));
            format!("“{}” of “{}”", def.map_or(key, |def| def.name.as_str()), label(id))
        };
        let relation =
            |id: &str| format!("“{}”", old.relation_type(id).map_or(id, |kind| kind.name.as_str()));
        let name = match part {
            Part::Label(id) => format!("“{}”", label(id)),
            Part::Attribute(id, key) | Part::Values(id, key) => attribute(id, key),
            Part::Choice(id, key, choice) => format!("“{choice}” of {}", attribute(id, key)),
            Part::RelationType(id) | Part::Links(id) => relation(id),
        };
        let &Tally { n, n_articles, is_open, .. } = tally;
        Self { part: part.clone(), n, n_articles, is_impossible: is_open, name }
    }
}

/// For people: “the label “Claim” goes: 3 annotations in 2 articles”.
impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = &self.name;
        let thing = match &self.part {
            Part::Label(_) => {
                write!(f, "the label {name} goes")?;
                "annotation"
            }
            Part::Attribute(..) => {
                write!(f, "the attribute {name} goes")?;
                "value"
            }
            Part::Choice(..) => {
                write!(f, "the choice {name} goes")?;
                "value"
            }
            Part::Values(..) => {
                write!(f, "{name} takes other values, which these cannot become")?;
                "value"
            }
            Part::RelationType(_) => {
                write!(f, "the link {name} goes")?;
                "link"
            }
            Part::Links(_) => {
                write!(f, "the link {name} no longer joins these labels")?;
                "link"
            }
        };
        let plural = |n: usize| if n == 1 { "" } else { "s" };
        let Self { n, n_articles, .. } = *self;
        write!(f, ": {n} {thing}{} in {n_articles} article{}", plural(n), plural(n_articles))
    }
}
