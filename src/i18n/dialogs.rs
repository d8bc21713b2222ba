//! The dialogs: new article, title, export, help, palette.

use super::Count;
use super::part::part;

part! {
    /// The dialogs.
    Dialogs {
        close;
        cancel;
        title;
        title_hint;
        article_text;
        article_text_hint;
        open_files;
        open_files_choose;
        add;
        no_text_yet;
        text_not_added(reason: &str);
        title_needed;
        format;
        which_articles;
        this_article;
        all_articles;
        all_articles_counted(n: &Count);
        export_promise;
        download;
        find_action;
        find_action_hint;
        actions;
        nothing_called_that;
        tag_as(label: &str);
        open_article(title: &str);
    }
}
