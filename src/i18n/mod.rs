//! What people see and hear, in their language. A [`Catalogue`] has a part for each part of the application; a
//! language fills each part in a file of its own. A message that one language lacks does not compile.
//!
//! Pure words: nothing here knows the browser, which writes numbers and dates (see `platform`).

mod arabic;
mod backups;
mod count;
mod details;
mod dialogs;
mod editing;
mod english;
mod errors;
mod finding;
mod german;
mod keys;
mod language;
mod naming;
mod overview;
mod part;
#[cfg(test)]
mod probe;
mod scheme;
mod setup;
mod shell;
mod spanish;
#[cfg(test)]
mod tests;
mod transfer;

pub use backups::Backups;
pub use count::{Count, Plural};
pub use details::Details;
pub use dialogs::Dialogs;
pub use editing::Editing;
pub use errors::Errors;
pub use finding::Finding;
pub use keys::Keys;
pub use language::Language;
pub use overview::Overview;
pub use scheme::SchemeWords;
pub use setup::Setup;
pub use shell::Shell;
pub use transfer::Transfer;

/// All words of one language.
#[derive(Debug)]
pub struct Catalogue {
    /// The language.
    pub language: Language,
    /// The page around the article: header, panels, footer, messages.
    pub shell: Shell,
    /// The dialogs.
    pub dialogs: Dialogs,
    /// Articles and annotations: inspector, announcements, names of edits.
    pub editing: Editing,
    /// Finding, marking the same elsewhere, going on to the next.
    pub finding: Finding,
    /// Attributes, evidence and links of an annotation; details of an article.
    pub details: Details,
    /// What went wrong, what was repaired, what came in.
    pub errors: Errors,
    /// Actions and the help.
    pub keys: Keys,
    /// The work as a whole: the list of articles, filters, coverage, long work.
    pub overview: Overview,
    /// The preset scheme: labels, attributes, values, relations.
    pub scheme: SchemeWords,
    /// Setting up: labels and links, guidelines, keys, appearance.
    pub setup: Setup,
    /// Files out and in: what formats are for, what they cannot hold, what was put right.
    pub transfer: Transfer,
    /// Backups.
    pub backups: Backups,
}
