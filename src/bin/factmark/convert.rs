//! `factmark convert`: reads articles one piece at a time and writes them one by one.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use factmark::format::{Format, Place, Report, ReportKind, Start, read_scheme_file};
use factmark::model::{Document, Scheme};

use crate::args::{Convert, Sources, Talk};
use crate::failure::{Failure, Outcome};
use crate::formats::{can_write, named};
use crate::gather::Gathered;
use crate::ids::Ids;
use crate::inputs::Inputs;
use crate::output::{Output, Target};
use crate::progress::Progress;
use crate::reading::{Found, How, Reading};
use crate::tally::Tally;

/// Converts.
pub(crate) fn run(options: &Convert, talk: &Talk) -> Result<Outcome, Failure> {
    let format = target_format(options)?;
    let from = forced(&options.sources)?;
    let target = Target::of(&options.output, options.partition.is_some());
    if target == Target::Stdout && options.partition.is_some() {
        return Err(Failure::Usage(
            "--partition needs a folder or a zip archive, not standard output".into(),
        ));
    }
    let full = options.report.as_deref().map(|path| report_file(path, &target)).transpose()?;
    let given = options.sources.scheme.as_deref().map(scheme_file).transpose()?;
    let inputs = Inputs::open(&options.sources.inputs)?;
    let stem = target.stem(format, inputs.stem());
    let mut output = target.open(&stem, options.force)?;

    let mut articles = Articles {
        reading: Reading::new(&inputs, How { from, ..How::default() }),
        next: VecDeque::new(),
        file: String::new(),
        ids: Ids::default(),
        tally: Tally::new(full),
        progress: Progress::new(talk),
        is_verbose: talk.verbose,
        last_told: String::new(),
        scheme: None,
    };
    let scheme = scheme_for(format, given, &inputs, from, &mut articles)?;
    let switches: Vec<&str> = options.switches.iter().map(String::as_str).collect();
    let start = Start { scheme: &scheme, stem: &stem, switches: &switches };
    write_all(format, &start, options.partition, &mut articles, output.as_mut(), &target)?;
    output.commit().map_err(|error| written(error, &target))?;

    let Articles { mut progress, tally, .. } = articles;
    progress.clear();
    let is_lossy = tally.has_losses();
    let mut err = io::stderr().lock();
    let mut nowhere = io::sink();
    let out: &mut dyn Write = if talk.quiet { &mut nowhere } else { &mut err };
    let told = tally.finish(out).and_then(|()| match target {
        Target::Stdout => Ok(()),
        _ => {
            let n = progress.count();
            let articles = if n == 1 { "article" } else { "articles" };
            writeln!(out, "{n} {articles} written to {}", options.output.display())
        }
    });
    told.map_err(|error| Failure::Stopped(format!("the report: {error}")))?;
    Ok(if options.strict && is_lossy { Outcome::Faults } else { Outcome::Good })
}

fn target_format(options: &Convert) -> Result<&'static dyn Format, Failure> {
    let format = named(&options.to)?;
    if !can_write(format) {
        return Err(Failure::Usage(format!("files of the format “{}” cannot be written", format.name())));
    }
    let known = format.switches();
    if let Some(unknown) = options.switches.iter().find(|id| known.iter().all(|it| it.id != id.as_str())) {
        let known: Vec<&str> = known.iter().map(|it| it.id).collect();
        let there_is =
            if known.is_empty() { "it has none".into() } else { format!("it has: {}", known.join(", ")) };
        let name = format.name();
        return Err(Failure::Usage(format!("the format “{name}” has no switch “{unknown}”; {there_is}")));
    }
    Ok(format)
}

/// The format of that id, if files of it can be read.
fn source_format(id: &str) -> Result<&'static dyn Format, Failure> {
    let format = named(id)?;
    match format.can_read() {
        true => Ok(format),
        false => Err(Failure::Usage(format!("files of the format “{}” cannot be read", format.name()))),
    }
}

fn report_file(path: &Path, target: &Target) -> Result<Box<dyn Write>, Failure> {
    if path.as_os_str() != "-" {
        let file = File::create(path).map_err(|error| Failure::at(path, error))?;
        return Ok(Box::new(BufWriter::new(file)));
    }
    match target {
        Target::Stdout => Err(Failure::Usage("-o - and --report - cannot both be standard output".into())),
        _ => Ok(Box::new(BufWriter::new(io::stdout()))),
    }
}

/// The scheme in a file.
pub(crate) fn scheme_file(path: &Path) -> Result<Scheme, Failure> {
    let bytes = fs::read(path).map_err(|error| Failure::at(path, error))?;
    Ok(read_scheme_file(&path.display().to_string(), &bytes)?.scheme)
}

/// The format that all files are said to be of.
pub(crate) fn forced(sources: &Sources) -> Result<Option<&'static dyn Format>, Failure> {
    sources.from.as_deref().map(source_format).transpose()
}

/// The scheme that the writer is told: what is given, and what the articles use if the format must know it before the
/// first of them; otherwise what the first piece says.
fn scheme_for(
    format: &dyn Format,
    given: Option<Scheme>,
    inputs: &Inputs,
    from: Option<&'static dyn Format>,
    articles: &mut Articles,
) -> Result<Scheme, Failure> {
    if !format.needs_scheme() {
        articles.fill()?;
        let first = articles.scheme.take();
        return Ok(given.or(first).unwrap_or_else(Scheme::preset));
    }
    let mut gathered = Gathered::new(given);
    let mut report = Report::default();
    for found in Reading::new(inputs, How { from, schemes_only: true, one_by_one: false }) {
        match found? {
            Found::Articles { incoming, .. } => {
                if let Some(scheme) = &incoming.import.scheme {
                    gathered.take(scheme);
                }
                gathered.complete(&incoming.import.documents, &mut report);
            }
            Found::Refused(error) => return Err(error.into()),
            Found::Skipped(_) => {}
        }
    }
    articles.tell("", report)?;
    Ok(gathered.finish())
}

fn write_all(
    format: &dyn Format,
    start: &Start<'_>,
    partition: Option<u32>,
    articles: &mut Articles,
    output: &mut dyn Output,
    target: &Target,
) -> Result<(), Failure> {
    for part in 0.. {
        let stem = match partition {
            Some(_) => format!("part-{part:05}"),
            None => start.stem.to_owned(),
        };
        let mut writer = format
            .begin(Start { stem: &stem, ..*start })
            .ok_or_else(|| Failure::Stopped(format!("“{}” cannot be written", format.name())))?;
        let mut n = 0;
        while partition.is_none_or(|most| n < most)
            && let Some(document) = articles.next()?
        {
            let mut report = Report::default();
            writer.document(&document, output, &mut report).map_err(|error| written(error, target))?;
            articles.tell_of_last(report)?;
            n += 1;
        }
        let mut report = Report::default();
        writer.finish(output, &mut report).map_err(|error| written(error, target))?;
        articles.tell_of_last(report)?;
        if partition.is_none() || articles.is_at_end()? {
            break;
        }
    }
    Ok(())
}

#[allow(clippy::needless_pass_by_value, reason = "it is handed to map_err")]
fn written(error: io::Error, target: &Target) -> Failure {
    match target {
        Target::Stdout => Failure::stdout(error),
        Target::File(path) | Target::Folder(path) | Target::Zip(path) => Failure::at(path, error),
    }
}

/// The articles of all files, one after the other, each under an id of its own.
struct Articles {
    reading: Reading,
    next: VecDeque<Document>,
    /// The file that `next` is of.
    file: String,
    ids: Ids,
    tally: Tally<'static>,
    progress: Progress,
    is_verbose: bool,
    last_told: String,
    /// What the first piece said.
    scheme: Option<Scheme>,
}

impl Articles {
    fn next(&mut self) -> Result<Option<Document>, Failure> {
        self.fill()?;
        let Some(document) = self.next.pop_front() else { return Ok(None) };
        self.progress.add(1);
        let mut report = Report::default();
        let document = self.ids.settle(document, &mut report);
        self.tell_of_last(report)?;
        Ok(Some(document))
    }

    fn is_at_end(&mut self) -> Result<bool, Failure> {
        self.fill()?;
        Ok(self.next.is_empty())
    }

    /// Reads on until there is an article or nothing is left.
    fn fill(&mut self) -> Result<(), Failure> {
        while self.next.is_empty()
            && let Some(found) = self.reading.next()
        {
            match found? {
                Found::Articles { file, format, incoming } => {
                    if self.is_verbose && self.last_told != file {
                        self.progress.clear();
                        eprintln!("{file}: {}", format.name());
                        self.last_told.clone_from(&file);
                    }
                    self.tell(&file, incoming.report)?;
                    let unplaced = self.tally.unplaced(&file, incoming.unplaced);
                    unplaced.map_err(|error| Failure::Stopped(format!("the report: {error}")))?;
                    if self.scheme.is_none() {
                        self.scheme = incoming.import.scheme.as_deref().cloned();
                    }
                    self.next = incoming.import.documents.into();
                    self.file = file;
                }
                Found::Refused(error) => return Err(error.into()),
                Found::Skipped(file) => {
                    let mut report = Report::default();
                    report.add(
                        ReportKind::Lost,
                        Place::default(),
                        format!("{file} is of no known format, left out"),
                    );
                    self.tell(&file, report)?;
                }
            }
        }
        Ok(())
    }

    fn tell_of_last(&mut self, report: Report) -> Result<(), Failure> {
        if report.is_empty() {
            return Ok(());
        }
        let file = self.file.clone();
        self.tell(&file, report)
    }

    fn tell(&mut self, file: &str, report: Report) -> Result<(), Failure> {
        let told = self.tally.absorb(file, report);
        told.map_err(|error| Failure::Stopped(format!("the report: {error}")))
    }
}
