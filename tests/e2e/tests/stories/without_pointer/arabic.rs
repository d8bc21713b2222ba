//! The article that is marked in Arabic, and what the names on the page are there.

use factmark_e2e::Label;

use super::{Forward, Job};

pub(super) const JOB: Job = Job {
    words: &[
        ("Add", "إضافة"),
        ("Add article", "إضافة مقال"),
        ("Annotations", "العلامات"),
        ("Article", "المقال"),
        ("Article text", "نص المقال"),
        ("Claim", "ادعاء"),
        ("Download", "تنزيل"),
        ("Entity", "كيان"),
        ("Export", "تصدير"),
        ("Full name", "الاسم الكامل"),
        ("Inspector", "الخصائص"),
        ("Kind", "النوع"),
        ("Library", "المكتبة"),
        ("Mark 1 place", "تعليم موضع واحد"),
        ("Mark the other occurrences", "تعليم المواضع الأخرى"),
        ("Quote", "اقتباس"),
        ("Speaker", "القائل"),
        ("direct", "مباشر"),
        ("person", "شخص"),
    ],
    forward: Forward::Left,
    title: "المياه في بلدة الوادي",
    text: "تترأس ليلى حداد مجلس المياه في بلدة الوادي. «لقد سمعنا التحذير» قالت حداد. \
        تعطلت المضخات 12 مرة في شهر مايو.\n\
        واتهم النائب سامي منصور شركة النبع. «لقد أهملوا العمل» قال للصحفيين. \
        شركة النبع تنفي ذلك. ستكلف الإصلاحات 3 ملايين دينار.\n\
        «لم يسألنا أحد» قالت رنا قاسم من شركة النبع. غادرت قاسم الشركة في شهر نيسان. \
        بلدة الوادي تملك 9 مضخات. «اسألوا المجلس» أضافت قاسم. \
        يجتمع المجلس يوم الجمعة. ليلى حداد لن تحضر.",
    marks: [
        (Label::Entity, "ليلى حداد"),
        (Label::Entity, "بلدة الوادي"),
        (Label::Quote, "«لقد سمعنا التحذير»"),
        (Label::Entity, "مايو"),
        (Label::Claim, "تعطلت المضخات 12 مرة في شهر مايو."),
        (Label::Entity, "سامي منصور"),
        (Label::Entity, "شركة النبع"),
        (Label::Quote, "«لقد أهملوا العمل»"),
        (Label::Claim, "شركة النبع تنفي ذلك."),
        (Label::Claim, "ستكلف الإصلاحات 3 ملايين دينار."),
        (Label::Entity, "3 ملايين دينار"),
        (Label::Quote, "«لم يسألنا أحد»"),
        (Label::Entity, "رنا قاسم"),
        (Label::Claim, "غادرت قاسم الشركة في شهر نيسان."),
        (Label::Entity, "نيسان"),
        (Label::Claim, "بلدة الوادي تملك 9 مضخات."),
        (Label::Quote, "«اسألوا المجلس»"),
        (Label::Claim, "يجتمع المجلس يوم الجمعة."),
        (Label::Entity, "الجمعة"),
        (Label::Claim, "ليلى حداد لن تحضر."),
    ],
    quotes: ["«لقد سمعنا التحذير»", "«لم يسألنا أحد»"],
    speaker: "رنا قاسم",
    full_name: "رنا سليم قاسم",
    twice: "ليلى حداد",
    too_short: "سامي منصور",
    whole: "النائب سامي منصور",
};
