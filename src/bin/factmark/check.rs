//! `factmark check`: one line a fault, with its place. What a reader would put right on its way in is a fault, too: the
//! file is checked as it is written.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::io::{self, BufWriter, Write};

use factmark::format::{Finding, Incoming, Repair, Report, ReportKind, ReportLine, Unplaced};
use factmark::model::{Annotation, Document, Scheme};

use crate::args::{Check, Talk};
use crate::convert::{forced, scheme_file};
use crate::failure::{Failure, Outcome, in_words};
use crate::ids::Ids;
use crate::inputs::Inputs;
use crate::progress::Progress;
use crate::reading::{Found, How, Reading};

/// Checks.
pub(crate) fn run(options: &Check, talk: &Talk) -> Result<Outcome, Failure> {
    let from = forced(&options.sources)?;
    let scheme = options.sources.scheme.as_deref().map(scheme_file).transpose()?;
    let inputs = Inputs::open(&options.sources.inputs)?;
    let mut checking = Checking {
        scheme,
        ids: BTreeMap::new(),
        out: Box::new(BufWriter::new(io::stdout())),
        n_faults: 0,
        n_annotations: 0,
        n_relations: 0,
    };
    let mut progress = Progress::new(talk);
    for found in Reading::new(&inputs, How { from, one_by_one: true, ..How::default() }) {
        let before = checking.n_faults;
        match found? {
            Found::Articles { file, incoming, .. } => {
                progress.add(incoming.import.documents.len());
                checking.articles(&file, &incoming)
            }
            Found::Refused(error) => checking.fault(&in_words(&error)),
            Found::Skipped(file) => {
                progress.clear();
                if !talk.quiet {
                    eprintln!("{file}: of no known format, not checked");
                }
                Ok(())
            }
        }
        .map_err(Failure::stdout)?;
        if checking.n_faults > before {
            progress.clear();
            checking.out.flush().map_err(Failure::stdout)?;
        }
    }
    progress.clear();
    checking.finish(progress.count(), talk).map_err(Failure::stdout)
}

struct Checking {
    /// What labels, attributes and links are checked by, if not by the file's own.
    scheme: Option<Scheme>,
    /// The ids of articles, file by file.
    ids: BTreeMap<String, Ids>,
    out: Box<dyn Write>,
    n_faults: usize,
    n_annotations: usize,
    n_relations: usize,
}

impl Checking {
    fn articles(&mut self, file: &str, incoming: &Incoming) -> io::Result<()> {
        self.report(file, &incoming.report)?;
        incoming.unplaced.iter().try_for_each(|it| self.unplaced(file, it))?;
        // Only one file is read at a time.
        self.ids.retain(|name, _| name == file);
        for document in &incoming.import.documents {
            self.document(file, document, incoming.import.scheme.as_deref())?;
        }
        Ok(())
    }

    /// What a reader put right, left out or found odd. What was missing and may be is no fault.
    fn report(&mut self, file: &str, report: &Report) -> io::Result<()> {
        for line in report.lines.iter().filter(|line| line.kind != ReportKind::FilledIn) {
            for fault in lines_of(file, line) {
                self.fault(&fault)?;
            }
        }
        Ok(())
    }

    fn unplaced(&mut self, file: &str, it: &Unplaced) -> io::Result<()> {
        let at = it.at.strip_prefix("line ").unwrap_or(&it.at);
        let colon = if at.is_empty() { "" } else { ":" };
        let (label, words, document, why) = (&it.label, &it.words, &it.document, &it.why);
        self.fault(&format!("{file}:{at}{colon} {label} “{words}” of {document}: {why}"))
    }

    fn document(&mut self, file: &str, document: &Document, own: Option<&Scheme>) -> io::Result<()> {
        let id = document.id();
        if !self.ids.entry(file.to_owned()).or_default().take(id.as_str()) {
            self.fault(&format!("{file}:{id}: another article has this id"))?;
        }
        for annotation in document.annotations().iter() {
            self.n_annotations += 1;
            let place = format!("{file}:{id}, annotation {}", annotation.id);
            if !document.holds(annotation) {
                self.fault(&format!("{place}: reaches beyond the end of the text"))?;
            }
            // By its own scheme the reader has judged already.
            if let Some(problem) = self.scheme.as_ref().and_then(|scheme| misfit(annotation, scheme)) {
                self.fault(&format!("{place}: {problem}"))?;
            }
        }
        let faults: Vec<String> = document
            .relations()
            .filter_map(|link| {
                let label = |id| document.annotations().get(id).map(|it| &it.label);
                let problem = match (label(&link.from), label(&link.to), self.scheme.as_ref().or(own)) {
                    (None, ..) => format!("there is no annotation {}", link.from),
                    (_, None, _) => format!("there is no annotation {}", link.to),
                    (Some(from), Some(to), Some(scheme)) if !scheme.allows(&link.kind, from, to) => {
                        format!("the scheme has no link “{}” from {from} to {to}", link.kind)
                    }
                    _ => return None,
                };
                Some(format!("{file}:{id}, relation {}: {problem}", link.id))
            })
            .collect();
        self.n_relations += document.relations().len();
        faults.iter().try_for_each(|fault| self.fault(fault))
    }

    fn fault(&mut self, fault: &str) -> io::Result<()> {
        self.n_faults += 1;
        // Titles and words may have line ends.
        writeln!(self.out, "{}", fault.replace(['\n', '\r'], " "))
    }

    fn finish(mut self, n_documents: usize, talk: &Talk) -> io::Result<Outcome> {
        if self.n_faults == 0 {
            if !talk.quiet {
                let (annotations, links) = (self.n_annotations, self.n_relations);
                writeln!(
                    self.out,
                    "{n_documents} articles, {annotations} annotations, {links} links: no fault"
                )?;
            }
            self.out.flush()?;
            return Ok(Outcome::Good);
        }
        self.out.flush()?;
        if !talk.quiet {
            eprintln!("{} faults in {n_documents} articles that could be read", self.n_faults);
        }
        Ok(Outcome::Faults)
    }
}

/// One fault a place.
fn lines_of(file: &str, line: &ReportLine) -> Vec<String> {
    if let Finding::Repair(Repair::Line(number, why)) = &line.what {
        return vec![format!("{file}:{number}: {why}")];
    }
    let mut faults: Vec<String> = (line.places.iter())
        .map(|place| match (&place.document, &place.annotation) {
            (Some((id, _)), Some(annotation)) => {
                at(file, &format_args!("{id}, annotation {annotation}"), line)
            }
            (Some((id, _)), None) => at(file, id, line),
            (None, _) => format!("{file}: {}", line.what),
        })
        .collect();
    let n_more = line.count.saturating_sub(line.places.len());
    if n_more > 0 {
        faults.push(format!("{file}: {n_more} times more: {}", line.what));
    }
    faults
}

fn at(file: &str, place: &dyn Display, line: &ReportLine) -> String {
    format!("{file}:{place}: {}", line.what)
}

/// What of an annotation a scheme does not know.
fn misfit(annotation: &Annotation, scheme: &Scheme) -> Option<String> {
    let Some(label) = scheme.label(&annotation.label) else {
        return Some(format!("the scheme has no label “{}”", annotation.label));
    };
    annotation.attributes.iter().find_map(|(id, value)| {
        match label.attributes.iter().find(|it| &it.id == id) {
            None => Some(format!("the label “{}” has no attribute “{id}”", label.id)),
            Some(known) => known.kind.check(value).err().map(|problem| format!("“{id}”: {problem}")),
        }
    })
}
