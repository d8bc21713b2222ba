//! The caret of those who work by keys: it lies on a stretch of text, not in a gap, so that one label key tags what
//! it lies on.

mod units;

use self::units::{first_unit, last_gap, last_unit, next_unit, unit_at, unit_from, unit_until, widened};
use super::{CodePoint, Direction, Granularity, PlainText, Span, snap};

/// Where the caret lies: on `head`, and, while a selection is extended, from `anchor` to `head`.
///
/// Equal carets select the same and go on the same way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caret {
    anchor: Span,
    head: Span,
    granularity: Granularity,
}

/// How far a caret goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// A grapheme cluster; line ends are passed over.
    Character,
    /// A word, which holds a letter or a digit; everything else is passed over.
    Word,
    /// A clause, as [`PlainText::clauses_in`] finds them.
    Clause,
    /// A sentence, without the blanks round it.
    Sentence,
    /// A block that holds something visible, without the blanks round it.
    Paragraph,
    /// The first or the last word of the text.
    Text,
}

impl Caret {
    /// On exactly this span, for example an annotation or a hit of a search. Not extended.
    pub fn on(span: Span) -> Self {
        Self { anchor: span, head: span, granularity: Granularity::Characters }
    }

    /// On the word, sentence or the like that the character at `position` is in (`Text` counts as `Word`); if it is
    /// in none, on the nearest one, those of the same block and those that follow first; in a text without any word
    /// on a character. `None` if the text holds nothing but line ends.
    pub fn at(text: &PlainText, position: CodePoint, reach: Reach) -> Option<Self> {
        let nearest = |reach| {
            let block = text.block_at(position);
            let is_near = |unit: &Span| text.block_at(unit.start()) == block;
            let next = unit_from(text, reach, position);
            let previous = unit_until(text, reach, position);
            unit_at(text, reach, position)
                .or(next.filter(is_near))
                .or(previous.filter(is_near))
                .or(next)
                .or(previous)
        };
        let unit = nearest(reach).or_else(|| nearest(Reach::Character))?;
        Some(Self { granularity: granularity_of(reach), ..Self::on(unit) })
    }

    /// Where an extended selection began.
    pub fn anchor(&self) -> Span {
        self.anchor
    }

    /// What the caret lies on.
    pub fn head(&self) -> Span {
        self.head
    }

    /// All from the anchor to the head.
    pub fn span(&self) -> Span {
        let start = self.anchor.start().min(self.head.start());
        Span::new(start, self.anchor.end().max(self.head.end())).unwrap_or(self.head)
    }

    /// Whether the selection was extended towards the beginning of the text.
    pub fn is_backward(&self) -> bool {
        self.head.start() < self.anchor.start()
    }

    /// What a label key tags now: after a move by characters exactly the span; after any other move what
    /// [`snap`] makes of it, where a closing quotation mark comes along if its opening one is selected.
    pub fn selection(&self, text: &PlainText) -> Span {
        let span = self.span();
        if self.granularity == Granularity::Characters {
            return span;
        }
        let span = with_closing_marks(text, span);
        snap(text, span, Granularity::Words).unwrap_or(span)
    }

    /// The caret with its head there, by words; the anchor stays. For moves by displayed lines.
    #[must_use]
    pub fn reaching(&self, head: Span) -> Self {
        let head = if self.anchor.covers(head) { self.anchor } else { head };
        Self { head, granularity: Granularity::Words, ..*self }
    }

    /// The caret after one press of a key; `None` if there is nothing further on that side.
    ///
    /// Not extending, the caret goes to the next unit on that side, or to the one that it lies in and does not
    /// cover. Extending, the anchor stays and the head goes: back towards the anchor by whole units first, then
    /// beyond it on the other side. Extending by anything but characters widens the anchor to whole units.
    #[must_use]
    pub fn moved(&self, text: &PlainText, reach: Reach, direction: Direction, extends: bool) -> Option<Self> {
        let granularity = granularity_of(reach);
        let moved = if extends {
            let anchor = if reach == Reach::Text { self.anchor } else { widened(text, reach, self.anchor) };
            let head = self.extended(text, reach, direction, anchor)?;
            // A head inside the anchor is no extension.
            Self { anchor, head: if anchor.covers(head) { anchor } else { head }, granularity }
        } else {
            let unit = next_unit(text, reach, direction, self.head)?;
            Self { granularity, ..Self::on(unit) }
        };
        let is_same = moved.anchor == self.anchor && moved.head == self.head;
        (!is_same).then_some(moved)
    }

    /// The new head of an extended selection.
    fn extended(&self, text: &PlainText, reach: Reach, direction: Direction, anchor: Span) -> Option<Span> {
        if reach == Reach::Text {
            return next_unit(text, reach, direction, self.head);
        }
        // The side on which the selection is longer than its anchor.
        let side = match self.head {
            head if head.end() > anchor.end() => Direction::Right,
            head if head.start() < anchor.start() => Direction::Left,
            _ if anchor != self.anchor => return Some(anchor),
            _ => return next_unit(text, reach, direction, anchor),
        };
        if side == direction {
            return next_unit(text, reach, direction, self.span());
        }
        let kept = match side {
            Direction::Right => last_unit(text, reach, self.head)
                .and_then(|outermost| unit_until(text, reach, outermost.start()))
                .filter(|unit| unit.end() > anchor.end()),
            Direction::Left => first_unit(text, reach, self.head)
                .and_then(|outermost| unit_from(text, reach, outermost.end()))
                .filter(|unit| unit.start() < anchor.start()),
        };
        Some(kept.unwrap_or(anchor))
    }
}

fn granularity_of(reach: Reach) -> Granularity {
    if reach == Reach::Character { Granularity::Characters } else { Granularity::Words }
}

/// A span that holds the opening mark and the last word of a quotation goes on to its closing mark.
fn with_closing_marks(text: &PlainText, span: Span) -> Span {
    let is_silent = |from: CodePoint, to: CodePoint| {
        Span::new(from, to)
            .and_then(|rest| text.slice(rest))
            .is_none_or(|rest| !rest.chars().any(char::is_alphanumeric))
    };
    let quotations = text.quotations_in(text.block_at(last_gap(span))).into_iter();
    quotations
        .filter(|it| it.is_closed && span.contains(it.span.start()) && it.span.contains(span.end()))
        .filter(|it| is_silent(span.end(), it.span.end()))
        .filter_map(|it| Span::new(span.start(), it.span.end()))
        .max_by_key(|span| span.end())
        .unwrap_or(span)
}

#[cfg(test)]
mod tests;
