//! Setting up: labels and links, guidelines, keys, appearance, in Spanish.

use crate::i18n::Setup;
use crate::model::{Hue, LineStyle};

pub(super) const SETUP: Setup = Setup {
    labels_choose: "Etiquetas…",
    labels_and_links: "Etiquetas y enlaces",
    parts: "Partes del esquema",
    links: "Enlaces",
    guidelines: "Pautas",
    start_from: "Partir de",
    start_from_choose: "Elegir…",
    preset_factmark: "Citas, afirmaciones, entidades",
    preset_guardian: "Citas según The Guardian",
    preset_polnear: "Atribuciones según PolNeAR",
    import_labels: "Importar etiquetas",
    labels_file: "Archivo de etiquetas",
    export_labels: "Exportar etiquetas",
    labels_taken: |file| format!("Las etiquetas de {file} están en el borrador. Guarde para usarlas."),
    save: "Guardar",
    scheme_changed_meanwhile: |names| {
        format!(
            "Entretanto, otra pestaña o una importación cambió esto: {names}. Si guarda otra vez, su borrador ocupa su lugar, y deshacer lo recupera."
        )
    },
    guidelines_or_keys: "guía o teclas",

    add_label: "Añadir etiqueta",
    new_label: "Etiqueta nueva",
    add_attribute: "Añadir atributo",
    new_attribute: "Atributo nuevo",
    add_link: "Añadir tipo de enlace",
    new_link: "Enlace nuevo",
    delete: "Eliminar",
    delete_what: |name| format!("Eliminar «{name}»"),
    move_up: |name| format!("Subir «{name}»"),
    move_down: |name| format!("Bajar «{name}»"),
    name: "Nombre",
    description: "Descripción",
    key: "Tecla",
    key_hint: "una letra o una cifra",
    colour: "Color",
    hue: |it| match it {
        Hue::Blue => "Azul",
        Hue::Orange => "Naranja",
        Hue::Green => "Verde",
        Hue::Purple => "Morado",
        Hue::Red => "Rojo",
        Hue::Olive => "Oliva",
    },
    contrast: "Todos los colores tienen el contraste comprobado, sobre fondo claro y oscuro.",
    sample: "muestra",
    underline: "Subrayado",
    line: |it| match it {
        LineStyle::Solid => "Continuo",
        LineStyle::Dashed => "Discontinuo",
        LineStyle::Dotted => "Punteado",
        LineStyle::Double => "Doble",
        LineStyle::Wavy => "Ondulado",
    },

    attributes: "Atributos",
    kind: "Tipo",
    kind_text: "Texto",
    kind_wikidata: "Elemento de Wikidata",
    kind_choice: "Opción de una lista",
    kind_number: "Número",
    kind_flag: "Sí o no",
    kind_url: "Dirección web",
    kind_date: "Fecha",
    kind_evidence: "Pruebas",
    choices: "Opciones, una por línea",
    shown_when: "Se muestra si",
    always: "Siempre",
    test: "Condición",
    is_set: "tiene un valor",
    is_one_of: "es uno de",
    is_none_of: "no es ninguno de",
    values: "Valores",
    values_hint: "uno por línea",
    from_labels: "Desde",
    to_labels: "Hasta",
    any_label: "Sin nada marcado vale cualquier etiqueta.",
    guidelines_field: "Pautas, en Markdown",
    use_draft: "Empezar con nuestro borrador",

    problem_no_label: "Un esquema necesita al menos una etiqueta.",
    problem_no_name: "Algo no tiene nombre todavía.",
    problem_key: |first, second| format!("«{first}» y «{second}» tienen la misma tecla."),
    problem_no_choice: |attribute, label| format!("«{attribute}» de «{label}» no tiene opciones todavía."),
    problem_condition: |attribute, label| {
        format!("«{attribute}» de «{label}» no se mostraría nunca: su condición no puede cumplirse.")
    },
    problem_guidelines: "Las pautas son demasiado largas: como máximo 100 000 caracteres.",
    problem_other: |reason| format!("Esto no forma un esquema todavía: {reason}."),
    takes_key: |key, action| format!("{key} etiquetará entonces; «{action}» pierde la tecla."),

    losses: "¿Qué pasa con el trabajo que ya hay?",
    losses_hint: "No se pierde nada salvo que usted lo elija, y un solo Deshacer lo recupera todo.",
    label_goes: |label| format!("Desaparece la etiqueta «{label}»"),
    attribute_goes: |attribute, label| format!("Desaparece el atributo «{attribute}» de «{label}»"),
    choice_goes: |choice, attribute| format!("Desaparece la opción «{choice}» de «{attribute}»"),
    values_change: |attribute, label| {
        format!("«{attribute}» de «{label}» admite otros valores, en los que estos no pueden convertirse")
    },
    link_goes: |name| format!("Desaparece el enlace «{name}»"),
    link_changes: |name| format!("El enlace «{name}» ya no une estas etiquetas"),
    used: |n, n_articles| format!("Usos: {n}. Artículos: {n_articles}."),
    becomes: |name| format!("pasa a «{name}»"),
    kept: "se queda como está",
    removed: "se elimina",
    impossible: "No es posible: habría dos valores en un mismo lugar, o falta el destino.",
    back: "Volver",
    save_changes: "Guardar cambios",

    no_guidelines: "Este esquema no tiene pautas todavía. Anote lo que han acordado o empiece con nuestro borrador.",
    edit: "Editar",
    close_guidelines: "Cerrar pautas",

    search_keys: "Buscar acciones",
    change: "Cambiar",
    change_key_of: |action| format!("Cambiar la tecla de {action}"),
    press_new_key: "Pulse la tecla nueva",
    key_is_taken: |key, holder| format!("{key} pertenece a «{holder}»."),
    take_key: "Usarla aquí",
    give_up: "Dejarlo así",
    writes_text: |key| {
        format!("{key} escribe texto y esta acción funciona mientras escribe: añada Ctrl o Alt.")
    },
    reset: "Restablecer",
    reset_key_of: |action| format!("Restablecer la tecla de {action}"),
    reset_all: "Restablecer todas las teclas",

    settings: "Ajustes",
    appearance: "Apariencia",
    follow_system: "Como el sistema",
    light: "Claro",
    dark: "Oscuro",
    settings_promise: "Los ajustes se quedan en este navegador.",
    remains: "Apartado",
    remains_kept: |n| {
        format!(
            "Registros guardados que no se pudieron leer: {n}. Se conservan tal como estaban, por si alguien aún puede aprovecharlos. Una vez descargados se pueden borrar."
        )
    },
    delete_remains: "Borrar los restos",
    remains_deleted: "Se borraron los restos.",
};
