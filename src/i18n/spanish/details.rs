//! Attributes, evidence and links of an annotation; details of an article, in Spanish.

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
};
