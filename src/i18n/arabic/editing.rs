//! Articles and annotations, in Arabic.

use super::{ARTICLES, FRAGMENTS, PLACES, count};
use crate::i18n::Editing;
use crate::model::{Origin, Status};

pub(super) const EDITING: Editing = Editing {
    labels: "التصنيفات",
    inspector: "الخصائص",
    choose_one: "اختر علامة في النص أو في القائمة لعرضها وتغييرها.",
    label: "التصنيف",
    offsets: "الموضع",
    offsets_hint: "نقاط الترميز من بداية النص، دون احتساب النهاية",
    bounds: "الحدود",
    start: "البداية",
    end: "النهاية",
    word: "كلمة",
    character: "حرف",
    start_word_left: "البداية كلمة إلى الخلف",
    start_word_right: "البداية كلمة إلى الأمام",
    start_character_left: "البداية حرفًا إلى الخلف",
    start_character_right: "البداية حرفًا إلى الأمام",
    end_word_left: "النهاية كلمة إلى الخلف",
    end_word_right: "النهاية كلمة إلى الأمام",
    end_character_left: "النهاية حرفًا إلى الخلف",
    end_character_right: "النهاية حرفًا إلى الأمام",
    delete: "حذف",
    note: "ملاحظة",
    note_hint: "أضف ملاحظة",
    origin: "المصدر",
    created: "أُنشئت",
    modified: "عُدّلت",
    origin_of: |origin| match origin {
        Origin::Manual => "عُلّمت يدويًا",
        Origin::Suggested => "اقتُرحت ثم قُبلت",
        Origin::Imported => "مستوردة",
    },
    n_fragments: |n| count(n, &FRAGMENTS),
    has_note: "ملاحظة",

    opened: |title| format!("فُتح: {title}"),
    text_ends: "ينتهي النص هنا.",
    no_words_here: "لا توجد كلمات هنا.",
    nothing_marked_here: "لا توجد علامة هنا.",
    no_annotations: "لا توجد علامات بعد.",
    choose_first: "اختر علامة أولًا.",
    select_first: "حدّد كلمات في المقال أولًا.",
    bound_stuck: "لا يمكن تحريك الحد أكثر من ذلك.",
    nothing_to_undo: "لا شيء للتراجع عنه.",
    nothing_to_redo: "لا شيء لإعادته.",
    undone: |edit| format!("تم التراجع: {edit}."),
    redone: |edit| format!("تمت الإعادة: {edit}."),

    add_documents: |n| {
        if n.n() == 1 { "إضافة مقال".into() } else { format!("إضافة: {}", count(n, &ARTICLES)) }
    },
    rename_document: "تغيير عنوان المقال",
    change_status: |status| match status {
        Status::ToDo => "جعل حالة المقال: لم يبدأ",
        Status::InProgress => "جعل حالة المقال: قيد العمل",
        Status::Done => "جعل حالة المقال: منجز",
    },
    article_note: "تحرير ملاحظة المقال",
    due: "تغيير الموعد",
    move_document: "نقل المقال",
    change_document: "تغيير المقال",
    delete_document: |title| format!("حذف المقال «{title}»"),
    tag: |label| format!("تعليم {label}"),
    relabel: |label| format!("تغيير التصنيف إلى {label}"),
    move_bound: "تحريك الحد",
    edit_note: "تحرير الملاحظة",
    set_attribute: |attribute| format!("ضبط {attribute}"),
    delete_annotation: |label| format!("حذف {label}"),
    link: "إضافة رابط",
    unlink: "حذف رابط",
    take_version: "أخذ النسخة الأخرى",
    import: |n| format!("استيراد: {}", count(n, &ARTICLES)),

    documents_added: |n| {
        if n.n() == 1 {
            "أُضيف المقال.".into()
        } else {
            format!("أُضيفت المقالات: {}.", count(n, &ARTICLES))
        }
    },
    document_renamed: "تغيّر عنوان المقال.",
    status_changed: |status| match status {
        Status::ToDo => "حالة المقال الآن: لم يبدأ.",
        Status::InProgress => "حالة المقال الآن: قيد العمل.",
        Status::Done => "حالة المقال الآن: منجز.",
    },
    article_note_saved: "حُفظت ملاحظة المقال.",
    due_changed: "تغيّر الموعد.",
    document_moved: "نُقل المقال.",
    document_changed: "تغيّر المقال.",
    document_deleted: |title| format!("حُذف المقال «{title}»."),
    tagged: |label| format!("تم تعليم {label}."),
    relabelled: |label| format!("تغيّر التصنيف إلى {label}."),
    bound_moved: "تحرّك الحد.",
    note_saved: "حُفظت الملاحظة.",
    attribute_set: |attribute| format!("تم ضبط {attribute}."),
    annotation_deleted: |label| format!("تم حذف {label}."),
    linked: "أُضيف الرابط.",
    unlinked: "حُذف الرابط.",
    version_taken: "تُعرض الآن النسخة الأخرى.",
    imported: |n| format!("تم الاستيراد: {}.", count(n, &ARTICLES)),

    propagate: |n, label| format!("تعليم {} كـ{label}", count(n, &PLACES)),
    leave_out: "ترك مواضع",
    add_fragment: "إضافة جزء",
    remove_fragment: "حذف جزء",
    change_scheme: "تغيير التصنيفات",
    propagated: |n, label| format!("تم تعليم {label}: {}.", count(n, &PLACES)),
    left_out: "تُركت المواضع.",
    fragment_added: "أُضيف الجزء.",
    fragment_removed: "حُذف الجزء.",
    scheme_changed: "تغيّرت التصنيفات.",
};
