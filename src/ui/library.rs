//! The list of articles.

use std::collections::HashMap;

use leptos::prelude::*;

use crate::model::DocumentId;
use crate::state::{LibraryItem, Session};

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
            <h2 aria-hidden="true">{t.shell.library}</h2>
            <ul role="list">
                <For each=move || items.get() key=|item| item.id.clone() let:item><Row id=item.id by_id/></For>
            </ul>
            <Show when=move || items.with(Vec::is_empty)>
                <p class="empty">{t.shell.no_articles}</p>
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
        <li>
            <button class="article-item" aria-label=move || part(|item| item.title.clone())
                aria-current=move || item.with(|item| item.as_ref().is_some_and(|item| item.is_open).then_some("true"))
                aria-describedby=described_by
                on:click=move |_| session.open(&id)>
                <b dir="auto">{move || part(|item| item.title.clone())}</b>
                <small id=facts_id>{move || part(|item| item.facts.clone())}</small>
            </button>
        </li>
    }
}
