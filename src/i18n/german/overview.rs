//! The work as a whole: the list of articles, filters, coverage, long work, in German.

use super::count;
use crate::i18n::Overview;
use crate::workspace::{Lack, Sort};

pub(super) const OVERVIEW: Overview = Overview {
    no_article_like_that: "Kein Artikel passt dazu.",
    filter_articles: "Artikel filtern",
    show: "Anzeigen",
    all: "Alle",
    due: "Fällige",
    sort_by: "Sortieren nach",
    sort: |sort| match sort {
        Sort::AsIs => "eigener Ordnung",
        Sort::Title => "Titel",
        Sort::Due => "Termin",
        Sort::Status => "Stand",
        Sort::Annotations => "Markierungen",
    },
    largest_first: "Größtes zuerst",
    due_on: |day| format!("fällig {day}"),
    overdue_since: |day| format!("überfällig seit {day}"),
    coverage: |n_marked, n| format!("In {n_marked} von {} ist etwas markiert", count(n, "Satz", "Sätzen")),
    only: |label, n| format!("Nur {label} ({n})"),
    filter_annotations: "Markierungen filtern",
    filter: "Filtern",
    any: "Beliebig",
    with_or_without_note: "Mit oder ohne Notiz",
    with_note: "Mit Notiz",
    without_note: "Ohne Notiz",
    still_missing: "Es fehlt noch",
    anything: "Egal",
    lack: |lack| match lack {
        Lack::Speaker => "Zitat ohne Sprecher/in",
        Lack::Claimant => "Behauptung ohne Urheber/in",
    },
    attribute: "Merkmal",
    show_all_alike: "Alle gleich zeigen",
    adding_articles: "Artikel werden hinzugefügt",
    stop: "Anhalten",
    stopped: "Angehalten. Nichts wurde hinzugefügt.",
    done_next: "Erledigt, weiter",
    done_next_article: "Erledigt, weiter zum nächsten Artikel",
    details: "Angaben",
    move_up: "Nach oben",
    move_down: "Nach unten",
    remove_fragment: |n| format!("Teil {n} entfernen"),
    join_quoted: "Nächste Worte in Anführungszeichen anfügen",
    add_selection: "Auswahl hinzufügen",
    mark_others: "Andere Vorkommen markieren",
};
