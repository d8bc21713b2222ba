//! What the system hands to the installed application goes the way of what is dropped and typed here.

use leptos::prelude::*;

use super::{Dialog, Session};
use crate::platform::{self, Launch};

impl Session {
    /// Listens to files that are opened with Factmark and to what is shared to it.
    pub(super) fn listen_launches(self) {
        platform::listen_launches(move |launch| match launch {
            Launch::Files(files) => self.take_files(files),
            Launch::Shared { title, text } => self.begin_article(title, text),
        });
    }

    /// Offers an article with these words, after those that were begun and not added yet.
    fn begin_article(self, title: String, text: String) {
        self.draft.update_value(|(title_begun, begun)| {
            if title_begun.is_empty() {
                *title_begun = title;
            }
            let parts = [std::mem::take(begun), text];
            *begun = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n");
        });
        self.show_dialog(Dialog::AddArticle { text: String::new() });
    }
}
