//! Long work: how far it is, and a way to stop it.

use leptos::prelude::*;

use super::Session;
use crate::platform;
use crate::workspace::Gesture;

/// How far long work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Steps done.
    pub n_done: usize,
    /// Of so many.
    pub n: usize,
}

/// Work of fewer steps is over before anybody could read how far it is.
const WORTH_SHOWING: usize = 80;

impl Session {
    /// Shows how far long work is and lets the page breathe; false if the person wants it stopped.
    pub(super) async fn go_on(&self, n_done: usize, n: usize) -> bool {
        if n >= WORTH_SHOWING {
            self.progress.set(Some(Progress { n_done, n }));
            platform::breathe().await;
        }
        !self.is_stopped.get_value()
    }

    /// The work is over.
    pub(super) fn end_progress(&self) {
        self.progress.set(None);
        self.is_stopped.set_value(false);
    }

    /// The person wants the work stopped.
    pub fn stop(&self) {
        self.is_stopped.set_value(true);
    }

    /// Takes back what a gesture did so far.
    pub(super) fn cancel(&self, gesture: &Gesture) {
        let result = self.change(|workspace| workspace.cancel(gesture, &platform::now()));
        match result {
            Some(Ok(outcome)) => {
                self.show(outcome.touched);
                self.inform(self.words().overview.stopped, &[]);
            }
            Some(Err(notice)) => self.tell(&notice),
            None => {}
        }
    }
}
