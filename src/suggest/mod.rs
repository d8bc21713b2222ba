//! What a person may want next, found in the text and in what is marked already. Only proposes: every change is a
//! command of [`crate::edit`].

mod describe;
#[cfg(test)]
mod desk;
mod link_targets;
mod links;
mod next_name;
mod next_stretch;
mod occurrences;
mod surroundings;

pub use describe::{Under, speakers_of, under};
pub use link_targets::link_targets;
pub use links::{Link, links_of};
pub use next_name::next_name;
pub use next_stretch::{next_quoted_stretch, quoted_stretch_around};
pub use occurrences::{Occurrence, OccurrenceOptions, OccurrenceState, OccurrencesError, occurrences};
