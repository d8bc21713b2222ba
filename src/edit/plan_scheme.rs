//! Decides what another scheme means for the work that is there: one edit over all articles.

use std::sync::Arc;

use super::migrator::Migrator;
use super::{EditName, Loss, Migration, Op, Planned, Refusal};
use crate::model::{Library, Scheme, Stamp};

pub(super) fn plan_scheme(
    library: &Library,
    scheme: Arc<Scheme>,
    migration: &Migration,
    stamp: &Stamp,
) -> Result<Planned, Refusal> {
    let mut migrator = Migrator::new(&library.scheme, &scheme, migration);
    let work = migrator.carry_over(library, &stamp.now);
    if let Some((part, tally)) = migrator.met.iter().find(|(_, tally)| tally.is_open) {
        return Err(Refusal::SchemeLoses(Loss::of(&library.scheme, part, tally)));
    }
    let mut ops = Vec::with_capacity(work.len() + 1);
    if scheme != library.scheme {
        ops.push(Op::SetScheme(scheme));
    }
    ops.extend(work);
    if ops.is_empty() {
        return Err(Refusal::NothingToDo);
    }
    Ok(Planned::new(EditName::ChangeScheme, ops))
}
