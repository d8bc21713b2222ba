//! What went wrong, what was repaired, what came in.

use super::Count;
use super::part::part;
use crate::article::ArticleError;
use crate::edit::Refusal;
use crate::format::ReadProblem;
use crate::model::ValueProblem;
use crate::suggest::OccurrencesError;
use crate::text::TextError;
use crate::workspace::StorageFault;

part! {
    /// What went wrong, what was repaired, what came in.
    Errors {
        refusal(refusal: &Refusal);
        storage_fault[StorageFault];
        saved_again;
        damaged_records(title: &str, n: &Count);
        damaged_text(id: &str);
        damaged_index;
        damaged_scheme;
        newer_scheme;
        newer_article(id: &str);
        recovered(title: &str);
        brought_back;
        copy_fault[StorageFault];
        changed_elsewhere;
        no_longer_fits;
        conflict(n: &Count);
        deleted_elsewhere(title: &str);
        deleted_while_at_work;

        text_problem(problem: &TextError);
        article_problem(problem: &ArticleError);
        not_added(file: &str, problem: &str);
        unreadable(file: &str);
        read_problem(problem: &ReadProblem);
        import_refused(file: &str, problem: &str);
        repaired(lines: &str);
        and_more(n: &Count);

        imported_one(title: &str);
        imported_many(n: &Count);
        added_as_new_one(title: &str);
        added_as_new_many(n: &Count);
        beside_newer_one(title: &str);
        beside_newer_many(n: &Count);
        already_there_one(title: &str);
        already_there_many(n: &Count);
        sample_gave_way;
        labels_added(names: &str);
        own_labels_kept(names: &str);

        unknown_format(id: &str);
        nothing_to_export;
        downloaded(file: &str);
        not_downloaded(file: &str);
        remains_not_downloaded;

        own_guidelines_kept;
        own_keymap_kept;
        value_not_stored(name: &str, problem: &str);
        value_problem(problem: &ValueProblem);
        occurrence_problem(problem: &OccurrencesError);
    }
}
