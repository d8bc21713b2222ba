//! What went wrong, what was repaired, what came in, in Spanish.

use super::count;
use super::values::value_problem;
use crate::article::{ArticleError, ForeignKind};
use crate::edit::Refusal;
use crate::format::ReadProblem;
use crate::i18n::Errors;
use crate::model::FragmentsError;
use crate::suggest::OccurrencesError;
use crate::text::TextError;
use crate::workspace::StorageFault;

pub(super) const ERRORS: Errors = Errors {
    refusal,
    storage_fault: |fault| match fault {
        StorageFault::Full => {
            "No guardado: el espacio de Factmark en este navegador está lleno. Puede seguir trabajando, pero lo que \
             haga ahora solo existe en esta página. Descargue una copia y elimine después los artículos que ya no \
             necesite."
        }
        StorageFault::Blocked => {
            "No guardado: este navegador no permite que la página almacene nada. Puede seguir trabajando, pero el \
             trabajo solo existe en esta página. Descargue una copia antes de cerrarla."
        }
        StorageFault::Newer => {
            "No guardado: este navegador contiene trabajo de un Factmark más reciente, que no se toca. Vuelva a \
             cargar la página para obtener la versión más reciente. Lo que haga ahora solo existe en esta página."
        }
        StorageFault::Cleared => {
            "No guardado: se vació el espacio de Factmark en este navegador mientras la página estaba abierta. Su \
             trabajo sigue en esta página: guárdelo de nuevo o descargue una copia."
        }
    },
    saved_again: "Todo está guardado de nuevo.",
    damaged_records: |title, n| {
        let records = count(n, "registro guardado ilegible", "registros guardados ilegibles");
        format!("«{title}»: {records}; lo ilegible se conserva aparte. Todo lo demás está aquí.")
    },
    damaged_text: |id| {
        format!(
            "No se pudo leer el texto de un artículo guardado ({id}). Lo que queda de él se conserva aparte; todos \
             los demás artículos están aquí."
        )
    },
    damaged_index: "No se pudo leer la lista de artículos y se creó de nuevo.",
    damaged_scheme: "No se pudieron leer sus etiquetas; se usan las habituales. Las antiguas se conservan aparte.",
    newer_scheme: "Las etiquetas de este navegador proceden de un Factmark más reciente y no se tocan. Los cambios \
                   que haga aquí en ellas no se guardan; vuelva a cargar la página para obtener la versión más \
                   reciente.",
    newer_article: |id| {
        format!(
            "Un artículo ({id}) procede de un Factmark más reciente. No se toca; vuelva a cargar la página para \
             obtener la versión más reciente."
        )
    },
    recovered: |title| format!("«{title}» estaba en el almacenamiento, en ninguna lista, y ha vuelto."),
    brought_back: "Lo que este navegador había perdido al cerrarse ha vuelto de la segunda copia.",
    copy_fault: |fault| match fault {
        StorageFault::Full => {
            "El navegador no tiene espacio para la segunda copia de su trabajo. Está guardado, pero los últimos segundos pueden perderse si el navegador falla. Cada cambio lo intenta de nuevo."
        }
        _ => {
            "No se puede escribir la segunda copia de su trabajo. Está guardado, pero los últimos segundos pueden perderse si el navegador falla. Cada cambio lo intenta de nuevo."
        }
    },
    changed_elsewhere: "Otra pestaña cambió lo que se muestra aquí.",
    no_longer_fits: "Esto ya no se puede deshacer: otra pestaña lo ha cambiado.",
    conflict: |n| {
        let things = count(n, "cosa cambió", "cosas cambiaron");
        format!("{things} en dos pestañas a la vez. Se muestra el último cambio; el otro se guarda aquí.")
    },
    deleted_elsewhere: |title| format!("Otra pestaña eliminó «{title}»."),
    deleted_while_at_work: "Otra pestaña eliminó la anotación en la que trabajaba; con «Deshacer» en ella vuelve. Las letras no hacen nada aquí hasta que haga clic o pulse Esc.",

    text_problem,
    article_problem,
    not_added: |file, problem| format!("{file}: {problem}. No se añadió nada."),
    unreadable: |file| format!("{file}: no se pudo leer este archivo. No se añadió nada."),
    read_problem,
    import_refused: |file, problem| format!("Importación rechazada. {file}: {problem}. No se cambió nada."),
    repaired: |lines| format!("Reparado durante la lectura: {lines}"),
    and_more: |n| format!("… y {n} más."),

    imported_one: |title| format!("Se importó «{title}»."),
    imported_many: |n| format!("Se importaron {}.", articles(n)),
    added_as_new_one: |title| {
        format!("«{title}» ya está aquí con otro contenido; el del archivo se añadió como artículo nuevo.")
    },
    added_as_new_many: |n| {
        format!(
            "Ya están aquí {} con otro contenido; los del archivo se añadieron como artículos nuevos.",
            articles(n)
        )
    },
    beside_newer_one: |title| {
        format!(
            "Un Factmark más reciente guardó un artículo en el lugar de «{title}», que no se toca; el del archivo se \
             añadió como artículo nuevo."
        )
    },
    beside_newer_many: |n| {
        format!(
            "Un Factmark más reciente guardó otros artículos, que no se tocan, en el lugar de {} del archivo; los \
             del archivo se añadieron como artículos nuevos.",
            articles(n)
        )
    },
    already_there_one: |title| format!("«{title}» ya está aquí con el mismo contenido; no se añadió nada."),
    already_there_many: |n| format!("Ya están aquí {} con el mismo contenido.", articles(n)),
    sample_gave_way: "El artículo de ejemplo, sin tocar, dejó su sitio.",
    labels_added: |names| format!("Etiquetas nuevas: {names}."),
    own_labels_kept: |names| format!("Se mantuvo su propia definición de: {names}."),

    unknown_format: |id| format!("No existe el formato «{id}»."),
    nothing_to_export: "No hay ningún artículo que exportar.",
    downloaded: |file| format!("Se descargó {file}."),
    not_downloaded: |file| format!("No se pudo descargar {file}."),
    remains_not_downloaded: "No se pudieron descargar los restos.",

    own_guidelines_kept: "El archivo tiene otras pautas; se mantuvieron las suyas.",
    own_keymap_kept: "El archivo tiene otras teclas; se mantuvieron las suyas.",
    value_not_stored: |name, problem| format!("No se guardó «{name}»: {problem}"),
    value_problem,
    occurrence_problem,
};

fn articles(n: &crate::i18n::Count) -> String {
    count(n, "artículo", "artículos")
}

fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::UnknownDocument => "Este artículo ya no está en la biblioteca.".into(),
        Refusal::UnknownAnnotation => "Esta anotación ya no existe.".into(),
        Refusal::UnknownRelation => "Este enlace ya no existe.".into(),
        Refusal::UnknownLabel(label) => format!("El esquema no tiene la etiqueta «{label}»."),
        Refusal::RelationNotAllowed(kind) => format!("El esquema no permite aquí el enlace «{kind}»."),
        Refusal::AttributeNotAllowed(id) => format!("La etiqueta no tiene el atributo «{id}»."),
        Refusal::OutsideText => "Eso queda más allá del final del texto.".into(),
        Refusal::Fragments(FragmentsError::Empty) => "Una anotación necesita al menos un fragmento.".into(),
        Refusal::Fragments(FragmentsError::Overlapping { first, second }) => {
            format!("Los fragmentos {} y {} de la anotación se solapan.", first + 1, second + 1)
        }
        Refusal::Duplicate => "Estas palabras ya llevan esta etiqueta.".into(),
        Refusal::EmptyText => "No hay texto en este artículo.".into(),
        Refusal::EmptyTitle => "Un artículo necesita un título.".into(),
        Refusal::AlreadyLinked => "Estas dos ya están enlazadas así.".into(),
        Refusal::Value { attribute, problem } => {
            format!("«{attribute}» no se definió: {}.", value_problem(problem))
        }
        Refusal::UnknownFragment => "Esta parte de la anotación ya no existe.".into(),
        Refusal::LastFragment => {
            "Es la única parte de la anotación, por eso se queda: elimine la anotación.".into()
        }
        Refusal::SchemeLoses(loss) => {
            format!("No se cambiaron las etiquetas; no está decidido qué será de esto: {loss}.")
        }
        Refusal::NothingToDo => "No hay nada que cambiar.".into(),
    }
}

fn text_problem(problem: &TextError) -> String {
    match problem {
        TextError::InvalidUtf8 { byte, line, column } => {
            format!("el byte {byte} (línea {line}, columna {column}) no es UTF-8 válido")
        }
        TextError::LoneSurrogate { unit } => format!("la unidad UTF-16 {unit} es medio carácter"),
        TextError::NotNormalised => {
            "el texto tiene finales de línea ajenos o una marca de orden de bytes".into()
        }
        TextError::TooLong => "el texto supera los 4 GiB".into(),
    }
}

fn article_problem(problem: &ArticleError) -> String {
    match problem {
        ArticleError::InvalidUtf8 { byte, line, column } => {
            format!("no es texto UTF-8 en la línea {line}, columna {column} (byte {byte})")
        }
        ArticleError::InvalidUtf16 { byte, line, column } => {
            format!("no es texto UTF-16 en la línea {line}, columna {column} (byte {byte})")
        }
        ArticleError::Empty => "no contiene texto".into(),
        ArticleError::UnsupportedKind { kind } => {
            let kind = match kind {
                ForeignKind::Pdf => "un archivo PDF",
                ForeignKind::WordProcessor => "un archivo de procesador de textos",
                ForeignKind::Ebook => "un libro electrónico",
                ForeignKind::WebArchive => "un archivo web",
                ForeignKind::Media => "una imagen, un sonido o una película",
                ForeignKind::Archive => "un archivo comprimido",
                ForeignKind::Binary => "un archivo que no es texto",
            };
            format!("es {kind} y no se puede leer aquí")
        }
    }
}

fn read_problem(problem: &ReadProblem) -> String {
    match problem {
        ReadProblem::Utf8 { at } => format!(
            "no es texto UTF-8: ningún carácter empieza en el byte {at} (contado desde 0); guarde el archivo como UTF-8"
        ),
        ReadProblem::UnknownFormat => "este archivo no tiene ningún formato que se pueda importar".into(),
        ReadProblem::WriteOnly(name) => {
            format!("los archivos del formato «{name}» se pueden exportar, pero no importar")
        }
        ReadProblem::Syntax { line, column, problem } => {
            format!("JSON no válido en la línea {line}, columna {column}: {problem}")
        }
        ReadProblem::Line { line, column: 0, problem } => format!("línea {line}: {problem}"),
        ReadProblem::Line { line, column, problem } => format!("línea {line}, columna {column}: {problem}"),
        ReadProblem::Archive(problem) => format!("no se puede descomprimir el archivo zip: {problem}"),
        ReadProblem::NotFactmark => {
            "es JSON, pero no un archivo de Factmark: falta \"format\": \"factmark\"".into()
        }
        ReadProblem::NotAScheme => "es JSON, pero no un esquema: no tiene \"format\": \"factmark-scheme\" ni \"format\": \"factmark\"".into(),
        ReadProblem::SchemeAlone => "este archivo contiene un esquema y ningún artículo; ábralo donde se configuran las etiquetas".into(),
        ReadProblem::NewerVersion(version) => format!(
            "este archivo procede de un Factmark más reciente (versión {version}); vuelva a cargar la página e \
             inténtelo otra vez"
        ),
        ReadProblem::Value { path, problem } => format!("{path}: {problem}"),
    }
}

fn occurrence_problem(problem: &OccurrencesError) -> String {
    match problem {
        OccurrencesError::UnknownAnnotation => "Esta anotación ya no existe.".into(),
        OccurrencesError::SeveralFragments => {
            "Solo una anotación de un fragmento puede marcarse en otros lugares; esta tiene varios.".into()
        }
    }
}
