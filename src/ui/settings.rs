//! The settings: language and appearance. They are this browser's, not the work's.

use leptos::prelude::*;

use super::dialog::DialogFrame;
use super::header::LanguageChoice;
use crate::i18n::Setup;
use crate::state::{Appearance, Session};

#[component]
pub(super) fn Settings() -> impl IntoView {
    let session = Session::current();
    let t = session.words();
    let chosen = RwSignal::new(Appearance::remembered());
    let option = move |each: Appearance| {
        view! {
            <label><input type="radio" name="appearance" aria-label=appearance_words(&t.setup, each) prop:checked=move || chosen.get() == each
                on:change=move |_| { each.choose(); chosen.set(each); }/><span aria-hidden="true">{appearance_words(&t.setup, each)}</span></label>
        }
    };
    view! {
        <DialogFrame title=t.setup.settings>
            <div class="stack">
                <fieldset class="choices">
                    <legend>{t.setup.appearance}</legend>
                    {Appearance::ALL.into_iter().map(option).collect_view()}
                </fieldset>
                <div><b>{t.shell.language}</b>" "<LanguageChoice/></div>
                <p class="soft">{t.setup.settings_promise}</p>
            </div>
        </DialogFrame>
    }
}

fn appearance_words(t: &Setup, appearance: Appearance) -> &'static str {
    match appearance {
        Appearance::System => t.follow_system,
        Appearance::Light => t.light,
        Appearance::Dark => t.dark,
    }
}
