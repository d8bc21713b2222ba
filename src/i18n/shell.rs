//! The page around the article: header, panels, footer, messages.

use super::Count;
use super::part::part;
use crate::model::Status;
use crate::workspace::StorageFault;

part! {
    /// The page around the article.
    Shell {
        articles;
        add_article;
        undo;
        redo;
        undo_what(edit: &str);
        redo_what(edit: &str);
        import;
        import_file;
        export;
        help;
        language;
        library;
        no_articles;
        article;
        rename;
        rename_article;
        delete_article;
        no_article_open;
        welcome;
        annotations;
        nothing_marked(labels: &str);
        hint_selected(labels: &str);
        hint_chosen(keys: &str);
        hint_nothing(labels: &str);
        promise;
        saved;
        saved_at(clock: &str);
        saving;
        in_browser;
        in_browser_at(clock: &str);
        not_saved[StorageFault];
        usage_small;
        usage(percent: &Count);
        status[Status];
        n_annotations(n: &Count);
        take_it_back;
        download_copy;
        download_remains;
        save_again;
        close_message;
    }
}
