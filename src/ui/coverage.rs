//! The strip beside the text: where annotations are, and where nobody has been. A click goes there.

use leptos::prelude::*;

use crate::platform;
use crate::state::{CoverageBar, Session};

/// How many steps the strip has.
const N_BINS: usize = 150;

#[component]
pub(super) fn CoverageStrip() -> impl IntoView {
    let session = Session::current();
    let bars = RwSignal::new(session.coverage_bars(N_BINS));
    let summary = RwSignal::new(String::new());
    // All annotations are counted: not before the next frame.
    let draw = platform::after_pause(100, move || {
        let now = session.coverage_bars(N_BINS);
        if bars.try_with_untracked(|before| *before != now) == Some(true) {
            bars.set(now);
        }
    });
    // Finding all sentences of a long text takes a while: not while somebody works.
    let count = platform::after_pause(400, move || summary.set(session.coverage_summary()));
    Effect::new(move |_| {
        session.follow_article();
        draw();
        count();
    });
    let bar = |bar: CoverageBar| {
        view! { <rect data-hue=bar.hue x=bar.x.to_string() y=bar.y.to_string() width=bar.width.to_string() height=bar.height.to_string()></rect> }
    };
    view! {
        // A picture as soon as there are words for it.
        <svg class="coverage" role=move || summary.with(|words| (!words.is_empty()).then_some("img")) aria-label=move || summary.get() viewBox="0 0 12 150" preserveAspectRatio="none"
            class:hidden=move || bars.with(Vec::is_empty)
            on:click=move |event| {
                if let Some(share) = platform::share_of_height(&event) {
                    session.go_to_share(share);
                }
            }>
            <title>{move || summary.get()}</title>
            <For each=move || bars.get() key=|bar| *bar let:each>{bar(each)}</For>
        </svg>
    }
}
