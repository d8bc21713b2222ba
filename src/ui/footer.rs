//! The line at the bottom: whether the work is stored, how full the storage is, what the keys do now.

use leptos::prelude::*;

use crate::platform;
use crate::state::{Offer, Session, words};
use crate::workspace::SaveState;

#[component]
pub(super) fn Footer() -> impl IntoView {
    let session = Session::current();
    let t = session.words();
    let (save_state, usage) = (session.save_state, session.usage);
    let is_saved = Memo::new(move |_| !matches!(save_state.get(), SaveState::NotSaved(_)));
    let scheme = Memo::new(move |_| session.scheme());
    let hint = move || {
        let scheme = scheme.get();
        if session.selected.get().is_some() {
            t.shell.hint_selected(&words::label_keys(t, &scheme, |key, name| format!("{key} {name}"), " · "))
        } else if session.chosen.get().is_some() {
            t.shell.hint_chosen(&words::label_keys(t, &scheme, |key, _| key.into(), " "))
        } else {
            t.shell.hint_nothing(&words::label_keys(t, &scheme, |key, name| format!("{key} {name}"), " · "))
        }
    };
    view! {
        <div class="bottom">
            // Said aloud only when something is wrong: what was done is announced anyway.
            <span role="status" aria-live=move || if is_saved.get() { "off" } else { "polite" } class="save-state" class:saved=move || is_saved.get()>
                {move || words::save_state(t, &save_state.get(), platform::clock_text)}
            </span>
            <Show when=move || !is_saved.get()>
                <button class="link" on:click=move |_| super::messages::take_up(session, Offer::DownloadCopy)>{t.shell.download_copy}</button>
            </Show>
            <span class="usage">{move || words::usage(t, usage.get())}</span>
            <span class="promise">{t.shell.promise}</span>
            <span class="spring"></span>
            <span class="hint" aria-hidden="true">{hint}</span>
        </div>
    }
}
