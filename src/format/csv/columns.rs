//! The columns of the table: the fixed ones, and between them one for each attribute of the scheme.

use std::collections::BTreeSet;

use crate::format::{Loss, Place, Report, ReportKind};
use crate::model::Scheme;

const BEFORE: [&str; 10] =
    ["doc_id", "doc_title", "doc_url", "ann_id", "fragment", "fragments", "label", "start", "end", "text"];

const AFTER: [&str; 7] = ["other_attributes", "note", "origin", "annotator", "created", "modified", "links"];

/// The columns of a scheme.
pub(super) struct Columns<'a> {
    attributes: Vec<Column<'a>>,
    known: BTreeSet<(&'a str, &'a str)>,
}

/// The column of one attribute of one label.
pub(super) struct Column<'a> {
    pub(super) label: &'a str,
    pub(super) attribute: &'a str,
    /// `quote.speaker_name`; unique.
    pub(super) name: String,
}

impl<'a> Columns<'a> {
    pub(super) fn of(scheme: &'a Scheme) -> Self {
        let mut names = BTreeSet::new();
        let pairs = scheme.labels().iter().flat_map(|label| {
            label.attributes.iter().map(|attribute| (label.id.as_str(), attribute.id.as_str()))
        });
        let attributes: Vec<Column> = pairs
            .map(|(label, attribute)| {
                let mut name = plain_name(label, attribute);
                // The attribute `b.c` of `a` and the attribute `c` of `a.b` are two.
                while !names.insert(name.clone()) {
                    name.push('\'');
                }
                Column { label, attribute, name }
            })
            .collect();
        let known = attributes.iter().map(|it| (it.label, it.attribute)).collect();
        Self { attributes, known }
    }

    /// The names of all columns, in order.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let attributes = self.attributes.iter().map(|it| it.name.as_str());
        BEFORE.into_iter().chain(attributes).chain(AFTER)
    }

    /// The columns of attributes, in order.
    pub(super) fn attributes(&self) -> impl Iterator<Item = &Column<'a>> {
        self.attributes.iter()
    }

    /// Whether an attribute has a column.
    pub(super) fn knows(&self, label: &str, attribute: &str) -> bool {
        self.known.contains(&(label, attribute))
    }

    /// Tells of columns that could not have their name.
    pub(super) fn tell_renamed(&self, report: &mut Report) {
        for Column { label, attribute, name } in &self.attributes {
            let plain = plain_name(label, attribute);
            if plain != *name {
                report.tally(ReportKind::Changed, Place::default, Loss::Renamed(plain, name.clone()));
            }
        }
    }
}

fn plain_name(label: &str, attribute: &str) -> String {
    format!("{label}.{attribute}")
}
