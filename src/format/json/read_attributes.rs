//! Reads the attribute values of one annotation.
//!
//! A value that does not fit the scheme is kept and told: a label that was changed later leaves such values
//! behind, and they are somebody's work.

use std::collections::BTreeMap;

use super::node::Node;
use super::notes::{About, Notes, Thing};
use super::spot::Spot;
use crate::format::{NoteKind, ReadProblem, ReportKind};
use crate::model::{AttributeValue, Evidence, Label, Number, ValueProblem};

pub(super) fn attributes(
    annotation: &Spot<'_, '_>,
    label: &Label,
    about: About<'_>,
    notes: &mut Notes,
) -> Result<BTreeMap<String, AttributeValue>, ReadProblem> {
    let mut attributes = BTreeMap::new();
    let Some(spot) = annotation.get("attributes")? else {
        notes.missing(about, "attributes", "none assumed");
        return Ok(attributes);
    };
    for (key, spot) in spot.entries()? {
        let Some(value) = value(&spot, key, about, notes)? else {
            let found = format!("the attribute “{key}” is null");
            notes.count(ReportKind::Lost, about, (NoteKind::Unknown, key), found, "left out");
            continue;
        };
        check_fit(label, key, &value, about, notes);
        attributes.insert(key.to_owned(), value);
    }
    Ok(attributes)
}

fn value(
    spot: &Spot<'_, '_>,
    key: &str,
    about: About<'_>,
    notes: &mut Notes,
) -> Result<Option<AttributeValue>, ReadProblem> {
    Ok(Some(match spot.node() {
        Node::Null => return Ok(None),
        Node::Flag(flag) => AttributeValue::Flag(*flag),
        Node::Integer(number) => AttributeValue::Number(Number::Integer(*number)),
        Node::Real(number) => AttributeValue::Number(Number::Real(*number)),
        Node::Large(number) => {
            let found =
                format!("the number {number} of the attribute “{key}” is too large to be kept exactly");
            notes.count(ReportKind::Repaired, about, (NoteKind::Rounded, key), found, "rounded");
            AttributeValue::Number(Number::Real(*number as f64))
        }
        Node::Text(text) => AttributeValue::Text(text.clone()),
        Node::List(_) => {
            let about = About { thing: Thing::EVIDENCE, ..about };
            AttributeValue::Evidence(
                spot.items()?.map(|item| evidence(&item, about, notes)).collect::<Result<_, _>>()?,
            )
        }
        Node::Object(_) => return Err(spot.expected("a text, a number, true, false or a list of evidence")),
    }))
}

fn evidence(spot: &Spot<'_, '_>, about: About<'_>, notes: &mut Notes) -> Result<Evidence, ReadProblem> {
    notes.unknown_keys(spot, about, &["url", "archive_url", "excerpt", "stance", "accessed"])?;
    Ok(Evidence {
        url: notes.text(spot, about, "url")?.to_owned(),
        archive_url: notes.text(spot, about, "archive_url")?.to_owned(),
        excerpt: notes.text(spot, about, "excerpt")?.to_owned(),
        stance: notes.text(spot, about, "stance")?.to_owned(),
        accessed: notes.moment(spot, about, "accessed")?,
    })
}

fn check_fit(label: &Label, key: &str, value: &AttributeValue, about: About<'_>, notes: &mut Notes) {
    let label_id = &label.id;
    let found = match label.attribute(key).map(|def| def.kind.check(value)) {
        Some(Ok(())) => return,
        None => format!("“{key}” is no attribute of “{label_id}” in the scheme"),
        Some(Err(ValueProblem::NotAChoice(text))) => {
            format!("“{text}” is no choice of “{key}” in the scheme")
        }
        Some(Err(ValueProblem::Kind(kind))) => format!("the value of “{key}” is not of the kind “{kind}”"),
        Some(Err(problem)) => format!("a value of “{key}” does not fit the scheme: {problem}"),
    };
    notes.count(ReportKind::Noted, about, (NoteKind::Odd, key), found, "kept");
}
