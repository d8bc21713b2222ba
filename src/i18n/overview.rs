//! The work as a whole: the list of articles, filters, coverage, long work, new releases.

use super::Count;
use super::part::part;
use crate::workspace::{Lack, Sort};

part! {
    /// The work as a whole: the list of articles, filters, coverage, long work.
    Overview {
        no_article_like_that;
        filter_articles;
        show;
        all;
        due;
        sort_by;
        sort[Sort];
        largest_first;
        due_on(day: &str);
        overdue_since(day: &str);
        coverage(n_marked: &Count, n: &Count);
        only(label: &str, n: &Count);
        filter_annotations;
        filter;
        any;
        with_or_without_note;
        with_note;
        without_note;
        still_missing;
        anything;
        lack[Lack];
        attribute;
        show_all_alike;
        adding_articles;
        stop;
        stopped;
        new_release;
        reload;
        later;
        release_waits;
        release_unfinished;
        done_next;
        done_next_article;
        details;
        move_up;
        move_down;
        remove_fragment(n: &Count);
        join_quoted;
        add_selection;
        mark_others;
        compare;
        two_versions;
        two_versions_hint;
        shown_now;
        other_version;
        keep_shown;
        take_other;
        the_article;
        marked_words;
        deleted;
    }
}
