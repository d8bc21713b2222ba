//! Backups in the settings, and the reminder beside the page.

use leptos::html;
use leptos::prelude::*;

use super::icon::Icon;
use crate::platform;
use crate::state::{FolderState, Session};
use crate::workspace::Reminding;

/// The part of the settings.
#[component]
pub(super) fn Backups() -> impl IntoView {
    let session = Session::current();
    let t = session.words();
    let file = NodeRef::<html::Input>::new();
    let last = move || match session.backups.last.get() {
        Some(moment) => t.backups.last_backup(&platform::moment_text(&moment, t.language.tag())),
        None => t.backups.no_backup_yet.to_owned(),
    };
    let pick = move |_| {
        if let Some(file) = file.get_untracked().and_then(|field| platform::picked_files(&field).pop()) {
            session.look_at_backup(file);
        }
    };
    view! {
        <section class="stack" aria-label=t.backups.backups>
            <b>{t.backups.backups}</b>
            <p>{last}</p>
            <div class="row">
                <button type="button" class="outlined" on:click=move |_| session.back_up()>{t.backups.back_up}</button>
                <button type="button" class="outlined" data-restore="" aria-label=t.backups.restore
                    on:click=move |_| { if let Some(file) = file.get_untracked() { file.click() } }>{t.backups.restore_choose}</button>
                <input node_ref=file type="file" class="visually-hidden" tabindex="-1" aria-label=t.backups.backup_file
                    accept=".json,application/json" on:change=pick/>
            </div>
            <RemindAfter/>
            <Keeping/>
            <BackupFolder/>
        </section>
    }
}

#[component]
fn RemindAfter() -> impl IntoView {
    let session = Session::current();
    let t = session.words();
    let option = move |each: Reminding| {
        let is_chosen = session.backups.reminding.get_untracked() == each;
        view! { <option value=each.as_str() selected=is_chosen>{t.backups.reminding(each)}</option> }
    };
    view! {
        <label class="row">
            <span>{t.backups.remind_after}</span>
            <select aria-label=t.backups.remind_after
                on:change=move |event| if let Some(it) = Reminding::parse(&event_target_value(&event)) { session.choose_reminding(it) }>
                {Reminding::ALL.into_iter().map(option).collect_view()}
            </select>
        </label>
    }
}

/// Whether the browser keeps the data.
#[component]
fn Keeping() -> impl IntoView {
    let session = Session::current();
    let t = session.words();
    session.look_whether_kept();
    let is_kept = session.backups.is_kept;
    let words = move || match is_kept.get() {
        Some(true) => t.backups.kept,
        Some(false) => t.backups.may_go,
        None => t.backups.keeping_unknown,
    };
    view! {
        <p>{words}</p>
        <Show when=move || is_kept.get() == Some(false)>
            <div class="row"><button type="button" class="outlined" on:click=move |_| session.ask_to_keep()>{t.backups.ask_to_keep}</button></div>
        </Show>
    }
}

/// The folder that backups are written to.
#[component]
fn BackupFolder() -> impl IntoView {
    let session = Session::current();
    let t = session.words();
    let folder = session.backups.folder;
    let words = move || match folder.get() {
        FolderState::Unsupported => t.backups.folder_unsupported.to_owned(),
        FolderState::None => t.backups.folder_hint.to_owned(),
        FolderState::Waiting(name) => t.backups.folder_waiting(&name),
        FolderState::Written(name, moment) => {
            t.backups.folder_written(&name, &platform::moment_text(&moment, t.language.tag()))
        }
        FolderState::NeedsLeave(name) => t.backups.folder_needs_leave(&name),
        FolderState::Failed(name, reason) => t.backups.folder_failed(&name, &reason),
    };
    let is_some = move || !matches!(folder.get(), FolderState::Unsupported | FolderState::None);
    view! {
        <b>{t.backups.folder}</b>
        <p data-backup-folder="">{words}</p>
        <Show when=move || folder.get() != FolderState::Unsupported>
            <div class="row">
                <Show when=move || matches!(folder.get(), FolderState::NeedsLeave(_))>
                    <button type="button" class="outlined" on:click=move |_| session.allow_folder()>{t.backups.folder_allow}</button>
                </Show>
                <button type="button" class="outlined" on:click=move |_| session.choose_folder()>{t.backups.folder_choose}</button>
                <Show when=is_some>
                    <button type="button" class="outlined" on:click=move |_| session.forget_folder()>{t.backups.folder_forget}</button>
                </Show>
            </div>
        </Show>
    }
}

/// Says that it is time for a backup. Quiet, and gone for the day when it is put off.
#[component]
pub(super) fn Reminder() -> impl IntoView {
    let session = Session::current();
    let t = session.words();
    let overdue = session.backups.overdue;
    view! {
        <Show when=move || overdue.get().is_some()>
            <div class="message reminder" role="status" aria-live="off" data-reminder="">
                <p>{move || overdue.get().map(|days| session.reminder_words(days))}</p>
                <div class="offers">
                    <button class="link" on:click=move |_| session.back_up()>{t.backups.back_up}</button>
                </div>
                <button class="icon-button" aria-label=t.backups.later title=t.backups.later on:click=move |_| session.put_reminder_off()><Icon name="close"/></button>
            </div>
        </Show>
    }
}
