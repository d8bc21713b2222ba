//! Arabic.

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
    language: Language::Arabic,
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

/// A noun in its numbers: one and two stand alone, the others follow the digits.
struct Noun {
    one: &'static str,
    two: &'static str,
    few: &'static str,
    many: &'static str,
    other: &'static str,
}

const ARTICLES: Noun = Noun {
    one: "مقال واحد", two: "مقالان", few: "مقالات", many: "مقالًا", other: "مقال"
};
const ANNOTATIONS: Noun =
    Noun {
        one: "علامة واحدة", two: "علامتان", few: "علامات", many: "علامة", other: "علامة"
    };
const PLACES: Noun = Noun {
    one: "موضع واحد", two: "موضعان", few: "مواضع", many: "موضعًا", other: "موضع"
};
const FRAGMENTS: Noun =
    Noun { one: "جزء واحد", two: "جزآن", few: "أجزاء", many: "جزءًا", other: "جزء" };
const RECORDS: Noun = Noun {
    one: "سجل واحد", two: "سجلّان", few: "سجلات", many: "سجلًا", other: "سجل"
};

/// The number and the noun.
fn count(n: &Count, noun: &Noun) -> String {
    match n.plural(Language::Arabic) {
        Plural::One => noun.one.into(),
        Plural::Two => noun.two.into(),
        Plural::Zero | Plural::Few => format!("{n} {}", noun.few),
        Plural::Many => format!("{n} {}", noun.many),
        Plural::Other => format!("{n} {}", noun.other),
    }
}
