//! What two tabs changed at once: both versions beside each other, and a choice for each.

use leptos::prelude::*;

use super::dialog::DialogFrame;
use crate::edit::Op;
use crate::state::{ConflictItem, Session};

#[component]
pub(super) fn Conflicts() -> impl IntoView {
    let session = Session::current();
    let t = session.words();
    let items = Memo::new(move |_| session.conflict_items());
    view! {
        <DialogFrame title=t.overview.two_versions>
            <div class="stack">
                <p class="soft">{t.overview.two_versions_hint}</p>
                {move || items.get().into_iter().map(|item| view! { <Item item/> }).collect_view()}
                <div class="row end">
                    <button type="button" on:click=move |_| session.dialog_close()>{t.dialogs.close}</button>
                </div>
            </div>
        </DialogFrame>
    }
}

#[component]
fn Item(item: ConflictItem) -> impl IntoView {
    let session = Session::current();
    let t = &session.words().overview;
    let conflict = StoredValue::new(item.conflict);
    // "deleted" stands where a version says that the thing is gone.
    let gone = |op: &Op| matches!(op, Op::RemoveAnnotation(..) | Op::RemoveRelation(..)).then_some(t.deleted);
    let (shown_gone, other_gone) = conflict.with_value(|it| (gone(&it.kept), gone(&it.lost)));
    let row = |(name, shown, other): (String, String, String)| {
        view! { <tr><th scope="row">{name}</th><td dir="auto">{shown}</td><td dir="auto">{other}</td></tr> }
    };
    view! {
        <section class="versions" role="group" aria-label=item.name.clone()>
            <h3 dir="auto">{item.name.clone()}</h3>
            <p class="soft" dir="auto">{item.title}</p>
            <table>
                <thead><tr><td></td>
                    <th scope="col">{t.shown_now}" "<small>{shown_gone}</small></th>
                    <th scope="col">{t.other_version}" "<small>{other_gone}</small></th></tr></thead>
                <tbody>{item.differences.into_iter().map(row).collect_view()}</tbody>
            </table>
            <div class="row end wrap">
                <button type="button" class="outlined" on:click=move |_| session.keep_shown(&conflict.get_value())>{t.keep_shown}</button>
                <button type="button" class="outlined" on:click=move |_| session.take_other(&conflict.get_value())>{t.take_other}</button>
            </div>
        </section>
    }
}
