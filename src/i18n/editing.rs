//! Articles and annotations: the inspector, what is announced, what edits are called.

use super::Count;
use super::part::part;
use crate::model::{Origin, Status};

part! {
    /// Articles and annotations.
    Editing {
        labels;
        inspector;
        choose_one;
        label;
        offsets;
        offsets_hint;
        bounds;
        start;
        end;
        word;
        character;
        start_word_left;
        start_word_right;
        start_character_left;
        start_character_right;
        end_word_left;
        end_word_right;
        end_character_left;
        end_character_right;
        delete;
        note;
        note_hint;
        origin;
        created;
        modified;
        origin_of[Origin];
        n_fragments(n: &Count);
        has_note;

        opened(title: &str);
        text_ends;
        no_words_here;
        nothing_marked_here;
        no_annotations;
        choose_first;
        select_first;
        bound_stuck;
        nothing_to_undo;
        nothing_to_redo;
        undone(edit: &str);
        redone(edit: &str);

        add_documents(n: &Count);
        rename_document;
        change_status[Status];
        article_note;
        due;
        move_document;
        change_document;
        delete_document(title: &str);
        tag(label: &str);
        relabel(label: &str);
        move_bound;
        edit_note;
        set_attribute(attribute: &str);
        delete_annotation(label: &str);
        link;
        unlink;
        take_version;
        import(n: &Count);

        documents_added(n: &Count);
        document_renamed;
        status_changed[Status];
        article_note_saved;
        due_changed;
        document_moved;
        document_changed;
        document_deleted(title: &str);
        tagged(label: &str);
        relabelled(label: &str);
        bound_moved;
        note_saved;
        attribute_set(attribute: &str);
        annotation_deleted(label: &str);
        linked;
        unlinked;
        version_taken;
        imported(n: &Count);

        propagate(n: &Count, label: &str);
        leave_out;
        add_fragment;
        remove_fragment;
        change_scheme;
        propagated(n: &Count, label: &str);
        left_out;
        fragment_added;
        fragment_removed;
        scheme_changed;
    }
}
