//! The help: every action with its keys, as the registry has them; each can have other keys.

use leptos::prelude::*;

use super::dialog::DialogFrame;
use super::key_change::KeyChange;
use crate::platform;
use crate::state::Session;
use crate::workspace::{ACTIONS, Action, Chord, Group};

/// The keys of a chord, as written on them.
pub(super) fn key_caps(chord: &Chord) -> impl IntoView + use<> {
    let caps = chord.caps().into_iter().map(|key| view! { <kbd>{key}</kbd> }).collect_view();
    view! { <span class="chord">{caps}</span> }
}

#[component]
pub(super) fn Help() -> impl IntoView {
    let session = Session::current();
    let t = session.words();
    let typed = RwSignal::new(String::new());
    // One row at a time waits for a key.
    let changing = RwSignal::new(None::<Action>);
    view! {
        <DialogFrame title=t.keys.keyboard_shortcuts>
            <div class="stack help">
                <p class="soft">{t.keys.introduction}</p>
                <div class="row help-tools">
                    <input type="search" aria-label=t.setup.search_keys placeholder=t.setup.search_keys autocomplete="off"
                        on:input=move |event| typed.set(event_target_value(&event))/>
                    <button type="button" class="outlined" on:click=move |_| session.reset_all_chords()>{t.setup.reset_all}</button>
                </div>
                <LabelKeys/>
                {Group::ALL.into_iter().map(|group| view! { <Keys group typed changing/> }).collect_view()}
                <p class="soft">{t.keys.promise}</p>
            </div>
        </DialogFrame>
    }
}

#[component]
fn LabelKeys() -> impl IntoView {
    let session = Session::current();
    let t = session.words();
    let rows = move || {
        let scheme = session.scheme();
        let row = |label: &crate::model::Label| {
            let own = label.key?.to_uppercase().to_string();
            let words = t.keys.tag_or_relabel(t.label_name(label));
            Some(view! { <tr><td><kbd>{own}</kbd></td><td>{words}</td></tr> })
        };
        scheme.labels().iter().filter_map(row).collect_view()
    };
    view! { <table class="keys"><caption>{t.keys.labels}</caption><tbody>{rows}</tbody></table> }
}

/// The actions of a group whose names hold all words that were typed.
#[component]
fn Keys(group: Group, typed: RwSignal<String>, changing: RwSignal<Option<Action>>) -> impl IntoView {
    let session = Session::current();
    let t = session.words();
    let found = Memo::new(move |_| {
        let words: Vec<String> = typed.read().to_lowercase().split_whitespace().map(str::to_owned).collect();
        let is_found = |action: Action| {
            let name = t.keys.action(action).to_lowercase();
            words.iter().all(|word| name.contains(word))
        };
        let actions = ACTIONS.iter().filter(|info| info.group == group).map(|info| info.action);
        actions.filter(|&action| is_found(action)).collect::<Vec<_>>()
    });
    view! {
        <Show when=move || found.with(|found| !found.is_empty())>
            <table class="keys"><caption>{t.keys.group(group)}</caption><tbody>
                <For each=move || found.get() key=|action| *action let:action><Row action changing/></For>
            </tbody></table>
        </Show>
    }
}

#[component]
fn Row(action: Action, changing: RwSignal<Option<Action>>) -> impl IntoView {
    let session = Session::current();
    let t = session.words();
    let name = t.keys.action(action);
    let keys = move || {
        session.follow_library();
        let chords = session.keymap.with_value(|keymap| keymap.chords(action));
        chords.iter().map(key_caps).collect_view()
    };
    let is_changed = Memo::new(move |_| {
        session.follow_library();
        session.keymap.with_value(|keymap| keymap.is_changed(action))
    });
    // The usual keys, where somebody else has one of them now.
    let asked = RwSignal::new(None::<Vec<Chord>>);
    let reset = move |_| {
        let usual = session.usual_chords(action);
        if session.losers(action, &usual).is_empty() {
            session.set_chords(action, &usual);
        } else {
            asked.set(Some(usual));
            changing.set(Some(action));
        }
    };
    let is_changing = Memo::new(move |_| changing.get() == Some(action));
    let id = format!("change-{}", action.info().id);
    let button = format!("#{id}");
    let done = move || {
        changing.set(None);
        let button = button.clone();
        platform::on_next_frame(move || platform::focus_first(&button));
    };
    let done = StoredValue::new_local(done);
    view! {
        <tr>
            <td>{keys}</td>
            <td>{name}
                <Show when=move || is_changing.get()><KeyChange action asked=asked.get_untracked() done=move || done.with_value(|done| done())/></Show>
            </td>
            <td class="key-tools">
                <button type="button" id=id class="quiet" aria-label=t.setup.change_key_of(name)
                    on:click=move |_| { asked.set(None); changing.set(Some(action)); }>{t.setup.change}</button>
                <Show when=move || is_changed.get()>
                    <button type="button" class="quiet" aria-label=t.setup.reset_key_of(name)
                        on:click=reset>{t.setup.reset}</button>
                </Show>
            </td>
        </tr>
    }
}
