//! The scheme editor's answers in the person's words: what is wrong with a draft, what a change would cost.

use crate::edit::{Fate, Part};
use crate::i18n::Catalogue;
use crate::model::{DraftProblem, LabelId, Scheme};

/// What keeps a draft from being a scheme.
pub fn draft_problem(t: &Catalogue, problem: &DraftProblem) -> String {
    let t = &t.setup;
    match problem {
        DraftProblem::NoLabel => t.problem_no_label.into(),
        DraftProblem::NoName(_) => t.problem_no_name.into(),
        DraftProblem::Key { first, second, .. } => t.problem_key(first, second),
        DraftProblem::NoChoice { label, attribute } => t.problem_no_choice(attribute, label),
        DraftProblem::Condition { label, attribute } => t.problem_condition(attribute, label),
        DraftProblem::Guidelines => t.problem_guidelines.into(),
        DraftProblem::Other(error) => t.problem_other(&error.to_string()),
    }
}

/// What of the old scheme has no place in the new one.
pub fn loss(t: &Catalogue, old: &Scheme, part: &Part) -> String {
    let label = |id| t.label_name_of(old, id);
    let attribute = |id, key: &str| attribute_name(t, old, id, key);
    match part {
        Part::Label(id) => t.setup.label_goes(label(id)),
        Part::Attribute(id, key) => t.setup.attribute_goes(&attribute(id, key), label(id)),
        Part::Choice(id, key, choice) => t.setup.choice_goes(&choice.replace('_', " "), &attribute(id, key)),
        Part::Values(id, key) => t.setup.values_change(&attribute(id, key), label(id)),
        Part::RelationType(id) => t.setup.link_goes(&relation_name(t, old, id)),
        Part::Links(id) => t.setup.link_changes(&relation_name(t, old, id)),
    }
}

/// What becomes of it in the new scheme.
pub fn fate(t: &Catalogue, new: Option<&Scheme>, part: &Part, fate: &Fate) -> String {
    let id = match fate {
        Fate::Kept => return t.setup.kept.into(),
        Fate::Removed => return t.setup.removed.into(),
        Fate::Becomes(id) => id,
    };
    let Some(new) = new else { return t.setup.becomes(id) };
    let name = match part {
        Part::Label(_) => t.label_name_of(new, &LabelId::new(id.as_str())).to_owned(),
        Part::RelationType(_) | Part::Links(_) => relation_name(t, new, id),
        // Of whichever label it is then: the name of an attribute is mostly the same.
        Part::Attribute(..) | Part::Values(..) => new
            .labels()
            .iter()
            .find(|label| label.attribute(id).is_some())
            .map_or_else(|| id.clone(), |label| attribute_name(t, new, &label.id, id)),
        Part::Choice(..) => id.replace('_', " "),
    };
    t.setup.becomes(&name)
}

fn attribute_name(t: &Catalogue, scheme: &Scheme, label: &LabelId, id: &str) -> String {
    let found = scheme.label(label).and_then(|label| Some((label, label.attribute(id)?)));
    found.map_or_else(|| id.to_owned(), |(label, def)| t.attribute_name(&label.id, def).to_owned())
}

fn relation_name(t: &Catalogue, scheme: &Scheme, id: &str) -> String {
    scheme.relation_type(id).map_or_else(|| id.to_owned(), |kind| t.relation_name(kind).to_owned())
}
