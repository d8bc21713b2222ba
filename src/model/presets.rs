//! Schemes to begin with: Factmark's own, and two for those who work as known corpora do.
//!
//! The Guardian scheme follows the quote guide that the Guardian and AFP wrote in the JournalismAI collaboration of
//! 2021 (github.com/JournalismAI-2021-Quotes/quote-extraction); the PolNeAR scheme follows the Political News
//! Attribution Relations Corpus (github.com/networkdynamics/PolNeAR). All words here are our own.

use super::default_scheme::{choice, text};
use super::{AttributeDef, Hue, Label, LabelId, LineStyle, RelationType, Scheme};

/// A scheme to begin with.
#[derive(Debug, Clone, PartialEq)]
pub struct Preset {
    /// Names it in code and settings.
    pub id: &'static str,
    /// Shown to people.
    pub name: &'static str,
    /// What it is for, in a sentence.
    pub description: &'static str,
    /// The scheme.
    pub scheme: Scheme,
}

impl Scheme {
    /// The schemes to begin with; the first is [`Self::preset`].
    pub fn presets() -> Vec<Preset> {
        vec![
            Preset {
                id: "factmark",
                name: "Quotes, claims, entities",
                description: "For fact-checking: who says what, what of it can be checked, and what came out.",
                scheme: Self::preset(),
            },
            Preset {
                id: "guardian",
                name: "Guardian quotes",
                description: "After the quote guide of the Guardian and AFP: only words in quotation marks, \
                    with their source and cue.",
                scheme: guardian(),
            },
            Preset {
                id: "polnear",
                name: "PolNeAR attribution",
                description: "After the PolNeAR corpus: everything that is attributed to a source, quoted or \
                    retold.",
                scheme: polnear(),
            },
        ]
    }
}

fn guardian() -> Scheme {
    let labels = vec![
        label(
            "source",
            's',
            "Whoever said it: the nearest name or pronoun, with a job title before it.",
            &[],
        ),
        label("cue", 'u', "The words that bring the quote in, such as “said” or “according to”.", &[]),
        label("content", 'c', "Words in quotation marks, the marks included.", &[]),
    ];
    let mut relation_types = attribution();
    relation_types.push(relation_type("refers_to", "Refers to", "source", "source"));
    scheme(labels, relation_types, GUARDIAN_GUIDELINES)
}

fn polnear() -> Scheme {
    let kind = choice("attribution_type", "Kind", &["direct", "indirect", "mixed"]);
    let source = choice("source_given", "Source", &["explicit", "implicit"]);
    let labels = vec![
        label(
            "source",
            's',
            "Whom the content is attributed to: a person, a group, a document, the author.",
            &[],
        ),
        label(
            "cue",
            'u',
            "The words that show the attribution, in one piece.",
            &[text("cue_lemma", "Cue verb")],
        ),
        label("content", 'c', "What is attributed: said, written, thought or meant.", &[kind, source]),
    ];
    scheme(labels, attribution(), POLNEAR_GUIDELINES)
}

/// From the content to its source and its cue.
fn attribution() -> Vec<RelationType> {
    vec![
        relation_type("source", "Source", "content", "source"),
        relation_type("cue", "Cue", "content", "cue"),
    ]
}

fn label(id: &str, key: char, description: &str, attributes: &[AttributeDef]) -> Label {
    let (name, hue, line) = match id {
        "content" => ("Content", Hue::Blue, LineStyle::Solid),
        "source" => ("Source", Hue::Green, LineStyle::Dotted),
        _ => ("Cue", Hue::Orange, LineStyle::Dashed),
    };
    Label {
        id: LabelId::new(id),
        name: name.into(),
        description: description.into(),
        key: Some(key),
        hue,
        line,
        attributes: attributes.to_vec(),
    }
}

fn relation_type(id: &str, name: &str, from: &str, to: &str) -> RelationType {
    let (from, to) = (vec![LabelId::new(from)], vec![LabelId::new(to)]);
    RelationType { id: id.into(), name: name.into(), from, to }
}

fn scheme(labels: Vec<Label>, relation_types: Vec<RelationType>, guidelines: &str) -> Scheme {
    Scheme { labels, relation_types, guidelines: guidelines.into(), keymap: Default::default() }
}

const GUARDIAN_GUIDELINES: &str = "\
# Quotes as the Guardian and AFP mark them

- Content is what stands in quotation marks, marks and inner punctuation included. Nothing retold.
- A quote over several paragraphs is one content; a quote that other words interrupt is several.
- Content may stand without source or cue, never the other way round.
- The source is the nearest name or pronoun. A job title belongs to it, further description does not.
- Auxiliary verbs do not belong to the cue; “according to” is one.
- Of quotes inside quotes, mark the outermost. Leave out mottoes, invented speech and words held at a distance.
";

const POLNEAR_GUIDELINES: &str = "\
# Attribution as PolNeAR marks it

- Content is all that is attributed, quoted or retold. Inside quotation marks it is everything, the marks included,
  even where it is interrupted.
- A cue is one piece. A colon belongs to it, a comma does not.
- Articles, titles and clauses that identify belong to the source. A report or the author can be a source.
- Where no source is named, set “Source” of the content to implicit.
- Attributions do not nest: mark the outermost; no word takes part in two.
- Denied and negated attributions count. Titles and words held at a distance do not.
";

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn presets_are_schemes_that_can_be_told_apart() {
        let presets = Scheme::presets();
        assert_eq!(presets[0].scheme, Scheme::preset());
        let ids: BTreeSet<_> = presets.iter().map(|preset| preset.id).collect();
        assert_eq!(ids.len(), presets.len());
        for Preset { id, scheme, .. } in presets {
            let (labels, relation_types) = (scheme.labels.clone(), scheme.relation_types.clone());
            let again =
                Scheme::new(labels, relation_types).and_then(|it| it.with_guidelines(scheme.guidelines()));
            assert_eq!(again.as_ref(), Ok(&scheme), "{id}");
            let n_labels = scheme.labels().len();
            let distinct = |n: usize| assert_eq!(n, n_labels, "{id}");
            distinct(scheme.labels().iter().filter_map(|label| label.key).collect::<BTreeSet<_>>().len());
            distinct(scheme.labels().iter().map(|label| label.hue).collect::<BTreeSet<_>>().len());
            distinct(scheme.labels().iter().map(|label| label.line).collect::<BTreeSet<_>>().len());
        }
    }
}
