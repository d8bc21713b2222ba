//! Reads the files of a bundle: each annotation file with its text and its details.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::DETAILS;
use super::article::Article;
use super::conf::listed_values;
use super::details::Details;
use super::lines::{Line, parse};
use super::pairing::{Pairing, base};
use super::spans::words_of_each;
use crate::format::intake::Intake;
use crate::format::{Finding, InFile, Incoming, Place, ReadError, ReadProblem, Repair, ReportKind};
use crate::model::{AttributeKind, Scheme};

/// Reads them all.
pub(super) fn files(files: &[&InFile<'_>]) -> Result<Incoming, ReadError> {
    let pairing = Pairing::new(files.iter().map(|file| &*file.name));
    let mut intake = Intake::new();
    let mut choices = Choices::default();
    for file in files {
        match base(&file.name) {
            "annotation.conf" => choices.listed.extend(listed_values(file.text()?)),
            "tools.conf" | "kb_shortcuts.conf" => {
                let what = Repair::Ignored(file.name.clone().into_owned());
                intake.report.tally(ReportKind::Lost, Place::default, what);
            }
            _ if file.ends_with(".ann") => article(file, files, &pairing, &mut intake, &mut choices)?,
            _ => {}
        }
    }
    let mut incoming = intake.finish();
    incoming.import.scheme = incoming.import.scheme.map(|scheme| choices.put_into(scheme));
    Ok(incoming)
}

fn article(
    file: &InFile<'_>,
    files: &[&InFile<'_>],
    pairing: &Pairing,
    intake: &mut Intake,
    choices: &mut Choices,
) -> Result<(), ReadError> {
    let annotations = file.text()?;
    let stem = file.name.get(..file.name.len() - ".ann".len()).unwrap_or_default();
    let text_file = pairing.text_of(&file.name).and_then(|i| files.get(i));
    let missing = || {
        let wanted = format!("{}.txt", base(stem));
        file.refuse_at(
            1,
            0,
            format!("its text “{wanted}” is not there; open both together, or a zip of them"),
        )
    };
    let text_file = text_file.ok_or_else(missing)?;
    // A byte order mark stays: whoever counted the offsets may have counted it, too.
    let text = std::str::from_utf8(&text_file.bytes)
        .map_err(|e| text_file.refuse(ReadProblem::Utf8 { at: e.valid_up_to() }))?;
    let is_same_name = base(&text_file.name).to_lowercase() == format!("{}.txt", base(stem).to_lowercase());
    if !is_same_name && !speaks_of(annotations, text) {
        return Err(missing());
    }

    let mut told: Vec<(ReportKind, Finding)> = Vec::new();
    let details = pairing.get(&format!("{stem}{DETAILS}")).and_then(|i| files.get(i));
    let details = match details.map(|it| serde_json::from_slice::<Details>(&it.bytes)) {
        Some(Ok(details)) => details,
        Some(Err(error)) => {
            let what = format!("{}{DETAILS}, which is not understood ({error})", base(stem));
            told.push((ReportKind::Lost, Repair::Ignored(what).into()));
            Details::default()
        }
        None => Details::default(),
    };
    let mut article = Article::new(details, text, file.first_line);
    article.read(annotations, choices);
    let (raw, more) = article.finish(text, base(stem));
    let place = intake.add(raw);
    told.extend(more);
    for (kind, what) in told {
        intake.report.tally(kind, || place.clone(), what);
    }
    Ok(())
}

/// Whether annotations speak of a text: some of their words stand in it, or they have none.
fn speaks_of(annotations: &str, text: &str) -> bool {
    const MAX_LOOKED_AT: usize = 50;
    let pieces = annotations.lines().filter_map(|line| match parse(line) {
        Ok(Line::Span { words, ranges, .. }) if !words.trim().is_empty() => {
            let pieces: Option<Vec<(u32, u32)>> = ranges.into_iter().collect();
            pieces.and_then(|pieces| words_of_each(words, &pieces)).or_else(|| Some(vec![words.to_owned()]))
        }
        _ => None,
    });
    let mut pieces = pieces.flatten().take(MAX_LOOKED_AT).peekable();
    pieces.peek().is_none() || pieces.any(|words| text.contains(&words))
}

/// Values that attributes have on brat's own lines: in brat, all such attributes are choices.
#[derive(Debug, Default)]
pub(super) struct Choices {
    listed: BTreeMap<String, Vec<String>>,
    seen: BTreeMap<String, BTreeSet<String>>,
    /// Attributes that other lines have, too.
    others: BTreeSet<String>,
}

impl Choices {
    /// An attribute was seen with a value on a line of its own.
    pub(super) fn saw(&mut self, name: &str, value: &str) {
        let values = self.seen.entry(name.to_owned()).or_default();
        if !values.contains(value) {
            values.insert(value.to_owned());
        }
    }

    /// An attribute was seen in a note.
    pub(super) fn saw_note(&mut self, name: &str) {
        if !self.others.contains(name) {
            self.others.insert(name.to_owned());
        }
    }

    fn put_into(&self, scheme: Arc<Scheme>) -> Arc<Scheme> {
        let mut labels = scheme.labels().to_vec();
        for def in labels.iter_mut().flat_map(|label| &mut label.attributes) {
            let seen = self.seen.get(&def.id).filter(|_| def.kind == AttributeKind::Text);
            let Some(seen) = seen.filter(|_| !self.others.contains(&def.id)) else { continue };
            let mut values = self.listed.get(&def.id).cloned().unwrap_or_default();
            values.extend(seen.iter().filter(|it| !values.contains(it)).cloned().collect::<Vec<_>>());
            def.kind = AttributeKind::Choice(values);
        }
        Scheme::new(labels, scheme.relation_types().to_vec()).map_or(scheme, Arc::new)
    }
}
