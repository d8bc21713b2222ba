//! What went wrong, what was repaired, what came in, in English. The core's own errors speak English already.

use super::count;
use crate::i18n::Errors;
use crate::workspace::StorageFault;

pub(super) const ERRORS: Errors = Errors {
    refusal: |refusal| sentence(&refusal.to_string()),
    storage_fault: |fault| match fault {
        StorageFault::Full => {
            "Not saved: this browser’s space for Factmark is full. You can go on working, but what you do now \
             lives in this page only. Download a copy, then delete articles you no longer need."
        }
        StorageFault::Blocked => {
            "Not saved: this browser does not let the page store anything. You can go on working, but the work \
             lives in this page only. Download a copy before you close it."
        }
        StorageFault::Newer => {
            "Not saved: this browser holds work of a newer Factmark, which is left untouched. Reload the page to \
             get the newer version. What you do now lives in this page only."
        }
        StorageFault::Cleared => {
            "Not saved: this browser’s space for Factmark was emptied while the page was open. Your work is still \
             in this page: save it again or download a copy."
        }
    },
    saved_again: "Everything is saved again.",
    damaged_records: |title, n| {
        let are = if n.n() == 1 { "is" } else { "are" };
        let records = count(n, "stored record", "stored records");
        format!("“{title}”: {records} could not be read and {are} kept aside. Everything else is here.")
    },
    damaged_text: |id| {
        format!(
            "The text of a stored article ({id}) could not be read. What is left of it is kept aside; all other \
             articles are here."
        )
    },
    damaged_index: "The list of articles could not be read and was made anew.",
    damaged_scheme: "The labels you had set up could not be read; the standard ones are used. The old ones are kept \
                     aside.",
    newer_scheme: "The labels of this browser were stored by a newer Factmark and are left untouched. Changes of the \
                   labels made here are not stored; reload the page to get the newer version.",
    newer_article: |id| {
        format!(
            "An article ({id}) was stored by a newer Factmark. It is left untouched; reload the page to get the \
             newer version."
        )
    },
    recovered: |title| format!("“{title}” was found in the storage, in no list, and is back."),
    brought_back: "What this browser had lost when it ended came back from the second copy.",
    copy_fault: |fault| match fault {
        StorageFault::Full => {
            "The browser has no room for the second copy of your work. It is saved, but the last seconds may be lost if the browser crashes. Every edit tries again."
        }
        _ => {
            "The second copy of your work cannot be written. It is saved, but the last seconds may be lost if the browser crashes. Every edit tries again."
        }
    },
    changed_elsewhere: "Another tab changed what is shown here.",
    no_longer_fits: "This cannot be taken back: another tab has changed it since.",
    conflict: |n| {
        let things = count(n, "thing was", "things were");
        format!(
            "{things} changed in two tabs at once. The later change is shown; the other one is kept here."
        )
    },
    deleted_elsewhere: |title| format!("Another tab deleted “{title}”."),
    deleted_while_at_work: "Another tab deleted the annotation that you were working on; Undo there brings it back. Letters do nothing here until you click or press Esc.",

    text_problem: |problem| problem.to_string(),
    article_problem: |problem| problem.to_string(),
    not_added: |file, problem| format!("{file}: {problem}. Nothing was added."),
    unreadable: |file| format!("{file}: this file could not be read. Nothing was added."),
    read_problem: |problem| problem.to_string(),
    import_refused: |file, problem| format!("Import refused. {file}: {problem}. Nothing was changed."),
    repaired: |lines| format!("Repaired while reading: {lines}"),
    and_more: |n| format!("… and {n} more."),

    imported_one: |title| format!("Imported “{title}”."),
    imported_many: |n| format!("Imported {n} articles."),
    added_as_new_one: |title| {
        format!(
            "“{title}” is here already with other contents; the one from the file was added as a new article."
        )
    },
    added_as_new_many: |n| {
        format!(
            "{n} articles are here already with other contents; those from the file were added as new articles."
        )
    },
    beside_newer_one: |title| {
        format!(
            "A newer Factmark stored an article in the place of “{title}”, which is left untouched; the one from \
             the file was added as a new article."
        )
    },
    beside_newer_many: |n| {
        format!(
            "A newer Factmark stored articles in the places of {n} from the file, which are left untouched; those \
             from the file were added as new articles."
        )
    },
    already_there_one: |title| {
        format!("“{title}” is here already, with the same contents; nothing was added.")
    },
    already_there_many: |n| format!("{n} articles are here already, with the same contents."),
    sample_gave_way: "The untouched sample article made room.",
    labels_added: |names| format!("New labels: {names}."),
    own_labels_kept: |names| format!("Your own definition was kept for: {names}."),

    unknown_format: |id| format!("There is no format “{id}”."),
    nothing_to_export: "There is no article to export.",
    downloaded: |file| format!("Downloaded {file}."),
    not_downloaded: |file| format!("{file} could not be downloaded."),
    remains_not_downloaded: "The remains could not be downloaded.",

    own_guidelines_kept: "The file has other guidelines; your own were kept.",
    own_keymap_kept: "The file has other keys; your own were kept.",
    value_not_stored: |name, problem| format!("“{name}” was not stored: {problem}"),
    value_problem: |problem| problem.to_string(),
    occurrence_problem: |problem| sentence(&problem.to_string()),
};

/// A phrase as a sentence.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => format!("{}{}.", first.to_uppercase(), letters.as_str()),
        None => String::new(),
    }
}
