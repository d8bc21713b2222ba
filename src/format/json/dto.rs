//! The shapes of the file as it is written: keys in this order. Every key is always present, but for those that came
//! later than the form: they are written only if they say something.

use std::collections::BTreeMap;

use serde::Serialize;

#[derive(Debug, Serialize)]
pub(super) struct Root<'a> {
    pub(super) format: &'static str,
    pub(super) version: u32,
    pub(super) offset_unit: &'static str,
    pub(super) scheme: Scheme<'a>,
    /// Articles are written behind this, one by one.
    pub(super) documents: [(); 0],
}

#[derive(Debug, Serialize)]
pub(super) struct Scheme<'a> {
    pub(super) labels: Vec<Label<'a>>,
    pub(super) relation_types: Vec<RelationType<'a>>,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) guidelines: &'a str,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) keymap: &'a BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Serialize)]
pub(super) struct Label<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    pub(super) description: &'a str,
    pub(super) key: String,
    pub(super) color: &'static str,
    pub(super) line: &'static str,
    pub(super) attributes: Vec<AttributeDef<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct AttributeDef<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    pub(super) kind: &'static str,
    pub(super) values: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) format: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) when: Option<Condition<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct Condition<'a> {
    pub(super) attribute: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) values: Option<&'a [String]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) except: Option<&'a [String]>,
}

#[derive(Debug, Serialize)]
pub(super) struct RelationType<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    pub(super) from: Vec<&'a str>,
    pub(super) to: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
pub(super) struct Document<'a> {
    pub(super) id: &'a str,
    pub(super) title: &'a str,
    pub(super) source: Source<'a>,
    pub(super) language: &'a str,
    pub(super) status: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) note: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) due: Option<String>,
    pub(super) text: &'a str,
    pub(super) text_sha256: &'a str,
    pub(super) annotations: Vec<Annotation<'a>>,
    pub(super) relations: Vec<Relation<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) exceptions: Vec<Exception<'a>>,
}

#[derive(Debug, Serialize)]
pub(super) struct Exception<'a> {
    pub(super) label: &'a str,
    #[serde(flatten)]
    pub(super) place: Fragment<'a>,
}

#[derive(Debug, Serialize)]
pub(super) struct Source<'a> {
    pub(super) url: &'a str,
    pub(super) publisher: &'a str,
    pub(super) byline: &'a str,
    pub(super) published: &'a str,
    pub(super) accessed: &'a str,
}

#[derive(Debug, Serialize)]
pub(super) struct Annotation<'a> {
    pub(super) id: &'a str,
    pub(super) label: &'a str,
    pub(super) fragments: Vec<Fragment<'a>>,
    pub(super) attributes: BTreeMap<&'a str, Value<'a>>,
    pub(super) note: &'a str,
    pub(super) origin: &'static str,
    pub(super) annotator: &'a str,
    pub(super) created: &'a str,
    pub(super) modified: &'a str,
}

#[derive(Debug, Serialize)]
pub(super) struct Fragment<'a> {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) exact: &'a str,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Value<'a> {
    Text(&'a str),
    Integer(i64),
    Real(f64),
    Flag(bool),
    Evidence(Vec<Evidence<'a>>),
}

#[derive(Debug, Serialize)]
pub(super) struct Evidence<'a> {
    pub(super) url: &'a str,
    pub(super) archive_url: &'a str,
    pub(super) excerpt: &'a str,
    pub(super) stance: &'a str,
    pub(super) accessed: &'a str,
}

#[derive(Debug, Serialize)]
pub(super) struct Relation<'a> {
    pub(super) id: &'a str,
    #[serde(rename = "type")]
    pub(super) kind: &'a str,
    pub(super) from: &'a str,
    pub(super) to: &'a str,
}
