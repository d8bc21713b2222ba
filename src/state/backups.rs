//! Backups: making one, when the last one was made, and the reminder that it is time for another.

use std::sync::Arc;

use leptos::prelude::*;

use super::Session;
use super::backup_folder::FolderState;
use crate::edit::SAMPLE_ID;
use crate::format::{OutFile, media_type_of};
use crate::model::{Date, Timestamp};
use crate::platform::{self, Folder};
use crate::workspace::{Backup, BackupDays, Reminding};

/// Where it is remembered when the last backup was made. None of these are the vault's keys: the work does not depend
/// on them, and a backup does not hold them.
const LAST: &str = "factmark/backup/last";
/// The first day on which there was work to back up.
const SINCE: &str = "factmark/backup/since";
/// The day on which the person said “later”.
const PUT_OFF: &str = "factmark/backup/put-off";
/// When to remind.
const REMIND: &str = "factmark/backup/remind";

/// What the page knows of backups. Copies are handles on the same thing.
#[derive(Debug, Clone, Copy)]
pub struct Backups {
    /// When the last one was made.
    pub last: RwSignal<Option<Timestamp>>,
    /// When to remind.
    pub reminding: RwSignal<Reminding>,
    /// For how many days there was none, while that is too long.
    pub overdue: RwSignal<Option<u32>>,
    /// Whether the browser keeps the data when space is short, if it says so.
    pub is_kept: RwSignal<Option<bool>>,
    /// The folder that backups are written to.
    pub folder: RwSignal<FolderState>,
    /// The backup that may be restored.
    pub(super) found: StoredValue<Option<Arc<Backup>>>,
    pub(super) handle: StoredValue<Option<Folder>, LocalStorage>,
    /// Whether something was changed that the folder lacks.
    pub(super) is_changed: StoredValue<bool>,
    pub(super) is_writing: StoredValue<bool>,
}

impl Backups {
    pub(super) fn start() -> Self {
        let reminding = platform::remembered(REMIND).and_then(|word| Reminding::parse(&word));
        Self {
            last: RwSignal::new(last_backup()),
            reminding: RwSignal::new(reminding.unwrap_or_default()),
            overdue: RwSignal::new(None),
            is_kept: RwSignal::new(None),
            folder: RwSignal::new(FolderState::Unsupported),
            found: StoredValue::new(None),
            handle: StoredValue::new_local(None),
            is_changed: StoredValue::new(false),
            is_writing: StoredValue::new(false),
        }
    }
}

fn last_backup() -> Option<Timestamp> {
    platform::remembered(LAST).and_then(Timestamp::new)
}

fn remembered_day(key: &str) -> Option<Date> {
    Date::parse(&platform::remembered(key)?)
}

/// The day of a moment, UTC.
fn day_of(moment: &Timestamp) -> Option<Date> {
    Date::parse(moment.as_str().get(..10)?)
}

impl Session {
    /// Downloads everything as one file.
    pub fn back_up(&self) {
        let now = platform::now();
        let name = match day_of(&now) {
            Some(day) => format!("factmark-backup-{day}.json"),
            None => "factmark-backup.json".to_owned(),
        };
        let bytes = self.read(|workspace| workspace.back_up(&now)).write().into_bytes();
        if self.hand_over(&OutFile { media_type: media_type_of(&name), name, bytes }) {
            self.note_backup(&now);
        }
    }

    /// A backup was made.
    pub(super) fn note_backup(&self, moment: &Timestamp) {
        platform::remember(LAST, moment.as_str());
        self.backups.last.set(Some(moment.clone()));
        self.check_reminder();
    }

    /// Whether there is anything to back up: more than the sample as it was given.
    pub(super) fn has_own_work(&self) -> bool {
        self.read(|workspace| {
            let library = workspace.library();
            let is_given = |document| library.sample.as_deref() == Some(document);
            !library.documents().iter().all(|document| is_given(document))
        })
    }

    /// Whether there is more than trying things out on the sample.
    pub(super) fn has_work_to_keep(&self) -> bool {
        const TRIED: usize = 5;
        self.read(|workspace| {
            workspace
                .library()
                .documents()
                .iter()
                .any(|document| document.id().as_str() != SAMPLE_ID || document.annotations().len() >= TRIED)
        })
    }

    /// Work for idle moments: reminder, folder, the question whether the browser keeps the data.
    pub(super) fn look_after_backups(self) {
        self.check_reminder();
        self.ask_to_keep_once();
        self.write_folder_soon();
    }

    /// Shows or hides the reminder.
    fn check_reminder(&self) {
        let Some(today) = day_of(&platform::now()) else { return };
        if !self.has_own_work() {
            return self.backups.overdue.set(None);
        }
        let since = remembered_day(SINCE);
        if since.is_none() {
            platform::remember(SINCE, &today.to_string());
        }
        let last = last_backup();
        let days =
            BackupDays { since, last: last.as_ref().and_then(day_of), put_off: remembered_day(PUT_OFF) };
        let overdue = days.overdue(self.backups.reminding.get_untracked(), today);
        if self.backups.last.with_untracked(|shown| *shown != last) {
            // Another tab made it.
            self.backups.last.set(last);
        }
        if self.backups.overdue.get_untracked() != overdue {
            self.backups.overdue.set(overdue);
            if let Some(n) = overdue {
                self.announce(&self.reminder_words(n));
            }
        }
    }

    /// What the reminder says after so many days.
    pub fn reminder_words(&self, days: u32) -> String {
        let days = self.count(usize::try_from(days).unwrap_or(usize::MAX));
        let t = &self.words().backups;
        if self.backups.last.get_untracked().is_some() { t.overdue(&days) } else { t.never_made(&days) }
    }

    /// No reminder any more today.
    pub fn put_reminder_off(&self) {
        if let Some(today) = day_of(&platform::now()) {
            platform::remember(PUT_OFF, &today.to_string());
        }
        self.backups.overdue.set(None);
    }

    /// Reminds so from now on.
    pub fn choose_reminding(&self, reminding: Reminding) {
        platform::remember(REMIND, reminding.as_str());
        self.backups.reminding.set(reminding);
        self.check_reminder();
    }
}
