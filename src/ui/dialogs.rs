//! The dialogs: add an article, rename it; the others have files of their own.

use leptos::html;
use leptos::prelude::*;

use super::article_details::ArticleDetails;
use super::conflicts::Conflicts;
use super::dialog::DialogFrame;
use super::export::Export;
use super::find::{Find, FindEverywhere};
use super::help::Help;
use super::import_report::ImportReport;
use super::palette::Palette;
use super::propagate::Propagate;
use super::restore::Restore;
use super::scheme_editor::SchemeEditor;
use super::settings::Settings;
use crate::platform;
use crate::state::{Dialog, Session};

/// The dialog that is open, if any.
#[component]
pub(super) fn Dialogs() -> impl IntoView {
    let session = Session::current();
    move || {
        session.dialog.get().map(|dialog| match dialog {
            Dialog::AddArticle { text } => view! { <AddArticle text/> }.into_any(),
            Dialog::Rename => view! { <Rename/> }.into_any(),
            Dialog::Export => view! { <Export/> }.into_any(),
            Dialog::ImportReport => view! { <ImportReport/> }.into_any(),
            Dialog::Conflicts => view! { <Conflicts/> }.into_any(),
            Dialog::Help => view! { <Help/> }.into_any(),
            Dialog::Palette => view! { <Palette/> }.into_any(),
            Dialog::Propagate => view! { <Propagate/> }.into_any(),
            Dialog::Find => view! { <Find/> }.into_any(),
            Dialog::FindEverywhere => view! { <FindEverywhere/> }.into_any(),
            Dialog::ArticleDetails => view! { <ArticleDetails/> }.into_any(),
            Dialog::SchemeEditor => view! { <SchemeEditor/> }.into_any(),
            Dialog::Settings => view! { <Settings/> }.into_any(),
            Dialog::Restore => view! { <Restore/> }.into_any(),
        })
    }
}

#[component]
fn AddArticle(text: String) -> impl IntoView {
    let session = Session::current();
    let t = session.words();
    let (title_field, text_field) = (NodeRef::<html::Input>::new(), NodeRef::<html::Textarea>::new());
    let files = NodeRef::<html::Input>::new();
    let problem = session.dialog_problem;
    // What was begun and left with Escape is still there; what is pasted comes after it.
    let (title_begun, begun) = session.draft.get_value();
    let pasted = Some(text).filter(|text| !begun.ends_with(text.as_str()));
    let text = [Some(begun), pasted]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n");
    session.draft.set_value((title_begun.clone(), text.clone()));
    let keep = move || {
        if let (Some(title), Some(text)) = (title_field.get_untracked(), text_field.get_untracked()) {
            session.draft.set_value((title.value(), text.value()));
        }
    };
    let forget = move || session.draft.set_value(<(String, String)>::default());
    let add = move || {
        let (Some(title), Some(text)) = (title_field.get_untracked(), text_field.get_untracked()) else {
            return;
        };
        match platform::field_text(&text) {
            Err(error) => {
                problem.set(Some(t.dialogs.text_not_added(&t.errors.text_problem(&error))));
                platform::focus(&text);
            }
            Ok(words) if words.trim().is_empty() => {
                problem.set(Some(t.dialogs.no_text_yet.into()));
                platform::focus(&text);
            }
            Ok(words) => {
                if session.add_article(&title.value(), &words) {
                    forget();
                    session.dialog_close();
                }
            }
        }
    };
    Effect::new(move |_| {
        if let Some(field) = text_field.get() {
            platform::on_next_frame(move || platform::focus(&field));
        }
    });
    view! {
        <DialogFrame title=t.shell.add_article>
            <form class="stack" novalidate=true on:submit=move |event| { event.prevent_default(); add(); }>
                <label>
                    <span>{t.dialogs.title}" "<small>{t.dialogs.title_hint}</small></span>
                    <input node_ref=title_field type="text" aria-label=t.dialogs.title dir="auto" autocomplete="off" prop:value=title_begun
                        on:input=move |_| keep()/>
                </label>
                <label>
                    <span>{t.dialogs.article_text}</span>
                    <textarea node_ref=text_field rows="12" aria-label=t.dialogs.article_text dir="auto" spellcheck="false"
                        prop:value=text placeholder=t.dialogs.article_text_hint
                        aria-invalid=move || problem.get().is_some().to_string() aria-describedby="dialog-problem"
                        on:input=move |_| { problem.set(None); keep(); }
                        on:keydown=move |event| {
                            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                                event.prevent_default();
                                add();
                            }
                        }></textarea>
                </label>
                <div class="row end">
                    <label class="file-button">
                        <input node_ref=files type="file" class="visually-hidden" multiple=true aria-label=t.dialogs.open_files
                            accept=".txt,.md,.markdown,.html,.htm,.xhtml,text/plain,text/markdown,text/html"
                            on:change=move |_| {
                                if let Some(files) = files.get_untracked() {
                                    session.add_files(platform::picked_files(&files));
                                }
                            }/>
                        <span aria-hidden="true">{t.dialogs.open_files_choose}</span>
                    </label>
                    <span class="spring"></span>
                    <button type="button" on:click=move |_| { forget(); session.dialog_close(); }>{t.dialogs.cancel}</button>
                    <button type="submit" class="main with-key" data-key="Ctrl ⏎" aria-label=t.dialogs.add>{t.dialogs.add}</button>
                </div>
            </form>
        </DialogFrame>
    }
}

#[component]
fn Rename() -> impl IntoView {
    let session = Session::current();
    let t = session.words();
    let field = NodeRef::<html::Input>::new();
    let title = session.read(|workspace| workspace.document().map(|document| document.meta.title.clone()));
    let title = title.unwrap_or_default();
    let unchanged = title.clone();
    let rename = move || {
        let Some(field) = field.get_untracked() else { return };
        if field.value().trim().is_empty() {
            session.dialog_problem.set(Some(t.dialogs.title_needed.into()));
            platform::focus(&field);
        } else if field.value().trim() == unchanged || session.rename(&field.value()) {
            session.dialog_close();
        }
    };
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            platform::on_next_frame(move || field.select());
        }
    });
    view! {
        <DialogFrame title=t.shell.rename_article>
            <form class="stack" on:submit=move |event| { event.prevent_default(); rename(); }>
                <label><span>{t.dialogs.title}</span>
                    <input node_ref=field type="text" aria-label=t.dialogs.title dir="auto" autocomplete="off" prop:value=title/></label>
                <div class="row end">
                    <button type="button" on:click=move |_| session.dialog_close()>{t.dialogs.cancel}</button>
                    <button type="submit" class="main" aria-label=t.shell.rename>{t.shell.rename}</button>
                </div>
            </form>
        </DialogFrame>
    }
}
