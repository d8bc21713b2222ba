//! The icons, drawn on a grid of 16 with one weight of line. Decoration: the words beside them say it.

use leptos::prelude::*;

fn path(name: &str) -> &'static str {
    match name {
        "plus" => "M8 3v10M3 8h10",
        "undo" => "M6 3 2.5 6.5 6 10M3 6.5h6a4 4 0 0 1 0 8H6",
        "redo" => "M10 3l3.5 3.5L10 10M13 6.5H7a4 4 0 0 0 0 8h3",
        "import" => "M8 2v8M4.5 6.5 8 10l3.5-3.5M2.5 12.5v1h11v-1",
        "export" => "M8 10V2M4.5 5.5 8 2l3.5 3.5M2.5 12.5v1h11v-1",
        "help" => "M5.8 6a2.2 2.2 0 1 1 3.2 2c-.7.4-1 .8-1 1.6M8 12.4v.2",
        "globe" => "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M2.2 8h11.6M8 2c-4 4-4 8 0 12 4-4 4-8 0-12",
        "menu" => "M2.5 4h11M2.5 8h11M2.5 12h11",
        "list" => "M6 4h7.5M6 8h7.5M6 12h7.5M2.6 4h.2M2.6 8h.2M2.6 12h.2",
        "close" => "M4 4l8 8M12 4l-8 8",
        "up" => "M3 10l5-5 5 5",
        "down" => "M3 6l5 5 5-5",
        "left" => "M10 3 5 8l5 5",
        "right" => "M6 3l5 5-5 5",
        "pencil" => "M3 13l.6-2.8L10.8 3a1.4 1.4 0 0 1 2 0l.2.2a1.4 1.4 0 0 1 0 2L5.8 12.4z",
        "dots" => "M3.2 8h.8M7.6 8h.8M12 8h.8M3.2 8.6h.8M7.6 8.6h.8M12 8.6h.8",
        "check" => "M3 8.5 6.5 12 13 4.5",
        "info" => "M8 7v5M8 4.2v.2M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0",
        "sort" => "M5 3v10M2.5 10.5 5 13l2.5-2.5M9.5 4.5h4M9.5 8h3M9.5 11.5h2",
        "bin" => "M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5",
        _ => "",
    }
}

/// Whether an icon points along the line of reading, and so is mirrored where that runs from right to left.
fn points(name: &str) -> bool {
    matches!(name, "undo" | "redo" | "left" | "right" | "list")
}

#[component]
pub(super) fn Icon(name: &'static str) -> impl IntoView {
    view! {
        <svg class="icon" class:points=points(name) viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
            <path d=path(name)></path>
        </svg>
    }
}
