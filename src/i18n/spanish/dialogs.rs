//! The dialogs, in Spanish.

use crate::i18n::Dialogs;

pub(super) const DIALOGS: Dialogs = Dialogs {
    close: "Cerrar",
    cancel: "Cancelar",
    title: "Título",
    title_hint: "(puede quedar vacío: se toma la primera línea)",
    article_text: "Texto del artículo",
    article_text_hint: "Pegue o escriba aquí el artículo",
    open_files: "Abrir archivos",
    open_files_choose: "Abrir archivos…",
    add: "Añadir",
    no_text_yet: "Aún no hay texto: pegue o escriba el artículo, o abra un archivo.",
    text_not_added: |reason| format!("Este texto no se puede añadir: {reason}."),
    title_needed: "Un artículo necesita un título.",
    format: "Formato",
    which_articles: "Qué artículos",
    this_article: "Este artículo",
    all_articles: "Todos los artículos",
    all_articles_counted: |n| format!("Todos los artículos ({n})"),
    export_promise: "El archivo se crea en esta página y se guarda en sus descargas. No se envía nada.",
    download: "Descargar",
    find_action: "Buscar una acción",
    find_action_hint: "¿Qué desea hacer?",
    actions: "Acciones",
    nothing_called_that: "Nada se llama así.",
    tag_as: |label| format!("Marcar como {}", label.to_lowercase()),
    open_article: |title| format!("Abrir {title}"),
};
