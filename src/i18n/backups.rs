//! Backups: making and restoring them, the reminder, the folder, whether the browser keeps the data.

use super::Count;
use super::part::part;
use crate::workspace::{BackupProblem, Reminding};

part! {
    /// Backups.
    Backups {
        backups;
        back_up;
        restore;
        restore_choose;
        backup_file;
        last_backup(moment: &str);
        no_backup_yet;
        remind_after;
        reminding[Reminding];
        overdue(days: &Count);
        never_made(days: &Count);
        later;

        kept;
        may_go;
        keeping_unknown;
        ask_to_keep;
        not_granted;

        folder;
        folder_hint;
        folder_choose;
        folder_unsupported;
        folder_waiting(name: &str);
        folder_written(name: &str, moment: &str);
        folder_failed(name: &str, reason: &str);
        folder_needs_leave(name: &str);
        folder_allow;
        folder_forget;

        made(moment: &str);
        holds(articles: &Count, annotations: &Count);
        unreadable(n: &Count);
        damaged(titles: &str);
        n_new(n: &Count);
        n_same(n: &Count);
        n_differ(n: &Count);
        keep_both;
        replace_mine;
        from_backup(title: &str);
        promise;
        do_restore;
        nothing_to_restore;
        nothing_else_to_restore;
        replaced_one(title: &str);
        replaced_many(n: &Count);

        problem(problem: &BackupProblem);
        refused(file: &str, problem: &str);
        alone(file: &str);
    }
}
