//! The list of annotations, and below it the inspector.

use std::collections::HashMap;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::filters::Counts;
use super::guidelines::Guidelines;
use super::inspector::Inspector;
use super::sheet::SheetClose;
use crate::model::AnnotationId;
use crate::platform;
use crate::state::{ListItem, Session};
use crate::workspace::Action;

#[component]
pub(super) fn AnnotationsPanel() -> impl IntoView {
    let session = Session::current();
    let t = session.words();
    let items = Memo::new(move |_| session.list_items());
    view! {
        <aside class="annotations">
            <SheetClose/>
            <Show when=move || session.guidelines_shown.get()><Guidelines/></Show>
            <section class="list" class:hidden=move || session.guidelines_shown.get() role="region" aria-label=t.shell.annotations>
                <div class="panel-head">
                    <h2>{t.shell.annotations}</h2>
                    <span class="spring"></span>
                    <button class="quiet" on:click=move |_| session.act(Action::SchemeEditor)>{t.setup.labels_choose}</button>
                    <button class="quiet" on:click=move |_| session.act(Action::Guidelines)>{t.setup.guidelines}</button>
                </div>
                <Counts items/>
                <List items/>
                <Show when=move || items.with(Vec::is_empty)>
                    <p class="empty">{with_keys(t.shell.nothing_marked)}</p>
                </Show>
            </section>
            <Inspector/>
        </aside>
    }
}

/// A message in which keys stand in braces.
fn with_keys(text: &'static str) -> impl IntoView {
    let part = |part: &'static str| match part.split_once('}') {
        Some((key, after)) => view! { <kbd>{key}</kbd>{after} }.into_any(),
        None => part.into_any(),
    };
    text.split('{').map(part).collect_view()
}

#[component]
fn List(items: Memo<Vec<ListItem>>) -> impl IntoView {
    let session = Session::current();
    let list = NodeRef::<html::Ul>::new();
    let chosen = session.chosen;
    let is_chosen = Selector::new(move || chosen.get());
    // Rows are kept by id, so that the one with the focus stays where it is when it changes.
    let by_id = Memo::new(move |_| {
        items
            .with(|items| items.iter().map(|item| (item.id.clone(), item.clone())).collect::<HashMap<_, _>>())
    });
    // Whoever chooses in the text finds the item in the list.
    Effect::new(move |_| {
        if chosen.get().is_some() {
            platform::on_next_frame(move || {
                let current = list
                    .get_untracked()
                    .and_then(|list| list.query_selector("[aria-current]").ok().flatten());
                if let (Some(current), false) = (current, platform::is_narrow()) {
                    platform::reveal(&current);
                }
            });
        }
    });
    view! {
        <ul role="list" node_ref=list on:keydown=move |event| move_focus(&event)>
            <For each=move || items.get() key=|item| item.id.clone() let:item>
                <Row id=item.id by_id is_chosen=is_chosen.clone()/>
            </For>
        </ul>
    }
}

#[component]
fn Row(
    id: AnnotationId,
    by_id: Memo<HashMap<AnnotationId, ListItem>>,
    is_chosen: Selector<Option<AnnotationId>>,
) -> impl IntoView {
    let session = Session::current();
    let (own, current) = (id.clone(), Some(id.clone()));
    let item = Memo::new(move |_| by_id.with(|items| items.get(&own).cloned()));
    let part = move |take: fn(&ListItem) -> String| item.with(|item| item.as_ref().map(take));
    let look = move |take: fn(&ListItem) -> &'static str| item.with(|item| item.as_ref().map(take));
    view! {
        <li>
            <button class="item" class:dim=move || item.with(|item| item.as_ref().is_some_and(|item| item.is_dim)) data-hue=move || look(|item| item.hue) aria-label=move || part(|item| item.name.clone())
                aria-current=move || is_chosen.selected(&current).then_some("true")
                on:click=move |_| { session.choose(Some(id.clone())); session.sheet.set(None); }>
                <i class="swatch" data-line=move || look(|item| item.line)></i>
                <span dir="auto">{move || part(|item| item.text.clone())}</span>
                {move || part(|item| item.facts.clone()).filter(|facts| !facts.is_empty()).map(|facts| view! { <small>{facts}</small> })}
            </button>
        </li>
    }
}

/// Arrow keys walk through the list.
fn move_focus(event: &web_sys::KeyboardEvent) {
    let Some(item) = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .and_then(|target| target.closest("li").ok().flatten())
    else {
        return;
    };
    let next = match event.key().as_str() {
        "ArrowDown" => item.next_element_sibling(),
        "ArrowUp" => item.previous_element_sibling(),
        "Home" => item.parent_element().and_then(|list| list.first_element_child()),
        "End" => item.parent_element().and_then(|list| list.last_element_child()),
        _ => return,
    };
    let button = next.and_then(|item| item.query_selector("button").ok().flatten());
    if let Some(button) = button.and_then(|button| button.dyn_into::<web_sys::HtmlElement>().ok()) {
        event.prevent_default();
        button.focus().ok();
    }
}
