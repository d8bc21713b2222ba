//! The workspace itself: commands in, outcomes out.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::merging::Lost;
use super::vault::Vault;
use super::{Gesture, Notice, Outcome, SaveState, Storage, StorageFault, Touched, Usage};
use crate::edit::{Command, Edit, EditName, History, Refusal, SAMPLE_ID, apply, plan};
use crate::model::{Annotation, AnnotationId, Document, DocumentId, Library, Meta, Stamp, Timestamp};
use crate::record::Key;
use crate::text::PlainText;

/// Everything the application knows, but for what is on screen.
#[derive(Debug)]
pub struct Workspace<S> {
    pub(super) library: Library,
    pub(super) history: History,
    pub(super) vault: Vault<S>,
    pub(super) open: Option<DocumentId>,
    pub(super) chosen: Option<AnnotationId>,
    /// Versions that do not count, made by tabs beside those that do, and nobody has looked at.
    pub(super) lost: Vec<Lost>,
    /// Consecutive edits of one gesture join into one undo while this names it.
    gesture: Option<Gesture>,
}

impl<S: Storage> Workspace<S> {
    /// Opens what the storage holds. On a first visit there is the sample article: its title and text.
    pub fn start(storage: S, sample: (&str, &str), stamp: &Stamp) -> (Self, Vec<Notice>) {
        let tab = stamp.mint().mint();
        let mut vault = Vault::new(storage, tab);
        let loaded = vault.load();
        let mut workspace = Self {
            library: loaded.library,
            history: History::default(),
            vault,
            open: loaded.open,
            chosen: None,
            lost: loaded.lost,
            gesture: None,
        };
        let sample = sample_article(sample);
        workspace.library.sample = Some(Arc::clone(&sample));
        if loaded.is_first_visit {
            workspace.add_sample(sample);
        }
        if workspace.document().is_none() {
            workspace.open = workspace.library.documents().first().map(|document| document.id().clone());
        }
        let state = workspace.vault.state.clone();
        workspace.vault.settle(&workspace.library, &stamp.now);
        if state == SaveState::Saved(None)
            && workspace.vault.state == SaveState::Saved(Some(stamp.now.clone()))
        {
            // Nothing was done yet that a person would call saving.
            workspace.vault.state = state;
        }
        workspace.vault.measure();
        let mut notices = loaded.notices;
        let n = workspace.conflicts().len();
        if n > 0 {
            notices.push(Notice::Conflict { n });
        }
        (workspace, notices)
    }

    fn add_sample(&mut self, document: Arc<Document>) {
        let op = crate::edit::Op::InsertDocument { at: 0, document };
        let edit = Edit { name: EditName::AddDocuments(1), ops: vec![op] };
        apply(&mut self.library, &edit).ok();
        self.vault.write(&self.library, &edit);
    }

    /// Everything there is.
    pub fn library(&self) -> &Library {
        &self.library
    }

    /// The open article.
    pub fn document(&self) -> Option<&Arc<Document>> {
        self.library.get(self.open.as_ref()?)
    }

    /// The chosen annotation, in the open article.
    pub fn chosen(&self) -> Option<&Arc<Annotation>> {
        self.document()?.annotations().get(self.chosen.as_ref()?)
    }

    /// What the next undo takes back.
    pub fn next_undo(&self) -> Option<&EditName> {
        self.history.next_undo().map(|edit| &edit.name)
    }

    /// What the next redo does again.
    pub fn next_redo(&self) -> Option<&EditName> {
        self.history.next_redo().map(|edit| &edit.name)
    }

    /// Whether everything is stored.
    pub fn save_state(&self) -> &SaveState {
        &self.vault.state
    }

    /// How full the storage is, as last measured.
    pub fn usage(&self) -> Usage {
        self.vault.usage()
    }

    /// Records that could not be read, under their former keys.
    pub fn remains(&self) -> Vec<(String, String)> {
        self.vault.remains()
    }

    /// The stored records of an article, by key.
    pub fn records_of(&self, id: &DocumentId) -> BTreeMap<String, String> {
        let storage = &self.vault.storage;
        let is_its = |key: &String| Key::parse(key).as_ref().and_then(Key::document) == Some(id);
        let keys = storage.keys().unwrap_or_default().into_iter().filter(is_its);
        keys.filter_map(|key| storage.get(&key).ok().flatten().map(|record| (key, record))).collect()
    }

    /// Removes records that could not be read, by their former keys, once somebody has taken them away.
    ///
    /// # Errors
    /// The storage cannot be written; what was not removed is still there.
    pub fn discard_remains(&mut self, names: &[String]) -> Result<(), StorageFault> {
        self.vault.discard_remains(names)?;
        self.vault.measure();
        Ok(())
    }

    /// Carries a command out: plans it, stores it, applies it.
    ///
    /// # Errors
    /// The command is refused; nothing was changed.
    pub fn dispatch(&mut self, command: Command, stamp: &Stamp) -> Result<Outcome, Refusal> {
        let gesture = Gesture::of(&command, &self.library);
        self.carry_on(command, stamp, gesture)
    }

    /// Like [`Self::dispatch`], but one undo takes it back together with what the same gesture did before, if
    /// nothing else was done in between. [`Self::cancel`] takes all of it back halfway.
    ///
    /// # Errors
    /// The command is refused; nothing was changed, and what the gesture did before stays.
    pub fn dispatch_joined(
        &mut self,
        command: Command,
        stamp: &Stamp,
        gesture: Gesture,
    ) -> Result<Outcome, Refusal> {
        self.carry_on(command, stamp, Some(gesture))
    }

    fn carry_on(
        &mut self,
        command: Command,
        stamp: &Stamp,
        gesture: Option<Gesture>,
    ) -> Result<Outcome, Refusal> {
        let planned = plan(&self.library, command, stamp)?;
        let name = planned.edit.name.clone();
        let mut touched = Touched::default();
        let mut is_joined = false;
        if !planned.edit.ops.is_empty() {
            is_joined = gesture.is_some() && gesture == self.gesture;
            let former = self.vault.last_record();
            let (inverse, what) =
                self.carry_out(&planned.edit, &stamp.now).map_err(|_| Refusal::NothingToDo)?;
            touched = what;
            if is_joined {
                self.history.amend(inverse);
                self.vault.supersede(former);
            } else {
                self.history.record(inverse);
            }
            self.gesture = gesture;
        }
        if let Some(id) = planned.choose {
            self.choose(Some(id), &mut touched);
        }
        // Of a heap, the first article is open already.
        if let Some(id) = planned.open.filter(|_| !is_joined) {
            touched.opened |= self.open(&id);
        }
        self.mend_focus(&mut touched);
        Ok(Outcome { name, touched, notes: planned.notes })
    }

    /// The gesture (typing a note, adding a heap) is over: what comes next is an undo of its own.
    pub fn end_gesture(&mut self) {
        self.gesture = None;
    }

    /// Takes back all that a gesture did so far; `None` if it did nothing yet, or something else was done since.
    ///
    /// # Errors
    /// It no longer fits what another tab made of the library.
    pub fn cancel(&mut self, gesture: &Gesture, now: &Timestamp) -> Option<Result<Outcome, Notice>> {
        if self.gesture.as_ref() != Some(gesture) {
            return None;
        }
        let result = self.undo(now);
        // Half a heap is nothing that anybody wants to have again.
        if matches!(result, Some(Ok(_))) {
            self.history.drop_redo();
        }
        result
    }

    /// Takes back the last change; `None` if there is none.
    ///
    /// # Errors
    /// It no longer fits what another tab made of the library.
    pub fn undo(&mut self, now: &Timestamp) -> Option<Result<Outcome, Notice>> {
        let edit = self.history.next_undo()?.clone();
        Some(match self.carry_out(&edit, now) {
            Ok((inverse, touched)) => {
                self.history.undone(inverse);
                Ok(self.show(&edit, touched))
            }
            Err(_) => {
                self.history.drop_undo();
                Err(Notice::NoLongerFits)
            }
        })
    }

    /// Does again what was last undone; `None` if there is nothing.
    ///
    /// # Errors
    /// It no longer fits what another tab made of the library.
    pub fn redo(&mut self, now: &Timestamp) -> Option<Result<Outcome, Notice>> {
        let edit = self.history.next_redo()?.clone();
        Some(match self.carry_out(&edit, now) {
            Ok((inverse, touched)) => {
                self.history.redone(inverse);
                Ok(self.show(&edit, touched))
            }
            Err(_) => {
                self.history.drop_redo();
                Err(Notice::NoLongerFits)
            }
        })
    }

    /// Applies an edit and stores it, before anything of it is shown; one that does not fit leaves no trace. The
    /// only place where a library changes by a person's hand.
    fn carry_out(
        &mut self,
        edit: &Edit,
        now: &Timestamp,
    ) -> Result<(Edit, Touched), crate::edit::ApplyError> {
        let inverse = apply(&mut self.library, edit)?;
        self.vault.set_clock(now);
        self.vault.write(&self.library, edit);
        self.vault.settle(&self.library, now);
        self.gesture = None;
        let touched = Touched::by(edit, &inverse, self.document().map(AsRef::as_ref));
        Ok((inverse, touched))
    }

    /// After an undo or redo: opens the article it happened in and chooses what came back.
    fn show(&mut self, edit: &Edit, mut touched: Touched) -> Outcome {
        // Who sees a part of it stays there, though it may have begun in another article.
        let is_here = self.open.is_some() && edit.ops.iter().any(|op| op.document() == self.open.as_ref());
        if let Some(id) = Touched::first_document(edit).filter(|_| !is_here).cloned() {
            touched.opened |= self.open(&id);
        }
        let put = edit.ops.iter().rev().find_map(|op| match op {
            crate::edit::Op::PutAnnotation(_, annotation) => Some(annotation.id.clone()),
            _ => None,
        });
        if put.is_some() {
            self.choose(put, &mut touched);
        }
        self.mend_focus(&mut touched);
        Outcome { name: edit.name.clone(), touched, notes: Vec::new() }
    }

    /// Nothing may be open or chosen that is no longer there.
    pub(super) fn mend_focus(&mut self, touched: &mut Touched) {
        if self.document().is_none() {
            self.open = self.library.documents().first().map(|document| document.id().clone());
            self.chosen = None;
            touched.opened = true;
            self.remember_open();
        }
        if self.chosen().is_none() {
            self.chosen = None;
        }
    }

    /// Opens an article; false if it was open already or is not there.
    pub fn open(&mut self, id: &DocumentId) -> bool {
        if self.open.as_ref() == Some(id) || self.library.get(id).is_none() {
            return false;
        }
        self.open = Some(id.clone());
        self.chosen = None;
        self.remember_open();
        true
    }

    /// Which article was open is a convenience, not work: a failure to store it is no failure.
    fn remember_open(&mut self) {
        if let (Some(id), SaveState::Saved(_)) = (&self.open, &self.vault.state) {
            self.vault.set(&Key::Open.to_text(), id.as_str()).ok();
        }
    }

    /// Chooses an annotation of the open article, or none; says what must be shown anew.
    pub fn choose_annotation(&mut self, id: Option<AnnotationId>) -> Touched {
        let mut touched = Touched::default();
        self.choose(id, &mut touched);
        // Whoever looks around while files come in has not finished adding them.
        self.gesture.take_if(|gesture| !matches!(gesture, Gesture::Adding(_)));
        touched
    }

    fn choose(&mut self, id: Option<AnnotationId>, touched: &mut Touched) {
        let before = self.blocks_of_chosen();
        self.chosen = id;
        if self.chosen().is_none() {
            self.chosen = None;
        }
        touched.blocks.extend(before);
        touched.blocks.extend(self.blocks_of_chosen());
        touched.blocks.sort_unstable();
        touched.blocks.dedup();
    }

    fn blocks_of_chosen(&self) -> Vec<usize> {
        match (self.document(), self.chosen()) {
            (Some(document), Some(chosen)) => document.blocks_of(chosen),
            _ => Vec::new(),
        }
    }

    /// Work for idle moments: folds a long journal, measures the storage.
    pub fn tidy(&mut self) {
        // A snapshot does not tell what lost.
        let is_settled = |id: &DocumentId| self.lost.iter().all(|lost| lost.document != *id);
        let wants_folding = |id: &DocumentId| self.vault.wants_folding(id) && is_settled(id);
        let long: Vec<_> =
            self.library.documents().iter().filter(|d| wants_folding(d.id())).cloned().collect();
        for document in long {
            if !self.vault.is_abreast(document.id()) {
                continue;
            }
            // Without room for the snapshot the journal simply stays.
            self.vault.fold(&document).ok();
        }
        self.vault.measure();
    }

    /// Tries again to store what could not be stored.
    pub fn save_again(&mut self, now: &Timestamp) {
        self.vault.settle(&self.library, now);
    }
}

fn sample_article((title, text): (&str, &str)) -> Arc<Document> {
    let meta = Meta { language: "en".into(), ..Meta::titled(title) };
    Arc::new(Document::new(DocumentId::new(SAMPLE_ID), meta, PlainText::from_raw(text)))
}
