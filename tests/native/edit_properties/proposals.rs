//! What is proposed can be done, in any library.

use std::collections::{BTreeMap, BTreeSet};

use factmark::edit::{Command, Refusal, apply, plan};
use factmark::model::{Fragments, Library, Origin};
use factmark::suggest::{
    OccurrenceOptions, OccurrenceState, link_targets, links_of, next_quoted_stretch, occurrences,
    quoted_stretch_around, under,
};
use proptest::prelude::*;

use super::gestures::{Gesture, gestures};
use super::stamp;
use crate::property_config::cases;

/// The library after these gestures.
fn library(gestures: &[Gesture]) -> Library {
    let mut library = Library::default();
    for (nth, gesture) in (1..).zip(gestures) {
        let planned = gesture.command(&library).and_then(|command| plan(&library, command, &stamp(nth)).ok());
        if let Some(planned) = planned {
            apply(&mut library, &planned.edit).expect("a plan fits");
        }
    }
    library
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn what_is_proposed_may_be_linked(gestures in gestures(50)) {
        let library = library(&gestures);
        for document in library.documents() {
            for from in document.annotations().iter() {
                for kind in library.scheme.relation_types() {
                    let targets = link_targets(document, &library.scheme, &from.id, &kind.id);
                    let different: BTreeSet<_> = targets.iter().collect();
                    prop_assert_eq!(different.len(), targets.len(), "a target stands twice");
                    for to in targets {
                        let (document, from, kind) = (document.id().clone(), from.id.clone(), kind.id.clone());
                        let planned = plan(&library, Command::AddRelation { document, kind, from, to }, &stamp(0));
                        prop_assert!(planned.is_ok(), "{planned:?}");
                    }
                }
                let (outgoing, incoming) = links_of(document, &from.id);
                let n_links = document.relations().filter(|it| it.from == from.id || it.to == from.id).count();
                // A link to oneself, which only a file can hold, goes out.
                prop_assert_eq!(outgoing.len() + incoming.len(), n_links);
            }
        }
    }

    #[test]
    fn the_same_words_elsewhere_may_be_tagged_at_once(gestures in gestures(50)) {
        let library = library(&gestures);
        let options =
            OccurrenceOptions { is_whole_word: false, is_case_sensitive: false, in_all_articles: true };
        for document in library.documents() {
            for template in document.annotations().iter() {
                let look = |library| occurrences(library, document.id(), &template.id, options);
                let Ok(found) = look(&library) else { continue };
                prop_assert_eq!(template.fragments.as_slice().len(), 1);
                let command = Command::AddAnnotations {
                    label: template.label.clone(),
                    attributes: BTreeMap::new(),
                    origin: Origin::Suggested,
                    places: found.iter().map(|it| (it.document.clone(), Fragments::one(it.span))).collect(),
                    exceptions: Vec::new(),
                };
                let mut after = library.clone();
                match plan(&library, command, &stamp(0)) {
                    Ok(planned) => drop(apply(&mut after, &planned.edit).expect("a plan fits")),
                    // There is nothing more to tag, or the label was undone.
                    Err(Refusal::NothingToDo | Refusal::UnknownLabel(_)) => continue,
                    Err(other) => prop_assert!(false, "{other}"),
                }
                let again = look(&after).expect("it is still there");
                prop_assert_eq!(again.len(), found.len());
                prop_assert!(again.iter().all(|it| it.state == OccurrenceState::AlreadyTagged), "{again:?}");
            }
        }
    }

    #[test]
    fn a_quote_goes_on_behind_itself(gestures in gestures(50)) {
        let library = library(&gestures);
        for document in library.documents() {
            for quote in document.annotations().iter() {
                let place = quote.fragments.first();
                let here = under(document, &library.scheme, place);
                prop_assert!(here.iter().any(|it| it.annotation == *quote && it.is_around));
                if let Some(around) = quoted_stretch_around(document.text(), place) {
                    prop_assert!(around.covers(place));
                }
                let Some(next) = next_quoted_stretch(document.text(), &quote.fragments) else { continue };
                prop_assert!(next.start() >= quote.fragments.end());
                let (document, annotation) = (document.id().clone(), quote.id.clone());
                let planned = plan(&library, Command::AddFragment { document, annotation, span: next }, &stamp(0));
                prop_assert!(matches!(planned, Ok(_) | Err(Refusal::Duplicate)), "{planned:?}");
            }
        }
    }
}
