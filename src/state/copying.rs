//! The copy of the stored work: opened and compared after the first paint, then written after each edit. Until it is
//! on the disk, the footer says so.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Session;
use crate::model::DocumentId;
use crate::platform::{self, BrowserStorage, Copy};
use crate::workspace::{CopyState, Merged, Mirrored, Notice, StorageFault, Workspace};

/// A browser that has not opened the copy after so many milliseconds never will.
const PATIENCE: u32 = 10_000;

/// What the session knows of the copy.
#[derive(Debug)]
pub(super) struct Copying {
    outbox: Mirrored<BrowserStorage>,
    state: CopyState,
    copy: Option<Rc<Copy>>,
    /// Whether a transaction is under way; there is one at a time.
    is_writing: bool,
    /// Whether the start told of damage, which the copy may have mended.
    was_damage_told: bool,
}

impl Copying {
    pub(super) fn new(outbox: Mirrored<BrowserStorage>, was_damage_told: bool) -> Self {
        Self { outbox, state: CopyState::Opening, copy: None, is_writing: false, was_damage_told }
    }

    pub(super) fn state(&self) -> CopyState {
        self.state
    }

    /// Whether the copy lacks something.
    pub(super) fn is_behind(&self) -> bool {
        self.is_writing || self.outbox.is_waiting()
    }
}

impl Session {
    /// Opens the copy when the page has been painted.
    pub(super) fn start_copy(self) {
        platform::when_idle_within(100, move || spawn_local(self.open_copy()));
        gloo_timers::callback::Timeout::new(PATIENCE, move || {
            if self.copy_state() == CopyState::Opening {
                self.do_without_copy();
            }
        })
        .forget();
    }

    pub(super) fn copy_state(&self) -> CopyState {
        self.copying.with_value(Copying::state)
    }

    async fn open_copy(self) {
        let found = async {
            let copy = Copy::open().await?;
            let records = copy.read().await?;
            Ok::<_, StorageFault>((copy, records))
        };
        let found = found.await;
        if self.copy_state() != CopyState::Opening {
            return;
        }
        let Ok((copy, records)) = found else { return self.do_without_copy() };
        let merged = self.change(|workspace| workspace.take_in_copy(&records));
        if !merged.may_write {
            return self.do_without_copy();
        }
        self.copying.update_value(|copying| {
            copying.copy = Some(Rc::new(copy));
            copying.state = CopyState::Open;
        });
        self.tell_merged(&merged);
        self.write_copy_soon();
        self.show(merged.touched);
    }

    fn tell_merged(&self, merged: &Merged) {
        if let Some(fault) = merged.fault {
            self.tell(&Notice::StorageFault(fault));
        }
        if merged.n_brought_back > 0 {
            let notice = Notice::BroughtBack;
            if self.copying.with_value(|copying| copying.was_damage_told) {
                self.inform(super::words::notice(self.words(), &notice), &[]);
            } else {
                self.tell(&notice);
            }
        }
    }

    fn do_without_copy(self) {
        self.copying.update_value(|copying| {
            copying.state = CopyState::Missing;
            copying.outbox.give_up();
        });
        self.show_save_state();
        self.tidy_later();
    }

    /// Gives the copy what waits for it, if nobody is at it yet.
    pub(super) fn write_copy_soon(self) {
        let shall_begin = self.copying.try_update_value(|copying| {
            let is_open = matches!(copying.state, CopyState::Open | CopyState::Failing);
            let shall_begin = is_open && !copying.is_writing && copying.outbox.is_waiting();
            copying.is_writing |= shall_begin;
            shall_begin
        });
        if shall_begin == Some(true) {
            // What one press does goes in one transaction, after the page has shown it.
            platform::when_idle_within(50, move || spawn_local(self.write_copy()));
        }
    }

    async fn write_copy(self) {
        while let Some(batch) = self.copying.with_value(|copying| copying.outbox.next_batch()) {
            let written = match self.open_again().await {
                Ok(copy) => {
                    let text = |id: &DocumentId| {
                        self.read(|workspace| Some(workspace.library().get(id)?.text_sha256().to_owned()))
                    };
                    copy.write(&batch, &platform::now(), text).await
                }
                Err(fault) => Err(fault),
            };
            if let Err(fault) = written {
                self.copying.update_value(|copying| copying.outbox.take_back(batch));
                self.fail_copy(fault);
                break;
            }
            self.copying.update_value(|copying| copying.state = CopyState::Open);
        }
        self.copying.update_value(|copying| copying.is_writing = false);
        self.show_save_state();
    }

    /// The copy, with everything in it that was done so far; `None` where there is none, or it cannot be written.
    pub(super) async fn written_copy(self) -> Option<Rc<Copy>> {
        const MAX_BREATHS: u32 = 1_000;
        for _ in 0..MAX_BREATHS {
            let is_opening = self.copy_state() == CopyState::Opening;
            if !is_opening && !self.copying.with_value(Copying::is_behind) {
                break;
            }
            platform::breathe().await;
        }
        self.copying.with_value(|copying| copying.copy.clone().filter(|_| copying.state == CopyState::Open))
    }

    /// The copy; one that failed is opened anew, for the browser may have closed it.
    async fn open_again(self) -> Result<Rc<Copy>, StorageFault> {
        let open = self
            .copying
            .with_value(|copying| copying.copy.clone().filter(|_| copying.state == CopyState::Open));
        if let Some(copy) = open {
            return Ok(copy);
        }
        let copy = Rc::new(Copy::open().await?);
        self.copying.update_value(|copying| copying.copy = Some(Rc::clone(&copy)));
        Ok(copy)
    }

    /// Told once; every edit tries again.
    fn fail_copy(self, fault: StorageFault) {
        let before = self.copy_state();
        self.copying.update_value(|copying| copying.state = CopyState::Failing);
        if before != CopyState::Failing {
            self.tell(&Notice::CopyFault(fault));
        }
    }

    /// Work for idle moments. Not before both stores were brought together: a snapshot would lack what the copy knows.
    pub(super) fn tidy(self) {
        if self.copy_state() == CopyState::Opening {
            self.tidy_later();
        } else {
            self.change(Workspace::tidy);
            self.usage.set(self.read(Workspace::usage));
            self.show_save_state();
            self.look_after_backups();
        }
    }
}
