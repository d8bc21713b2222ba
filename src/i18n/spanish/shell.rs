//! The page around the article, in Spanish.

use super::count;
use crate::i18n::Shell;
use crate::model::Status;
use crate::workspace::StorageFault;

pub(super) const SHELL: Shell = Shell {
    articles: "Artículos",
    add_article: "Añadir artículo",
    undo: "Deshacer",
    redo: "Rehacer",
    undo_what: |edit| format!("Deshacer: {edit}"),
    redo_what: |edit| format!("Rehacer: {edit}"),
    import: "Importar",
    import_file: "Importar archivo",
    export: "Exportar",
    help: "Ayuda",
    language: "Idioma",
    library: "Biblioteca",
    no_articles: "No hay artículos. Pegue un texto en cualquier lugar de esta página o arrastre un archivo.",
    article: "Artículo",
    rename: "Cambiar título",
    rename_article: "Cambiar título del artículo",
    delete_article: "Eliminar artículo",
    no_article_open: "Ningún artículo abierto",
    welcome: "Pegue un texto en cualquier lugar de esta página, arrastre un archivo o elija «Añadir artículo».",
    annotations: "Anotaciones",
    nothing_marked: |labels| {
        format!(
            "Aún no hay nada marcado. Seleccione palabras del artículo y pulse la tecla de una etiqueta: {labels}."
        )
    },
    hint_selected: |labels| format!("{labels} · con Alt: caracteres exactos · Esc anula la selección"),
    hint_chosen: |keys| {
        format!(
            "{keys} cambiar etiqueta · [ ] mover límites · T nota · Supr eliminar · N P siguiente, anterior"
        )
    },
    hint_nothing: |labels| format!("Seleccione palabras y pulse {labels}"),
    promise: "Nada sale de esta página",
    saved: "Guardado",
    saved_at: |clock| format!("Guardado {clock}"),
    saving: "Guardando…",
    in_browser: "Guardado en este navegador; un fallo puede costar los últimos segundos",
    in_browser_at: |clock| {
        format!("Guardado {clock} en este navegador; un fallo puede costar los últimos segundos")
    },
    not_saved: |fault| match fault {
        StorageFault::Full => "No guardado: el espacio de este navegador está lleno",
        StorageFault::Blocked => "No guardado: este navegador no almacena nada",
        StorageFault::Newer => "No guardado: se necesita una versión más reciente",
        StorageFault::Cleared => "No guardado: se vació el espacio de este navegador",
    },
    usage_small: "Menos del 1 % del espacio de este navegador",
    usage: |percent| format!("{percent} % del espacio de este navegador"),
    status: |status| match status {
        Status::ToDo => "Pendiente",
        Status::InProgress => "En curso",
        Status::Done => "Terminado",
    },
    n_annotations: |n| count(n, "anotación", "anotaciones"),
    take_it_back: "Deshacer esto",
    download_copy: "Descargar una copia",
    download_remains: "Descargar los restos",
    save_again: "Guardar de nuevo",
    close_message: "Cerrar mensaje",
};
