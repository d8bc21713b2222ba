//! Gives each mark of a block a lane for its underline.

use std::collections::BTreeMap;

use super::Mark;
use crate::text::{CodePoint, Span};

/// Gives shorter marks the lanes nearer to the letters, each the one above all lanes that are taken where it
/// stands (so what is nested stays nearer to the letters), and returns how many lanes there are. Costs n log n
/// times the depth of overlap.
pub(super) fn assign(marks: &mut [Mark]) -> u8 {
    let mut by_length: Vec<usize> = (0..marks.len()).collect();
    by_length.sort_by_key(|&i| (marks[i].span.len(), marks[i].span.start()));
    let mut lanes: Vec<Lane> = Vec::new();
    for i in by_length {
        let span = marks[i].span;
        let lane = lanes.iter().rposition(|lane| !lane.is_free(span)).map_or(0, |taken| taken + 1);
        if lane == lanes.len() {
            lanes.push(Lane::default());
        }
        lanes[lane].0.insert(span.start(), span.end());
        marks[i].lane = u8::try_from(lane).unwrap_or(u8::MAX);
    }
    u8::try_from(lanes.len()).unwrap_or(u8::MAX)
}

/// The stretches that are taken on one lane, by start; disjoint.
#[derive(Debug, Default)]
struct Lane(BTreeMap<CodePoint, CodePoint>);

impl Lane {
    fn is_free(&self, span: Span) -> bool {
        self.0.range(..span.end()).next_back().is_none_or(|(_, &end)| end <= span.start())
    }
}
