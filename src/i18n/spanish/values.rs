//! Why a value is none, in Spanish.

use crate::model::ValueProblem;

pub(super) fn value_problem(problem: &ValueProblem) -> String {
    match problem {
        ValueProblem::UrlScheme => "una dirección empieza por «https://» o «http://»".into(),
        ValueProblem::UrlHost => "la dirección no nombra ningún sitio después de «//»".into(),
        ValueProblem::UrlBlank => "hay un espacio en la dirección".into(),
        ValueProblem::Date => "una fecha se escribe «2026-11-22», «2026-11» o «2026»".into(),
        ValueProblem::NoSuchDay => "ese día no existe en el calendario".into(),
        ValueProblem::Number => "esto no es un número".into(),
        ValueProblem::Comma => "la coma puede separar millares o decimales; escriba «1000» o «1.000»".into(),
        ValueProblem::TooLarge => "este número es demasiado grande para conservarlo exacto".into(),
        ValueProblem::Flag => "la respuesta es «yes» o «no»".into(),
        ValueProblem::NotAChoice(choice) => format!("«{choice}» no es una de las opciones"),
        ValueProblem::WikidataId => "un identificador de Wikidata es una «Q» y un número, como «Q42»".into(),
        ValueProblem::Kind(kind) => format!("el valor no es del tipo «{kind}»"),
        ValueProblem::EmptyEvidence { row } => format!("la prueba {row} está vacía"),
        ValueProblem::Evidence { row, field, problem } => {
            format!("prueba {row}, {field}: {}", value_problem(problem))
        }
    }
}
