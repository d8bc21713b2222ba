//! What went wrong, what was repaired, what came in, in Arabic.

use super::values::value_problem;
use super::{ARTICLES, RECORDS, count};
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
            "لم يُحفظ: امتلأت مساحة Factmark في هذا المتصفح. يمكنك مواصلة العمل، لكن ما تفعله الآن يبقى في هذه \
             الصفحة فقط. نزّل نسخة ثم احذف المقالات التي لم تعد تحتاج إليها."
        }
        StorageFault::Blocked => {
            "لم يُحفظ: هذا المتصفح لا يسمح للصفحة بتخزين أي شيء. يمكنك مواصلة العمل، لكنه يبقى في هذه الصفحة فقط. \
             نزّل نسخة قبل إغلاقها."
        }
        StorageFault::Newer => {
            "لم يُحفظ: في هذا المتصفح عمل من إصدار أحدث من Factmark، ولن يُمَس. أعد تحميل الصفحة للحصول على \
             الإصدار الأحدث. ما تفعله الآن يبقى في هذه الصفحة فقط."
        }
        StorageFault::Cleared => {
            "لم يُحفظ: أُفرغت مساحة Factmark في هذا المتصفح بينما كانت الصفحة مفتوحة. ما زال عملك في هذه الصفحة: \
             احفظه مجددًا أو نزّل نسخة."
        }
    },
    saved_again: "كل شيء محفوظ من جديد.",
    damaged_records: |title, n| {
        let records = count(n, &RECORDS);
        format!("«{title}»: تعذرت قراءة {records} من المخزون، ووُضع ذلك جانبًا. كل ما عدا ذلك موجود.")
    },
    damaged_text: |id| {
        format!("تعذرت قراءة نص مقال مخزون ({id}). ما بقي منه وُضع جانبًا؛ وكل المقالات الأخرى موجودة.")
    },
    damaged_index: "تعذرت قراءة قائمة المقالات فأُنشئت من جديد.",
    damaged_scheme: "تعذرت قراءة تصنيفاتك؛ تُستخدم التصنيفات المعتادة. وُضعت القديمة جانبًا.",
    newer_scheme: "خُزّنت تصنيفات هذا المتصفح بإصدار أحدث من Factmark ولن تُمَس. التغييرات عليها هنا لا تُحفظ؛ أعد \
                   تحميل الصفحة للحصول على الإصدار الأحدث.",
    newer_article: |id| {
        format!("خُزّن مقال ({id}) بإصدار أحدث من Factmark. لن يُمَس؛ أعد تحميل الصفحة للحصول على الإصدار الأحدث.")
    },
    recovered: |title| format!("عُثر على «{title}» في المخزن خارج كل القوائم، وقد أُعيد."),
    brought_back: "ما فقده هذا المتصفح عند توقفه عاد من النسخة الثانية.",
    copy_fault: |fault| match fault {
        StorageFault::Full => {
            "لا مكان في المتصفح للنسخة الثانية من عملك. العمل محفوظ، لكن قد تُفقد الثواني الأخيرة إن تعطّل المتصفح. كل تعديل يحاول من جديد."
        }
        _ => {
            "تعذّرت كتابة النسخة الثانية من عملك. العمل محفوظ، لكن قد تُفقد الثواني الأخيرة إن تعطّل المتصفح. كل تعديل يحاول من جديد."
        }
    },
    changed_elsewhere: "غيّرت علامة تبويب أخرى ما يُعرض هنا.",
    no_longer_fits: "لا يمكن التراجع عن هذا: فقد غيّرته علامة تبويب أخرى.",
    conflict: |n| format!("تغيّر في علامتي تبويب في آن واحد: {n}. يُعرض التغيير الأحدث، والآخر محفوظ هنا."),
    deleted_elsewhere: |title| format!("حذفت علامة تبويب أخرى «{title}»."),
    deleted_while_at_work: "حذفت علامة تبويب أخرى العلامة التي كنت تعمل عليها؛ ويعيدها التراجع هناك. لا تفعل الحروف شيئًا هنا حتى تنقر أو تضغط Esc.",

    text_problem,
    article_problem,
    not_added: |file, problem| format!("{file}: {problem}. لم يُضف شيء."),
    unreadable: |file| format!("{file}: تعذرت قراءة هذا الملف. لم يُضف شيء."),
    read_problem,
    import_refused: |file, problem| format!("رُفض الاستيراد. {file}: {problem}. لم يتغير شيء."),
    repaired: |lines| format!("أُصلح أثناء القراءة: {lines}"),
    and_more: |n| format!("… و{n} غيرها."),

    imported_one: |title| format!("تم استيراد «{title}»."),
    imported_many: |n| format!("تم الاستيراد: {}.", count(n, &ARTICLES)),
    added_as_new_one: |title| format!("«{title}» موجود هنا بمحتوى آخر؛ أُضيف ما في الملف مقالًا جديدًا."),
    added_as_new_many: |n| {
        format!("موجود هنا بمحتوى آخر: {}؛ أُضيف ما في الملف مقالات جديدة.", count(n, &ARTICLES))
    },
    beside_newer_one: |title| {
        format!("خزّن إصدار أحدث من Factmark مقالًا في موضع «{title}»، ولن يُمَس؛ أُضيف ما في الملف مقالًا جديدًا.")
    },
    beside_newer_many: |n| {
        format!(
            "خزّن إصدار أحدث من Factmark مقالات في مواضع ما في الملف ({})، ولن تُمَس؛ أُضيف ما في الملف مقالات جديدة.",
            count(n, &ARTICLES)
        )
    },
    already_there_one: |title| format!("«{title}» موجود هنا بالمحتوى نفسه؛ لم يُضف شيء."),
    already_there_many: |n| format!("موجود هنا بالمحتوى نفسه: {}.", count(n, &ARTICLES)),
    sample_gave_way: "أُزيل مقال المثال الذي لم يُمَس.",
    labels_added: |names| format!("تصنيفات جديدة: {names}."),
    own_labels_kept: |names| format!("أُبقي على تعريفك الخاص لـ: {names}."),

    unknown_format: |id| format!("لا توجد صيغة «{id}»."),
    nothing_to_export: "لا يوجد مقال لتصديره.",
    downloaded: |file| format!("تم تنزيل {file}."),
    not_downloaded: |file| format!("تعذر تنزيل {file}."),
    remains_not_downloaded: "تعذر تنزيل البقايا.",

    own_guidelines_kept: "في الملف إرشادات أخرى؛ أُبقي على إرشاداتك.",
    own_keymap_kept: "في الملف مفاتيح أخرى؛ أُبقي على مفاتيحك.",
    value_not_stored: |name, problem| format!("لم يُحفظ «{name}»: {problem}"),
    value_problem,
    occurrence_problem,
};

fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::UnknownDocument => "لم يعد هذا المقال في المكتبة.".into(),
        Refusal::UnknownAnnotation => "لم تعد هذه العلامة موجودة.".into(),
        Refusal::UnknownRelation => "لم يعد هذا الرابط موجودًا.".into(),
        Refusal::UnknownLabel(label) => format!("ليس في المخطط تصنيف «{label}»."),
        Refusal::RelationNotAllowed(kind) => format!("لا يسمح المخطط بالرابط «{kind}» هنا."),
        Refusal::AttributeNotAllowed(id) => format!("ليس للتصنيف خاصية «{id}»."),
        Refusal::OutsideText => "هذا يتجاوز نهاية النص.".into(),
        Refusal::Fragments(FragmentsError::Empty) => "تحتاج العلامة إلى جزء واحد على الأقل.".into(),
        Refusal::Fragments(FragmentsError::Overlapping { first, second }) => {
            format!("الجزآن {} و{} من العلامة متداخلان.", first + 1, second + 1)
        }
        Refusal::Duplicate => "هذه الكلمات تحمل هذا التصنيف بالفعل.".into(),
        Refusal::EmptyText => "لا نص في هذا المقال.".into(),
        Refusal::EmptyTitle => "يحتاج المقال إلى عنوان.".into(),
        Refusal::AlreadyLinked => "هاتان مرتبطتان هكذا من قبل.".into(),
        Refusal::Value { attribute, problem } => {
            format!("لم تُضبط «{attribute}»: {}.", value_problem(problem))
        }
        Refusal::UnknownFragment => "لم يعد هذا الجزء من العلامة موجودًا.".into(),
        Refusal::LastFragment => "هذا هو الجزء الوحيد من العلامة فيبقى: احذف العلامة بدلًا من ذلك.".into(),
        Refusal::SchemeLoses(loss) => format!("لم تتغير التصنيفات؛ لم يُقرَّر مصير هذا: {loss}."),
        Refusal::NothingToDo => "لا شيء لتغييره.".into(),
    }
}

fn text_problem(problem: &TextError) -> String {
    match problem {
        TextError::InvalidUtf8 { byte, line, column } => {
            format!("البايت {byte} (السطر {line}، العمود {column}) ليس UTF-8 صالحًا")
        }
        TextError::LoneSurrogate { unit } => format!("وحدة UTF-16 رقم {unit} نصف حرف"),
        TextError::NotNormalised => "في النص نهايات أسطر غريبة أو علامة ترتيب بايتات".into(),
        TextError::TooLong => "النص أطول من 4 غيبيبايت".into(),
    }
}

fn article_problem(problem: &ArticleError) -> String {
    match problem {
        ArticleError::InvalidUtf8 { byte, line, column } => {
            format!("ليس نص UTF-8 في السطر {line}، العمود {column} (البايت {byte})")
        }
        ArticleError::InvalidUtf16 { byte, line, column } => {
            format!("ليس نص UTF-16 في السطر {line}، العمود {column} (البايت {byte})")
        }
        ArticleError::Empty => "لا نص فيه".into(),
        ArticleError::UnsupportedKind { kind } => {
            let kind = match kind {
                ForeignKind::Pdf => "ملف PDF",
                ForeignKind::WordProcessor => "ملف معالج نصوص",
                ForeignKind::Ebook => "كتاب إلكتروني",
                ForeignKind::WebArchive => "أرشيف ويب",
                ForeignKind::Media => "صورة أو صوت أو فيلم",
                ForeignKind::Archive => "ملف مضغوط",
                ForeignKind::Binary => "ملف ليس نصًا",
            };
            format!("هذا {kind}، ولا يمكن قراءته هنا")
        }
    }
}

fn read_problem(problem: &ReadProblem) -> String {
    match problem {
        ReadProblem::Utf8 { at } => {
            format!("ليس نص UTF-8: لا يبدأ أي حرف عند البايت {at} (العد من 0)؛ احفظ الملف بترميز UTF-8")
        }
        ReadProblem::UnknownFormat => "ليس لهذا الملف صيغة يمكن استيرادها".into(),
        ReadProblem::WriteOnly(name) => format!("ملفات الصيغة «{name}» تُصدَّر ولا تُستورد"),
        ReadProblem::Syntax { line, column, problem } => {
            format!("JSON غير صالح في السطر {line}، العمود {column}: {problem}")
        }
        ReadProblem::Line { line, column: 0, problem } => format!("السطر {line}: {problem}"),
        ReadProblem::Line { line, column, problem } => format!("السطر {line}، العمود {column}: {problem}"),
        ReadProblem::Archive(problem) => format!("تعذّر فك ضغط ملف zip: {problem}"),
        ReadProblem::NotFactmark => "هذا JSON لكنه ليس ملف Factmark: ينقصه \"format\": \"factmark\"".into(),
        ReadProblem::NotAScheme => {
            "هذا JSON لكنه ليس مخططًا: ليس فيه \"format\": \"factmark-scheme\" ولا \"format\": \"factmark\""
                .into()
        }
        ReadProblem::SchemeAlone => "في هذا الملف مخطط بلا مقالات؛ افتحه حيث تُضبط التصنيفات".into(),
        ReadProblem::NewerVersion(version) => format!(
            "كُتب هذا الملف بإصدار أحدث من Factmark (الإصدار {version})؛ أعد تحميل الصفحة ثم حاول مجددًا"
        ),
        ReadProblem::Value { path, problem } => format!("{path}: {problem}"),
    }
}

fn occurrence_problem(problem: &OccurrencesError) -> String {
    match problem {
        OccurrencesError::UnknownAnnotation => "لم تعد هذه العلامة موجودة.".into(),
        OccurrencesError::SeveralFragments => {
            "لا تُعلَّم في مواضع أخرى إلا علامة من جزء واحد؛ ولهذه أجزاء عدة.".into()
        }
    }
}
