//! What a person may want next, found in the text and in what is marked already. Only proposes: every change is a
//! command of [`crate::edit`].

#[cfg(test)]
mod desk;
mod occurrences;

pub use occurrences::{Occurrence, OccurrenceOptions, OccurrenceState, OccurrencesError, occurrences};
