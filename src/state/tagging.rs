//! From a selection to a tag, and moving the bounds of what is tagged.

use leptos::prelude::*;

use super::{Dialog, Session, words};
use crate::edit::{Command, Refusal};
use crate::model::{Annotation, AnnotationId, DocumentId, Fragments, LabelId, Origin};
use crate::platform;
use crate::text::{Direction, Edge, Granularity, MoveUnit, Span, move_bound, snap};
use crate::workspace::Action;

/// What is selected in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Selected {
    /// What a tag would cover.
    pub span: Span,
    /// Whether that differs from what the browser shows as selected.
    pub is_snapped: bool,
    /// Whether it was drawn from its end to its start.
    pub is_backward: bool,
    /// Whether keys moved the caret there: whoever works by keys needs no bar of buttons.
    pub is_by_key: bool,
}

/// One way to move a bound of the chosen annotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BoundMove {
    /// Which end.
    pub edge: Edge,
    /// To which side.
    pub direction: Direction,
    /// How far.
    pub unit: MoveUnit,
}

impl BoundMove {
    fn of(action: Action) -> Option<Self> {
        use Action as A;
        let (edge, direction, unit) = match action {
            A::StartWordLeft => (Edge::Start, Direction::Left, MoveUnit::Word),
            A::StartWordRight => (Edge::Start, Direction::Right, MoveUnit::Word),
            A::EndWordLeft => (Edge::End, Direction::Left, MoveUnit::Word),
            A::EndWordRight => (Edge::End, Direction::Right, MoveUnit::Word),
            A::StartCharacterLeft => (Edge::Start, Direction::Left, MoveUnit::Character),
            A::StartCharacterRight => (Edge::Start, Direction::Right, MoveUnit::Character),
            A::EndCharacterLeft => (Edge::End, Direction::Left, MoveUnit::Character),
            A::EndCharacterRight => (Edge::End, Direction::Right, MoveUnit::Character),
            _ => return None,
        };
        Some(Self { edge, direction, unit })
    }
}

impl Session {
    /// What the browser shows as selected now, as a tag would take it.
    pub fn look_at_selection(&self, is_exact: bool) -> Option<Selected> {
        self.with_view(|view, workspace| {
            let text = workspace.document()?.text();
            let picked = platform::picked(view.root(), text)?;
            let granularity = if is_exact { Granularity::Characters } else { Granularity::Words };
            let span = snap(text, picked.span, granularity)?;
            Some(Selected {
                span,
                is_snapped: span != picked.span,
                is_backward: picked.is_backward,
                is_by_key: false,
            })
        })
    }

    /// Takes note of what is selected, and shows what a tag would cover.
    pub fn select(&self, selected: Option<Selected>) {
        let before = self.selected.get_untracked();
        // The browser tells of the selection that keys have set.
        let is_same = |selected: Selected| Some(Selected { is_by_key: true, ..selected }) == before;
        if before == selected || selected.is_some_and(is_same) {
            return;
        }
        let ranges = selected.filter(|selected| selected.is_snapped).and_then(|selected| {
            self.with_view(|view, workspace| Some(view.ranges(workspace.document()?.text(), [selected.span])))
        });
        platform::show_pending(ranges.as_deref());
        match selected {
            Some(_) => self.selected.set(selected),
            None => self.deselect_soon(),
        }
    }

    /// Remembers whether the pointer draws exact characters; at once, because a key may follow before the next frame.
    pub fn draw_exactly(&self, is_exact: bool) {
        self.is_exact.set_value(is_exact);
    }

    /// Whether the last selection was drawn with Alt held.
    pub fn draws_exactly(&self) -> bool {
        self.is_exact.get_value()
    }

    /// Tags what is selected; with nothing selected, gives the chosen annotation the label.
    pub fn tag(&self, label: &LabelId, is_exact: bool) {
        // Asked afresh: a key may follow the selection faster than any event.
        let is_exact = is_exact || self.draws_exactly();
        let Some(selected) = self.look_at_selection(is_exact) else {
            return self.relabel(label);
        };
        let Some(document) = self.document_id() else { return };
        let (label, fragments) = (label.clone(), Fragments::one(selected.span));
        let command = Command::AddAnnotation { document, label, fragments, origin: Origin::Manual };
        if self.dispatch(command) {
            self.after_tagging(selected.span);
        }
    }

    /// What was selected is marked now: the selection goes, the caret stays there.
    pub(super) fn after_tagging(&self, span: Span) {
        self.leave_caret_on(span);
        platform::clear_selection();
        self.draw_exactly(false);
        self.select(None);
    }

    /// Gives the chosen annotation another label.
    pub fn relabel(&self, label: &LabelId) {
        match (self.document_id(), self.chosen.get_untracked()) {
            (Some(document), Some(annotation)) => {
                self.dispatch(Command::Relabel { document, annotation, label: label.clone() });
            }
            _ => self.inform(self.words().editing.select_first, &[]),
        }
    }

    /// Deletes the chosen annotation.
    pub fn delete_chosen(&self) {
        match (self.document_id(), self.chosen.get_untracked()) {
            (Some(document), Some(annotation)) => {
                self.dispatch(Command::DeleteAnnotation { document, annotation });
            }
            _ => self.inform(self.words().editing.choose_first, &[]),
        }
    }

    /// Writes the chosen annotation's note.
    pub fn set_note(&self, note: String) {
        if let (Some(document), Some(annotation)) = (self.document_id(), self.chosen.get_untracked()) {
            self.dispatch(Command::SetNote { document, annotation, note });
        }
    }

    /// Moves a bound of the chosen annotation; false if the action is none of these. Its start is that of the first fragment, its end that of the last.
    pub(super) fn move_bound(&self, action: Action) -> bool {
        let Some(bound) = BoundMove::of(action) else { return false };
        let command = self.read(|workspace| {
            let (document, chosen) = (workspace.document()?, workspace.chosen()?);
            let index = match bound.edge {
                Edge::Start => 0,
                Edge::End => chosen.fragments.as_slice().len() - 1,
            };
            let span = *chosen.fragments.as_slice().get(index)?;
            let moved = move_bound(document.text(), span, bound.edge, bound.direction, bound.unit)
                .ok_or(Refusal::NothingToDo)
                .and_then(|span| Ok(chosen.fragments.with(index, span)?));
            Some(moved.map(|fragments| Command::SetFragments {
                document: document.id().clone(),
                annotation: chosen.id.clone(),
                fragments,
            }))
        });
        match command {
            None => self.inform(self.words().editing.choose_first, &[]),
            Some(Ok(command)) => {
                if self.dispatch(command) {
                    self.announce_chosen();
                }
            }
            Some(Err(Refusal::NothingToDo)) => self.announce(self.words().editing.bound_stuck),
            Some(Err(refusal)) => self.refuse(&refusal),
        }
        true
    }

    /// The chosen annotation as it is called in the list.
    pub fn chosen_name(&self) -> Option<String> {
        self.read(|workspace| {
            let (document, chosen) = (workspace.document()?, workspace.chosen()?);
            Some(words::annotation_name(self.words(), &workspace.library().scheme, document, chosen))
        })
    }

    /// Looks at the chosen annotation; follows changes of the choice and of the article.
    pub fn with_chosen<T>(&self, look: impl FnOnce(&Annotation) -> T) -> Option<T> {
        self.follow_inspected();
        self.read(|workspace| workspace.chosen().map(|annotation| look(annotation)))
    }

    /// Says what the chosen annotation is now.
    pub(super) fn announce_chosen(&self) {
        if let Some(name) = self.chosen_name() {
            self.announce(&name);
        }
    }

    /// The open article and the chosen annotation.
    pub(super) fn chosen_ids(&self) -> Option<(DocumentId, AnnotationId)> {
        self.read(|workspace| Some((workspace.document()?.id().clone(), workspace.chosen()?.id.clone())))
    }

    /// The words that are selected, on one line; empty if none are.
    pub fn selected_words(&self) -> String {
        let Some(selected) = self.selected.get_untracked() else { return String::new() };
        let words = self.read(|workspace| {
            workspace.document().and_then(|it| it.text().slice(selected.span)).map(words::one_line)
        });
        words.unwrap_or_default()
    }

    /// What the find dialog begins with: what was asked for, else what is selected.
    pub fn words_to_find(&self) -> String {
        match self.find_wanted.try_update_value(std::mem::take) {
            Some(wanted) if !wanted.is_empty() => wanted,
            _ => self.selected_words(),
        }
    }

    /// Opens the list of the other places of the chosen annotation's words.
    pub(super) fn open_propagate(&self) {
        if self.chosen.with_untracked(Option::is_some) {
            self.show_dialog(Dialog::Propagate);
        } else {
            self.inform(self.words().editing.choose_first, &[]);
        }
    }

    /// Puts the focus on the chosen annotation's first attribute.
    pub(super) fn focus_attributes(&self) {
        if self.chosen.with_untracked(Option::is_none) {
            return self.inform(self.words().editing.choose_first, &[]);
        }
        self.settle();
        self.attributes_wanted.set(true);
    }

    pub(super) fn document_id(&self) -> Option<DocumentId> {
        self.read(|workspace| workspace.document().map(|document| document.id().clone()))
    }

    /// Puts the focus on the chosen annotation's note.
    pub fn focus_note(&self) {
        if self.chosen.get_untracked().is_none() {
            return self.inform(self.words().editing.choose_first, &[]);
        }
        self.settle();
        self.note_wanted.set(true);
    }
}
