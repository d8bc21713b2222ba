//! Moving an edge by one word or character.

use factmark::text::{Direction, Edge, MoveUnit, PlainText, Span, move_bound};
use proptest::prelude::*;

use super::{cluster_gaps, text_and_whole_span};
use crate::property_config::cases;

fn edges() -> impl Strategy<Value = Edge> {
    prop::sample::select(&[Edge::Start, Edge::End][..])
}

fn units() -> impl Strategy<Value = MoveUnit> {
    prop::sample::select(&[MoveUnit::Word, MoveUnit::Character][..])
}

fn edge_of(span: Span, edge: Edge) -> u32 {
    match edge {
        Edge::Start => span.start().get(),
        Edge::End => span.end().get(),
    }
}

fn check_move(
    text: &PlainText,
    span: Span,
    edge: Edge,
    direction: Direction,
    unit: MoveUnit,
) -> Result<Option<Span>, TestCaseError> {
    let Some(moved) = move_bound(text, span, edge, direction, unit) else { return Ok(None) };
    prop_assert!(moved.end() <= text.len());
    let (from, to) = (edge_of(span, edge), edge_of(moved, edge));
    match direction {
        Direction::Left => prop_assert!(to < from),
        Direction::Right => prop_assert!(to > from),
    }
    match edge {
        Edge::Start => prop_assert_eq!(moved.end(), span.end()),
        Edge::End => prop_assert_eq!(moved.start(), span.start()),
    }
    prop_assert!(cluster_gaps(text.as_str()).contains(&to), "{moved:?} splits a cluster");
    Ok(Some(moved))
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn one_edge_moves_to_its_side_and_splits_nothing(
        (text, span) in text_and_whole_span(40), edge in edges(), unit in units(),
    ) {
        for direction in [Direction::Left, Direction::Right] {
            check_move(&text, span, edge, direction, unit)?;
        }
    }

    #[test]
    fn a_character_back_is_where_it_was((text, span) in text_and_whole_span(40), edge in edges()) {
        use {Direction::*, MoveUnit::Character};
        for (there, back) in [(Left, Right), (Right, Left)] {
            if let Some(moved) = check_move(&text, span, edge, there, Character)? {
                prop_assert_eq!(move_bound(&text, moved, edge, back, Character), Some(span));
            }
        }
    }

    #[test]
    fn words_lead_from_one_end_of_the_text_to_the_other((text, span) in text_and_whole_span(40)) {
        let mut at = span;
        while let Some(moved) = check_move(&text, at, Edge::End, Direction::Right, MoveUnit::Word)? {
            at = moved;
        }
        let rest = text.as_str().chars().skip(at.end().to_usize()).collect::<String>();
        prop_assert!(!rest.contains(char::is_alphanumeric), "no word end in {rest:?}");
    }
}
