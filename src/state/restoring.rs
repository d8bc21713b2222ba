//! Restoring a backup: read and shown first, then brought in as one undoable step.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::{Dialog, Session};
use crate::edit::Command;
use crate::model::DocumentId;
use crate::platform::{self, RawFile};
use crate::text::with_odd_shown;
use crate::workspace::{Backup, BackupArticle, BackupFile};

impl Session {
    /// Reads a backup and shows what is in it. One that cannot be read is told, and nothing is changed.
    pub fn look_at_backup(&self, file: File) {
        let session = *self;
        spawn_local(async move {
            let name = file.name();
            match platform::read_file(file).await {
                Some(raw) => session.show_backup(&raw),
                None => session.warn(session.words().errors.unreadable(&name), &[]),
            }
        });
    }

    /// Takes a backup out of files that came in by another way: it is shown. True if there was one.
    pub(super) fn take_backup(&self, files: &[RawFile]) -> bool {
        let Some(backup) = files.iter().find(|file| BackupFile::is_likely(&file.bytes)) else { return false };
        if files.len() == 1 {
            self.show_backup(backup);
        } else {
            self.warn(self.words().backups.alone(&backup.name), &[]);
        }
        true
    }

    fn show_backup(&self, file: &RawFile) {
        match Backup::read(&file.bytes) {
            Ok(backup) => {
                self.backups.found.set_value(Some(Arc::new(backup)));
                self.show_dialog(Dialog::Restore);
            }
            Err(problem) => {
                let t = &self.words().backups;
                self.warn(t.refused(&file.name, &t.problem(&problem)), &[]);
            }
        }
    }

    /// The backup that was read last, and how its articles stand to those that are here.
    pub fn found_backup(&self) -> Option<(Arc<Backup>, Vec<BackupArticle>)> {
        let backup = self.backups.found.get_value()?;
        let mut articles = self.read(|workspace| backup.articles(workspace.library()));
        for article in &mut articles {
            article.title = with_odd_shown(&article.title).into_owned();
        }
        Some((backup, articles))
    }

    /// Brings the backup in; what it has otherwise comes beside what is here, or takes its place where `replacing` says
    /// so.
    pub fn restore(&self, replacing: &BTreeSet<DocumentId>) {
        let Some(backup) = self.backups.found.get_value() else { return };
        let t = &self.words().backups;
        let import = backup.import(replacing, |title| t.from_backup(title));
        self.dialog_close();
        self.backups.found.set_value(None);
        self.dispatch(Command::Import(import));
    }
}
