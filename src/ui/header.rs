//! The bar at the top: what can be done with the library as a whole.

use leptos::html;
use leptos::prelude::*;

use super::icon::Icon;
use crate::i18n::Language;
use crate::platform;
use crate::state::{Dialog, Session, Sheet, words};
use crate::workspace::Action;

#[component]
pub(super) fn Header() -> impl IntoView {
    let session = Session::current();
    let t = session.words();
    let (sheet, undo_redo) = (session.sheet, session.undo_redo);
    let toggle = move |which: Sheet| sheet.update(|sheet| *sheet = (*sheet != Some(which)).then_some(which));
    let undo_title = move || {
        undo_redo.with(|(undo, _)| undo.as_ref().map(|name| t.shell.undo_what(&words::edit(t, name))))
    };
    let redo_title = move || {
        undo_redo.with(|(_, redo)| redo.as_ref().map(|name| t.shell.redo_what(&words::edit(t, name))))
    };
    view! {
        <header class="top" inert=move || sheet.get().is_some()>
            <button class="only-narrow icon-button" data-opens="library" aria-label=t.shell.articles title=t.shell.articles aria-expanded=move || (sheet.get() == Some(Sheet::Library)).to_string()
                on:click=move |_| toggle(Sheet::Library)><Icon name="menu"/></button>
            <span class="brand" aria-hidden="true">"Fact"<b>"mark"</b></span>
            <button class="outlined with-key" data-key="A" aria-label=t.shell.add_article aria-keyshortcuts="a"
                on:click=move |_| session.act(Action::AddArticle)><Icon name="plus"/><span class="wide-word">{t.shell.add_article}</span></button>
            <span class="spring"></span>
            <button class="with-key" data-key="Ctrl Z" aria-label=t.shell.undo aria-keyshortcuts="Control+Z" title=undo_title
                aria-disabled=move || undo_redo.with(|(undo, _)| undo.is_none()).to_string()
                on:click=move |_| session.undo()><Icon name="undo"/><span class="wide-word">{t.shell.undo}</span></button>
            <button aria-label=t.shell.redo aria-keyshortcuts="Control+Shift+Z Control+Y" title=redo_title
                aria-disabled=move || undo_redo.with(|(_, redo)| redo.is_none()).to_string()
                on:click=move |_| session.redo()><Icon name="redo"/><span class="wide-word">{t.shell.redo}</span></button>
            <ImportButton/>
            <button class="outlined" aria-label=t.shell.export on:click=move |_| session.dialog.set(Some(Dialog::Export))>
                <Icon name="export"/><span class="wide-word">{t.shell.export}</span></button>
            <button class="with-key" data-key="Ctrl K" aria-label=t.dialogs.actions aria-keyshortcuts="Control+K" title=t.dialogs.find_action
                on:click=move |_| session.act(Action::Palette)><Icon name="dots"/><span class="wide-word">{t.dialogs.actions}</span></button>
            <button class="with-key" data-key="?" aria-label=t.shell.help aria-keyshortcuts="?"
                on:click=move |_| session.act(Action::Help)><Icon name="help"/><span class="wide-word">{t.shell.help}</span></button>
            <LanguageChoice/>
            <button class="only-narrow icon-button" data-opens="annotations" aria-label=t.shell.annotations title=t.shell.annotations aria-expanded=move || (sheet.get() == Some(Sheet::Annotations)).to_string()
                on:click=move |_| toggle(Sheet::Annotations)><Icon name="list"/></button>
        </header>
    }
}

/// A button that opens the browser's file dialog.
#[component]
fn ImportButton() -> impl IntoView {
    let session = Session::current();
    let t = session.words();
    let input = NodeRef::<html::Input>::new();
    view! {
        <button aria-label=t.shell.import data-import="" on:click=move |_| { if let Some(input) = input.get_untracked() { input.click() } }>
            <Icon name="import"/><span class="wide-word">{t.shell.import}</span>
        </button>
        <input node_ref=input class="visually-hidden" type="file" multiple=true tabindex="-1" aria-label=t.shell.import_file
            on:change=move |_| {
                if let Some(input) = input.get_untracked() {
                    session.import_files(platform::picked_files(&input));
                }
            }/>
    }
}

/// The languages, each by its own name. On a narrow screen only the icon shows; the browser's list comes up over it.
#[component]
pub(super) fn LanguageChoice() -> impl IntoView {
    let session = Session::current();
    let current = session.language.get_untracked();
    let option = |language: Language| {
        view! {
            <option value=language.tag() lang=language.tag() selected=language == current>{language.own_name()}</option>
        }
    };
    view! {
        <span class="language">
            <Icon name="globe"/>
            <select aria-label=session.words().shell.language title=session.words().shell.language
                on:change=move |event| {
                    if let Some(language) = Language::from_tag(&event_target_value(&event)) {
                        session.choose_language(language);
                    }
                }>{Language::ALL.into_iter().map(option).collect_view()}</select>
        </span>
    }
}
