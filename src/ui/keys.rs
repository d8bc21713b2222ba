//! Key presses, wherever they happen: the keymap says what they ask for, the focus whether it is theirs to ask.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::platform;
use crate::state::Session;
use crate::workspace::{Action, Binding, Press};

pub(super) fn on_keydown(session: Session, event: &KeyboardEvent) {
    // A dialog is a world of its own; what something nearer to the key has answered is answered.
    if event.is_composing() || event.default_prevented() || session.dialog.with_untracked(Option::is_some) {
        return;
    }
    if matches!(event.key().as_str(), "Enter" | " ") && platform::focus_takes_enter() {
        return;
    }
    if rests(session, event) {
        event.prevent_default();
        return;
    }
    let is_in_field = platform::focus_in_text_field();
    match press_of(event, |press| session.keymap.with_value(|keymap| keymap.find(press))) {
        Some(Binding::Label { label, is_exact }) if !is_in_field && !event.repeat() => {
            event.prevent_default();
            session.tag(&label, is_exact);
        }
        Some(Binding::Action(action)) if action.works(is_in_field, platform::focus_in_text()) => {
            if action == Action::Delete && session.chosen.with_untracked(Option::is_none) {
                return;
            }
            event.prevent_default();
            let is_sideways = matches!(event.key().as_str(), "ArrowLeft" | "ArrowRight");
            session.act(if is_sideways && session.reads_from_the_right() {
                action.mirrored()
            } else {
                action
            });
        }
        _ => {}
    }
}

/// Whether a press is the rest of what somebody typed into a field that went away. Any other key ends that.
fn rests(session: Session, event: &KeyboardEvent) -> bool {
    let is_letter =
        event.key().chars().count() == 1 || matches!(event.key().as_str(), "Enter" | "Backspace" | "Delete");
    let rests = session.keys_rest.get_value() && is_letter && !event.ctrl_key() && !event.meta_key();
    let is_modifier = matches!(event.key().as_str(), "Shift" | "AltGraph" | "Control" | "Alt" | "Meta");
    if !rests && !is_modifier {
        session.keys_rest.set_value(false);
    }
    rests
}

/// Looks at a press as the keymap sees it.
pub(super) fn press_of<T>(event: &KeyboardEvent, look: impl FnOnce(&Press<'_>) -> T) -> T {
    let (key, code) = (event.key(), event.code());
    let ctrl = event.ctrl_key() || event.meta_key();
    look(&Press { key: &key, code: &code, ctrl, alt: event.alt_key(), shift: event.shift_key() })
}
