//! The attributes of a label.

use leptos::prelude::*;

use super::Editor;
use super::condition::ConditionFields;
use super::fields::{Choose, Line, Tools};
use crate::i18n::Setup;
use crate::model::{AttributeDef, AttributeKind, Handle};
use crate::platform;
use crate::ui::icon::Icon;

#[component]
pub(super) fn Attributes(label: Handle) -> impl IntoView {
    let editor = Editor::current();
    let t = &editor.session.words().setup;
    let handles = Memo::new(move |_| {
        editor.draft.with(|draft| {
            let attributes = draft.label(label).map(|it| it.attributes.as_slice()).unwrap_or_default();
            attributes.iter().map(|it| it.handle).collect::<Vec<_>>()
        })
    });
    let add = move |_| {
        let added = editor.draft.try_update(|draft| draft.add_attribute(label, t.new_attribute)).flatten();
        editor.added.set(added);
        platform::on_next_frame(|| platform::select_first(".attribute-draft:last-of-type input"));
    };
    view! {
        <section class="attribute-drafts" aria-label=t.attributes>
            <h3>{t.attributes}</h3>
            <For each=move || handles.get() key=|handle| *handle let:handle><AttributeFields handle/></For>
            <button type="button" class="outlined small" on:click=add><Icon name="plus"/>{t.add_attribute}</button>
        </section>
    }
}

#[component]
fn AttributeFields(handle: Handle) -> impl IntoView {
    let editor = Editor::current();
    let words = editor.session.words();
    let t = &words.setup;
    let is_open = editor.added.get_untracked() == Some(handle);
    let part = move |take: fn(&AttributeDef) -> String| {
        Signal::derive(move || {
            editor.draft.with(|draft| draft.attribute(handle).map(|it| take(&it.def)).unwrap_or_default())
        })
    };
    let shown = Signal::derive(move || {
        let shown = |def: &AttributeDef| words.attribute_name_alone(def).to_owned();
        editor.draft.with(|draft| draft.attribute(handle).map(|it| shown(&it.def)).unwrap_or_default())
    });
    let (name, kind) = (part(|def| def.name.clone()), part(|def| kind_id(&def.kind).to_owned()));
    let kinds = KINDS.iter().map(|id| ((*id).to_owned(), kind_words(t, id).to_owned())).collect();
    let set_kind = move |id: String| {
        editor.draft.update(|draft| draft.change_attribute(handle, |def| def.kind = kind_of(&id, &def.kind)));
    };
    view! {
        <details class="attribute-draft" open=is_open>
            <summary><span dir="auto">{move || shown.get()}</span>" "<small>{move || kind.with(|id| kind_words(t, id))}</small></summary>
            <div class="stack">
                <div class="row part-head">
                    <Line name=t.name value=name is_needed=true
                        set=move |name| editor.draft.update(|draft| draft.rename_attribute(handle, &name))/>
                    <Choose name=t.kind value=kind options=kinds set=set_kind/>
                </div>
                <Show when=move || kind.with(|id| id == "choice")><Choices handle/></Show>
                <ConditionFields handle/>
                <div class="row end">
                    <Tools name=name shift=move |by| editor.draft.update(|draft| draft.move_attribute(handle, by))
                        delete=move || editor.draft.update(|draft| draft.remove_attribute(handle))/>
                </div>
            </div>
        </details>
    }
}

#[component]
fn Choices(handle: Handle) -> impl IntoView {
    let editor = Editor::current();
    let t = &editor.session.words().setup;
    let lines = move || {
        editor.draft.with(|draft| {
            draft.attribute(handle).map(|it| it.def.kind.choices().join("\n")).unwrap_or_default()
        })
    };
    let set = move |typed: String| {
        // Tidied when it is saved: while it is typed, every line is as it stands.
        let kind = AttributeKind::Choice(typed.split('\n').map(str::to_owned).collect());
        editor.draft.update(|draft| draft.change_attribute(handle, |def| def.kind = kind));
    };
    view! {
        <label><span>{t.choices}</span><textarea rows="5" dir="auto" aria-label=t.choices prop:value=lines
            on:input=move |event| set(event_target_value(&event))></textarea></label>
    }
}

/// The kinds, as they are offered.
const KINDS: [&str; 8] = ["text", "choice", "flag", "number", "date", "url", "wikidata", "evidence"];

fn kind_id(kind: &AttributeKind) -> &'static str {
    match kind {
        AttributeKind::WikidataId => "wikidata",
        kind => kind.as_str(),
    }
}

/// The kind of that id; choices are kept where there are some.
fn kind_of(id: &str, before: &AttributeKind) -> AttributeKind {
    match id {
        "wikidata" => AttributeKind::WikidataId,
        id => AttributeKind::parse(id, None, before.choices().to_vec()).unwrap_or(AttributeKind::Text),
    }
}

fn kind_words(t: &Setup, id: &str) -> &'static str {
    match id {
        "wikidata" => t.kind_wikidata,
        "choice" => t.kind_choice,
        "number" => t.kind_number,
        "flag" => t.kind_flag,
        "url" => t.kind_url,
        "date" => t.kind_date,
        "evidence" => t.kind_evidence,
        _ => t.kind_text,
    }
}
