//! Proposals for links, in articles of a few sentences.

use super::*;
use crate::model::DocumentId;
use crate::suggest::desk::Desk;
use crate::suggest::links_of;

const TEXT: &str = "Ben Ode runs the port. The mayor of Aldea, Ana Gómez, came on Monday.\n\
    “We had two boats,” said Gómez, “and lost them.” Ode shrugged. The Port Union was silent.\n\
    Carla Ruiz watched. Gómez left Aldea.";

fn desk() -> Desk {
    let mut desk = Desk::with_articles(&[TEXT]);
    desk.tag("a", "ben", "entity", &["Ben Ode"]);
    desk.tag("a", "aldea", "entity", &["Aldea"]);
    desk.tag("a", "ana", "entity", &["Ana Gómez"]);
    desk.tag("a", "quote", "quote", &["“We had two boats,”", "“and lost them.”"]);
    desk.tag("a", "boats", "entity", &["two boats"]);
    let place_of = |words: &str| {
        let at = TEXT.find(words).and_then(|byte| TEXT.get(..byte)).unwrap().chars().count() as u32;
        (at, at + 5)
    };
    desk.tag_at("a", "gomez", "entity", &[place_of("Gómez, “")]);
    desk.tag("a", "union", "entity", &["Port Union"]);
    desk.tag("a", "carla", "entity", &["Carla Ruiz"]);
    desk.tag_at("a", "later", "entity", &[place_of("Gómez left")]);
    desk.tag("a", "claim", "claim", &["had two boats"]);
    for (id, kind) in [("aldea", "GPE"), ("boats", "OTHER"), ("gomez", "PERSON"), ("union", "ORG")] {
        desk.describe("a", id, "etype", kind);
    }
    desk
}

#[track_caller]
fn check(desk: &Desk, from: &str, kind: &str, expected: &[&str]) {
    let document = desk.library.get(&DocumentId::new("a")).unwrap();
    let found = link_targets(document, &desk.library.scheme, &AnnotationId::new(from), kind);
    assert_eq!(found.iter().map(AnnotationId::as_str).collect::<Vec<_>>(), expected);
}

#[test]
fn speakers_stand_beside_a_verb_of_saying() {
    let mut desk = desk();
    check(&desk, "quote", "speaker", &["gomez", "union", "ana", "ben", "carla", "aldea", "boats"]);
    desk.link("a", "gomez", "same_as", "ana");
    check(&desk, "quote", "speaker", &["gomez", "union", "ben", "carla", "aldea", "boats"]);
    desk.link("a", "quote", "speaker", "gomez");
    check(&desk, "quote", "speaker", &["union", "ben", "carla", "aldea", "boats"]);
    check(&desk, "claim", "claimant", &["gomez", "union", "ben", "carla", "aldea", "boats"]);
}

#[test]
fn a_claim_is_made_in_the_quote_around_it() {
    let mut desk = desk();
    desk.tag("a", "far", "quote", &["Carla Ruiz watched"]);
    desk.tag("a", "near", "quote", &["came on Monday"]);
    desk.tag("a", "cut", "quote", &["boats,” said"]);
    check(&desk, "claim", "in_quote", &["quote", "cut", "near", "far"]);
}

#[test]
fn the_same_have_the_same_name() {
    let mut desk = desk();
    check(&desk, "gomez", "same_as", &["later", "ana", "ben", "aldea", "boats", "union", "carla"]);
    check(&desk, "later", "same_as", &["gomez", "ana", "ben", "aldea", "boats", "union", "carla"]);
    desk.link("a", "gomez", "same_as", "ana");
    desk.link("a", "later", "same_as", "gomez");
    check(&desk, "ana", "same_as", &["ben", "aldea", "boats", "union", "carla"]);
}

#[test]
fn what_the_scheme_does_not_allow_is_not_proposed() {
    let desk = desk();
    check(&desk, "claim", "speaker", &[]);
    check(&desk, "quote", "unknown", &[]);
    check(&desk, "nowhere", "speaker", &[]);
    check(
        &desk,
        "quote",
        "cue",
        &["claim", "boats", "gomez", "ana", "union", "aldea", "carla", "later", "ben"],
    );
}

#[test]
fn links_are_listed_from_both_ends() {
    let mut desk = desk();
    desk.link("a", "quote", "speaker", "union");
    desk.link("a", "quote", "speaker", "ana");
    desk.link("a", "claim", "in_quote", "quote");
    let (outgoing, incoming) = links_of(&desk.library.documents()[0], &AnnotationId::new("quote"));
    let show = |links: &[crate::suggest::Link]| -> Vec<String> {
        links.iter().map(|link| format!("{} {} {}", link.kind, link.other.id, link.words)).collect()
    };
    assert_eq!(show(&outgoing), ["speaker ana Ana Gómez", "speaker union Port Union"]);
    assert_eq!(show(&incoming), ["in_quote claim had two boats"]);
}
