//! Changing the scheme: what is lost is told first, decided over, and comes back with one undo.

use super::*;
use crate::model::{
    AnnotationId, AttributeKind, AttributeValue, Label, Number, RelationType, Scheme, Timestamp,
};

/// A quote with a kind and a speaker's name, linked to an entity; a claim with a rating; another article with a quote.
fn desk() -> Desk {
    let (mut desk, document) = Desk::with_article("one two three");
    let [quote, entity, claim] = [("quote", 0, 3), ("entity", 4, 7), ("claim", 8, 13)]
        .map(|(label, start, end)| desk.tag(&document, label, span(start, end)).unwrap().choose.unwrap());
    let text = |value: &str| AttributeValue::Text(value.into());
    let rating = AttributeValue::Number(Number::Real(2.5));
    for (annotation, attribute, value) in [
        (&quote, "quote_type", text("direct")),
        (&quote, "speaker_name", text("Ann")),
        (&claim, "rating_value", rating),
    ] {
        let (document, annotation) = (document.clone(), annotation.clone());
        let (attribute, value) = (attribute.to_owned(), Some(value));
        desk.run(Command::SetAttribute { document, annotation, attribute, value }).unwrap();
    }
    desk.run(Command::AddRelation { document, kind: "speaker".into(), from: quote, to: entity }).unwrap();
    let other = NewDocument {
        title: "B".into(),
        text: PlainText::from_raw("four"),
        source: Default::default(),
        language: String::new(),
    };
    let other = desk.run(Command::AddDocuments(vec![other])).unwrap().open.unwrap();
    desk.tag(&other, "quote", span(0, 4)).unwrap();
    desk
}

/// The scheme of the desk, changed.
fn scheme(change: impl FnOnce(&mut Vec<Label>, &mut Vec<RelationType>)) -> Arc<Scheme> {
    let preset = Scheme::preset();
    let (mut labels, mut types) = (preset.labels().to_vec(), preset.relation_types().to_vec());
    for def in labels.iter_mut().flat_map(|label| &mut label.attributes) {
        def.when = None;
    }
    change(&mut labels, &mut types);
    Arc::new(Scheme::new(labels, types).unwrap())
}

fn without_quote() -> Arc<Scheme> {
    scheme(|labels, types| {
        labels.remove(0);
        types.retain(|kind| !["speaker", "cue", "in_quote"].contains(&kind.id.as_str()));
    })
}

fn quote() -> LabelId {
    LabelId::new("quote")
}

#[track_caller]
fn check_losses(scheme: &Scheme, expected: &[&str]) {
    let desk = desk();
    let change = SchemeChange::between(&desk.library.scheme, scheme, &desk.library);
    let losses: Vec<String> = change.losses.iter().map(ToString::to_string).collect();
    assert_eq!(losses, expected);
    assert!(change.losses.iter().all(|loss| !loss.is_impossible));
}

#[test]
fn losses_are_told_before_they_happen() {
    check_losses(&Scheme::preset(), &[]);
    check_losses(
        &without_quote(),
        &[
            "the label “Quote” goes: 2 annotations in 2 articles",
            "the link “Speaker” goes: 1 link in 1 article",
        ],
    );
    let fewer_attributes = scheme(|labels, _| labels[0].attributes.retain(|def| def.id != "speaker_name"));
    check_losses(&fewer_attributes, &["the attribute “Speaker” of “Quote” goes: 1 value in 1 article"]);
    let fewer_choices = scheme(|labels, _| {
        labels[0].attributes[0].kind = AttributeKind::Choice(vec!["mixed".into()]);
    });
    check_losses(&fewer_choices, &["the choice “direct” of “Kind” of “Quote” goes: 1 value in 1 article"]);
    let another_kind = scheme(|labels, _| labels[0].attributes[1].kind = AttributeKind::Number);
    let told = "“Speaker” of “Quote” takes other values, which these cannot become: 1 value in 1 article";
    check_losses(&another_kind, &[told]);
    let other_ends = scheme(|_, types| types[0].to = vec![quote()]);
    check_losses(&other_ends, &["the link “Speaker” no longer joins these labels: 1 link in 1 article"]);
}

#[test]
fn what_is_not_decided_is_refused_and_what_is_proposed_loses_nothing() {
    let mut desk = desk();
    let scheme = without_quote();
    let undecided = Command::SetScheme { scheme: Arc::clone(&scheme), migration: Migration::default() };
    let refusal = desk.run(undecided).unwrap_err().to_string();
    assert!(refusal.ends_with("the label “Quote” goes: 2 annotations in 2 articles"), "{refusal}");
    let before = desk.library.clone();
    let SchemeChange { migration, .. } = SchemeChange::between(&before.scheme, &scheme, &before);
    desk.run(Command::SetScheme { scheme: Arc::clone(&scheme), migration }).unwrap();
    assert_eq!(desk.library.documents(), before.documents());
    assert_eq!(desk.library.scheme, scheme);
    let again = Command::SetScheme { scheme, migration: Migration::default() };
    assert_eq!(desk.run(again), Err(Refusal::NothingToDo));
}

/// Decides, and gives back what was marked in the first article: words, label, values; and its links.
fn decide(scheme: Arc<Scheme>, decisions: &[(Part, Fate)]) -> Result<Vec<String>, Refusal> {
    let mut desk = desk();
    let mut migration = Migration::default();
    decisions.iter().for_each(|(part, fate)| migration.set(part.clone(), fate.clone()));
    let planned = desk.run(Command::SetScheme { scheme, migration })?;
    assert_eq!(planned.edit.name, EditName::ChangeScheme);
    let document = &desk.library.documents()[0];
    let marks = document.annotations().iter().map(|annotation| {
        let values = annotation
            .attributes
            .iter()
            .map(|(key, value)| format!(" {key}={}", crate::model::value_text(value)));
        format!("{} {}{}", document.words_of(annotation), annotation.label, values.collect::<String>())
    });
    let label = |id: &AnnotationId| document.annotations().get(id).unwrap().label.to_string();
    let links = document
        .relations()
        .map(|link| format!("{}: {} -> {}", link.kind, label(&link.from), label(&link.to)));
    Ok(marks.chain(links).collect())
}

#[test]
fn decisions_are_carried_out() {
    let becomes = |id: &str| Fate::Becomes(id.to_owned());
    let gone = decide(without_quote(), &[(Part::Label(quote()), Fate::Removed)]);
    assert_eq!(gone.unwrap(), ["two entity", "three claim rating_value=2.5"]);

    let said = scheme(|labels, types| {
        labels[0].id = LabelId::new("said");
        labels[0].attributes[0].id = "form".into();
        labels[0].attributes[0].kind = AttributeKind::Choice(vec!["verbatim".into()]);
        labels[1].attributes.iter_mut().find(|def| def.id == "rating_value").unwrap().kind =
            AttributeKind::Text;
        types.clear();
        types.push(RelationType { id: "by".into(), name: "By".into(), from: vec![], to: vec![] });
    });
    let renamed = decide(
        said,
        &[
            (Part::Label(quote()), becomes("said")),
            (Part::Attribute(quote(), "quote_type".into()), becomes("form")),
            (Part::Choice(quote(), "quote_type".into(), "direct".into()), becomes("verbatim")),
            (Part::RelationType("speaker".into()), becomes("by")),
        ],
    );
    let expected = [
        "one said form=verbatim speaker_name=Ann",
        "two entity",
        "three claim rating_value=2.5",
        "by: said -> entity",
    ];
    assert_eq!(renamed.unwrap(), expected);

    let fewer = scheme(|labels, types| {
        labels[0].attributes.drain(..2);
        types.remove(0);
    });
    let dropped = decide(
        fewer,
        &[
            (Part::Attribute(quote(), "quote_type".into()), Fate::Kept),
            (Part::Attribute(quote(), "speaker_name".into()), Fate::Removed),
            (Part::RelationType("speaker".into()), Fate::Removed),
        ],
    );
    assert_eq!(
        dropped.unwrap(),
        ["one quote quote_type=direct", "two entity", "three claim rating_value=2.5"]
    );
}

#[test]
fn decisions_that_lead_nowhere_or_over_other_values_are_refused() {
    let becomes = |id: &str| Fate::Becomes(id.to_owned());
    let attribute = |id: &str| Part::Attribute(quote(), id.into());
    let preset = || scheme(|_, _| {});
    let check = |part: Part, fate: Fate| {
        let refusal = decide(preset(), &[(part.clone(), fate)]);
        assert!(matches!(&refusal, Err(Refusal::SchemeLoses(loss)) if loss.part == part), "{refusal:?}");
    };
    check(Part::Label(quote()), becomes("nowhere"));
    check(attribute("speaker_name"), becomes("nowhere"));
    check(Part::RelationType("speaker".into()), becomes("nowhere"));
    check(attribute("speaker_name"), becomes("quote_type"));
    check(Part::Choice(quote(), "quote_type".into(), "direct".into()), becomes("loud"));
}

/// New ids under old names: the editor need not ask.
#[test]
fn what_has_a_new_id_and_its_old_name_is_proposed() {
    let desk = desk();
    let renamed = scheme(|labels, types| {
        labels[0].id = LabelId::new("said");
        labels[0].attributes[1].id = "who".into();
        labels[0].attributes[0].kind = AttributeKind::Choice(vec!["Direct".into()]);
        types.retain(|kind| kind.id == "same_as");
        types.push(RelationType { id: "by".into(), name: "Speaker".into(), from: vec![], to: vec![] });
    });
    let change = SchemeChange::between(&desk.library.scheme, &renamed, &desk.library);
    let becomes: Vec<_> = change.migration.iter().map(|(_, fate)| fate.clone()).collect();
    assert_eq!(becomes, ["said", "who", "Direct", "by"].map(|id| Fate::Becomes(id.into())));
}

#[test]
fn an_import_of_another_scheme_tells_what_it_did_not_take() {
    let mut desk = desk();
    let preset = Scheme::preset();
    let own = Arc::new(preset.clone().with_guidelines("Ours").unwrap());
    desk.run(Command::SetScheme { scheme: Arc::clone(&own), migration: Migration::default() }).unwrap();
    let import =
        |scheme: Scheme| Command::Import(Import { scheme: Some(Arc::new(scheme)), ..Import::default() });
    let keymap = std::collections::BTreeMap::from([("undo".to_owned(), vec!["F1".to_owned()])]);
    let theirs = preset.with_guidelines("Theirs").unwrap().with_keymap(keymap).unwrap();
    let planned = desk.run(import(theirs)).unwrap();
    assert_eq!(planned.notes, [ImportNote::OwnGuidelinesKept, ImportNote::OwnKeymapKept]);
    assert_eq!(desk.library.scheme, own);
    // The labels of an earlier release had no conditions.
    let planned = desk.run(import((*scheme(|_, _| {})).clone())).unwrap();
    assert_eq!(planned.notes, []);
}

#[test]
fn what_was_changed_bears_the_moment_and_the_rest_does_not() {
    let mut desk = desk();
    let migration = Migration::default().with(Part::Attribute(quote(), "speaker_name".into()), Fate::Removed);
    let now = Timestamp::new("2027-01-01").unwrap();
    let stamp = Stamp { now: now.clone(), ..stamp(99) };
    let command = Command::SetScheme { scheme: Arc::clone(&desk.library.scheme), migration };
    let planned = plan(&desk.library, command, &stamp).unwrap();
    apply(&mut desk.library, &planned.edit).unwrap();
    let annotations = desk.library.documents().iter().flat_map(|document| document.annotations().iter());
    let moments: Vec<bool> = annotations.map(|annotation| annotation.modified == now).collect();
    assert_eq!(moments, [true, false, false, false]);
}
