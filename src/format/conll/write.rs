//! Writes a file a label: `{stem}-quote.conll` and so on. All of them hold the same tokens.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io;
use std::ops::Range;

use super::{Conll, Format};
use crate::format::column_rows::DOCSTART;
use crate::format::entity_types::{TYPE, conll_tag, tag_of_label, type_of};
use crate::format::file_name::slug;
use crate::format::iob::{Reach, tags};
use crate::format::losses::{place_of, tell_annotation, tell_details, tell_links, tell_scheme};
use crate::format::tokenised::Tokenised;
use crate::format::{Loss, Place, Report, ReportKind, Sink, Start, Writer};
use crate::model::{Document, LabelId, Scheme};

/// Writes a file for each label of the scheme.
pub(super) struct ConllWriter<'a> {
    scheme: &'a Scheme,
    /// Each label and the name of its file.
    layers: Vec<(&'a LabelId, String)>,
}

impl<'a> ConllWriter<'a> {
    pub(super) fn new(start: &Start<'a>) -> Self {
        let mut taken = BTreeSet::new();
        let mut layers = Vec::new();
        for label in start.scheme.labels() {
            let base = format!("{}-{}", start.stem, slug(label.id.as_str()));
            let mut name = base.clone();
            let mut n = 1;
            while !taken.insert(name.clone()) {
                n += 1;
                name = format!("{base}-{n}");
            }
            layers.push((&label.id, format!("{name}.{}", Conll.extension())));
        }
        Self { scheme: start.scheme, layers }
    }
}

impl Writer for ConllWriter<'_> {
    fn document(&mut self, document: &Document, out: &mut dyn Sink, report: &mut Report) -> io::Result<()> {
        let place = place_of(document);
        let tokenised = Tokenised::of(document.text());
        tell_details(document, &place, report);
        if tokenised.tokens.is_empty() {
            report.tally(ReportKind::Lost, || place.clone(), Loss::EmptyDocument);
        } else if has_other_blanks(&tokenised, document) {
            report.tally(ReportKind::Lost, || place.clone(), Loss::Blanks);
        }
        tell_links(document, &place, report);
        for annotation in document.annotations().iter() {
            let has_type = type_of(annotation).is_some();
            tell_annotation(annotation, &place, |id| id == TYPE && has_type, report);
            if !self.layers.iter().any(|(label, _)| **label == annotation.label) {
                let lost = Loss::Label(annotation.label.to_string());
                report.tally(ReportKind::Lost, || place.annotation(annotation.id.clone()), lost);
            }
        }
        for (label, name) in &self.layers {
            let layer = layer(document, label, &tokenised, &place, report);
            out.append(name, layer.as_bytes())?;
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Sink, report: &mut Report) -> io::Result<()> {
        tell_scheme(self.scheme, report);
        for (_, name) in &self.layers {
            out.append(name, b"")?;
            out.complete(name)?;
        }
        Ok(())
    }
}

/// Whether joining the tokens by blanks, a sentence a line, would make another text.
fn has_other_blanks(tokenised: &Tokenised<'_>, document: &Document) -> bool {
    let sentence = |range: Range<usize>| {
        let tokens = tokenised.tokens.get(range).unwrap_or_default();
        tokens.iter().map(|it| it.text).collect::<Vec<_>>().join(" ")
    };
    let lines: Vec<String> = tokenised.sentences.iter().cloned().map(sentence).collect();
    lines.join("\n") != document.text().as_str()
}

/// An article with the tags of one label; nothing if it has no token.
fn layer(
    document: &Document,
    label: &LabelId,
    tokenised: &Tokenised<'_>,
    place: &Place,
    report: &mut Report,
) -> String {
    let mut annotations = Vec::new();
    for annotation in document.annotations().iter().filter(|it| it.label == *label) {
        if let Some(tag) = conll_tag(annotation, place, report) {
            annotations.push((&**annotation, tag));
        }
    }
    let is_used = annotations.iter().any(|(it, _)| type_of(it).is_none());
    let tag = tag_of_label(label.as_str());
    if is_used && tag != label.as_str().to_uppercase() {
        report.tally(ReportKind::Changed, || place.clone(), Loss::Renamed(label.to_string(), tag));
    }
    let tags = tags(tokenised, &annotations, Reach::Sentence, place, report);
    let mut text = String::new();
    if !tokenised.tokens.is_empty() {
        let _ = write!(text, "{DOCSTART} -X- -X- O\n\n");
    }
    for sentence in &tokenised.sentences {
        let tokens = tokenised.tokens.get(sentence.clone()).unwrap_or_default();
        for (token, tag) in tokens.iter().zip(tags.get(sentence.clone()).unwrap_or_default()) {
            let _ = writeln!(text, "{} -X- -X- {tag}", token.text);
        }
        text.push('\n');
    }
    text
}
