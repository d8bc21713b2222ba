//! Files out and in, in Spanish.

use super::count;
use crate::format::{Loss, Note, NoteKind, Repair};
use crate::i18n::Transfer;

pub(super) const TRANSFER: Transfer = Transfer {
    what_is_kept: "Qué conserva este formato",
    keeps_all: "Todo pasa al archivo tal como está.",
    looking: "Comprobando qué cabe en el formato…",
    n_times: |n| count(n, "vez", "veces"),
    annotation_of: |annotation, article| format!("{annotation}, en «{article}»"),
    loss,
    repair,
    note,
    import_report: "Qué ha entrado",
    not_placed: "Sin colocar",
    not_placed_hint: "Estas anotaciones no se han incorporado, porque sus palabras no se encontraron con certeza en un solo lugar. Busque las palabras y márquelas a mano.",
    not_placed_n: |n| format!("{} colocar.", count(n, "anotación no se pudo", "anotaciones no se pudieron")),
    look_for: |words| format!("Buscar «{words}»"),
    no_words: "El archivo no indica palabras.",
    download_list: "Descargar esta lista",
    show_report: "Mostrar el informe",
    about_json: "La forma propia de Factmark: lo contiene todo y vuelve tal como era.",
    about_jsonl: "Una línea por artículo con tokens y tramos: para Hugging Face datasets, Prodigy y spaCy.",
    about_tokens: "Una marca por token y una columna por etiqueta: para entrenar clasificación de tokens.",
    about_conll: "Columnas de tokens y marcas, un archivo por etiqueta: para herramientas NER más antiguas.",
    about_brat: "Texto y anotaciones por separado: para brat y sus lectores; conserva fragmentos, enlaces y notas.",
    about_label_studio: "Tareas con su configuración de etiquetado: para Label Studio.",
    about_doccano: "Una línea por artículo: para doccano.",
    about_cas_json: "Un archivo por artículo con su sistema de tipos: para INCEpTION y UIMA.",
    about_xmi: "XML con su sistema de tipos: para INCEpTION y UIMA.",
    about_w3c: "Web Annotations en JSON-LD: para anotar en la web.",
    about_csv: "Una fila por fragmento de anotación: para hojas de cálculo y estadística.",
    about_tsv: "Como CSV, con tabuladores.",
    about_checkthat: "Una fila por frase, si merece comprobarse: para entrenar y ordenar.",
    about_claimreview: "Un objeto por afirmación revisada según schema.org: para publicar verificaciones.",
    about_html: "Una página para leer, filtrar e imprimir, en un solo archivo.",
    defuse_formulas: "Evitar que las hojas de cálculo tomen palabras por fórmulas",
    byte_order_mark: "Marcar el archivo como UTF-8, que Excel necesita",
    grapheme_clusters: "Contar grupos de grafemas, como esté configurado el proyecto de doccano",
};

fn loss(loss: &Loss) -> String {
    match loss {
        Loss::Overlap => "se solapa con otra anotación de la misma etiqueta, omitida".into(),
        Loss::NoToken => "no abarca ninguna palabra, omitida".into(),
        Loss::SplitWithId => {
            "tiene varios fragmentos: cada uno pasó a ser un tramo propio, con un mismo identificador".into()
        }
        Loss::Split => "tiene varios fragmentos: cada uno pasó a ser un tramo propio".into(),
        Loss::Widened => {
            "empieza o acaba dentro de una palabra: en el archivo llega a los límites de la palabra".into()
        }
        Loss::Label(label) => format!("el formato no tiene sitio para la etiqueta «{label}»: omitida"),
        Loss::Renamed(from, to) => format!("«{from}» se llama «{to}» en el archivo"),
        Loss::Attribute(it) => format!("se omite el atributo «{it}»"),
        Loss::Value(it) => format!("el valor de «{it}» se cambió por lo que permite el formato"),
        Loss::Note => "se omite la nota".into(),
        Loss::AnnotationDetails => "se omite quién hizo la anotación, cuándo y cómo".into(),
        Loss::Relation(it) => format!("se omite un enlace «{it}»"),
        Loss::DocumentDetails => "se omiten datos del artículo (título, fuente, estado…)".into(),
        Loss::Exceptions => {
            "los lugares descartados al marcar las mismas palabras no están en el archivo".into()
        }
        Loss::Blanks => "los finales de línea y los espacios entre palabras no están en el archivo".into(),
        Loss::Characters => "se sustituyeron caracteres que el formato prohíbe".into(),
        Loss::Text => "el texto no está en el archivo, solo las palabras marcadas".into(),
        Loss::NotMarked => "en el artículo no hay nada marcado, por eso no está en el archivo".into(),
        Loss::EmptyDocument => "el artículo está vacío y no está en el archivo".into(),
        Loss::Scheme => {
            "los colores, teclas y definiciones de las etiquetas no están en el archivo, o no todos".into()
        }
        Loss::Incomplete(it) => format!("omitida, porque «{it}» está vacío"),
        Loss::WholeSentences => {
            "las afirmaciones pasaron a ser frases enteras: el formato tiene una fila por frase".into()
        }
    }
}

fn repair(repair: &Repair) -> String {
    match repair {
        Repair::Counted(unit) => {
            format!("las posiciones se contaban en {unit} y ahora se cuentan en puntos de código")
        }
        Repair::LineEnds => "los finales de línea se unificaron y las posiciones los siguen".into(),
        Repair::Searched => "las posiciones eran erróneas; las palabras muestran el lugar".into(),
        Repair::Pieces => "sus fragmentos se ordenaron o unieron".into(),
        Repair::NotPlaced => "no se pudo colocar".into(),
        Repair::Relation => "se omitió un enlace a una anotación que no está".into(),
        Repair::Id => "faltaba un identificador o estaba repetido; se dio otro".into(),
        Repair::Value(it) => format!("se conservó un valor extraño de «{it}»"),
        Repair::Ignored(it) => format!("{it}: omitido"),
        Repair::Line(line, why) => format!("se omitió la línea {line}: {why}"),
        Repair::Guessed(unit) => format!("nada dice qué cuentan las posiciones; se tomaron {unit}"),
    }
}

fn note(note: &Note) -> String {
    let key = &note.key;
    match note.kind {
        NoteKind::Missing => format!("faltaba «{key}» y se supuso"),
        NoteKind::Unknown => format!("«{key}» no se conoce aquí o está vacío y se omitió"),
        NoteKind::Rounded => format!("un número de «{key}» era demasiado grande y se redondeó"),
        NoteKind::Odd => format!("un valor de «{key}» no encaja en el esquema y se conservó"),
        NoteKind::Counted => "las posiciones se contaban de otro modo y se convirtieron".into(),
        NoteKind::Ordered => "los fragmentos se pusieron en el orden del texto".into(),
        NoteKind::TextChanged => "el texto cambió después de calcular su suma de control".into(),
        NoteKind::Outside => "los lugares descartados no encajan en el texto y se omitieron".into(),
        NoteKind::NotFinite => format!("«{key}» no es un número finito y se omitió"),
        NoteKind::NoEnd => format!("un enlace «{key}» no lleva a ninguna anotación y se omitió"),
        NoteKind::LabelAdded => format!("la etiqueta «{key}» faltaba en el esquema y se añadió"),
        NoteKind::RelationTypeAdded => format!("el enlace «{key}» faltaba en el esquema y se añadió"),
    }
}
