//! Backups, in Arabic.

use super::{ANNOTATIONS, ARTICLES, Noun, RECORDS, count};
use crate::i18n::Backups;
use crate::workspace::{BackupProblem, Reminding};

const DAYS: Noun =
    Noun { one: "يوم واحد", two: "يومان", few: "أيام", many: "يومًا", other: "يوم" };

pub(super) const BACKUPS: Backups = Backups {
    backups: "النسخ الاحتياطية",
    back_up: "نسخ كل شيء احتياطيًا",
    restore: "استعادة نسخة احتياطية",
    restore_choose: "استعادة نسخة احتياطية…",
    backup_file: "ملف النسخة الاحتياطية",
    last_backup: |moment| format!("آخر نسخة احتياطية: {moment}."),
    no_backup_yet: "لم تُصنع في هذا المتصفح أي نسخة احتياطية بعد.",
    remind_after: "ذكّرني عندما تصبح آخر نسخة أقدم من",
    reminding: |it| match it {
        Reminding::Never => "(لا تذكّرني)",
        Reminding::Day => "يوم",
        Reminding::Week => "أسبوع",
        Reminding::Month => "شهر",
    },
    overdue: |days| format!("عمر آخر نسخة احتياطية: {}.", count(days, &DAYS)),
    never_made: |days| format!("لا توجد نسخة احتياطية من عملك بعد؛ مضى على بدئه: {}.", count(days, &DAYS)),
    later: "لاحقًا",

    kept: "يحتفظ هذا المتصفح ببيانات Factmark حتى تحذفها.",
    may_go: "قد يزيل هذا المتصفح بيانات Factmark عندما تضيق المساحة.",
    keeping_unknown: "لا يقول هذا المتصفح إن كان يحتفظ ببيانات Factmark.",
    ask_to_keep: "اطلب من المتصفح الاحتفاظ بها",
    not_granted: "لم يوافق المتصفح. بعض المتصفحات توافق عندما تكون الصفحة في الإشارات المرجعية أو مثبّتة أو يكثر استخدامها.",

    folder: "مجلد النسخ الاحتياطية",
    folder_hint: "يمكن أن تُكتب نسخة من كل شيء في مجلد لك بعد كل توقف.",
    folder_choose: "اختيار مجلد",
    folder_unsupported: "لا يستطيع هذا المتصفح الكتابة في مجلد.",
    folder_waiting: |name| format!("«{name}»: لم يُكتب شيء بعد."),
    folder_written: |name, moment| format!("كُتبت في «{name}»: {moment}."),
    folder_failed: |name, reason| format!("تعذرت كتابة النسخة الاحتياطية في «{name}»: {reason}."),
    folder_needs_leave: |name| format!("يطلب المتصفح إذنك من جديد قبل أن يكتب في «{name}»."),
    folder_allow: "السماح من جديد",
    folder_forget: "التوقف عن الكتابة هناك",

    made: |moment| format!("صُنعت: {moment}."),
    holds: |articles, annotations| {
        format!("فيها {}، و{}.", count(articles, &ARTICLES), count(annotations, &ANNOTATIONS))
    },
    unreadable: |n| {
        format!(
            "ما لا يمكن قراءته هنا منها: {}، لتلف أو لأنه من إصدار أحدث من Factmark. يبقى في الملف كل ما فيه.",
            count(n, &RECORDS)
        )
    },
    damaged: |titles| format!("ينقص شيء في: {titles}."),
    n_new: |n| format!("سيُضاف: {}.", count(n, &ARTICLES)),
    n_same: |n| format!("موجود هنا بالمحتوى نفسه: {}.", count(n, &ARTICLES)),
    n_differ: |n| format!("موجود هنا بمحتوى آخر: {}.", count(n, &ARTICLES)),
    keep_both: "الاحتفاظ بكليهما",
    replace_mine: "استبدال ما عندي",
    from_backup: |title| format!("{title} (من النسخة الاحتياطية)"),
    promise: "ما هو هنا يبقى، وتراجع واحد يعيد كل شيء كما كان.",
    do_restore: "استعادة",
    nothing_to_restore: "كل ما في هذه النسخة موجود هنا.",
    nothing_else_to_restore: "ما يمكن قراءته من هذه النسخة موجود هنا بالفعل؛ والباقي تالف ولا يمكن استعادته.",
    replaced_one: |title| format!("استُبدل «{title}» بما في النسخة الاحتياطية."),
    replaced_many: |n| format!("استُبدل بما في النسخة الاحتياطية: {}.", count(n, &ARTICLES)),

    problem,
    refused: |file, problem| format!("{file}: {problem}. لم يتغير شيء."),
    alone: |file| format!("{file} نسخة احتياطية: اخترها وحدها لاستعادتها. لم يتغير شيء."),
};

fn problem(problem: &BackupProblem) -> String {
    match problem {
        BackupProblem::Syntax { line, column } => {
            format!("السطر {line}، العمود {column}: الملف تالف أو مبتور")
        }
        BackupProblem::NotABackup => "ليس هذا نسخة احتياطية من Factmark".into(),
        BackupProblem::Newer(version) => {
            format!("كتبها إصدار أحدث من Factmark ({version})؛ أعد تحميل الصفحة للحصول عليه")
        }
        BackupProblem::Member(name) => format!("«{name}» مفقود أو ليس كما ينبغي"),
        BackupProblem::Record(key) => format!("«{key}» ليس سجلًا من سجلات Factmark"),
    }
}
