//! The dialogs, in English.

use crate::i18n::Dialogs;

pub(super) const DIALOGS: Dialogs = Dialogs {
    close: "Close",
    cancel: "Cancel",
    title: "Title",
    title_hint: "(may stay empty: the first line is taken)",
    article_text: "Article text",
    article_text_hint: "Paste or type the article here",
    open_files: "Open files",
    open_files_choose: "Open files…",
    add: "Add",
    no_text_yet: "There is no text yet: paste or type the article, or open a file.",
    text_not_added: |reason| format!("This text cannot be added: {reason}."),
    title_needed: "An article needs a title.",
    format: "Format",
    which_articles: "Which articles",
    this_article: "This article",
    all_articles: "All articles",
    all_articles_counted: |n| format!("All articles ({n})"),
    export_promise: "The file is made in this page and saved to your downloads. Nothing is sent anywhere.",
    download: "Download",
    find_action: "Find an action",
    find_action_hint: "What do you want to do?",
    actions: "Actions",
    nothing_called_that: "Nothing is called that.",
    tag_as: |label| format!("Tag as {}", label.to_lowercase()),
    open_article: |title| format!("Open {title}"),
};
