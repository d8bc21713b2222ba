//! Keys that work everywhere but in fields: the labels' own keys, and the key map.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::model::LabelId;
use crate::platform;
use crate::state::Session;
use crate::workspace::{Action, action_for};

pub(super) fn on_keydown(session: Session, event: &KeyboardEvent) {
    // In a field letters are letters, and Ctrl+Z takes back typing; a dialog is a world of its own.
    if event.is_composing() || platform::focus_in_text_field() || session.dialog.get_untracked().is_some() {
        return;
    }
    let (key, code) = (event.key(), event.code());
    let ctrl = event.ctrl_key() || event.meta_key();
    let is_plain = !ctrl && !event.shift_key() && !event.repeat();
    if let Some(label) = label_of(session, &key, &code, event.alt_key()).filter(|_| is_plain) {
        event.prevent_default();
        session.tag(&label, event.alt_key());
        return;
    }
    let Some(action) = action_for(&key, &code, ctrl, event.shift_key(), event.alt_key()) else { return };
    let is_chosen = session.chosen.with_untracked(Option::is_some);
    if action == Action::Delete && !is_chosen {
        return;
    }
    event.prevent_default();
    session.act(action);
}

/// The label whose key was pressed. With Alt some systems type another character, so there the place counts.
fn label_of(session: Session, key: &str, code: &str, alt: bool) -> Option<LabelId> {
    session.read(|workspace| {
        let labels = workspace.library().scheme.labels();
        let found = labels.iter().find(|label| {
            label.key.is_some_and(|own| {
                let typed = key.to_lowercase();
                // A layout without Latin letters: there the place counts too.
                let is_foreign = typed.chars().count() == 1 && !typed.is_ascii();
                typed == own.to_string()
                    || ((alt || is_foreign) && code == format!("Key{}", own.to_ascii_uppercase()))
            })
        });
        found.map(|label| label.id.clone())
    })
}
