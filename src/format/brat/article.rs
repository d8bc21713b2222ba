//! From the lines of one annotation file to an article.

use std::collections::{BTreeMap, BTreeSet};

use super::details::{Details, OfAnnotation, moment};
use super::lines::{Line, begins_with_id, parse};
use super::read::Choices;
use super::spans::{cut_at_line_ends, len_of_words, on_one_line, words, words_of_each};
use crate::format::flat::flat;
use crate::format::intake::{RawAnnotation, RawDocument, RawFragment, RawRelation};
use crate::format::placing::{Blanks, Unit};
use crate::format::{Finding, Repair, ReportKind};
use crate::model::{AttributeValue, Origin, Scheme};
use crate::text::{CodePoint, Span};

/// So many lines of one file are told one by one.
const MAX_LINES_TOLD: usize = 100;

/// An article while its lines are read.
pub(super) struct Article {
    pub(super) details: Details,
    pub(super) preset: Scheme,
    text: Vec<char>,
    first_line: usize,
    pub(super) annotations: Vec<RawAnnotation>,
    /// Details of each annotation.
    pub(super) known: Vec<OfAnnotation>,
    /// By the id in the file, of events too: the position of the annotation.
    pub(super) by_id: BTreeMap<String, usize>,
    taken: BTreeSet<String>,
    pub(super) n_references: BTreeMap<usize, usize>,
    /// Names beside the ids of references: the annotation, the attribute, the name.
    pub(super) names: Vec<(usize, String, String)>,
    pub(super) relations: Vec<RawRelation>,
    told: Vec<(ReportKind, Finding)>,
    n_bad: usize,
}

/// A line that is no stretch, with its number.
type Other<'a> = (usize, Line<'a>);

impl Article {
    pub(super) fn new(details: Details, text: &str, first_line: usize) -> Self {
        Self {
            details,
            preset: Scheme::preset(),
            text: text.chars().collect(),
            first_line,
            annotations: Vec::new(),
            known: Vec::new(),
            by_id: BTreeMap::new(),
            taken: BTreeSet::new(),
            n_references: BTreeMap::new(),
            names: Vec::new(),
            relations: Vec::new(),
            told: Vec::new(),
            n_bad: 0,
        }
    }

    /// Reads all lines: first the stretches, then events, then what hangs on them, so that any order will do.
    pub(super) fn read(&mut self, file: &str, choices: &mut Choices) {
        let lines: Vec<&str> = file.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)).collect();
        let others = self.spans(&lines);
        let mut events = BTreeMap::new();
        for (n, line) in &others {
            if let Line::Event { id, label, trigger, .. } = line {
                self.event(*n, (id, label, trigger), &mut events);
            }
        }
        for (n, line) in others {
            if let Err(why) = self.other(n, line, choices) {
                self.bad(n, why);
            }
        }
    }

    /// The article, and what is to be told of it. `name` is what its files are called.
    pub(super) fn finish(mut self, text: &str, name: &str) -> (RawDocument, Vec<(ReportKind, Finding)>) {
        for (annotation, known) in self.annotations.iter_mut().zip(&self.known) {
            if on_one_line(&known.note) == annotation.note {
                annotation.note.clone_from(&known.note);
            }
        }
        for (at, key, name) in std::mem::take(&mut self.names) {
            if !self.is_known_name(at, &key, &name) {
                self.told.push((
                    ReportKind::Lost,
                    Repair::Ignored(format!("“{name}”, the name beside an id")).into(),
                ));
            }
        }
        if let Some(n) = self.n_bad.checked_sub(MAX_LINES_TOLD).filter(|&n| n > 0) {
            self.told.push((ReportKind::Lost, Repair::Ignored(format!("{n} more lines")).into()));
        }
        let len = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        let mut raw = RawDocument::new(text, Unit::CodePoint);
        raw.id = self.details.document_id().map(|id| id.to_string());
        raw.meta = self.details.meta(len);
        if raw.meta.title.trim().is_empty() {
            raw.meta.title = name.to_owned();
        }
        raw.blanks = Blanks::Loose;
        raw.annotations = self.annotations;
        raw.relations = self.relations;
        (raw, self.told)
    }

    /// Whether the name beside a reference's id is what another attribute or the marked words say, too.
    fn is_known_name(&self, at: usize, key: &str, name: &str) -> bool {
        let Some(annotation) = self.annotations.get(at) else { return false };
        let stem = key.strip_suffix("qid").unwrap_or(key);
        let is_name = |(other, value): &(String, AttributeValue)| {
            other.strip_prefix(stem) == Some("name") && on_one_line(&flat(value)) == name
        };
        annotation.attributes.iter().any(is_name)
            || annotation.fragments.iter().any(|it| it.exact.as_deref() == Some(name))
    }

    pub(super) fn bad(&mut self, n: usize, why: impl Into<String>) {
        self.n_bad += 1;
        if self.n_bad <= MAX_LINES_TOLD {
            self.told.push((ReportKind::Lost, Repair::Line(n, why.into()).into()));
        }
    }

    pub(super) fn noted(&mut self, what: &str) {
        self.told.push((ReportKind::Noted, Repair::Ignored(what.to_owned()).into()));
    }

    /// Takes in the stretches and returns the other lines.
    fn spans<'a>(&mut self, lines: &[&'a str]) -> Vec<Other<'a>> {
        let mut others = Vec::new();
        let mut i = 0;
        while let Some(line) = lines.get(i) {
            let n = self.first_line + i;
            i += 1;
            if line.trim().is_empty() {
                continue;
            }
            match parse(line) {
                Ok(Line::Span { id, .. }) if self.by_id.contains_key(id) => {
                    self.bad(n, format!("{id} stands twice"));
                }
                Ok(Line::Span { id, label, ranges, words }) => {
                    let rest = lines.get(i..).unwrap_or_default();
                    let whole = gone_on(words, &ranges, rest);
                    if let Some((_, n_more)) = whole {
                        let what = format!("line {n}: the words of {id} go on in the lines behind it");
                        self.told.push((ReportKind::Repaired, what.into()));
                        i += n_more;
                    }
                    let words = whole.as_ref().map_or(words, |(words, _)| words);
                    self.span(n, (id, label), &ranges, words);
                }
                Ok(other) => others.push((n, other)),
                Err(why) => self.bad(n, why),
            }
        }
        others
    }

    fn span(&mut self, n: usize, (id, label): (&str, &str), ranges: &[Option<(u32, u32)>], words: &str) {
        let label = self.details.names.labels.get(label).map_or(label, String::as_str);
        let mut raw = RawAnnotation::new(label, format!("line {n}"));
        raw.is_cut_at_line_ends = true;
        let pieces: Option<Vec<(u32, u32)>> = ranges.iter().copied().collect();
        raw.fragments = fragments(pieces.as_deref(), words);
        let known = pieces.as_deref().and_then(|pieces| self.known(id, pieces));
        let known = known.unwrap_or_default();
        let cut = pieces.filter(|_| !known.fragments.is_empty());
        if let Some(whole) = cut.and_then(|pieces| self.uncut(&known.fragments, &pieces, words)) {
            raw.fragments = whole;
            raw.is_cut_at_line_ends = false;
        }
        raw.origin = Origin::parse(&known.origin).unwrap_or(Origin::Imported);
        raw.annotator.clone_from(&known.annotator);
        raw.created = moment(&known.created);
        raw.modified = moment(&known.modified);
        // An id of the details may be one that the annotation file gives another annotation.
        let ids = [known.id.as_str(), id].map(str::to_owned);
        raw.id = ids.into_iter().find(|id| !id.is_empty() && !self.taken.contains(id)).unwrap_or_default();
        let mut k = 1;
        while raw.id.is_empty() || !self.taken.insert(raw.id.clone()) {
            k += 1;
            raw.id = format!("{id}-{k}");
        }
        self.by_id.insert(id.to_owned(), self.annotations.len());
        self.annotations.push(raw);
        self.known.push(known);
    }

    /// The details of an annotation, if it is still where it was.
    fn known(&mut self, id: &str, pieces: &[(u32, u32)]) -> Option<OfAnnotation> {
        let known = self.details.annotations.get(id)?;
        let (start, end) = (pieces.first()?.0, pieces.last()?.1);
        if (known.start, known.end) != (start, end) {
            return None;
        }
        self.details.annotations.remove(id)
    }

    /// The pieces before they were cut at line ends, if cutting them gives what stands in the file.
    fn uncut(&self, whole: &[(u32, u32)], pieces: &[(u32, u32)], said: &str) -> Option<Vec<RawFragment>> {
        let len = self.text.len();
        let span = |&(start, end): &(u32, u32)| {
            Span::new(CodePoint::new(start), CodePoint::new(end)).filter(|_| end as usize <= len)
        };
        let spans: Vec<Span> = whole.iter().map(span).collect::<Option<_>>()?;
        if cut_at_line_ends(&self.text, &spans) != pieces || words(&self.text, pieces) != said {
            return None;
        }
        let fragment = |&(start, end): &(u32, u32)| {
            let there: String =
                self.text.get(start as usize..end as usize).unwrap_or_default().iter().collect();
            RawFragment::at(start, end).saying(there)
        };
        Some(whole.iter().map(fragment).collect())
    }
}

/// The pieces with their words. Words that cannot be taken apart are looked for as they are.
fn fragments(pieces: Option<&[(u32, u32)]>, words: &str) -> Vec<RawFragment> {
    let unplaced = || vec![RawFragment::default().saying(words)];
    match pieces {
        None => unplaced(),
        Some(pieces) if words.is_empty() => pieces.iter().map(|&(s, e)| RawFragment::at(s, e)).collect(),
        Some(&[(start, end)]) => vec![RawFragment::at(start, end).saying(words)],
        Some(pieces) => match words_of_each(words, pieces) {
            Some(each) => {
                let both = pieces.iter().zip(each);
                both.map(|(&(start, end), words)| RawFragment::at(start, end).saying(words)).collect()
            }
            None => unplaced(),
        },
    }
}

/// Words with line ends in them go on in the next lines: all of them, and how many lines these are, if that makes
/// them as long as the offsets say.
fn gone_on(words: &str, ranges: &[Option<(u32, u32)>], rest: &[&str]) -> Option<(String, usize)> {
    let pieces: Vec<(u32, u32)> = ranges.iter().copied().collect::<Option<_>>()?;
    if words_of_each(words, &pieces).is_some() {
        return None;
    }
    let len = len_of_words(&pieces);
    let mut all = words.to_owned();
    let mut n = words.chars().count();
    for (i, line) in rest.iter().enumerate() {
        if n >= len || begins_with_id(line) {
            return None;
        }
        n += 1 + line.chars().count();
        all.push('\n');
        all.push_str(line);
        if n == len && !line.trim().is_empty() {
            return Some((all, i + 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_on_where_the_offsets_say_so() {
        let rest = ["", "two", "T2\tx 0 1\ty"];
        assert_eq!(gone_on("one", &[Some((0, 8))], &rest), Some(("one\n\ntwo".into(), 2)));
        assert_eq!(gone_on("one", &[Some((0, 9))], &rest), None);
        assert_eq!(gone_on("one", &[Some((0, 3))], &rest), None);
        assert_eq!(gone_on("one", &[None], &rest), None);
    }
}
