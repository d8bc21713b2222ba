//! Attributes, evidence and links of an annotation; details of an article, in English.

use crate::i18n::Details;

pub(super) const DETAILS: Details = Details {
    attributes: "Attributes",
    add_evidence: "Add evidence",
    evidence: |n| format!("Evidence {n}"),
    delete_evidence: |n| format!("Delete evidence {n}"),
    address: "Address",
    archived_at: "Archived at",
    excerpt: "Excerpt",
    stance: "Stance",
    seen_on: "Seen on",
    links: "Links",
    link_to: |relation| format!("Link {}", relation.to_lowercase()),
    delete_link: |link| format!("Delete link {link}"),
    link_from: |relation| format!("{relation} of"),
    article_details: "Details of the article",
    title: "Title",
    status: "Status",
    due: "Due",
    language_of_article: "Language",
    note: "Note",
    note_on_article: "Note on the article",
    publisher: "Publisher",
    byline: "Byline",
    done: "Done",
    day_wrong: "A day is written 2026-11-22.",
};
