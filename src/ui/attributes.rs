//! The attributes of the chosen annotation: a field for each that applies, checked while it is typed.

use leptos::html;
use leptos::prelude::*;

use super::evidence::EvidenceField;
use crate::model::{AttributeKind, AttributeValue};
use crate::platform;
use crate::state::{AttributeField, Session};

#[component]
pub(super) fn Attributes() -> impl IntoView {
    let session = Session::current();
    let fields = Memo::new(move |_| session.attribute_fields());
    let group = NodeRef::<html::Div>::new();
    // The wish may be older than the fields: the inspector comes after the text.
    Effect::new(move |_| {
        if session.attributes_wanted.get() && group.get().is_some() {
            session.attributes_wanted.update_untracked(|wanted| *wanted = false);
            platform::focus_first(".attributes input, .attributes select, .attributes textarea");
        }
    });
    view! {
        <Show when=move || fields.with(|fields| !fields.is_empty())>
            <div class="attributes" role="group" aria-label=session.words().details.attributes node_ref=group>
                <For each=move || fields.get() key=|field| (field.annotation.clone(), field.label.clone(), field.def.id.clone()) let:field>
                    <Field field/>
                </For>
            </div>
        </Show>
    }
}

#[component]
fn Field(field: AttributeField) -> impl IntoView {
    let field = StoredValue::new(field);
    field.with_value(|it| match &it.def.kind {
        AttributeKind::Choice(values) => view! { <Choice field values=values.clone()/> }.into_any(),
        AttributeKind::Flag => view! { <Flag field/> }.into_any(),
        AttributeKind::Evidence => view! { <EvidenceField field/> }.into_any(),
        _ => view! { <Typed field/> }.into_any(),
    })
}

#[component]
fn Choice(field: StoredValue<AttributeField>, values: Vec<String>) -> impl IntoView {
    let session = Session::current();
    let (id, name) = field.with_value(|it| (it.def.id.clone(), session.attribute_name(it)));
    let chosen = Memo::new(move |_| session.attribute_text(&id));
    let set = move |value: String| {
        field.with_value(|it| {
            let value = (!value.is_empty()).then_some(AttributeValue::Text(value));
            session.set_attribute(it, value);
        });
    };
    let options = values.into_iter().map(|value| {
        let words = session.words().value_name(&value).into_owned();
        let own = value.clone();
        view! { <option value=value selected=move || chosen.get() == own>{words}</option> }
    });
    view! {
        <label class="field"><span>{name.clone()}</span>
            <select aria-label=name on:change=move |event| set(event_target_value(&event)) prop:value=move || chosen.get()>
                <option value="">"–"</option>{options.collect_view()}
            </select></label>
    }
}

#[component]
fn Flag(field: StoredValue<AttributeField>) -> impl IntoView {
    let session = Session::current();
    let (id, name) = field.with_value(|it| (it.def.id.clone(), session.attribute_name(it)));
    let is_on = Memo::new(move |_| session.attribute(&id) == Some(AttributeValue::Flag(true)));
    view! {
        <label class="field"><span>{name.clone()}</span>
            <input type="checkbox" aria-label=name prop:checked=move || is_on.get()
                on:change=move |event| {
                    let value = event_target_checked(&event).then_some(AttributeValue::Flag(true));
                    field.with_value(|it| session.set_attribute(it, value));
                }/></label>
    }
}

/// A field that is typed: checked with each letter, stored as soon as it is right.
#[component]
fn Typed(field: StoredValue<AttributeField>) -> impl IntoView {
    let session = Session::current();
    let (id, name, kind) =
        field.with_value(|it| (it.def.id.clone(), session.attribute_name(it), it.def.kind.clone()));
    let problem_id = format!("problem-{id}");
    let stored = Memo::new(move |_| session.attribute_text(&id));
    let problem = RwSignal::new(None::<String>);
    let (mode, hint) = match kind {
        AttributeKind::Number => ("decimal", ""),
        AttributeKind::Url => ("url", "https://"),
        AttributeKind::Date => ("numeric", "2026-11-22"),
        _ => ("text", ""),
    };
    let leave = {
        let name = name.clone();
        move || {
            session.end_typing();
            // Who goes on to another annotation does not see the field any more.
            if let Some(problem) = problem.try_get_untracked().flatten() {
                session.inform(session.words().errors.value_not_stored(&name, &problem), &[]);
            }
        }
    };
    view! {
        <label class="field"><span>{name.clone()}</span>
            <input type="text" aria-label=name dir="auto" inputmode=mode placeholder=hint autocomplete="off"
                prop:value=move || stored.get()
                aria-invalid=move || problem.with(Option::is_some).to_string()
                aria-describedby=problem_id.clone()
                on:input=move |event| {
                    let typed = event_target_value(&event);
                    problem.set(field.with_value(|it| session.type_attribute(it, &typed)));
                }
                on:blur=move |_| leave()/></label>
        <p class="problem" id=problem_id role="alert">{move || problem.get()}</p>
    }
}
