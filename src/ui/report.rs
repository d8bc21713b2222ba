//! What was changed or left out on the way out or in: a line for each finding, its places behind it.

use leptos::prelude::*;

use crate::format::{Report, ReportKind, ReportLine};
use crate::state::Session;

/// The lines of a report.
#[component]
pub(super) fn ReportView(report: Report) -> impl IntoView {
    let session = Session::current();
    let lines = report.lines.into_iter().map(|line| line_view(session, &line)).collect_view();
    view! { <ul class="report">{lines}</ul> }
}

fn line_view(session: Session, line: &ReportLine) -> impl IntoView + use<> {
    let t = session.words();
    let what = session.finding_words(&line.what);
    let places: Vec<String> = line.places.iter().filter_map(|place| session.place_words(place)).collect();
    let is_lost = line.kind == ReportKind::Lost;
    let n_more = line.count.saturating_sub(line.places.len());
    let more = (n_more > 0).then(|| t.errors.and_more(&session.count(n_more)));
    let times = (line.count > 1).then(|| format!(" ({})", t.transfer.n_times(&session.count(line.count))));
    let said = view! { <span dir="auto">{what}</span>{times} };
    let body = if places.is_empty() {
        said.into_any()
    } else {
        let places =
            places.into_iter().chain(more).map(|place| view! { <li dir="auto">{place}</li> }).collect_view();
        view! { <details><summary>{said}</summary><ul>{places}</ul></details> }.into_any()
    };
    view! { <li class:lost=is_lost>{body}</li> }
}
