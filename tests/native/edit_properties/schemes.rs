//! Any scheme may take the place of another: what is proposed loses nothing, what is removed leaves nothing behind that
//! the new scheme does not allow, and one undo brings everything back.

use std::collections::BTreeSet;
use std::sync::Arc;

use factmark::edit::{Command, Fate, Migration, Part, Planned, Refusal, SchemeChange, apply, plan};
use factmark::model::{
    AttributeKind, AttributeValue, Document, DocumentId, Evidence, Library, Meta, Relation, RelationId,
    Scheme, Timestamp, parse_value,
};
use factmark::text::PlainText;
use proptest::prelude::*;

use super::commands::check_sound;
use super::gestures::annotation;
use super::stamp;
use crate::property_config::cases;
use crate::schemes::schemes;

/// One annotation: in which article, of which label, with which values.
type Mark = (bool, u8, [u8; 5]);

/// A library of two articles in which everything fits the scheme it was made by, with a link wherever one may be
/// between two marks that follow each other.
fn library_of(scheme: &Scheme, marks: &[Mark]) -> Library {
    let text = PlainText::from_raw("One two three.");
    let mut documents =
        ["a", "b"].map(|id| Document::new(DocumentId::new(id), Meta::titled(id), text.clone()));
    for (nth, (is_first, label, values)) in marks.iter().enumerate() {
        let label = &scheme.labels()[usize::from(*label) % scheme.labels().len()];
        let mut annotation = annotation(&nth.to_string(), label.id.as_str(), &vec![(nth as u32, 3)], &text);
        let values = label.attributes.iter().zip(values);
        annotation.attributes =
            values.filter_map(|(def, &n)| Some((def.id.clone(), value(&def.kind, n)?))).collect();
        documents[usize::from(*is_first)].put_annotation(Arc::new(annotation)).expect("inside the text");
    }
    for document in &mut documents {
        let marks: Vec<_> = document.annotations().iter().cloned().collect();
        for (nth, pair) in marks.windows(2).enumerate() {
            let kinds = scheme.relation_types().iter().map(|kind| kind.id.clone());
            for kind in kinds.filter(|kind| scheme.allows(kind, &pair[0].label, &pair[1].label)) {
                let id = RelationId::new(format!("{kind}{nth}"));
                document.put_relation(Relation {
                    id,
                    kind,
                    from: pair[0].id.clone(),
                    to: pair[1].id.clone(),
                });
            }
        }
    }
    let mut library = Library::default();
    library.scheme = Arc::new(scheme.clone());
    for document in documents {
        library.insert(9, Arc::new(document)).expect("a new id");
    }
    library
}

/// A value of that kind, or none.
fn value(kind: &AttributeKind, n: u8) -> Option<AttributeValue> {
    let typed = match kind {
        AttributeKind::Text => {
            ["Ann", "direct", "2.5", "Q42", "2026", "yes", "https://a.example"][usize::from(n) % 7]
        }
        AttributeKind::Choice(choices) => choices.get(usize::from(n) % choices.len().max(1))?,
        AttributeKind::Number => ["2.5", "1"][usize::from(n) % 2],
        AttributeKind::Flag => "yes",
        AttributeKind::Url => "https://a.example",
        AttributeKind::Date => "2026-11",
        AttributeKind::WikidataId => "Q42",
        AttributeKind::Evidence => {
            return Some(AttributeValue::Evidence(vec![Evidence {
                url: "https://a.example".into(),
                archive_url: String::new(),
                excerpt: "Late.".into(),
                stance: "refutes".into(),
                accessed: Timestamp::unknown(),
            }]));
        }
    };
    // A choice may have blanks around it, which typing leaves off.
    let is_left_out = n.is_multiple_of(4);
    (!is_left_out).then(|| match kind {
        AttributeKind::Number | AttributeKind::Flag => parse_value(kind, typed).ok().flatten(),
        _ => Some(AttributeValue::Text(typed.to_owned())),
    })?
}

fn marks() -> impl Strategy<Value = Vec<Mark>> {
    prop::collection::vec(any::<Mark>(), 0..9)
}

/// What the library's scheme does not allow: the labels, attribute values and links.
fn misfits(library: &Library) -> Vec<String> {
    let scheme = &library.scheme;
    let mut misfits = Vec::new();
    for document in library.documents() {
        for annotation in document.annotations().iter() {
            let label = scheme.label(&annotation.label);
            if label.is_none() {
                misfits.push(format!("the label {}", annotation.label));
            }
            for (key, value) in &annotation.attributes {
                let def = label.and_then(|label| label.attribute(key));
                if def.is_none_or(|def| def.kind.check(value).is_err()) {
                    misfits.push(format!("{key} = {value:?} of {}", annotation.label));
                }
            }
        }
        for link in document.relations() {
            let label = |id| document.annotations().get(id).map(|annotation| &annotation.label);
            if let (Some(from), Some(to)) = (label(&link.from), label(&link.to))
                && !scheme.allows(&link.kind, from, to)
            {
                misfits.push(format!("{}: {from} -> {to}", link.kind));
            }
        }
    }
    misfits
}

/// How many annotations, values and links there are.
fn counts(library: &Library) -> [usize; 3] {
    let documents = || library.documents().iter();
    let annotations = || documents().flat_map(|document| document.annotations().iter());
    [
        annotations().count(),
        annotations().map(|annotation| annotation.attributes.len()).sum(),
        documents().map(|document| document.relations().len()).sum(),
    ]
}

fn set_scheme(library: &Library, scheme: &Scheme, migration: Migration) -> Result<Planned, Refusal> {
    let command = Command::SetScheme { scheme: Arc::new(scheme.clone()), migration };
    plan(library, command, &stamp(999))
}

/// Applies it, and takes it back in a copy.
fn check_apply(library: &mut Library, planned: &Planned) -> Result<(), TestCaseError> {
    let before = library.clone();
    let inverse = apply(library, &planned.edit);
    prop_assert!(inverse.is_ok(), "{inverse:?}");
    check_sound(library)?;
    let mut back = library.clone();
    let again = apply(&mut back, &inverse.expect("it was just checked"));
    prop_assert_eq!(&back, &before);
    apply(&mut back, &again.expect("an inverse fits")).expect("an inverse fits");
    prop_assert_eq!(&back, &*library);
    Ok(())
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn what_is_proposed_loses_nothing(old in schemes(), new in schemes(), marks in marks()) {
        let mut library = library_of(&old, &marks);
        prop_assert_eq!(misfits(&library), Vec::<String>::new());
        let before = counts(&library);
        let change = SchemeChange::between(&old, &new, &library);
        prop_assert!(change.losses.iter().all(|loss| !loss.is_impossible && loss.n > 0), "{:?}", change.losses);
        // Nothing is decided over but what is lost, and nothing is lost that is not decided over.
        let parts: BTreeSet<&Part> = change.losses.iter().map(|loss| &loss.part).collect();
        let decided: BTreeSet<&Part> = change.migration.iter().map(|(part, _)| part).collect();
        prop_assert!(parts.is_subset(&decided));
        let undecided = set_scheme(&library, &new, Migration::default());
        let is_refused = matches!(&undecided, Err(Refusal::SchemeLoses(_)));
        prop_assert_eq!(is_refused, !change.losses.is_empty());
        if old == new {
            return Ok(());
        }
        let planned = set_scheme(&library, &new, change.migration.clone());
        prop_assert!(planned.is_ok(), "{planned:?}");
        check_apply(&mut library, &planned.expect("it was just checked"))?;
        prop_assert_eq!(&*library.scheme, &new);
        prop_assert_eq!(counts(&library), before);
        let is_kept = change.migration.iter().any(|(_, fate)| *fate == Fate::Kept);
        prop_assert!(is_kept || misfits(&library).is_empty(), "{:?}", misfits(&library));
    }

    #[test]
    fn what_is_removed_leaves_nothing_that_does_not_fit(
        old in schemes(),
        new in schemes(),
        marks in marks(),
        is_all: bool,
    ) {
        let mut library = library_of(&old, &marks);
        // Removing may bring up nothing new, but what takes the place of what was kept may.
        let mut given = Migration::default();
        let change = loop {
            let change = SchemeChange::given(&old, &new, &library, &given);
            let kept: Vec<Part> = change
                .migration
                .iter()
                .filter(|(part, fate)| given.fate(part).is_none() && (is_all || **fate == Fate::Kept))
                .map(|(part, _)| part.clone())
                .collect();
            if kept.is_empty() {
                break change;
            }
            kept.into_iter().for_each(|part| given.set(part, Fate::Removed));
        };
        match set_scheme(&library, &new, change.migration) {
            Ok(planned) => check_apply(&mut library, &planned)?,
            Err(refusal) => prop_assert_eq!(refusal, Refusal::NothingToDo),
        }
        prop_assert_eq!(misfits(&library), Vec::<String>::new());
    }
}
