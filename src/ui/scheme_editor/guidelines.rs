//! The guidelines, written.

use leptos::prelude::*;

use super::Editor;
use crate::model::default_guidelines;

#[component]
pub(super) fn GuidelinesPart() -> impl IntoView {
    let editor = Editor::current();
    let t = &editor.session.words().setup;
    let is_empty = Memo::new(move |_| editor.draft.with(|draft| draft.guidelines().trim().is_empty()));
    view! {
        <div class="stack">
            <label><span>{t.guidelines_field}</span><textarea rows="18" dir="auto" aria-label=t.guidelines_field
                prop:value=move || editor.draft.with(|draft| draft.guidelines().to_owned())
                on:input=move |event| editor.draft.update(|draft| draft.set_guidelines(event_target_value(&event)))></textarea></label>
            <Show when=move || is_empty.get()>
                <button type="button" class="outlined" on:click=move |_| editor.draft.update(|draft| draft.set_guidelines(default_guidelines()))>
                    {t.use_draft}</button>
            </Show>
        </div>
    }
}
