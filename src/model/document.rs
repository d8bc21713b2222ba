//! One article: a text that never changes, what is known about it, and what was marked on it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use sha2::{Digest, Sha256};

use super::set::blocks_of;
use super::{
    Annotation, AnnotationId, AnnotationSet, Date, DocumentId, LabelId, Relation, RelationId, Timestamp,
};
use crate::text::{PlainText, Span};

/// An article with its annotations. The text is fixed when the document is made.
#[derive(Debug, Clone)]
pub struct Document {
    id: DocumentId,
    text: PlainText,
    sha256: OnceLock<Arc<str>>,
    /// What is known about the article and may be edited.
    pub meta: Meta,
    annotations: AnnotationSet,
    relations: BTreeMap<RelationId, Relation>,
}

/// What is known about an article and may be edited, unlike its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meta {
    /// The title shown in the library.
    pub title: String,
    /// Where the text came from.
    pub source: Source,
    /// BCP 47 tag, for example `en`; empty if not known.
    pub language: String,
    /// How far the work on it is.
    pub status: Status,
    /// Free words on the article as a whole.
    pub note: String,
    /// When the work on it shall be done, if there is such a day.
    pub due: Option<Date>,
    /// Places that a person left out when the same words were tagged elsewhere: not with this label, not here.
    pub exceptions: BTreeSet<(LabelId, Span)>,
}

impl Meta {
    /// What is known of an article of that title and nothing else.
    pub fn titled(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            source: Source::default(),
            language: String::new(),
            status: Status::default(),
            note: String::new(),
            due: None,
            exceptions: BTreeSet::new(),
        }
    }
}

/// Where a text came from. Everything may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The address of the page.
    pub url: String,
    /// Who published it.
    pub publisher: String,
    /// Who wrote it.
    pub byline: String,
    /// When it was published.
    pub published: Timestamp,
    /// When it was read.
    pub accessed: Timestamp,
}

impl Default for Source {
    fn default() -> Self {
        Self {
            url: String::new(),
            publisher: String::new(),
            byline: String::new(),
            published: Timestamp::unknown(),
            accessed: Timestamp::unknown(),
        }
    }
}

/// How far the work on an article is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Status {
    /// Nobody began.
    #[default]
    ToDo,
    /// Somebody began.
    InProgress,
    /// Nothing is left to do.
    Done,
}

impl Status {
    /// All states, in the order of work.
    pub const ALL: [Self; 3] = [Self::ToDo, Self::InProgress, Self::Done];

    /// The word used in files: `to_do`, `in_progress` or `done`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ToDo => "to_do",
            Self::InProgress => "in_progress",
            Self::Done => "done",
        }
    }

    /// The status that [`Self::as_str`] names so.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == word)
    }
}

impl Document {
    /// A document without annotations.
    pub fn new(id: DocumentId, meta: Meta, text: PlainText) -> Self {
        Self {
            id,
            text,
            sha256: OnceLock::new(),
            meta,
            annotations: AnnotationSet::default(),
            relations: BTreeMap::new(),
        }
    }

    /// The same article under another id.
    #[must_use]
    pub fn with_id(mut self, id: DocumentId) -> Self {
        self.id = id;
        self
    }

    /// The same article under another title.
    #[must_use]
    pub fn titled(mut self, title: impl Into<String>) -> Self {
        self.meta.title = title.into();
        self
    }

    /// Its name in the library.
    pub fn id(&self) -> &DocumentId {
        &self.id
    }

    /// Its text.
    pub fn text(&self) -> &PlainText {
        &self.text
    }

    /// The SHA-256 (FIPS 180-4) of the text's UTF-8 bytes, 64 lower-case hexadecimal digits.
    pub fn text_sha256(&self) -> &str {
        self.sha256.get_or_init(|| {
            let digest = Sha256::digest(self.text.as_str().as_bytes());
            digest.iter().map(|byte| format!("{byte:02x}")).collect::<String>().into()
        })
    }

    /// Its annotations.
    pub fn annotations(&self) -> &AnnotationSet {
        &self.annotations
    }

    /// Its relations, by id.
    pub fn relations(&self) -> impl ExactSizeIterator<Item = &Relation> {
        self.relations.values()
    }

    /// The relation of that id.
    pub fn relation(&self, id: &RelationId) -> Option<&Relation> {
        self.relations.get(id)
    }

    /// Whether all fragments of an annotation lie in the text.
    pub fn holds(&self, annotation: &Annotation) -> bool {
        annotation.fragments.end() <= self.text.len()
    }

    /// The words an annotation covers, fragments joined by ` … `.
    pub fn words_of(&self, annotation: &Annotation) -> String {
        let fragments: Vec<&str> =
            annotation.fragments.iter().map(|span| self.text.slice(span).unwrap_or_default()).collect();
        fragments.join(" … ")
    }

    /// The blocks that an annotation touches, by index, ascending.
    pub fn blocks_of(&self, annotation: &Annotation) -> Vec<usize> {
        blocks_of(&self.text, annotation)
    }

    /// Puts an annotation in and returns the one of the same id that it replaces.
    ///
    /// # Errors
    /// Hands the annotation back if it does not lie in the text.
    pub fn put_annotation(
        &mut self,
        annotation: Arc<Annotation>,
    ) -> Result<Option<Arc<Annotation>>, Arc<Annotation>> {
        if self.holds(&annotation) {
            Ok(self.annotations.put(&self.text, annotation))
        } else {
            Err(annotation)
        }
    }

    /// Puts many annotations in at once and returns those that do not lie in the text.
    pub fn put_annotations(
        &mut self,
        annotations: impl IntoIterator<Item = Arc<Annotation>>,
    ) -> Vec<Arc<Annotation>> {
        let (inside, outside): (Vec<_>, Vec<_>) = annotations.into_iter().partition(|a| self.holds(a));
        self.annotations.extend(&self.text, inside);
        outside
    }

    /// Takes an annotation out. Its relations stay; whoever deletes it deletes them first.
    pub fn remove_annotation(&mut self, id: &AnnotationId) -> Option<Arc<Annotation>> {
        self.annotations.remove(&self.text, id)
    }

    /// Puts a relation in and returns the one of the same id that it replaces.
    pub fn put_relation(&mut self, relation: Relation) -> Option<Relation> {
        self.relations.insert(relation.id.clone(), relation)
    }

    /// Takes a relation out.
    pub fn remove_relation(&mut self, id: &RelationId) -> Option<Relation> {
        self.relations.remove(id)
    }
}

/// Equal in everything a person can see or export. The order of relations is by id, so it counts too.
impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
            && self.text == other.text
            && self.meta == other.meta
            && self.annotations == other.annotations
            && self.relations == other.relations
    }
}
