//! The folder that a backup is written to after each pause in which something was changed.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Offer, Session};
use crate::model::Timestamp;
use crate::platform::{self, Folder};

/// The file in the folder.
const FILE: &str = "factmark-backup.json";
/// When the folder was last written to.
const WRITTEN: &str = "factmark/backup/folder";

/// How the folder stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FolderState {
    /// This browser has no such folders.
    Unsupported,
    /// None is chosen.
    None,
    /// Nothing was written to it yet.
    Waiting(String),
    /// It was written to, then.
    Written(String, Timestamp),
    /// The browser wants to be asked again.
    NeedsLeave(String),
    /// It could not be written to, for that reason.
    Failed(String, String),
}

impl Session {
    /// Finds the folder of an earlier visit again.
    pub(super) fn start_folder(self) {
        if !Folder::is_supported() {
            return;
        }
        self.backups.folder.set(FolderState::None);
        spawn_local(async move {
            let Some(folder) = Folder::remembered().await else { return };
            let (name, is_allowed) = (folder.name(), folder.is_allowed().await);
            self.backups.handle.set_value(Some(folder));
            if is_allowed {
                let written = platform::remembered(WRITTEN).and_then(Timestamp::new);
                self.backups.folder.set(match written {
                    Some(moment) => FolderState::Written(name, moment),
                    None => FolderState::Waiting(name),
                });
            } else {
                self.miss_leave(name);
            }
        });
    }

    /// Lets the person choose a folder, and writes to it. A backup that lies there already is somebody's last hope: it
    /// is put beside first.
    pub fn choose_folder(self) {
        spawn_local(async move {
            let Some(folder) = Folder::choose().await else { return };
            let name = folder.name();
            if let Err(reason) = put_beside(&folder).await {
                return self.fail_folder(name, reason);
            }
            folder.remember().await;
            self.backups.folder.set(FolderState::Waiting(name));
            self.backups.handle.set_value(Some(folder));
            self.backups.is_changed.set_value(true);
            self.write_folder_soon();
        });
    }

    /// Asks again whether the folder may be written to.
    pub fn allow_folder(self) {
        let Some(folder) = self.backups.handle.get_value() else { return };
        spawn_local(async move {
            if folder.ask_leave().await {
                self.backups.folder.set(FolderState::Waiting(folder.name()));
                self.backups.is_changed.set_value(true);
                self.write_folder_soon();
            }
        });
    }

    /// Writes there no more. What is there stays.
    pub fn forget_folder(self) {
        self.backups.handle.set_value(None);
        self.backups.folder.set(FolderState::None);
        spawn_local(Folder::forget());
    }

    /// Writes what changed, if nobody is at it. A profile in which nothing was done yet writes nothing.
    pub(super) fn write_folder_soon(self) {
        let backups = self.backups;
        let is_due = backups.is_changed.get_value() && !backups.is_writing.get_value();
        if let Some(folder) = backups.handle.get_value().filter(|_| is_due && self.has_own_work()) {
            backups.is_writing.set_value(true);
            spawn_local(async move {
                self.write_folder(folder).await;
                backups.is_writing.set_value(false);
            });
        }
    }

    async fn write_folder(self, folder: Folder) {
        if !folder.is_allowed().await {
            return self.miss_leave(folder.name());
        }
        while self.backups.is_changed.get_value() {
            self.backups.is_changed.set_value(false);
            let now = platform::now();
            let bytes = self.read(|workspace| workspace.back_up(&now)).write().into_bytes();
            let result = folder.write(FILE, &bytes).await;
            if self.backups.handle.with_value(Option::is_none) {
                return;
            }
            if let Err(reason) = result {
                self.backups.is_changed.set_value(true);
                return self.fail_folder(folder.name(), reason);
            }
            platform::remember(WRITTEN, now.as_str());
            self.backups.folder.set(FolderState::Written(folder.name(), now.clone()));
            self.note_backup(&now);
        }
    }

    /// Told once; the settings say it as long as it lasts.
    fn miss_leave(self, name: String) {
        let state = FolderState::NeedsLeave(name.clone());
        if self.backups.folder.get_untracked() != state {
            self.backups.folder.set(state);
            self.inform(self.words().backups.folder_needs_leave(&name), &[Offer::AllowFolder]);
        }
    }

    /// Told once; every pause tries again.
    fn fail_folder(self, name: String, reason: String) {
        let text = self.words().backups.folder_failed(&name, &reason);
        let state = FolderState::Failed(name, reason);
        if self.backups.folder.get_untracked() != state {
            self.backups.folder.set(state);
            self.warn(text, &[Offer::BackUp]);
        }
    }
}

/// Puts the backup that a folder holds already under another name.
async fn put_beside(folder: &Folder) -> Result<(), String> {
    let Some(there) = folder.read(FILE).await? else { return Ok(()) };
    // Colons are not allowed in names everywhere.
    let until = platform::now().as_str().replace(':', "-");
    folder.write(&format!("factmark-backup-until-{until}.json"), &there).await
}
