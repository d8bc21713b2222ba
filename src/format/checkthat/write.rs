//! Writes `{stem}.tsv` for one article, and a file an article in the folder `{stem}` for several, because the original
//! has a file a debate and scores each on its own.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io;

use super::{CheckThat, Format};
use crate::format::file_name::slug;
use crate::format::losses::{place_of, tell_annotation, tell_details, tell_exceptions, tell_scheme};
use crate::format::tokenised::Tokenised;
use crate::format::{Loss, Place, Report, ReportKind, Sink, Start, Writer};
use crate::model::{Annotation, AttributeValue, Document, Scheme};
use crate::text::Span;

/// The label of claims, and the attributes that say whether one is worth checking.
const CLAIM: &str = "claim";
const WORTH: [&str; 3] = ["check_worthiness", "checkable", "kind"];

/// The label of quotes, and the attribute and link that say whose words they are.
const QUOTE: &str = "quote";
const SPEAKER_NAME: &str = "speaker_name";
const SPEAKER: &str = "speaker";

pub(super) struct CheckThatWriter<'a> {
    stem: String,
    scheme: &'a Scheme,
    /// The first article, until it is known whether it is the only one: its file's name in the folder, and the file.
    first: Option<(String, String)>,
    /// Names that are taken in the folder.
    names: BTreeSet<String>,
}

impl<'a> CheckThatWriter<'a> {
    pub(super) fn new(start: &Start<'a>) -> Self {
        Self { stem: start.stem.to_owned(), scheme: start.scheme, first: None, names: BTreeSet::new() }
    }

    /// A name in the folder that is not taken.
    fn name_for(&mut self, document: &Document) -> String {
        let base = slug(&document.meta.title);
        let mut name = base.clone();
        let mut n = 1;
        while !self.names.insert(name.clone()) {
            n += 1;
            name = format!("{base}-{n}");
        }
        format!("{}/{name}.{}", self.stem, CheckThat.extension())
    }
}

impl Writer for CheckThatWriter<'_> {
    fn document(&mut self, document: &Document, out: &mut dyn Sink, report: &mut Report) -> io::Result<()> {
        let place = place_of(document);
        tell_losses(document, &place, report);
        let lines = lines(document, &place, report);
        if lines.is_empty() {
            report.tally(ReportKind::Lost, || place, Loss::EmptyDocument);
            return Ok(());
        }
        let is_first = self.names.is_empty();
        let name = self.name_for(document);
        if is_first {
            self.first = Some((name, lines));
            return Ok(());
        }
        for (name, lines) in self.first.take().into_iter().chain([(name, lines)]) {
            out.append(&name, lines.as_bytes())?;
            out.complete(&name)?;
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Sink, report: &mut Report) -> io::Result<()> {
        tell_scheme(self.scheme, report);
        if self.names.len() > 1 {
            return Ok(());
        }
        let name = format!("{}.{}", self.stem, CheckThat.extension());
        let lines = self.first.take().map(|(_, lines)| lines).unwrap_or_default();
        out.append(&name, lines.as_bytes())?;
        out.complete(&name)
    }
}

/// What is known of a sentence.
#[derive(Debug, Clone, Default)]
struct Row<'a> {
    is_worth: bool,
    /// The quote that covers the most of its tokens, and how many.
    quote: Option<&'a Annotation>,
    n_quoted: usize,
}

/// The sentences of an article, a line each.
fn lines(document: &Document, place: &Place, report: &mut Report) -> String {
    let tokenised = Tokenised::of(document.text());
    let sentences: Vec<Span> = tokenised.sentences.iter().filter_map(|it| tokenised.span_of(it)).collect();
    let mut rows = vec![Row::default(); sentences.len()];
    for annotation in document.annotations().iter() {
        let label = annotation.label.as_str();
        let pieces = tokenised.by_sentence(tokenised.pieces(&annotation.fragments));
        if !matches!(label, CLAIM | QUOTE) {
            continue;
        }
        if pieces.is_empty() {
            report.tally(ReportKind::Lost, || place.annotation(annotation.id.clone()), Loss::NoToken);
        }
        let mut n_covered: BTreeMap<usize, usize> = BTreeMap::new();
        for piece in pieces {
            let at = tokenised.sentences.partition_point(|it| it.end <= piece.start);
            *n_covered.entry(at).or_default() += piece.len();
        }
        for (at, n_tokens) in n_covered {
            let Some((row, sentence)) = rows.get_mut(at).zip(tokenised.sentences.get(at)) else { continue };
            if label == CLAIM {
                row.is_worth |= is_worth_checking(annotation);
            } else if n_tokens > row.n_quoted && n_tokens * 2 >= sentence.len() {
                (row.n_quoted, row.quote) = (n_tokens, Some(&**annotation));
            }
        }
        let is_whole = annotation.fragments.iter().all(|span| sentences.contains(&span));
        if label == CLAIM && !is_whole {
            let changed = Loss::WholeSentences;
            report.tally(ReportKind::Changed, || place.annotation(annotation.id.clone()), changed);
        }
    }
    let mut lines = String::new();
    for (i, (&sentence, row)) in sentences.iter().zip(rows).enumerate() {
        let speaker = row.quote.map(|quote| speaker_of(document, quote)).unwrap_or_default();
        let text = document.text().slice(sentence).unwrap_or_default();
        let _ = writeln!(lines, "{}\t{}\t{}\t{}", i + 1, flat(&speaker), flat(text), u8::from(row.is_worth));
    }
    lines
}

/// Whether a claim is worth checking: as is said, else if it can be checked, else if it is one.
fn is_worth_checking(claim: &Annotation) -> bool {
    let [worth, checkable, kind] = WORTH.map(|id| text_of(claim, id));
    match (worth, checkable) {
        ("high", _) => true,
        ("low" | "none", _) | (_, "no" | "unsure") => false,
        _ => kind != "not_a_claim",
    }
}

fn text_of<'a>(annotation: &'a Annotation, attribute: &str) -> &'a str {
    match annotation.attributes.get(attribute) {
        Some(AttributeValue::Text(text)) => text.trim(),
        _ => "",
    }
}

/// Whose words a quote is: the name that it says, else that of the entity it is linked to, else that entity's words.
fn speaker_of(document: &Document, quote: &Annotation) -> String {
    let name = text_of(quote, SPEAKER_NAME);
    if !name.is_empty() {
        return name.to_owned();
    }
    let link = document.relations().find(|it| it.kind == SPEAKER && it.from == quote.id);
    let Some(speaker) = link.and_then(|it| document.annotations().get(&it.to)) else { return String::new() };
    match text_of(speaker, "name") {
        "" => document.words_of(speaker),
        name => name.to_owned(),
    }
}

/// A text without what parts columns and lines.
fn flat(text: &str) -> String {
    let is_parting = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    text.chars().map(|c| if is_parting(c) { ' ' } else { c }).collect::<String>().trim().to_owned()
}

fn tell_losses(document: &Document, place: &Place, report: &mut Report) {
    tell_details(document, place, report);
    tell_exceptions(document, place, report);
    for annotation in document.annotations().iter() {
        let label = annotation.label.as_str();
        let keeps = |id: &str| match label {
            CLAIM => WORTH.contains(&id),
            QUOTE => id == SPEAKER_NAME,
            _ => false,
        };
        match label {
            CLAIM | QUOTE => tell_annotation(annotation, place, keeps, report),
            _ => {
                let lost = Loss::Label(label.to_owned());
                report.tally(ReportKind::Lost, || place.annotation(annotation.id.clone()), lost);
            }
        }
    }
    for relation in document.relations().filter(|it| it.kind != SPEAKER) {
        let from = || place.annotation(relation.from.clone());
        report.tally(ReportKind::Lost, from, Loss::Relation(relation.kind.clone()));
    }
}
