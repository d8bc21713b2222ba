//! Attributes, evidence and links of an annotation; details of an article.

use super::Count;
use super::part::part;

part! {
    /// Attributes, evidence and links of an annotation; details of an article.
    Details {
        attributes;
        add_evidence;
        evidence(n: &Count);
        delete_evidence(n: &Count);
        address;
        archived_at;
        excerpt;
        stance;
        seen_on;
        links;
        link_to(relation: &str);
        delete_link(link: &str);
        link_from(relation: &str);
        article_details;
        title;
        status;
        due;
        language_of_article;
        note;
        note_on_article;
        publisher;
        byline;
        done;
        day_wrong;
        history;
        verify;
        download_history;
        with_history;
        no_history;
        history_sound(n: &Count, since: &str);
        history_of_other_text;
        history_missing(n: &Count);
        history_altered(n: &Count, when: &str);
        history_record(key: &str, n: &Count);
        history_stranger(key: &str);
    }
}
