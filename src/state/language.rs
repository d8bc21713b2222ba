//! The language of the interface: chosen, remembered, or the best one of those that the browser asks for.

use leptos::prelude::*;

use super::{Session, words};
use crate::i18n::{Catalogue, Count, Language};
use crate::platform;

/// Where the choice is remembered. Not one of the vault's keys: the work does not depend on it.
const KEY: &str = "factmark/language";

/// The field in which it is chosen: in the dialog that is open, or in the header.
const CHOICE: &str = "dialog[open] .language select, body:not(:has(dialog[open])) .language select";

/// The language to begin with.
pub(super) fn preferred() -> Language {
    let chosen = platform::remembered(KEY).and_then(|tag| Language::from_tag(&tag));
    chosen.unwrap_or_else(|| Language::from_tags(&platform::preferred_languages()))
}

impl Session {
    /// The words of the person's language. Everything below the page's root is drawn anew when the language changes,
    /// so components ask once and need not follow.
    pub fn words(&self) -> &'static Catalogue {
        self.language.get_untracked().catalogue()
    }

    /// A number as the person's language writes it, for a sentence.
    pub fn count(&self, n: usize) -> Count {
        words::count(self.words(), n)
    }

    /// The browser was told to ask for other languages: follows it, unless the person has chosen one here.
    pub fn follow_browser_language(&self) {
        let language = preferred();
        if self.language.get_untracked() != language {
            self.language.set(language);
        }
    }

    /// Speaks another language from now on, and the next time.
    pub fn choose_language(&self, language: Language) {
        if self.language.get_untracked() == language {
            return;
        }
        platform::remember(KEY, language.tag());
        let scrolled = self.with_view(|view, _| Some(view.scrolled()));
        self.language.set(language);
        let session = *self;
        // After the page has drawn: at the same place of the text, with the focus where it was.
        platform::on_next_frame(move || {
            session.with_view(|view, _| {
                view.scroll_to(scrolled?);
                Some(())
            });
            platform::focus_first(CHOICE);
        });
    }
}
