//! The article pane: hosts the hand-written view of the text, and turns pointer gestures into selections.

use std::cell::Cell;
use std::rc::Rc;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent, PointerEvent};

use super::coverage::CoverageStrip;
use super::handles::Handles;
use super::icon::Icon;
use super::label_bar::LabelBar;
use super::links::LinkArcs;
use crate::platform::{self, ArticleView};
use crate::state::{Dialog, Session};
use crate::workspace::Action;

#[component]
pub(super) fn ArticlePane() -> impl IntoView {
    let session = Session::current();
    let t = session.words();
    let text = NodeRef::<html::Div>::new();
    let is_empty = Memo::new(move |_| session.article_facts().is_none());
    Effect::new(move |_| {
        if let Some(element) = text.get() {
            session.set_view(ArticleView::new(element.into()));
        }
    });
    Effect::new(move |_| {
        let touched = session.take_repaint();
        if text.get().is_some() {
            session.draw(&touched);
        }
    });
    let pointer = Pointer::new(session);
    let (on_down, on_up) = (pointer.clone(), pointer);
    view! {
        <section class="article" role="region" aria-label=t.shell.article data-scroller="" tabindex="0"
            on:pointerdown=move |event| on_down.on_down(&event)
            on:click=move |event| on_click(session, &event)
            on:scroll=move |_| {
                session.with_view_mut(|view| view.note_scrolled());
                session.paint_near();
                stand_again(session);
            }
            on:copy=move |event| {
                session.with_view(|view, workspace| {
                    platform::copy_exactly(&event, view.root(), workspace.document()?.text());
                    Some(())
                });
            }>
            <ArticleHead/>
            <div class="sheet-of-paper" class:hidden=move || is_empty.get()>
                <div class="text" node_ref=text></div>
                <LinkArcs/>
                <Handles/>
                <LabelBar/>
            </div>
            <Show when=move || is_empty.get()>
                <div class="welcome">
                    <h2>{t.shell.no_article_open}</h2>
                    <p>{t.shell.welcome}</p>
                </div>
            </Show>
            {listen_to_selection(session, on_up)}
        </section>
        <CoverageStrip/>
    }
}

/// The quiet line above the text: the title, how far the work is, what can be done with the article.
#[component]
fn ArticleHead() -> impl IntoView {
    let session = Session::current();
    let t = session.words();
    let facts = Memo::new(move |_| session.article_facts());
    view! {
        <div class="article-head" class:hidden=move || facts.with(Option::is_none)>
            <span class="facts">{move || facts.get().map(|facts| facts.facts)}</span>
            <span class="spring"></span>
            <button class="quiet" aria-label=t.overview.done_next_article title="Shift D" on:click=move |_| session.act(Action::DoneAndNext)>
                <Icon name="check"/><span class="wide-word">{t.overview.done_next}</span></button>
            <button class="quiet" aria-label=t.details.article_details title="Shift I" on:click=move |_| session.act(Action::ArticleDetails)>
                <Icon name="info"/><span class="wide-word">{t.overview.details}</span></button>
            <button class="quiet" aria-label=t.shell.rename_article on:click=move |_| session.dialog.set(Some(Dialog::Rename))>
                <Icon name="pencil"/><span class="wide-word">{t.shell.rename}</span></button>
            <button class="quiet" aria-label=t.shell.delete_article on:click=move |_| session.delete_article()>
                <Icon name="bin"/><span class="wide-word">{t.shell.delete_article}</span></button>
        </div>
    }
}

/// A click on a mark chooses it (again: the next one outwards); a click beside marks lets go.
fn on_click(session: Session, event: &MouseEvent) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    // WebKit clicks where a drag ends, Chromium and Firefox on the handle.
    if session.handle_dropped.try_update_value(std::mem::take).unwrap_or_default() {
        return;
    }
    if session.look_at_selection(true).is_some() || target.closest("button, input").ok().flatten().is_some() {
        return;
    }
    session.note_click();
    let ids = ArticleView::annotations_at(&target);
    if !ids.is_empty() {
        session.choose_among(&ids);
    } else if session.chosen.with_untracked(Option::is_some) {
        session.choose(None);
    }
}

/// What stands beside words must stand beside them again; once a frame is enough.
fn stand_again(session: Session) {
    if session.chosen.with_untracked(Option::is_some) && !session.is_layout_stale.get_value() {
        session.is_layout_stale.set_value(true);
        platform::on_next_frame(move || {
            session.is_layout_stale.set_value(false);
            session.layout_changes.update(|n| *n += 1);
        });
    }
}

/// Knows whether a pointer is drawing a selection: the label bar waits until it is drawn.
#[derive(Clone)]
struct Pointer {
    session: Session,
    is_down: Rc<Cell<bool>>,
}

impl Pointer {
    fn new(session: Session) -> Self {
        Self { session, is_down: Rc::default() }
    }

    fn on_down(&self, event: &PointerEvent) {
        // A touch that draws a selection ends in pointercancel, not in pointerup: see `on_selection`.
        self.is_down.set(event.pointer_type() != "touch");
        self.session.draw_exactly(false);
        self.session.handle_dropped.set_value(false);
    }

    fn on_up(&self, event: &PointerEvent) {
        if !self.is_down.replace(false) {
            return;
        }
        let session = self.session;
        session.draw_exactly(event.alt_key());
        // A click into a selection collapses it only after pointerup.
        platform::on_next_frame(move || session.select(session.look_at_selection(session.draws_exactly())));
    }

    /// The selection changed: by touch, by keys, by the browser's menu. The pointer's own end is `on_up`.
    fn on_selection(&self) {
        if !self.is_down.get() {
            self.session.select(self.session.look_at_selection(self.session.draws_exactly()));
        }
    }
}

/// Listens where the events are sure to arrive: a drag may end anywhere in the window.
fn listen_to_selection(session: Session, pointer: Pointer) {
    let (on_up, on_cancel, on_selection) = (pointer.clone(), pointer.clone(), pointer);
    // Some browsers tell of several selections for one gesture.
    let look = platform::after_pause(10, move || on_selection.on_selection());
    let listeners = [
        platform::listen_window("pointerup", move |event| {
            if let Some(event) = event.dyn_ref() {
                on_up.on_up(event);
            }
        }),
        platform::listen_window("pointercancel", move |_| on_cancel.is_down.set(false)),
        platform::listen_document("selectionchange", move |_| look()),
        platform::listen_window("beforeprint", move |_| session.paint_all()),
        platform::listen_window("resize", move |_| {
            stand_again(session);
            // The label bar stands beside words that moved.
            let selected = session.selected.get_untracked();
            if selected.is_some() {
                session.selected.set(selected);
            }
        }),
    ];
    // They end with the pane, which is drawn anew when the language changes.
    StoredValue::new_local(listeners);
}
