//! What may become of the work that a changed scheme has no place for: the answers that a person can choose from.

use super::scheme_change::label_after;
use super::{Fate, Migration, Part};
use crate::model::Scheme;

impl Part {
    /// All that may become of it when the scheme becomes `new`, after the decisions over other parts: to keep it first,
    /// then the parts of the new scheme that it can become, to delete it last. Not every one of them can be carried
    /// out: see [`super::Loss::is_impossible`].
    pub fn fates(&self, new: &Scheme, migration: &Migration) -> Vec<Fate> {
        let targets: Vec<String> = match self {
            Self::Label(_) => new.labels().iter().map(|label| label.id.to_string()).collect(),
            Self::Attribute(label, _) => {
                let after = label_after(new, label, migration);
                after.into_iter().flat_map(|label| &label.attributes).map(|def| def.id.clone()).collect()
            }
            Self::Choice(label, id, _) => {
                let id = match migration.fate(&Self::Attribute(label.clone(), id.clone())) {
                    Some(Fate::Becomes(id)) => id,
                    _ => id,
                };
                let after = label_after(new, label, migration).and_then(|label| label.attribute(id));
                after.map(|def| def.kind.choices().to_vec()).unwrap_or_default()
            }
            Self::RelationType(_) => new.relation_types().iter().map(|kind| kind.id.clone()).collect(),
            Self::Values(..) | Self::Links(_) => Vec::new(),
        };
        let becomes = targets.into_iter().map(Fate::Becomes);
        [Fate::Kept].into_iter().chain(becomes).chain([Fate::Removed]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::LabelId;

    /// The preset without claims.
    fn smaller() -> Scheme {
        let preset = Scheme::preset();
        let labels = preset.labels().iter().filter(|label| label.id.as_str() != "claim").cloned().collect();
        let kinds = preset.relation_types().iter().filter(|kind| kind.id == "same_as").cloned().collect();
        Scheme::new(labels, kinds).unwrap()
    }

    #[track_caller]
    fn check(part: Part, migration: &Migration, expected: &[&str]) {
        let fates = part.fates(&smaller(), migration);
        assert_eq!((fates.first(), fates.last()), (Some(&Fate::Kept), Some(&Fate::Removed)));
        let targets: Vec<&str> = fates
            .iter()
            .filter_map(|fate| match fate {
                Fate::Becomes(id) => Some(id.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!(targets, expected);
    }

    #[test]
    fn a_part_may_become_what_the_new_scheme_has() {
        let claim = || LabelId::new("claim");
        let undecided = Migration::default();
        let moved = Migration::default()
            .with(Part::Label(claim()), Fate::Becomes("entity".into()))
            .with(Part::Attribute(claim(), "voice".into()), Fate::Becomes("mention".into()));
        check(Part::Label(claim()), &undecided, &["quote", "entity"]);
        check(Part::Attribute(claim(), "voice".into()), &undecided, &[]);
        let attributes = ["etype", "name", "role", "mention", "qid", "kb_url"];
        check(Part::Attribute(claim(), "voice".into()), &moved, &attributes);
        let choices = ["named", "nominal", "pronoun"];
        check(Part::Choice(claim(), "voice".into(), "reported".into()), &moved, &choices);
        check(Part::RelationType("claimant".into()), &undecided, &["same_as"]);
        check(Part::Links("same_as".into()), &undecided, &[]);
        check(Part::Values(claim(), "topic".into()), &moved, &[]);
    }
}
