//! The ids of a list: each present one is unique and not empty, each missing one is given.

use std::collections::HashMap;

use super::notes::{Notes, Thing};
use super::spot::Spot;
use crate::format::ReadProblem;

/// The ids of the objects of a list, in its order. `fill` proposes ids for objects without one until it hits one
/// that is free; it is told whether its last proposal was taken.
///
/// # Errors
/// An id that is empty or stands twice.
pub(super) fn ids(
    list: &Spot<'_, '_>,
    thing: Thing,
    notes: &mut Notes,
    mut fill: impl FnMut(&Spot<'_, '_>, bool) -> String,
) -> Result<Vec<String>, ReadProblem> {
    let mut first_at: HashMap<String, usize> = HashMap::new();
    let mut ids: Vec<Option<String>> = Vec::new();
    for (i, item) in list.items()?.enumerate() {
        let Some(spot) = item.get("id")? else {
            ids.push(None);
            continue;
        };
        let id = spot.text()?;
        if id.is_empty() {
            return Err(spot.refuse("an id must not be empty"));
        }
        if first_at.insert(id.to_owned(), i).is_some() {
            return Err(spot.refuse(format!("“{id}” is already the id of an earlier one in this list")));
        }
        ids.push(Some(id.to_owned()));
    }
    for (i, item) in list.items()?.enumerate() {
        if ids[i].is_some() {
            continue;
        }
        let mut id = fill(&item, false);
        while first_at.contains_key(&id) {
            id = fill(&item, true);
        }
        first_at.insert(id.clone(), i);
        notes.missing(thing.into(), "id", "one was given");
        ids[i] = Some(id);
    }
    Ok(ids.into_iter().flatten().collect())
}

/// Proposes `a1`, `a2` and so on.
pub(super) fn numbered(prefix: &'static str) -> impl FnMut(&Spot<'_, '_>, bool) -> String {
    let mut n = 0;
    move |_, _| {
        n += 1;
        format!("{prefix}{n}")
    }
}
