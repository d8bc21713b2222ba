//! Links: one key links the chosen annotation to the likeliest other one, the same key again goes on to the next.

use leptos::prelude::*;

use super::Session;
use crate::edit::Command;
use crate::model::{Annotation, AnnotationId, Document, RelationId, Scheme};
use crate::platform::LinkArc;
use crate::suggest::{Link, link_targets, links_of};
use crate::workspace::Gesture;

/// A walk through proposals: it is over when anything else is done.
#[derive(Debug, Clone)]
pub(super) struct Linking {
    from: AnnotationId,
    kind: String,
    /// The proposals, best first.
    targets: Vec<AnnotationId>,
    /// Which of them is linked now.
    at: usize,
}

/// A link of the chosen annotation, as the inspector lists it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct LinkItem {
    /// The link.
    pub relation: RelationId,
    /// The id of its type, for its words.
    pub kind: String,
    /// The annotation at the other end.
    pub other: AnnotationId,
    /// Its words.
    pub words: String,
    /// The colour of its label.
    pub hue: &'static str,
    /// Its underline.
    pub line: &'static str,
    /// Whether the link starts at the chosen annotation.
    pub is_outgoing: bool,
}

impl Session {
    /// Links the chosen annotation to the likeliest other one; again: to the next one instead.
    pub fn link_next(&self) {
        let walk = self
            .linking
            .get_value()
            .filter(|walk| self.chosen.with_untracked(|id| id.as_ref() == Some(&walk.from)));
        match walk {
            Some(walk) => self.link_on(walk),
            None => match self.kinds_to_link().into_iter().next() {
                Some(kind) => self.link_by(&kind),
                None => self.nothing_to_link(),
            },
        }
    }

    /// Links by the next relation type that the label allows.
    pub(super) fn link_other(&self) {
        let kinds = self.kinds_to_link();
        let now = self.linking.with_value(|walk| walk.as_ref().map(|walk| walk.kind.clone()));
        let at = now.and_then(|now| kinds.iter().position(|kind| *kind == now));
        match kinds.get(at.map_or(kinds.len().min(2).saturating_sub(1), |at| (at + 1) % kinds.len().max(1))) {
            Some(kind) => self.link_by(kind),
            None => self.nothing_to_link(),
        }
    }

    fn nothing_to_link(&self) {
        if self.chosen.with_untracked(Option::is_none) {
            self.inform(self.words().editing.choose_first, &[]);
        } else {
            self.inform(self.words().finding.nothing_to_link, &[]);
        }
    }

    /// The relation types for which there are proposals, those without a link yet first.
    fn kinds_to_link(&self) -> Vec<String> {
        let kinds = self.with_open(|document, scheme, chosen| {
            let (out, _) = links_of(document, &chosen.id);
            let mut kinds: Vec<(bool, String)> = scheme
                .relation_types()
                .iter()
                .filter(|kind| kind.from.is_empty() || kind.from.contains(&chosen.label))
                .filter(|kind| !link_targets(document, scheme, &chosen.id, &kind.id).is_empty())
                .map(|kind| (out.iter().any(|link| link.kind == kind.id), kind.id.clone()))
                .collect();
            kinds.sort_by_key(|(is_linked, _)| *is_linked);
            kinds.into_iter().map(|(_, kind)| kind).collect()
        });
        kinds.unwrap_or_default()
    }

    fn with_open<T>(&self, look: impl FnOnce(&Document, &Scheme, &Annotation) -> T) -> Option<T> {
        self.read(|workspace| {
            Some(look(workspace.document()?, &workspace.library().scheme, workspace.chosen()?))
        })
    }

    /// Begins a walk through the proposals for one relation type.
    pub fn link_by(&self, kind: &str) {
        let found = self.with_open(|document, scheme, chosen| {
            (chosen.id.clone(), link_targets(document, scheme, &chosen.id, kind))
        });
        let Some((from, targets)) = found.filter(|(_, targets)| !targets.is_empty()) else {
            return self.nothing_to_link();
        };
        self.end_typing();
        let walk = Linking { from, kind: kind.to_owned(), targets, at: 0 };
        self.link_to_target(walk);
    }

    fn link_on(&self, walk: Linking) {
        if let Some(relation) = self.linked(&walk) {
            let Some(document) = self.document_id() else { return };
            self.dispatch_joined(
                Command::DeleteRelation { document, relation },
                Gesture::Linking(walk.from.clone()),
            );
        }
        let at = walk.at + 1;
        if at < walk.targets.len() {
            self.link_to_target(Linking { at, ..walk });
        } else {
            self.linking.set_value(None);
            self.end_typing();
            self.announce(self.words().finding.no_more_proposals);
        }
    }

    fn linked(&self, walk: &Linking) -> Option<RelationId> {
        let target = walk.targets.get(walk.at)?;
        self.read(|workspace| {
            let found = workspace
                .document()?
                .relations()
                .find(|link| link.kind == walk.kind && link.from == walk.from && link.to == *target)?;
            Some(found.id.clone())
        })
    }

    fn link_to_target(&self, walk: Linking) {
        let (Some(document), Some(to)) = (self.document_id(), walk.targets.get(walk.at).cloned()) else {
            return;
        };
        let (from, kind) = (walk.from.clone(), walk.kind.clone());
        let command = Command::AddRelation { document, kind, from: from.clone(), to: to.clone() };
        if self.dispatch_joined(command, Gesture::Linking(from)) {
            let said = self.read(|workspace| {
                let document = workspace.document()?;
                let words = document.words_of(document.annotations().get(&to)?);
                let name = self.words().relation_name_of(&workspace.library().scheme, &walk.kind);
                Some(format!("{name}: {words}"))
            });
            let (at, n) = (self.count(walk.at + 1), self.count(walk.targets.len()));
            self.linking.set_value(Some(walk));
            if let Some(said) = said {
                self.announce(&format!("{said} {}", self.words().finding.position(&at, &n)));
            }
        }
    }

    /// Whoever does something else has found what they wanted.
    pub(super) fn end_linking(&self) {
        if self.linking.with_value(Option::is_some) {
            self.linking.set_value(None);
            self.end_typing();
        }
    }

    /// The links of the chosen annotation. Follows changes.
    pub fn link_items(&self) -> Vec<LinkItem> {
        self.follow_inspected();
        let items = self.with_open(|document, scheme, chosen| {
            let (out, back) = links_of(document, &chosen.id);
            let item = |link: Link, is_outgoing: bool| {
                let label = scheme.label(&link.other.label);
                LinkItem {
                    relation: link.relation,
                    kind: link.kind,
                    other: link.other.id.clone(),
                    words: link.words,
                    hue: label.map_or("grey", |label| label.hue.as_str()),
                    line: label.map_or("solid", |label| label.line.as_str()),
                    is_outgoing,
                }
            };
            let out = out.into_iter().map(|link| item(link, true));
            out.chain(back.into_iter().map(|link| item(link, false))).collect()
        });
        items.unwrap_or_default()
    }

    /// The relation types that may start at the chosen annotation: id and name. Follows changes.
    pub fn link_kinds(&self) -> Vec<(String, String)> {
        self.follow_inspected();
        let kinds = self.with_open(|_, scheme, chosen| {
            let kinds = scheme.relation_types().iter();
            let may_start = kinds.filter(|kind| kind.from.is_empty() || kind.from.contains(&chosen.label));
            may_start.map(|kind| (kind.id.clone(), self.words().relation_name(kind).to_owned())).collect()
        });
        kinds.unwrap_or_default()
    }

    /// Deletes a link.
    pub fn unlink(&self, relation: RelationId) {
        if let Some(document) = self.document_id() {
            self.dispatch(Command::DeleteRelation { document, relation });
        }
    }

    /// The arcs to draw for the chosen annotation's links.
    pub fn link_arcs(&self) -> Vec<LinkArc> {
        let arcs = self.with_view(|view, workspace| {
            let (document, chosen) = (workspace.document()?, workspace.chosen()?);
            let (out, back) = links_of(document, &chosen.id);
            let text = document.text();
            let out =
                out.iter().filter_map(|link| view.link_arc(text, &chosen.fragments, &link.other.fragments));
            let back =
                back.iter().filter_map(|link| view.link_arc(text, &link.other.fragments, &chosen.fragments));
            Some(out.chain(back).collect())
        });
        arcs.unwrap_or_default()
    }
}
