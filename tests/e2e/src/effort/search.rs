//! The cheapest keys from where the caret is to one mark: Dijkstra’s algorithm over carets, what is held, and bounds.

use std::cmp::Reverse;
use std::collections::hash_map::Entry;
use std::collections::{BinaryHeap, HashMap};

use anyhow::Result;
use factmark::text::{Caret, Direction, Edge, MoveUnit, PlainText, Span, move_bound};
use factmark::workspace::Action;

use super::desk::{Desk, Jumps};
use super::press::{Held, Press};

/// The keys that move the caret. Those that go by displayed lines and screenfuls depend on the window and are left out,
/// and so is typing words to find: what is found here is what a person needs at most.
const MOVES: &[Action] = &[
    Action::NextName,
    Action::NextQuotation,
    Action::NextUntouched,
    Action::NextClause,
    Action::PreviousClause,
    Action::NextSentence,
    Action::PreviousSentence,
    Action::NextWord,
    Action::PreviousWord,
    Action::NextParagraph,
    Action::PreviousParagraph,
    Action::TextStart,
    Action::TextEnd,
];
/// The keys that make the selection grow or shrink.
const EXTENSIONS: &[Action] = &[
    Action::ExtendNextWord,
    Action::ExtendPreviousWord,
    Action::ExtendNextSentence,
    Action::ExtendPreviousSentence,
    Action::ExtendNextParagraph,
    Action::ExtendPreviousParagraph,
];
/// Keys that go by characters: for the last few.
const CHARACTERS: &[Action] = &[
    Action::NextCharacter,
    Action::PreviousCharacter,
    Action::ExtendNextCharacter,
    Action::ExtendPreviousCharacter,
];
/// How near is near: code points.
const NEAR: u32 = 12;

/// Somewhere on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Place {
    /// Where the work begins.
    Start,
    /// The caret: anchor, head, and what a label key would take.
    Caret(Span, Span, Span),
    /// Marked already, on these words.
    Marked(Span),
}

type Node = (Place, Held);
/// What it takes to come to a node, and from where with which key.
type Known = HashMap<Node, (usize, Option<(Node, Press)>)>;

/// The way found.
#[derive(Debug, Clone)]
pub struct Way {
    /// The keys.
    pub presses: Vec<Press>,
    /// What was selected when the mark was made; the bounds were moved afterwards if this is not what was wanted.
    pub tagged: Span,
}

/// The cheapest keys that mark exactly `goal`, if `mark` is the key that marks what is selected; the bounds may be moved
/// afterwards. `None` if no keys lead there.
///
/// # Errors
/// An action has no key.
pub fn cheapest(desk: &Desk, goal: Span, mark: &Press) -> Result<Option<Way>> {
    let field = Field::of(desk, goal, mark)?;
    let start: Node = (Place::Start, Held::default());
    let mut known: Known = HashMap::from([(start, (0, None))]);
    let mut ways_on: HashMap<Place, Vec<Step>> = HashMap::new();
    let mut carets: HashMap<Place, Option<Caret>> = HashMap::from([(Place::Start, desk.caret)]);
    // What was found first goes first, so that the same keys come out each time.
    let mut found = vec![start];
    let mut queue = BinaryHeap::from([Reverse((0, 0))]);
    while let Some(Reverse((cost, nth))) = queue.pop() {
        let Some(&node) = found.get(nth) else { continue };
        if known.get(&node).is_none_or(|(best, _)| *best < cost) {
            continue;
        }
        if let Place::Marked(span) = node.0
            && span == goal
        {
            return Ok(Some(way_to(node, span, &known)));
        }
        let caret = carets.get(&node.0).copied().flatten();
        let steps = match ways_on.entry(node.0) {
            Entry::Occupied(steps) => steps.into_mut(),
            Entry::Vacant(place) => place.insert(field.steps(node.0, caret)?),
        };
        for (place, caret, press) in steps.iter() {
            let (next, cost) = ((*place, press.held), cost + press.cost(node.1));
            if known.get(&next).is_none_or(|(best, _)| cost < *best) {
                known.insert(next, (cost, Some((node, press.clone()))));
                carets.insert(*place, *caret);
                queue.push(Reverse((cost, found.len())));
                found.push(next);
            }
        }
    }
    Ok(None)
}

fn way_to(end: Node, goal: Span, known: &Known) -> Way {
    let (mut presses, mut node, mut tagged) = (Vec::new(), end, goal);
    while let Some((_, Some((before, press)))) = known.get(&node) {
        if let Place::Marked(span) = node.0 {
            tagged = span;
        }
        presses.push(press.clone());
        node = *before;
    }
    presses.reverse();
    Way { presses, tagged }
}

type Step = (Place, Option<Caret>, Press);

/// What a search looks at.
struct Field<'a> {
    desk: &'a Desk,
    text: &'a PlainText,
    jumps: Jumps,
    goal: Span,
    mark: &'a Press,
    keys: HashMap<Action, Press>,
}

impl<'a> Field<'a> {
    fn of(desk: &'a Desk, goal: Span, mark: &'a Press) -> Result<Self> {
        let text = desk.document()?.text();
        // Once all are known, single ones are found faster.
        text.sentences();
        let actions = MOVES.iter().chain(EXTENSIONS).chain(CHARACTERS);
        let keys = actions.map(|&action| Ok((action, Press::for_action(action)?))).collect::<Result<_>>()?;
        Ok(Self { desk, text, jumps: desk.jumps()?, goal, mark, keys })
    }

    /// What every key makes of a place, as far as it may lead to the goal.
    fn steps(&self, place: Place, caret: Option<Caret>) -> Result<Vec<Step>> {
        let goal = self.goal;
        let mut steps = Vec::new();
        match place {
            Place::Marked(span) => return bound_steps(self.text, span, goal),
            Place::Caret(_, _, selection) if selection.overlaps(goal) => {
                steps.push((Place::Marked(selection), None, self.mark.clone()));
            }
            _ => {}
        }
        let is_near = |span: Span| {
            span.start().get() <= goal.end().get() + NEAR && goal.start().get() <= span.end().get() + NEAR
        };
        let is_extended = caret.is_some_and(|caret| caret.anchor() != caret.head());
        let moves = if is_extended { &[][..] } else { MOVES };
        let extensions = caret.filter(|caret| caret.anchor().overlaps(goal)).map_or(&[][..], |_| EXTENSIONS);
        let characters = caret.filter(|caret| is_near(caret.head())).map_or(&[][..], |_| CHARACTERS);
        for action in moves.iter().chain(extensions).chain(characters) {
            let Some(moved) = self.desk.moved(&self.jumps, caret, *action) else { continue };
            let is_extended = moved.anchor() != moved.head();
            if is_extended && !(moved.anchor().overlaps(goal) && is_near(moved.head())) {
                continue;
            }
            let Some(press) = self.keys.get(action) else { continue };
            let place = Place::Caret(moved.anchor(), moved.head(), moved.selection(self.text));
            steps.push((place, Some(moved), press.clone()));
        }
        Ok(steps)
    }
}

/// The bounds of what is marked, each moved towards where it shall be.
fn bound_steps(text: &PlainText, span: Span, goal: Span) -> Result<Vec<Step>> {
    use Action as A;
    use Direction::{Left, Right};
    let start = (span.start(), goal.start(), Edge::Start);
    let end = (span.end(), goal.end(), Edge::End);
    let mut steps = Vec::new();
    for (is, shall, edge) in [start, end] {
        let direction = match is.cmp(&shall) {
            std::cmp::Ordering::Less => Right,
            std::cmp::Ordering::Greater => Left,
            std::cmp::Ordering::Equal => continue,
        };
        let (word, character) = match (edge, direction) {
            (Edge::Start, Left) => (A::StartWordLeft, A::StartCharacterLeft),
            (Edge::Start, Right) => (A::StartWordRight, A::StartCharacterRight),
            (Edge::End, Left) => (A::EndWordLeft, A::EndCharacterLeft),
            (Edge::End, Right) => (A::EndWordRight, A::EndCharacterRight),
        };
        let is_near = is.get().abs_diff(shall.get()) <= NEAR;
        let units = [(word, MoveUnit::Word, true), (character, MoveUnit::Character, is_near)];
        for (action, unit, _) in units.into_iter().filter(|(_, _, is_worth_it)| *is_worth_it) {
            if let Some(moved) = move_bound(text, span, edge, direction, unit) {
                steps.push((Place::Marked(moved), None, Press::for_action(action)?));
            }
        }
    }
    Ok(steps)
}
