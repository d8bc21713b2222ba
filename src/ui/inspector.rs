//! The inspector: everything about the chosen annotation, and the ways to change it.

use leptos::html;
use leptos::prelude::*;

use super::attributes::Attributes;
use super::icon::Icon;
use super::links::Links;
use crate::model::LabelId;
use crate::platform;
use crate::state::Session;
use crate::text::with_odd_shown;
use crate::workspace::Action;

#[component]
pub(super) fn Inspector() -> impl IntoView {
    let session = Session::current();
    let t = session.words();
    let is_chosen = Memo::new(move |_| session.with_chosen(|_| ()).is_some());
    view! {
        <section class="inspector" class:empty-inspector=move || !is_chosen.get() role="region" aria-label=t.editing.inspector>
            <Show when=move || is_chosen.get() fallback=|| view! {
                <p class="empty">{t.editing.choose_one}</p>
            }>
                <Labels/>
                <Words/>
                <Links/>
                <Attributes/>
                <Note/>
                <Bounds/>
                <Facts/>
                <div class="row end">
                    <button class="danger with-key" data-key="Del" aria-label=t.editing.delete aria-keyshortcuts="Delete"
                        on:click=move |_| session.delete_chosen()><Icon name="bin"/>{t.editing.delete}</button>
                </div>
            </Show>
        </section>
    }
}

/// The label, as a choice of one.
#[component]
fn Labels() -> impl IntoView {
    let session = Session::current();
    let t = session.words();
    let chosen_label = Memo::new(move |_| session.with_chosen(|annotation| annotation.label.clone()));
    let labels = Memo::new(move |_| {
        session.follow_library();
        session.read(|workspace| workspace.library().scheme.labels().to_vec())
    });
    view! {
        <fieldset class="row segments">
            <legend>{t.editing.label}</legend>
            <For each=move || labels.get() key=|label| (label.id.clone(), label.name.clone(), label.hue) let:label>
                {
                    let (id, own): (LabelId, LabelId) = (label.id.clone(), label.id.clone());
                    view! {
                        <label data-hue=label.hue.as_str()>
                            <input type="radio" name="inspector-label" class="visually-hidden" value=label.id.to_string()
                                prop:checked=move || chosen_label.get().as_ref() == Some(&own)
                                on:change=move |_| session.relabel(&id)/>
                            <span><i class="swatch" data-line=label.line.as_str()></i>{t.label_name(&label).to_owned()}</span>
                        </label>
                    }
                }
            </For>
        </fieldset>
    }
}

/// The exact words and their offsets, a line for each fragment.
#[component]
fn Words() -> impl IntoView {
    let session = Session::current();
    let t = session.words();
    let fragments = Memo::new(move |_| {
        session.follow_inspected();
        session.read(|workspace| {
            let (document, chosen) = (workspace.document()?, workspace.chosen()?);
            let lines = chosen.fragments.iter().enumerate().map(|(i, span)| {
                let words = with_odd_shown(document.text().slice(span).unwrap_or_default()).into_owned();
                (i, words, format!("{}–{}", span.start().get(), span.end().get()))
            });
            Some(lines.collect::<Vec<_>>())
        })
    });
    let is_split =
        Memo::new(move |_| fragments.with(|lines| lines.as_ref().is_some_and(|lines| lines.len() > 1)));
    view! {
        <For each=move || fragments.get().unwrap_or_default() key=|line| line.clone() let:line>
            <div class="fragment-line">
                <blockquote class="words" dir="auto">{line.1.clone()}</blockquote>
                <Show when=move || is_split.get()>
                    <button class="icon-button quiet" aria-label=t.overview.remove_fragment(&session.count(line.0 + 1))
                        on:click=move |_| session.remove_fragment(line.0)><Icon name="close"/></button>
                </Show>
            </div>
            <p class="row"><span>{t.editing.offsets}</span>
                <span class="offsets" dir="ltr" title=t.editing.offsets_hint>{line.2.clone()}</span></p>
        </For>
        <div class="row wrap more-of-it">
            <button class="outlined small" title="J" on:click=move |_| session.join_quoted()>{t.overview.join_quoted}</button>
            <button class="outlined small" title="F" on:click=move |_| session.add_fragment()
                on:pointerdown=|event| event.prevent_default() on:mousedown=|event| event.prevent_default()>{t.overview.add_selection}</button>
            <button class="outlined small" title="R" on:click=move |_| session.act(Action::Propagate)>{t.overview.mark_others}</button>
        </div>
    }
}

/// Buttons that move the bounds, with the keys that do the same.
#[component]
fn Bounds() -> impl IntoView {
    let session = Session::current();
    let t = &session.words().editing;
    let button = move |name: &'static str, key: &'static str, icon: &'static str, action: Action| {
        view! {
            <button class="bound" aria-label=name title=format!("{name} ({key})") on:click=move |_| session.act(action)>
                <Icon name=icon/>
            </button>
        }
    };
    view! {
        <div class="bounds" role="group" aria-label=t.bounds>
            <span>{t.start}</span>
            <span class="pair">
                {button(t.start_word_left, "[", "left", Action::StartWordLeft)}<small>{t.word}</small>
                {button(t.start_word_right, "Shift [", "right", Action::StartWordRight)}
            </span>
            <span class="pair">
                {button(t.start_character_left, "Alt [", "left", Action::StartCharacterLeft)}<small>{t.character}</small>
                {button(t.start_character_right, "Alt Shift [", "right", Action::StartCharacterRight)}
            </span>
            <span>{t.end}</span>
            <span class="pair">
                {button(t.end_word_left, "Shift ]", "left", Action::EndWordLeft)}<small>{t.word}</small>
                {button(t.end_word_right, "]", "right", Action::EndWordRight)}
            </span>
            <span class="pair">
                {button(t.end_character_left, "Alt Shift ]", "left", Action::EndCharacterLeft)}<small>{t.character}</small>
                {button(t.end_character_right, "Alt ]", "right", Action::EndCharacterRight)}
            </span>
        </div>
    }
}

/// The note. Every keystroke is stored; one stretch of typing is one undo.
#[component]
fn Note() -> impl IntoView {
    let session = Session::current();
    let t = &session.words().editing;
    let field = NodeRef::<html::Textarea>::new();
    let note =
        Memo::new(move |_| session.with_chosen(|annotation| annotation.note.clone()).unwrap_or_default());
    // The wish may be older than the field: the inspector comes after the text.
    Effect::new(move |_| {
        if let (true, Some(field)) = (session.note_wanted.get(), field.get()) {
            session.note_wanted.update_untracked(|wanted| *wanted = false);
            platform::focus(&field);
        }
    });
    view! {
        <label class="note">
            <span>{t.note}</span>
            <textarea node_ref=field rows="2" placeholder=t.note_hint dir="auto" aria-label=t.note data-key="T"
                prop:value=move || note.get()
                on:input=move |event| session.set_note(event_target_value(&event))
                on:keydown=move |event| {
                    if event.key() == "Escape" {
                        event.prevent_default();
                        event.stop_propagation();
                        if let Some(field) = field.get_untracked() {
                            field.blur().ok();
                        }
                    }
                }
                on:blur=move |_| session.end_typing()></textarea>
        </label>
    }
}

/// Where it came from and when.
#[component]
fn Facts() -> impl IntoView {
    let session = Session::current();
    let t = session.words();
    let facts = Memo::new(move |_| {
        session.with_chosen(|annotation| {
            (
                t.editing.origin_of(annotation.origin),
                platform::moment_text(&annotation.created, t.language.tag()),
                platform::moment_text(&annotation.modified, t.language.tag()),
            )
        })
    });
    view! {
        {move || facts.get().map(|(origin, created, modified)| view! {
            <dl class="facts">
                <dt>{t.editing.origin}</dt><dd>{origin}</dd>
                <dt>{t.editing.created}</dt><dd>{created}</dd>
                <dt>{t.editing.modified}</dt><dd>{modified}</dd>
            </dl>
        })}
    }
}
