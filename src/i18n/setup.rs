//! Setting up: labels and links, guidelines, keys, appearance.

use super::Count;
use super::part::part;
use crate::model::{Hue, LineStyle};

part! {
    /// Setting up: labels and links, guidelines, keys, appearance.
    Setup {
        labels_choose;
        labels_and_links;
        parts;
        links;
        guidelines;
        start_from;
        start_from_choose;
        preset_factmark;
        preset_guardian;
        preset_polnear;
        import_labels;
        labels_file;
        export_labels;
        labels_taken(file: &str);
        save;
        scheme_changed_meanwhile(names: &str);
        guidelines_or_keys;

        add_label;
        new_label;
        add_attribute;
        new_attribute;
        add_link;
        new_link;
        delete;
        delete_what(name: &str);
        move_up(name: &str);
        move_down(name: &str);
        name;
        description;
        key;
        key_hint;
        colour;
        hue[Hue];
        contrast;
        sample;
        underline;
        line[LineStyle];

        attributes;
        kind;
        kind_text;
        kind_wikidata;
        kind_choice;
        kind_number;
        kind_flag;
        kind_url;
        kind_date;
        kind_evidence;
        choices;
        shown_when;
        always;
        test;
        is_set;
        is_one_of;
        is_none_of;
        values;
        values_hint;
        from_labels;
        to_labels;
        any_label;
        guidelines_field;
        use_draft;

        problem_no_label;
        problem_no_name;
        problem_key(first: &str, second: &str);
        problem_no_choice(attribute: &str, label: &str);
        problem_condition(attribute: &str, label: &str);
        problem_guidelines;
        problem_other(reason: &str);
        takes_key(key: &str, action: &str);

        losses;
        losses_hint;
        label_goes(label: &str);
        attribute_goes(attribute: &str, label: &str);
        choice_goes(choice: &str, attribute: &str);
        values_change(attribute: &str, label: &str);
        link_goes(name: &str);
        link_changes(name: &str);
        used(n: &Count, n_articles: &Count);
        becomes(name: &str);
        kept;
        removed;
        impossible;
        back;
        save_changes;

        no_guidelines;
        edit;
        close_guidelines;

        search_keys;
        change;
        change_key_of(action: &str);
        press_new_key;
        key_is_taken(key: &str, holder: &str);
        take_key;
        give_up;
        writes_text(key: &str);
        reset;
        reset_key_of(action: &str);
        reset_all;

        settings;
        appearance;
        follow_system;
        light;
        dark;
        settings_promise;
        remains;
        remains_kept(n: &Count);
        delete_remains;
        remains_deleted;
    }
}
