//! The dialogs, in German.

use crate::i18n::Dialogs;

pub(super) const DIALOGS: Dialogs = Dialogs {
    close: "Schließen",
    cancel: "Abbrechen",
    title: "Titel",
    title_hint: "(darf leer bleiben: dann gilt die erste Zeile)",
    article_text: "Text des Artikels",
    article_text_hint: "Fügen Sie den Artikel hier ein oder tippen Sie ihn",
    open_files: "Dateien öffnen",
    open_files_choose: "Dateien öffnen…",
    add: "Hinzufügen",
    no_text_yet: "Noch ist kein Text da: Fügen Sie den Artikel ein, tippen Sie ihn oder öffnen Sie eine Datei.",
    text_not_added: |reason| format!("Dieser Text kann nicht hinzugefügt werden: {reason}."),
    title_needed: "Ein Artikel braucht einen Titel.",
    format: "Dateiformat",
    which_articles: "Welche Artikel",
    this_article: "Dieser Artikel",
    all_articles: "Alle Artikel",
    all_articles_counted: |n| format!("Alle Artikel ({n})"),
    export_promise: "Die Datei entsteht in dieser Seite und kommt in Ihren Download-Ordner. Nichts wird versendet.",
    download: "Herunterladen",
    find_action: "Befehl suchen",
    find_action_hint: "Was möchten Sie tun?",
    actions: "Befehle",
    nothing_called_that: "Nichts heißt so.",
    tag_as: |label| format!("Markieren als {label}"),
    open_article: |title| format!("{title} öffnen"),
};
