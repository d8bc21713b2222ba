//! What was lost, changed and repaired, over all articles: equal lines are counted and the first places named, so that
//! a hundred thousand articles make a page and not a book. The whole of it, line by line, goes into a file if asked.

use std::collections::HashMap;
use std::io::{self, Write};

use factmark::format::{Report, ReportKind, ReportLine, Unplaced};
use serde_json::json;

/// So many different lines are kept; what else there is, is counted.
const MAX_LINES: usize = 1_000;

/// So many annotations that could not be placed are kept; the rest is counted.
const MAX_UNPLACED: usize = 1_000;

/// The lines so far.
#[derive(Default)]
pub(crate) struct Tally<'a> {
    lines: Vec<ReportLine>,
    by_words: HashMap<(ReportKind, String), usize>,
    n_more_lines: usize,
    unplaced: Vec<(String, Unplaced)>,
    n_more_unplaced: usize,
    has_losses: bool,
    /// Where every line goes as it comes.
    full: Option<Box<dyn Write + 'a>>,
}

/// The word for a kind, in front of its lines.
pub(crate) fn kind_word(kind: ReportKind) -> &'static str {
    match kind {
        ReportKind::Lost => "lost",
        ReportKind::Changed => "changed",
        ReportKind::Repaired => "repaired",
        ReportKind::FilledIn => "filled in",
        ReportKind::Noted => "noted",
    }
}

impl<'a> Tally<'a> {
    /// Nothing yet; each line goes to `full` as well.
    pub(crate) fn new(full: Option<Box<dyn Write + 'a>>) -> Self {
        Self { full, ..Self::default() }
    }

    /// Takes in what is told about `file`.
    ///
    /// # Errors
    /// The file for all lines cannot be written.
    pub(crate) fn absorb(&mut self, file: &str, report: Report) -> io::Result<()> {
        for line in report.lines {
            self.has_losses |= line.kind == ReportKind::Lost;
            if let Some(full) = &mut self.full {
                write_line(full.as_mut(), file, &line)?;
            }
            let key = (line.kind, line.what.to_string());
            let is_full = self.lines.len() >= MAX_LINES;
            match self.by_words.get(&key).and_then(|&at| self.lines.get_mut(at)) {
                Some(mine) => {
                    mine.count += line.count;
                    let room = Report::MAX_PLACES.saturating_sub(mine.places.len());
                    mine.places.extend(line.places.into_iter().take(room));
                }
                None if !is_full => {
                    self.by_words.insert(key, self.lines.len());
                    self.lines.push(line);
                }
                None => self.n_more_lines += line.count,
            }
        }
        Ok(())
    }

    /// Takes in annotations of `file` that could not be placed.
    ///
    /// # Errors
    /// As for [`Self::absorb`].
    pub(crate) fn unplaced(&mut self, file: &str, unplaced: Vec<Unplaced>) -> io::Result<()> {
        for it in unplaced {
            self.has_losses = true;
            if let Some(full) = &mut self.full {
                let line = json!({
                    "kind": "not placed", "file": file, "at": it.at, "document": it.document.as_str(),
                    "title": it.title, "label": it.label, "words": it.words, "what": it.why,
                });
                writeln!(full, "{line}")?;
            }
            if self.unplaced.len() < MAX_UNPLACED {
                self.unplaced.push((file.to_owned(), it));
            } else {
                self.n_more_unplaced += 1;
            }
        }
        Ok(())
    }

    /// Whether anything is not in the result.
    pub(crate) fn has_losses(&self) -> bool {
        self.has_losses
    }

    /// Writes what a person should know.
    ///
    /// # Errors
    /// It cannot be written.
    pub(crate) fn finish(mut self, out: &mut dyn Write) -> io::Result<()> {
        self.lines.sort_by_key(|line| line.kind);
        for line in &self.lines {
            writeln!(out, "{}: {line}", kind_word(line.kind))?;
        }
        if self.n_more_lines > 0 {
            writeln!(out, "… and {} more; --report FILE has all", self.n_more_lines)?;
        }
        for (file, it) in &self.unplaced {
            writeln!(
                out,
                "not placed: {file}, {}: {} “{}” of “{}”: {}",
                it.at, it.label, it.words, it.title, it.why
            )?;
        }
        if self.n_more_unplaced > 0 {
            writeln!(out, "… and {} more not placed; --report FILE has all", self.n_more_unplaced)?;
        }
        self.full.as_mut().map_or(Ok(()), |full| full.flush())
    }
}

fn write_line(out: &mut dyn Write, file: &str, line: &ReportLine) -> io::Result<()> {
    let places: Vec<_> = (line.places.iter())
        .filter_map(|place| {
            let (id, title) = place.document.as_ref()?;
            let annotation = place.annotation.as_ref().map(|it| it.as_str());
            Some(json!({ "document": id.as_str(), "title": title, "annotation": annotation }))
        })
        .collect();
    let line = json!({
        "kind": kind_word(line.kind), "file": file, "what": line.what.to_string(), "count": line.count,
        "places": places,
    });
    writeln!(out, "{line}")
}
