//! Files out and in, in Arabic.

use crate::format::{Loss, Note, NoteKind, Repair};
use crate::i18n::Transfer;

pub(super) const TRANSFER: Transfer = Transfer {
    what_is_kept: "ما تحفظه هذه الصيغة",
    keeps_all: "ينتقل كل شيء إلى الملف كما هو.",
    looking: "يجري النظر فيما تتسع له الصيغة…",
    n_times: |n| format!("عدد المرات: {n}"),
    annotation_of: |annotation, article| format!("{annotation}، في «{article}»"),
    loss,
    repair,
    note,
    import_report: "ما دخل",
    not_placed: "لم يُعثر على موضعها",
    not_placed_hint: "لم تُؤخذ هذه العلامات لأن كلماتها لم توجد في موضع واحد على وجه اليقين. ابحث عن الكلمات وضع عليها علامة بيدك.",
    not_placed_n: |n| format!("علامات لم يُعثر على موضعها: {n}"),
    look_for: |words| format!("ابحث عن «{words}»"),
    no_words: "لا يذكر الملف أي كلمات.",
    download_list: "نزّل هذه القائمة",
    show_report: "اعرض التقرير",
    about_json: "صيغة Factmark نفسها: تتسع لكل شيء ويعود كما كان.",
    about_jsonl: "سطر لكل مقال مع الوحدات والمقاطع: لـ Hugging Face datasets وProdigy وspaCy.",
    about_tokens: "وسم لكل وحدة وعمود لكل تصنيف: لتدريب تصنيف الوحدات.",
    about_conll: "أعمدة من الوحدات والوسوم، ملف لكل تصنيف: لأدوات NER الأقدم.",
    about_brat: "النص والعلامات جنبًا إلى جنب: لـ brat وقرّائه؛ تحفظ الأجزاء والروابط والملاحظات.",
    about_label_studio: "مهام مع إعدادات التصنيف: لـ Label Studio.",
    about_doccano: "سطر لكل مقال: لـ doccano.",
    about_cas_json: "ملف لكل مقال مع نظام أنواعه: لـ INCEpTION وUIMA.",
    about_xmi: "XML مع نظام أنواعه: لـ INCEpTION وUIMA.",
    about_w3c: "‏Web Annotations بصيغة JSON-LD: للتعليق على الويب.",
    about_csv: "صف لكل جزء من علامة: للجداول والإحصاء.",
    about_tsv: "مثل CSV لكن بعلامات الجدولة.",
    about_checkthat: "صف لكل جملة، هل تستحق التحقق: للتدريب والترتيب.",
    about_claimreview: "كائن لكل ادعاء مُراجَع وفق schema.org: لنشر التحقق من الوقائع.",
    about_html: "صفحة للقراءة والتصفية والطباعة في ملف واحد.",
    defuse_formulas: "منع الجداول من أخذ الكلمات على أنها معادلات",
    byte_order_mark: "وسم الملف بأنه UTF-8، وهو ما يحتاجه Excel",
    grapheme_clusters: "عدّ عناقيد الحروف كما ضُبط مشروع doccano",
};

fn loss(loss: &Loss) -> String {
    match loss {
        Loss::Overlap => "تتداخل مع علامة أخرى من التصنيف نفسه، فحُذفت".into(),
        Loss::NoToken => "لا تشمل أي كلمة، فحُذفت".into(),
        Loss::SplitWithId => "من عدة أجزاء: صار كل جزء مقطعًا مستقلًا بمعرّف واحد".into(),
        Loss::Split => "من عدة أجزاء: صار كل جزء مقطعًا مستقلًا".into(),
        Loss::Widened => "تبدأ أو تنتهي داخل كلمة: تمتد في الملف إلى حدود الكلمة".into(),
        Loss::Label(label) => format!("لا مكان في الصيغة للتصنيف «{label}»: حُذف"),
        Loss::Renamed(from, to) => format!("«{from}» يسمى في الملف «{to}»"),
        Loss::Attribute(it) => format!("حُذفت السمة «{it}»"),
        Loss::Value(it) => format!("غُيّرت قيمة «{it}» إلى ما تسمح به الصيغة"),
        Loss::Note => "حُذفت الملاحظة".into(),
        Loss::AnnotationDetails => "حُذف مَن وضع العلامة ومتى وكيف".into(),
        Loss::Relation(it) => format!("حُذف رابط «{it}»"),
        Loss::DocumentDetails => "حُذفت بيانات المقال (العنوان والمصدر والحالة…)".into(),
        Loss::Exceptions => "المواضع المتروكة عند وضع علامات على الكلمات نفسها ليست في الملف".into(),
        Loss::Blanks => "نهايات الأسطر والفراغات بين الكلمات ليست في الملف".into(),
        Loss::Characters => "استُبدلت محارف تمنعها الصيغة".into(),
        Loss::Text => "النص ليس في الملف، بل الكلمات المعلّمة فقط".into(),
        Loss::NotMarked => "لا شيء معلّم في المقال، فهو ليس في الملف".into(),
        Loss::EmptyDocument => "المقال فارغ وليس في الملف".into(),
        Loss::Scheme => "ألوان التصنيفات ومفاتيحها وتعريفاتها ليست في الملف أو ليست كلها".into(),
        Loss::Incomplete(it) => format!("حُذفت لأن «{it}» فارغ"),
        Loss::WholeSentences => "صارت الادعاءات جملًا كاملة: في الصيغة سطر لكل جملة".into(),
    }
}

fn repair(repair: &Repair) -> String {
    match repair {
        Repair::Counted(unit) => format!("كانت المواضع معدودة بـ {unit} وهي الآن معدودة بنقاط الترميز"),
        Repair::LineEnds => "وُحّدت نهايات الأسطر وتبعتها المواضع".into(),
        Repair::Searched => "كانت المواضع خاطئة؛ والكلمات تدل على الموضع".into(),
        Repair::Pieces => "رُتّبت أجزاؤها أو وُصلت".into(),
        Repair::NotPlaced => "لم يُعثر على موضعها".into(),
        Repair::Relation => "حُذف رابط إلى علامة غير موجودة".into(),
        Repair::Id => "كان معرّف ناقصًا أو مكررًا؛ فأُعطي غيره".into(),
        Repair::Value(it) => format!("أُبقيت قيمة غريبة لـ «{it}»"),
        Repair::Ignored(it) => format!("{it}: حُذف"),
        Repair::Line(line, why) => format!("حُذف السطر {line}: {why}"),
        Repair::Guessed(unit) => format!("لا شيء يبيّن ما تعدّه المواضع؛ أُخذت {unit}"),
    }
}

fn note(note: &Note) -> String {
    let key = &note.key;
    match note.kind {
        NoteKind::Missing => format!("كان «{key}» ناقصًا فافتُرض"),
        NoteKind::Unknown => format!("«{key}» غير معروف هنا أو فارغ فحُذف"),
        NoteKind::Rounded => format!("كان عدد في «{key}» أكبر مما يُحفظ بدقة فقُرّب"),
        NoteKind::Odd => format!("قيمة لـ «{key}» لا تناسب التصنيفات وأُبقيت"),
        NoteKind::Counted => "كانت المواضع معدودة بطريقة أخرى فحُوّلت".into(),
        NoteKind::Ordered => "رُتّبت الأجزاء بترتيب النص".into(),
        NoteKind::TextChanged => "تغيّر النص بعد حساب بصمته".into(),
        NoteKind::Outside => "المواضع المتروكة لا تناسب النص فحُذفت".into(),
        NoteKind::NotFinite => format!("«{key}» ليس عددًا منتهيًا فحُذف"),
        NoteKind::NoEnd => format!("رابط «{key}» لا يؤدي إلى علامة فحُذف"),
        NoteKind::LabelAdded => format!("كان التصنيف «{key}» ناقصًا فأُضيف"),
        NoteKind::RelationTypeAdded => format!("كان الرابط «{key}» ناقصًا فأُضيف"),
    }
}
