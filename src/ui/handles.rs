//! Handles at the bounds of the chosen annotation, to drag them with mouse or finger. Keys and the inspector's
//! buttons do the same, so they are not offered a second time to those who do not see them.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

use crate::platform;
use crate::state::{HandlePlace, Session};
use crate::text::Edge;

/// What stands beside the words of the chosen annotation: found anew when it, the article or the layout changes.
pub(super) fn beside_the_text<T: PartialEq + Send + Sync + 'static>(
    session: Session,
    find: impl Fn() -> Vec<T> + Copy + Send + Sync + 'static,
) -> RwSignal<Vec<T>> {
    let places = RwSignal::new(Vec::new());
    Effect::new(move |_| {
        session.follow_inspected();
        session.layout_changes.track();
        // After the pane has drawn.
        platform::on_next_frame(move || {
            let now = find();
            // The language may have changed meanwhile, and all this been put up anew.
            if places.try_with_untracked(|before| *before != now) == Some(true) {
                places.set(now);
            }
        });
    });
    places
}

#[component]
pub(super) fn Handles() -> impl IntoView {
    let session = Session::current();
    let places = beside_the_text(session, move || session.handle_places());
    view! {
        <div class="handles" aria-hidden="true">
            <For each=move || places.get() key=|place| *place let:place><Handle place/></For>
        </div>
    }
}

#[component]
fn Handle(place: HandlePlace) -> impl IntoView {
    let session = Session::current();
    // How far the pointer was from the edge when it went down.
    let grip = Rc::new(Cell::new(None::<(f64, f64)>));
    let (on_down, on_move, on_end) = (Rc::clone(&grip), Rc::clone(&grip), grip);
    let on_cancel = Rc::clone(&on_end);
    let drag = move |event: &PointerEvent, (x, y): (f64, f64), is_done: bool| {
        let at = (f64::from(event.client_x()) + x, f64::from(event.client_y()) + y);
        session.drag_bound(place.fragment, place.edge, at, event.alt_key(), is_done);
    };
    let style = format!("left:{:.1}px;top:{:.1}px;height:{:.1}px", place.left(), place.top(), place.height());
    view! {
        <div class="handle" class:start=place.edge == Edge::Start style=style
            on:click=|event| event.stop_propagation()
            on:pointerdown=move |event| {
                event.prevent_default();
                event.stop_propagation();
                if let Some(target) = event.current_target().and_then(|target| target.dyn_into::<Element>().ok()) {
                    target.set_pointer_capture(event.pointer_id()).ok();
                }
                let edge = session.edge_in_window(place.fragment, place.edge);
                on_down.set(edge.map(|(x, y)| (x - f64::from(event.client_x()), y - f64::from(event.client_y()))));
            }
            on:pointermove=move |event| if let Some(grip) = on_move.get() { drag(&event, grip, false) }
            on:pointerup=move |event| if let Some(grip) = on_end.take() {
                session.handle_dropped.set_value(true);
                drag(&event, grip, true);
            }
            on:pointercancel=move |_| { on_cancel.take(); session.end_drag(); }></div>
    }
}
