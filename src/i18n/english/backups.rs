//! Backups, in English.

use super::count;
use crate::i18n::Backups;
use crate::workspace::Reminding;

pub(super) const BACKUPS: Backups = Backups {
    backups: "Backups",
    back_up: "Back up everything",
    restore: "Restore a backup",
    restore_choose: "Restore a backup…",
    backup_file: "Backup file",
    last_backup: |moment| format!("Last backup: {moment}."),
    no_backup_yet: "No backup was made in this browser yet.",
    remind_after: "Remind me when the last backup is older than",
    reminding: |it| match it {
        Reminding::Never => "(do not remind me)",
        Reminding::Day => "a day",
        Reminding::Week => "a week",
        Reminding::Month => "a month",
    },
    overdue: |days| format!("Your last backup is {} old.", count(days, "day", "days")),
    never_made: |days| {
        format!("There is no backup of your work yet; you began {} ago.", count(days, "day", "days"))
    },
    later: "Later",

    kept: "This browser keeps Factmark’s data until you delete it.",
    may_go: "This browser may remove Factmark’s data when space is short.",
    keeping_unknown: "This browser does not say whether it keeps Factmark’s data.",
    ask_to_keep: "Ask the browser to keep it",
    not_granted: "The browser did not agree. Some agree once the page has a bookmark, is installed or is used more often.",

    folder: "Backup folder",
    folder_hint: "A copy of everything can be written to a folder of yours after every pause.",
    folder_choose: "Choose a folder",
    folder_unsupported: "This browser cannot write to a folder.",
    folder_waiting: |name| format!("“{name}”: nothing was written yet."),
    folder_written: |name, moment| format!("Written to “{name}”: {moment}."),
    folder_failed: |name, reason| format!("The backup could not be written to “{name}”: {reason}."),
    folder_needs_leave: |name| format!("The browser asks for your leave again before it writes to “{name}”."),
    folder_allow: "Allow again",
    folder_forget: "Stop writing there",

    made: |moment| format!("Made {moment}."),
    holds: |articles, annotations| {
        format!(
            "It holds {} with {}.",
            count(articles, "article", "articles"),
            count(annotations, "annotation", "annotations")
        )
    },
    unreadable: |n| {
        format!(
            "{} in it cannot be read here: damaged, or of a newer Factmark. The file keeps what it has.",
            count(n, "record", "records")
        )
    },
    damaged: |titles| format!("Something is missing in: {titles}."),
    n_new: |n| format!("To be added: {}.", count(n, "article", "articles")),
    n_same: |n| format!("Here already, with the same contents: {}.", count(n, "article", "articles")),
    n_differ: |n| format!("Here with other contents: {}.", count(n, "article", "articles")),
    keep_both: "Keep both",
    replace_mine: "Replace mine",
    from_backup: |title| format!("{title} (from the backup)"),
    promise: "What is here stays, and one Undo takes all of it back.",
    do_restore: "Restore",
    nothing_to_restore: "Everything in this backup is here already.",
    nothing_else_to_restore: "What can be read of this backup is here already; the rest is damaged and cannot be restored.",
    replaced_one: |title| format!("“{title}” was replaced by the one from the backup."),
    replaced_many: |n| format!("Replaced by those from the backup: {n} articles."),

    problem: |problem| problem.to_string(),
    refused: |file, problem| format!("{file}: {problem}. Nothing was changed."),
    alone: |file| format!("{file} is a backup: choose it alone to restore it. Nothing was changed."),
};
