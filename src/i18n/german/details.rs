//! Attributes, evidence and links of an annotation; details of an article, in German.

use super::count;
use crate::i18n::Details;

pub(super) const DETAILS: Details = Details {
    attributes: "Merkmale",
    add_evidence: "Beleg hinzufügen",
    evidence: |n| format!("Beleg {n}"),
    delete_evidence: |n| format!("Beleg {n} löschen"),
    address: "Adresse",
    archived_at: "Archiviert unter",
    excerpt: "Auszug",
    stance: "Haltung",
    seen_on: "Gesehen am",
    links: "Verknüpfungen",
    link_to: |relation| format!("Verknüpfen: {relation}"),
    delete_link: |link| format!("Verknüpfung löschen: {link}"),
    link_from: |relation| format!("{relation} (von dort)"),
    article_details: "Angaben zum Artikel",
    title: "Titel",
    status: "Stand",
    due: "Fällig",
    language_of_article: "Sprache",
    note: "Notiz",
    note_on_article: "Notiz zum Artikel",
    publisher: "Medium",
    byline: "Autorenzeile",
    done: "Fertig",
    day_wrong: "Ein Tag wird 2026-11-22 geschrieben.",
    history: "Verlauf der Änderungen",
    verify: "Prüfen",
    download_history: "Verlauf herunterladen",
    with_history: "Mit dem Verlauf der Änderungen",
    no_history: "Zu diesem Artikel gibt es keinen Verlauf: Dieser Browser bewahrt keinen auf, oder es wurde noch nichts geändert.",
    history_sound: |n, since| {
        format!(
            "Die Kette ist heil: {} seit {since}, an diesen Text gebunden.",
            count(n, "Eintrag", "Einträge")
        )
    },
    history_of_other_text: "Die Kette ist an ihrem Anfang gebrochen: Sie gehört zu einem anderen Text.",
    history_missing: |n| format!("Die Kette ist gebrochen: Eintrag {n} fehlt."),
    history_altered: |n, when| {
        format!("Die Kette ist bei Eintrag {n} ({when}) gebrochen: Er wurde nachträglich geändert.")
    },
    history_record: |key, n| format!("Der Datensatz {key} ist nicht das, was Eintrag {n} geschrieben hat."),
    history_stranger: |key| format!("Den Datensatz {key} hat kein Eintrag geschrieben."),
};
