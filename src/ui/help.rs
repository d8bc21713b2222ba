//! The help: every action with its keys, as the registry has them.

use leptos::prelude::*;

use super::dialog::DialogFrame;
use crate::state::{Session, action_words};
use crate::workspace::{ACTIONS, ActionInfo, Chord, Group};

/// The keys of a chord, as written on them.
pub(super) fn key_caps(chord: &Chord) -> impl IntoView + use<> {
    let caps = chord.caps().into_iter().map(|key| view! { <kbd>{key}</kbd> }).collect_view();
    view! { <span class="chord">{caps}</span> }
}

#[component]
pub(super) fn Help() -> impl IntoView {
    view! {
        <DialogFrame title="Keyboard shortcuts">
            <div class="stack">
                <p class="soft">
                    "Select words with mouse or finger; whole words are taken, blanks and stray commas left out. \
                     Hold Alt for exact characters. Click a mark to choose it, click again for the one around it. \
                     By keys: arrows move a caret from word to word, Shift extends, a label’s key tags."
                </p>
                <LabelKeys/>
                {Group::ALL.into_iter().map(|group| view! { <Keys group/> }).collect_view()}
                <p class="soft">"Everything you do is stored in this browser at once. Nothing leaves this page."</p>
            </div>
        </DialogFrame>
    }
}

#[component]
fn LabelKeys() -> impl IntoView {
    let session = Session::current();
    let labels = session.read(|workspace| workspace.library().scheme.labels().to_vec());
    let rows = labels.into_iter().filter_map(|label| {
        let own = label.key?.to_uppercase().to_string();
        let words =
            format!("Tag the selection as {}, or relabel the chosen annotation", label.name.to_lowercase());
        Some(view! { <tr><td><kbd>{own}</kbd></td><td>{words}</td></tr> })
    });
    view! { <table class="keys"><caption>"Labels"</caption><tbody>{rows.collect_view()}</tbody></table> }
}

#[component]
fn Keys(group: Group) -> impl IntoView {
    let session = Session::current();
    let row = move |info: &ActionInfo| {
        let chords = session.keymap.with_value(|keymap| keymap.chords(info.action));
        let keys = chords.iter().map(key_caps).collect_view();
        view! { <tr><td>{keys}</td><td>{action_words::action(info.action)}</td></tr> }
    };
    let rows = ACTIONS.iter().filter(|info| info.group == group).map(row).collect_view();
    view! { <table class="keys"><caption>{action_words::group(group)}</caption><tbody>{rows}</tbody></table> }
}
