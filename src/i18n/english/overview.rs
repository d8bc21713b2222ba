//! The work as a whole: the list of articles, filters, coverage, long work, in English.

use super::count;
use crate::i18n::Overview;
use crate::workspace::{Lack, Sort};

pub(super) const OVERVIEW: Overview = Overview {
    no_article_like_that: "No article is like that.",
    filter_articles: "Filter articles",
    show: "Show",
    all: "All",
    due: "Due",
    sort_by: "Sort by",
    sort: |sort| match sort {
        Sort::AsIs => "own order",
        Sort::Title => "title",
        Sort::Due => "due day",
        Sort::Status => "status",
        Sort::Annotations => "annotations",
    },
    largest_first: "Largest first",
    due_on: |day| format!("due {day}"),
    overdue_since: |day| format!("overdue since {day}"),
    coverage: |n_marked, n| format!("{n_marked} of {} are marked", count(n, "sentence", "sentences")),
    only: |label, n| format!("Only {} ({n})", label.to_lowercase()),
    filter_annotations: "Filter annotations",
    filter: "Filter",
    any: "Any",
    with_or_without_note: "With or without a note",
    with_note: "With a note",
    without_note: "Without a note",
    still_missing: "Still missing",
    anything: "Anything",
    lack: |lack| match lack {
        Lack::Speaker => "Quote without speaker",
        Lack::Claimant => "Claim without claimant",
    },
    attribute: "Attribute",
    show_all_alike: "Show all alike",
    adding_articles: "Adding articles",
    stop: "Stop",
    stopped: "Stopped. Nothing was added.",
    done_next: "Done, next",
    done_next_article: "Done, next article",
    details: "Details",
    move_up: "Move up",
    move_down: "Move down",
    remove_fragment: |n| format!("Remove fragment {n}"),
    join_quoted: "Join next quoted words",
    add_selection: "Add selection",
    mark_others: "Mark other occurrences",
};
