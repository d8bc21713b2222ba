//! The session: the workspace, and signals that say which part of it changed.

use std::sync::Arc;

use leptos::prelude::*;

use super::Backups;
use super::behind_dialog::Behind;
use super::copying::Copying;
use super::linking::Linking;
use super::words;
use super::{Message, Offer, Progress, Release, Selected};
use crate::edit::{Command, EditName, Refusal};
use crate::format::{Report, Unplaced};
use crate::i18n::{Catalogue, Language};
use crate::model::{AnnotationId, Document, DocumentId, LabelId, Meta, Scheme, SchemeDraft};
use crate::platform::{self, ArticleView, BrowserStorage};
use crate::text::Caret;
use crate::workspace::{
    AnnotationFilter, Gesture, Keymap, Mirrored, Notice, Outcome, Queue, SaveState, StorageFault, Touched,
    Usage, Workspace,
};

/// The workspace on the browser's storage.
pub(crate) type BrowserWorkspace = Workspace<Mirrored<BrowserStorage>>;

/// Handle on everything the page knows. Copies are handles on the same thing.
#[derive(Clone, Copy)]
pub struct Session {
    workspace: StoredValue<BrowserWorkspace, LocalStorage>,
    /// The copy of the stored work.
    pub(super) copying: StoredValue<Copying, LocalStorage>,
    view: StoredValue<Option<ArticleView>, LocalStorage>,
    /// Counts changes of the list of articles.
    pub(super) library_changes: RwSignal<u32>,
    /// Counts changes of the open article.
    pub(super) article_changes: RwSignal<u32>,
    /// What must be drawn anew; taken by the article pane.
    repaint: RwSignal<Touched>,
    /// The language of the interface.
    pub language: RwSignal<Language>,
    /// The chosen annotation.
    pub chosen: RwSignal<Option<AnnotationId>>,
    /// Whether the work is stored.
    pub save_state: RwSignal<SaveState>,
    /// How full the storage is.
    pub usage: RwSignal<Usage>,
    /// What Undo and Redo would do.
    pub undo_redo: RwSignal<(Option<EditName>, Option<EditName>)>,
    /// The dialog that is open.
    pub dialog: RwSignal<Option<Dialog>>,
    /// What went wrong while it is open: what lies behind it can be neither seen nor heard.
    pub dialog_problem: RwSignal<Option<String>>,
    /// Title and text of an article that was begun and not added yet.
    pub draft: StoredValue<(String, String)>,
    /// What the last import put right, and what it could not place.
    pub import_report: RwSignal<(Report, Vec<Unplaced>)>,
    /// Words that the find dialog begins with, once.
    pub find_wanted: StoredValue<String>,
    /// A new release of Factmark, if one is known.
    pub release: RwSignal<Release>,
    /// The panel that is slid in, on a narrow screen.
    pub sheet: RwSignal<Option<Sheet>>,
    /// Messages on screen.
    pub messages: RwSignal<Vec<Message>>,
    /// The last announcement.
    pub announcement: RwSignal<String>,
    /// What is selected in the text.
    pub selected: RwSignal<Option<Selected>>,
    /// What was selected when a dialog opened.
    pub(super) behind_dialog: StoredValue<Behind>,
    /// How many messages there were, so that each has an id of its own.
    pub(super) n_messages: StoredValue<u32>,
    /// Whether the pointer drew the last selection with Alt held: exact characters.
    pub(super) is_exact: StoredValue<bool>,
    /// Where the article's caret is: see [`super::caret`].
    pub(super) caret: StoredValue<Option<Caret>>,
    /// How far long work is, while there is some.
    pub progress: RwSignal<Option<Progress>>,
    /// Whether it shall stop.
    pub(super) is_stopped: StoredValue<bool>,
    /// The walk through proposals for a link, while it lasts.
    pub(super) linking: StoredValue<Option<Linking>>,
    /// How the articles are sorted and which are shown.
    pub queue: RwSignal<Queue>,
    /// Which annotations stand out.
    pub filter: RwSignal<AnnotationFilter>,
    /// The keys in force.
    pub keymap: StoredValue<Keymap>,
    /// Counts changes of where things stand on screen: the window's size, scrolling of long texts.
    pub layout_changes: RwSignal<u32>,
    /// Whether that will be counted before the next frame.
    pub is_layout_stale: StoredValue<bool>,
    /// A draft of another scheme that was left, and the scheme it is a draft of.
    pub scheme_draft: StoredValue<Option<(Arc<Scheme>, SchemeDraft)>>,
    /// Whether the guidelines stand beside the text.
    pub guidelines_shown: RwSignal<bool>,
    /// Whether somebody is about to write the chosen annotation’s note.
    pub note_wanted: RwSignal<bool>,
    /// Whether somebody is about to edit its attributes.
    pub attributes_wanted: RwSignal<bool>,
    /// Backups.
    pub backups: Backups,
    tidy_soon: StoredValue<Option<Box<dyn Fn()>>, LocalStorage>,
    /// Whether the marks of a long text are being made.
    is_painting: StoredValue<bool>,
    /// Counts what the inspector was shown.
    inspected: RwSignal<u32>,
    is_inspection_due: StoredValue<bool>,
}

/// The dialogs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dialog {
    /// A new article, with a text to begin with.
    AddArticle {
        /// What was pasted, or nothing.
        text: String,
    },
    /// Another title for the open article.
    Rename,
    /// Export.
    Export,
    /// What the last import put right and could not place.
    ImportReport,
    /// What two tabs changed without knowing of each other.
    Conflicts,
    /// The list of keys.
    Help,
    /// The palette of actions.
    Palette,
    /// The other places of the chosen annotation's words.
    Propagate,
    /// Words in the open article.
    Find,
    /// Words everywhere.
    FindEverywhere,
    /// What is known of the open article.
    ArticleDetails,
    /// Labels, attributes, relations.
    SchemeEditor,
    /// Language, appearance, backups.
    Settings,
    /// What a backup holds.
    Restore,
}

/// The panels that slide in on a narrow screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// The list of articles.
    Library,
    /// Annotations and inspector.
    Annotations,
}

impl Session {
    /// Opens the stored work; puts nothing on screen yet.
    pub fn start(sample: (&str, &str)) -> Self {
        let storage = Mirrored::new(BrowserStorage::open(), platform::stamp().mint().mint());
        let (workspace, notices) = Workspace::start(storage.clone(), sample, &platform::stamp());
        let (save_state, usage) = (workspace.save_state().clone(), workspace.usage());
        let keymap = Keymap::of(&workspace.library().scheme);
        let session = Self {
            workspace: StoredValue::new_local(workspace),
            copying: StoredValue::new_local(Copying::new(storage, !notices.is_empty())),
            view: StoredValue::new_local(None),
            library_changes: RwSignal::new(0),
            article_changes: RwSignal::new(0),
            repaint: RwSignal::new(Touched::everything()),
            language: RwSignal::new(super::language::preferred()),
            chosen: RwSignal::new(None),
            save_state: RwSignal::new(save_state),
            usage: RwSignal::new(usage),
            undo_redo: RwSignal::new((None, None)),
            dialog: RwSignal::new(None),
            dialog_problem: RwSignal::new(None),
            draft: StoredValue::new(<(String, String)>::default()),
            import_report: RwSignal::new(Default::default()),
            find_wanted: StoredValue::new(String::new()),
            release: RwSignal::new(Release::None),
            sheet: RwSignal::new(None),
            messages: RwSignal::new(Vec::new()),
            announcement: RwSignal::new(String::new()),
            selected: RwSignal::new(None),
            n_messages: StoredValue::new(0),
            is_exact: StoredValue::new(false),
            behind_dialog: StoredValue::new(None),
            caret: StoredValue::new(None),
            progress: RwSignal::new(None),
            is_stopped: StoredValue::new(false),
            linking: StoredValue::new(None),
            queue: RwSignal::new(Queue::default()),
            filter: RwSignal::new(AnnotationFilter::default()),
            keymap: StoredValue::new(keymap),
            layout_changes: RwSignal::new(0),
            is_layout_stale: StoredValue::new(false),
            scheme_draft: StoredValue::new(None),
            guidelines_shown: RwSignal::new(false),
            note_wanted: RwSignal::new(false),
            attributes_wanted: RwSignal::new(false),
            backups: Backups::start(),
            tidy_soon: StoredValue::new_local(None),
            is_painting: StoredValue::new(false),
            inspected: RwSignal::new(0),
            is_inspection_due: StoredValue::new(false),
        };
        let tidy = platform::after_pause(1_500, move || session.tidy());
        tidy();
        session.tidy_soon.set_value(Some(Box::new(tidy)));
        session.show_save_state();
        session.start_copy();
        session.keep_offline();
        session.listen_launches();
        session.start_folder();
        let untold = match session.save_state.get_untracked() {
            SaveState::NotSaved(fault) => Some(Notice::StorageFault(fault)),
            SaveState::Saved(_) | SaveState::Saving | SaveState::InBrowser(_) => None,
        };
        let untold = untold.filter(|notice| !notices.contains(notice));
        for notice in notices.iter().chain(&untold) {
            session.tell(notice);
        }
        session
    }

    /// The session that the page's components share.
    pub fn current() -> Self {
        expect_context()
    }

    /// Looks at the workspace without following its changes; see [`Self::follow_library`], [`Self::follow_article`].
    pub fn read<T>(&self, look: impl FnOnce(&BrowserWorkspace) -> T) -> T {
        self.workspace.with_value(look)
    }

    /// Makes the running effect or memo run again when the list of articles changes.
    pub fn follow_library(&self) {
        self.library_changes.track();
    }

    /// Makes the running effect or memo run again when the open article changes, or another is opened.
    pub fn follow_article(&self) {
        self.article_changes.track();
    }

    /// Makes the running effect or memo run again when what is known of the chosen annotation changes, after text and
    /// list were painted: whoever tags word after word need not wait for the inspector.
    pub fn follow_inspected(&self) {
        self.inspected.track();
    }

    /// Who works in the inspector sees there at once what they did; others after the text.
    fn inspect_soon(&self) {
        let is_due = self.is_inspection_due.get_value();
        self.is_inspection_due.set_value(true);
        if platform::focus_within(".inspector") {
            self.inspect_now();
        } else if !is_due {
            let session = *self;
            platform::when_idle_within(100, move || session.inspect_now());
        }
    }

    /// Brings the inspector up to date, if it is not.
    pub(super) fn inspect_now(&self) {
        if self.is_inspection_due.get_value() {
            self.is_inspection_due.set_value(false);
            self.inspected.update(|n| *n += 1);
        }
    }

    /// What must be drawn anew since the last call; follows further changes.
    pub fn take_repaint(&self) -> Touched {
        self.repaint.track();
        self.repaint.try_update_untracked(std::mem::take).unwrap_or_default()
    }

    /// Draws what waits to be drawn now: who selects words would lose them when their block is drawn after that.
    pub(super) fn draw_now(&self) {
        let pending = self.repaint.try_update_untracked(std::mem::take).unwrap_or_default();
        self.draw(&pending);
    }

    /// The article pane is on screen. Drawn there is nothing yet.
    pub fn set_view(&self, view: ArticleView) {
        self.view.set_value(Some(view));
        self.repaint.update_untracked(|pending| pending.opened = true);
        let matching = self.matching();
        self.with_view_mut(|view| view.stand_out(matching));
    }

    /// Changes the article pane, if it is on screen.
    pub(super) fn with_view_mut(&self, change: impl FnOnce(&mut ArticleView)) {
        self.view.update_value(|view| {
            if let Some(view) = view {
                change(view);
            }
        });
    }

    /// Uses the article pane, if it is on screen.
    pub fn with_view<T>(&self, look: impl FnOnce(&ArticleView, &BrowserWorkspace) -> Option<T>) -> Option<T> {
        self.view.with_value(|view| self.workspace.with_value(|workspace| look(view.as_ref()?, workspace)))
    }

    /// Draws what must be drawn anew.
    pub fn draw(&self, touched: &Touched) {
        let matching = self.matching();
        if touched.opened || touched.scheme {
            self.paint_rest();
        }
        self.view.update_value(|view| {
            let Some(view) = view else { return };
            view.matching = matching;
            self.workspace.with_value(|workspace| {
                let Some(document) = workspace.document() else { return };
                let chosen = workspace.chosen().map(|annotation| &annotation.id);
                let scheme = &workspace.library().scheme;
                if touched.opened || touched.scheme {
                    view.open(document, scheme, chosen);
                    if touched.opened {
                        view.scroll_to_top();
                    }
                    view.paint_near(document, scheme, chosen);
                } else {
                    view.repaint(document, scheme, chosen, &touched.blocks);
                }
            });
        });
    }

    /// Marks what came into sight of a long text.
    pub fn paint_near(&self) {
        self.paint(|view, document, scheme, chosen| view.paint_near(document, scheme, chosen));
    }

    /// Marks the rest of a long text while nothing else is to be done.
    pub(super) fn paint_rest(&self) {
        if self.is_painting.get_value() {
            return;
        }
        self.is_painting.set_value(true);
        let session = *self;
        platform::when_idle(move || {
            session.is_painting.set_value(false);
            let has_more =
                session.paint(|view, document, scheme, chosen| view.paint_more(document, scheme, chosen));
            if has_more == Some(true) {
                session.paint_rest();
            }
        });
    }

    /// Marks all of a long text at once: it is about to be printed.
    pub fn paint_all(&self) {
        self.paint(|view, document, scheme, chosen| while view.paint_more(document, scheme, chosen) {});
    }

    fn paint<T>(
        &self,
        paint: impl FnOnce(&mut ArticleView, &Document, &Scheme, Option<&AnnotationId>) -> T,
    ) -> Option<T> {
        let painted = self.view.try_update_value(|view| {
            let view = view.as_mut()?;
            self.workspace.with_value(|workspace| {
                let chosen = workspace.chosen().map(|annotation| &annotation.id);
                Some(paint(view, workspace.document()?, &workspace.library().scheme, chosen))
            })
        });
        painted.flatten()
    }

    /// Carries a command out and says what it did. Returns whether it did anything.
    pub fn dispatch(&self, command: Command) -> bool {
        let result = self.change(|workspace| workspace.dispatch(command, &platform::stamp()));
        match result {
            Ok(outcome) => {
                self.after(&outcome);
                true
            }
            Err(refusal) => {
                self.refuse(&refusal);
                false
            }
        }
    }

    /// Like [`Self::dispatch`], as one step of a gesture that one undo takes back. Says nothing: who makes the
    /// gesture knows when there is something to say.
    pub(super) fn dispatch_joined(&self, command: Command, gesture: Gesture) -> bool {
        let result = self.change(|workspace| workspace.dispatch_joined(command, &platform::stamp(), gesture));
        match result {
            Ok(outcome) => {
                self.show(outcome.touched);
                true
            }
            Err(refusal) => {
                self.refuse(&refusal);
                false
            }
        }
    }

    /// Opens a dialog.
    pub fn show_dialog(&self, dialog: Dialog) {
        self.dialog.set(Some(dialog));
    }

    /// What a label is called.
    pub(super) fn label_name(&self, workspace: &BrowserWorkspace, id: &LabelId) -> String {
        self.words().label_name_of(&workspace.library().scheme, id).to_owned()
    }

    /// Says why something was not done.
    pub fn refuse(&self, refusal: &Refusal) {
        if *refusal != Refusal::NothingToDo {
            self.note_in_dialog(&words::refusal(self.words(), refusal));
            self.inform(words::refusal(self.words(), refusal), &[]);
        }
    }

    pub(super) fn change<T>(&self, act: impl FnOnce(&mut BrowserWorkspace) -> T) -> T {
        // The workspace lives as long as the page.
        let result = self.workspace.try_update_value(act);
        #[allow(clippy::expect_used)]
        let result = result.expect("the session outlives its components");
        self.write_copy_soon();
        result
    }

    fn after(&self, outcome: &Outcome) {
        self.show(outcome.touched.clone());
        // While somebody types, a word on each letter would be noise.
        if !matches!(outcome.name, EditName::Note | EditName::ArticleNote | EditName::Attribute(_)) {
            self.announce(&words::done(self.words(), &outcome.name));
        }
        let notes = words::import_notes(self.words(), &outcome.notes);
        if !notes.is_empty() {
            self.inform(notes, &[Offer::Undo]);
        } else if let EditName::DeleteDocument(_) = outcome.name {
            self.inform(words::done(self.words(), &outcome.name), &[Offer::Undo]);
        }
    }

    /// Brings every signal up to date after a change.
    pub(super) fn show(&self, touched: Touched) {
        let (chosen, undo_redo) = self.read(|workspace| {
            (
                workspace.chosen().map(|annotation| annotation.id.clone()),
                (workspace.next_undo().cloned(), workspace.next_redo().cloned()),
            )
        });
        batch_if_changed(self.chosen, chosen);
        batch_if_changed(self.undo_redo, undo_redo);
        self.show_save_state();
        if touched.library || touched.scheme {
            self.backups.is_changed.set_value(true);
        }
        if touched.library || touched.scheme || touched.opened {
            self.library_changes.update(|n| *n += 1);
        }
        // Blocks alone are drawn anew when another annotation is chosen, which changes no list.
        if touched.library || touched.scheme || touched.opened {
            self.article_changes.update(|n| *n += 1);
        }
        self.inspect_soon();
        if touched.opened {
            self.selected.set(None);
            self.caret.set_value(None);
        }
        if touched.scheme {
            self.keymap.set_value(self.read(|workspace| Keymap::of(&workspace.library().scheme)));
        }
        self.repaint.update(|pending| pending.join(touched));
        self.tidy_later();
    }

    /// Tidies when nothing has happened for a while.
    pub(super) fn tidy_later(&self) {
        self.tidy_soon.with_value(|tidy| {
            if let Some(tidy) = tidy {
                tidy();
            }
        });
    }

    /// Says whether the work is stored, and on the disk.
    pub(super) fn show_save_state(&self) {
        let stored = self.read(|workspace| workspace.save_state().clone());
        let state = self.copying.with_value(|copying| copying.state().tell(&stored, copying.is_behind()));
        let before = self.save_state.get_untracked();
        if let (SaveState::NotSaved(fault), true) = (&state, before != state) {
            self.tell(&Notice::StorageFault(*fault));
        }
        if !matches!(state, SaveState::NotSaved(_)) && matches!(before, SaveState::NotSaved(_)) {
            self.inform(self.words().errors.saved_again, &[]);
        }
        batch_if_changed(self.save_state, state);
    }

    /// Tells something about the stored work.
    pub fn tell(&self, notice: &Notice) {
        let text = words::notice(self.words(), notice);
        match notice {
            Notice::StorageFault(StorageFault::Full | StorageFault::Cleared) => {
                self.warn(text, &[Offer::DownloadCopy, Offer::SaveAgain]);
            }
            Notice::StorageFault(_) => self.warn(text, &[Offer::DownloadCopy]),
            Notice::DamagedRecords { .. }
            | Notice::DamagedText { .. }
            | Notice::DamagedIndex
            | Notice::DamagedScheme => {
                self.warn(text, &[Offer::DownloadRemains, Offer::DownloadCopy]);
            }
            Notice::NewerScheme | Notice::NewerArticle { .. } | Notice::Recovered { .. } => {
                self.warn(text, &[Offer::DownloadCopy]);
            }
            Notice::ChangedElsewhere | Notice::BroughtBack => self.announce(&text),
            Notice::CopyFault(_) => self.inform(text, &[Offer::DownloadCopy]),
            Notice::NoLongerFits => self.inform(text, &[]),
            Notice::Conflict { .. } => self.warn_of_conflicts(text),
            Notice::DeletedElsewhere { .. } => self.warn(text, &[Offer::Undo]),
        }
    }

    /// Takes back the last change.
    pub fn undo(&self) {
        let result = self.change(|workspace| workspace.undo(&platform::now()));
        self.after_history(result, words::undone, self.words().editing.nothing_to_undo);
    }

    /// Does again what was last undone.
    pub fn redo(&self) {
        let result = self.change(|workspace| workspace.redo(&platform::now()));
        self.after_history(result, words::redone, self.words().editing.nothing_to_redo);
    }

    fn after_history(
        &self,
        result: Option<Result<Outcome, Notice>>,
        say: fn(&Catalogue, &EditName) -> String,
        nothing: &str,
    ) {
        match result {
            None => self.announce(nothing),
            Some(Ok(outcome)) => {
                self.show(outcome.touched);
                self.announce(&say(self.words(), &outcome.name));
                self.reveal_chosen();
            }
            Some(Err(notice)) => {
                self.show(Touched::default());
                self.tell(&notice);
            }
        }
    }

    /// Opens an article.
    pub fn open(&self, id: &DocumentId) {
        if self.change(|workspace| workspace.open(id)) {
            self.show(Touched { opened: true, ..Touched::default() });
            self.announce(&self.words().editing.opened(&self.title().unwrap_or_default()));
        }
        self.sheet.set(None);
    }

    /// Chooses an annotation, or none, and shows it in the text.
    pub fn choose(&self, id: Option<AnnotationId>) {
        self.end_linking();
        let touched = self.change(|workspace| workspace.choose_annotation(id));
        self.show(touched);
        self.reveal_chosen();
        let span = self.read(|workspace| workspace.chosen().map(|chosen| chosen.fragments.first()));
        if let Some(span) = span {
            // Keys go on from there.
            self.leave_caret_on(span);
        }
        self.announce_chosen();
    }

    /// Chooses, of the annotations under a click (innermost first), the one whose turn it is.
    pub fn choose_among(&self, ids: &[AnnotationId]) {
        let chosen = self.chosen.get_untracked();
        let position = ids.iter().position(|id| Some(id) == chosen.as_ref());
        let next = position.map_or(0, |position| (position + 1) % ids.len().max(1));
        self.choose(ids.get(next).cloned());
    }

    pub(super) fn reveal_chosen(&self) {
        let session = *self;
        // After the pane has drawn.
        platform::on_next_frame(move || {
            session.with_view(|view, workspace| {
                let (document, chosen) = (workspace.document()?, workspace.chosen()?);
                view.reveal(document.text(), chosen.fragments.first());
                Some(())
            });
        });
    }

    fn title(&self) -> Option<String> {
        self.read(|workspace| Some(workspace.document()?.meta.title.clone()))
    }

    /// Gives the open article another title.
    pub fn rename(&self, title: &str) -> bool {
        let command = self.read(|workspace| {
            let document = workspace.document()?;
            let meta = Meta { title: title.trim().to_owned(), ..document.meta.clone() };
            Some(Command::SetMeta { document: document.id().clone(), meta })
        });
        command.is_some_and(|command| self.dispatch(command))
    }

    /// Deletes the open article.
    pub fn delete_article(&self) {
        let id = self.read(|workspace| workspace.document().map(|document| document.id().clone()));
        if let Some(id) = id {
            self.dispatch(Command::DeleteDocument(id));
        }
    }

    /// The person stopped typing a note.
    pub fn end_typing(&self) {
        self.change(Workspace::end_gesture);
    }

    /// Closes whatever dialog is open.
    pub fn dialog_close(&self) {
        // Closed by the browser first, which gives the focus back to where it came from.
        platform::close_open_dialog();
        self.dialog_problem.set(None);
        self.dialog.set(None);
        self.give_selection_back();
    }

    /// Tries again to store what could not be stored.
    pub fn save_again(&self) {
        self.change(|workspace| workspace.save_again(&platform::now()));
        self.show(Touched::default());
    }

    /// Another tab wrote to the storage.
    pub fn receive(&self, key: Option<&str>, value: Option<&str>) {
        if let Some((touched, notice)) = self.change(|workspace| workspace.receive(key, value)) {
            self.show(touched);
            if !matches!(notice, Notice::StorageFault(_)) {
                self.tell(&notice);
            }
        }
    }
}

/// Sets a signal only if that changes it, so that nothing is drawn for nothing.
fn batch_if_changed<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|old| *old != value) {
        signal.set(value);
    }
}
