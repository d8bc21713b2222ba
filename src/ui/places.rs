//! A list of places with the words around them, to tick and to jump to: keyword in context.

use std::collections::HashSet;

use leptos::prelude::*;

use crate::state::{PlaceItem, Session};

/// What stands before, the words, what stands after, with the words in one column.
#[component]
pub(super) fn InContext(
    /// The three parts.
    context: [String; 3],
) -> impl IntoView {
    let [before, words, after] = context;
    view! {
        <span class="kwic" dir="auto">
            <span class="before"><bdi>{before}</bdi></span><b>{words}</b><span class="after">{after}</span>
        </span>
    }
}

/// More places than this are counted, and taken along, but not listed.
const MAX_LISTED: usize = 300;

/// Places with tick boxes. Arrow keys walk, Space ticks.
#[component]
pub(super) fn PlaceList(
    /// The accessible name.
    name: &'static str,
    /// The places.
    places: Memo<Vec<PlaceItem>>,
    /// Which of them are not ticked, by position.
    unticked: RwSignal<HashSet<usize>>,
) -> impl IntoView {
    let session = Session::current();
    let t = &session.words().finding;
    let row = move |(i, place): (usize, PlaceItem)| {
        let (document, span) = (place.document.clone(), place.span);
        let label = place.context.concat();
        let go_name = t.go_to(&place.context[1]);
        view! {
            <li class:taken=!place.is_free>
                <label>
                    <input type="checkbox" aria-label=label disabled=!place.is_free
                        prop:checked=move || place.is_free && !unticked.with(|unticked| unticked.contains(&i))
                        on:change=move |_| unticked.update(|unticked| {
                            if !unticked.remove(&i) {
                                unticked.insert(i);
                            }
                        })/>
                    <InContext context=place.context/>
                </label>
                {(!place.there.is_empty()).then(|| view! { <small>{place.there.clone()}</small> })}
                {place.title.clone().map(|title| view! { <small dir="auto">{title}</small> })}
                <button type="button" class="quiet" aria-label=go_name
                    on:click=move |_| { session.dialog_close(); session.go_to(&document, Some(span), None); }>{t.go}</button>
            </li>
        }
    };
    view! {
        <ul class="places" role="list" aria-label=name>
            {move || places.with(|places| places.iter().take(MAX_LISTED).cloned().enumerate().map(row).collect_view())}
        </ul>
        <Show when=move || { places.with(Vec::len) > MAX_LISTED }>
            <p class="soft">{move || t.and_more(&session.count(places.with(Vec::len) - MAX_LISTED))}</p>
        </Show>
    }
}

/// The positions of places that are not ticked to begin with.
pub(super) fn unticked_at_first(places: &[PlaceItem]) -> HashSet<usize> {
    places.iter().enumerate().filter(|(_, place)| !place.is_wanted).map(|(i, _)| i).collect()
}
