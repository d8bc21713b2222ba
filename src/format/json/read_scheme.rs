//! Reads the scheme of a file.

use std::collections::HashSet;

use super::ids::{ids, numbered};
use super::notes::{About, Notes, Thing};
use super::spot::Spot;
use crate::format::ReadProblem;
use crate::model::{
    AttributeDef, AttributeKind, Hue, Label, LabelId, LineStyle, RelationType, Scheme, SchemeError,
};

pub(super) fn scheme(spot: &Spot<'_, '_>, notes: &mut Notes) -> Result<Scheme, ReadProblem> {
    notes.unknown_keys(spot, Thing::SCHEME.into(), &["labels", "relation_types"])?;
    let list = spot.need("labels")?;
    let label_ids = ids(&list, Thing::LABEL, notes, numbered("label"))?;
    let labels: Vec<Label> = list
        .items()?
        .zip(&label_ids)
        .enumerate()
        .map(|(i, (spot, id))| label(&spot, id, i, notes))
        .collect::<Result<_, _>>()?;

    let known: HashSet<&str> = label_ids.iter().map(String::as_str).collect();
    let mut relation_types = Vec::new();
    match spot.get("relation_types")? {
        Some(list) => {
            let type_ids = ids(&list, Thing::RELATION_TYPE, notes, numbered("relation"))?;
            for (spot, id) in list.items()?.zip(type_ids) {
                relation_types.push(relation_type(&spot, id, &known, notes)?);
            }
        }
        None => notes.missing(Thing::SCHEME.into(), "relation_types", "none assumed"),
    }
    Scheme::new(labels, relation_types).map_err(|error| match error {
        SchemeError::NoLabel | SchemeError::Id(_) | SchemeError::Key(_) => list.refuse(error.to_string()),
        SchemeError::UnknownLabel { .. } => spot.refuse(error.to_string()),
    })
}

fn label(spot: &Spot<'_, '_>, id: &str, position: usize, notes: &mut Notes) -> Result<Label, ReadProblem> {
    let about = About::from(Thing::LABEL);
    notes.unknown_keys(spot, about, &["id", "name", "description", "key", "color", "line", "attributes"])?;
    let hue = match spot.get("color")? {
        Some(color) => color.word(Hue::ALL, |hue| hue.as_str())?,
        None => {
            notes.missing(about, "color", "one was given");
            Hue::ALL[position % Hue::ALL.len()]
        }
    };
    let line = match spot.get("line")? {
        Some(line) => line.word(LineStyle::ALL, |line| line.as_str())?,
        None => {
            notes.missing(about, "line", "one was given");
            LineStyle::ALL[position % LineStyle::ALL.len()]
        }
    };
    Ok(Label {
        id: LabelId::new(id),
        name: name(spot, id, about, notes)?,
        description: notes.text(spot, about, "description")?.to_owned(),
        key: key(spot, notes)?,
        hue,
        line,
        attributes: attributes(spot, notes)?,
    })
}

fn name(spot: &Spot<'_, '_>, id: &str, about: About<'_>, notes: &mut Notes) -> Result<String, ReadProblem> {
    match spot.get("name")? {
        Some(name) => Ok(name.text()?.to_owned()),
        None => {
            notes.missing(about, "name", "the id was taken");
            Ok(id.to_owned())
        }
    }
}

fn key(spot: &Spot<'_, '_>, notes: &mut Notes) -> Result<Option<char>, ReadProblem> {
    let Some(value) = spot.get("key")? else {
        notes.missing(Thing::LABEL.into(), "key", "left empty");
        return Ok(None);
    };
    let mut chars = value.text()?.chars();
    match (chars.next(), chars.next()) {
        (None, _) => Ok(None),
        (Some(key), None) if key.is_alphanumeric() && !key.is_uppercase() => Ok(Some(key)),
        _ => Err(value.expected("one lower-case letter or digit, or “”")),
    }
}

fn attributes(label: &Spot<'_, '_>, notes: &mut Notes) -> Result<Vec<AttributeDef>, ReadProblem> {
    let Some(list) = label.get("attributes")? else {
        notes.missing(Thing::LABEL.into(), "attributes", "none assumed");
        return Ok(Vec::new());
    };
    let ids = ids(&list, Thing::ATTRIBUTE, notes, numbered("attribute"))?;
    let mut attributes = Vec::with_capacity(ids.len());
    for (spot, id) in list.items()?.zip(ids) {
        let about = About::from(Thing::ATTRIBUTE);
        notes.unknown_keys(&spot, about, &["id", "name", "kind", "values"])?;
        let name = name(&spot, &id, about, notes)?;
        attributes.push(AttributeDef { kind: kind(&spot, notes)?, name, id });
    }
    Ok(attributes)
}

fn kind(spot: &Spot<'_, '_>, notes: &mut Notes) -> Result<AttributeKind, ReadProblem> {
    const KINDS: [&str; 7] = ["text", "choice", "number", "flag", "url", "date", "evidence"];
    let about = About::from(Thing::ATTRIBUTE);
    let kind = match spot.get("kind")? {
        Some(kind) => kind.word(&KINDS, |kind| kind)?,
        None => {
            notes.missing(about, "kind", "text assumed");
            "text"
        }
    };
    let mut values = Vec::new();
    match spot.get("values")? {
        Some(list) => {
            for value in list.items()? {
                let text = value.text()?.to_owned();
                if kind != "choice" {
                    return Err(
                        list.refuse(format!("an attribute of the kind “{kind}” has no list of values"))
                    );
                }
                values.push(text);
            }
        }
        None => notes.missing(about, "values", "none assumed"),
    }
    Ok(match kind {
        "choice" => AttributeKind::Choice(values),
        "number" => AttributeKind::Number,
        "flag" => AttributeKind::Flag,
        "url" => AttributeKind::Url,
        "date" => AttributeKind::Date,
        "evidence" => AttributeKind::Evidence,
        _ => AttributeKind::Text,
    })
}

fn relation_type(
    spot: &Spot<'_, '_>,
    id: String,
    known: &HashSet<&str>,
    notes: &mut Notes,
) -> Result<RelationType, ReadProblem> {
    let about = About::from(Thing::RELATION_TYPE);
    notes.unknown_keys(spot, about, &["id", "name", "from", "to"])?;
    let mut labels = |key: &str| {
        let Some(list) = spot.get(key)? else {
            notes.missing(about, key, "any label allowed");
            return Ok(Vec::new());
        };
        let mut labels = Vec::new();
        for item in list.items()? {
            let label = item.text()?;
            if !known.contains(label) {
                return Err(item.expected("the id of a label of the scheme"));
            }
            labels.push(LabelId::new(label));
        }
        Ok(labels)
    };
    let (from, to) = (labels("from")?, labels("to")?);
    let name = name(spot, &id, about, notes)?;
    Ok(RelationType { id, name, from, to })
}
