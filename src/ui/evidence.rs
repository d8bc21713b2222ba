//! The evidence for or against a claim: a list of pieces, each with addresses, excerpt, stance and day.

use leptos::prelude::*;

use super::icon::Icon;
use crate::model::{AttributeKind, AttributeValue, Evidence, STANCES, Timestamp, parse_value};
use crate::platform;
use crate::state::{AttributeField, Session};

#[component]
pub(super) fn EvidenceField(field: StoredValue<AttributeField>) -> impl IntoView {
    let session = Session::current();
    let (id, name) = field.with_value(|it| (it.def.id.clone(), session.attribute_name(it)));
    let id = StoredValue::new(id);
    let rows = Memo::new(move |_| id.with_value(|id| session.evidence(id)));
    // What is shown may be a frame behind what is there.
    let stored = move || untrack(|| id.with_value(|id| session.evidence(id)));
    // Rows that were begun and hold nothing yet: they are not stored.
    let n_begun = RwSignal::new(0_usize);
    let n_rows = Memo::new(move |_| rows.with(Vec::len) + n_begun.get());
    let write = move |at: usize, row: Option<Evidence>| {
        let mut all = stored();
        let n_before = all.len();
        match row {
            Some(row) if at < n_before => all[at] = row,
            Some(row) => all.push(row),
            None if at < n_before => drop(all.remove(at)),
            None => return n_begun.update(|n| *n = n.saturating_sub(1)),
        }
        let is_new = all.len() > n_before;
        let value = (!all.is_empty()).then_some(AttributeValue::Evidence(all));
        field.with_value(|it| session.set_attribute(it, value));
        if is_new {
            // After it: a row that was begun is stored now, and at no moment were there fewer rows.
            n_begun.update(|n| *n = n.saturating_sub(1));
        }
    };
    view! {
        <fieldset class="evidence">
            <legend>{name}</legend>
            <For each=move || 0..n_rows.get() key=|at| *at let:at>
                <Piece at row=Signal::derive(move || rows.with(|rows| rows.get(at).cloned())) stored=move || stored().get(at).cloned() write/>
            </For>
            <button type="button" class="outlined small" on:click=move |_| {
                n_begun.update(|n| *n += 1);
                platform::on_next_frame(|| platform::focus_first(".evidence-piece:last-of-type input"));
            }><Icon name="plus"/>{session.words().details.add_evidence}</button>
        </fieldset>
    }
}

fn empty() -> Evidence {
    Evidence {
        url: String::new(),
        archive_url: String::new(),
        excerpt: String::new(),
        stance: String::new(),
        accessed: Timestamp::unknown(),
    }
}

/// Whether an address can be kept: empty or right.
fn address_problem(typed: &str) -> Option<String> {
    let problem = parse_value(&AttributeKind::Url, typed).err()?;
    Some(Session::current().words().errors.value_problem(&problem))
}

#[component]
fn Piece(
    at: usize,
    #[prop(into)] row: Signal<Option<Evidence>>,
    stored: impl Fn() -> Option<Evidence> + Copy + Send + Sync + 'static,
    write: impl Fn(usize, Option<Evidence>) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let session = Session::current();
    let t = &session.words().details;
    let number = StoredValue::new(session.count(at + 1));
    let problem = RwSignal::new(None::<String>);
    let now = move || stored().unwrap_or_else(empty);
    // What says nothing is not stored; what is wrong waits until it is right.
    let keep = move |next: Evidence| {
        let fault = address_problem(&next.url).or_else(|| address_problem(&next.archive_url));
        let is_right = fault.is_none();
        problem.set(fault);
        if is_right && (next != empty() || stored().is_some()) {
            write(at, (next != empty()).then_some(next));
        }
    };
    let text = move |label: &'static str,
                     hint: &'static str,
                     read: fn(&Evidence) -> String,
                     change: fn(&mut Evidence, String)| {
        view! {
            <label class="field"><span>{label}</span>
                <input type="text" aria-label=format!("{label} {}", number.get_value()) placeholder=hint dir="auto" autocomplete="off"
                    prop:value=move || row.with(|row| row.as_ref().map(read).unwrap_or_default())
                    on:input=move |event| {
                        let mut next = now();
                        change(&mut next, event_target_value(&event));
                        keep(next);
                    }
                    on:blur=move |_| session.end_typing()/></label>
        }
    };
    let stances = STANCES.into_iter().map(|stance| {
        view! { <option value=stance selected=move || row.with(|row| row.as_ref().is_some_and(|row| row.stance == stance))>{session.words().value_name(stance)}</option> }
    });
    let day = |row: &Evidence| row.accessed.as_str().to_owned();
    view! {
        <div class="evidence-piece" role="group" aria-label=t.evidence(&number.get_value())>
            {text(t.address, "https://", |row| row.url.clone(), |row, typed| row.url = typed.trim().to_owned())}
            {text(t.archived_at, "https://", |row| row.archive_url.clone(), |row, typed| row.archive_url = typed.trim().to_owned())}
            {text(t.excerpt, "", |row| row.excerpt.clone(), |row, typed| row.excerpt = typed)}
            <label class="field"><span>{t.stance}</span>
                <select aria-label=format!("{} {}", t.stance, number.get_value()) on:change=move |event| {
                    keep(Evidence { stance: event_target_value(&event), ..now() });
                }><option value="">"–"</option>{stances.collect_view()}</select></label>
            {text(t.seen_on, "2026-11-22", day, |row, typed| row.accessed = Timestamp::new(typed.trim()).unwrap_or_else(Timestamp::unknown))}
            <p class="problem" role="alert">{move || problem.get()}</p>
            <button type="button" class="quiet small" on:click=move |_| write(at, None)><Icon name="bin"/>{t.delete_evidence(&number.get_value())}</button>
        </div>
    }
}
