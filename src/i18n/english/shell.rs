//! The page around the article, in English.

use super::count;
use crate::i18n::Shell;
use crate::model::Status;
use crate::workspace::StorageFault;

pub(super) const SHELL: Shell = Shell {
    articles: "Articles",
    add_article: "Add article",
    undo: "Undo",
    redo: "Redo",
    undo_what: |edit| format!("Undo: {edit}"),
    redo_what: |edit| format!("Redo: {edit}"),
    import: "Import",
    import_file: "Import file",
    export: "Export",
    help: "Help",
    language: "Language",
    library: "Library",
    no_articles: "No articles. Paste a text anywhere on this page, or drop a file.",
    article: "Article",
    rename: "Rename",
    rename_article: "Rename article",
    delete_article: "Delete article",
    no_article_open: "No article is open",
    welcome: "Paste a text anywhere on this page, drop a file, or choose “Add article”.",
    annotations: "Annotations",
    nothing_marked: |labels| {
        format!(
            "Nothing is marked yet. Select some words in the article, then press the key of a label: {labels}."
        )
    },
    hint_selected: |labels| format!("{labels} · with Alt: exact characters · Esc lets go"),
    hint_chosen: |keys| {
        format!("{keys} relabel · [ ] move bounds · T note · Del delete · N P next, previous")
    },
    hint_nothing: |labels| format!("Select words, then {labels}"),
    promise: "Nothing leaves this page",
    saved: "Saved",
    saved_at: |clock| format!("Saved {clock}"),
    saving: "Saving…",
    in_browser: "Saved in this browser; a crash may lose the last seconds",
    in_browser_at: |clock| format!("Saved {clock} in this browser; a crash may lose the last seconds"),
    not_saved: |fault| match fault {
        StorageFault::Full => "Not saved: this browser’s space is full",
        StorageFault::Blocked => "Not saved: this browser stores nothing",
        StorageFault::Newer => "Not saved: a newer version is needed",
        StorageFault::Cleared => "Not saved: this browser’s space was emptied",
    },
    usage_small: "Under 1 % of this browser’s space",
    usage: |percent| format!("{percent} % of this browser’s space"),
    status: |status| match status {
        Status::ToDo => "To do",
        Status::InProgress => "In progress",
        Status::Done => "Done",
    },
    n_annotations: |n| count(n, "annotation", "annotations"),
    take_it_back: "Take it back",
    download_copy: "Download a copy",
    download_remains: "Download the remains",
    save_again: "Save again",
    close_message: "Close message",
};
