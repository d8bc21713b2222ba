//! Which function goes where.

use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet};

use super::program::Program;
use super::uses::Uses;

/// A function this short (in bytes) is kept if it calls nothing that is not: what stands for it would be as long.
const SHORT: usize = 14;

/// Which functions are in the first module, and what the two modules need of each other. The numbers are those of the
/// whole program.
pub(crate) struct Plan {
    /// Functions with a body in the first module.
    pub(crate) kept: BTreeSet<u32>,
    /// Functions of the second that the first refers to, by the place each has in the table between them.
    pub(crate) stubs: Vec<u32>,
    /// Functions of the first, not imported ones, that the second refers to.
    pub(crate) shared: BTreeSet<u32>,
    /// What all kept functions and everything outside code refer to.
    pub(crate) first: Uses,
    /// What all others refer to.
    pub(crate) rest: Uses,
}

impl Plan {
    /// Keeps the functions that are `wanted` in the first module, and those that cannot be elsewhere.
    pub(crate) fn new(program: &Program<'_>, wanted: impl Fn(u32) -> bool) -> Result<Self> {
        let mut uses = BTreeMap::new();
        for (function, body) in program.own() {
            uses.insert(function, Uses::of(body)?);
        }
        let outside = Uses::outside_code(program)?;
        let must = |function: u32, uses: &Uses| {
            wanted(function) || uses.has_segments || program.start == Some(function)
        };
        let mut kept: BTreeSet<u32> = uses
            .iter()
            .filter(|(function, uses)| must(**function, uses))
            .map(|(function, _)| *function)
            .collect();
        for (function, body) in program.own() {
            let is_near = |used: &u32| *used < program.imported() || kept.contains(used);
            if body.range().len() <= SHORT
                && outside.functions.contains(&function)
                && uses[&function].functions.iter().all(is_near)
            {
                kept.insert(function);
            }
        }
        let (mut first, mut rest) = (outside, Uses::default());
        for (function, uses) in &uses {
            if kept.contains(function) { first.add(uses) } else { rest.add(uses) }
        }
        let is_own = |function: &u32| *function >= program.imported();
        let mut stubs: Vec<u32> =
            first.functions.iter().copied().filter(|it| is_own(it) && !kept.contains(it)).collect();
        // Neighbours that look the same pack better.
        stubs.sort_by_key(|function| (program.functions.get(*function as usize).copied(), *function));
        let shared = rest.functions.iter().copied().filter(|it| kept.contains(it)).collect();
        Ok(Self { kept, stubs, shared, first, rest })
    }
}
