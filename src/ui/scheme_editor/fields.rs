//! Fields that the parts of the editor share.

use leptos::prelude::*;

use super::Editor;
use crate::ui::icon::Icon;

/// A line of text that is shown wrong while it is empty, if it must not be.
#[component]
pub(super) fn Line(
    name: &'static str,
    #[prop(into)] value: Signal<String>,
    #[prop(default = false)] is_needed: bool,
    set: impl Fn(String) + 'static,
) -> impl IntoView {
    let is_wrong = move || is_needed && value.with(|value| value.trim().is_empty());
    view! {
        <label><span>{name}</span><input type="text" aria-label=name dir="auto" autocomplete="off"
            aria-invalid=move || is_wrong().to_string() prop:value=move || value.get()
            on:input=move |event| set(event_target_value(&event))/></label>
    }
}

/// A choice of one word of several; `options` are values and words.
#[component]
pub(super) fn Choose(
    name: &'static str,
    #[prop(into)] value: Signal<String>,
    options: Vec<(String, String)>,
    set: impl Fn(String) + 'static,
) -> impl IntoView {
    let options = options.into_iter().map(|(own, words)| {
        let id = own.clone();
        view! { <option value=own selected=move || value.with(|value| *value == id)>{words}</option> }
    });
    view! {
        <label><span>{name}</span><select aria-label=name prop:value=move || value.get()
            on:change=move |event| set(event_target_value(&event))>{options.collect_view()}</select></label>
    }
}

/// Some of several, ticked; `options` are values and words.
#[component]
pub(super) fn Ticks(
    name: &'static str,
    #[prop(into)] ticked: Signal<Vec<String>>,
    options: Vec<(String, String)>,
    set: impl Fn(Vec<String>) + Copy + 'static,
) -> impl IntoView {
    let all: StoredValue<Vec<String>> = StoredValue::new(options.iter().map(|(id, _)| id.clone()).collect());
    let toggle = move |id: &str| {
        let before = ticked.get_untracked();
        // In the order in which they are offered.
        let is_on = |it: &&String| before.contains(it) != (it.as_str() == id);
        set(all.with_value(|all| all.iter().filter(is_on).cloned().collect()));
    };
    let ticks = options.into_iter().map(|(id, words)| {
        let (own, label) = (id.clone(), words.clone());
        view! {
            <label class="tick"><input type="checkbox" aria-label=label prop:checked=move || ticked.with(|ticked| ticked.contains(&own))
                on:change=move |_| toggle(&id)/><span dir="auto">{words}</span></label>
        }
    });
    view! { <fieldset class="ticks-of"><legend>{name}</legend>{ticks.collect_view()}</fieldset> }
}

/// Buttons that move a part and delete it; `name` is what it is called.
#[component]
pub(super) fn Tools(
    #[prop(into)] name: Signal<String>,
    shift: impl Fn(isize) + Copy + 'static,
    delete: impl Fn() + 'static,
) -> impl IntoView {
    let t = &Editor::current().session.words().setup;
    let (up, down) = (move || t.move_up(&name.read()), move || t.move_down(&name.read()));
    let away = move || t.delete_what(&name.read());
    view! {
        <span class="tools">
            <button type="button" class="icon-button quiet" aria-label=up title=up on:click=move |_| shift(-1)><Icon name="up"/></button>
            <button type="button" class="icon-button quiet" aria-label=down title=down on:click=move |_| shift(1)><Icon name="down"/></button>
            <button type="button" class="quiet danger" aria-label=away on:click=move |_| delete()><Icon name="bin"/>{t.delete}</button>
        </span>
    }
}
