//! A dialog: the browser's own, so that focus, Escape and the page behind it are right by construction.

use leptos::html;
use leptos::prelude::*;
use web_sys::{Event, KeyboardEvent};

use super::icon::Icon;
use crate::platform;
use crate::state::Session;

#[component]
pub(super) fn DialogFrame(
    /// Its accessible name.
    title: &'static str,
    /// What stands in it.
    children: Children,
) -> impl IntoView {
    let session = Session::current();
    session.keep_selection();
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get() {
            platform::dialog_show(&dialog);
        }
    });
    // The browser tells of it later: another dialog may have taken this one's place by then, even its element, and
    // must stay.
    let on_close = move || {
        let dialog = dialog.try_get_untracked().flatten();
        if dialog.is_some_and(|dialog| dialog.is_connected() && !dialog.open()) {
            session.dialog_close();
        }
    };
    // WebKit closes on Escape though something in the dialog has answered the key.
    let is_answered = StoredValue::new(false);
    let note_key = move |event: KeyboardEvent| {
        is_answered.set_value(event.key() == "Escape" && platform::is_on_page("dialog .key-change"));
    };
    let on_cancel = move |event: Event| {
        if is_answered.get_value() {
            event.prevent_default();
        }
    };
    view! {
        <dialog node_ref=dialog aria-label=title on:keydown:capture=note_key on:cancel=on_cancel on:close=move |_| on_close()>
            <div class="dialog-head">
                <h2>{title}</h2>
                <button type="button" class="icon-button" aria-label=session.words().dialogs.close on:click=move |_| session.dialog_close()>
                    <Icon name="close"/></button>
            </div>
            <p id="dialog-problem" class="problem" role="alert">{move || session.dialog_problem.get()}</p>
            {children()}
        </dialog>
    }
}
