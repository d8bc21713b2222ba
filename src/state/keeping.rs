//! Whether the browser keeps the data when space is short: asked once, when there is work worth it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Session;
use crate::platform;

/// That the browser was asked, so that it does not ask the person again and again.
const ASKED: &str = "factmark/backup/asked";

impl Session {
    /// Asks the browser once, after something was done that is more than trying things out.
    pub(super) fn ask_to_keep_once(self) {
        let is_new_work =
            self.undo_redo.with_untracked(|(undo, _)| undo.is_some()) && self.has_work_to_keep();
        if is_new_work && platform::remembered(ASKED).is_none() {
            platform::remember(ASKED, "yes");
            spawn_local(async move {
                if platform::is_kept().await == Some(false) {
                    platform::ask_to_keep().await;
                }
                self.look_whether_kept();
            });
        }
    }

    /// Looks what the browser says now.
    pub fn look_whether_kept(self) {
        spawn_local(async move { self.backups.is_kept.set(platform::is_kept().await) });
    }

    /// Asks the browser again, and tells what it says.
    pub fn ask_to_keep(self) {
        spawn_local(async move {
            let answer = platform::ask_to_keep().await;
            self.backups.is_kept.set(answer);
            let t = &self.words().backups;
            match answer {
                Some(true) => self.announce(t.kept),
                Some(false) => self.inform(t.not_granted, &[]),
                None => self.announce(t.keeping_unknown),
            }
        });
    }
}
