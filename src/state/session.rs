//! The session: the workspace, and signals that say which part of it changed.

mod changing;
mod choosing;
mod drawing;
mod settling;
mod telling;

use std::sync::Arc;

use leptos::prelude::*;

use self::settling::Unsettled;
use super::Backups;
use super::behind_dialog::Behind;
use super::copying::Copying;
use super::linking::Linking;
use super::{Message, Progress, Release, Selected};
use crate::edit::EditName;
use crate::format::{Report, Unplaced};
use crate::i18n::Language;
use crate::model::{AnnotationId, Scheme, SchemeDraft};
use crate::platform::{self, ArticleView, BrowserStorage};
use crate::text::Caret;
use crate::workspace::{
    AnnotationFilter, Keymap, Mirrored, Notice, Queue, SaveState, Touched, Usage, Workspace,
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
    /// Whether letters ask for nothing until the person looks: what they were typing into went away.
    pub keys_rest: StoredValue<bool>,
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
    /// Whether the pointer went up last at the end of a drag of a handle.
    pub handle_dropped: StoredValue<bool>,
    /// Whether the marks of a long text are being made.
    is_painting: StoredValue<bool>,
    /// Whether something was changed since the last of them were made.
    was_changed: StoredValue<bool>,
    /// Counts what the inspector was shown.
    inspected: RwSignal<u32>,
    /// What is shown beside the text and not up to date.
    unsettled: StoredValue<Unsettled>,
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
            keys_rest: StoredValue::new(false),
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
            handle_dropped: StoredValue::new(false),
            is_painting: StoredValue::new(false),
            was_changed: StoredValue::new(false),
            inspected: RwSignal::new(0),
            unsettled: StoredValue::new(Unsettled::default()),
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

    /// Opens a dialog.
    pub fn show_dialog(&self, dialog: Dialog) {
        self.dialog.set(Some(dialog));
    }

    /// Closes whatever dialog is open.
    pub fn dialog_close(&self) {
        // Closed by the browser first, which gives the focus back to where it came from.
        platform::close_open_dialog();
        self.dialog_problem.set(None);
        self.dialog.set(None);
        self.give_selection_back();
    }
}
