//! What the palette offers: all actions, all labels, all articles.

use leptos::prelude::*;

use super::Session;
use crate::model::{DocumentId, LabelId};
use crate::text::with_odd_shown;
use crate::workspace::{ACTIONS, Chord, Group};

/// One thing that the palette can do.
#[derive(Debug, Clone, PartialEq)]
pub struct PaletteEntry {
    what: What,
    /// What it is called.
    pub name: String,
    /// What it belongs to.
    pub group: String,
    /// Its keys.
    pub chords: Vec<Chord>,
}

#[derive(Debug, Clone, PartialEq)]
enum What {
    Action(crate::workspace::Action),
    Label(LabelId),
    Article(DocumentId),
}

impl PaletteEntry {
    /// Whether all words typed stand in its name or group, in any order.
    pub fn answers(&self, typed: &str) -> bool {
        let (name, group) = (self.name.to_lowercase(), self.group.to_lowercase());
        typed.to_lowercase().split_whitespace().all(|word| name.contains(word) || group.contains(word))
    }
}

impl Session {
    /// Everything that can be done, labels first. Moving the caret is for keys alone.
    pub fn palette_entries(&self) -> Vec<PaletteEntry> {
        let t = self.words();
        let labels = self.read(|workspace| {
            let labels = workspace.library().scheme.labels().iter();
            let entry = |label: &crate::model::Label| PaletteEntry {
                what: What::Label(label.id.clone()),
                name: t.dialogs.tag_as(t.label_name(label)),
                group: t.keys.group(Group::Annotation).into(),
                chords: label.key.and_then(|key| key.to_string().parse().ok()).into_iter().collect(),
            };
            labels.map(entry).collect::<Vec<_>>()
        });
        let actions = ACTIONS.iter().filter(|info| info.group != Group::Caret).map(|info| PaletteEntry {
            what: What::Action(info.action),
            name: t.keys.action(info.action).into(),
            group: t.keys.group(info.group).into(),
            chords: self.keymap.with_value(|keymap| keymap.chords(info.action)),
        });
        let articles = self.read(|workspace| {
            let documents = workspace.library().documents().iter();
            let entry = |document: &std::sync::Arc<crate::model::Document>| PaletteEntry {
                what: What::Article(document.id().clone()),
                name: t.dialogs.open_article(&with_odd_shown(&document.meta.title)),
                group: t.keys.group(Group::Article).into(),
                chords: Vec::new(),
            };
            documents.map(entry).collect::<Vec<_>>()
        });
        labels.into_iter().chain(actions).chain(articles).collect()
    }

    /// Does what was picked.
    pub fn run(&self, entry: &PaletteEntry) {
        match &entry.what {
            What::Action(action) => self.act(*action),
            What::Label(label) => self.tag(label, false),
            What::Article(id) => self.open(id),
        }
    }
}
