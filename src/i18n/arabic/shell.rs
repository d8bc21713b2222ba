//! The page around the article, in Arabic.

use super::{ANNOTATIONS, count};
use crate::i18n::Shell;
use crate::model::Status;
use crate::workspace::StorageFault;

pub(super) const SHELL: Shell = Shell {
    articles: "المقالات",
    add_article: "إضافة مقال",
    undo: "تراجع",
    redo: "إعادة",
    undo_what: |edit| format!("تراجع: {edit}"),
    redo_what: |edit| format!("إعادة: {edit}"),
    import: "استيراد",
    import_file: "استيراد ملف",
    export: "تصدير",
    help: "مساعدة",
    language: "اللغة",
    library: "المكتبة",
    no_articles: "لا توجد مقالات. ألصق نصًا في أي مكان من هذه الصفحة أو أسقط ملفًا فيها.",
    article: "المقال",
    rename: "تغيير العنوان",
    rename_article: "تغيير العنوان للمقال",
    delete_article: "حذف المقال",
    no_article_open: "لا يوجد مقال مفتوح",
    welcome: "ألصق نصًا في أي مكان من هذه الصفحة، أو أسقط ملفًا فيها، أو اختر «إضافة مقال».",
    annotations: "العلامات",
    nothing_marked: |labels| {
        format!("لم يُعلَّم شيء بعد. حدّد كلمات في المقال ثم اضغط مفتاح أحد التصنيفات: {labels}.")
    },
    hint_selected: |labels| format!("{labels} · مع Alt: حروف محددة بدقة · Esc لإلغاء التحديد"),
    hint_chosen: |keys| {
        format!("{keys} تغيير التصنيف · [ ] تحريك الحدود · T ملاحظة · Del حذف · N P التالي، السابق")
    },
    hint_nothing: |labels| format!("حدّد كلمات ثم {labels}"),
    promise: "لا شيء يغادر هذه الصفحة",
    saved: "تم الحفظ",
    saved_at: |clock| format!("تم الحفظ {clock}"),
    saving: "جارٍ الحفظ…",
    in_browser: "تم الحفظ في هذا المتصفح؛ قد تُفقد الثواني الأخيرة إن تعطّل",
    in_browser_at: |clock| format!("تم الحفظ {clock} في هذا المتصفح؛ قد تُفقد الثواني الأخيرة إن تعطّل"),
    not_saved: |fault| match fault {
        StorageFault::Full => "لم يُحفظ: امتلأت المساحة في هذا المتصفح",
        StorageFault::Blocked => "لم يُحفظ: هذا المتصفح لا يخزّن شيئًا",
        StorageFault::Newer => "لم يُحفظ: يلزم إصدار أحدث",
        StorageFault::Cleared => "لم يُحفظ: أُفرغت المساحة في هذا المتصفح",
    },
    usage_small: "أقل من ١٪ من مساحة هذا المتصفح",
    usage: |percent| format!("{percent}٪ من مساحة هذا المتصفح"),
    status: |status| match status {
        Status::ToDo => "لم يبدأ",
        Status::InProgress => "قيد العمل",
        Status::Done => "منجز",
    },
    n_annotations: |n| count(n, &ANNOTATIONS),
    take_it_back: "تراجع عن ذلك",
    download_copy: "تنزيل نسخة",
    download_remains: "تنزيل البقايا",
    save_again: "الحفظ مجددًا",
    close_message: "إغلاق الرسالة",
};
