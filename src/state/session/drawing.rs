//! What is drawn, and when: the text at once, the marks of a long one in idle moments, the inspector after the text.

use leptos::prelude::*;

use super::{BrowserWorkspace, Session};
use crate::model::{AnnotationId, Document, Scheme};
use crate::platform::{self, ArticleView};
use crate::workspace::Touched;

/// So many milliseconds after a change the marks that are out of sight can wait.
const BREAK: u32 = 300;

impl Session {
    /// What must be drawn anew since the last call; follows further changes.
    pub fn take_repaint(&self) -> Touched {
        self.repaint.track();
        self.repaint.try_update_untracked(std::mem::take).unwrap_or_default()
    }

    /// Draws what waits to be drawn now: who selects words would lose them when their block is drawn after that.
    pub(in crate::state) fn draw_now(&self) {
        let pending = self.repaint.try_update_untracked(std::mem::take).unwrap_or_default();
        self.draw(&pending);
    }

    /// The article pane is on screen. Drawn there is nothing yet.
    pub fn set_view(&self, view: ArticleView) {
        self.view.set_value(Some(view));
        self.repaint.update_untracked(|pending| pending.opened = true);
        let matching = self.matching();
        self.with_view_mut(|view| view.stand_out(matching));
    }

    /// Changes the article pane, if it is on screen.
    pub fn with_view_mut(&self, change: impl FnOnce(&mut ArticleView)) {
        self.view.update_value(|view| {
            if let Some(view) = view {
                change(view);
            }
        });
    }

    /// Uses the article pane, if it is on screen.
    pub fn with_view<T>(&self, look: impl FnOnce(&ArticleView, &BrowserWorkspace) -> Option<T>) -> Option<T> {
        self.view.with_value(|view| self.workspace.with_value(|workspace| look(view.as_ref()?, workspace)))
    }

    /// Draws what must be drawn anew.
    pub fn draw(&self, touched: &Touched) {
        let matching = self.matching();
        let is_whole = touched.opened || touched.scheme;
        if is_whole {
            // What is in sight is known when the page is laid out, just before it is painted.
            let session = *self;
            platform::on_next_frame(move || session.paint_near());
            self.paint_rest();
        }
        self.view.update_value(|view| {
            let Some(view) = view else { return };
            view.matching = matching;
            self.workspace.with_value(|workspace| {
                let Some(document) = workspace.document() else { return };
                let chosen = workspace.chosen().map(|annotation| &annotation.id);
                let scheme = &workspace.library().scheme;
                if is_whole {
                    view.open(document, scheme, chosen);
                    if touched.opened {
                        view.scroll_to_top();
                    }
                } else {
                    view.repaint(document, scheme, chosen, &touched.blocks);
                }
            });
        });
    }

    /// Marks what came into sight of a long text.
    pub fn paint_near(&self) {
        self.paint(|view, document, scheme, chosen| view.paint_near(document, scheme, chosen));
    }

    /// Marks the rest of a long text while nothing else is to be done, and not between the presses of somebody at work.
    pub(in crate::state) fn paint_rest(&self) {
        if self.is_painting.get_value() {
            return;
        }
        self.is_painting.set_value(true);
        let session = *self;
        platform::when_idle(move || {
            session.is_painting.set_value(false);
            if session.was_changed.try_update_value(std::mem::take).unwrap_or_default() {
                gloo_timers::callback::Timeout::new(BREAK, move || session.paint_rest()).forget();
                return;
            }
            let has_more =
                session.paint(|view, document, scheme, chosen| view.paint_more(document, scheme, chosen));
            if has_more == Some(true) {
                session.paint_rest();
            }
        });
    }

    /// Marks all of a long text at once: it is about to be printed.
    pub fn paint_all(&self) {
        self.paint(|view, document, scheme, chosen| while view.paint_more(document, scheme, chosen) {});
    }

    fn paint<T>(
        &self,
        paint: impl FnOnce(&mut ArticleView, &Document, &Scheme, Option<&AnnotationId>) -> T,
    ) -> Option<T> {
        let painted = self.view.try_update_value(|view| {
            let view = view.as_mut()?;
            self.workspace.with_value(|workspace| {
                let chosen = workspace.chosen().map(|annotation| &annotation.id);
                Some(paint(view, workspace.document()?, &workspace.library().scheme, chosen))
            })
        });
        painted.flatten()
    }
}
