//! Articles and annotations, in Spanish.

use super::count;
use crate::i18n::Editing;
use crate::model::{Origin, Status};

pub(super) const EDITING: Editing = Editing {
    labels: "Etiquetas",
    inspector: "Propiedades",
    choose_one: "Elija una anotación en el texto o en la lista para verla y cambiarla.",
    label: "Etiqueta",
    offsets: "Posición",
    offsets_hint: "Puntos de código desde el principio del texto, sin incluir el final",
    bounds: "Límites",
    start: "Inicio",
    end: "Fin",
    word: "palabra",
    character: "carácter",
    start_word_left: "Inicio una palabra atrás",
    start_word_right: "Inicio una palabra adelante",
    start_character_left: "Inicio un carácter atrás",
    start_character_right: "Inicio un carácter adelante",
    end_word_left: "Fin una palabra atrás",
    end_word_right: "Fin una palabra adelante",
    end_character_left: "Fin un carácter atrás",
    end_character_right: "Fin un carácter adelante",
    delete: "Eliminar",
    note: "Nota",
    note_hint: "Añadir una nota",
    origin: "Origen",
    created: "Creada",
    modified: "Modificada",
    origin_of: |origin| match origin {
        Origin::Manual => "Marcada a mano",
        Origin::Suggested => "Sugerida y aceptada",
        Origin::Imported => "Importada",
    },
    n_fragments: |n| count(n, "fragmento", "fragmentos"),
    has_note: "nota",

    opened: |title| format!("Abierto: {title}"),
    text_ends: "El texto termina aquí.",
    no_words_here: "Aquí no hay palabras.",
    nothing_marked_here: "Aquí no hay nada marcado.",
    no_annotations: "Aún no hay anotaciones.",
    choose_first: "Elija primero una anotación.",
    select_first: "Seleccione primero palabras del artículo.",
    bound_stuck: "El límite no puede moverse más.",
    nothing_to_undo: "No hay nada que deshacer.",
    nothing_to_redo: "No hay nada que rehacer.",
    undone: |edit| format!("Deshecho: {edit}."),
    redone: |edit| format!("Rehecho: {edit}."),

    add_documents: |n| {
        if n.n() == 1 { "añadir artículo".into() } else { format!("añadir {}", articles(n)) }
    },
    rename_document: "cambiar el título del artículo",
    change_status: |status| match status {
        Status::ToDo => "marcar el artículo como pendiente",
        Status::InProgress => "marcar el artículo como en curso",
        Status::Done => "marcar el artículo como terminado",
    },
    article_note: "editar la nota del artículo",
    due: "cambiar la fecha de entrega",
    move_document: "mover el artículo",
    change_document: "cambiar el artículo",
    delete_document: |title| format!("eliminar el artículo «{title}»"),
    tag: |label| format!("marcar {}", label.to_lowercase()),
    relabel: |label| format!("cambiar a {}", label.to_lowercase()),
    move_bound: "mover límite",
    edit_note: "editar nota",
    set_attribute: |attribute| format!("definir {attribute}"),
    delete_annotation: |label| format!("eliminar {}", label.to_lowercase()),
    link: "añadir enlace",
    unlink: "eliminar enlace",
    take_version: "tomar la otra versión",
    import: |n| format!("importar {}", articles(n)),

    documents_added: |n| {
        if n.n() == 1 { "Artículo añadido.".into() } else { format!("Se añadieron {}.", articles(n)) }
    },
    document_renamed: "Título cambiado.",
    status_changed: |status| match status {
        Status::ToDo => "Artículo marcado como pendiente.",
        Status::InProgress => "Artículo marcado como en curso.",
        Status::Done => "Artículo marcado como terminado.",
    },
    article_note_saved: "Nota del artículo guardada.",
    due_changed: "Fecha de entrega cambiada.",
    document_moved: "Artículo movido.",
    document_changed: "Artículo cambiado.",
    document_deleted: |title| format!("Artículo «{title}» eliminado."),
    tagged: |label| format!("Se marcó: {label}."),
    relabelled: |label| format!("Cambiado a: {label}."),
    bound_moved: "Límite movido.",
    note_saved: "Nota guardada.",
    attribute_set: |attribute| format!("Se definió: {attribute}."),
    annotation_deleted: |label| format!("Se eliminó: {label}."),
    linked: "Enlace añadido.",
    unlinked: "Enlace eliminado.",
    version_taken: "Ahora se muestra la otra versión.",
    imported: |n| format!("Importación: {}.", articles(n)),

    propagate: |n, label| format!("marcar {} como {}", count(n, "lugar", "lugares"), label.to_lowercase()),
    leave_out: "omitir lugares",
    add_fragment: "añadir fragmento",
    remove_fragment: "eliminar fragmento",
    change_scheme: "cambiar etiquetas",
    propagated: |n, label| format!("Se marcó en {}: {label}.", count(n, "lugar", "lugares")),
    left_out: "Lugares omitidos.",
    fragment_added: "Fragmento añadido.",
    fragment_removed: "Fragmento eliminado.",
    scheme_changed: "Etiquetas cambiadas.",
};

fn articles(n: &crate::i18n::Count) -> String {
    count(n, "artículo", "artículos")
}
