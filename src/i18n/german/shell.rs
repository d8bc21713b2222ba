//! The page around the article, in German.

use super::count;
use crate::i18n::Shell;
use crate::model::Status;
use crate::workspace::StorageFault;

pub(super) const SHELL: Shell = Shell {
    articles: "Artikel",
    add_article: "Artikel hinzufügen",
    undo: "Rückgängig",
    redo: "Wiederholen",
    undo_what: |edit| format!("Rückgängig: {edit}"),
    redo_what: |edit| format!("Wiederholen: {edit}"),
    import: "Importieren",
    import_file: "Datei importieren",
    export: "Exportieren",
    help: "Hilfe",
    language: "Sprache",
    library: "Bibliothek",
    no_articles: "Keine Artikel. Fügen Sie irgendwo auf dieser Seite einen Text ein oder ziehen Sie eine Datei hierher.",
    article: "Artikel",
    rename: "Umbenennen",
    rename_article: "Artikel umbenennen",
    delete_article: "Artikel löschen",
    no_article_open: "Kein Artikel ist geöffnet",
    welcome: "Fügen Sie irgendwo auf dieser Seite einen Text ein, ziehen Sie eine Datei hierher oder wählen Sie \
              „Artikel hinzufügen“.",
    annotations: "Markierungen",
    nothing_marked: |labels| {
        format!(
            "Noch ist nichts markiert. Wählen Sie Wörter im Artikel aus und drücken Sie die Taste einer Kategorie: {labels}."
        )
    },
    hint_selected: |labels| format!("{labels} · mit Alt: zeichengenau · Esc hebt die Auswahl auf"),
    hint_chosen: |keys| {
        format!("{keys} umwidmen · [ ] Grenzen verschieben · T Notiz · Entf löschen · N P nächste, vorige")
    },
    hint_nothing: |labels| format!("Wörter auswählen, dann {labels}"),
    promise: "Nichts verlässt diese Seite",
    saved: "Gespeichert",
    saved_at: |clock| format!("Gespeichert {clock}"),
    saving: "Wird gespeichert …",
    in_browser: "Gespeichert in diesem Browser; ein Absturz kann die letzten Sekunden kosten",
    in_browser_at: |clock| {
        format!("Gespeichert {clock} in diesem Browser; ein Absturz kann die letzten Sekunden kosten")
    },
    not_saved: |fault| match fault {
        StorageFault::Full => "Nicht gespeichert: Der Platz in diesem Browser ist voll",
        StorageFault::Blocked => "Nicht gespeichert: Dieser Browser speichert nichts",
        StorageFault::Newer => "Nicht gespeichert: Es wird eine neuere Version gebraucht",
        StorageFault::Cleared => "Nicht gespeichert: Der Platz in diesem Browser wurde geleert",
    },
    usage_small: "Weniger als 1 % des Platzes in diesem Browser",
    usage: |percent| format!("{percent} % des Platzes in diesem Browser"),
    status: |status| match status {
        Status::ToDo => "Offen",
        Status::InProgress => "In Arbeit",
        Status::Done => "Erledigt",
    },
    n_annotations: |n| count(n, "Markierung", "Markierungen"),
    take_it_back: "Zurücknehmen",
    download_copy: "Kopie herunterladen",
    download_remains: "Überreste herunterladen",
    save_again: "Erneut speichern",
    close_message: "Meldung schließen",
};
