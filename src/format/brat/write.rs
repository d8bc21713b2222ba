//! Writes for each article its text, its annotations and its details, and at the end the configuration of all.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io;

use super::conf::Configuration;
use super::details::{Details, OfAnnotation, OfRelation};
use super::names::Names;
use super::spans::{cut_at_line_ends, is_break, on_one_line, words};
use super::values::{Way, from_note, item_key, to_details};
use super::{ATTRIBUTE_NOTE, DETAILS, NOTE, WIKIDATA};
use crate::format::file_name::slug;
use crate::format::flat::flat;
use crate::format::{Loss, Place, Report, ReportKind, Sink, Start, Writer};
use crate::model::{Annotation, AnnotationId, Document, Relation, Scheme};

/// Writes the files.
pub(super) struct BratWriter<'a> {
    scheme: &'a Scheme,
    preset: Scheme,
    taken: BTreeSet<String>,
    labels: Names,
    attributes: Names,
    relation_types: Names,
    conf: Configuration,
}

/// The annotation file of one article while it grows.
struct Article<'d> {
    document: &'d Document,
    text: Vec<char>,
    place: Place,
    details: Details,
    ids: BTreeMap<&'d AnnotationId, String>,
    /// The lines of each kind: stretches, links, attributes, references, notes.
    spans: String,
    relations: String,
    attributes: Lines,
    references: Lines,
    notes: Lines,
}

/// Lines that are numbered.
#[derive(Default)]
struct Lines {
    text: String,
    n: usize,
}

impl Lines {
    fn push(&mut self, prefix: char, line: std::fmt::Arguments<'_>) {
        self.n += 1;
        // Writing into a string cannot fail.
        let _ = writeln!(self.text, "{prefix}{}\t{line}", self.n);
    }
}

impl<'a> BratWriter<'a> {
    pub(super) fn new(start: &Start<'a>) -> Self {
        let scheme = start.scheme;
        let mut writer = Self {
            scheme,
            preset: Scheme::preset(),
            taken: BTreeSet::new(),
            labels: Names::default(),
            attributes: Names::default(),
            relation_types: Names::default(),
            conf: Configuration::default(),
        };
        writer.labels.reserve(scheme.labels().iter().map(|label| label.id.as_str()));
        let attributes = scheme.labels().iter().flat_map(|label| &label.attributes);
        writer.attributes.reserve(attributes.map(|def| def.id.as_str()));
        writer.relation_types.reserve(scheme.relation_types().iter().map(|kind| kind.id.as_str()));
        writer
    }

    /// What the files of an article are called: after its title, each name once.
    fn name(&mut self, document: &Document) -> String {
        let base = slug(&document.meta.title);
        let mut name = base.clone();
        let mut n = 1;
        while !self.taken.insert(name.clone()) {
            n += 1;
            name = format!("{base}-{n}");
        }
        name
    }

    fn annotation<'d>(&mut self, annotation: &'d Annotation, article: &mut Article<'d>, report: &mut Report) {
        let id = format!("T{}", article.ids.len() + 1);
        let label = told(&mut self.labels, annotation.label.as_str(), &article.place, report);
        keep(&mut article.details.names.labels, &label, annotation.label.as_str());
        self.conf.saw_label(annotation.label.as_str());

        let fragments = annotation.fragments.as_slice();
        let pieces = cut_at_line_ends(&article.text, fragments);
        let offsets: Vec<String> = pieces.iter().map(|(start, end)| format!("{start} {end}")).collect();
        let there = words(&article.text, &pieces);
        let _ = writeln!(article.spans, "{id}\t{label} {}\t{there}", offsets.join(";"));

        let mut details = OfAnnotation {
            start: pieces.first().map_or(0, |piece| piece.0),
            end: pieces.last().map_or(0, |piece| piece.1),
            id: annotation.id.to_string(),
            origin: annotation.origin.as_str().to_owned(),
            annotator: annotation.annotator.to_string(),
            created: annotation.created.as_str().to_owned(),
            modified: annotation.modified.as_str().to_owned(),
            ..OfAnnotation::default()
        };
        let whole: Vec<(u32, u32)> =
            fragments.iter().map(|span| (span.start().get(), span.end().get())).collect();
        if joined(&article.text, &pieces) != whole {
            details.fragments = whole;
        }
        if !annotation.note.is_empty() {
            let note = on_one_line(&annotation.note);
            article.notes.push('#', format_args!("{NOTE} {id}\t{note}"));
            if note != annotation.note {
                details.note.clone_from(&annotation.note);
            }
        }
        self.values(annotation, &id, &mut details, article, report);
        article.details.annotations.insert(id.clone(), details);
        article.ids.insert(&annotation.id, id);
    }

    fn values(
        &mut self,
        annotation: &Annotation,
        id: &str,
        details: &mut OfAnnotation,
        article: &mut Article<'_>,
        report: &mut Report,
    ) {
        let label = self.scheme.label(&annotation.label);
        for (key, value) in &annotation.attributes {
            let name = told(&mut self.attributes, key, &article.place, report);
            keep(&mut article.details.names.attributes, &name, key);
            match Way::of(label, key, value) {
                Way::Flag => {
                    self.conf.saw_attribute(key, annotation.label.as_str(), None);
                    article.attributes.push('A', format_args!("{name} {id}"));
                }
                Way::Choice(word) => {
                    self.conf.saw_attribute(key, annotation.label.as_str(), Some(word));
                    article.attributes.push('A', format_args!("{name} {id} {word}"));
                }
                Way::Reference(item) => {
                    let called = name_of_item(annotation, key, article);
                    let called = called.as_deref().unwrap_or(item);
                    article.references.push('N', format_args!("Reference {id} {WIKIDATA}:{item}\t{called}"));
                    details.references.push(key.clone());
                }
                Way::Note(text) => {
                    article.notes.push('#', format_args!("{ATTRIBUTE_NOTE}{name} {id}\t{text}"));
                    if from_note(&text) == *value {
                        continue;
                    }
                    if let Some(exact) = to_details(value) {
                        details.attributes.insert(key.clone(), exact);
                    } else {
                        let place = || article.place.annotation(annotation.id.clone());
                        report.tally(ReportKind::Changed, place, Loss::Value(key.clone()));
                    }
                }
            }
        }
        if details.references == [item_key(&self.preset, annotation.label.as_str())] {
            details.references.clear();
        }
    }

    fn relations(&mut self, article: &mut Article<'_>, report: &mut Report) {
        let document = article.document;
        let end = |id| Some((document.annotations().position(id)?, document.annotations().get(id)?));
        let mut sorted = Vec::new();
        for relation in document.relations() {
            if let (Some((from, a)), Some((to, b))) = (end(&relation.from), end(&relation.to)) {
                self.conf.saw_relation(&relation.kind, a.label.as_str(), b.label.as_str());
                sorted.push(((from, relation.kind.as_str(), to, relation.id.as_str()), relation));
            } else {
                let what = Loss::Relation(relation.kind.clone());
                report.tally(ReportKind::Lost, || article.place.clone(), what);
            }
        }
        sorted.sort_unstable_by_key(|(key, _)| *key);
        for (i, (_, relation)) in sorted.into_iter().enumerate() {
            self.relation(i + 1, relation, article, report);
        }
    }

    fn relation(&mut self, n: usize, relation: &Relation, article: &mut Article<'_>, report: &mut Report) {
        let kind = told(&mut self.relation_types, &relation.kind, &article.place, report);
        keep(&mut article.details.names.relation_types, &kind, &relation.kind);
        let (Some(from), Some(to)) = (article.ids.get(&relation.from), article.ids.get(&relation.to)) else {
            return;
        };
        let _ = writeln!(article.relations, "R{n}\t{kind} Arg1:{from} Arg2:{to}");
        let details = OfRelation { id: relation.id.to_string(), from: from.clone(), to: to.clone() };
        article.details.relations.insert(format!("R{n}"), details);
    }
}

impl Writer for BratWriter<'_> {
    fn document(&mut self, document: &Document, out: &mut dyn Sink, report: &mut Report) -> io::Result<()> {
        let name = self.name(document);
        let mut article = Article {
            document,
            text: document.text().as_str().chars().collect(),
            place: Place::document(document.id().clone(), document.meta.title.as_str()),
            details: Details::of(document),
            ids: BTreeMap::new(),
            spans: String::new(),
            relations: String::new(),
            attributes: Lines::default(),
            references: Lines::default(),
            notes: Lines::default(),
        };
        for annotation in document.annotations().iter() {
            self.annotation(annotation, &mut article, report);
        }
        self.relations(&mut article, report);
        let annotations = [
            &article.spans,
            &article.relations,
            &article.attributes.text,
            &article.references.text,
            &article.notes.text,
        ];
        let annotations: String = annotations.into_iter().map(String::as_str).collect();
        let details = article.details.to_json()?;
        let files = [(".txt", document.text().as_str()), (".ann", &annotations), (DETAILS, &details)];
        for (extension, contents) in files {
            let name = format!("{name}{extension}");
            out.append(&name, contents.as_bytes())?;
            out.complete(&name)?;
        }
        Ok(())
    }

    fn finish(&mut self, out: &mut dyn Sink, report: &mut Report) -> io::Result<()> {
        if *self.scheme != self.preset {
            report.tally(ReportKind::Lost, Place::default, Loss::Scheme);
        }
        let names = (&mut self.labels, &mut self.attributes, &mut self.relation_types);
        let files = self.conf.files(self.scheme, names);
        for (name, contents) in files {
            out.append(name, contents.as_bytes())?;
            out.complete(name)?;
        }
        Ok(())
    }
}

/// What the item that an attribute names is called: as the attribute for its name says, or the marked words.
fn name_of_item(annotation: &Annotation, key: &str, article: &Article<'_>) -> Option<String> {
    let name = annotation.attributes.get(&format!("{}name", key.strip_suffix("qid")?)).map(flat);
    let words = || {
        let is_one = key == "qid" && annotation.fragments.as_slice().len() == 1;
        is_one.then(|| article.document.words_of(annotation)).filter(|words| !words.contains(is_break))
    };
    name.map(|name| on_one_line(&name)).or_else(words).filter(|name| !name.trim().is_empty())
}

/// The pieces joined again as readers do it.
fn joined(text: &[char], pieces: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let mut whole: Vec<(u32, u32)> = Vec::with_capacity(pieces.len());
    for &(start, end) in pieces {
        let gap = whole.last().and_then(|last| text.get(last.1 as usize..start as usize)).unwrap_or_default();
        let is_cut = gap.contains(&'\n') && gap.iter().all(|c| c.is_whitespace());
        match whole.last_mut().filter(|_| is_cut) {
            Some(last) => last.1 = end,
            None => whole.push((start, end)),
        }
    }
    whole
}

/// What something is called in the file; told if that is another name, once.
fn told(names: &mut Names, name: &str, place: &Place, report: &mut Report) -> String {
    let in_file = names.of(name).0.to_owned();
    if in_file != name {
        let what = Loss::Renamed(name.to_owned(), in_file.clone());
        report.tally(ReportKind::Changed, || place.clone(), what);
    }
    in_file
}

fn keep(renamed: &mut BTreeMap<String, String>, in_file: &str, name: &str) {
    if in_file != name {
        renamed.insert(in_file.to_owned(), name.to_owned());
    }
}
