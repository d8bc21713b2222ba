//! Finding, marking the same elsewhere, going on to the next.

use super::Count;
use super::part::part;

part! {
    /// Finding, marking the same elsewhere, going on to the next.
    Finding {
        find_here;
        find_everywhere;
        words_to_find;
        whole_words;
        match_case;
        expression;
        in_all_articles;
        and_more(n: &Count);
        n_places(n: &Count);
        places_in(places: &Count, articles: &Count);
        only_first;
        places;
        go;
        go_to(words: &str);
        propagate;
        occurrences;
        stand_nowhere_else;
        mark_places(n: &Count);
        in_title;
        in_article_note;
        in_text;
        in_note;
        in_attribute;
        marked_already;
        left_out_before;
        lies_in(labels: &str);
        add_choose_first;
        add_select_first;
        choose_quote_first;
        no_quotation_follows;
        nothing_to_link;
        no_more_proposals;
        position(at: &Count, n: &Count);
        all_have_speakers;
        no_suggestions;
        all_touched;
        no_quotation_marks;
        no_names;
        last_article;
        first_article;
        all_done;
        said_by(label: &str, speakers: &str);
        and(first: &str, second: &str);
        inside(inner: &str, outer: &str);
        beside(first: &str, second: &str);
        partly(label: &str);
    }
}
