//! Export: which articles, in which format, and what that format cannot hold, before anything is downloaded.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::dialog::DialogFrame;
use super::report::ReportView;
use crate::format::{self, Format};
use crate::state::{ExportPlan, Prepared, Session};

/// An export while it is written, and when it is ready.
#[derive(Clone, Copy)]
struct Making {
    session: Session,
    plan: RwSignal<ExportPlan>,
    ready: RwSignal<Option<Prepared>>,
    at: RwSignal<Option<(usize, usize)>>,
    /// Download as soon as it is ready.
    is_urgent: StoredValue<bool>,
    /// The present run; false stops it.
    run: StoredValue<Rc<Cell<bool>>, LocalStorage>,
}

impl Making {
    fn new(session: Session) -> Self {
        let format = format::own().id();
        Self {
            session,
            plan: RwSignal::new(ExportPlan {
                format,
                is_all: false,
                switches: Vec::new(),
                with_history: false,
            }),
            ready: RwSignal::new(None),
            at: RwSignal::new(None),
            is_urgent: StoredValue::new(false),
            run: StoredValue::new_local(Rc::default()),
        }
    }

    /// Writes anew what the plan says now.
    fn begin(self) {
        let plan = self.plan.get();
        let is_wanted = Rc::new(Cell::new(true));
        self.stop();
        self.run.set_value(Rc::clone(&is_wanted));
        self.ready.set(None);
        spawn_local(async move {
            let at = move |n_done, n| {
                self.at.try_set(Some((n_done, n)));
            };
            let prepared = self.session.prepare_export(&plan, Rc::clone(&is_wanted), at).await;
            if is_wanted.get() {
                self.at.set(None);
                self.ready.set(prepared);
                if self.is_urgent.get_value() {
                    self.is_urgent.set_value(false);
                    self.download();
                }
            }
        });
    }

    fn stop(self) {
        self.run.with_value(|run| run.set(false));
        self.at.set(None);
    }

    fn download(self) {
        let is_done = self.ready.with_untracked(|ready| match ready {
            Some(prepared) => self.session.hand_over(&prepared.file),
            None => {
                self.is_urgent.set_value(true);
                false
            }
        });
        if is_done {
            self.session.dialog_close();
        }
    }

    fn format(self) -> &'static dyn Format {
        format::by_id(self.plan.read().format).unwrap_or(format::own())
    }
}

#[component]
pub(super) fn Export() -> impl IntoView {
    let session = Session::current();
    let t = session.words();
    let making = Making::new(session);
    let plan = making.plan;
    Effect::new(move |_| making.begin());
    on_cleanup(move || {
        making.run.try_with_value(|run| run.set(false));
    });
    let n_articles = session.read(|workspace| workspace.library().documents().len());
    let scope = move |is_all: bool, name: &'static str, shown: String| {
        view! {
            <label><input type="radio" name="export-scope" aria-label=name prop:checked=!is_all
                on:change=move |_| plan.update(|plan| plan.is_all = is_all)/><span aria-hidden="true">{shown}</span></label>
        }
    };
    let all = t.dialogs.all_articles_counted(&session.count(n_articles));
    view! {
        <DialogFrame title=t.shell.export>
            <form class="stack" on:submit=move |event| { event.prevent_default(); making.download(); }>
                <FormatChoice making/>
                <fieldset class="choices">
                    <legend>{t.dialogs.which_articles}</legend>
                    {scope(false, t.dialogs.this_article, t.dialogs.this_article.to_owned())}
                    {scope(true, t.dialogs.all_articles, all)}
                </fieldset>
                <label class="tick"><input type="checkbox" aria-label=t.details.with_history
                    on:change=move |_| plan.update(|plan| plan.with_history = !plan.with_history)/>
                    <span aria-hidden="true">{t.details.with_history}</span></label>
                <Kept making/>
                <p class="soft">{t.dialogs.export_promise}</p>
                <div class="row end">
                    <button type="button" on:click=move |_| session.dialog_close()>{t.dialogs.cancel}</button>
                    <button type="submit" class="main" aria-label=t.dialogs.download>{t.dialogs.download}</button>
                </div>
            </form>
        </DialogFrame>
    }
}

/// The formats, what each is for, and what may be turned on.
#[component]
fn FormatChoice(making: Making) -> impl IntoView {
    let session = making.session;
    let t = session.words();
    let plan = making.plan;
    let choose = move |id: String| {
        if let Some(format) = format::by_id(&id) {
            plan.update(|plan| {
                plan.format = format.id();
                plan.switches.clear();
            });
        }
    };
    let options = format::registry()
        .iter()
        .filter(|format| format.can_write())
        .map(|format| view! { <option value=format.id()>{format.name()}</option> })
        .collect_view();
    let switches = Memo::new(move |_| making.format().switches().iter().map(|it| it.id).collect::<Vec<_>>());
    let switch = move |id: &'static str| {
        let flip = move |_| {
            plan.update(|plan| match plan.switches.iter().position(|it| *it == id) {
                Some(at) => drop(plan.switches.remove(at)),
                None => plan.switches.push(id),
            });
        };
        view! { <label><input type="checkbox" on:change=flip/><span>{t.transfer.switch(id).unwrap_or(id)}</span></label> }
    };
    view! {
        <label><span>{t.dialogs.format}</span>
            <select aria-label=t.dialogs.format aria-describedby="about-format" on:change=move |event| choose(event_target_value(&event))>{options}</select></label>
        <p id="about-format" class="soft">{move || t.transfer.about(making.format().id())}</p>
        <div class="choices">{move || switches.get().into_iter().map(switch).collect_view()}</div>
    }
}

/// What the format keeps of these articles, or how far looking at it is.
#[component]
fn Kept(making: Making) -> impl IntoView {
    let t = making.session.words();
    let (ready, at) = (making.ready, making.at);
    view! {
        <section class="kept" aria-label=t.transfer.what_is_kept aria-live="polite">
            <h3>{t.transfer.what_is_kept}</h3>
            {move || match ready.get() {
                Some(prepared) if prepared.report.is_empty() => view! { <p class="all-kept">{t.transfer.keeps_all}</p> }.into_any(),
                Some(prepared) => view! { <ReportView report=prepared.report/> }.into_any(),
                None => view! {
                    <label class="progress"><span>{t.transfer.looking}</span>
                        {move || at.get().map(|(n_done, n)| view! { <progress max=n.to_string() value=n_done.to_string()></progress> })}</label>
                }.into_any(),
            }}
        </section>
    }
}
