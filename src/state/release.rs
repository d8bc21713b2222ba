//! A new release of Factmark: kept beside the one in use, offered, and taken when the person says so. The page is loaded
//! again only when that loses nothing.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Dialog, Offer, Session};
use crate::model::{Scheme, SchemeDraft};
use crate::platform::{self, ReleaseNews};
use crate::workspace::SaveState;

/// Not before so many milliseconds is the page kept for working offline: it shall start first.
const START_IS_OVER: u32 = 2_500;

/// What is known of a new release, and what the person wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Release {
    /// Nothing, or it was put off until the next start.
    #[default]
    None,
    /// There is one.
    Offered,
    /// The person wants it: it takes over when everything is saved.
    Wanted,
    /// It took over: the page is loaded again when everything is saved.
    Due,
}

impl Session {
    /// Keeps the page for working without its server, and listens for new releases.
    pub(super) fn keep_offline(self) {
        gloo_timers::callback::Timeout::new(START_IS_OVER, move || {
            platform::when_idle(move || {
                spawn_local(platform::keep_offline(move |news| self.hear_of_release(news)));
            });
        })
        .forget();
        Effect::new(move |_| {
            let (release, saved) = (self.release.get(), self.save_state.get());
            match (release, saved) {
                (Release::Wanted | Release::Due, SaveState::NotSaved(_)) => {
                    self.release.set(Release::Offered);
                    self.warn(self.words().overview.release_waits, &[Offer::DownloadCopy]);
                }
                (_, SaveState::Saving) => {}
                (Release::Wanted, _) => spawn_local(self.switch_release()),
                (Release::Due, _) => platform::reload(),
                _ => {}
            }
        });
    }

    fn hear_of_release(self, news: ReleaseNews) {
        match (news, self.release.get_untracked()) {
            (ReleaseNews::TookOver, Release::Wanted) => self.release.set(Release::Due),
            (_, Release::None) => {
                self.release.set(Release::Offered);
                self.announce(self.words().overview.new_release);
            }
            _ => {}
        }
    }

    /// The person wants the new release. What was begun in a dialog and is not part of the work yet comes first.
    pub fn take_release(&self) {
        let (begun, problem) = (self.what_is_begun(), self.words().overview.release_unfinished);
        match begun {
            Some(dialog) => {
                self.show_dialog(dialog);
                self.dialog_problem.set(Some(problem.to_owned()));
            }
            None => self.release.set(Release::Wanted),
        }
    }

    /// Not now. It is offered again at the next start.
    pub fn put_release_off(&self) {
        self.release.set(Release::None);
    }

    /// What was begun in a dialog and is no part of the work yet.
    pub fn what_is_begun(&self) -> Option<Dialog> {
        let is_text_begun = self.draft.with_value(|(title, text)| !title.is_empty() || !text.is_empty());
        if is_text_begun {
            Some(Dialog::AddArticle { text: String::new() })
        } else {
            self.begun_scheme().map(|_| Dialog::SchemeEditor)
        }
    }

    /// The draft of a scheme that was begun and not saved, and the scheme it was begun with.
    pub fn begun_scheme(&self) -> Option<(Arc<Scheme>, SchemeDraft)> {
        self.scheme_draft.get_value().filter(|(of, draft)| *draft != SchemeDraft::of(of))
    }

    /// Where another tab has switched already, loading again is all that is left to do.
    async fn switch_release(self) {
        if !platform::switch_release().await {
            self.release.set(Release::Due);
        }
    }
}
