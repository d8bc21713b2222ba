//! Every call to the browser, and nothing else does one: storage, selection, drawing of the text, files, clock.
//!
//! No signals and no decisions live here; the layer `state` asks and is told.

mod annotation_list;
mod article_view;
mod caret;
mod chains;
mod clock;
mod copy;
mod edges;
mod expression;
mod files;
mod folder;
mod highlight;
mod keeping;
mod launch;
mod locale;
mod page;
mod panic;
mod parts;
mod release;
mod selection;
mod storage;

pub use annotation_list::{AnnotationList, RowWords, row_of, walk_rows};
pub use article_view::{ArticleView, Placement};
pub use caret::{DisplayMove, focus_in_text, focus_pane, focus_takes_enter, focused_pane};
pub use clock::{clock_text, moment_text, now, stamp, today};
pub use copy::Copy;
pub use edges::{EdgePlace, LinkArc};
pub use expression::Expression;
pub use files::{RawFile, download, dropped_files, picked_files, read_file};
pub use folder::Folder;
pub use highlight::{show_pending, show_whole};
pub use keeping::{ask_to_keep, is_kept};
pub use launch::{Launch, listen_launches};
pub use locale::{number_text, preferred_languages, set_page_language};
pub use page::{
    Listener, after_pause, breathe, click, close_open_dialog, dialog_show, field_text, focus, focus_first,
    focus_in_text_field, focus_within, is_narrow, is_on_page, listen_document, listen_window, on_next_frame,
    reload, reveal, reveal_first, select_first, set_appearance, set_title, share_of_height, when_idle,
    when_idle_within,
};
pub use panic::tell_panics;
pub use release::{ReleaseNews, keep_offline, switch_release};
pub use selection::{Picked, caret_position, clear_selection, copy_exactly, picked, position_at};
pub use storage::{BrowserStorage, remember, remembered};
