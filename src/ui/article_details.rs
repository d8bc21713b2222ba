//! What is known of the open article: title, status, due day, note, where it came from.

use leptos::prelude::*;

use super::dialog::DialogFrame;
use crate::model::{Date, DocumentId, Meta, Status};
use crate::state::Session;

#[component]
pub(super) fn ArticleDetails() -> impl IntoView {
    let session = Session::current();
    let opened = session.read(|workspace| workspace.document().map(|it| (it.id().clone(), it.meta.clone())));
    let Some((id, meta)) = opened else { return ().into_any() };
    let t = session.words();
    let id = StoredValue::new(id);
    let status = meta.status;
    let options = Status::ALL.into_iter().map(move |each| {
        view! { <option value=each.as_str() selected=each == status>{t.shell.status(each)}</option> }
    });
    let problem = session.dialog_problem;
    let due_text = meta.due.map(|due| due.to_string()).unwrap_or_default();
    let set_due = move |typed: String| {
        let due = Date::parse(typed.trim());
        if due.is_none() && !typed.trim().is_empty() {
            return problem.set(Some(t.details.day_wrong.into()));
        }
        problem.set(None);
        id.with_value(|id| session.change_meta(id, |meta| meta.due = due));
    };
    view! {
        <DialogFrame title=t.details.article_details>
            <div class="stack details">
                <Line id name=t.details.title value=meta.title.clone() change=|meta, typed| meta.title = typed/>
                <div class="row wrap">
                    <label><span>{t.details.status}</span><select aria-label=t.details.status on:change=move |event| {
                        if let Some(status) = Status::parse(&event_target_value(&event)) {
                            id.with_value(|id| session.set_status(id, status));
                        }
                    }>{options.collect_view()}</select></label>
                    <label><span>{t.details.due}</span><input type="date" aria-label=t.details.due prop:value=due_text
                        on:change=move |event| set_due(event_target_value(&event))/></label>
                    <Line id name=t.details.language_of_article value=meta.language.clone() change=|meta, typed| meta.language = typed/>
                </div>
                <label><span>{t.details.note}</span><textarea rows="3" aria-label=t.details.note_on_article dir="auto" prop:value=meta.note.clone()
                    on:input=move |event| {
                        let note = event_target_value(&event);
                        id.with_value(|id| session.change_meta(id, |meta| meta.note = note));
                    }
                    on:blur=move |_| session.end_typing()></textarea></label>
                <Line id name=t.details.address value=meta.source.url.clone() change=|meta, typed| meta.source.url = typed/>
                <Line id name=t.details.publisher value=meta.source.publisher.clone() change=|meta, typed| meta.source.publisher = typed/>
                <Line id name=t.details.byline value=meta.source.byline change=|meta, typed| meta.source.byline = typed/>
                <History id/>
                <div class="row end">
                    <button type="button" class="outlined" on:click=move |_| id.with_value(|id| session.move_article(id, -1))>{t.overview.move_up}</button>
                    <button type="button" class="outlined" on:click=move |_| id.with_value(|id| session.move_article(id, 1))>{t.overview.move_down}</button>
                    <span class="spring"></span>
                    <button type="button" class="main" on:click=move |_| session.dialog_close()>{t.details.done}</button>
                </div>
            </div>
        </DialogFrame>
    }
    .into_any()
}

/// The chain of edits: verified, or downloaded.
#[component]
fn History(id: StoredValue<DocumentId>) -> impl IntoView {
    let session = Session::current();
    let t = &session.words().details;
    let found = RwSignal::new((String::new(), true));
    view! {
        <div class="row wrap history" role="group" aria-label=t.history>
            <span class="soft">{t.history}</span>
            <button type="button" class="outlined" on:click=move |_| id.with_value(|id| {
                session.verify_history(id, move |said, is_sound| drop(found.try_set((said, is_sound))));
            })>{t.verify}</button>
            <button type="button" class="outlined" on:click=move |_| id.with_value(|id| session.download_history(id))>{t.download_history}</button>
            <p class="verified" role="status" class:problem=move || !found.get().1>{move || found.get().0}</p>
        </div>
    }
}

/// A line of text, stored when it is left or Enter is pressed.
#[component]
fn Line(
    id: StoredValue<DocumentId>,
    name: &'static str,
    value: String,
    change: fn(&mut Meta, String),
) -> impl IntoView {
    let session = Session::current();
    view! {
        <label><span>{name}</span><input type="text" aria-label=name dir="auto" autocomplete="off" prop:value=value
            on:change=move |event| {
                let typed = event_target_value(&event).trim().to_owned();
                id.with_value(|id| session.change_meta(id, |meta| change(meta, typed)));
            }/></label>
    }
}
