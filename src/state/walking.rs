//! Going to the next thing: annotation, sentence, quotation, article.

use leptos::prelude::*;

use super::Session;
use crate::edit::Command;
use crate::model::{Annotation, DocumentId, Meta, Origin, Status};
use crate::paint::next_untouched;
use crate::platform;
use crate::suggest::next_name;
use crate::text::Span;
use crate::workspace::{AnnotationFilter, Lack, Step};

impl Session {
    /// Chooses the next annotation, or the previous one.
    pub(super) fn step(&self, step: Step) {
        self.walk(step, None, self.words().editing.no_annotations);
    }

    /// Chooses the next quote of which nobody knows who said it.
    pub(super) fn step_without_speaker(&self) {
        let filter = AnnotationFilter::by_lack(Lack::Speaker);
        self.walk(Step::Next, Some(&filter), self.words().finding.all_have_speakers);
    }

    /// Chooses the next annotation that was suggested.
    pub(super) fn step_suggestion(&self) {
        let filter = AnnotationFilter::by_origin(Origin::Suggested);
        self.walk(Step::Next, Some(&filter), self.words().finding.no_suggestions);
    }

    fn walk(&self, step: Step, filter: Option<&AnnotationFilter>, nothing: &str) {
        let own = self.filter.get_untracked();
        let from = self.caret_position();
        let next = self.read(|workspace| {
            let document = workspace.document()?;
            let (wanted, shown) = (filter.map(|filter| filter.matcher(document)), own.matcher(document));
            let is_wanted = |annotation: &Annotation| {
                shown.matches(annotation) && wanted.as_ref().is_none_or(|wanted| wanted.matches(annotation))
            };
            workspace.neighbour_where(step, from, is_wanted)
        });
        match next {
            Some(id) => self.choose(Some(id)),
            None => self.announce(nothing),
        }
    }

    /// Selects the next sentence that nobody has touched.
    pub(super) fn step_untouched(&self) {
        let after = self.caret_position();
        let next = self.read(|workspace| {
            let document = workspace.document()?;
            next_untouched(document, after).or_else(|| next_untouched(document, None))
        });
        self.select_or_say(next, self.words().finding.all_touched);
    }

    /// Selects the next words in quotation marks.
    pub(super) fn step_quotation(&self) {
        let after = self.caret_position();
        let next = self.read(|workspace| {
            let text = workspace.document()?.text();
            let first = after.map_or(0, |at| text.block_at(at));
            let from =
                |first: usize| (first..text.blocks().len()).flat_map(|block| text.quotations_in(block));
            let is_after = |span: &Span| after.is_none_or(|at| span.start() > at);
            from(first).map(|it| it.span).find(is_after).or_else(|| from(0).map(|it| it.span).next())
        });
        self.select_or_say(next, self.words().finding.no_quotation_marks);
    }

    /// Selects the next name that nobody has marked.
    pub(super) fn step_name(&self) {
        let after = self.caret_position();
        let next = self.read(|workspace| {
            let document = workspace.document()?;
            next_name(document, after).or_else(|| next_name(document, None))
        });
        self.select_or_say(next, self.words().finding.no_names);
    }

    fn select_or_say(&self, span: Option<Span>, nothing: &str) {
        match span {
            Some(span) => {
                self.choose(None);
                self.select_span(span);
            }
            None => self.announce(nothing),
        }
    }

    /// Opens the next (or previous) article of the queue.
    pub(super) fn step_article(&self, step: Step) {
        let today = platform::today();
        let next = self.queue.with_untracked(|queue| {
            self.read(|workspace| {
                queue.next(workspace.library(), today, workspace.document().map(|it| it.id()), step)
            })
        });
        match next {
            Some(id) => self.open(&id),
            None if step == Step::Next => self.announce(self.words().finding.last_article),
            None => self.announce(self.words().finding.first_article),
        }
    }

    /// Marks the open article as done and opens the next one that is not.
    pub(super) fn finish_article(&self) {
        let Some(id) = self.document_id() else { return };
        let today = platform::today();
        let next = self.queue.with_untracked(|queue| {
            self.read(|workspace| queue.next_undone(workspace.library(), today, Some(&id)))
        });
        self.set_status(&id, Status::Done);
        match next {
            Some(next) => self.open(&next),
            None => self.inform(self.words().finding.all_done, &[]),
        }
    }

    /// Sets how far the work on an article is.
    pub fn set_status(&self, id: &DocumentId, status: Status) {
        self.change_meta(id, |meta| meta.status = status);
    }

    /// Changes what is known of an article; false if that changes nothing.
    pub fn change_meta(&self, id: &DocumentId, change: impl FnOnce(&mut Meta)) -> bool {
        let old = self.read(|workspace| workspace.library().get(id).map(|document| document.meta.clone()));
        let Some(old) = old else { return false };
        let mut meta = old.clone();
        change(&mut meta);
        meta != old && self.dispatch(Command::SetMeta { document: id.clone(), meta })
    }

    /// Gives an article another place in the order: `by` places further down.
    pub fn move_article(&self, id: &DocumentId, by: isize) {
        let to =
            self.read(|workspace| workspace.library().position(id)).and_then(|at| at.checked_add_signed(by));
        if let Some(to) = to {
            self.dispatch(Command::MoveDocument { document: id.clone(), to });
        }
    }
}
