//! What two tabs changed without knowing of each other, in words, and the person's answer.

use leptos::prelude::*;

use super::{Offer, Session, words};
use crate::edit::Op;
use crate::i18n::Catalogue;
use crate::model::{Annotation, Document, Meta, Scheme, value_text};
use crate::platform;
use crate::workspace::Conflict;

/// A thing of which there are two versions.
#[derive(Debug, Clone, PartialEq)]
pub struct ConflictItem {
    /// What it is: "Quote: the words", "Article".
    pub name: String,
    /// The article's title.
    pub title: String,
    /// What differs: a name, what is shown, what the other version says.
    pub differences: Vec<(String, String, String)>,
    /// The two versions themselves.
    pub conflict: Conflict,
}

type Fields = Vec<(String, String)>;

impl Session {
    /// Everything of which there are two versions. Follows changes.
    pub fn conflict_items(&self) -> Vec<ConflictItem> {
        self.follow_library();
        self.follow_article();
        let t = self.words();
        self.read(|workspace| {
            let scheme = &workspace.library().scheme;
            let item = |conflict: &Conflict| {
                let document = workspace.library().get(&conflict.document)?;
                let fields = |op: &Op| fields(t, scheme, document, op);
                Some(ConflictItem {
                    name: name(t, scheme, document, conflict),
                    title: document.meta.title.clone(),
                    differences: differences(fields(&conflict.kept), fields(&conflict.lost)),
                    conflict: conflict.clone(),
                })
            };
            workspace.conflicts().iter().filter_map(item).collect()
        })
    }

    /// What is shown stays.
    pub fn keep_shown(&self, conflict: &Conflict) {
        self.change(|workspace| workspace.keep_shown(conflict, &platform::now()));
        self.show(crate::workspace::Touched { library: true, ..Default::default() });
        self.end_comparing();
    }

    /// The other version is shown from now on.
    pub fn take_other(&self, conflict: &Conflict) {
        match self.change(|workspace| workspace.take_other(conflict, &platform::stamp())) {
            Ok(outcome) => {
                self.show(outcome.touched);
                self.announce(&words::done(self.words(), &outcome.name));
                self.end_comparing();
            }
            Err(refusal) => self.refuse(&refusal),
        }
    }

    fn end_comparing(&self) {
        if self.read(|workspace| workspace.conflicts().is_empty()) {
            self.messages.update(|list| list.retain(|message| !message.offers.contains(&Offer::Compare)));
            self.dialog_close();
        }
    }

    /// The message counts them all, so there is one.
    pub(super) fn warn_of_conflicts(&self, text: String) {
        self.messages.update(|list| list.retain(|message| !message.offers.contains(&Offer::Compare)));
        self.warn(text, &[Offer::Compare]);
    }
}

fn name(t: &Catalogue, scheme: &Scheme, document: &Document, conflict: &Conflict) -> String {
    match (&conflict.kept, &conflict.lost) {
        (Op::PutAnnotation(_, it), _) | (_, Op::PutAnnotation(_, it)) => {
            words::annotation_name(t, scheme, document, it)
        }
        (Op::PutRelation(_, link), _) | (_, Op::PutRelation(_, link)) => {
            t.relation_name_of(scheme, &link.kind).to_owned()
        }
        _ => t.overview.the_article.into(),
    }
}

/// What a version says, by names; nothing if it says that the thing is gone.
fn fields(t: &Catalogue, scheme: &Scheme, document: &Document, op: &Op) -> Option<Fields> {
    match op {
        Op::PutAnnotation(_, annotation) => Some(annotation_fields(t, scheme, document, annotation)),
        Op::SetMeta(_, meta) => Some(meta_fields(t, meta)),
        Op::PutRelation(_, link) => {
            let end = |id| document.annotations().get(id).map(|it| document.words_of(it)).unwrap_or_default();
            let ends = format!("{} → {}", end(&link.from), end(&link.to));
            Some(vec![(t.details.links.into(), ends)])
        }
        _ => None,
    }
}

fn annotation_fields(t: &Catalogue, scheme: &Scheme, document: &Document, it: &Annotation) -> Fields {
    let places = it.fragments.iter().map(|span| format!("{}–{}", span.start().get(), span.end().get()));
    let mut fields = vec![
        (t.editing.label.to_owned(), t.label_name_of(scheme, &it.label).to_owned()),
        (t.overview.marked_words.into(), document.words_of(it)),
        (t.editing.offsets.into(), places.collect::<Vec<_>>().join(", ")),
        (t.editing.note.into(), it.note.clone()),
    ];
    for (id, value) in &it.attributes {
        fields.push((t.attribute_name_called(id).to_owned(), value_text(value)));
    }
    fields
}

fn meta_fields(t: &Catalogue, meta: &Meta) -> Fields {
    let source = &meta.source;
    vec![
        (t.details.title.into(), meta.title.clone()),
        (t.details.status.into(), t.shell.status(meta.status).into()),
        (t.details.due.into(), meta.due.map(|due| due.to_string()).unwrap_or_default()),
        (t.details.note.into(), meta.note.clone()),
        (t.details.language_of_article.into(), meta.language.clone()),
        (t.details.address.into(), source.url.clone()),
        (t.details.publisher.into(), source.publisher.clone()),
        (t.details.byline.into(), source.byline.clone()),
    ]
}

/// The lines in which two versions differ. Of one that is gone, all lines of the other.
fn differences(shown: Option<Fields>, other: Option<Fields>) -> Vec<(String, String, String)> {
    let (shown, other) = (shown.unwrap_or_default(), other.unwrap_or_default());
    let value = |fields: &Fields, name: &str| {
        fields.iter().find(|(it, _)| it == name).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let mut names: Vec<&String> = Vec::new();
    for (name, _) in shown.iter().chain(&other) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let line = |name: &String| (name.clone(), value(&shown, name), value(&other, name));
    names.into_iter().map(line).filter(|(_, shown, other)| shown != other).collect()
}
