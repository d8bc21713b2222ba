//! Why a value is none, in Arabic.

use crate::model::ValueProblem;

pub(super) fn value_problem(problem: &ValueProblem) -> String {
    match problem {
        ValueProblem::UrlScheme => "يبدأ العنوان بـ «https://» أو «http://»".into(),
        ValueProblem::UrlHost => "لا يذكر العنوان موقعًا بعد «//»".into(),
        ValueProblem::UrlBlank => "في العنوان فراغ".into(),
        ValueProblem::Date => "يُكتب التاريخ «2026-11-22» أو «2026-11» أو «2026»".into(),
        ValueProblem::NoSuchDay => "لا يوجد هذا اليوم في التقويم".into(),
        ValueProblem::Number => "هذا ليس عددًا".into(),
        ValueProblem::Comma => "قد تفصل الفاصلة الآلاف أو الكسور؛ اكتب «1000» أو «1.000»".into(),
        ValueProblem::TooLarge => "هذا العدد أكبر من أن يُحفظ بدقة".into(),
        ValueProblem::Flag => "الجواب «yes» أو «no»".into(),
        ValueProblem::NotAChoice(choice) => format!("«{choice}» ليس من الخيارات"),
        ValueProblem::WikidataId => "معرّف ويكي بيانات حرف «Q» يليه رقم، مثل «Q42»".into(),
        ValueProblem::Kind(kind) => format!("القيمة ليست من النوع «{kind}»"),
        ValueProblem::EmptyEvidence { row } => format!("الدليل {row} فارغ"),
        ValueProblem::Evidence { row, field, problem } => {
            format!("الدليل {row}، {field}: {}", value_problem(problem))
        }
    }
}
