//! Attributes, evidence and links of an annotation; details of an article, in Arabic.

use crate::i18n::Details;

pub(super) const DETAILS: Details = Details {
    attributes: "الخصائص",
    add_evidence: "إضافة دليل",
    evidence: |n| format!("الدليل {n}"),
    delete_evidence: |n| format!("حذف الدليل {n}"),
    address: "العنوان الإلكتروني",
    archived_at: "مؤرشف في",
    excerpt: "مقتطف",
    stance: "الموقف",
    seen_on: "شوهد في",
    links: "الروابط",
    link_to: |relation| format!("ربط: {relation}"),
    delete_link: |link| format!("حذف الرابط {link}"),
    link_from: |relation| format!("{relation} لـ"),
    article_details: "تفاصيل المقال",
    title: "العنوان",
    status: "الحالة",
    due: "الموعد",
    language_of_article: "اللغة",
    note: "ملاحظة",
    note_on_article: "ملاحظة على المقال",
    publisher: "الناشر",
    byline: "سطر الكاتب",
    done: "تم",
    day_wrong: "يُكتب اليوم هكذا: 2026-11-22.",
};
