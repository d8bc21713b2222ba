//! The one door: every change to a library is a [`Command`] that [`plan`] turns into an [`Edit`] or a
//! [`Refusal`]; [`apply`] carries the edit out and returns its inverse; [`History`] keeps the inverses.
//!
//! Nothing else changes a library. That is what makes every change undoable, storable and tellable.

mod apply;
mod command;
mod edit_name;
mod fates;
mod history;
mod migration;
mod migrator;
mod op;
mod plan;
mod plan_fragments;
mod plan_import;
mod plan_propagate;
mod plan_relation;
mod plan_scheme;
mod refusal;
mod scheme_change;

#[cfg(test)]
mod tests;

pub use apply::{ApplyError, apply};
pub use command::{Clash, Command, Import, NewDocument};
pub use edit_name::EditName;
pub use history::History;
pub use migration::{Fate, Migration, Part};
pub use op::{Edit, Op};
pub use plan::{Planned, plan};
pub use plan_import::{Arrival, ImportNote, SAMPLE_ID, arrival};
pub use refusal::Refusal;
pub use scheme_change::{Loss, SchemeChange};
