//! The kinds of links: what they are called, and which labels they join.

use leptos::prelude::*;

use super::Editor;
use super::fields::{Line, Ticks, Tools};
use crate::model::{Handle, LabelId, RelationType};
use crate::platform;
use crate::ui::icon::Icon;

#[component]
pub(super) fn RelationsPart() -> impl IntoView {
    let editor = Editor::current();
    let t = &editor.session.words().setup;
    let handles = Memo::new(move |_| {
        editor.draft.with(|draft| draft.relations().iter().map(|it| it.handle).collect::<Vec<_>>())
    });
    let add = move |_| {
        editor.draft.update(|draft| {
            draft.add_relation(t.new_link);
        });
        platform::on_next_frame(|| platform::select_first(".relation-draft:last-of-type input"));
    };
    view! {
        <div class="stack">
            <p class="soft">{t.any_label}</p>
            <For each=move || handles.get() key=|handle| *handle let:handle><RelationFields handle/></For>
            <button type="button" class="outlined small" on:click=add><Icon name="plus"/>{t.add_link}</button>
        </div>
    }
}

#[component]
fn RelationFields(handle: Handle) -> impl IntoView {
    let editor = Editor::current();
    let words = editor.session.words();
    let t = &words.setup;
    let name = Signal::derive(move || {
        editor.draft.with(|draft| draft.relation(handle).map(|it| it.kind.name.clone()).unwrap_or_default())
    });
    let labels: Vec<(String, String)> = editor.draft.with_untracked(|draft| {
        let labels = draft.labels().iter();
        labels.map(|it| (it.id().to_string(), words.label_name(&it.label).to_owned())).collect()
    });
    let ends = move |take: fn(&RelationType) -> &[LabelId]| {
        Signal::derive(move || {
            editor.draft.with(|draft| {
                let ends = draft.relation(handle).map(|it| take(&it.kind)).unwrap_or_default();
                ends.iter().map(ToString::to_string).collect::<Vec<_>>()
            })
        })
    };
    let set = move |take: fn(&mut RelationType) -> &mut Vec<LabelId>, ids: Vec<String>| {
        let ids = ids.into_iter().map(LabelId::new).collect();
        editor.draft.update(|draft| draft.change_relation(handle, |kind| *take(kind) = ids));
    };
    view! {
        <div class="relation-draft">
            <div class="row part-head">
                <Line name=t.name value=name is_needed=true
                    set=move |name| editor.draft.update(|draft| draft.rename_relation(handle, &name))/>
                <Tools name shift=move |by| editor.draft.update(|draft| draft.move_relation(handle, by))
                    delete=move || editor.draft.update(|draft| draft.remove_relation(handle))/>
            </div>
            <Ticks name=t.from_labels ticked=ends(|kind| &kind.from) options=labels.clone() set=move |ids| set(|kind| &mut kind.from, ids)/>
            <Ticks name=t.to_labels ticked=ends(|kind| &kind.to) options=labels set=move |ids| set(|kind| &mut kind.to, ids)/>
        </div>
    }
}
