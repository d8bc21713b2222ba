//! The scheme: which labels there are, what may be said about each, and how annotations may be linked.

use std::collections::{BTreeMap, BTreeSet};

use super::{AttributeDef, LabelId, SchemeError};

/// Labels, their attributes, and relation types. A value in itself: changing it makes another one.
#[derive(Debug, Clone, PartialEq)]
pub struct Scheme {
    pub(super) labels: Vec<Label>,
    pub(super) relation_types: Vec<RelationType>,
    pub(super) guidelines: String,
    pub(super) keymap: BTreeMap<String, Vec<String>>,
}

/// One label.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// Used in files; unique in the scheme.
    pub id: LabelId,
    /// Shown to people.
    pub name: String,
    /// What it is for, in a sentence.
    pub description: String,
    /// The key that tags with it, a lower-case letter or digit; unique in the scheme.
    pub key: Option<char>,
    /// Its colour, one of a tested set.
    pub hue: Hue,
    /// Its underline, so that colour is never the only sign.
    pub line: LineStyle,
    /// What may be said about an annotation of this label.
    pub attributes: Vec<AttributeDef>,
}

/// One way to link two annotations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelationType {
    /// Used in files; unique in the scheme.
    pub id: String,
    /// Shown to people.
    pub name: String,
    /// Labels it may start from; empty means any.
    pub from: Vec<LabelId>,
    /// Labels it may point to; empty means any.
    pub to: Vec<LabelId>,
}

macro_rules! word_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// All of them, in the order in which new labels take them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word used in files and in style sheets.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The one that [`Self::as_str`] names so.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|it| it.as_str() == word)
            }
        }
    };
}

word_enum! {
    /// A colour of the tested set (`style/tokens.css`), light and dark: told apart by colour-blind people,
    /// ink on its tint above 7 : 1, its line above 3 : 1 on paper.
    Hue {
        /// Blue, `quote` by default.
        Blue = "blue",
        /// Orange, `claim` by default.
        Orange = "orange",
        /// Green, `entity` by default.
        Green = "green",
        /// Purple.
        Purple = "purple",
        /// Red.
        Red = "red",
        /// Olive.
        Olive = "olive",
    }
}

word_enum! {
    /// The shape of a label's underline.
    LineStyle {
        /// A full line.
        Solid = "solid",
        /// Dashes.
        Dashed = "dashed",
        /// Dots.
        Dotted = "dotted",
        /// Two lines.
        Double = "double",
        /// Waves.
        Wavy = "wavy",
    }
}

/// The longest guidelines, in characters.
pub const MAX_GUIDELINES: usize = 100_000;

impl Scheme {
    /// A scheme of these labels and relation types, in this order.
    ///
    /// # Errors
    /// No label; an id that is empty or stands twice; a key that stands twice; a relation type that names a
    /// label that is not there; a condition that can never hold.
    pub fn new(labels: Vec<Label>, relation_types: Vec<RelationType>) -> Result<Self, SchemeError> {
        if labels.is_empty() {
            return Err(SchemeError::NoLabel);
        }
        all_different(labels.iter().map(|label| label.id.as_str()))?;
        all_different(relation_types.iter().map(|kind| kind.id.as_str()))?;
        let mut keys = BTreeSet::new();
        for label in &labels {
            all_different(label.attributes.iter().map(|attribute| attribute.id.as_str()))?;
            if let Some(key) = label.key.filter(|&key| !keys.insert(key)) {
                return Err(SchemeError::Key(key));
            }
            label.check_conditions()?;
        }
        for kind in &relation_types {
            let known = |id: &&LabelId| !labels.iter().any(|label| &label.id == *id);
            if let Some(label) = kind.from.iter().chain(&kind.to).find(known) {
                return Err(SchemeError::UnknownLabel {
                    relation: kind.id.clone(),
                    label: label.to_string(),
                });
            }
        }
        Ok(Self { labels, relation_types, guidelines: String::new(), keymap: BTreeMap::new() })
    }

    /// This scheme with other guidelines, in Markdown; may be empty.
    ///
    /// # Errors
    /// More than [`MAX_GUIDELINES`] characters.
    pub fn with_guidelines(self, guidelines: impl Into<String>) -> Result<Self, SchemeError> {
        let guidelines = guidelines.into();
        match guidelines.chars().nth(MAX_GUIDELINES) {
            Some(_) => Err(SchemeError::Guidelines),
            None => Ok(Self { guidelines, ..self }),
        }
    }

    /// This scheme with other keys: for an action's id, the chords that ask for it (`Ctrl+K`). Whoever handles
    /// keys knows the actions; here they are names.
    ///
    /// # Errors
    /// The empty text as an action or a chord.
    pub fn with_keymap(self, keymap: BTreeMap<String, Vec<String>>) -> Result<Self, SchemeError> {
        if keymap.iter().any(|(action, chords)| action.is_empty() || chords.iter().any(String::is_empty)) {
            return Err(SchemeError::Keymap);
        }
        Ok(Self { keymap, ..self })
    }

    /// What annotators agreed on, in Markdown; empty if nothing is written down.
    pub fn guidelines(&self) -> &str {
        &self.guidelines
    }

    /// The chords by action id that differ from the usual ones.
    pub fn keymap(&self) -> &BTreeMap<String, Vec<String>> {
        &self.keymap
    }

    /// The labels, in the order shown.
    pub fn labels(&self) -> &[Label] {
        &self.labels
    }

    /// The relation types, in the order shown.
    pub fn relation_types(&self) -> &[RelationType] {
        &self.relation_types
    }

    /// The label of that id.
    pub fn label(&self, id: &LabelId) -> Option<&Label> {
        self.labels.iter().find(|label| &label.id == id)
    }

    /// The relation type of that id.
    pub fn relation_type(&self, id: &str) -> Option<&RelationType> {
        self.relation_types.iter().find(|kind| kind.id == id)
    }

    /// Whether a relation type joins these labels, in this direction.
    pub fn allows(&self, relation_type: &str, from: &LabelId, to: &LabelId) -> bool {
        let fits = |labels: &[LabelId], label| labels.is_empty() || labels.contains(label);
        self.relation_type(relation_type).is_some_and(|kind| fits(&kind.from, from) && fits(&kind.to, to))
    }

    /// This scheme with all of `other` that it does not have yet; `self` wins where an id is in both. Keys that
    /// are taken are left off the labels that come in. Guidelines come in where there are none; the keymap never:
    /// somebody else’s file must not change what one’s keys do.
    #[must_use]
    pub fn merged_with(&self, other: &Self) -> Self {
        let mut merged = self.clone();
        if merged.guidelines.is_empty() {
            merged.guidelines.clone_from(&other.guidelines);
        }
        for label in &other.labels {
            if merged.label(&label.id).is_none() {
                let mut label = label.clone();
                label.key = label.key.filter(|key| merged.labels.iter().all(|l| l.key != Some(*key)));
                merged.labels.push(label);
            }
        }
        for kind in &other.relation_types {
            if merged.relation_type(&kind.id).is_none() {
                merged.relation_types.push(kind.clone());
            }
        }
        merged
    }
}

fn all_different<'a>(ids: impl Iterator<Item = &'a str>) -> Result<(), SchemeError> {
    let mut seen = BTreeSet::new();
    for id in ids {
        if id.is_empty() || !seen.insert(id) {
            return Err(SchemeError::Id(id.to_owned()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(id: &str, key: Option<char>) -> Label {
        Label {
            id: LabelId::new(id),
            name: id.into(),
            description: String::new(),
            key,
            hue: Hue::Blue,
            line: LineStyle::Solid,
            attributes: Vec::new(),
        }
    }

    #[test]
    fn refuses_what_makes_no_scheme() {
        assert_eq!(Scheme::new(vec![], vec![]), Err(SchemeError::NoLabel));
        let twice = vec![label("a", None), label("a", None)];
        assert_eq!(Scheme::new(twice, vec![]), Err(SchemeError::Id("a".into())));
        let keys = vec![label("a", Some('q')), label("b", Some('q'))];
        assert_eq!(Scheme::new(keys, vec![]), Err(SchemeError::Key('q')));
        let kind = RelationType {
            id: "x".into(),
            name: "X".into(),
            from: vec![LabelId::new("nowhere")],
            to: vec![],
        };
        assert!(matches!(
            Scheme::new(vec![label("a", None)], vec![kind]),
            Err(SchemeError::UnknownLabel { .. })
        ));
    }

    #[test]
    fn merging_keeps_ours_and_frees_keys() {
        let ours = Scheme::new(vec![label("a", Some('q'))], vec![]).unwrap();
        let theirs = Scheme::new(vec![label("a", None), label("b", Some('q'))], vec![]).unwrap();
        let merged = ours.merged_with(&theirs);
        let keys: Vec<_> = merged.labels().iter().map(|l| (l.id.as_str(), l.key)).collect();
        assert_eq!(keys, [("a", Some('q')), ("b", None)]);
    }

    #[test]
    fn merging_takes_guidelines_where_there_are_none_and_never_keys() {
        let plain = Scheme::new(vec![label("a", None)], vec![]).unwrap();
        let keymap = BTreeMap::from([("tidy".to_owned(), vec!["Ctrl+K".to_owned()])]);
        let full = plain.clone().with_guidelines("Theirs").unwrap().with_keymap(keymap).unwrap();
        let merged = plain.merged_with(&full);
        assert_eq!((merged.guidelines(), merged.keymap().len()), ("Theirs", 0));
        assert_eq!(full.merged_with(&plain), full);
        let own = plain.clone().with_guidelines("Ours").unwrap();
        assert_eq!(own.merged_with(&full), own);
    }

    #[test]
    fn guidelines_and_keys_have_limits() {
        let plain = Scheme::new(vec![label("a", None)], vec![]).unwrap();
        assert!(plain.clone().with_guidelines("ü".repeat(MAX_GUIDELINES)).is_ok());
        let long = plain.clone().with_guidelines("ü".repeat(MAX_GUIDELINES + 1));
        assert_eq!(long, Err(SchemeError::Guidelines));
        let keymap = BTreeMap::from([("tidy".to_owned(), vec![String::new()])]);
        assert_eq!(plain.with_keymap(keymap), Err(SchemeError::Keymap));
    }

    #[test]
    fn the_preset_is_a_scheme() {
        let preset = Scheme::preset();
        assert_eq!(Scheme::new(preset.labels.clone(), preset.relation_types.clone()), Ok(preset));
    }
}
