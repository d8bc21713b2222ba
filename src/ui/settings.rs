//! The settings: language, appearance, backups. They are this browser's, not the work's.

use leptos::prelude::*;

use super::backups::Backups;
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
                <Backups/>
                <Remains/>
                <p class="soft">{t.setup.settings_promise}</p>
            </div>
        </DialogFrame>
    }
}

/// What could not be read and was kept aside. Only what was downloaded can be deleted.
#[component]
fn Remains() -> impl IntoView {
    let session = Session::current();
    let t = session.words();
    let n_remains = move || session.read(|workspace| workspace.remains().len());
    let n = RwSignal::new(n_remains());
    let downloaded = RwSignal::new(Vec::new());
    let delete = move |_| {
        session.discard_remains(&downloaded.get_untracked());
        downloaded.set(Vec::new());
        n.set(n_remains());
    };
    view! {
        <Show when=move || n.get() != 0>
            <section class="stack" aria-label=t.setup.remains>
                <b>{t.setup.remains}</b>
                <p>{move || t.setup.remains_kept(&session.count(n.get()))}</p>
                <div class="choices">
                    <button type="button" on:click=move |_| downloaded.set(session.download_remains())>{t.shell.download_remains}</button>
                    <Show when=move || downloaded.with(|names| !names.is_empty())>
                        <button type="button" on:click=delete>{t.setup.delete_remains}</button>
                    </Show>
                </div>
            </section>
        </Show>
    }
}

fn appearance_words(t: &Setup, appearance: Appearance) -> &'static str {
    match appearance {
        Appearance::System => t.follow_system,
        Appearance::Light => t.light,
        Appearance::Dark => t.dark,
    }
}
