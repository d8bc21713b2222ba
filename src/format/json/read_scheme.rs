//! Reads the scheme of a file.

use std::collections::{BTreeMap, HashSet};

use super::ids::{ids, numbered};
use super::notes::{About, Notes, Thing};
use super::spot::{Spot, quoted};
use crate::format::{NoteKind, ReadProblem, ReportKind};
use crate::model::{
    AttributeDef, AttributeKind, Condition, Hue, Label, LabelId, LineStyle, RelationType, Scheme,
    SchemeError, Test,
};

pub(super) fn scheme(spot: &Spot<'_, '_>, notes: &mut Notes) -> Result<Scheme, ReadProblem> {
    notes.unknown_keys(spot, Thing::SCHEME.into(), &["labels", "relation_types", "guidelines", "keymap"])?;
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
    let scheme = Scheme::new(labels, relation_types).map_err(|error| match error {
        SchemeError::UnknownLabel { .. } => spot.refuse(error.to_string()),
        error => list.refuse(error.to_string()),
    })?;
    with_extras(scheme, spot)
}

/// The scheme with the guidelines and the keymap that stand beside it, if there are any.
fn with_extras(mut scheme: Scheme, spot: &Spot<'_, '_>) -> Result<Scheme, ReadProblem> {
    if let Some(guidelines) = spot.get("guidelines")? {
        let text = guidelines.text()?;
        scheme = scheme.with_guidelines(text).map_err(|error| guidelines.refuse(error.to_string()))?;
    }
    if let Some(actions) = spot.get("keymap")? {
        let mut keymap = BTreeMap::new();
        for (action, chords) in actions.entries()? {
            keymap.insert(action.to_owned(), texts(&chords)?);
        }
        scheme = scheme.with_keymap(keymap).map_err(|error| actions.refuse(error.to_string()))?;
    }
    Ok(scheme)
}

fn texts(list: &Spot<'_, '_>) -> Result<Vec<String>, ReadProblem> {
    list.items()?.map(|item| Ok(item.text()?.to_owned())).collect()
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
        notes.unknown_keys(&spot, about, &["id", "name", "kind", "values", "format", "when"])?;
        let name = name(&spot, &id, about, notes)?;
        let kind = kind(&spot, notes)?;
        let when = match spot.get("when")? {
            Some(spot) => Some(condition(&spot, notes)?),
            None => None,
        };
        attributes.push(AttributeDef { id, name, kind, when });
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
    let format = match spot.get("format")? {
        Some(format) => Some(format.text()?),
        None => None,
    };
    let known = AttributeKind::parse(kind, format, values).unwrap_or(AttributeKind::Text);
    if let Some(format) = format.filter(|&format| known.format() != Some(format)) {
        let found = format!("the format {} is not known for the kind “{kind}”", quoted(format));
        notes.count(ReportKind::Lost, about, (NoteKind::Unknown, "format"), found, "left out");
    }
    Ok(known)
}

fn condition(spot: &Spot<'_, '_>, notes: &mut Notes) -> Result<Condition, ReadProblem> {
    notes.unknown_keys(spot, Thing::CONDITION.into(), &["attribute", "values", "except"])?;
    let attribute = spot.need("attribute")?.text()?.to_owned();
    let test = match (spot.get("values")?, spot.get("except")?) {
        (None, None) => Test::IsSet,
        (Some(values), None) => Test::OneOf(texts(&values)?),
        (None, Some(except)) => Test::NoneOf(texts(&except)?),
        (Some(_), Some(_)) => return Err(spot.refuse("“values” and “except” exclude each other")),
    };
    Ok(Condition { attribute, test })
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
