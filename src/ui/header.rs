//! The bar at the top: what can be done with the library as a whole.

use leptos::html;
use leptos::prelude::*;

use super::icon::Icon;
use crate::platform;
use crate::state::{Dialog, Session, Sheet, words};
use crate::workspace::Action;

#[component]
pub(super) fn Header() -> impl IntoView {
    let session = Session::current();
    let (sheet, undo_redo) = (session.sheet, session.undo_redo);
    let toggle = move |which: Sheet| sheet.update(|sheet| *sheet = (*sheet != Some(which)).then_some(which));
    let undo_title =
        move || undo_redo.with(|(undo, _)| undo.as_ref().map(|name| format!("Undo: {}", words::edit(name))));
    let redo_title =
        move || undo_redo.with(|(_, redo)| redo.as_ref().map(|name| format!("Redo: {}", words::edit(name))));
    view! {
        <header class="top">
            <button class="only-narrow icon-button" aria-label="Articles" title="Articles" aria-expanded=move || (sheet.get() == Some(Sheet::Library)).to_string()
                on:click=move |_| toggle(Sheet::Library)><Icon name="menu"/></button>
            <span class="brand" aria-hidden="true">"Fact"<b>"mark"</b></span>
            <button class="outlined with-key" data-key="A" aria-label="Add article" aria-keyshortcuts="a"
                on:click=move |_| session.act(Action::AddArticle)><Icon name="plus"/><span class="wide-word">"Add article"</span></button>
            <span class="spring"></span>
            <button class="with-key" data-key="Ctrl Z" aria-label="Undo" aria-keyshortcuts="Control+Z" title=undo_title
                aria-disabled=move || undo_redo.with(|(undo, _)| undo.is_none()).to_string()
                on:click=move |_| session.undo()><Icon name="undo"/><span class="wide-word">"Undo"</span></button>
            <button aria-label="Redo" aria-keyshortcuts="Control+Shift+Z Control+Y" title=redo_title
                aria-disabled=move || undo_redo.with(|(_, redo)| redo.is_none()).to_string()
                on:click=move |_| session.redo()><Icon name="redo"/><span class="wide-word">"Redo"</span></button>
            <ImportButton/>
            <button class="outlined" aria-label="Export" on:click=move |_| session.dialog.set(Some(Dialog::Export))>
                <Icon name="export"/><span class="wide-word">"Export"</span></button>
            <button class="with-key" data-key="?" aria-label="Help" aria-keyshortcuts="?"
                on:click=move |_| session.act(Action::Help)><Icon name="help"/><span class="wide-word">"Help"</span></button>
            <button class="only-narrow icon-button" aria-label="Annotations" title="Annotations" aria-expanded=move || (sheet.get() == Some(Sheet::Annotations)).to_string()
                on:click=move |_| toggle(Sheet::Annotations)><Icon name="list"/></button>
        </header>
    }
}

/// A button that opens the browser's file dialog.
#[component]
fn ImportButton() -> impl IntoView {
    let session = Session::current();
    let input = NodeRef::<html::Input>::new();
    view! {
        <button aria-label="Import" data-import="" on:click=move |_| { if let Some(input) = input.get_untracked() { input.click() } }>
            <Icon name="import"/><span class="wide-word">"Import"</span>
        </button>
        <input node_ref=input class="visually-hidden" type="file" multiple=true tabindex="-1" aria-label="Import file"
            accept=".json,application/json"
            on:change=move |_| {
                if let Some(input) = input.get_untracked() {
                    session.import_files(platform::picked_files(&input));
                }
            }/>
    }
}
