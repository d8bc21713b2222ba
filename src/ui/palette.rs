//! The palette: every action, label and article by name, found by typing a few letters of it.

use leptos::html;
use leptos::prelude::*;

use super::dialog::DialogFrame;
use super::help::key_caps;
use crate::platform;
use crate::state::Session;

/// More entries than this nobody reads.
const MAX_SHOWN: usize = 60;

#[component]
pub(super) fn Palette() -> impl IntoView {
    let session = Session::current();
    let t = &session.words().dialogs;
    let field = NodeRef::<html::Input>::new();
    let typed = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let all = StoredValue::new(session.palette_entries());
    let entries = Memo::new(move |_| {
        let typed = typed.read();
        let found = all
            .with_value(|all| all.iter().filter(|entry| entry.answers(&typed)).cloned().collect::<Vec<_>>());
        found.into_iter().take(MAX_SHOWN).collect::<Vec<_>>()
    });
    let run = move |i: usize| {
        let Some(entry) = entries.with_untracked(|entries| entries.get(i).cloned()) else { return };
        session.dialog_close();
        session.run(&entry);
    };
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            platform::on_next_frame(move || platform::focus(&field));
        }
    });
    let on_key = move |event: web_sys::KeyboardEvent| {
        let n = entries.with_untracked(Vec::len).max(1);
        match event.key().as_str() {
            "ArrowDown" => at.update(|at| *at = (*at + 1) % n),
            "ArrowUp" => at.update(|at| *at = (*at + n - 1) % n),
            "Home" => at.set(0),
            "End" => at.set(n - 1),
            "Enter" => run(at.get_untracked()),
            _ => return,
        }
        event.prevent_default();
        platform::on_next_frame(|| platform::reveal_first("#palette-list [aria-selected=true]"));
    };
    view! {
        <DialogFrame title=t.find_action>
            <div class="stack palette">
                <input node_ref=field type="text" role="combobox" aria-label=t.find_action aria-expanded="true"
                    aria-controls="palette-list" aria-autocomplete="list" autocomplete="off" spellcheck="false"
                    aria-activedescendant=move || format!("palette-{}", at.get())
                    placeholder=t.find_action_hint
                    on:input=move |event| { typed.set(event_target_value(&event)); at.set(0); }
                    on:keydown=on_key/>
                <ul id="palette-list" role="listbox" aria-label=t.actions>
                    {move || entries.get().into_iter().enumerate().map(|(i, entry)| view! {
                        <li id=format!("palette-{i}") role="option" aria-selected=move || (at.get() == i).to_string()
                            on:pointermove=move |_| at.set(i) on:click=move |_| run(i)>
                            <span class="palette-name" dir="auto">{entry.name.clone()}</span>
                            <small>{entry.group.clone()}</small>
                            <span class="palette-keys">{entry.chords.iter().map(key_caps).collect_view()}</span>
                        </li>
                    }).collect_view()}
                </ul>
                <Show when=move || entries.with(Vec::is_empty)><p class="empty">{t.nothing_called_that}</p></Show>
            </div>
        </DialogFrame>
    }
}
