//! Backups, in Spanish.

use super::count;
use crate::i18n::Backups;
use crate::workspace::{BackupProblem, Reminding};

pub(super) const BACKUPS: Backups = Backups {
    backups: "Copias de seguridad",
    back_up: "Hacer copia de todo",
    restore: "Restaurar una copia",
    restore_choose: "Restaurar una copia…",
    backup_file: "Archivo de copia de seguridad",
    last_backup: |moment| format!("Última copia: {moment}."),
    no_backup_yet: "En este navegador aún no se ha hecho ninguna copia de seguridad.",
    remind_after: "Recordármelo cuando la última copia tenga más de",
    reminding: |it| match it {
        Reminding::Never => "(no recordármelo)",
        Reminding::Day => "un día",
        Reminding::Week => "una semana",
        Reminding::Month => "un mes",
    },
    overdue: |days| format!("Su última copia de seguridad tiene {}.", count(days, "día", "días")),
    never_made: |days| {
        format!("Aún no hay copia de seguridad de su trabajo; empezó hace {}.", count(days, "día", "días"))
    },
    later: "Más tarde",

    kept: "Este navegador conserva los datos de Factmark hasta que usted los borre.",
    may_go: "Este navegador puede quitar los datos de Factmark si falta espacio.",
    keeping_unknown: "Este navegador no dice si conserva los datos de Factmark.",
    ask_to_keep: "Pedir al navegador que los conserve",
    not_granted: "El navegador no aceptó. Algunos aceptan cuando la página está en marcadores, instalada o se usa más.",

    folder: "Carpeta de copias",
    folder_hint: "Después de cada pausa se puede escribir una copia de todo en una carpeta suya.",
    folder_choose: "Elegir una carpeta",
    folder_unsupported: "Este navegador no puede escribir en una carpeta.",
    folder_waiting: |name| format!("«{name}»: aún no se ha escrito nada."),
    folder_written: |name, moment| format!("Escrito en «{name}»: {moment}."),
    folder_failed: |name, reason| format!("No se pudo escribir la copia en «{name}»: {reason}."),
    folder_needs_leave: |name| format!("El navegador pide permiso de nuevo antes de escribir en «{name}»."),
    folder_allow: "Permitir de nuevo",
    folder_forget: "Dejar de escribir allí",

    made: |moment| format!("Hecha: {moment}."),
    holds: |articles, annotations| {
        format!(
            "Contiene {} con {}.",
            count(articles, "artículo", "artículos"),
            count(annotations, "anotación", "anotaciones")
        )
    },
    unreadable: |n| {
        format!(
            "Aquí no se pueden leer {} de ella: dañados o de un Factmark más reciente. El archivo conserva lo que tiene.",
            count(n, "registro", "registros")
        )
    },
    damaged: |titles| format!("Falta algo en: {titles}."),
    n_new: |n| format!("Se añaden: {}.", count(n, "artículo", "artículos")),
    n_same: |n| format!("Ya están, con el mismo contenido: {}.", count(n, "artículo", "artículos")),
    n_differ: |n| format!("Están con otro contenido: {}.", count(n, "artículo", "artículos")),
    keep_both: "Conservar ambos",
    replace_mine: "Sustituir el mío",
    from_backup: |title| format!("{title} (de la copia)"),
    promise: "Lo que está aquí se queda, y un Deshacer lo revierte todo.",
    do_restore: "Restaurar",
    nothing_to_restore: "Todo lo de esta copia ya está aquí.",
    nothing_else_to_restore: "Lo que se puede leer de esta copia ya está aquí; el resto está dañado y no se puede restaurar.",
    replaced_one: |title| format!("«{title}» fue sustituido por el de la copia."),
    replaced_many: |n| format!("Sustituidos por los de la copia: {n} artículos."),

    problem,
    refused: |file, problem| format!("{file}: {problem}. No se cambió nada."),
    alone: |file| {
        format!("{file} es una copia de seguridad: elíjala sola para restaurarla. No se cambió nada.")
    },
};

fn problem(problem: &BackupProblem) -> String {
    match problem {
        BackupProblem::Syntax { line, column } => {
            format!("línea {line}, columna {column}: el archivo está dañado o cortado")
        }
        BackupProblem::NotABackup => "esto no es una copia de seguridad de Factmark".into(),
        BackupProblem::Newer(version) => {
            format!(
                "la escribió un Factmark más reciente (versión {version}); recargue la página para obtenerlo"
            )
        }
        BackupProblem::Member(name) => format!("«{name}» falta o no es lo que debería"),
        BackupProblem::Record(key) => format!("«{key}» no es un registro de Factmark"),
    }
}
