//! Giving an action another key: the next press is the key; whoever has it already is named and loses it only if the
//! person says so.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::keys::press_of;
use crate::platform;
use crate::state::Session;
use crate::workspace::{Action, Chord};

#[component]
pub(super) fn KeyChange(
    action: Action,
    /// Keys that are wanted already, if they are; somebody else has one of them.
    asked: Option<Vec<Chord>>,
    /// It is over.
    done: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let session = Session::current();
    let t = &session.words().setup;
    let field = NodeRef::<html::Button>::new();
    let focus_answer = || platform::on_next_frame(|| platform::focus_first(".key-change button"));
    if asked.is_some() {
        focus_answer();
    }
    // Keys of which somebody else has one.
    let wanted = RwSignal::new(asked);
    let problem = RwSignal::new(None::<String>);
    let take = move |chords: &[Chord]| {
        session.set_chords(action, chords);
        done();
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Tab" {
            return;
        }
        event.prevent_default();
        event.stop_propagation();
        if event.key() == "Escape" {
            return done();
        }
        let Some(chord) = press_of(&event, |press| press.chord()) else { return };
        if !chord.suits(action) {
            problem.set(Some(t.writes_text(&chord.to_string())));
        } else if session.losers(action, std::slice::from_ref(&chord)).is_empty() {
            take(&[chord]);
        } else {
            problem.set(None);
            wanted.set(Some(vec![chord]));
            focus_answer();
        }
    };
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            platform::on_next_frame(move || platform::focus(&field));
        }
    });
    // Whoever is faster than the focus means this, too.
    StoredValue::new_local(platform::listen_document("keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        if wanted.try_with_untracked(Option::is_none) == Some(true) {
            on_key(event.clone());
        } else if event.key() == "Escape" {
            done();
        }
    }));
    // Escape gives up this, not the whole dialog.
    let on_escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            event.stop_propagation();
            done();
        }
    };
    view! {
        <div class="key-change" on:keydown=on_escape>
            {move || match wanted.get() {
                None => view! {
                    <button type="button" node_ref=field class="outlined capture" on:keydown=on_key on:blur=move |_| {
                        // It also blurs when it goes, and this with it.
                        if wanted.try_with_untracked(Option::is_none) == Some(true) { done() }

                    }>{t.press_new_key}</button>
                    <p class="problem" role="alert">{move || problem.get()}</p>
                }.into_any(),
                Some(chords) => {
                    let holders = session.losers(action, &chords).join(", ");
                    let keys = chords.iter().map(|chord| chord.caps().join(" ")).collect::<Vec<_>>().join(", ");
                    view! {
                        <p role="alert">{t.key_is_taken(&keys, &holders)}</p>
                        <button type="button" class="outlined" on:click=move |_| take(&chords)>{t.take_key}</button>
                        <button type="button" on:click=move |_| done()>{t.give_up}</button>
                    }.into_any()
                }
            }}
        </div>
    }
}
