//! What a person may want next, found in the text and in what is marked already. Only proposes: every change is a
//! command of [`crate::edit`].

#[cfg(test)]
mod desk;
mod next_stretch;
mod occurrences;

pub use next_stretch::{next_quoted_stretch, quoted_stretch_around};
pub use occurrences::{Occurrence, OccurrenceOptions, OccurrenceState, OccurrencesError, occurrences};
