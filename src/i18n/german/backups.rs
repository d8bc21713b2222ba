//! Backups, in German.

use super::count;
use crate::i18n::{Backups, Count};
use crate::workspace::{BackupProblem, Reminding};

pub(super) const BACKUPS: Backups = Backups {
    backups: "Sicherungen",
    back_up: "Alles sichern",
    restore: "Sicherung zurückholen",
    restore_choose: "Sicherung zurückholen…",
    backup_file: "Sicherungsdatei",
    last_backup: |moment| format!("Letzte Sicherung: {moment}."),
    no_backup_yet: "In diesem Browser wurde noch keine Sicherung gemacht.",
    remind_after: "Erinnern, wenn die letzte Sicherung älter ist als",
    reminding: |it| match it {
        Reminding::Never => "(nicht erinnern)",
        Reminding::Day => "ein Tag",
        Reminding::Week => "eine Woche",
        Reminding::Month => "ein Monat",
    },
    overdue: |days| format!("Die letzte Sicherung ist {} alt.", day_count(days)),
    never_made: |n| {
        let days = count(n, "Tag", "Tagen");
        format!("Von Ihrer Arbeit gibt es noch keine Sicherung; begonnen haben Sie vor {days}.")
    },
    later: "Später",

    kept: "Dieser Browser behält die Daten von Factmark, bis Sie sie löschen.",
    may_go: "Dieser Browser darf die Daten von Factmark entfernen, wenn der Platz knapp wird.",
    keeping_unknown: "Dieser Browser sagt nicht, ob er die Daten von Factmark behält.",
    ask_to_keep: "Den Browser bitten, sie zu behalten",
    not_granted: "Der Browser hat nicht zugestimmt. Manche stimmen zu, wenn die Seite ein Lesezeichen hat, installiert ist oder öfter benutzt wird.",

    folder: "Sicherungsordner",
    folder_hint: "Nach jeder Pause kann eine Kopie von allem in einen Ihrer Ordner geschrieben werden.",
    folder_choose: "Ordner wählen",
    folder_unsupported: "Dieser Browser kann nicht in einen Ordner schreiben.",
    folder_waiting: |name| format!("„{name}“: noch nichts geschrieben."),
    folder_written: |name, moment| format!("Nach „{name}“ geschrieben: {moment}."),
    folder_failed: |name, reason| {
        format!("Die Sicherung konnte nicht nach „{name}“ geschrieben werden: {reason}.")
    },
    folder_needs_leave: |name| {
        format!("Der Browser will erst wieder gefragt werden, bevor er nach „{name}“ schreibt.")
    },
    folder_allow: "Wieder erlauben",
    folder_forget: "Nicht mehr dorthin schreiben",

    made: |moment| format!("Gemacht: {moment}."),
    holds: |articles, annotations| {
        let annotations = count(annotations, "Annotation", "Annotationen");
        format!("Sie enthält {articles} Artikel mit {annotations}.")
    },
    unreadable: |n| {
        format!(
            "{} darin können hier nicht gelesen werden: beschädigt oder von einem neueren Factmark. Die Datei behält, was sie hat.",
            count(n, "Datensatz", "Datensätze")
        )
    },
    damaged: |titles| format!("Etwas fehlt in: {titles}."),
    n_new: |n| format!("Kommen hinzu: {n} Artikel."),
    n_same: |n| format!("Schon da, mit gleichem Inhalt: {n} Artikel."),
    n_differ: |n| format!("Da, mit anderem Inhalt: {n} Artikel."),
    keep_both: "Beide behalten",
    replace_mine: "Meinen ersetzen",
    from_backup: |title| format!("{title} (aus der Sicherung)"),
    promise: "Was hier ist, bleibt, und ein Rückgängig nimmt alles zurück.",
    do_restore: "Zurückholen",
    nothing_to_restore: "Alles aus dieser Sicherung ist schon da.",
    nothing_else_to_restore: "Was sich von dieser Sicherung lesen lässt, ist schon hier; der Rest ist beschädigt und lässt sich nicht wiederherstellen.",
    replaced_one: |title| format!("„{title}“ wurde durch den Artikel aus der Sicherung ersetzt."),
    replaced_many: |n| format!("Durch die aus der Sicherung ersetzt: {n} Artikel."),

    problem,
    refused: |file, problem| format!("{file}: {problem}. Nichts wurde geändert."),
    alone: |file| {
        format!(
            "{file} ist eine Sicherung: wählen Sie sie allein aus, um sie zurückzuholen. Nichts wurde geändert."
        )
    },
};

fn day_count(n: &Count) -> String {
    count(n, "Tag", "Tage")
}

fn problem(problem: &BackupProblem) -> String {
    match problem {
        BackupProblem::Syntax { line, column } => {
            format!("Zeile {line}, Spalte {column}: die Datei ist beschädigt oder abgeschnitten")
        }
        BackupProblem::NotABackup => "das ist keine Sicherung von Factmark".into(),
        BackupProblem::Newer(version) => {
            format!(
                "ein neueres Factmark hat sie geschrieben (Version {version}); laden Sie die Seite neu, um es zu bekommen"
            )
        }
        BackupProblem::Member(name) => format!("„{name}“ fehlt oder ist nicht, was es sein sollte"),
        BackupProblem::Record(key) => format!("„{key}“ ist kein Datensatz von Factmark"),
    }
}
