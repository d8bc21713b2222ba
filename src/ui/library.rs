//! The list of articles.

use std::collections::HashMap;

use leptos::prelude::*;

use super::icon::Icon;
use super::sheet::SheetClose;
use crate::model::{DocumentId, Status};
use crate::state::{LibraryItem, Session};
use crate::workspace::{Queue, Sort};

#[component]
pub(super) fn LibraryPanel() -> impl IntoView {
    let session = Session::current();
    let t = session.words();
    let items = Memo::new(move |_| session.library_items());
    // Rows are kept by id, so that the one with the focus stays where it is when it changes.
    let by_id = Memo::new(move |_| {
        items
            .with(|items| items.iter().map(|item| (item.id.clone(), item.clone())).collect::<HashMap<_, _>>())
    });
    view! {
        <nav class="library" aria-label=t.shell.library>
            <SheetClose/>
            <h2>{t.shell.library}</h2>
            <Controls/>
            <ul role="list">
                <For each=move || items.get() key=|item| item.id.clone() let:item><Row id=item.id by_id/></For>
            </ul>
            <Show when=move || items.with(Vec::is_empty)>
                <p class="empty">{move || if session.queue.with(|queue| queue.filter.is_empty()) {
                    t.shell.no_articles
                } else {
                    t.overview.no_article_like_that
                }}</p>
            </Show>
        </nav>
    }
}

#[component]
fn Row(id: DocumentId, by_id: Memo<HashMap<DocumentId, LibraryItem>>) -> impl IntoView {
    let session = Session::current();
    let facts_id = format!("facts-{id}");
    let described_by = facts_id.clone();
    let own = id.clone();
    let item = Memo::new(move |_| by_id.with(|items| items.get(&own).cloned()));
    let part = move |take: fn(&LibraryItem) -> String| item.with(|item| item.as_ref().map(take));
    view! {
        <li class="article-row">
            <button class="article-item" data-status=move || item.with(|item| item.as_ref().map(|item| item.status.as_str()))
                class:overdue=move || item.with(|item| item.as_ref().is_some_and(|item| item.is_overdue)) aria-label=move || part(|item| item.title.clone())
                aria-current=move || item.with(|item| item.as_ref().is_some_and(|item| item.is_open).then_some("true"))
                aria-describedby=described_by
                on:click=move |_| session.open(&id)>
                <b dir="auto">{move || part(|item| item.title.clone())}</b>
            </button>
            // The description of the button, which is named by what stands in it; the whole row is the button's.
            <small id=facts_id>{move || part(|item| item.facts.clone())}</small>
        </li>
    }
}

/// Which articles are shown, and in which order. For a few articles nobody needs that.
#[component]
fn Controls() -> impl IntoView {
    let session = Session::current();
    let t = &session.words().overview;
    let queue = session.queue;
    let is_useful = Memo::new(move |_| {
        session.follow_library();
        session.read(|workspace| workspace.library().documents().len()) > 3
            || queue.with(|queue| *queue != Queue::default())
    });
    let set_status = move |value: &str| {
        queue.update(|queue| {
            queue.filter.is_due_only = value == "due";
            queue.filter.status = Status::parse(value);
        });
    };
    let status_options = Status::ALL.into_iter().map(
        |status| view! { <option value=status.as_str() prop:selected=move || queue.with(|queue| queue.filter.status == Some(status))>{session.words().shell.status(status)}</option> },
    );
    let sort_views = Sort::ALL
        .into_iter()
        .enumerate()
        .map(|(i, sort)| view! { <option value=i.to_string() prop:selected=move || queue.with(|queue| queue.sort == sort)>{t.sort(sort)}</option> })
        .collect_view();
    let set_sort = move |value: &str| {
        let sort = value.parse().ok().and_then(|i: usize| Sort::ALL.get(i)).copied();
        queue.update(|queue| queue.sort = sort.unwrap_or_default());
    };
    view! {
        <div class="queue-controls" class:hidden=move || !is_useful.get()>
            <input type="search" aria-label=t.filter_articles placeholder=t.filter_articles autocomplete="off" prop:value=move || queue.with(|queue| queue.filter.words.clone())
                on:input=move |event| queue.update(|queue| queue.filter.words = event_target_value(&event))/>
            <select aria-label=t.show on:change=move |event| set_status(&event_target_value(&event))>
                <option value="">{t.all}</option>{status_options.collect_view()}<option value="due" prop:selected=move || queue.with(|queue| queue.filter.is_due_only)>{t.due}</option></select>
            <select aria-label=t.sort_by on:change=move |event| set_sort(&event_target_value(&event))>{sort_views}</select>
            <button class="icon-button quiet" aria-label=t.largest_first aria-pressed=move || queue.with(|queue| queue.is_descending).to_string()
                on:click=move |_| queue.update(|queue| queue.is_descending = !queue.is_descending)><Icon name="sort"/></button>
        </div>
    }
}
