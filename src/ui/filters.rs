//! Which annotations stand out: by label, origin, note, and by what they lack. The others are dimmed.

use leptos::prelude::*;

use crate::model::Origin;
use crate::state::{LabelCount, Session};
use crate::workspace::{AnnotationFilter, Lack};

/// How many annotations there are of each label; a press lets only these stand out.
#[component]
pub(super) fn Counts() -> impl IntoView {
    let session = Session::current();
    let t = &session.words().overview;
    let counts = Memo::new(move |_| session.label_counts());
    let chip = move |LabelCount { id, name, n, hue, line }: LabelCount| {
        let own = id.clone();
        let title = t.only(&name, &session.count(n));
        let is_on = move || session.filter.with(|filter| filter.labels.contains(&own)).to_string();
        view! {
            <button class="chip" data-hue=hue aria-pressed=is_on title=title
                on:click=move |_| session.change_filter(|filter| if !filter.labels.remove(&id) { filter.labels.insert(id.clone()); })>
                <i class="swatch" data-line=line></i>{name}" "{session.count(n).to_string()}</button>
        }
    };
    view! {
        <div class="counts filters" role="group" aria-label=t.filter_annotations>
            <For each=move || counts.get() key=|count| count.clone() let:count>{chip(count)}</For>
            <Show when=move || !counts.with(Vec::is_empty)><MoreFilters/></Show>
        </div>
    }
}

#[component]
fn MoreFilters() -> impl IntoView {
    let session = Session::current();
    let (t, words) = (&session.words().overview, session.words());
    let filter = session.filter;
    let set_origin = move |value: &str| {
        let origins = Origin::parse(value).into_iter().collect();
        session.change_filter(|filter| filter.origins = origins);
    };
    let set_note = move |value: &str| {
        let has_note = match value {
            "with" => Some(true),
            "without" => Some(false),
            _ => None,
        };
        session.change_filter(|filter| filter.has_note = has_note);
    };
    let set_lack = move |value: &str| {
        let lack = match value {
            "speaker" => Some(Lack::Speaker),
            "claimant" => Some(Lack::Claimant),
            _ => None,
        };
        session.change_filter(|filter| filter.lack = lack);
    };
    let origins = Origin::ALL
        .into_iter()
        .map(|origin| view! { <option value=origin.as_str() prop:selected=move || filter.with(|filter| filter.origins.contains(&origin))>{words.editing.origin_of(origin)}</option> });
    view! {
        <details class="more-filters">
            <summary>{t.filter}</summary>
            <div class="stack">
                <label><span>{words.editing.origin}</span><select aria-label=words.editing.origin on:change=move |event| set_origin(&event_target_value(&event))>
                    <option value="">{t.any}</option>{origins.collect_view()}</select></label>
                <label><span>{words.editing.note}</span><select aria-label=t.with_or_without_note on:change=move |event| set_note(&event_target_value(&event))>
                    <option value="">{t.any}</option><option value="with" prop:selected=move || filter.with(|filter| filter.has_note == Some(true))>{t.with_note}</option><option value="without" prop:selected=move || filter.with(|filter| filter.has_note == Some(false))>{t.without_note}</option></select></label>
                <label><span>{t.still_missing}</span><select aria-label=t.still_missing on:change=move |event| set_lack(&event_target_value(&event))>
                    <option value="">{t.anything}</option><option value="speaker" prop:selected=move || filter.with(|filter| filter.lack == Some(Lack::Speaker))>{t.lack(Lack::Speaker)}</option>
                    <option value="claimant" prop:selected=move || filter.with(|filter| filter.lack == Some(Lack::Claimant))>{t.lack(Lack::Claimant)}</option></select></label>
                <AttributeFilter/>
                <button class="outlined small" on:click=move |_| session.change_filter(|filter| *filter = AnnotationFilter::default())
                    disabled=move || filter.with(AnnotationFilter::is_empty)>{t.show_all_alike}</button>
            </div>
        </details>
    }
}

/// One choice of one attribute.
#[component]
fn AttributeFilter() -> impl IntoView {
    let session = Session::current();
    let t = &session.words().overview;
    let choices = session.choice_values();
    let options = choices
        .iter()
        .enumerate()
        .map(|(i, choice)| {
            let own = (choice.attribute.clone(), choice.value.clone());
            let is_chosen = move || session.filter.with(|filter| filter.attributes.contains(&own));
            view! { <option value=i.to_string() prop:selected=is_chosen>{choice.name.clone()}</option> }
        })
        .collect_view();
    let set = move |value: &str| {
        let wanted = value
            .parse()
            .ok()
            .and_then(|i: usize| choices.get(i))
            .map(|choice| (choice.attribute.clone(), choice.value.clone()));
        session.change_filter(|filter| filter.attributes = wanted.into_iter().collect());
    };
    view! {
        <label><span>{t.attribute}</span><select aria-label=t.attribute on:change=move |event| set(&event_target_value(&event))>
            <option value="">{t.any}</option>{options}</select></label>
    }
}
