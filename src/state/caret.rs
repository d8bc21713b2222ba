//! The article's caret: a stretch of the text that keys move and extend, shown as the browser's own selection, so
//! that copying takes it and a label key tags it.

use leptos::prelude::*;

use super::{Selected, Session, words};
use crate::model::AnnotationId;
use crate::platform::{self, DisplayMove};
use crate::suggest::under;
use crate::text::{Caret, CodePoint, Direction, PlainText, Reach, Span};
use crate::workspace::Action;

/// One way to move the caret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Move {
    /// By a unit of the text.
    Text(Reach, Direction),
    /// By what is displayed.
    Display(DisplayMove),
}

/// What a caret action asks for, and whether the selection grows; `None` for other actions.
fn move_of(action: Action) -> Option<(Move, bool)> {
    use Action as A;
    use Direction::{Left, Right};
    use Move::{Display, Text};
    let by_line = |direction| Display(DisplayMove::Line(direction));
    let to_edge = |direction| Display(DisplayMove::LineEdge(direction));
    let by_page = |direction| Display(DisplayMove::Page(direction));
    Some(match action {
        A::NextWord => (Text(Reach::Word, Right), false),
        A::PreviousWord => (Text(Reach::Word, Left), false),
        A::ExtendNextWord => (Text(Reach::Word, Right), true),
        A::ExtendPreviousWord => (Text(Reach::Word, Left), true),
        A::NextCharacter => (Text(Reach::Character, Right), false),
        A::PreviousCharacter => (Text(Reach::Character, Left), false),
        A::ExtendNextCharacter => (Text(Reach::Character, Right), true),
        A::ExtendPreviousCharacter => (Text(Reach::Character, Left), true),
        A::NextClause => (Text(Reach::Clause, Right), false),
        A::PreviousClause => (Text(Reach::Clause, Left), false),
        A::NextSentence => (Text(Reach::Sentence, Right), false),
        A::PreviousSentence => (Text(Reach::Sentence, Left), false),
        A::ExtendNextSentence => (Text(Reach::Sentence, Right), true),
        A::ExtendPreviousSentence => (Text(Reach::Sentence, Left), true),
        A::NextParagraph => (Text(Reach::Paragraph, Right), false),
        A::PreviousParagraph => (Text(Reach::Paragraph, Left), false),
        A::ExtendNextParagraph => (Text(Reach::Paragraph, Right), true),
        A::ExtendPreviousParagraph => (Text(Reach::Paragraph, Left), true),
        A::TextStart => (Text(Reach::Text, Left), false),
        A::TextEnd => (Text(Reach::Text, Right), false),
        A::ExtendTextStart => (Text(Reach::Text, Left), true),
        A::ExtendTextEnd => (Text(Reach::Text, Right), true),
        A::LineDown => (by_line(Right), false),
        A::LineUp => (by_line(Left), false),
        A::ExtendLineDown => (by_line(Right), true),
        A::ExtendLineUp => (by_line(Left), true),
        A::LineStart => (to_edge(Left), false),
        A::LineEnd => (to_edge(Right), false),
        A::ExtendLineStart => (to_edge(Left), true),
        A::ExtendLineEnd => (to_edge(Right), true),
        A::PageDown => (by_page(Right), false),
        A::PageUp => (by_page(Left), false),
        A::ExtendPageDown => (by_page(Right), true),
        A::ExtendPageUp => (by_page(Left), true),
        _ => return None,
    })
}

impl Session {
    /// Moves the caret; false if the action is none of the caret's.
    pub(super) fn move_caret(&self, action: Action) -> bool {
        let Some((to, extends)) = move_of(action) else { return false };
        let moved = self.with_view(|view, workspace| {
            let text = workspace.document()?.text();
            let Some(caret) = self.caret_now(text) else {
                // The first press only shows where the caret is.
                return Caret::at(text, view.first_visible(text), Reach::Word).map(Ok);
            };
            let moved = match to {
                Move::Text(reach, direction) => caret.moved(text, reach, direction, extends),
                Move::Display(display) => {
                    let at = view.displayed(text, caret.head().start(), display);
                    let at = if display == DisplayMove::LineEdge(Direction::Right) {
                        at.map(|at| before_blanks(text, at))
                    } else {
                        at
                    };
                    at.and_then(|at| Caret::at(text, at, Reach::Word))
                        .map(|there| if extends { caret.reaching(there.head()) } else { there })
                }
            };
            Some(moved.ok_or(caret))
        });
        match moved {
            Some(Ok(caret)) => self.put_caret(caret),
            Some(Err(caret)) => {
                self.put_caret(caret);
                self.announce(self.words().editing.text_ends);
            }
            None => self.announce(self.words().editing.no_words_here),
        }
        true
    }

    /// Whether the lines where the caret is run from right to left.
    pub fn reads_from_the_right(&self) -> bool {
        self.with_view(|view, workspace| {
            let text = workspace.document()?.text();
            let at = self.caret_now(text).map_or_else(|| view.first_visible(text), |it| it.head().start());
            Some(view.reads_from_the_right(text, at))
        })
        .unwrap_or_default()
    }

    /// The caret: where keys left it, unless something else was selected or clicked since.
    fn caret_now(&self, text: &PlainText) -> Option<Caret> {
        let caret = self.caret.get_value();
        match self.selected.get_untracked() {
            Some(selected) => match caret.filter(|caret| caret.selection(text) == selected.span) {
                Some(caret) => Some(caret),
                None => Some(Caret::on(selected.span)),
            },
            None => caret,
        }
    }

    /// Puts the caret there and shows it; says what is under it.
    pub(super) fn put_caret(&self, caret: Caret) {
        self.caret.set_value(Some(caret));
        self.draw_now();
        self.with_view(|view, workspace| {
            let text = workspace.document()?.text();
            let span = caret.selection(text);
            view.select(text, span, caret.is_backward());
            view.reveal(text, caret.head());
            // What keys select is exact already.
            self.draw_exactly(true);
            self.select(Some(Selected {
                span,
                is_snapped: false,
                is_backward: caret.is_backward(),
                is_by_key: true,
            }));
            Some(())
        });
        self.announce_caret();
    }

    /// The caret waits there, unseen, for the next key.
    pub(super) fn leave_caret_on(&self, span: Span) {
        self.caret.set_value(Some(Caret::on(span)));
    }

    /// The person clicked into the text without selecting anything: the caret waits there.
    pub fn note_click(&self) {
        let caret = self.with_view(|view, workspace| {
            let text = workspace.document()?.text();
            let at = platform::caret_position(view.root(), text)?;
            Caret::at(text, at, Reach::Word)
        });
        if caret.is_some() {
            self.caret.set_value(caret);
        }
    }

    /// Where the caret is, for whoever looks for the next thing from there.
    pub(super) fn caret_position(&self) -> Option<CodePoint> {
        self.caret.with_value(|caret| caret.map(|caret| caret.head().start()))
    }

    /// Selects a span as if keys had, and shows it.
    pub fn select_span(&self, span: Span) {
        self.put_caret(Caret::on(span));
    }

    fn announce_caret(&self) {
        let Some(selected) = self.selected.get_untracked() else { return };
        let (words, under) = self.read(|workspace| {
            let Some(document) = workspace.document() else { return Default::default() };
            let words = document.text().slice(selected.span).unwrap_or_default().to_owned();
            let under = under(document, &workspace.library().scheme, selected.span);
            (words, words::under(self.words(), &workspace.library().scheme, &under))
        });
        if under.is_empty() { self.announce(&words) } else { self.announce(&format!("{words}. {under}")) }
    }

    /// Chooses the annotation under the caret; again: the next one outwards.
    pub(super) fn choose_here(&self) {
        let (caret, ids) = self
            .read(|workspace| {
                let document = workspace.document()?;
                let caret = self.caret_now(document.text())?;
                let under = under(document, &workspace.library().scheme, caret.selection(document.text()));
                let around = under.iter().filter(|it| it.is_around).map(|it| it.annotation.id.clone());
                Some((caret, around.collect::<Vec<AnnotationId>>()))
            })
            .unzip();
        match ids.filter(|ids| !ids.is_empty()) {
            Some(ids) => {
                self.choose_among(&ids);
                // It stays where it is, not on what was chosen: from there the way would lead outwards only.
                self.caret.set_value(caret);
            }
            None => self.announce(self.words().editing.nothing_marked_here),
        }
    }

    /// Goes to the next (or previous) pane.
    pub(super) fn step_pane(&self, direction: Direction) {
        let n = PANES.len();
        let here = platform::focused_pane(PANES);
        for step in 1..=n {
            let next = match (here, direction) {
                (None, Direction::Right) => step - 1,
                (None, Direction::Left) => n - step,
                (Some(here), Direction::Right) => (here + step) % n,
                (Some(here), Direction::Left) => (here + n - step) % n,
            };
            // A pane that is not on screen is passed over.
            if PANES.get(next).is_some_and(|pane| platform::focus_pane(pane)) {
                return;
            }
        }
    }
}

/// The last character before a gap that is not blank: the end of a displayed line lies behind its blank, where the
/// next line begins.
fn before_blanks(text: &PlainText, gap: CodePoint) -> CodePoint {
    let mut at = text.previous_grapheme(gap);
    while at.get() > 0
        && Span::new(at, text.next_grapheme(at))
            .and_then(|span| text.slice(span))
            .is_some_and(|c| c.trim().is_empty())
    {
        at = text.previous_grapheme(at);
    }
    at
}

/// The panes, in the order of reading.
const PANES: &[&str] = &[".top", ".library", ".article", ".list", ".inspector"];
