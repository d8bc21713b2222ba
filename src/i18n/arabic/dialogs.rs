//! The dialogs, in Arabic.

use crate::i18n::Dialogs;

pub(super) const DIALOGS: Dialogs = Dialogs {
    close: "إغلاق",
    cancel: "إلغاء",
    title: "العنوان",
    title_hint: "(يمكن تركه فارغًا: يؤخذ السطر الأول)",
    article_text: "نص المقال",
    article_text_hint: "ألصق المقال أو اكتبه هنا",
    open_files: "فتح ملفات",
    open_files_choose: "فتح ملفات…",
    add: "إضافة",
    no_text_yet: "لا يوجد نص بعد: ألصق المقال أو اكتبه، أو افتح ملفًا.",
    text_not_added: |reason| format!("لا يمكن إضافة هذا النص: {reason}."),
    title_needed: "يحتاج المقال إلى عنوان.",
    format: "الصيغة",
    which_articles: "أي المقالات",
    this_article: "هذا المقال",
    all_articles: "كل المقالات",
    all_articles_counted: |n| format!("كل المقالات ({n})"),
    export_promise: "يُنشأ الملف في هذه الصفحة ويُحفظ في مجلد التنزيلات. لا يُرسل أي شيء.",
    download: "تنزيل",
    find_action: "البحث عن أمر",
    find_action_hint: "ماذا تريد أن تفعل؟",
    actions: "الأوامر",
    nothing_called_that: "لا شيء بهذا الاسم.",
    tag_as: |label| format!("تعليم كـ{label}"),
    open_article: |title| format!("فتح {title}"),
};
