//! The dialog that marks the other places of the chosen annotation's words.

use std::collections::HashSet;

use leptos::html;
use leptos::prelude::*;

use super::dialog::DialogFrame;
use super::places::{PlaceList, unticked_at_first};
use crate::platform;
use crate::state::Session;
use crate::suggest::OccurrenceOptions;

#[component]
pub(super) fn Propagate() -> impl IntoView {
    let session = Session::current();
    let t = &session.words().finding;
    let options = RwSignal::new(OccurrenceOptions::default());
    let found = Memo::new(move |_| session.occurrences(options.get()));
    let places = Memo::new(move |_| found.get().unwrap_or_default());
    let unticked = RwSignal::new(HashSet::<usize>::new());
    Effect::new(move |_| unticked.set(places.with(|places| unticked_at_first(places))));
    let n_ticked = move || {
        let free = places.with(|places| places.iter().filter(|place| place.is_free).count());
        let is_free = |i: &&usize| places.with(|places| places.get(**i).is_some_and(|place| place.is_free));
        free - unticked.with(|unticked| unticked.iter().filter(is_free).count()).min(free)
    };
    let main = NodeRef::<html::Button>::new();
    Effect::new(move |_| {
        if let Some(button) = main.get() {
            platform::on_next_frame(move || platform::focus(&button));
        }
    });
    let mark = move || {
        let ticked: Vec<_> = places
            .get_untracked()
            .into_iter()
            .enumerate()
            .map(|(i, place)| (place, !unticked.with_untracked(|unticked| unticked.contains(&i))))
            .collect();
        session.dialog_close();
        session.propagate(&ticked);
    };
    let switch = move |name: &'static str,
                       read: fn(&OccurrenceOptions) -> bool,
                       write: fn(&mut OccurrenceOptions, bool)| {
        view! {
            <label class="tick"><input type="checkbox" prop:checked=move || options.with(read)
                on:change=move |event| options.update(|options| write(options, event_target_checked(&event)))/>{name}</label>
        }
    };
    view! {
        <DialogFrame title=t.propagate>
            <form class="stack" on:submit=move |event| { event.prevent_default(); mark(); }>
                <p class="words" dir="auto">{session.chosen_name()}</p>
                <div class="row ticks">
                    {switch(t.whole_words, |o| o.is_whole_word, |o, on| o.is_whole_word = on)}
                    {switch(t.match_case, |o| o.is_case_sensitive, |o, on| o.is_case_sensitive = on)}
                    {switch(t.in_all_articles, |o| o.in_all_articles, |o, on| o.in_all_articles = on)}
                </div>
                <p class="problem">{move || found.get().err()}</p>
                <Show when=move || places.with(Vec::is_empty) && found.with(Result::is_ok)>
                    <p class="empty">{t.stand_nowhere_else}</p>
                </Show>
                <PlaceList name=t.occurrences places unticked/>
                <div class="row end">
                    <button type="button" on:click=move |_| session.dialog_close()>{session.words().dialogs.cancel}</button>
                    <button node_ref=main type="submit" class="main" disabled=move || places.with(Vec::is_empty)>
                        {move || t.mark_places(&session.count(n_ticked()))}</button>
                </div>
            </form>
        </DialogFrame>
    }
}
