//! The record of the scheme.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::dto::{json, parse};
use super::{Damage, open, seal};
use crate::model::{
    AttributeDef, AttributeKind, Condition, Hue, Label, LabelId, LineStyle, RelationType, Scheme, Test,
};

#[derive(Debug, Serialize, Deserialize)]
struct SchemeDto {
    labels: Vec<LabelDto>,
    relations: Vec<RelationTypeDto>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    guidelines: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    keymap: BTreeMap<String, Vec<String>>,
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    format: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    when: Option<ConditionDto>,
}

/// With neither list, any value will do.
#[derive(Debug, Serialize, Deserialize)]
struct ConditionDto {
    attribute: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    values: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    except: Option<Vec<String>>,
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
        guidelines: scheme.guidelines().into(),
        keymap: scheme.keymap().clone(),
    };
    seal(&json(&dto))
}

fn label_dto(label: &Label) -> LabelDto {
    let attributes = label.attributes.iter().map(|attribute| AttributeDto {
        id: attribute.id.clone(),
        name: attribute.name.clone(),
        kind: attribute.kind.as_str().into(),
        values: attribute.kind.choices().to_vec(),
        format: attribute.kind.format().map(Into::into),
        when: attribute.when.as_ref().map(condition_dto),
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

fn condition_dto(condition: &Condition) -> ConditionDto {
    let (values, except) = match &condition.test {
        Test::IsSet => (None, None),
        Test::OneOf(values) => (Some(values.clone()), None),
        Test::NoneOf(values) => (None, Some(values.clone())),
    };
    ConditionDto { attribute: condition.attribute.clone(), values, except }
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
    Scheme::new(labels.ok_or(Damage::Contents)?, relation_types)
        .and_then(|scheme| scheme.with_guidelines(dto.guidelines))
        .and_then(|scheme| scheme.with_keymap(dto.keymap))
        .map_err(|_| Damage::Contents)
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
    let kind = AttributeKind::parse(&dto.kind, dto.format.as_deref(), dto.values)?;
    let when = match dto.when {
        None => None,
        Some(condition) => Some(read_condition(condition)?),
    };
    Some(AttributeDef { id: dto.id, name: dto.name, kind, when })
}

fn read_condition(dto: ConditionDto) -> Option<Condition> {
    let test = match (dto.values, dto.except) {
        (None, None) => Test::IsSet,
        (Some(values), None) => Test::OneOf(values),
        (None, Some(values)) => Test::NoneOf(values),
        (Some(_), Some(_)) => return None,
    };
    Some(Condition { attribute: dto.attribute, test })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_there_is_not_written() {
        let plain = r#"{"labels":[{"id":"a","name":"A","description":"","key":null,"hue":"blue","line":"solid","attributes":[{"id":"x","name":"X","kind":"text"},{"id":"y","name":"Y","kind":"choice","values":["1"]}]}],"relations":[]}"#;
        let scheme = read_scheme(&seal(plain)).unwrap();
        assert_eq!(write_scheme(&scheme), seal(plain));
    }

    #[test]
    fn presets_come_back() {
        for preset in Scheme::presets() {
            assert_eq!(read_scheme(&write_scheme(&preset.scheme)), Ok(preset.scheme));
        }
    }
}
