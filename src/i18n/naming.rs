//! What the parts of a scheme are called: the catalogue's word as long as a part has a preset id and still its preset
//! name; as soon as a person gives it a name of their own, that name.

use std::borrow::Cow;

use super::{Catalogue, Language, SchemeWords};
use crate::model::{AttributeDef, Label, LabelId, RelationType, Scheme};

fn english() -> &'static SchemeWords {
    &Language::English.catalogue().scheme
}

/// The word, if `name` is what the preset calls it.
fn word(name: &str, preset: Option<&'static str>, word: Option<&'static str>) -> Option<&'static str> {
    word.filter(|_| preset == Some(name))
}

impl Catalogue {
    /// What a label is called.
    pub fn label_name<'a>(&self, label: &'a Label) -> &'a str {
        let id = label.id.as_str();
        word(&label.name, english().label(id), self.scheme.label(id)).unwrap_or(&label.name)
    }

    /// What the label of that id is called; the id itself if the scheme lacks it.
    pub fn label_name_of<'a>(&self, scheme: &'a Scheme, id: &'a LabelId) -> &'a str {
        scheme.label(id).map_or(id.as_str(), |label| self.label_name(label))
    }

    /// What a label of that name is called, where only the name is known.
    pub fn label_name_called<'a>(&self, name: &'a str) -> &'a str {
        let preset = ["quote", "claim", "entity"].into_iter().find(|id| english().label(id) == Some(name));
        preset.and_then(|id| self.scheme.label(id)).unwrap_or(name)
    }

    /// What a label is for.
    pub fn label_description<'a>(&self, label: &'a Label) -> &'a str {
        let id = label.id.as_str();
        let preset = english().description(id);
        word(&label.description, preset, self.scheme.description(id)).unwrap_or(&label.description)
    }

    /// What an attribute of a label is called.
    pub fn attribute_name<'a>(&self, label: &LabelId, def: &'a AttributeDef) -> &'a str {
        let preset = english().attribute(label.as_str(), &def.id);
        word(&def.name, preset, self.scheme.attribute(label.as_str(), &def.id)).unwrap_or(&def.name)
    }

    /// What an attribute is called, where its label is not known.
    pub fn attribute_name_alone<'a>(&self, def: &'a AttributeDef) -> &'a str {
        let named = |label| {
            word(&def.name, english().attribute(label, &def.id), self.scheme.attribute(label, &def.id))
        };
        ["quote", "claim", "entity"].into_iter().find_map(named).unwrap_or(&def.name)
    }

    /// What an attribute of that id is called, where only the id is known; the id itself if it is no preset one.
    pub fn attribute_name_called<'a>(&self, id: &'a str) -> &'a str {
        ["quote", "claim", "entity"]
            .into_iter()
            .find_map(|label| self.scheme.attribute(label, id))
            .unwrap_or(id)
    }

    /// What a relation type is called.
    pub fn relation_name<'a>(&self, kind: &'a RelationType) -> &'a str {
        word(&kind.name, english().relation(&kind.id), self.scheme.relation(&kind.id)).unwrap_or(&kind.name)
    }

    /// What the relation type of that id is called; the id itself if the scheme lacks it.
    pub fn relation_name_of<'a>(&self, scheme: &'a Scheme, id: &'a str) -> &'a str {
        scheme.relation_type(id).map_or(id, |kind| self.relation_name(kind))
    }

    /// What a value of a choice is called: the catalogue's word if it has one, else the value with blanks for
    /// underscores.
    pub fn value_name<'a>(&self, value: &'a str) -> Cow<'a, str> {
        match self.scheme.value(value) {
            Some(word) => word.into(),
            None if value.contains('_') => value.replace('_', " ").into(),
            None => value.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn german() -> &'static Catalogue {
        Language::German.catalogue()
    }

    #[test]
    fn preset_names_are_translated_and_own_names_are_kept() {
        let scheme = Scheme::preset();
        let mut label = scheme.labels()[0].clone();
        assert_eq!(german().label_name(&label), "Zitat");
        assert_eq!(Language::English.catalogue().label_name(&label), "Quote");
        assert_eq!(german().attribute_name(&label.id, &label.attributes[0]), "Art");
        assert_ne!(german().label_description(&label), label.description);
        label.name = "O-Ton".into();
        label.description = "Ours.".into();
        label.attributes[0].name = "Sorte".into();
        assert_eq!(german().label_name(&label), "O-Ton");
        assert_eq!(german().label_description(&label), "Ours.");
        assert_eq!(german().attribute_name(&label.id, &label.attributes[0]), "Sorte");
        // The preset's name on a label of another id is somebody's own.
        label.id = LabelId::new("mine");
        label.name = "Quote".into();
        assert_eq!(german().label_name(&label), "Quote");
    }

    #[test]
    fn what_only_an_id_names_is_translated_if_the_scheme_has_it() {
        let scheme = Scheme::preset();
        assert_eq!(german().label_name_of(&scheme, &LabelId::new("claim")), "Behauptung");
        assert_eq!(german().label_name_of(&scheme, &LabelId::new("gone")), "gone");
        assert_eq!(german().relation_name_of(&scheme, "same_as"), "Dasselbe wie");
        assert_eq!(german().relation_name_of(&scheme, "gone"), "gone");
        assert_eq!(german().label_name_called("Entity"), "Entität");
        assert_eq!(german().label_name_called("Mine"), "Mine");
        assert_eq!(german().attribute_name_called("reviewer"), "Geprüft von");
        assert_eq!(german().attribute_name_called("mine"), "mine");
    }

    #[test]
    fn values_are_words() {
        assert_eq!(Language::English.catalogue().value_name("free_indirect"), "free indirect");
        assert_eq!(german().value_name("free_indirect"), "erlebte Rede");
        assert_eq!(german().value_name("of_our_own"), "of our own");
        assert_eq!(german().value_name("plain"), "plain");
    }
}
