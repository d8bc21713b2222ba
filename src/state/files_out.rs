//! Files that go out: exports, copies, remains.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::Set;

use super::Session;
use crate::format::{self, Format, OutFile, Report, Selection, Written};
use crate::model::Document;
use crate::platform;
use crate::workspace::{Notice, Workspace};

/// What is to be exported, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportPlan {
    /// The id of the format.
    pub format: &'static str,
    /// All articles, or the open one.
    pub is_all: bool,
    /// The ids of the switches that are on.
    pub switches: Vec<&'static str>,
    /// Whether the chains of edits come with it.
    pub with_history: bool,
}

/// An export that is ready to be downloaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    /// The only file, or a zip of all.
    pub file: OutFile,
    /// What the format cannot hold.
    pub report: Report,
}

/// After so many characters of text the page breathes.
const PORTION: u32 = 200_000;

impl Session {
    /// Writes what the plan says, a few articles at a time; `at` is told how many of how many are written. `None` if
    /// there is nothing to export, it failed (which is said), or `is_wanted` became false.
    pub async fn prepare_export(
        &self,
        plan: &ExportPlan,
        is_wanted: Rc<Cell<bool>>,
        at: impl Fn(usize, usize),
    ) -> Option<Prepared> {
        let Some(format) = format::by_id(plan.format) else {
            self.warn(self.words().errors.unknown_format(plan.format), &[]);
            return None;
        };
        let (scheme, documents) = self.read(|workspace| {
            let library = workspace.library();
            let open = || workspace.document().cloned().into_iter().collect();
            let documents: Vec<Arc<Document>> =
                if plan.is_all { library.documents().to_vec() } else { open() };
            (Arc::clone(&library.scheme), documents)
        });
        if documents.is_empty() {
            self.inform(self.words().errors.nothing_to_export, &[]);
            return None;
        }
        let stem = format::file_stem(&documents);
        let mut told = Report::default();
        let scheme = format::completed(&scheme, documents.iter().map(|it| &**it), &mut told);
        let mut export = format::Export::begin(format, &scheme, &stem, &plan.switches)?.telling(told);
        let mut n_characters = 0;
        for (i, document) in documents.iter().enumerate() {
            if let Err(error) = export.add(document) {
                self.warn(self.words().errors.not_downloaded(&error.to_string()), &[]);
                return None;
            }
            n_characters += document.text().len().get();
            if n_characters > PORTION {
                n_characters = 0;
                at(i + 1, documents.len());
                platform::breathe().await;
            }
            if !is_wanted.get() {
                return None;
            }
        }
        let mut histories = Vec::new();
        for document in documents.iter().filter(|_| plan.with_history) {
            let chain = self.chain_of(document.id()).await.filter(|(_, links)| !links.is_empty());
            let Some(mut file) = chain.and_then(|chain| self.history_file(document.id(), &chain)) else {
                continue;
            };
            // Titles may be alike.
            if histories.iter().any(|other: &OutFile| other.name == file.name) {
                file.name = format!("{}-{}", histories.len() + 1, file.name);
            }
            histories.push(file);
        }
        let packed = export.finish().and_then(|written| {
            let Written { mut files, report } = written;
            files.append(&mut histories);
            let file = Written { files, report: Report::default() }.into_one(&stem)?;
            Ok(Prepared { file, report })
        });
        match packed {
            Ok(prepared) => Some(prepared),
            Err(error) => {
                self.warn(self.words().errors.not_downloaded(&error.to_string()), &[]);
                None
            }
        }
    }

    /// Hands a file to the person; says what it did. True if it did.
    pub fn hand_over(&self, file: &OutFile) -> bool {
        if platform::download(&file.name, file.media_type, &file.bytes).is_none() {
            self.warn(self.words().errors.not_downloaded(&file.name), &[]);
            return false;
        }
        self.inform(self.words().errors.downloaded(&file.name), &[]);
        true
    }

    fn download_all(&self, format: &dyn Format) {
        let written = self.read(|workspace| {
            let library = workspace.library();
            let documents = library.documents();
            let selection = Selection { scheme: &library.scheme, documents };
            (!documents.is_empty()).then(|| format::write(format, &selection, &[]))
        });
        match written {
            None => self.inform(self.words().errors.nothing_to_export, &[]),
            Some(written) => {
                let _ = written.files.iter().all(|file| self.hand_over(file));
            }
        }
    }

    /// Downloads everything, whatever the storage does.
    pub fn download_copy(&self) {
        self.download_all(format::own());
    }

    /// Downloads the stored records that could not be read, as they are; their names, if that worked.
    pub fn download_remains(&self) -> Vec<String> {
        let remains = self.read(|workspace| workspace.remains());
        let names = remains.iter().map(|(name, _)| name.clone()).collect();
        let map: serde_json::Map<String, serde_json::Value> =
            remains.into_iter().map(|(key, record)| (key, record.into())).collect();
        let bytes = serde_json::to_vec_pretty(&map).unwrap_or_default();
        if platform::download("factmark-remains.json", "application/json", &bytes).is_none() {
            self.warn(self.words().errors.remains_not_downloaded, &[]);
            return Vec::new();
        }
        names
    }

    /// Removes records that could not be read from the storage, by their names.
    pub fn discard_remains(&self, names: &[String]) {
        match self.change(|workspace| workspace.discard_remains(names)) {
            Ok(()) => self.inform(self.words().setup.remains_deleted, &[]),
            Err(fault) => self.tell(&Notice::StorageFault(fault)),
        }
        self.usage.set(self.read(Workspace::usage));
    }
}
