//! Reads columns of tokens and tags, whatever the tagging scheme, and builds the text that the file no longer has.

use super::layout::Layout;
use crate::format::column_rows::{Sentence, has, sentences, value_of};
use crate::format::entity_types::annotation_of;
use crate::format::intake::{Intake, RawDocument, RawFragment};
use crate::format::iob::decode;
use crate::format::placing::Unit;
use crate::format::running_text::{RunningText, aligned};
use crate::format::{InFile, Incoming, Place, ReadError, Repair, Report, ReportKind};

/// Reads files that came together. Files with the same articles, in the same order, are layers of one another.
pub(super) fn files(files: &[&InFile<'_>]) -> Result<Incoming, ReadError> {
    let mut intake = Intake::new();
    let mut all: Vec<RawDocument> = Vec::new();
    // Where the articles of the file before begin.
    let mut last = 0;
    for file in files {
        let documents = documents(file, &mut intake.report)?;
        let before = all.get_mut(last..).unwrap_or_default();
        if before.len() == documents.len() && before.iter().zip(&documents).all(|(a, b)| a.text == b.text) {
            for (whole, layer) in before.iter_mut().zip(documents) {
                whole.annotations.extend(layer.annotations);
            }
        } else {
            last = all.len();
            all.extend(documents);
        }
    }
    all.into_iter().for_each(|document| drop(intake.add(document)));
    Ok(intake.finish())
}

/// An article while its sentences come in.
struct Growing {
    text: RunningText,
    document: RawDocument,
}

fn documents(file: &InFile<'_>, report: &mut Report) -> Result<Vec<RawDocument>, ReadError> {
    let sentences = sentences(file.text()?);
    let Some(layout) = Layout::of(&sentences) else {
        // What was written without an article, or with empty ones.
        return match sentences.first().and_then(|it| it.rows.first()) {
            Some(row) => Err(file.refuse_at(
                row.line,
                0,
                "a token and its tag were expected, parted by a space or tab",
            )),
            None => Ok(Vec::new()),
        };
    };
    let mut growing: Vec<Growing> = Vec::new();
    for sentence in &sentences {
        let is_first = sentence.begins_document || has(&sentence.comments, "newdoc");
        if growing.is_empty() || is_first {
            let mut document = RawDocument::new("", Unit::CodePoint);
            document.id = value_of(&sentence.comments, "newdoc id").map(str::to_owned);
            growing.push(Growing { text: RunningText::default(), document });
        }
        if let Some(growing) = growing.last_mut() {
            take_in(sentence, layout, file, growing, report);
        }
    }
    let whole = |it: Growing| RawDocument { text: it.text.text, ..it.document };
    Ok(growing.into_iter().map(whole).collect())
}

fn take_in(
    sentence: &Sentence<'_>,
    layout: Layout,
    file: &InFile<'_>,
    growing: &mut Growing,
    report: &mut Report,
) {
    let (mut tokens, mut tags, mut lines) = (Vec::new(), Vec::new(), Vec::new());
    let mut joined = String::new();
    let mut is_glued = true;
    for row in &sentence.rows {
        let token = row.columns.get(layout.token).filter(|it| !it.is_empty());
        let (Some(token), Some(tag)) = (token, row.columns.get(layout.tag)) else {
            let why = "a token and its tag were expected".to_owned();
            report.tally(ReportKind::Lost, Place::default, Repair::Line(file.line(row.line), why));
            continue;
        };
        if !is_glued {
            joined.push(' ');
        }
        joined.push_str(token);
        is_glued = row.columns.iter().any(|it| it.split('|').any(|it| it == "SpaceAfter=No"));
        tokens.push(*token);
        tags.push(*tag);
        lines.push(file.line(row.line));
    }
    let said = value_of(&sentence.comments, "text");
    let as_said = said.and_then(|text| Some((text, aligned(text, &tokens)?)));
    let Some((text, places)) = as_said.or_else(|| Some((&*joined, aligned(&joined, &tokens)?))) else {
        return;
    };
    // CoNLL-U files say where paragraphs begin; in others each sentence has a line of its own.
    let is_running = said.is_some() && !has(&sentence.comments, "newpar");
    let start = growing.text.push(if is_running { " " } else { "\n" }, text);
    for (range, name) in decode(&tags) {
        let at = format!("line {}", lines.get(range.start).copied().unwrap_or_default());
        let mut annotation = annotation_of(name, at);
        if let (Some(first), Some(last)) = (places.get(range.start), places.get(range.end - 1)) {
            annotation.fragments.push(RawFragment::at(start + first.0, start + last.1));
        }
        growing.document.annotations.push(annotation);
    }
}
