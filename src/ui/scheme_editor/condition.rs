//! When an attribute is shown: always, or when another one of its label has a value, or one of some.

use leptos::prelude::*;

use super::Editor;
use super::fields::{Choose, Ticks};
use crate::model::{Condition, Handle, SchemeDraft, Test};

#[component]
pub(super) fn ConditionFields(handle: Handle) -> impl IntoView {
    let editor = Editor::current();
    let t = &editor.session.words().setup;
    let when = Memo::new(move |_| {
        editor.draft.with(|draft| draft.attribute(handle).and_then(|it| it.def.when.clone()))
    });
    let others = Memo::new(move |_| {
        editor.draft.with(|draft| {
            let others = draft.siblings(handle).into_iter();
            let others = others.map(|it| (it.def.id.clone(), it.def.name.clone()));
            [(String::new(), t.always.to_owned())].into_iter().chain(others).collect::<Vec<_>>()
        })
    });
    let set = move |when: Option<Condition>| {
        editor.draft.update(|draft| draft.change_attribute(handle, |def| def.when = when));
    };
    let attribute = Signal::derive(move || when.get().map(|when| when.attribute).unwrap_or_default());
    let test = Signal::derive(move || when.with(|when| test_id(when.as_ref()).to_owned()));
    let has_values = Memo::new(move |_| matches!(test.read().as_str(), "one_of" | "none_of"));
    let set_attribute = move |id: String| {
        set((!id.is_empty()).then_some(Condition { attribute: id, test: Test::IsSet }));
    };
    let set_test = move |id: String| {
        set(when.get_untracked().map(|when| Condition { test: test_of(&id, when.test.values()), ..when }));
    };
    let tests = [("set", t.is_set), ("one_of", t.is_one_of), ("none_of", t.is_none_of)];
    let tests: Vec<(String, String)> = tests.map(|(id, words)| (id.to_owned(), words.to_owned())).to_vec();
    let is_conditional = Memo::new(move |_| when.with(Option::is_some));
    view! {
        <div class="row part-head">
            {move || view! { <Choose name=t.shown_when value=attribute options=others.get() set=set_attribute/> }}
            <Show when=move || is_conditional.get()>
                <Choose name=t.test value=test options=tests.clone() set=set_test/>
            </Show>
        </div>
        <Show when=move || has_values.get()><Values handle/></Show>
    }
}

/// The values of a condition: ticked where the other attribute has choices, else typed.
#[component]
fn Values(handle: Handle) -> impl IntoView {
    let editor = Editor::current();
    let t = &editor.session.words().setup;
    let values = Signal::derive(move || {
        let when = editor.draft.with(|draft| draft.attribute(handle).and_then(|it| it.def.when.clone()));
        when.map(|when| when.test.values().to_vec()).unwrap_or_default()
    });
    let choices = Memo::new(move |_| editor.draft.with(|draft| choices_of_other(draft, handle)));
    let set = move |values: Vec<String>| {
        editor.draft.update(|draft| {
            draft.change_attribute(handle, |def| {
                if let Some(when) = &mut def.when {
                    when.test = test_of(test_id(Some(when)), &values);
                }
            });
        });
    };
    let typed = move || values.read().join("\n");
    move || {
        let choices = choices.get();
        if choices.is_empty() {
            view! {
                <label><span>{t.values}" "<small>{t.values_hint}</small></span><textarea rows="2" dir="auto" aria-label=t.values prop:value=typed
                    on:input=move |event| set(event_target_value(&event).split('\n').map(str::to_owned).collect())></textarea></label>
            }
            .into_any()
        } else {
            let options = choices.into_iter().map(|it| (it.clone(), it.replace('_', " "))).collect();
            view! { <Ticks name=t.values ticked=values options set/> }.into_any()
        }
    }
}

/// The choices of the attribute on which another depends; empty if it has none.
fn choices_of_other(draft: &SchemeDraft, handle: Handle) -> Vec<String> {
    let on = draft.attribute(handle).and_then(|it| it.def.when.as_ref()).map(|when| &when.attribute);
    let other = draft.siblings(handle).into_iter().find(|it| Some(&it.def.id) == on);
    let choices = other.map(|it| it.def.kind.choices()).unwrap_or_default().iter();
    choices.filter(|choice| !choice.trim().is_empty()).cloned().collect()
}

fn test_id(when: Option<&Condition>) -> &'static str {
    match when.map(|when| &when.test) {
        Some(Test::OneOf(_)) => "one_of",
        Some(Test::NoneOf(_)) => "none_of",
        _ => "set",
    }
}

fn test_of(id: &str, values: &[String]) -> Test {
    match id {
        "one_of" => Test::OneOf(values.to_vec()),
        "none_of" => Test::NoneOf(values.to_vec()),
        _ => Test::IsSet,
    }
}
