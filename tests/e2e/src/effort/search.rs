//! The cheapest keys from where the caret is to one mark: Dijkstra’s algorithm over carets, what is held, and bounds.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use anyhow::Result;
use factmark::text::{Caret, Direction, Edge, MoveUnit, PlainText, Span, move_bound};
use factmark::workspace::Action;

use super::desk::Desk;
use super::press::{Held, Press};

/// The keys that move the caret. Those that go by displayed lines and screenfuls depend on the window and are left out,
/// and so is typing words to find: what is found here is what a person needs at most.
const MOVES: &[Action] = &[
    Action::NextName,
    Action::NextQuotation,
    Action::NextUntouched,
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

/// The way found.
#[derive(Debug, Clone)]
pub struct Way {
    /// The keys.
    pub presses: Vec<Press>,
    /// What was selected when the mark was made; the bounds were moved afterwards if this is not what was wanted.
    pub tagged: Span,
}

/// The cheapest keys that mark exactly `goal`, if `mark` is the key that marks what is selected; with `may_move` the
/// bounds may be moved afterwards. `None` if no keys lead there.
///
/// # Errors
/// An action has no key.
pub fn cheapest(desk: &Desk, goal: Span, mark: &Press, may_move: bool) -> Result<Option<Way>> {
    let text = desk.document()?.text();
    text.sentences();
    let mut carets: HashMap<Place, Option<Caret>> = HashMap::from([(Place::Start, desk.caret)]);
    let start: Node = (Place::Start, Held::default());
    let mut known: HashMap<Node, (usize, Option<(Node, Press)>)> = HashMap::from([(start, (0, None))]);
    let mut order = vec![start];
    let mut queue = BinaryHeap::from([Reverse((0, 0))]);
    while let Some(Reverse((cost, nth))) = queue.pop() {
        let node = order[nth];
        if known.get(&node).is_none_or(|(best, _)| *best < cost) {
            continue;
        }
        if node.0 == Place::Marked(goal) {
            return Ok(Some(way_to(node, &known)));
        }
        for (place, caret, press) in steps(desk, text, node.0, carets.get(&node.0).copied().flatten(), goal, mark)? {
            if matches!(place, Place::Marked(span) if span != goal && !may_move) {
                continue;
            }
            let (next, cost) = ((place, press.held), cost + press.cost(node.1));
            if known.get(&next).is_none_or(|(best, _)| cost < *best) {
                known.insert(next, (cost, Some((node, press))));
                carets.insert(place, caret);
                order.push(next);
                queue.push(Reverse((cost, order.len() - 1)));
            }
        }
    }
    Ok(None)
}

fn way_to(goal: Node, known: &HashMap<Node, (usize, Option<(Node, Press)>)>) -> Way {
    let (mut presses, mut node) = (Vec::new(), goal);
    let mut tagged = None;
    while let Some((_, Some((before, press)))) = known.get(&node) {
        if let Place::Marked(span) = node.0 {
            tagged = Some(span);
        }
        presses.push(press.clone());
        node = *before;
    }
    presses.reverse();
    let Place::Marked(span) = goal.0 else { unreachable!("the way leads to a mark") };
    Way { presses, tagged: tagged.unwrap_or(span) }
}

type Step = (Place, Option<Caret>, Press);

/// What every key makes of a place, as far as it may lead to the goal.
fn steps(
    desk: &Desk,
    text: &PlainText,
    place: Place,
    caret: Option<Caret>,
    goal: Span,
    mark: &Press,
) -> Result<Vec<Step>> {
    if let Place::Marked(span) = place {
        return bound_steps(text, span, goal);
    }
    let mut steps = Vec::new();
    if let Place::Caret(_, _, selection) = place
        && selection.overlaps(goal)
    {
        steps.push((Place::Marked(selection), None, mark.clone()));
    }
    let is_near = |span: Span| {
        span.start().get() <= goal.end().get() + NEAR && goal.start().get() <= span.end().get() + NEAR
    };
    let extensions = caret.filter(|caret| caret.anchor().overlaps(goal)).map_or(&[][..], |_| EXTENSIONS);
    let characters = caret.filter(|caret| is_near(caret.head())).map_or(&[][..], |_| CHARACTERS);
    for &action in MOVES.iter().chain(extensions).chain(characters) {
        let Some(moved) = desk.moved(caret, action) else { continue };
        let is_extended = moved.anchor() != moved.head();
        if is_extended && !(moved.anchor().overlaps(goal) && is_near(moved.head())) {
            continue;
        }
        let place = Place::Caret(moved.anchor(), moved.head(), moved.selection(text));
        steps.push((place, Some(moved), Press::for_action(action)?));
    }
    Ok(steps)
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
