//! Finding words in the open article: a list in context, tagging of all or some, jumping. And in all articles.

use std::collections::HashSet;

use leptos::html;
use leptos::prelude::*;

use super::dialog::DialogFrame;
use super::places::{InContext, PlaceList};
use crate::platform;
use crate::state::{FindQuery, FoundItem, Session};

#[component]
pub(super) fn Find() -> impl IntoView {
    let session = Session::current();
    let field = NodeRef::<html::Input>::new();
    let t = &session.words().finding;
    let query = RwSignal::new(FindQuery { words: session.words_to_find(), ..FindQuery::default() });
    let found = Memo::new(move |_| query.with(|query| session.find(query)));
    let places = Memo::new(move |_| found.get().unwrap_or_default());
    let unticked = RwSignal::new(HashSet::<usize>::new());
    Effect::new(move |_| {
        places.track();
        unticked.set(HashSet::new());
    });
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            platform::on_next_frame(move || {
                platform::focus(&field);
                field.select();
            });
        }
    });
    let ticked = move || {
        let is_ticked = |i: usize| !unticked.with_untracked(|unticked| unticked.contains(&i));
        places
            .get_untracked()
            .into_iter()
            .enumerate()
            .filter(|(i, _)| is_ticked(*i))
            .map(|(_, place)| place)
            .collect::<Vec<_>>()
    };
    let jump = move || {
        if let Some(first) = places.get_untracked().first() {
            session.dialog_close();
            session.go_to(&first.document, Some(first.span), None);
        }
    };
    let switch = move |name: &'static str, read: fn(&FindQuery) -> bool, write: fn(&mut FindQuery, bool)| {
        view! {
            <label class="tick"><input type="checkbox" prop:checked=move || query.with(read)
                on:change=move |event| query.update(|query| write(query, event_target_checked(&event)))/>{name}</label>
        }
    };
    let labels = session.read(|workspace| workspace.library().scheme.labels().to_vec());
    let tag_buttons = labels.into_iter().map(move |label| {
        let id = label.id.clone();
        view! {
            <button type="button" class="outlined" data-hue=label.hue.as_str() disabled=move || places.with(Vec::is_empty)
                on:click=move |_| { let places = ticked(); session.dialog_close(); session.tag_places(&id, &places); }>
                <i class="swatch" data-line=label.line.as_str()></i>{session.words().dialogs.tag_as(session.words().label_name(&label))}</button>
        }
    });
    view! {
        <DialogFrame title=t.find_here>
            <form class="stack" on:submit=move |event| { event.prevent_default(); jump(); }>
                <input node_ref=field type="text" aria-label=t.words_to_find dir="auto" autocomplete="off" spellcheck="false"
                    prop:value=query.get_untracked().words
                    on:input=move |event| query.update(|query| query.words = event_target_value(&event))/>
                <div class="row ticks">
                    {switch(t.whole_words, |q| q.is_whole_word, |q, on| q.is_whole_word = on)}
                    {switch(t.match_case, |q| q.is_case_sensitive, |q, on| q.is_case_sensitive = on)}
                    {switch(t.expression, |q| q.is_expression, |q, on| q.is_expression = on)}
                </div>
                <p class="problem" role="alert">{move || found.get().err()}</p>
                <p class="soft" aria-live="polite">{move || t.n_places(&session.count(places.with(Vec::len)))}</p>
                <PlaceList name=t.places places unticked/>
                <div class="row end wrap">{tag_buttons.collect_view()}</div>
            </form>
        </DialogFrame>
    }
}

#[component]
pub(super) fn FindEverywhere() -> impl IntoView {
    let session = Session::current();
    let field = NodeRef::<html::Input>::new();
    let t = &session.words().finding;
    let typed = RwSignal::new(session.selected_words());
    let found = RwSignal::new(session.find_everywhere(&typed.get_untracked()));
    let look = StoredValue::new_local(platform::after_pause(150, move || {
        found.set(session.find_everywhere(&typed.get_untracked()));
    }));
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            platform::on_next_frame(move || {
                platform::focus(&field);
                field.select();
            });
        }
    });
    let go = move |item: &FoundItem| {
        session.dialog_close();
        session.go_to(&item.document, item.span, item.annotation.clone());
    };
    let item_view = move |item: FoundItem| {
        let context = item.context.clone();
        view! { <li><button type="button" class="found" on:click=move |_| go(&item)>
        <InContext context/><small>{item.kind}</small></button></li> }
    };
    let article_view = move |(title, items): (String, Vec<FoundItem>)| {
        view! {
            <section class="found-in"><h3 dir="auto">{title}</h3>
                <ul role="list">{items.into_iter().map(item_view).collect_view()}</ul></section>
        }
    };
    view! {
        <DialogFrame title=t.find_everywhere>
            <div class="stack">
                <input node_ref=field type="text" aria-label=t.words_to_find dir="auto" autocomplete="off" spellcheck="false"
                    prop:value=typed.get_untracked()
                    on:input=move |event| { typed.set(event_target_value(&event)); look.with_value(|look| look()); }/>
                <p class="soft" aria-live="polite">{move || found.with(|found| {
                    let said = t.places_in(&session.count(found.n_found), &session.count(found.articles.len()));
                    if found.is_cut { format!("{said}; {}", t.only_first) } else { said }
                })}</p>
                <div class="found-all">{move || found.get().articles.into_iter().map(article_view).collect_view()}</div>
            </div>
        </DialogFrame>
    }
}
