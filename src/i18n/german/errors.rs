//! What went wrong, what was repaired, what came in, in German.

use super::count;
use super::values::value_problem;
use crate::article::{ArticleError, ForeignKind};
use crate::edit::Refusal;
use crate::format::ReadProblem;
use crate::i18n::Errors;
use crate::model::FragmentsError;
use crate::suggest::OccurrencesError;
use crate::text::TextError;
use crate::workspace::StorageFault;

pub(super) const ERRORS: Errors = Errors {
    refusal,
    storage_fault: |fault| match fault {
        StorageFault::Full => {
            "Nicht gespeichert: Der Platz für Factmark in diesem Browser ist voll. Sie können weiterarbeiten, aber \
             was Sie jetzt tun, besteht nur in dieser Seite. Laden Sie eine Kopie herunter und löschen Sie dann \
             Artikel, die Sie nicht mehr brauchen."
        }
        StorageFault::Blocked => {
            "Nicht gespeichert: Dieser Browser lässt die Seite nichts speichern. Sie können weiterarbeiten, aber die \
             Arbeit besteht nur in dieser Seite. Laden Sie eine Kopie herunter, bevor Sie sie schließen."
        }
        StorageFault::Newer => {
            "Nicht gespeichert: Dieser Browser enthält Arbeit eines neueren Factmark, die nicht angetastet wird. \
             Laden Sie die Seite neu, um die neuere Version zu erhalten. Was Sie jetzt tun, besteht nur in dieser \
             Seite."
        }
        StorageFault::Cleared => {
            "Nicht gespeichert: Der Platz für Factmark in diesem Browser wurde geleert, während die Seite offen war. \
             Ihre Arbeit ist noch in dieser Seite: Speichern Sie sie erneut oder laden Sie eine Kopie herunter."
        }
    },
    saved_again: "Alles ist wieder gespeichert.",
    damaged_records: |title, n| {
        let records = count(n, "gespeicherter Eintrag war", "gespeicherte Einträge waren");
        format!("„{title}“: {records} nicht lesbar; das Unlesbare ist beiseitegelegt. Alles andere ist da.")
    },
    damaged_text: |id| {
        format!(
            "Der Text eines gespeicherten Artikels ({id}) ist nicht lesbar. Was davon übrig ist, ist beiseitegelegt; \
             alle anderen Artikel sind da."
        )
    },
    damaged_index: "Die Liste der Artikel war nicht lesbar und wurde neu angelegt.",
    damaged_scheme: "Ihre eigenen Kategorien waren nicht lesbar; es gelten die üblichen. Die alten sind \
                     beiseitegelegt.",
    newer_scheme: "Die Kategorien in diesem Browser stammen von einem neueren Factmark und werden nicht angetastet. \
                   Änderungen daran werden hier nicht gespeichert; laden Sie die Seite neu, um die neuere Version zu \
                   erhalten.",
    newer_article: |id| {
        format!(
            "Ein Artikel ({id}) stammt von einem neueren Factmark. Er wird nicht angetastet; laden Sie die Seite neu, \
             um die neuere Version zu erhalten."
        )
    },
    recovered: |title| format!("„{title}“ lag im Speicher, stand in keiner Liste und ist wieder da."),
    brought_back: "Was diesem Browser bei seinem Ende verloren ging, kam aus der zweiten Kopie zurück.",
    copy_fault: |fault| match fault {
        StorageFault::Full => {
            "Der Browser hat keinen Platz für die zweite Kopie Ihrer Arbeit. Sie ist gespeichert, aber bei einem Absturz des Browsers können die letzten Sekunden verloren gehen. Jede Änderung versucht es erneut."
        }
        _ => {
            "Die zweite Kopie Ihrer Arbeit lässt sich nicht schreiben. Sie ist gespeichert, aber bei einem Absturz des Browsers können die letzten Sekunden verloren gehen. Jede Änderung versucht es erneut."
        }
    },
    changed_elsewhere: "Ein anderer Tab hat geändert, was hier zu sehen ist.",
    no_longer_fits: "Das lässt sich nicht mehr zurücknehmen: Ein anderer Tab hat es inzwischen geändert.",
    conflict: |n| {
        let things = count(n, "Sache wurde", "Sachen wurden");
        format!(
            "{things} in zwei Tabs zugleich geändert. Zu sehen ist die spätere Änderung, die andere ist hier aufgehoben."
        )
    },
    deleted_elsewhere: |title| format!("Ein anderer Tab hat „{title}“ gelöscht."),
    deleted_while_at_work: "Ein anderer Tab hat die Markierung gelöscht, an der Sie arbeiteten; „Rückgängig“ dort holt sie zurück. Buchstaben bewirken hier nichts, bis Sie klicken oder Esc drücken.",

    text_problem,
    article_problem,
    not_added: |file, problem| format!("{file}: {problem}. Nichts wurde hinzugefügt."),
    unreadable: |file| format!("{file}: Diese Datei ließ sich nicht lesen. Nichts wurde hinzugefügt."),
    read_problem,
    import_refused: |file, problem| format!("Import abgelehnt. {file}: {problem}. Nichts wurde geändert."),
    repaired: |lines| format!("Beim Lesen repariert: {lines}"),
    and_more: |n| format!("… und {n} weitere."),

    imported_one: |title| format!("„{title}“ importiert."),
    imported_many: |n| format!("{n} Artikel importiert."),
    added_as_new_one: |title| {
        format!(
            "„{title}“ ist schon da, mit anderem Inhalt; der Artikel aus der Datei kam als neuer Artikel hinzu."
        )
    },
    added_as_new_many: |n| {
        format!(
            "{n} Artikel sind schon da, mit anderem Inhalt; die aus der Datei kamen als neue Artikel hinzu."
        )
    },
    beside_newer_one: |title| {
        format!(
            "An der Stelle von „{title}“ hat ein neueres Factmark einen Artikel gespeichert, der nicht angetastet \
             wird; der aus der Datei kam als neuer Artikel hinzu."
        )
    },
    beside_newer_many: |n| {
        format!(
            "An der Stelle von {n} Artikeln aus der Datei hat ein neueres Factmark Artikel gespeichert, die nicht \
             angetastet werden; die aus der Datei kamen als neue Artikel hinzu."
        )
    },
    already_there_one: |title| {
        format!("„{title}“ ist schon da, mit demselben Inhalt; nichts wurde hinzugefügt.")
    },
    already_there_many: |n| format!("{n} Artikel sind schon da, mit demselben Inhalt."),
    sample_gave_way: "Der unberührte Beispielartikel hat Platz gemacht.",
    labels_added: |names| format!("Neue Kategorien: {names}."),
    own_labels_kept: |names| format!("Ihre eigene Festlegung blieb bestehen für: {names}."),

    unknown_format: |id| format!("Ein Dateiformat „{id}“ gibt es nicht."),
    nothing_to_export: "Es gibt keinen Artikel zu exportieren.",
    downloaded: |file| format!("{file} heruntergeladen."),
    not_downloaded: |file| format!("{file} konnte nicht heruntergeladen werden."),
    remains_not_downloaded: "Die Überreste konnten nicht heruntergeladen werden.",

    own_guidelines_kept: "Die Datei hat andere Richtlinien; Ihre eigenen blieben.",
    own_keymap_kept: "Die Datei hat andere Tasten; Ihre eigenen blieben.",
    value_not_stored: |name, problem| format!("„{name}“ wurde nicht gespeichert: {problem}"),
    value_problem,
    occurrence_problem,
};

fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::UnknownDocument => "Dieser Artikel ist nicht mehr in der Bibliothek.".into(),
        Refusal::UnknownAnnotation => "Diese Markierung gibt es nicht mehr.".into(),
        Refusal::UnknownRelation => "Diese Verknüpfung gibt es nicht mehr.".into(),
        Refusal::UnknownLabel(label) => format!("Das Schema hat keine Kategorie „{label}“."),
        Refusal::RelationNotAllowed(kind) => format!("Das Schema erlaubt hier keine Verknüpfung „{kind}“."),
        Refusal::AttributeNotAllowed(id) => format!("Die Kategorie hat kein Merkmal „{id}“."),
        Refusal::OutsideText => "Das liegt hinter dem Ende des Textes.".into(),
        Refusal::Fragments(FragmentsError::Empty) => "Eine Markierung braucht mindestens einen Teil.".into(),
        Refusal::Fragments(FragmentsError::Overlapping { first, second }) => {
            format!("Die Teile {} und {} der Markierung überlappen sich.", first + 1, second + 1)
        }
        Refusal::Duplicate => "Diese Wörter tragen diese Kategorie schon.".into(),
        Refusal::EmptyText => "In diesem Artikel steht kein Text.".into(),
        Refusal::EmptyTitle => "Ein Artikel braucht einen Titel.".into(),
        Refusal::AlreadyLinked => "Diese beiden sind schon so verknüpft.".into(),
        Refusal::Value { attribute, problem } => format!("„{attribute}“ wurde nicht gesetzt: {}", value_problem(problem)) + ".",
        Refusal::UnknownFragment => "Diesen Teil der Markierung gibt es nicht mehr.".into(),
        Refusal::LastFragment => "Das ist der einzige Teil der Markierung und bleibt daher: Löschen Sie stattdessen die Markierung.".into(),
        Refusal::SchemeLoses(loss) => format!("Die Kategorien wurden nicht geändert; es ist nicht entschieden, was hieraus wird: {loss}."),
        Refusal::NothingToDo => "Es gibt nichts zu ändern.".into(),
    }
}

fn text_problem(problem: &TextError) -> String {
    match problem {
        TextError::InvalidUtf8 { byte, line, column } => {
            format!("Byte {byte} (Zeile {line}, Spalte {column}) ist kein gültiges UTF-8")
        }
        TextError::LoneSurrogate { unit } => format!("UTF-16-Einheit {unit} ist ein halbes Zeichen"),
        TextError::NotNormalised => "der Text hat fremde Zeilenenden oder eine Bytereihenfolge-Marke".into(),
        TextError::TooLong => "der Text ist länger als 4 GiB".into(),
    }
}

fn article_problem(problem: &ArticleError) -> String {
    match problem {
        ArticleError::InvalidUtf8 { byte, line, column } => {
            format!("kein UTF-8-Text in Zeile {line}, Spalte {column} (Byte {byte})")
        }
        ArticleError::InvalidUtf16 { byte, line, column } => {
            format!("kein UTF-16-Text in Zeile {line}, Spalte {column} (Byte {byte})")
        }
        ArticleError::Empty => "darin steht kein Text".into(),
        ArticleError::UnsupportedKind { kind } => {
            let kind = match kind {
                ForeignKind::Pdf => "eine PDF-Datei",
                ForeignKind::WordProcessor => "die Datei einer Textverarbeitung",
                ForeignKind::Ebook => "ein E-Book",
                ForeignKind::WebArchive => "ein Webarchiv",
                ForeignKind::Media => "Bild, Ton oder Film",
                ForeignKind::Archive => "ein Archiv",
                ForeignKind::Binary => "eine Datei ohne Text",
            };
            format!("das ist {kind} und kann hier nicht gelesen werden")
        }
    }
}

fn read_problem(problem: &ReadProblem) -> String {
    match problem {
        ReadProblem::Utf8 { at } => {
            format!(
                "das ist kein UTF-8-Text: Mit Byte {at} (ab 0 gezählt) beginnt kein Zeichen; speichern Sie die Datei als UTF-8"
            )
        }
        ReadProblem::UnknownFormat => "diese Datei hat kein Format, das importiert werden kann".into(),
        ReadProblem::WriteOnly(name) => {
            format!("Dateien des Formats „{name}“ können exportiert, aber nicht importiert werden")
        }
        ReadProblem::Syntax { line, column, problem } => {
            format!("kein gültiges JSON in Zeile {line}, Spalte {column}: {problem}")
        }
        ReadProblem::Line { line, column: 0, problem } => format!("Zeile {line}: {problem}"),
        ReadProblem::Line { line, column, problem } => format!("Zeile {line}, Spalte {column}: {problem}"),
        ReadProblem::Archive(problem) => format!("das Zip-Archiv lässt sich nicht auspacken: {problem}"),
        ReadProblem::NotFactmark => {
            "das ist JSON, aber keine Factmark-Datei: \"format\": \"factmark\" fehlt".into()
        }
        ReadProblem::NotAScheme => "das ist JSON, aber kein Schema: \"format\": \"factmark-scheme\" fehlt und \"format\": \"factmark\" auch".into(),
        ReadProblem::SchemeAlone => "diese Datei enthält ein Schema und keine Artikel; öffnen Sie sie dort, wo die Kategorien eingerichtet werden".into(),
        ReadProblem::NewerVersion(version) => format!(
            "diese Datei stammt von einem neueren Factmark (Version {version}); laden Sie die Seite neu und versuchen \
             Sie es noch einmal"
        ),
        ReadProblem::Value { path, problem } => format!("{path}: {problem}"),
    }
}

fn occurrence_problem(problem: &OccurrencesError) -> String {
    match problem {
        OccurrencesError::UnknownAnnotation => "Diese Markierung gibt es nicht mehr.".into(),
        OccurrencesError::SeveralFragments => {
            "Nur eine Markierung aus einem Teil kann anderswo markiert werden; diese hat mehrere.".into()
        }
    }
}
