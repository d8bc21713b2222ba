//! Stored shapes of model values: compact, because local storage is small (about five million characters).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Damage, Version};
use crate::model::{
    Annotation, AnnotationId, AttributeValue, Date, Evidence, Fragments, LabelId, Meta, Number, Origin,
    Relation, RelationId, Source, Status, Timestamp,
};
use crate::text::{CodePoint, Span};

/// A version that is left off while it is that of an entity nobody has changed.
pub(super) fn is_first(version: &Version) -> bool {
    version.0 == 0
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct MetaDto {
    t: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    url: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    publisher: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    byline: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    published: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    accessed: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    lang: String,
    status: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    due: String,
    /// Label, start and end (code points) of places that were left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    except: Vec<(String, u32, u32)>,
}

impl MetaDto {
    pub(super) fn of(meta: &Meta) -> Self {
        let source = &meta.source;
        Self {
            t: meta.title.clone(),
            url: source.url.clone(),
            publisher: source.publisher.clone(),
            byline: source.byline.clone(),
            published: source.published.as_str().into(),
            accessed: source.accessed.as_str().into(),
            lang: meta.language.clone(),
            status: meta.status.as_str().into(),
            note: meta.note.clone(),
            due: meta.due.map(|due| due.to_string()).unwrap_or_default(),
            except: meta
                .exceptions
                .iter()
                .map(|(label, span)| (label.to_string(), span.start().get(), span.end().get()))
                .collect(),
        }
    }

    pub(super) fn read(self) -> Result<Meta, Damage> {
        Ok(Meta {
            title: self.t,
            source: Source {
                url: self.url,
                publisher: self.publisher,
                byline: self.byline,
                published: time(self.published)?,
                accessed: time(self.accessed)?,
            },
            language: self.lang,
            status: Status::parse(&self.status).ok_or(Damage::Contents)?,
            note: self.note,
            due: match self.due.as_str() {
                "" => None,
                due => Some(Date::parse(due).ok_or(Damage::Contents)?),
            },
            exceptions: self
                .except
                .into_iter()
                .map(|(label, start, end)| {
                    let span = Span::new(CodePoint::new(start), CodePoint::new(end));
                    Ok((LabelId::new(label), span.ok_or(Damage::Contents)?))
                })
                .collect::<Result<_, Damage>>()?,
        })
    }
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct AnnotationDto {
    i: String,
    l: String,
    /// Half-open ranges of code points.
    f: Vec<(u32, u32)>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    x: BTreeMap<String, ValueDto>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    n: String,
    o: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    w: String,
    c: String,
    m: String,
}

impl AnnotationDto {
    pub(super) fn of(annotation: &Annotation) -> Self {
        Self {
            i: annotation.id.to_string(),
            l: annotation.label.to_string(),
            f: annotation.fragments.iter().map(|span| (span.start().get(), span.end().get())).collect(),
            x: annotation
                .attributes
                .iter()
                .map(|(name, value)| (name.clone(), ValueDto::of(value)))
                .collect(),
            n: annotation.note.clone(),
            o: annotation.origin.as_str().into(),
            w: annotation.annotator.to_string(),
            c: annotation.created.as_str().into(),
            m: annotation.modified.as_str().into(),
        }
    }

    pub(super) fn read(self) -> Result<Annotation, Damage> {
        let spans: Option<Vec<Span>> = self
            .f
            .into_iter()
            .map(|(start, end)| Span::new(CodePoint::new(start), CodePoint::new(end)))
            .collect();
        let attributes: Result<_, Damage> =
            self.x.into_iter().map(|(name, value)| Ok((name, value.read()?))).collect();
        Ok(Annotation {
            id: AnnotationId::new(self.i),
            label: LabelId::new(self.l),
            fragments: Fragments::new(spans.ok_or(Damage::Contents)?).map_err(|_| Damage::Contents)?,
            attributes: attributes?,
            note: self.n,
            origin: Origin::parse(&self.o).ok_or(Damage::Contents)?,
            annotator: self.w.into(),
            created: time(self.c)?,
            modified: time(self.m)?,
        })
    }
}

#[derive(Debug, Serialize, Deserialize)]
enum ValueDto {
    #[serde(rename = "t")]
    Text(String),
    #[serde(rename = "i")]
    Integer(i64),
    #[serde(rename = "r")]
    Real(f64),
    #[serde(rename = "b")]
    Flag(bool),
    #[serde(rename = "e")]
    Evidence(Vec<(String, String, String, String, String)>),
}

impl ValueDto {
    fn of(value: &AttributeValue) -> Self {
        match value {
            AttributeValue::Text(text) => Self::Text(text.clone()),
            AttributeValue::Number(Number::Integer(n)) => Self::Integer(*n),
            AttributeValue::Number(Number::Real(n)) => Self::Real(*n),
            AttributeValue::Flag(flag) => Self::Flag(*flag),
            AttributeValue::Evidence(list) => Self::Evidence(
                list.iter()
                    .cloned()
                    .map(|e| (e.url, e.archive_url, e.excerpt, e.stance, e.accessed.as_str().into()))
                    .collect(),
            ),
        }
    }

    fn read(self) -> Result<AttributeValue, Damage> {
        Ok(match self {
            Self::Text(text) => AttributeValue::Text(text),
            Self::Integer(n) => AttributeValue::Number(Number::Integer(n)),
            Self::Real(n) => AttributeValue::Number(Number::Real(n)),
            Self::Flag(flag) => AttributeValue::Flag(flag),
            Self::Evidence(list) => {
                let list: Result<_, Damage> = list
                    .into_iter()
                    .map(|(url, archive_url, excerpt, stance, accessed)| {
                        Ok(Evidence { url, archive_url, excerpt, stance, accessed: time(accessed)? })
                    })
                    .collect();
                AttributeValue::Evidence(list?)
            }
        })
    }
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct RelationDto {
    i: String,
    k: String,
    a: String,
    b: String,
}

impl RelationDto {
    pub(super) fn of(relation: &Relation) -> Self {
        Self {
            i: relation.id.to_string(),
            k: relation.kind.clone(),
            a: relation.from.to_string(),
            b: relation.to.to_string(),
        }
    }

    pub(super) fn read(self) -> Relation {
        Relation {
            id: RelationId::new(self.i),
            kind: self.k,
            from: AnnotationId::new(self.a),
            to: AnnotationId::new(self.b),
        }
    }
}

pub(super) fn time(text: String) -> Result<Timestamp, Damage> {
    Timestamp::new(text).ok_or(Damage::Contents)
}

/// JSON of a value that cannot fail to be written: string keys, finite numbers.
pub(super) fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

pub(super) fn parse<'a, T: Deserialize<'a>>(payload: &'a str) -> Result<T, Damage> {
    serde_json::from_str(payload).map_err(|_| Damage::Contents)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exceptions_are_written_only_where_there_are_some() {
        let mut meta = Meta::titled("T");
        let plain = r#"{"t":"T","status":"to_do"}"#;
        assert_eq!(json(&MetaDto::of(&meta)), plain);
        assert_eq!(parse::<MetaDto>(plain).unwrap().read().unwrap(), meta);

        let span = Span::new(CodePoint::new(2), CodePoint::new(7)).unwrap();
        meta.exceptions.insert((LabelId::new("entity"), span));
        let written = json(&MetaDto::of(&meta));
        assert_eq!(written, r#"{"t":"T","status":"to_do","except":[["entity",2,7]]}"#);
        assert_eq!(parse::<MetaDto>(&written).unwrap().read().unwrap(), meta);
        let empty = r#"{"t":"T","status":"to_do","except":[["entity",7,7]]}"#;
        assert_eq!(parse::<MetaDto>(empty).unwrap().read(), Err(Damage::Contents));
    }
}
