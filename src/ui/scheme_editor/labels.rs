//! A label: what it is called, its key, its look, its attributes.

use leptos::html;
use leptos::prelude::*;

use super::attributes::Attributes;
use super::fields::{Choose, Line, Tools};
use super::{Editor, Part, first_part};
use crate::model::{Handle, Hue, Label, LineStyle, SchemeDraft};
use crate::workspace::{Keymap, Winner};

#[component]
pub(super) fn LabelPart(handle: Handle) -> impl IntoView {
    let editor = Editor::current();
    let t = &editor.session.words().setup;
    let part = move |take: fn(&Label) -> String| {
        Signal::derive(move || {
            editor.draft.with(|draft| draft.label(handle).map(|it| take(&it.label)).unwrap_or_default())
        })
    };
    let change = move |change: &dyn Fn(&mut Label)| {
        editor.draft.update(|draft| draft.change_label(handle, change));
    };
    let delete = move || {
        let next = editor.draft.try_update(|draft| {
            draft.remove_label(handle);
            first_part(draft)
        });
        editor.part.set(next.unwrap_or(Part::Links));
    };
    let lines = LineStyle::ALL.iter().map(|&line| (line.as_str().to_owned(), t.line(line).to_owned()));
    view! {
        <div class="stack">
            <div class="row part-head">
                <Line name=t.name value=part(|label| label.name.clone()) is_needed=true
                    set=move |name| editor.draft.update(|draft| draft.rename_label(handle, &name))/>
                <KeyField handle/>
            </div>
            <Line name=t.description value=part(|label| label.description.clone())
                set=move |words| change(&|label| label.description.clone_from(&words))/>
            <Hues handle/>
            <div class="row part-head">
                <Choose name=t.underline value=part(|label| label.line.as_str().to_owned()) options=lines.collect()
                    set=move |line| {
                        if let Some(line) = LineStyle::parse(&line) {
                            change(&|label| label.line = line);
                        }
                    }/>
                <Tools name=part(|label| label.name.clone()) delete
                    shift=move |by| editor.draft.update(|draft| draft.move_label(handle, by))/>
            </div>
            <Attributes label=handle/>
        </div>
    }
}

/// The key, and what else wanted it.
#[component]
fn KeyField(handle: Handle) -> impl IntoView {
    let editor = Editor::current();
    let t = editor.session.words();
    let field = NodeRef::<html::Input>::new();
    let key = Memo::new(move |_| {
        editor.draft.with(|draft| draft.label(handle).and_then(|it| it.label.key)).map(String::from)
    });
    let shown = move || key.get().unwrap_or_default().to_uppercase();
    let set = move |typed: String| {
        let wanted = typed.chars().rev().find(|c| c.is_alphanumeric());
        let wanted = wanted.and_then(|c| c.to_lowercase().next());
        editor.draft.update(|draft| draft.change_label(handle, |label| label.key = wanted));
        if let Some(field) = field.get_untracked() {
            field.set_value(&shown());
        }
    };
    let is_double = move || {
        key.with(|key| {
            let is_same = |it: &crate::model::LabelDraft| it.label.key.map(String::from) == *key;
            key.is_some()
                && editor.draft.with(|draft| draft.labels().iter().filter(|it| is_same(it)).count() > 1)
        })
    };
    let takes = Memo::new(move |_| editor.draft.with(|draft| taken_from(editor, draft, handle)));
    view! {
        <label class="key-field"><span>{t.setup.key}</span><input node_ref=field type="text" aria-label=t.setup.key autocomplete="off"
            autocapitalize="off" spellcheck="false" placeholder=t.setup.key_hint aria-invalid=move || is_double().to_string()
            aria-describedby="key-takes" prop:value=shown on:input=move |event| set(event_target_value(&event))/></label>
        <p id="key-takes" class="soft takes">{move || takes.get()}</p>
    }
}

/// “N tags then; “Next annotation” loses it.”
fn taken_from(editor: Editor, draft: &SchemeDraft, handle: Handle) -> Vec<String> {
    let t = editor.session.words();
    let (Ok(scheme), Some(label)) = (draft.scheme(), draft.label(handle)) else { return Vec::new() };
    let clashes = Keymap::of(&scheme).clashes().into_iter();
    let own = clashes.filter(|clash| matches!(&clash.winner, Winner::Label(id) if id == label.id()));
    own.map(|clash| t.setup.takes_key(&clash.chord.to_string(), t.keys.action(clash.loser))).collect()
}

/// The colours, each with a sample of marked words on paper.
#[component]
fn Hues(handle: Handle) -> impl IntoView {
    let editor = Editor::current();
    let t = &editor.session.words().setup;
    let look = Memo::new(move |_| {
        editor.draft.with(|draft| draft.label(handle).map(|it| (it.label.hue, it.label.line)))
    });
    let option = move |hue: Hue| {
        view! {
            <label data-hue=hue.as_str()>
                <input type="radio" name="hue" class="visually-hidden" aria-label=t.hue(hue)
                    prop:checked=move || look.get().is_some_and(|(own, _)| own == hue)
                    on:change=move |_| editor.draft.update(|draft| draft.change_label(handle, |label| label.hue = hue))/>
                <span><mark data-line=move || look.get().map(|(_, line)| line.as_str())>{t.sample}</mark><small>{t.hue(hue)}</small></span>
            </label>
        }
    };
    view! {
        <fieldset class="hues">
            <legend>{t.colour}</legend>
            <div>{Hue::ALL.iter().copied().map(option).collect_view()}</div>
            <p class="soft">{t.contrast}</p>
        </fieldset>
    }
}
