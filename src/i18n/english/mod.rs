//! English.

mod backups;
mod details;
mod dialogs;
mod editing;
mod errors;
mod finding;
mod keys;
mod overview;
mod scheme;
mod setup;
mod shell;
mod transfer;

use super::{Catalogue, Count, Language, Plural};

pub(super) static CATALOGUE: Catalogue = Catalogue {
    language: Language::English,
    shell: shell::SHELL,
    dialogs: dialogs::DIALOGS,
    details: details::DETAILS,
    finding: finding::FINDING,
    editing: editing::EDITING,
    errors: errors::ERRORS,
    keys: keys::KEYS,
    overview: overview::OVERVIEW,
    scheme: scheme::SCHEME,
    setup: setup::SETUP,
    transfer: transfer::TRANSFER,
    backups: backups::BACKUPS,
};

/// "1 article", "2 articles".
fn count(n: &Count, one: &str, other: &str) -> String {
    match n.plural(Language::English) {
        Plural::One => format!("{n} {one}"),
        _ => format!("{n} {other}"),
    }
}
