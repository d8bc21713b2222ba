//! The links of the chosen annotation: a list in the inspector, arcs in the text.

use leptos::prelude::*;

use super::handles::beside_the_text;
use super::icon::Icon;
use crate::platform::LinkArc;
use crate::state::{LinkItem, Session};

#[component]
pub(super) fn Links() -> impl IntoView {
    let session = Session::current();
    let t = &session.words().details;
    let items = Memo::new(move |_| session.link_items());
    let kinds = Memo::new(move |_| session.link_kinds());
    let name_of = move |kind: &str| {
        session
            .read(|workspace| session.words().relation_name_of(&workspace.library().scheme, kind).to_owned())
    };
    let row = move |item: LinkItem| {
        let (relation, other) = (item.relation.clone(), item.other.clone());
        let name = name_of(&item.kind);
        let label = if item.is_outgoing {
            format!("{name}: {}", item.words)
        } else {
            format!("{}: {}", t.link_from(&name), item.words)
        };
        let unlink = t.delete_link(&label);
        view! {
            <li class="link-item">
                <span class="link-kind">{if item.is_outgoing { name } else { t.link_from(&name) }}</span>
                <button class="link-target" data-hue=item.hue aria-label=label on:click=move |_| session.choose(Some(other.clone()))>
                    <i class="swatch" data-line=item.line></i><span dir="auto">{item.words}</span></button>
                <button class="icon-button quiet" aria-label=unlink on:click=move |_| session.unlink(relation.clone())>
                    <Icon name="close"/></button>
            </li>
        }
    };
    view! {
        <Show when=move || kinds.with(|kinds| !kinds.is_empty()) || items.with(|items| !items.is_empty())>
            <div class="links" role="group" aria-label=t.links>
                <span>{t.links}</span>
                <div>
                    <ul role="list"><For each=move || items.get() key=|item| item.clone() let:item>{row(item)}</For></ul>
                    <div class="row wrap">
                        <For each=move || kinds.get() key=|kind| kind.clone() let:kind>
                            {
                                let (id, name) = kind;
                                let label = t.link_to(&name);
                                view! { <button class="outlined small" aria-label=label title="L" on:click=move |_| session.link_by(&id)>
                                    <Icon name="plus"/>{name}</button> }
                            }
                        </For>
                    </div>
                </div>
            </div>
        </Show>
    }
}

/// Arcs between the chosen annotation and what it is linked to. The inspector lists the same.
#[component]
pub(super) fn LinkArcs() -> impl IntoView {
    let session = Session::current();
    let arcs = beside_the_text(session, move || session.link_arcs());
    view! {
        <svg class="link-arcs" aria-hidden="true">
            <defs><marker id="arrow" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
                <path d="M0 0 8 4 0 8z"></path></marker></defs>
            <For each=move || arcs.get() key=|arc| *arc let:arc><path d=path_of(arc) marker-end="url(#arrow)"></path></For>
        </svg>
    }
}

/// A curve that leaves upwards and arrives from above.
fn path_of(arc: LinkArc) -> String {
    let pixels = |tenths: i32| f64::from(tenths) / 10.0;
    let ((x1, y1), (x2, y2)) =
        ((pixels(arc.from.0), pixels(arc.from.1)), (pixels(arc.to.0), pixels(arc.to.1)));
    let rise = 18.0 + ((x2 - x1).abs() * 0.08).min(22.0);
    format!("M{x1:.1} {y1:.1}C{x1:.1} {:.1} {x2:.1} {:.1} {x2:.1} {y2:.1}", y1 - rise, y2 - rise)
}
