//! The feature structures of a file, found by number, and what their features say.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::names::attribute_of;
use super::structures::{Feature, feature_for, plain_value};
use super::type_system::{PACKAGE, Range};
use crate::format::flat::from_json;
use crate::model::{AttributeValue, Number};

/// A feature structure as it stands in the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'a> {
    pub(super) id: u64,
    pub(super) keys: &'a Map<String, Value>,
}

/// All structures of a file, and the ranges of its features.
#[derive(Debug)]
pub(super) struct Graph<'a> {
    pub(super) entries: Vec<Entry<'a>>,
    by_id: BTreeMap<u64, usize>,
    types: Option<&'a Map<String, Value>>,
}

impl<'a> Graph<'a> {
    /// The structures of a file; `None` if it lists none. They stand in a list or, in older files, under their ids.
    pub(super) fn of(file: &'a Value) -> Option<Self> {
        let id_of = |keys: &Map<String, Value>| keys.get("%ID").and_then(Value::as_u64);
        let entries: Vec<Entry<'a>> = match file.get("%FEATURE_STRUCTURES")? {
            Value::Array(list) => {
                let objects = list.iter().filter_map(Value::as_object);
                objects.filter_map(|keys| Some(Entry { id: id_of(keys)?, keys })).collect()
            }
            Value::Object(by_id) => {
                let mut entries: Vec<Entry<'a>> = by_id
                    .iter()
                    .filter_map(|(id, it)| Some(Entry { id: id.parse().ok()?, keys: it.as_object()? }))
                    .collect();
                entries.sort_by_key(|entry| entry.id);
                entries
            }
            _ => return None,
        };
        let by_id = entries.iter().enumerate().map(|(i, entry)| (entry.id, i)).collect();
        Some(Self { entries, by_id, types: file.get("%TYPES").and_then(Value::as_object) })
    }

    pub(super) fn get(&self, id: u64) -> Option<Entry<'a>> {
        self.entries.get(*self.by_id.get(&id)?).copied()
    }

    fn range(&self, entry: Entry<'a>, feature: &str) -> Range {
        let range = self.types.and_then(|it| it.get(entry.type_name())?.get(feature)?.get("%RANGE"));
        match range.and_then(Value::as_str) {
            Some("uima.cas.Boolean") => Range::Flag,
            Some("uima.cas.Double") => Range::Real,
            _ => Range::Text,
        }
    }

    /// The attributes of an annotation of ours: those that a feature says by itself, and those that are said
    /// exactly beside, if the feature still is as it was written.
    pub(super) fn own_attributes(&self, entry: Entry<'a>) -> Vec<(String, AttributeValue)> {
        let mut features: BTreeMap<String, (&str, Feature)> = BTreeMap::new();
        for (key, value) in entry.keys {
            let name = key.trim_start_matches('#');
            if let (Some(attribute), Some(feature)) = (attribute_of(name), feature(value)) {
                features.insert(attribute, (name, feature));
            }
        }
        let exact = entry.text("exact").and_then(|it| serde_json::from_str::<Map<String, Value>>(it).ok());
        let mut attributes: BTreeMap<String, AttributeValue> = BTreeMap::new();
        for (id, value) in exact.into_iter().flatten() {
            let Some(value) = exact_value(&value) else { continue };
            let name = super::names::feature_of(&id);
            let present = features.get(&id).map(|(_, feature)| feature);
            if still_holds(self.range(entry, &name), &value, present) {
                features.remove(&id);
                attributes.insert(id, value);
            }
        }
        for (id, (_, feature)) in features {
            attributes.extend(plain_value(&feature).map(|value| (id, value)));
        }
        attributes.into_iter().collect()
    }
}

impl<'a> Entry<'a> {
    pub(super) fn type_name(&self) -> &'a str {
        self.keys.get("%TYPE").and_then(Value::as_str).unwrap_or_default()
    }

    /// The type without its package.
    pub(super) fn short_name(&self) -> &'a str {
        let name = self.type_name();
        name.rsplit('.').next().unwrap_or(name)
    }

    pub(super) fn text(&self, key: &str) -> Option<&'a str> {
        self.keys.get(key).and_then(Value::as_str)
    }

    /// The structure that a feature points to.
    pub(super) fn to(&self, feature: &str) -> Option<u64> {
        self.keys.get(&format!("@{feature}")).and_then(Value::as_u64)
    }

    /// The offsets; the inner `None` if they are none that a text could have, the outer if it has no offsets.
    pub(super) fn range(&self) -> Option<Option<(u32, u32)>> {
        let get = |key: &str| self.keys.get(key).or_else(|| self.keys.get(&format!("^{key}")));
        let (begin, end) = (get("begin")?, get("end")?);
        let offset = |it: &Value| it.as_u64().and_then(|it| u32::try_from(it).ok());
        Some(offset(begin).zip(offset(end)))
    }

    /// Whether Factmark made it: annotations added to its layers by others have no label of their own.
    pub(super) fn is_own(&self) -> bool {
        self.type_name().starts_with(PACKAGE) && self.text("label").is_some() && self.text("id").is_some()
    }

    /// What a foreign annotation says in features of its own that are plain values.
    pub(super) fn attributes(&self) -> Vec<(String, AttributeValue)> {
        let is_said =
            |key: &str| !key.starts_with(['%', '@', '^']) && !matches!(key, "begin" | "end" | "sofa");
        let said = self.keys.iter().filter(|(key, _)| is_said(key));
        said.filter_map(|(key, value)| {
            let name = key.trim_start_matches('#');
            let id = attribute_of(name).unwrap_or_else(|| name.to_owned());
            Some((id, scalar(value)?))
        })
        .collect()
    }
}

fn still_holds(range: Range, value: &AttributeValue, present: Option<&Feature>) -> bool {
    match feature_for(range, value) {
        Some(said) => present.map_or_else(|| plain_value(&said).is_none(), |it| *it == said),
        None => present.is_none_or(|it| plain_value(it).is_none()),
    }
}

fn feature(value: &Value) -> Option<Feature> {
    match value {
        Value::String(text) => Some(Feature::Text(text.clone())),
        Value::Bool(flag) => Some(Feature::Flag(*flag)),
        Value::Number(number) => number.as_f64().map(Feature::Real),
        _ => None,
    }
}

fn scalar(value: &Value) -> Option<AttributeValue> {
    match value {
        // Not `from_json`, which takes a text for evidence if it looks so.
        Value::String(text) => Some(AttributeValue::Text(text.clone())),
        Value::Number(_) | Value::Bool(_) => from_json(value),
        _ => None,
    }
}

fn exact_value(value: &Value) -> Option<AttributeValue> {
    match value {
        Value::Array(list) if list.is_empty() => Some(AttributeValue::Evidence(Vec::new())),
        Value::Array(_) => from_json(value),
        Value::Number(number) if number.is_f64() => {
            number.as_f64().map(|it| AttributeValue::Number(Number::Real(it)))
        }
        _ => scalar(value),
    }
}
