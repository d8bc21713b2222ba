//! What both sheets of a narrow screen have: a button that closes them, for those who cannot tap beside them.

use leptos::prelude::*;

use super::icon::Icon;
use crate::state::Session;

#[component]
pub(super) fn SheetClose() -> impl IntoView {
    let session = Session::current();
    view! {
        <button class="only-narrow icon-button sheet-close" aria-label=session.words().dialogs.close
            on:click=move |_| session.sheet.set(None)><Icon name="close"/></button>
    }
}
