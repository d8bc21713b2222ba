//! Builds articles of the tokens of a treebank, with the entities of its last column.

use std::collections::BTreeMap;

use super::N_COLUMNS;
use super::brackets::{Bracket, brackets, piece_of};
use crate::format::column_rows::{Row, Sentence, has, value_of};
use crate::format::entity_types::annotation_of;
use crate::format::intake::{Intake, RawAnnotation, RawDocument, RawFragment};
use crate::format::placing::Unit;
use crate::format::running_text::RunningText;
use crate::format::{InFile, Place, ReadError, Repair, Report, ReportKind};
use crate::model::{AttributeValue, Meta, Timestamp};

/// What an opening bracket says, unless `# global.Entity` says otherwise.
const FIELDS: &str = "GRP-etype-infstat-salience-centering-minspan-link-identity";

/// Takes in the articles of a file.
///
/// # Errors
/// There is no token in it.
pub(super) fn file(
    file: &InFile<'_>,
    sentences: &[Sentence<'_>],
    intake: &mut Intake,
) -> Result<(), ReadError> {
    if !sentences.iter().flat_map(|it| &it.rows).any(|row| row.columns.len() == N_COLUMNS) {
        return Err(file.refuse_at(1, 0, "a token with ten columns, parted by tabs, was expected"));
    }
    let mut fields: Vec<&str> = FIELDS.split('-').collect();
    let mut article: Option<Article<'_>> = None;
    for sentence in sentences {
        if let Some(said) = value_of(&sentence.comments, "global.Entity") {
            fields = said.split('-').collect();
        }
        if has(&sentence.comments, "newdoc") {
            article.take().into_iter().for_each(|it| it.finish(intake));
        }
        let article = article.get_or_insert_with(|| Article::new(file, &sentence.comments));
        article.take_in(sentence, &fields, &mut intake.report);
    }
    article.into_iter().for_each(|it| it.finish(intake));
    let what = "lemmas, parts of speech, syntax, coreference and comments".to_owned();
    intake.report.tally(ReportKind::Lost, Place::default, Repair::Ignored(what));
    Ok(())
}

/// What is known of an article, as GUM says it.
fn meta(comments: &[&str]) -> Meta {
    let said = |key: &str| value_of(comments, key).unwrap_or_default();
    let moment = |key: &str| Timestamp::new(said(key)).unwrap_or_else(Timestamp::unknown);
    let mut meta = Meta::titled(said("meta::title"));
    meta.source.url = said("meta::sourceURL").to_owned();
    meta.source.byline = said("meta::author").to_owned();
    meta.source.published = moment("meta::dateCreated");
    meta.source.accessed = moment("meta::dateCollected");
    meta
}

/// An article while its sentences come in.
struct Article<'a> {
    file: &'a InFile<'a>,
    document: RawDocument,
    text: RunningText,
    /// Brackets that are open: the id, where it begins, what it says, and on which line.
    open: Vec<(&'a str, u32, RawAnnotation, usize)>,
    /// Pieces of discontinuous ones that wait for the rest, by id and number of pieces.
    pieces: BTreeMap<(&'a str, u32), RawAnnotation>,
}

impl<'a> Article<'a> {
    fn new(file: &'a InFile<'a>, comments: &[&str]) -> Self {
        let mut document = RawDocument::new("", Unit::CodePoint);
        document.id = value_of(comments, "newdoc id").map(str::to_owned);
        document.meta = meta(comments);
        Self { file, document, text: RunningText::default(), open: Vec::new(), pieces: BTreeMap::new() }
    }

    fn take_in(&mut self, sentence: &Sentence<'a>, fields: &[&str], report: &mut Report) {
        let (words, text) = words_of(sentence, self.file, report);
        let joint = if has(&sentence.comments, "newpar") { "\n" } else { " " };
        let start = self.text.push(joint, &text);
        for (row, range) in words {
            let Some(value) = entity_of(row) else { continue };
            let line = self.file.line(row.line);
            let Some(brackets) = brackets(value) else {
                tell_line(line, format!("“{value}” are no brackets of entities"), report);
                continue;
            };
            for bracket in brackets {
                match bracket {
                    Bracket::Open(words) => {
                        let (id, annotation) = opened(words, fields, line);
                        self.open.push((id, start + range.0, annotation, line));
                    }
                    Bracket::Close(id) => self.close(id, start + range.1, line, report),
                }
            }
        }
    }

    fn close(&mut self, id: &'a str, end: u32, line: usize, report: &mut Report) {
        let Some(at) = self.open.iter().rposition(|it| it.0 == id) else {
            return tell_line(line, format!("the entity “{id}” ends without a beginning"), report);
        };
        let (_, start, mut annotation, _) = self.open.remove(at);
        let fragment = RawFragment::at(start, end);
        let Some((group, number, n_pieces)) = piece_of(id) else {
            annotation.fragments.push(fragment);
            return self.document.annotations.push(annotation);
        };
        let whole = self.pieces.entry((group, n_pieces)).or_insert(annotation);
        whole.fragments.push(fragment);
        if number == n_pieces {
            self.document.annotations.extend(self.pieces.remove(&(group, n_pieces)));
        }
    }

    fn finish(mut self, intake: &mut Intake) {
        for (id, _, _, line) in &self.open {
            tell_line(*line, format!("the entity “{id}” has no end"), &mut intake.report);
        }
        // Pieces whose last one never came are kept as they are.
        self.document.annotations.extend(std::mem::take(&mut self.pieces).into_values());
        intake.add(RawDocument { text: self.text.text, ..self.document });
    }
}

fn tell_line(line: usize, why: String, report: &mut Report) {
    report.tally(ReportKind::Lost, Place::default, Repair::Line(line, why));
}

/// What an opening bracket says, with the id it is closed by.
fn opened<'a>(words: &'a str, fields: &[&str], line: usize) -> (&'a str, RawAnnotation) {
    // The last field may hold hyphens itself.
    let said: Vec<&str> = words.splitn(fields.len().max(2), '-').collect();
    let field = |name: &str| said.get(fields.iter().position(|it| *it == name)?).copied();
    let mut annotation = annotation_of(field("etype").unwrap_or("entity"), format!("line {line}"));
    if let Some(name) = field("identity").filter(|it| !it.is_empty() && *it != "_") {
        annotation.attributes.push(("name".to_owned(), AttributeValue::Text(name.replace('_', " "))));
    }
    (said.first().copied().unwrap_or(words), annotation)
}

/// The value of `Entity` in the last column.
fn entity_of<'a>(row: &Row<'a>) -> Option<&'a str> {
    row.columns
        .get(N_COLUMNS - 1)?
        .split('|')
        .find_map(|it| it.strip_prefix("Entity="))
        .filter(|it| !it.is_empty())
}

/// Where a word stands in its sentence, in code points.
type Bounds = (u32, u32);

/// The words of a sentence that may carry entities, each with its place, and the sentence's text. Words of a token that
/// is written as one (`1-2 don't`) all stand where it does.
fn words_of<'s, 'a>(
    sentence: &'s Sentence<'a>,
    file: &InFile<'_>,
    report: &mut Report,
) -> (Vec<(&'s Row<'a>, Bounds)>, String) {
    let (mut words, mut text) = (Vec::new(), RunningText::default());
    let mut joint = "";
    let mut joined: Option<(u32, Bounds)> = None;
    for row in &sentence.rows {
        let (Some(id), Some(form), Some(misc)) =
            (row.columns.first(), row.columns.get(1), row.columns.get(N_COLUMNS - 1))
        else {
            tell_line(file.line(row.line), "ten columns were expected".to_owned(), report);
            continue;
        };
        let number: Option<u32> = id.split(['-', '.']).next().and_then(|it| it.parse().ok());
        let last: Option<u32> = id.split_once('-').and_then(|(_, it)| it.parse().ok());
        if id.contains('.') {
            // Words that are understood but not written.
            continue;
        }
        if let Some((_, place)) = joined.filter(|(last, _)| number.is_some_and(|it| it <= *last)) {
            words.push((row, place));
            continue;
        }
        let start = text.push(joint, form);
        let place = (start, start + form.chars().count() as u32);
        joint = if misc.split('|').any(|it| it == "SpaceAfter=No") { "" } else { " " };
        joined = last.map(|last| (last, place));
        words.push((row, place));
    }
    (words, text.text)
}
