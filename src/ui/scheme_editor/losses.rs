//! Before a change is saved that leaves work without a place: what becomes of each part of it.

use std::sync::Arc;

use leptos::prelude::*;

use super::Editor;
use crate::edit::{Fate, Loss, Part, SchemeChange};
use crate::state::scheme_words;

#[component]
pub(super) fn Losses() -> impl IntoView {
    let editor = Editor::current();
    let t = editor.session.words();
    let change = Memo::new(move |_| {
        editor
            .asking
            .with(|asking| asking.as_ref().map(|(scheme, given)| editor.session.scheme_change(scheme, given)))
    });
    let parts = move || {
        let losses = change.get().map(|change| change.losses).unwrap_or_default();
        losses.into_iter().map(|loss| loss.part).collect::<Vec<_>>()
    };
    let is_impossible = move || {
        change.with(|change| change.as_ref().is_none_or(|it| it.losses.iter().any(|loss| loss.is_impossible)))
    };
    let save = move |_| {
        let (Some((scheme, _)), Some(change)) = (editor.asking.get_untracked(), change.get_untracked())
        else {
            return;
        };
        if !is_impossible() && editor.session.set_scheme(scheme, change.migration) {
            editor.close();
        }
    };
    view! {
        <div class="stack losses">
            <h3>{t.setup.losses}</h3>
            <p class="soft">{t.setup.losses_hint}</p>
            <ul role="list">
                <For each=parts key=|part| format!("{part:?}") let:part><LossRow part change/></For>
            </ul>
            <div class="row end">
                <button type="button" on:click=move |_| editor.asking.set(None)>{t.setup.back}</button>
                <button type="button" class="main" aria-disabled=move || is_impossible().to_string() on:click=save>{t.setup.save_changes}</button>
            </div>
        </div>
    }
}

/// One part that has no place any more, and the choice of what becomes of it.
#[component]
fn LossRow(part: Part, change: Memo<Option<SchemeChange>>) -> impl IntoView {
    let editor = Editor::current();
    let t = editor.session.words();
    let old = editor.session.read(|workspace| Arc::clone(&workspace.library().scheme));
    let name = scheme_words::loss(t, &old, &part);
    let part = StoredValue::new(part);
    let loss = Memo::new(move |_| {
        let is_it = |loss: &&Loss| part.with_value(|part| loss.part == *part);
        change.with(|change| change.as_ref()?.losses.iter().find(is_it).cloned())
    });
    let used = move || {
        let loss = loss.get()?;
        Some(t.setup.used(&editor.session.count(loss.n), &editor.session.count(loss.n_articles)))
    };
    let is_impossible = move || loss.with(|loss| loss.as_ref().is_some_and(|loss| loss.is_impossible));
    let decide = move |fate: Fate| {
        editor.asking.update(|asking| {
            if let Some((_, given)) = asking {
                given.set(part.get_value(), fate);
            }
        });
    };
    let fates = Memo::new(move |_| offered(editor, change, &part.read_value()));
    let options = move || {
        let (fates, decided) = fates.get();
        let new = editor.asking.with_untracked(|asking| asking.as_ref().map(|(scheme, _)| scheme.clone()));
        let option = |(i, fate): (usize, &Fate)| {
            let words = scheme_words::fate(t, new.as_ref(), &part.read_value(), fate);
            view! { <option value=i.to_string() selected=Some(fate) == decided.as_ref()>{words}</option> }
        };
        fates.iter().enumerate().map(option).collect_view()
    };
    let choose = move |value: String| {
        let fate =
            value.parse().ok().and_then(|i: usize| fates.with_untracked(|(fates, _)| fates.get(i).cloned()));
        if let Some(fate) = fate {
            decide(fate);
        }
    };
    view! {
        <li>
            <label><span dir="auto">{name.clone()}</span>
                <small>{used}</small>
                <select aria-label=name on:change=move |event| choose(event_target_value(&event))>{options}</select></label>
            {move || is_impossible().then(|| view! { <p class="problem" role="alert">{t.setup.impossible}</p> })}
        </li>
    }
}

/// What may become of a part, and what is decided now.
fn offered(editor: Editor, change: Memo<Option<SchemeChange>>, part: &Part) -> (Vec<Fate>, Option<Fate>) {
    let migration = change.with(|change| change.as_ref().map(|change| change.migration.clone()));
    let migration = migration.unwrap_or_default();
    let fates = editor
        .asking
        .with(|asking| asking.as_ref().map(|(scheme, _)| part.fates(scheme, &migration)).unwrap_or_default());
    (fates, migration.fate(part).cloned())
}
