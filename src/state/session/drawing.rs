//! What is drawn, and when: the text at once, the marks of a long one in idle moments, the inspector after the text.

use leptos::prelude::*;

use super::{BrowserWorkspace, Session};
use crate::model::{AnnotationId, Document, Scheme};
use crate::platform::{self, ArticleView};
use crate::workspace::Touched;

impl Session {
    /// Who works in the inspector sees there at once what they did; others after the text.
    pub(super) fn inspect_soon(&self) {
        let is_due = self.is_inspection_due.get_value();
        self.is_inspection_due.set_value(true);
        if platform::focus_within(".inspector") {
            self.inspect_now();
        } else if !is_due {
            let session = *self;
            platform::when_idle_within(100, move || session.inspect_now());
        }
    }

    /// Brings the inspector up to date, if it is not.
    pub(in crate::state) fn inspect_now(&self) {
        if self.is_inspection_due.get_value() {
            self.is_inspection_due.set_value(false);
            self.inspected.update(|n| *n += 1);
        }
    }

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
    pub(in crate::state) fn with_view_mut(&self, change: impl FnOnce(&mut ArticleView)) {
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
        if touched.opened || touched.scheme {
            self.paint_rest();
        }
        self.view.update_value(|view| {
            let Some(view) = view else { return };
            view.matching = matching;
            self.workspace.with_value(|workspace| {
                let Some(document) = workspace.document() else { return };
                let chosen = workspace.chosen().map(|annotation| &annotation.id);
                let scheme = &workspace.library().scheme;
                if touched.opened || touched.scheme {
                    view.open(document, scheme, chosen);
                    if touched.opened {
                        view.scroll_to_top();
                    }
                    view.paint_near(document, scheme, chosen);
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

    /// Marks the rest of a long text while nothing else is to be done.
    pub(in crate::state) fn paint_rest(&self) {
        if self.is_painting.get_value() {
            return;
        }
        self.is_painting.set_value(true);
        let session = *self;
        platform::when_idle(move || {
            session.is_painting.set_value(false);
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
