//! Attributes, evidence and links of an annotation; details of an article, in German.

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
};
