//! The record of the scheme.

use serde::{Deserialize, Serialize};

use super::dto::{json, parse};
use super::{Damage, open, seal};
use crate::model::{AttributeDef, AttributeKind, Hue, Label, LabelId, LineStyle, RelationType, Scheme};

#[derive(Debug, Serialize, Deserialize)]
struct SchemeDto {
    labels: Vec<LabelDto>,
    relations: Vec<RelationTypeDto>,
}

#[derive(Debug, Serialize, Deserialize)]
struct LabelDto {
    id: String,
    name: String,
    description: String,
    key: Option<char>,
    hue: String,
    line: String,
    attributes: Vec<AttributeDto>,
}

#[derive(Debug, Serialize, Deserialize)]
struct AttributeDto {
    id: String,
    name: String,
    kind: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    values: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct RelationTypeDto {
    id: String,
    name: String,
    from: Vec<String>,
    to: Vec<String>,
}

/// The scheme as stored.
pub fn write_scheme(scheme: &Scheme) -> String {
    let ids = |ids: &[LabelId]| ids.iter().map(ToString::to_string).collect();
    let dto = SchemeDto {
        labels: scheme.labels().iter().map(label_dto).collect(),
        relations: scheme
            .relation_types()
            .iter()
            .map(|kind| RelationTypeDto {
                id: kind.id.clone(),
                name: kind.name.clone(),
                from: ids(&kind.from),
                to: ids(&kind.to),
            })
            .collect(),
    };
    seal(&json(&dto))
}

fn label_dto(label: &Label) -> LabelDto {
    let attributes = label.attributes.iter().map(|attribute| AttributeDto {
        id: attribute.id.clone(),
        name: attribute.name.clone(),
        kind: attribute.kind.as_str().into(),
        values: match &attribute.kind {
            AttributeKind::Choice(values) => values.clone(),
            _ => Vec::new(),
        },
    });
    LabelDto {
        id: label.id.to_string(),
        name: label.name.clone(),
        description: label.description.clone(),
        key: label.key,
        hue: label.hue.as_str().into(),
        line: label.line.as_str().into(),
        attributes: attributes.collect(),
    }
}

/// The scheme that was stored.
///
/// # Errors
/// The record is damaged or newer, or what it holds makes no scheme.
pub fn read_scheme(record: &str) -> Result<Scheme, Damage> {
    let dto: SchemeDto = parse(open(record)?)?;
    let ids = |ids: Vec<String>| ids.into_iter().map(LabelId::new).collect();
    let labels: Option<Vec<Label>> = dto.labels.into_iter().map(read_label).collect();
    let relation_types = dto
        .relations
        .into_iter()
        .map(|kind| RelationType { id: kind.id, name: kind.name, from: ids(kind.from), to: ids(kind.to) })
        .collect();
    Scheme::new(labels.ok_or(Damage::Contents)?, relation_types).map_err(|_| Damage::Contents)
}

fn read_label(dto: LabelDto) -> Option<Label> {
    let attributes: Option<Vec<AttributeDef>> = dto.attributes.into_iter().map(read_attribute).collect();
    Some(Label {
        id: LabelId::new(dto.id),
        name: dto.name,
        description: dto.description,
        key: dto.key,
        hue: Hue::parse(&dto.hue)?,
        line: LineStyle::parse(&dto.line)?,
        attributes: attributes?,
    })
}

fn read_attribute(dto: AttributeDto) -> Option<AttributeDef> {
    let kind = match dto.kind.as_str() {
        "text" => AttributeKind::Text,
        "choice" => AttributeKind::Choice(dto.values),
        "number" => AttributeKind::Number,
        "flag" => AttributeKind::Flag,
        "url" => AttributeKind::Url,
        "date" => AttributeKind::Date,
        "evidence" => AttributeKind::Evidence,
        _ => return None,
    };
    Some(AttributeDef { id: dto.id, name: dto.name, kind })
}
