//! Why a value is none, in German.

use crate::model::ValueProblem;

pub(super) fn value_problem(problem: &ValueProblem) -> String {
    match problem {
        ValueProblem::UrlScheme => "eine Adresse beginnt mit „https://“ oder „http://“".into(),
        ValueProblem::UrlHost => "die Adresse nennt nach „//“ keine Website".into(),
        ValueProblem::UrlBlank => "in der Adresse steht ein Leerzeichen".into(),
        ValueProblem::Date => "ein Datum wird „2026-11-22“, „2026-11“ oder „2026“ geschrieben".into(),
        ValueProblem::NoSuchDay => "diesen Tag gibt es im Kalender nicht".into(),
        ValueProblem::Number => "das ist keine Zahl".into(),
        ValueProblem::Comma => {
            "das Komma kann Tausender oder Dezimalen trennen; schreiben Sie „1000“ oder „1.000“".into()
        }
        ValueProblem::TooLarge => "diese Zahl ist zu groß, um genau bewahrt zu werden".into(),
        ValueProblem::Flag => "die Antwort ist „yes“ oder „no“".into(),
        ValueProblem::NotAChoice(choice) => format!("„{choice}“ steht nicht zur Wahl"),
        ValueProblem::WikidataId => "eine Wikidata-Kennung ist ein „Q“ und eine Zahl, etwa „Q42“".into(),
        ValueProblem::Kind(kind) => format!("der Wert ist nicht von der Art „{kind}“"),
        ValueProblem::EmptyEvidence { row } => format!("Beleg {row} ist leer"),
        ValueProblem::Evidence { row, field, problem } => {
            format!("Beleg {row}, {field}: {}", value_problem(problem))
        }
    }
}
