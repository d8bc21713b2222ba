//! Spanish.

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
mod values;

use super::{Catalogue, Count, Language, Plural};

pub(super) static CATALOGUE: Catalogue = Catalogue {
    language: Language::Spanish,
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

/// "1 artículo", "2 artículos", "1000000 de artículos".
fn count(n: &Count, one: &str, other: &str) -> String {
    match n.plural(Language::Spanish) {
        Plural::One => format!("{n} {one}"),
        Plural::Many => format!("{n} de {other}"),
        _ => format!("{n} {other}"),
    }
}
