//! Words for people: every refusal, notice, edit and fact in plain English, in one place.

use crate::article::ArticleError;
use crate::edit::{EditName, ImportNote, Refusal};
use crate::model::{Annotation, Document, Origin, Scheme, Status};
use crate::suggest::Under;
use crate::workspace::{Notice, QueueItem, SaveState, StorageFault, Usage};

/// "1 annotation", "2 annotations".
pub fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

/// A text on one line: line ends and runs of blanks become single blanks.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// "Quote: the words", as the annotation is called in the list.
pub fn annotation_name(scheme: &Scheme, document: &Document, annotation: &Annotation) -> String {
    let label =
        scheme.label(&annotation.label).map_or(annotation.label.as_str(), |label| label.name.as_str());
    format!("{label}: {}", document.words_of(annotation).replace('\n', " "))
}

/// "quote by Saldo, inside claim": what is marked at a place, innermost first.
pub fn under(under: &[Under]) -> String {
    let name = |it: &Under| {
        let label = it.label.to_lowercase();
        if it.speakers.is_empty() { label } else { format!("{label} by {}", it.speakers.join(" and ")) }
    };
    let mut said = String::new();
    for (i, it) in under.iter().enumerate() {
        if i > 0 {
            said.push_str(if it.is_around { ", inside " } else { ", beside " });
        } else if !it.is_around {
            said.push_str("partly ");
        }
        said.push_str(&name(it));
    }
    said
}

/// "2 fragments · note", or empty.
pub fn annotation_facts(annotation: &Annotation) -> String {
    let n = annotation.fragments.as_slice().len();
    let mut facts = Vec::new();
    if n > 1 {
        facts.push(count(n, "fragment", "fragments"));
    }
    if !annotation.note.is_empty() {
        facts.push("note".into());
    }
    facts.join(" · ")
}

/// "In progress".
pub fn status_name(status: Status) -> &'static str {
    match status {
        Status::ToDo => "To do",
        Status::InProgress => "In progress",
        Status::Done => "Done",
    }
}

/// "In progress · 14 annotations".
pub fn article_facts(document: &Document) -> String {
    let status = status_name(document.meta.status);
    match document.annotations().len() {
        0 => status.into(),
        n => format!("{status} · {}", count(n, "annotation", "annotations")),
    }
}

/// "In progress · 14 annotations · due 2026-12-01 · note".
pub fn queue_facts(item: &QueueItem) -> String {
    let mut facts = vec![status_name(item.status).to_owned()];
    if item.n_annotations > 0 {
        facts.push(count(item.n_annotations, "annotation", "annotations"));
    }
    if let Some(due) = item.due {
        facts.push(if item.is_overdue { format!("overdue since {due}") } else { format!("due {due}") });
    }
    if item.has_note {
        facts.push("note".into());
    }
    facts.join(" · ")
}

/// "12 of 30 sentences are marked".
pub fn coverage(n_marked: usize, n: usize) -> String {
    format!("{n_marked} of {} are marked", count(n, "sentence", "sentences"))
}

/// Where an annotation came from.
pub fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Manual => "Marked by hand",
        Origin::Suggested => "Suggested, then accepted",
        Origin::Imported => "Imported",
    }
}

/// Why a command was refused.
pub fn refusal(refusal: &Refusal) -> String {
    sentence(&refusal.to_string())
}

pub(super) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => format!("{}{}.", first.to_uppercase(), letters.as_str()),
        None => String::new(),
    }
}

/// What an edit is called: "tag quote".
pub fn edit(name: &EditName) -> String {
    match name {
        EditName::AddDocuments(1) => "add article".into(),
        EditName::AddDocuments(n) => format!("add {n} articles"),
        EditName::RenameDocument => "rename article".into(),
        EditName::ChangeStatus(status) => format!("mark article as {}", status_name(*status).to_lowercase()),
        EditName::ArticleNote => "edit article note".into(),
        EditName::Due => "change due date".into(),
        EditName::MoveDocument => "move article".into(),
        EditName::ChangeDocument => "change article".into(),
        EditName::DeleteDocument(title) => format!("delete article “{}”", shortened(title)),
        EditName::Tag(label) => format!("tag {}", label.to_lowercase()),
        EditName::Propagate(_, 0) => "leave places out".into(),
        EditName::Propagate(label, n) => {
            format!("tag {} as {}", count(*n, "place", "places"), label.to_lowercase())
        }
        EditName::Relabel(label) => format!("relabel as {}", label.to_lowercase()),
        EditName::MoveBound => "move bound".into(),
        EditName::AddFragment => "add fragment".into(),
        EditName::RemoveFragment => "delete fragment".into(),
        EditName::Note => "edit note".into(),
        EditName::Attribute(attribute) => format!("set {attribute}"),
        EditName::DeleteAnnotation(label) => format!("delete {}", label.to_lowercase()),
        EditName::Link => "add link".into(),
        EditName::Unlink => "delete link".into(),
        EditName::ChangeScheme => "change labels".into(),
        EditName::Import(1) => "import 1 article".into(),
        EditName::Import(n) => format!("import {n} articles"),
    }
}

fn shortened(title: &str) -> String {
    let mut short: String = title.chars().take(40).collect();
    if short.len() < title.len() {
        short.push('…');
    }
    short
}

/// What was just done.
pub fn done(name: &EditName) -> String {
    match name {
        EditName::AddDocuments(1) => "Article added.".into(),
        EditName::AddDocuments(n) => format!("{n} articles added."),
        EditName::RenameDocument => "Article renamed.".into(),
        EditName::ChangeStatus(status) => {
            format!("Article marked as {}.", status_name(*status).to_lowercase())
        }
        EditName::ArticleNote => "Article note saved.".into(),
        EditName::Due => "Due date changed.".into(),
        EditName::MoveDocument => "Article moved.".into(),
        EditName::ChangeDocument => "Article changed.".into(),
        EditName::DeleteDocument(title) => format!("Deleted article “{}”.", shortened(title)),
        EditName::Tag(label) => format!("{label} tagged."),
        EditName::Propagate(_, 0) => "Places left out.".into(),
        EditName::Propagate(label, n) => format!("{label} tagged at {}.", count(*n, "place", "places")),
        EditName::Relabel(label) => format!("Relabelled as {}.", label.to_lowercase()),
        EditName::MoveBound => "Bound moved.".into(),
        EditName::AddFragment => "Fragment added.".into(),
        EditName::RemoveFragment => "Fragment deleted.".into(),
        EditName::Note => "Note saved.".into(),
        EditName::Attribute(attribute) => format!("{attribute} set."),
        EditName::DeleteAnnotation(label) => format!("{label} deleted."),
        EditName::Link => "Link added.".into(),
        EditName::Unlink => "Link deleted.".into(),
        EditName::ChangeScheme => "Labels changed.".into(),
        EditName::Import(n) => format!("{} imported.", count(*n, "article", "articles")),
    }
}

/// What an undo took back.
pub fn undone(name: &EditName) -> String {
    format!("Undone: {}.", edit(name))
}

/// What a redo did again.
pub fn redone(name: &EditName) -> String {
    format!("Redone: {}.", edit(name))
}

/// What an import did, in a sentence or a few.
pub fn import_notes(notes: &[ImportNote]) -> String {
    let titles = |wanted: fn(&ImportNote) -> Option<&String>| {
        let titles: Vec<&String> = notes.iter().filter_map(wanted).collect();
        (titles.len(), titles.first().map(|title| shortened(title)).unwrap_or_default())
    };
    let mut sentences = Vec::new();
    let (n, first) = titles(|note| match note {
        ImportNote::Added { title } => Some(title),
        _ => None,
    });
    match n {
        0 => {}
        1 => sentences.push(format!("Imported “{first}”.")),
        n => sentences.push(format!("Imported {n} articles.")),
    }
    let (n, first) = titles(|note| match note {
        ImportNote::AddedAsNew { title } => Some(title),
        _ => None,
    });
    match n {
        0 => {}
        1 => sentences.push(format!(
            "“{first}” is here already with other contents; the one from the file was added as a new article."
        )),
        n => sentences.push(format!(
            "{n} articles are here already with other contents; those from the file were added as new articles."
        )),
    }
    let (n, first) = titles(|note| match note {
        ImportNote::AddedBesideNewer { title } => Some(title),
        _ => None,
    });
    match n {
        0 => {}
        1 => sentences.push(format!(
            "A newer Factmark stored an article in the place of “{first}”, which is left untouched; the one from \
             the file was added as a new article."
        )),
        n => sentences.push(format!(
            "A newer Factmark stored articles in the places of {n} from the file, which are left untouched; those \
             from the file were added as new articles."
        )),
    }
    let (n, first) = titles(|note| match note {
        ImportNote::AlreadyThere { title } => Some(title),
        _ => None,
    });
    match n {
        0 => {}
        1 => sentences.push(format!("“{first}” is here already, with the same contents; nothing was added.")),
        n => sentences.push(format!("{n} articles are here already, with the same contents.")),
    }
    for note in notes {
        match note {
            ImportNote::SampleGaveWay => sentences.push("The untouched sample article made room.".into()),
            ImportNote::LabelsAdded { names } => sentences.push(format!("New labels: {}.", names.join(", "))),
            ImportNote::OwnLabelsKept { names } => {
                sentences.push(format!("Your own definition was kept for: {}.", names.join(", ")));
            }
            ImportNote::Added { .. }
            | ImportNote::AlreadyThere { .. }
            | ImportNote::AddedAsNew { .. }
            | ImportNote::AddedBesideNewer { .. } => {}
            ImportNote::OwnGuidelinesKept => {
                sentences.push("The file has other guidelines; your own were kept.".into());
            }
            ImportNote::OwnKeymapKept => {
                sentences.push("The file has other keys; your own were kept.".into());
            }
        }
    }
    sentences.join(" ")
}

/// Why nothing can be stored, and what that means.
pub fn storage_fault(fault: StorageFault) -> &'static str {
    match fault {
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
    }
}

/// What a person must know about the stored work.
pub fn notice(notice: &Notice) -> String {
    match notice {
        Notice::StorageFault(fault) => storage_fault(*fault).into(),
        Notice::DamagedRecords { title, n_lost } => format!(
            "“{}”: {} could not be read and {} kept aside. Everything else is here.",
            shortened(title),
            count(*n_lost, "stored record", "stored records"),
            if *n_lost == 1 { "is" } else { "are" }
        ),
        Notice::DamagedText { id } => format!(
            "The text of a stored article ({id}) could not be read. What is left of it is kept aside; all other \
             articles are here."
        ),
        Notice::DamagedIndex => "The list of articles could not be read and was made anew.".into(),
        Notice::DamagedScheme => {
            "The labels you had set up could not be read; the standard ones are used. The old ones are kept aside.".into()
        }
        Notice::NewerScheme => {
            "The labels of this browser were stored by a newer Factmark and are left untouched. Changes of the labels \
             made here are not stored; reload the page to get the newer version."
                .into()
        }
        Notice::NewerArticle { id } => format!(
            "An article ({id}) was stored by a newer Factmark. It is left untouched; reload the page to get the \
             newer version."
        ),
        Notice::Recovered { title } => {
            format!("“{}” was found in the storage, in no list, and is back.", shortened(title))
        }
        Notice::ChangedElsewhere => "Another tab changed what is shown here.".into(),
        Notice::NoLongerFits => "This cannot be taken back: another tab has changed it since.".into(),
    }
}

/// "Saved 14:03:07", "Not saved: …", short enough for the status line.
pub fn save_state(state: &SaveState, clock: impl FnOnce(&crate::model::Timestamp) -> String) -> String {
    match state {
        SaveState::Saved(Some(moment)) => format!("Saved {}", clock(moment)),
        SaveState::Saved(None) => "Saved".into(),
        SaveState::NotSaved(StorageFault::Full) => "Not saved: this browser’s space is full".into(),
        SaveState::NotSaved(StorageFault::Blocked) => "Not saved: this browser stores nothing".into(),
        SaveState::NotSaved(StorageFault::Newer) => "Not saved: a newer version is needed".into(),
        SaveState::NotSaved(StorageFault::Cleared) => "Not saved: this browser’s space was emptied".into(),
    }
}

/// "3 % of this browser’s space".
pub fn usage(usage: Usage) -> String {
    let percent = usage.used * 100 / usage.capacity.max(1);
    if percent == 0 {
        "Under 1 % of this browser’s space".into()
    } else {
        format!("{percent} % of this browser’s space")
    }
}

/// Why a file or a pasted text makes no article.
pub fn article_error(name: &str, error: &ArticleError) -> String {
    format!("{name}: {}. Nothing was added.", error)
}
