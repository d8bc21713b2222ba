//! The help: every action with its keys, as the registry has them.

use leptos::prelude::*;

use super::dialog::DialogFrame;
use crate::state::Session;
use crate::workspace::{ACTIONS, ActionInfo, Chord, Group};

/// The keys of a chord, as written on them.
pub(super) fn key_caps(chord: &Chord) -> impl IntoView + use<> {
    let caps = chord.caps().into_iter().map(|key| view! { <kbd>{key}</kbd> }).collect_view();
    view! { <span class="chord">{caps}</span> }
}

#[component]
pub(super) fn Help() -> impl IntoView {
    let t = &Session::current().words().keys;
    view! {
        <DialogFrame title=t.keyboard_shortcuts>
            <div class="stack">
                <p class="soft">{t.introduction}</p>
                <LabelKeys/>
                {Group::ALL.into_iter().map(|group| view! { <Keys group/> }).collect_view()}
                <p class="soft">{t.promise}</p>
            </div>
        </DialogFrame>
    }
}

#[component]
fn LabelKeys() -> impl IntoView {
    let session = Session::current();
    let t = session.words();
    let labels = session.read(|workspace| workspace.library().scheme.labels().to_vec());
    let rows = labels.into_iter().filter_map(|label| {
        let own = label.key?.to_uppercase().to_string();
        let words = t.keys.tag_or_relabel(t.label_name(&label));
        Some(view! { <tr><td><kbd>{own}</kbd></td><td>{words}</td></tr> })
    });
    view! { <table class="keys"><caption>{t.keys.labels}</caption><tbody>{rows.collect_view()}</tbody></table> }
}

#[component]
fn Keys(group: Group) -> impl IntoView {
    let session = Session::current();
    let t = &session.words().keys;
    let row = move |info: &ActionInfo| {
        let chords = session.keymap.with_value(|keymap| keymap.chords(info.action));
        let keys = chords.iter().map(key_caps).collect_view();
        view! { <tr><td>{keys}</td><td>{t.action(info.action)}</td></tr> }
    };
    let rows = ACTIONS.iter().filter(|info| info.group == group).map(row).collect_view();
    view! { <table class="keys"><caption>{t.group(group)}</caption><tbody>{rows}</tbody></table> }
}
