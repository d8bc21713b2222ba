//! The scheme editor: labels, attributes, links and guidelines, edited as a draft and saved at once.

mod attributes;
mod condition;
mod fields;
mod guidelines;
mod labels;
mod losses;
mod relations;
mod toolbar;

use std::sync::Arc;

use leptos::prelude::*;

use super::dialog::DialogFrame;
use super::icon::Icon;
use crate::edit::Migration;
use crate::model::{DraftProblem, Handle, Scheme, SchemeDraft};
use crate::platform;
use crate::state::{Session, scheme_words};
use guidelines::GuidelinesPart;
use labels::LabelPart;
use losses::Losses;
use relations::RelationsPart;
use toolbar::Toolbar;

/// The part of the scheme that is on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Label(Handle),
    Links,
    Guidelines,
}

/// What the editor's components share.
#[derive(Clone, Copy)]
struct Editor {
    session: Session,
    draft: RwSignal<SchemeDraft>,
    /// The scheme that the draft is to take the place of.
    base: StoredValue<Arc<Scheme>>,
    part: RwSignal<Part>,
    /// What was just added, and stands open.
    added: RwSignal<Option<Handle>>,
    /// The scheme to be saved, and the decisions so far, while it is asked what becomes of the work.
    asking: RwSignal<Option<(Scheme, Migration)>>,
}

impl Editor {
    /// Opens a draft of the scheme in force, or the one that was left with Escape.
    fn open(session: Session) -> Self {
        let (base, draft) = session.begun_scheme().unwrap_or_else(|| {
            let base = session.read(|workspace| Arc::clone(&workspace.library().scheme));
            let draft = SchemeDraft::of(&base);
            (base, draft)
        });
        let part = RwSignal::new(first_part(&draft));
        let draft = RwSignal::new(draft);
        let base = StoredValue::new(base);
        Effect::new(move |_| session.scheme_draft.set_value(Some((base.get_value(), draft.get()))));
        Self { session, draft, base, part, added: RwSignal::new(None), asking: RwSignal::new(None) }
    }

    fn current() -> Self {
        expect_context()
    }

    /// Puts another scheme in the draft.
    fn start_from(self, scheme: &Scheme) {
        self.draft.update(|draft| draft.start_from(scheme));
        self.part.set(self.draft.with_untracked(first_part));
    }

    /// Closes the dialog and forgets the draft.
    fn close(self) {
        self.session.dialog_close();
        self.session.scheme_draft.set_value(None);
    }

    /// Saves, or asks first what becomes of what has no place any more, or tells first what would be lost.
    fn save(self) {
        let Ok(scheme) = self.draft.with_untracked(SchemeDraft::scheme) else { return };
        if let Some(names) = self.changed_meanwhile() {
            let words = self.session.words().setup.scheme_changed_meanwhile(&names);
            return self.session.note_in_dialog(&words);
        }
        let change = self.session.scheme_change(&scheme, &Migration::default());
        if !change.losses.is_empty() {
            self.asking.set(Some((scheme, Migration::default())));
        } else if self.session.set_scheme(scheme, change.migration) {
            self.close();
        }
    }
}

impl Editor {
    /// What became different in the scheme since the draft was begun, once.
    fn changed_meanwhile(self) -> Option<String> {
        let t = self.session.words();
        let now = self.session.read(|workspace| Arc::clone(&workspace.library().scheme));
        let before = self.base.get_value();
        self.base.set_value(Arc::clone(&now));
        self.session.scheme_draft.set_value(Some((Arc::clone(&now), self.draft.get_untracked())));
        if now == before {
            return None;
        }
        let names = before.differences(&now);
        let names: Vec<String> = names.iter().map(|name| t.label_name_called(name).to_owned()).collect();
        Some(if names.is_empty() { t.setup.guidelines_or_keys.to_owned() } else { names.join(", ") })
    }
}

fn first_part(draft: &SchemeDraft) -> Part {
    draft.labels().first().map_or(Part::Links, |label| Part::Label(label.handle))
}

#[component]
pub(super) fn SchemeEditor() -> impl IntoView {
    let session = Session::current();
    let editor = Editor::open(session);
    provide_context(editor);
    let is_asking = Memo::new(move |_| editor.asking.with(Option::is_some));
    view! {
        <DialogFrame title=session.words().setup.labels_and_links>
            {move || if is_asking.get() { view! { <Losses/> }.into_any() } else { view! { <Editing/> }.into_any() }}
        </DialogFrame>
    }
}

#[component]
fn Editing() -> impl IntoView {
    let editor = Editor::current();
    let part = move || match editor.part.get() {
        Part::Label(handle) => view! { <LabelPart handle/> }.into_any(),
        Part::Links => view! { <RelationsPart/> }.into_any(),
        Part::Guidelines => view! { <GuidelinesPart/> }.into_any(),
    };
    view! {
        <div class="scheme-editor">
            <Toolbar/>
            <Parts/>
            <div class="scheme-part">{part}</div>
            <Foot/>
        </div>
    }
}

/// The labels and what else there is to edit.
#[component]
fn Parts() -> impl IntoView {
    let editor = Editor::current();
    let t = editor.session.words();
    let part = editor.part;
    let labels = Memo::new(move |_| {
        editor.draft.with(|draft| {
            let entry = |it: &crate::model::LabelDraft| {
                (it.handle, t.label_name(&it.label).to_owned(), it.label.key, it.label.hue, it.label.line)
            };
            draft.labels().iter().map(entry).collect::<Vec<_>>()
        })
    });
    let current = move |which: Part| (part.get() == which).then_some("true");
    let add = move |_| {
        let name = t.setup.new_label;
        if let Some(handle) = editor.draft.try_update(|draft| draft.add_label(name)) {
            part.set(Part::Label(handle));
            platform::on_next_frame(|| platform::select_first(".scheme-part input"));
        }
    };
    view! {
        <nav class="scheme-parts" aria-label=t.setup.parts>
            <ul role="list">
                <For each=move || labels.get() key=|label| label.clone() let:label>
                    {
                        let (handle, name, key, hue, line) = label;
                        view! {
                            <li><button type="button" class="with-key" data-key=key.map(|key| key.to_uppercase().to_string()) data-hue=hue.as_str() aria-current=move || current(Part::Label(handle))
                                aria-label=name.clone() on:click=move |_| part.set(Part::Label(handle))>
                                <i class="swatch" data-line=line.as_str()></i><span dir="auto">{name.clone()}</span>
                            </button></li>
                        }
                    }
                </For>
            </ul>
            <button type="button" class="outlined small" on:click=add><Icon name="plus"/>{t.setup.add_label}</button>
            <button type="button" aria-current=move || current(Part::Links) on:click=move |_| part.set(Part::Links)>{t.setup.links}</button>
            <button type="button" aria-current=move || current(Part::Guidelines) on:click=move |_| part.set(Part::Guidelines)>{t.setup.guidelines}</button>
        </nav>
    }
}

/// What is wrong, and the ways out.
#[component]
fn Foot() -> impl IntoView {
    let editor = Editor::current();
    let t = editor.session.words();
    let problems = Memo::new(move |_| {
        let mut told: Vec<String> = Vec::new();
        for problem in editor.draft.with(SchemeDraft::problems) {
            let told_now = scheme_words::draft_problem(t, &problem);
            if !told.contains(&told_now) {
                told.push(told_now);
            }
        }
        told
    });
    let save = move || match editor.draft.with_untracked(SchemeDraft::problems).first() {
        None => editor.save(),
        Some(DraftProblem::NoName(_)) => platform::select_first(".scheme-part [aria-invalid=true]"),
        Some(_) => {}
    };
    view! {
        <div class="scheme-foot">
            <div role="alert">
                <ul class="problem">{move || problems.get().into_iter().map(|problem| view! { <li>{problem}</li> }).collect_view()}</ul>
            </div>
            <div class="row end">
                <button type="button" on:click=move |_| editor.close()>{t.dialogs.cancel}</button>
                <button type="button" class="main" aria-disabled=move || problems.with(|told| !told.is_empty()).to_string()
                    on:click=move |_| save()>{t.setup.save}</button>
            </div>
        </div>
    }
}
