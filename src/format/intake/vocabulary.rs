//! Labels, attributes and relation types as they turn up in foreign files, gathered into a scheme. Those that
//! Factmark's own scheme has are taken from there, whatever the case of their letters; the others are made.

use std::collections::BTreeMap;

use crate::format::export::{bare_label, bare_relation_type};
use crate::model::{
    AttributeDef, AttributeKind, AttributeValue, Hue, Label, LabelId, LineStyle, RelationType, Scheme,
};

/// The scheme while it grows.
#[derive(Debug)]
pub(super) struct Vocabulary {
    known: Scheme,
    labels: Vec<Label>,
    relation_types: Vec<RelationType>,
    /// What a file calls a label, and its position among the labels.
    by_name: BTreeMap<String, usize>,
}

impl Vocabulary {
    /// Nothing yet; definitions are taken from `known`.
    pub(super) fn new(known: Scheme) -> Self {
        Self { known, labels: Vec::new(), relation_types: Vec::new(), by_name: BTreeMap::new() }
    }

    /// The label that a file calls so.
    pub(super) fn label(&mut self, name: &str) -> LabelId {
        let at = match self.by_name.get(name) {
            Some(&at) => at,
            None => {
                let label = self.known_label(name).unwrap_or_else(|| self.new_label(name));
                let at = self.labels.iter().position(|it| it.id == label.id).unwrap_or(self.labels.len());
                if at == self.labels.len() {
                    self.labels.push(label);
                }
                self.by_name.insert(name.to_owned(), at);
                at
            }
        };
        self.labels[at].id.clone()
    }

    fn known_label(&self, name: &str) -> Option<Label> {
        let labels = self.known.labels();
        let exact = labels.iter().find(|label| label.id.as_str() == name);
        let same = |it: &str| it.to_lowercase() == name.to_lowercase();
        exact.or_else(|| labels.iter().find(|label| same(label.id.as_str()) || same(&label.name))).cloned()
    }

    /// Colours and lines in turn, those of the known scheme last.
    fn new_label(&self, name: &str) -> Label {
        let name = if name.is_empty() { "unlabelled" } else { name };
        let n = self.known.labels().len() + self.labels.len();
        let hue = Hue::ALL.get(n % Hue::ALL.len()).copied().unwrap_or(Hue::Blue);
        let line = LineStyle::ALL.get(n % LineStyle::ALL.len()).copied().unwrap_or(LineStyle::Solid);
        Label { hue, line, ..bare_label(LabelId::new(name)) }
    }

    /// The kind of an attribute of a label; one that is not known is made to fit the value.
    pub(super) fn attribute(
        &mut self,
        label: &LabelId,
        id: &str,
        value: &AttributeValue,
    ) -> Option<&AttributeKind> {
        let label = self.labels.iter_mut().find(|it| &it.id == label)?;
        let at = match label.attributes.iter().position(|it| it.id == id) {
            Some(at) => at,
            None => {
                let kind = match value {
                    AttributeValue::Text(_) => AttributeKind::Text,
                    AttributeValue::Number(_) => AttributeKind::Number,
                    AttributeValue::Flag(_) => AttributeKind::Flag,
                    AttributeValue::Evidence(_) => AttributeKind::Evidence,
                };
                label.attributes.push(AttributeDef {
                    id: id.to_owned(),
                    name: id.to_owned(),
                    kind,
                    when: None,
                });
                label.attributes.len() - 1
            }
        };
        label.attributes.get(at).map(|it| &it.kind)
    }

    /// A relation type that a file calls so.
    pub(super) fn relation_type(&mut self, name: &str, from: &LabelId, to: &LabelId) -> String {
        let name = if name.is_empty() { "related" } else { name };
        let same = |it: &&RelationType| it.id == name || it.id.to_lowercase() == name.to_lowercase();
        let mut kind = match self.relation_types.iter().find(same) {
            Some(kind) => kind.clone(),
            None => {
                let kind = self.known.relation_types().iter().find(same).cloned();
                kind.unwrap_or_else(|| bare_relation_type(name))
            }
        };
        // What the file links may be linked: a type that joins other labels here is widened.
        for (allowed, label) in [(&mut kind.from, from), (&mut kind.to, to)] {
            if !allowed.is_empty() && !allowed.contains(label) {
                allowed.push(label.clone());
            }
        }
        let id = kind.id.clone();
        match self.relation_types.iter_mut().find(|it| it.id == id) {
            Some(known) => *known = kind,
            None => self.relation_types.push(kind),
        }
        id
    }

    /// The scheme; `None` if no label turned up. Labels that only a relation type names are added.
    pub(super) fn finish(mut self) -> Option<Scheme> {
        if self.labels.is_empty() {
            return None;
        }
        let ids: Vec<LabelId> = self.labels.iter().map(|label| label.id.clone()).collect();
        for kind in &mut self.relation_types {
            for list in [&mut kind.from, &mut kind.to] {
                list.retain(|label| ids.contains(label));
            }
        }
        // A condition may name an attribute that is there: definitions come whole, so it is.
        let bare = || {
            // Whatever a file did to the attributes, its labels are in the scheme.
            let labels = ids.iter().cloned().map(bare_label).collect();
            let kinds = self.relation_types.iter().map(|kind| bare_relation_type(&kind.id)).collect();
            Scheme::new(labels, kinds).ok()
        };
        Scheme::new(self.labels.clone(), self.relation_types.clone()).ok().or_else(bare)
    }
}
