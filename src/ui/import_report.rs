//! What an import put right, and what it could not place: nothing that a file held is lost without a word.

use leptos::prelude::*;

use super::dialog::DialogFrame;
use super::report::ReportView;
use crate::format::Unplaced;
use crate::state::{Dialog, Session};

#[component]
pub(super) fn ImportReport() -> impl IntoView {
    let session = Session::current();
    let t = session.words();
    let (report, unplaced) = session.import_report.get_untracked();
    let has_unplaced = !unplaced.is_empty();
    view! {
        <DialogFrame title=t.transfer.import_report>
            <div class="stack">
                {(!report.is_empty()).then(|| view! { <ReportView report/> })}
                {has_unplaced.then(|| view! { <NotPlaced unplaced/> })}
                <div class="row end">
                    {has_unplaced.then(|| view! {
                        <button type="button" on:click=move |_| session.download_unplaced()>{t.transfer.download_list}</button> })}
                    <button type="button" class="main" on:click=move |_| session.dialog_close()>{t.dialogs.close}</button>
                </div>
            </div>
        </DialogFrame>
    }
}

/// The annotations that could not be placed, with the words to look for.
#[component]
fn NotPlaced(unplaced: Vec<Unplaced>) -> impl IntoView {
    let session = Session::current();
    let t = session.words();
    let row = move |it: Unplaced| {
        let (document, words) = (it.document.clone(), it.words.clone());
        let look = (!it.words.is_empty()).then(|| {
            let name = t.transfer.look_for(&it.words);
            view! {
                <button type="button" class="quiet" on:click=move |_| {
                    session.open(&document);
                    session.find_wanted.set_value(words.clone());
                    session.show_dialog(Dialog::Find);
                }>{name}</button>
            }
        });
        let words = if it.words.is_empty() { t.transfer.no_words.to_owned() } else { it.words };
        view! {
            <li>
                <p><b>{it.label}</b>" "<span dir="auto">{words}</span></p>
                <small dir="auto">{format!("{} · {} · {}", it.title, it.at, it.why)}</small>
                {look}
            </li>
        }
    };
    view! {
        <section class="not-placed" aria-label=t.transfer.not_placed>
            <h3>{t.transfer.not_placed}</h3>
            <p class="soft">{t.transfer.not_placed_hint}</p>
            <ul>{unplaced.into_iter().map(row).collect_view()}</ul>
        </section>
    }
}
