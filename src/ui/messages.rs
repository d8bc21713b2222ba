//! Messages beside the page, and the announcer for screen readers.

use leptos::prelude::*;

use super::icon::Icon;
use crate::state::{Dialog, Message, Offer, Release, Session, Tone};

/// Does what a message offers.
pub(super) fn take_up(session: Session, offer: Offer) {
    match offer {
        Offer::Undo => session.undo(),
        Offer::DownloadCopy => session.download_copy(),
        Offer::DownloadRemains => drop(session.download_remains()),
        Offer::SaveAgain => session.save_again(),
        Offer::BackUp => session.back_up(),
        Offer::AllowFolder => session.allow_folder(),
        Offer::ShowReport => session.show_dialog(Dialog::ImportReport),
        Offer::Compare => session.show_dialog(Dialog::Conflicts),
    }
}

fn offer_words(session: Session, offer: Offer) -> &'static str {
    let t = &session.words().shell;
    match offer {
        Offer::Undo => t.take_it_back,
        Offer::DownloadCopy => t.download_copy,
        Offer::DownloadRemains => t.download_remains,
        Offer::SaveAgain => t.save_again,
        Offer::BackUp => session.words().backups.back_up,
        Offer::AllowFolder => session.words().backups.folder_allow,
        Offer::ShowReport => session.words().transfer.show_report,
        Offer::Compare => session.words().overview.compare,
    }
}

#[component]
pub(super) fn Messages() -> impl IntoView {
    let session = Session::current();
    let messages = session.messages;
    view! {
        <div class="messages">
            <Show when=move || session.release.get() != Release::None><ReleaseView/></Show>
            <Show when=move || session.progress.with(Option::is_some)><ProgressView/></Show>
            <For each=move || messages.get() key=|message| message.id let:message>
                <MessageView message/>
            </For>
        </div>
    }
}

/// A new release is ready: offered, never forced.
#[component]
fn ReleaseView() -> impl IntoView {
    let session = Session::current();
    let t = &session.words().overview;
    view! {
        <div class="message">
            <p>{t.new_release}</p>
            <div class="offers">
                <button class="link" on:click=move |_| session.take_release()>{t.reload}</button>
                <button class="link" on:click=move |_| session.put_release_off()>{t.later}</button>
            </div>
        </div>
    }
}

/// How far long work is.
#[component]
fn ProgressView() -> impl IntoView {
    let session = Session::current();
    let progress = move || session.progress.get().unwrap_or(crate::state::Progress { n_done: 0, n: 1 });
    view! {
        <div class="message">
            <label class="progress">{session.words().overview.adding_articles}" "<progress max=move || progress().n.to_string() value=move || progress().n_done.to_string()></progress></label>
            <button class="link" on:click=move |_| session.stop()>{session.words().overview.stop}</button>
        </div>
    }
}

#[component]
fn MessageView(message: Message) -> impl IntoView {
    let session = Session::current();
    let id = message.id;
    let offers = message.offers.into_iter().map(move |offer| {
        view! {
            <button class="link" on:click=move |_| {
                take_up(session, offer);
                if offer != Offer::DownloadCopy && offer != Offer::DownloadRemains {
                    session.dismiss(id);
                }
            }>{offer_words(session, offer)}</button>
        }
    });
    view! {
        <div class="message" class:warning=message.tone == Tone::Warning>
            <p>{message.text}</p>
            <div class="offers">{offers.collect_view()}</div>
            <button class="icon-button" aria-label=session.words().shell.close_message on:click=move |_| session.dismiss(id)><Icon name="close"/></button>
        </div>
    }
}

/// Says what sighted people see. Always on the page, because a screen reader follows only what it knows.
#[component]
pub(super) fn Announcer() -> impl IntoView {
    let announcement = Session::current().announcement;
    view! { <div class="visually-hidden" aria-live="polite" data-announcer="">{move || announcement.get()}</div> }
}
