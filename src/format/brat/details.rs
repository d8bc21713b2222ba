//! What brat has no place for, in a file of its own beside each text: what is known of the article, ids, who made an
//! annotation and when, and what was changed for brat, as it was.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::model::{Date, Document, DocumentId, LabelId, Meta, Source, Status, Timestamp};
use crate::text::{CodePoint, Span};

/// The file.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Details {
    pub(super) id: String,
    pub(super) title: String,
    source: OfSource,
    language: String,
    status: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    note: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    due: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    exceptions: Vec<Exception>,
    /// What names in the annotation file stand for.
    pub(super) names: Renamed,
    /// By the annotation’s id in the annotation file.
    pub(super) annotations: BTreeMap<String, OfAnnotation>,
    /// By the link’s id in the annotation file.
    pub(super) relations: BTreeMap<String, OfRelation>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct OfSource {
    url: String,
    publisher: String,
    byline: String,
    published: String,
    accessed: String,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Exception {
    label: String,
    start: u32,
    end: u32,
}

/// Names that the annotation file has otherwise: there, and here.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Renamed {
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) labels: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) attributes: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) relation_types: BTreeMap<String, String>,
}

/// What the annotation file does not say of an annotation.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct OfAnnotation {
    /// Where it begins and ends: details of an annotation that was moved or numbered anew are not taken.
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) id: String,
    pub(super) origin: String,
    pub(super) annotator: String,
    pub(super) created: String,
    pub(super) modified: String,
    /// Its pieces, where cutting them at line ends and joining them there gives others.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) fragments: Vec<(u32, u32)>,
    /// The note, if it has line ends.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) note: String,
    /// Values that are not the text of their note.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) attributes: BTreeMap<String, Value>,
    /// The attributes that its references are, where it is not the usual one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) references: Vec<String>,
}

/// What the annotation file does not say of a link.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct OfRelation {
    pub(super) id: String,
    pub(super) from: String,
    pub(super) to: String,
}

impl Details {
    /// Those of an article, its annotations and links still to come.
    pub(super) fn of(document: &Document) -> Self {
        let (meta, source) = (&document.meta, &document.meta.source);
        let exceptions = meta.exceptions.iter().filter(|(_, span)| span.end() <= document.text().len());
        Self {
            id: document.id().to_string(),
            title: meta.title.clone(),
            source: OfSource {
                url: source.url.clone(),
                publisher: source.publisher.clone(),
                byline: source.byline.clone(),
                published: source.published.as_str().to_owned(),
                accessed: source.accessed.as_str().to_owned(),
            },
            language: meta.language.clone(),
            status: meta.status.as_str().to_owned(),
            note: meta.note.clone(),
            due: meta.due.map(|due| due.to_string()).unwrap_or_default(),
            exceptions: exceptions
                .map(|(label, span)| Exception {
                    label: label.to_string(),
                    start: span.start().get(),
                    end: span.end().get(),
                })
                .collect(),
            ..Self::default()
        }
    }

    /// The file. It never looks like Factmark JSON, whatever words stand in it.
    pub(super) fn to_json(&self) -> serde_json::Result<String> {
        let json = serde_json::to_string_pretty(self)?;
        Ok(json.replace("\"format\"", "\"\\u0066ormat\"") + "\n")
    }

    /// What it says of the article, whose text has so many code points. What makes no sense is left empty.
    pub(super) fn meta(&self, len: u32) -> Meta {
        let exception = |it: &Exception| {
            let span = Span::new(CodePoint::new(it.start), CodePoint::new(it.end))?;
            (it.end <= len).then(|| (LabelId::new(it.label.as_str()), span))
        };
        Meta {
            title: self.title.clone(),
            source: Source {
                url: self.source.url.clone(),
                publisher: self.source.publisher.clone(),
                byline: self.source.byline.clone(),
                published: moment(&self.source.published),
                accessed: moment(&self.source.accessed),
            },
            language: self.language.clone(),
            status: Status::parse(&self.status).unwrap_or_default(),
            note: self.note.clone(),
            due: Date::parse(&self.due),
            exceptions: self.exceptions.iter().filter_map(exception).collect::<BTreeSet<_>>(),
        }
    }

    /// The article’s id, if it has one.
    pub(super) fn document_id(&self) -> Option<DocumentId> {
        (!self.id.is_empty()).then(|| DocumentId::new(self.id.as_str()))
    }
}

/// A moment, or that it is not known.
pub(super) fn moment(text: &str) -> Timestamp {
    Timestamp::new(text).unwrap_or_else(Timestamp::unknown)
}
