//! The work as a whole: the list of articles, filters, coverage, long work, in Spanish.

use super::count;
use crate::i18n::Overview;
use crate::workspace::{Lack, Sort};

pub(super) const OVERVIEW: Overview = Overview {
    no_article_like_that: "Ningún artículo es así.",
    filter_articles: "Filtrar artículos",
    show: "Mostrar",
    all: "Todos",
    due: "Por entregar",
    sort_by: "Ordenar por",
    sort: |sort| match sort {
        Sort::AsIs => "orden propio",
        Sort::Title => "título",
        Sort::Due => "fecha de entrega",
        Sort::Status => "estado",
        Sort::Annotations => "anotaciones",
    },
    largest_first: "Mayor primero",
    due_on: |day| format!("entrega {day}"),
    overdue_since: |day| format!("atrasado desde {day}"),
    coverage: |n_marked, n| format!("{n_marked} de {} con marcas", count(n, "frase", "frases")),
    only: |label, n| format!("Solo {} ({n})", label.to_lowercase()),
    filter_annotations: "Filtrar anotaciones",
    filter: "Filtrar",
    any: "Cualquiera",
    with_or_without_note: "Con o sin nota",
    with_note: "Con nota",
    without_note: "Sin nota",
    still_missing: "Falta todavía",
    anything: "Indiferente",
    lack: |lack| match lack {
        Lack::Speaker => "Cita sin hablante",
        Lack::Claimant => "Afirmación sin autor",
    },
    attribute: "Atributo",
    show_all_alike: "Mostrar todas igual",
    adding_articles: "Añadiendo artículos",
    stop: "Detener",
    stopped: "Detenido. No se añadió nada.",
    done_next: "Terminado, siguiente",
    done_next_article: "Terminado, siguiente artículo",
    details: "Detalles",
    move_up: "Subir",
    move_down: "Bajar",
    remove_fragment: |n| format!("Quitar fragmento {n}"),
    join_quoted: "Unir las siguientes palabras entrecomilladas",
    add_selection: "Añadir la selección",
    mark_others: "Marcar otras apariciones",
};
