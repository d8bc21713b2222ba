//! The label bar: stands beside the selection, above its first line, so that neither the words selected nor the
//! line to be read next is covered. On a phone it sits at the thumb.

use leptos::prelude::*;

use crate::platform::Placement;
use crate::state::{Selected, Session};

/// How high the bar is with the gap below it, in CSS pixels; matches `style/label_bar.css`.
const HEIGHT: f64 = 52.0;
/// How wide it may get, so that it stays inside the pane.
const WIDTH: f64 = 330.0;

#[component]
pub(super) fn LabelBar() -> impl IntoView {
    let session = Session::current();
    let t = session.words();
    let selected = session.selected;
    let labels = Memo::new(move |_| {
        session.follow_library();
        session.read(|workspace| workspace.library().scheme.labels().to_vec())
    });
    let style = move || {
        selected.get().and_then(|selected| {
            let placement = session
                .with_view(|view, workspace| view.placement(workspace.document()?.text(), selected.span))?;
            Some(style_for(&placement, selected))
        })
    };
    view! {
        <div class="label-bar" role="toolbar" aria-label=t.editing.labels class:shown=move || selected.get().is_some_and(|selected| !selected.is_by_key) style=style
            // The selection must survive the press of a button.
            on:pointerdown=|event| { event.prevent_default(); event.stop_propagation(); }
            on:mousedown=|event| event.prevent_default()>
            <For each=move || labels.get() key=|label| (label.id.clone(), label.name.clone(), label.key, label.hue) let:label>
                {
                    let (id, name) = (label.id.clone(), t.label_name(&label).to_owned());
                    let aria_name = name.clone();
                    let key = label.key.map(|key| key.to_uppercase().to_string());
                    view! {
                        <button type="button" class="with-key" aria-label=aria_name title=t.label_description(&label).to_owned()
                            data-key=key data-hue=label.hue.as_str() aria-keyshortcuts=label.key.map(String::from)
                            on:click=move |event| { event.stop_propagation(); session.tag(&id, event.alt_key()) }>
                            <i class="swatch" data-line=label.line.as_str()></i>{name}
                        </button>
                    }
                }
            </For>
        </div>
    }
}

fn style_for(placement: &Placement, selected: Selected) -> String {
    let above = placement.top - HEIGHT;
    let top = if above >= placement.visible_top {
        above
    } else if placement.bottom + HEIGHT + 30.0 <= placement.visible_bottom {
        // No room above: below, with a line left free for reading on.
        placement.bottom + 34.0
    } else {
        // The selection fills the pane: at its upper edge.
        placement.visible_top + 8.0
    };
    let left = placement.left.min(placement.width - WIDTH).max(0.0);
    let _ = selected;
    format!("--bar-top:{top:.0}px;--bar-left:{left:.0}px")
}
