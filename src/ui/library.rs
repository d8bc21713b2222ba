//! The list of articles.

use leptos::prelude::*;

use crate::state::Session;

#[component]
pub(super) fn LibraryPanel() -> impl IntoView {
    let session = Session::current();
    let items = Memo::new(move |_| session.library_items());
    view! {
        <nav class="library" aria-label="Library">
            <h2 aria-hidden="true">"Library"</h2>
            <ul role="list">
                <For each=move || items.get() key=|item| item.clone() let:item>
                    {
                        let id = item.id.clone();
                        view! {
                            <li>
                                <button class="article-item" aria-label=item.title.clone() aria-current=item.is_open.then_some("true")
                                    aria-describedby=format!("facts-{}", item.id)
                                    on:click=move |_| session.open(&id)>
                                    <b dir="auto">{item.title.clone()}</b>
                                    <small id=format!("facts-{}", item.id)>{item.facts.clone()}</small>
                                </button>
                            </li>
                        }
                    }
                </For>
            </ul>
            <Show when=move || items.with(Vec::is_empty)>
                <p class="empty">"No articles. Paste a text anywhere on this page, or drop a file."</p>
            </Show>
        </nav>
    }
}
