//! Attributes, evidence and links of an annotation; details of an article, in English.

use super::count;
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
    history: "History of edits",
    verify: "Verify",
    download_history: "Download history",
    with_history: "With the history of edits",
    no_history: "There is no history of this article: this browser keeps none, or nothing was changed yet.",
    history_sound: |n, since| {
        format!("The chain is whole: {} since {since}, tied to this text.", count(n, "entry", "entries"))
    },
    history_of_other_text: "The chain is broken at its beginning: it belongs to another text.",
    history_missing: |n| format!("The chain is broken: entry {n} is missing."),
    history_altered: |n, when| format!("The chain is broken at entry {n} ({when}): it was changed later."),
    history_record: |key, n| format!("The record {key} is not what entry {n} wrote."),
    history_stranger: |key| format!("The record {key} was not written by any entry."),
};
