//! Random schemes: labels, attributes and relation types from few ids, so that two of them have much in common.
// Clippy knows tests by their attribute; what they share has none.
#![allow(clippy::expect_used)]

use std::collections::BTreeMap;

use factmark::model::{
    AttributeDef, AttributeKind, Condition, Hue, Label, LabelId, LineStyle, RelationType, Scheme, Test,
};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

const LABELS: [&str; 4] = ["quote", "claim", "entity", "extra"];
const ATTRIBUTES: [&str; 5] = ["quote_type", "speaker_name", "rating_value", "etype", "wéird \"key\""];
const KINDS: [&str; 4] = ["speaker", "cue", "in_quote", "same_as"];
const CHOICES: [&str; 5] = ["direct", "PERSON", "Ann", "2.5", "ü\n"];
const NAMES: [&str; 3] = ["Quote", "Speaker", ""];

/// Any scheme.
pub(crate) fn schemes() -> impl Strategy<Value = Scheme> {
    let labels = subsequence(&LABELS[..], 1..=LABELS.len()).prop_shuffle().prop_flat_map(|ids| {
        let labels: Vec<_> = (0..).zip(ids).map(|(i, id)| label(i, id)).collect();
        labels
    });
    let chords = btree_map(select(&KINDS[..]), vec(select(&["Ctrl+K", "ä"][..]), 0..3), 0..3);
    let guidelines = select(&["", "# Mark\n\n- “all”"][..]);
    (labels, subsequence(&KINDS[..], 0..=KINDS.len()), vec(any::<[u8; 3]>(), KINDS.len()), guidelines, chords)
        .prop_map(|(labels, kinds, seeds, guidelines, chords)| {
            let types = kinds.iter().zip(seeds).map(|(id, seed)| relation_type(id, seed, &labels)).collect();
            let scheme = Scheme::new(labels, types).expect("a scheme");
            let scheme = scheme.with_guidelines(guidelines).expect("short guidelines");
            let own = |chords: Vec<&str>| chords.into_iter().map(str::to_owned).collect();
            let keymap: BTreeMap<String, Vec<String>> =
                chords.into_iter().map(|(action, chords)| (action.to_owned(), own(chords))).collect();
            scheme.with_keymap(keymap).expect("a keymap")
        })
}

fn label(position: usize, id: &'static str) -> impl Strategy<Value = Label> {
    let attributes = (
        subsequence(&ATTRIBUTES[..], 0..=ATTRIBUTES.len()),
        vec((select(&NAMES[..]), kind(), any::<[u8; 3]>()), ATTRIBUTES.len()),
    );
    (select(&NAMES[..]), select(Hue::ALL), select(LineStyle::ALL), attributes).prop_map(
        move |(name, hue, line, (ids, defs))| Label {
            id: LabelId::new(id),
            name: name.into(),
            description: name.to_lowercase(),
            key: ['q', 'ж', '1'].get(position).copied(),
            hue,
            line,
            attributes: with_conditions(ids, defs),
        },
    )
}

fn kind() -> impl Strategy<Value = AttributeKind> {
    let choices = subsequence(&CHOICES[..], 0..=CHOICES.len());
    let choices = choices.prop_map(|choices| choices.into_iter().map(str::to_owned).collect());
    prop_oneof![
        3 => Just(AttributeKind::Text),
        3 => choices.prop_map(AttributeKind::Choice),
        2 => Just(AttributeKind::Number),
        1 => select(
            &[AttributeKind::WikidataId, AttributeKind::Flag, AttributeKind::Url, AttributeKind::Date, AttributeKind::Evidence][..]
        ),
    ]
}

/// A condition may ask for an attribute that stands before, so none waits for itself.
fn with_conditions(ids: Vec<&str>, defs: Vec<(&str, AttributeKind, [u8; 3])>) -> Vec<AttributeDef> {
    let mut attributes: Vec<AttributeDef> = Vec::new();
    for (id, (name, kind, [which, how, _])) in ids.into_iter().zip(defs) {
        let other = attributes.get(usize::from(which) % ATTRIBUTES.len());
        let when = other.map(|other| {
            let values = other.kind.choices().to_vec();
            let test = match how % 3 {
                0 if !values.is_empty() => Test::OneOf(values),
                1 => Test::NoneOf(values),
                _ => Test::IsSet,
            };
            Condition { attribute: other.id.clone(), test }
        });
        attributes.push(AttributeDef { id: id.into(), name: name.into(), kind, when });
    }
    attributes
}

fn relation_type(id: &str, [name, from, to]: [u8; 3], labels: &[Label]) -> RelationType {
    let ends = |which: u8| {
        // Every other end is free.
        let label = labels.get(usize::from(which / 2) % labels.len()).filter(|_| which.is_multiple_of(2));
        label.map(|label| label.id.clone()).into_iter().collect()
    };
    let name = NAMES[usize::from(name) % NAMES.len()];
    RelationType { id: id.into(), name: name.into(), from: ends(from), to: ends(to) }
}
