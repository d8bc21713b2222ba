//! Drafts: what is edited, and what follows from it.

use super::*;
use crate::model::{AttributeKind, Condition, Hue, LineStyle, Test};

fn preset() -> SchemeDraft {
    SchemeDraft::of(&Scheme::preset())
}

fn ids(draft: &SchemeDraft) -> Vec<String> {
    draft.labels().iter().map(|label| label.id().to_string()).collect()
}

fn handle_of(draft: &SchemeDraft, label: &str) -> Handle {
    draft.labels().iter().find(|it| it.id().as_str() == label).unwrap().handle
}

#[test]
fn an_untouched_draft_is_the_scheme() {
    for preset in Scheme::presets() {
        let scheme = preset.scheme.with_guidelines("Mark *less*.").unwrap();
        let keys = [("undo".to_owned(), vec!["Ctrl+U".to_owned()])].into();
        let scheme = scheme.with_keymap(keys).unwrap();
        let draft = SchemeDraft::of(&scheme);
        assert_eq!(draft.problems(), []);
        assert_eq!(draft.scheme(), Ok(scheme));
    }
}

#[test]
fn the_id_of_a_new_label_follows_its_name_and_so_do_links() {
    let mut draft = preset();
    let new = draft.add_label("");
    let link = draft.add_relation("About");
    draft.rename_label(new, "Figure");
    let id = draft.label(new).unwrap().id().clone();
    draft.change_relation(link, |kind| kind.to = vec![id]);
    draft.rename_label(new, "Claim");
    assert_eq!(ids(&draft), ["quote", "claim", "entity", "claim_2"]);
    let scheme = draft.scheme().unwrap();
    assert_eq!(scheme.relation_type("about").unwrap().to, [LabelId::new("claim_2")]);
    let old = handle_of(&draft, "quote");
    draft.rename_label(old, "Saying");
    assert_eq!(ids(&draft)[0], "quote", "what is in use keeps its id");
    let added = draft.label(new).unwrap();
    assert_eq!((added.label.hue, added.label.line), (Hue::Purple, LineStyle::Double));
}

#[test]
fn the_id_of_a_new_attribute_follows_its_name_and_so_do_conditions() {
    let mut draft = preset();
    let label = handle_of(&draft, "entity");
    let new = draft.add_attribute(label, "x").unwrap();
    let other = draft.add_attribute(label, "Other").unwrap();
    let when = Condition { attribute: "x".into(), test: Test::IsSet };
    draft.change_attribute(other, |def| def.when = Some(when));
    draft.rename_attribute(new, "Birth name");
    let when = |draft: &SchemeDraft| draft.attribute(other).unwrap().def.when.clone();
    assert_eq!(when(&draft).unwrap().attribute, "birth_name");
    assert!(draft.siblings(new).iter().any(|it| it.handle == other));
    assert_eq!(draft.problems(), []);
    draft.remove_attribute(new);
    assert_eq!(when(&draft), None);
    assert_eq!(draft.add_attribute(999, "nowhere"), None);
}

#[test]
fn a_label_that_goes_takes_links_along_that_join_nothing_else() {
    let mut draft = preset();
    draft.remove_label(handle_of(&draft, "claim"));
    let left: Vec<&str> = draft.relations().iter().map(|it| it.kind.id.as_str()).collect();
    assert_eq!(left, ["speaker", "cue", "same_as"]);
    let scheme = draft.scheme().unwrap();
    let cue = scheme.relation_type("cue").unwrap();
    assert!(cue.to.is_empty(), "any label stays any label");
}

#[track_caller]
fn check_order(by: isize, expected: [&str; 3]) {
    let mut draft = preset();
    draft.move_label(handle_of(&draft, "claim"), by);
    assert_eq!(ids(&draft), expected);
}

#[test]
fn labels_move_as_far_as_there_are_places() {
    check_order(-1, ["claim", "quote", "entity"]);
    check_order(1, ["quote", "entity", "claim"]);
    check_order(-9, ["claim", "quote", "entity"]);
    check_order(9, ["quote", "entity", "claim"]);
    check_order(0, ["quote", "claim", "entity"]);
}

#[test]
fn everything_that_is_wrong_is_told() {
    let mut draft = preset();
    let new = draft.add_label("  ");
    draft.change_label(new, |label| label.key = Some('q'));
    let attribute = draft.add_attribute(new, "Size").unwrap();
    let blank = vec!["  ".to_owned()];
    draft.change_attribute(attribute, |def| def.kind = AttributeKind::Choice(blank));
    let itself = Condition { attribute: "size".into(), test: Test::IsSet };
    draft.change_attribute(attribute, |def| def.when = Some(itself));
    draft.set_guidelines("x".repeat(crate::model::MAX_GUIDELINES + 1));
    let (label, attribute) = (String::new(), "Size".to_owned());
    assert_eq!(
        draft.problems(),
        [
            DraftProblem::NoName(new),
            DraftProblem::Key { key: 'q', first: "Quote".into(), second: "  ".into() },
            DraftProblem::NoChoice { label: label.clone(), attribute: attribute.clone() },
            DraftProblem::Condition { label, attribute },
            DraftProblem::Guidelines,
        ]
    );
    for label in ["quote", "claim", "entity"] {
        draft.remove_label(handle_of(&draft, label));
    }
    draft.remove_label(new);
    assert_eq!(draft.problems(), [DraftProblem::NoLabel, DraftProblem::Guidelines]);
}

#[test]
fn choices_are_tidied_and_names_trimmed() {
    let mut draft = preset();
    let new = draft.add_label(" Number ");
    let size = draft.add_attribute(new, " Size ").unwrap();
    let lines = ["big ", "", "small", "big"].map(str::to_owned).to_vec();
    draft.change_attribute(size, |def| def.kind = AttributeKind::Choice(lines));
    let scheme = draft.scheme().unwrap();
    let label = scheme.label(&LabelId::new("number")).unwrap();
    let size = &label.attributes[0];
    assert_eq!((label.name.as_str(), size.name.as_str()), ("Number", "Size"));
    assert_eq!(size.kind.choices(), ["big", "small"]);
}

#[test]
fn another_scheme_comes_in_without_its_keys() {
    let keys = |key: &str| [("undo".to_owned(), vec![key.to_owned()])].into();
    let ours = Scheme::preset().with_keymap(keys("U")).unwrap().with_guidelines("Ours").unwrap();
    let mut draft = SchemeDraft::of(&ours);
    let before = draft.labels()[0].handle;
    let theirs = Scheme::presets().remove(1).scheme.with_keymap(keys("Z")).unwrap();
    draft.start_from(&theirs);
    let scheme = draft.scheme().unwrap();
    assert_eq!(scheme.labels(), theirs.labels());
    assert_eq!((scheme.guidelines(), scheme.keymap()), ("Ours", ours.keymap()));
    assert!(draft.label(before).is_none(), "handles are never given twice");
    draft.set_guidelines(" ");
    draft.start_from(&theirs.with_guidelines("Theirs").unwrap());
    assert_eq!(draft.guidelines(), "Theirs");
}
