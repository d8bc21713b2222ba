//! The core's answers in the person's words: refusals, notices, names of edits, facts. The words themselves are the
//! catalogue's, which every function is handed.

use crate::edit::{EditName, ImportNote, Refusal};
use crate::format::{Finding, Place, ReadError, ReportLine};
use crate::i18n::{Catalogue, Count};
use crate::model::{Annotation, Document, Label, Scheme, Timestamp};
use crate::platform;
use crate::state::Session;
use crate::suggest::Under;
use crate::text::with_odd_shown;
use crate::workspace::{Notice, QueueItem, SaveState, Usage};

/// A number, as the person's language writes it.
pub fn count(t: &Catalogue, n: usize) -> Count {
    Count::new(n, platform::number_text(n, t.language.tag()))
}

/// A text on one line: line ends and runs of blanks become single blanks.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// "Quote: the words", as the annotation is called in the list.
pub fn annotation_name(
    t: &Catalogue,
    scheme: &Scheme,
    document: &Document,
    annotation: &Annotation,
) -> String {
    let label = t.label_name_of(scheme, &annotation.label);
    let words = document.words_of(annotation).replace('\n', " ");
    format!("{label}: {}", with_odd_shown(&words))
}

/// "quote by Saldo, inside claim": what is marked at a place, innermost first.
pub fn under(t: &Catalogue, scheme: &Scheme, under: &[Under]) -> String {
    let name = |it: &Under| {
        let label = t.label_name_of(scheme, &it.annotation.label).to_owned();
        // In German nouns begin with a capital everywhere.
        let label = if t.language == crate::i18n::Language::German { label } else { label.to_lowercase() };
        let speakers = it.speakers.iter().cloned().reduce(|first, next| t.finding.and(&first, &next));
        speakers.map_or(label.clone(), |speakers| t.finding.said_by(&label, &speakers))
    };
    let mut said = String::new();
    for (i, it) in under.iter().enumerate() {
        said = match (i, it.is_around) {
            (0, true) => name(it),
            (0, false) => t.finding.partly(&name(it)),
            (_, true) => t.finding.inside(&said, &name(it)),
            (_, false) => t.finding.beside(&said, &name(it)),
        };
    }
    said
}

/// "2 fragments · note", or empty.
pub fn annotation_facts(t: &Catalogue, annotation: &Annotation) -> String {
    let n = annotation.fragments.as_slice().len();
    let fragments = (n > 1).then(|| t.editing.n_fragments(&count(t, n)));
    let note = (!annotation.note.is_empty()).then(|| t.editing.has_note.to_owned());
    fragments.into_iter().chain(note).collect::<Vec<_>>().join(" · ")
}

/// "In progress · 14 annotations".
pub fn article_facts(t: &Catalogue, document: &Document) -> String {
    let status = t.shell.status(document.meta.status);
    match document.annotations().len() {
        0 => status.into(),
        n => format!("{status} · {}", t.shell.n_annotations(&count(t, n))),
    }
}

/// "In progress · 14 annotations · due 2026-12-01 · note".
pub fn queue_facts(t: &Catalogue, item: &QueueItem) -> String {
    let mut facts = vec![t.shell.status(item.status).to_owned()];
    if item.n_annotations > 0 {
        facts.push(t.shell.n_annotations(&count(t, item.n_annotations)));
    }
    if let Some(due) = item.due {
        let day = due.to_string();
        facts.push(if item.is_overdue { t.overview.overdue_since(&day) } else { t.overview.due_on(&day) });
    }
    if item.has_note {
        facts.push(t.editing.has_note.into());
    }
    facts.join(" · ")
}

/// Why a command was refused.
pub fn refusal(t: &Catalogue, refusal: &Refusal) -> String {
    t.errors.refusal(refusal)
}

/// What an edit is called: "tag quote".
pub fn edit(t: &Catalogue, name: &EditName) -> String {
    let words = &t.editing;
    match name {
        EditName::AddDocuments(n) => words.add_documents(&count(t, *n)),
        EditName::RenameDocument => words.rename_document.into(),
        EditName::ChangeStatus(status) => words.change_status(*status).into(),
        EditName::ArticleNote => words.article_note.into(),
        EditName::Due => words.due.into(),
        EditName::MoveDocument => words.move_document.into(),
        EditName::ChangeDocument => words.change_document.into(),
        EditName::DeleteDocument(title) => words.delete_document(&shortened(title)),
        EditName::Tag(label) => words.tag(t.label_name_called(label)),
        EditName::Propagate(_, 0) => words.leave_out.into(),
        EditName::Propagate(label, n) => words.propagate(&count(t, *n), t.label_name_called(label)),
        EditName::Relabel(label) => words.relabel(t.label_name_called(label)),
        EditName::MoveBound => words.move_bound.into(),
        EditName::AddFragment => words.add_fragment.into(),
        EditName::RemoveFragment => words.remove_fragment.into(),
        EditName::Note => words.edit_note.into(),
        EditName::Attribute(attribute) => words.set_attribute(t.attribute_name_called(attribute)),
        EditName::DeleteAnnotation(label) => words.delete_annotation(t.label_name_called(label)),
        EditName::Link => words.link.into(),
        EditName::Unlink => words.unlink.into(),
        EditName::TakeVersion => words.take_version.into(),
        EditName::ChangeScheme => words.change_scheme.into(),
        EditName::Import(n) => words.import(&count(t, *n)),
    }
}

fn shortened(title: &str) -> String {
    let title = with_odd_shown(title);
    let mut short: String = title.chars().take(40).collect();
    if short.len() < title.len() {
        short.push('…');
    }
    short
}

/// What was just done.
pub fn done(t: &Catalogue, name: &EditName) -> String {
    let words = &t.editing;
    match name {
        EditName::AddDocuments(n) => words.documents_added(&count(t, *n)),
        EditName::RenameDocument => words.document_renamed.into(),
        EditName::ChangeStatus(status) => words.status_changed(*status).into(),
        EditName::ArticleNote => words.article_note_saved.into(),
        EditName::Due => words.due_changed.into(),
        EditName::MoveDocument => words.document_moved.into(),
        EditName::ChangeDocument => words.document_changed.into(),
        EditName::DeleteDocument(title) => words.document_deleted(&shortened(title)),
        EditName::Tag(label) => words.tagged(t.label_name_called(label)),
        EditName::Propagate(_, 0) => words.left_out.into(),
        EditName::Propagate(label, n) => words.propagated(&count(t, *n), t.label_name_called(label)),
        EditName::Relabel(label) => words.relabelled(t.label_name_called(label)),
        EditName::MoveBound => words.bound_moved.into(),
        EditName::AddFragment => words.fragment_added.into(),
        EditName::RemoveFragment => words.fragment_removed.into(),
        EditName::Note => words.note_saved.into(),
        EditName::Attribute(attribute) => words.attribute_set(t.attribute_name_called(attribute)),
        EditName::DeleteAnnotation(label) => words.annotation_deleted(t.label_name_called(label)),
        EditName::Link => words.linked.into(),
        EditName::Unlink => words.unlinked.into(),
        EditName::TakeVersion => words.version_taken.into(),
        EditName::ChangeScheme => words.scheme_changed.into(),
        EditName::Import(n) => words.imported(&count(t, *n)),
    }
}

/// What an undo took back.
pub fn undone(t: &Catalogue, name: &EditName) -> String {
    t.editing.undone(&edit(t, name))
}

/// What a redo did again.
pub fn redone(t: &Catalogue, name: &EditName) -> String {
    t.editing.redone(&edit(t, name))
}

/// What an import did, in a sentence or a few.
pub fn import_notes(t: &Catalogue, notes: &[ImportNote]) -> String {
    let words = &t.errors;
    let titles = |wanted: fn(&ImportNote) -> Option<&String>| {
        notes.iter().filter_map(wanted).map(|title| shortened(title)).collect::<Vec<_>>()
    };
    let told =
        |titles: Vec<String>, one: fn(&str) -> String, many: fn(&Count) -> String| match titles.as_slice() {
            [] => None,
            [only] => Some(one(only)),
            several => Some(many(&count(t, several.len()))),
        };
    let added = titles(|note| if let ImportNote::Added { title } = note { Some(title) } else { None });
    let as_new = titles(|note| if let ImportNote::AddedAsNew { title } = note { Some(title) } else { None });
    let beside =
        titles(|note| if let ImportNote::AddedBesideNewer { title } = note { Some(title) } else { None });
    let replaced = titles(|note| if let ImportNote::Replaced { title } = note { Some(title) } else { None });
    let there = titles(|note| if let ImportNote::AlreadyThere { title } = note { Some(title) } else { None });
    let articles = [
        told(added, words.imported_one, words.imported_many),
        told(as_new, words.added_as_new_one, words.added_as_new_many),
        told(beside, words.beside_newer_one, words.beside_newer_many),
        told(replaced, t.backups.replaced_one, t.backups.replaced_many),
        told(there, words.already_there_one, words.already_there_many),
    ];
    let names =
        |names: &[String]| names.iter().map(|name| t.label_name_called(name)).collect::<Vec<_>>().join(", ");
    let others = notes.iter().filter_map(|note| match note {
        ImportNote::SampleGaveWay => Some(words.sample_gave_way.into()),
        ImportNote::LabelsAdded { names: added } => Some(words.labels_added(&names(added))),
        ImportNote::OwnLabelsKept { names: kept } => Some(words.own_labels_kept(&names(kept))),
        ImportNote::OwnGuidelinesKept => Some(words.own_guidelines_kept.into()),
        ImportNote::OwnKeymapKept => Some(words.own_keymap_kept.into()),
        ImportNote::Added { .. }
        | ImportNote::AlreadyThere { .. }
        | ImportNote::Replaced { .. }
        | ImportNote::AddedAsNew { .. }
        | ImportNote::AddedBesideNewer { .. } => None,
    });
    articles.into_iter().flatten().chain(others).collect::<Vec<_>>().join(" ")
}

/// The first labels that have a key, each as `say` says key and name.
pub fn label_keys(
    t: &Catalogue,
    scheme: &Scheme,
    say: impl Fn(&str, &str) -> String,
    between: &str,
) -> String {
    const MOST: usize = 3;
    let label = |label: &Label| Some(say(&label.key?.to_uppercase().to_string(), t.label_name(label)));
    scheme.labels().iter().filter_map(label).take(MOST).collect::<Vec<_>>().join(between)
}

/// What a person must know about the stored work.
pub fn notice(t: &Catalogue, notice: &Notice) -> String {
    let words = &t.errors;
    match notice {
        Notice::StorageFault(fault) => words.storage_fault(*fault).into(),
        Notice::DamagedRecords { title, n_lost } => {
            words.damaged_records(&shortened(title), &count(t, *n_lost))
        }
        Notice::DamagedText { id } => words.damaged_text(id),
        Notice::DamagedIndex => words.damaged_index.into(),
        Notice::DamagedScheme => words.damaged_scheme.into(),
        Notice::NewerScheme => words.newer_scheme.into(),
        Notice::NewerArticle { id } => words.newer_article(id),
        Notice::Recovered { title } => words.recovered(&shortened(title)),
        Notice::BroughtBack => words.brought_back.into(),
        Notice::CopyFault(fault) => words.copy_fault(*fault).into(),
        Notice::ChangedElsewhere => words.changed_elsewhere.into(),
        Notice::NoLongerFits => words.no_longer_fits.into(),
        Notice::Conflict { n } => words.conflict(&count(t, *n)),
        Notice::DeletedElsewhere { title } => words.deleted_elsewhere(&shortened(title)),
    }
}

/// "Saved 14:03:07", "Not saved: …", short enough for the status line.
pub fn save_state(
    t: &Catalogue,
    state: &SaveState,
    clock: impl FnOnce(&Timestamp, &str) -> String,
) -> String {
    match state {
        SaveState::Saved(Some(moment)) => t.shell.saved_at(&clock(moment, t.language.tag())),
        SaveState::Saved(None) => t.shell.saved.into(),
        SaveState::Saving => t.shell.saving.into(),
        SaveState::InBrowser(Some(moment)) => t.shell.in_browser_at(&clock(moment, t.language.tag())),
        SaveState::InBrowser(None) => t.shell.in_browser.into(),
        SaveState::NotSaved(fault) => t.shell.not_saved(*fault).into(),
    }
}

/// "3 % of this browser’s space".
pub fn usage(t: &Catalogue, usage: Usage) -> String {
    match usage.used * 100 / usage.capacity.max(1) {
        0 => t.shell.usage_small.into(),
        percent => t.shell.usage(&count(t, percent)),
    }
}

/// Why a file cannot be imported.
pub fn read_error(t: &Catalogue, error: &ReadError) -> String {
    t.errors.import_refused(&error.file, &t.errors.read_problem(&error.problem))
}

/// What a report tells. Phrases on the very words of a file are in English, as they come from the reader.
pub fn finding(t: &Catalogue, finding: &Finding) -> String {
    match finding {
        Finding::Told(told) => told.clone(),
        Finding::Note(note) => t.transfer.note(note),
        Finding::Loss(loss) => t.transfer.loss(loss),
        Finding::Repair(repair) => t.transfer.repair(repair),
    }
}

impl Session {
    /// What a report line tells.
    pub fn finding_words(&self, it: &Finding) -> String {
        finding(self.words(), it)
    }

    /// A place of a report: the annotation by its words, the article by its title; `None` for the file as a whole.
    pub fn place_words(&self, place: &Place) -> Option<String> {
        let (id, title) = place.document.as_ref()?;
        let name = place.annotation.as_ref().and_then(|annotation| {
            self.read(|workspace| {
                let library = workspace.library();
                let document = library.get(id)?;
                let annotation = document.annotations().get(annotation)?;
                Some(annotation_name(self.words(), &library.scheme, document, annotation))
            })
        });
        Some(match name {
            Some(name) => self.words().transfer.annotation_of(&name, title),
            None => title.clone(),
        })
    }

    /// A report line in a sentence.
    pub fn line_words(&self, line: &ReportLine) -> String {
        let what = self.finding_words(&line.what);
        match (line.count, line.places.first().and_then(|place| self.place_words(place))) {
            (1, Some(place)) => format!("{place}: {what}"),
            (1, None) => what,
            (n, _) => format!("{what} ({})", self.words().transfer.n_times(&self.count(n))),
        }
    }
}
