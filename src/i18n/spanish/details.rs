//! Attributes, evidence and links of an annotation; details of an article, in Spanish.

use super::count;
use crate::i18n::Details;

pub(super) const DETAILS: Details = Details {
    attributes: "Atributos",
    add_evidence: "Añadir prueba",
    evidence: |n| format!("Prueba {n}"),
    delete_evidence: |n| format!("Eliminar prueba {n}"),
    address: "Dirección",
    archived_at: "Archivado en",
    excerpt: "Extracto",
    stance: "Postura",
    seen_on: "Visto el",
    links: "Enlaces",
    link_to: |relation| format!("Enlazar: {}", relation.to_lowercase()),
    delete_link: |link| format!("Eliminar enlace {link}"),
    link_from: |relation| format!("{relation} de"),
    article_details: "Detalles del artículo",
    title: "Título",
    status: "Estado",
    due: "Fecha de entrega",
    language_of_article: "Idioma",
    note: "Nota",
    note_on_article: "Nota del artículo",
    publisher: "Medio",
    byline: "Firma",
    done: "Listo",
    day_wrong: "Un día se escribe 2026-11-22.",
    history: "Historial de cambios",
    verify: "Verificar",
    download_history: "Descargar el historial",
    with_history: "Con el historial de cambios",
    no_history: "No hay historial de este artículo: este navegador no lo guarda o aún no se ha cambiado nada.",
    history_sound: |n, since| {
        format!(
            "La cadena está íntegra: {} desde {since}, ligada a este texto.",
            count(n, "entrada", "entradas")
        )
    },
    history_of_other_text: "La cadena está rota en su comienzo: pertenece a otro texto.",
    history_missing: |n| format!("La cadena está rota: falta la entrada {n}."),
    history_altered: |n, when| {
        format!("La cadena está rota en la entrada {n} ({when}): se modificó después.")
    },
    history_record: |key, n| format!("El registro {key} no es lo que escribió la entrada {n}."),
    history_stranger: |key| format!("Ninguna entrada escribió el registro {key}."),
};
