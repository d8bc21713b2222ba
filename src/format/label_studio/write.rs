//! Writes the tasks, a line each, and at the end the configuration, which has to know all that occurred.

use std::io;

use serde::Serialize;
use serde_json::{Value, json};

use super::config::config;
use super::controls::Controls;
use super::regions::Results;
use super::{CONFIG, Format, LabelStudio};
use crate::format::losses::{place_of, tell_scheme};
use crate::format::meta_row::{MetaRow, meta_row};
use crate::format::{Loss, Place, Report, ReportKind, Sink, Start, Writer};
use crate::model::{Document, Scheme};

/// Results first, as in Label Studio’s own exports, so that a file shows early what it is.
#[derive(Debug, Serialize)]
struct Task<'a> {
    id: usize,
    annotations: Vec<Completion>,
    predictions: [(); 0],
    data: Data<'a>,
}

/// What one person made of a task.
#[derive(Debug, Serialize)]
struct Completion {
    id: usize,
    was_cancelled: bool,
    ground_truth: bool,
    result: Vec<Value>,
}

#[derive(Debug, Serialize)]
struct Data<'a> {
    text: &'a str,
    document_id: &'a str,
    #[serde(flatten)]
    meta: MetaRow<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    exceptions: Vec<Value>,
}

/// Writes `{stem}.json` and `{stem}.config.xml`.
pub(super) struct LabelStudioWriter<'a> {
    name: String,
    config_name: String,
    scheme: &'a Scheme,
    controls: Controls,
    n_tasks: usize,
}

impl<'a> LabelStudioWriter<'a> {
    pub(super) fn new(start: &Start<'a>) -> Self {
        Self {
            name: format!("{}.{}", start.stem, LabelStudio.extension()),
            config_name: format!("{}{CONFIG}", start.stem),
            scheme: start.scheme,
            controls: Controls::of(start.scheme),
            n_tasks: 0,
        }
    }
}

impl Writer for LabelStudioWriter<'_> {
    fn document(&mut self, document: &Document, out: &mut dyn Sink, report: &mut Report) -> io::Result<()> {
        self.n_tasks += 1;
        let place = place_of(document);
        let result = Results::of(document, &place, &mut self.controls, report);
        let completion = Completion { id: self.n_tasks, was_cancelled: false, ground_truth: false, result };
        let task = Task {
            id: self.n_tasks,
            // A task without results would count as done.
            annotations: if completion.result.is_empty() { Vec::new() } else { vec![completion] },
            predictions: [],
            data: Data {
                text: document.text().as_str(),
                document_id: document.id().as_str(),
                meta: meta_row(&document.meta),
                exceptions: exceptions(document),
            },
        };
        let mut piece = if self.n_tasks == 1 { b"[\n".to_vec() } else { b",\n".to_vec() };
        serde_json::to_writer(&mut piece, &task)?;
        out.append(&self.name, &piece)
    }

    fn finish(&mut self, out: &mut dyn Sink, report: &mut Report) -> io::Result<()> {
        out.append(&self.name, if self.n_tasks == 0 { b"[]\n" } else { b"\n]\n" })?;
        out.complete(&self.name)?;
        tell_scheme(self.scheme, report);
        let (config, is_changed) = config(self.scheme, &self.controls);
        if is_changed {
            report.tally(ReportKind::Changed, Place::default, Loss::Characters);
        }
        out.append(&self.config_name, config.as_bytes())?;
        out.complete(&self.config_name)
    }
}

fn exceptions(document: &Document) -> Vec<Value> {
    let inside = document.meta.exceptions.iter().filter(|(_, span)| span.end() <= document.text().len());
    inside
        .map(|(label, span)| json!({ "label": label.as_str(), "start": span.start().get(), "end": span.end().get() }))
        .collect()
}
