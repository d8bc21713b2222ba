//! The list of annotations, and below it the inspector.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::filters::Counts;
use super::guidelines::Guidelines;
use super::inspector::Inspector;
use super::sheet::SheetClose;
use crate::platform::{self, AnnotationList};
use crate::state::{Session, words};
use crate::workspace::Action;

#[component]
pub(super) fn AnnotationsPanel() -> impl IntoView {
    let session = Session::current();
    let t = session.words();
    let is_unmarked = Memo::new(move |_| session.is_unmarked());
    let nothing_marked = move || {
        let labels =
            words::label_keys(t, &session.scheme(), |key, name| format!("{{{key}}}\u{a0}{name}"), " · ");
        t.shell.nothing_marked(&labels)
    };
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
                <Counts/>
                <List/>
                <Show when=move || is_unmarked.get()>
                    <p class="empty">{move || with_keys(&nothing_marked())}</p>
                </Show>
            </section>
            <Inspector/>
        </aside>
    }
}

/// A message in which keys stand in braces.
fn with_keys(text: &str) -> impl IntoView + use<> {
    let part = |part: &str| match part.split_once('}') {
        Some((key, after)) => view! { <kbd>{key.to_owned()}</kbd>{after.to_owned()} }.into_any(),
        None => part.to_owned().into_any(),
    };
    text.split('{').map(part).collect_view()
}

/// The list itself is drawn by hand; see [`AnnotationList`].
#[component]
fn List() -> impl IntoView {
    let session = Session::current();
    let root = NodeRef::<html::Ul>::new();
    let list = StoredValue::new_local(None::<AnnotationList>);
    let drawn = StoredValue::new_local(None);
    let frames = RwSignal::new(0_u32);
    Effect::new(move |_| {
        frames.track();
        let Some(element) = root.get() else { return };
        list.update_value(|list| {
            let list = list.get_or_insert_with(|| AnnotationList::new(element.into()));
            let has_more =
                drawn.try_update_value(|drawn| session.update_list(list, drawn)).unwrap_or_default();
            if has_more {
                list.grow();
                platform::on_next_frame(move || {
                    frames.try_update(|n| *n += 1);
                });
            }
        });
    });
    // Whoever chooses in the text finds the annotation in the list.
    Effect::new(move |_| {
        let chosen = session.chosen.get();
        list.update_value(|list| {
            if let Some(list) = list {
                list.choose(chosen);
            }
        });
    });
    // The inspector below takes its room from the list, so it comes first.
    Effect::new(move |before: Option<_>| {
        session.follow_inspected();
        let chosen = session.chosen.get_untracked();
        let is_another = chosen.is_some() && before != Some(chosen.clone());
        if is_another && !platform::is_narrow() {
            platform::on_next_frame(move || {
                list.try_with_value(|list| list.as_ref().map(AnnotationList::reveal_chosen));
            });
        }
        chosen
    });
    let on_click = move |event: web_sys::MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if let Some(id) = target.and_then(|target| platform::row_of(&target)) {
            session.choose(Some(id));
            session.sheet.set(None);
        }
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if target.is_some_and(|target| platform::walk_rows(&target, &event.key())) {
            event.prevent_default();
        }
    };
    view! { <ul role="list" node_ref=root on:click=on_click on:keydown=on_key></ul> }
}
