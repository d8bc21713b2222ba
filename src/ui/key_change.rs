//! Giving an action another key: the next press is the key; whoever has it already is named and loses it only if the
//! person says so.

use leptos::html;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::keys::press_of;
use crate::platform;
use crate::state::Session;
use crate::workspace::{Action, Chord};

#[component]
pub(super) fn KeyChange(action: Action, done: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let session = Session::current();
    let t = &session.words().setup;
    let field = NodeRef::<html::Button>::new();
    // The key that somebody else has.
    let wanted = RwSignal::new(None::<Chord>);
    let problem = RwSignal::new(None::<String>);
    let take = move |chord: Chord| {
        session.set_chords(action, &[chord]);
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
            take(chord);
        } else {
            problem.set(None);
            wanted.set(Some(chord));
            platform::on_next_frame(|| platform::focus_first(".key-change button"));
        }
    };
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            platform::on_next_frame(move || platform::focus(&field));
        }
    });
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
                Some(chord) => {
                    let holders = session.losers(action, std::slice::from_ref(&chord)).join(", ");
                    view! {
                        <p role="alert">{t.key_is_taken(&chord.caps().join(" "), &holders)}</p>
                        <button type="button" class="outlined" on:click=move |_| take(chord.clone())>{t.take_key}</button>
                        <button type="button" on:click=move |_| done()>{t.give_up}</button>
                    }.into_any()
                }
            }}
        </div>
    }
}
