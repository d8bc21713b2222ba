//! Where a scheme may come from, and how it goes out.

use leptos::html;
use leptos::prelude::*;

use super::Editor;
use crate::i18n::Setup;
use crate::model::{Scheme, SchemeDraft};
use crate::platform;
use crate::ui::icon::Icon;

#[component]
pub(super) fn Toolbar() -> impl IntoView {
    let editor = Editor::current();
    let t = &editor.session.words().setup;
    let (presets, files) = (NodeRef::<html::Select>::new(), NodeRef::<html::Input>::new());
    let told = RwSignal::new(String::new());
    let start_from = move |id: String| {
        if let Some(preset) = Scheme::presets().into_iter().find(|preset| preset.id == id) {
            editor.start_from(&preset.scheme);
        }
        if let Some(field) = presets.get_untracked() {
            field.set_value("");
        }
    };
    let import = move |_| {
        let Some(field) = files.get_untracked() else { return };
        if let Some(file) = platform::picked_files(&field).into_iter().next() {
            editor.session.read_scheme(file, move |name, scheme| {
                editor.start_from(&scheme);
                told.set(t.labels_taken(&name));
            });
        }
    };
    let export = move |_| {
        if let Ok(scheme) = editor.draft.with_untracked(SchemeDraft::scheme) {
            editor.session.export_scheme(&scheme);
        }
    };
    let options = Scheme::presets().into_iter().map(|preset| {
        view! { <option value=preset.id>{preset_words(t, preset.id).unwrap_or(preset.name)}</option> }
    });
    view! {
        <div class="scheme-tools">
            <label><span>{t.start_from}</span><select node_ref=presets aria-label=t.start_from
                on:change=move |event| start_from(event_target_value(&event))>
                <option value="">{t.start_from_choose}</option>{options.collect_view()}</select></label>
            <span class="spring"></span>
            <label class="file-button"><input node_ref=files type="file" class="visually-hidden" aria-label=t.labels_file
                accept=".json,application/json" on:change=import/><span aria-hidden="true">{t.import_labels}</span></label>
            <button type="button" class="outlined" on:click=export><Icon name="export"/>{t.export_labels}</button>
            <p role="status" class="soft">{move || told.get()}</p>
        </div>
    }
}

fn preset_words(t: &Setup, id: &str) -> Option<&'static str> {
    Some(match id {
        "factmark" => t.preset_factmark,
        "guardian" => t.preset_guardian,
        "polnear" => t.preset_polnear,
        _ => return None,
    })
}
