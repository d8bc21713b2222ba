//! Files that come in: articles to add, work to import. Nothing is half done: if one file of several cannot be
//! read, none is taken and the message names it.

use leptos::prelude::{Set, WithUntracked, WithValue};
use leptos::task::spawn_local;
use web_sys::File;

use super::{Dialog, Offer, Session, words};
use crate::article::{self, Draft};
use crate::edit::{Command, EditName, NewDocument};
use crate::format::{Bundle, InFile, OutFile, media_type_of};
use crate::model::Source;
use crate::platform::{self, RawFile};
use crate::text::PlainText;
use crate::workspace::Gesture;

/// So many files at once: short enough that nobody notices, long enough that the work gets done.
const PORTION: usize = 20;

/// So many lines of a report stand in a message; the others are behind it.
const MAX_LINES: usize = 5;

impl Session {
    /// Adds an article from text that was typed or pasted. An empty title is taken from the first line.
    pub fn add_article(&self, title: &str, text: &str) -> bool {
        let text = PlainText::from_raw(text);
        let title = match title.trim() {
            "" => article::title_of(text.as_str()),
            title => title.to_owned(),
        };
        self.dispatch(Command::AddDocuments(vec![NewDocument {
            title,
            text,
            source: Source::default(),
            language: String::new(),
        }]))
    }

    /// Takes files that were dropped or pasted anywhere: exchanged work is imported, all else becomes articles.
    pub fn take_files(&self, files: Vec<File>) {
        let session = *self;
        spawn_local(async move {
            let n = files.len();
            let Some(raw) = session.read_all(files).await else { return session.end_progress() };
            if session.take_backup(&raw) {
                return session.end_progress();
            }
            match Bundle::new(raw.into_iter().map(in_file).collect()) {
                Err(error) => session.warn(words::read_error(session.words(), &error), &[]),
                Ok(bundle) => {
                    let (work, articles) = bundle.parted();
                    let is_taken = work.files().is_empty() || session.take_in(&work);
                    if is_taken && !articles.is_empty() {
                        session.add_raw(&articles, n).await;
                    }
                }
            }
            session.end_progress();
        });
    }

    /// Adds an article for each file, a few at a time, so that the page goes on and the person can stop it. If one
    /// of them cannot be read, none is added; all together are one undo.
    pub fn add_files(&self, files: Vec<File>) {
        let session = *self;
        spawn_local(async move {
            let n = files.len();
            let Some(raw) = session.read_all(files).await else { return session.end_progress() };
            let files: Vec<InFile<'static>> = raw.into_iter().map(in_file).collect();
            let is_added = session.add_raw(&files, n).await;
            session.end_progress();
            // A text that was begun in the dialog stays, and so does the dialog.
            if is_added && session.draft.with_value(|(title, text)| title.is_empty() && text.is_empty()) {
                session.dialog_close();
            }
        });
    }

    /// Adds an article for each file; false if the person stopped it, or one was refused.
    async fn add_raw(&self, files: &[InFile<'_>], n_files: usize) -> bool {
        let mut new = Vec::with_capacity(files.len());
        for file in files {
            match article::draft_from_file(&file.name, &file.bytes) {
                Ok(Draft { title, text }) => new.push(NewDocument {
                    title,
                    text: PlainText::from_raw(&text),
                    source: Source::default(),
                    language: String::new(),
                }),
                Err(error) => {
                    let t = &self.words().errors;
                    self.warn(t.not_added(&file.name, &t.article_problem(&error)), &[]);
                    return false;
                }
            }
        }
        !new.is_empty() && self.add_heap(new, n_files).await
    }

    /// Adds articles a few at a time; false if the person stopped it, or they were refused.
    async fn add_heap(&self, mut new: Vec<NewDocument>, n_files: usize) -> bool {
        let gesture = Gesture::Adding(platform::stamp().seed);
        let open_before = self.document_id();
        let mut n_done = 0;
        while !new.is_empty() {
            let rest = new.split_off(new.len().min(PORTION));
            n_done += new.len();
            if !self.dispatch_joined(Command::AddDocuments(new), gesture.clone()) {
                return false;
            }
            new = rest;
            if !self.go_on(n_files + n_done, 2 * n_files).await {
                self.cancel(&gesture);
                if let Some(id) = open_before {
                    self.open(&id);
                }
                return false;
            }
        }
        self.end_typing();
        self.announce(&words::done(self.words(), &EditName::AddDocuments(n_done)));
        true
    }

    /// Imports exchanged files as one undoable edit.
    pub fn import_files(&self, files: Vec<File>) {
        let session = *self;
        spawn_local(async move {
            let Some(raw) = session.read_all(files).await else { return session.end_progress() };
            session.end_progress();
            if session.take_backup(&raw) {
                return;
            }
            match Bundle::new(raw.into_iter().map(in_file).collect()) {
                Ok(bundle) if bundle.files().is_empty() => {}
                Ok(bundle) => drop(session.take_in(&bundle)),
                Err(error) => session.warn(words::read_error(session.words(), &error), &[]),
            }
        });
    }

    /// Imports what a bundle holds, as one undoable edit, and tells what was put right. What could not be placed is
    /// shown at once. False if nothing was taken in.
    fn take_in(&self, bundle: &Bundle<'_>) -> bool {
        let incoming = match bundle.read() {
            Ok(incoming) => incoming,
            Err(error) => {
                self.warn(words::read_error(self.words(), &error), &[]);
                return false;
            }
        };
        if !self.dispatch(Command::Import(incoming.import)) {
            return false;
        }
        let (report, unplaced) = (incoming.report, incoming.unplaced);
        let n_unplaced = unplaced.len();
        let mut lines: Vec<String> = report.lines.iter().map(|line| self.line_words(line)).collect();
        self.import_report.set((report, unplaced));
        if n_unplaced > 0 {
            self.warn(self.words().transfer.not_placed_n(&self.count(n_unplaced)), &[Offer::ShowReport]);
            self.show_dialog(Dialog::ImportReport);
        } else if !lines.is_empty() {
            let n = lines.len();
            lines.truncate(MAX_LINES);
            if n > MAX_LINES {
                lines.push(self.words().errors.and_more(&self.count(n - MAX_LINES)));
            }
            self.warn(self.words().errors.repaired(&lines.join(" ")), &[Offer::ShowReport]);
        }
        true
    }

    /// Downloads what the last import could not place, as a table.
    pub fn download_unplaced(&self) {
        let mut table = String::from("article\tlabel\twords\twhere\twhy\n");
        self.import_report.with_untracked(|(_, unplaced)| {
            for it in unplaced {
                let cells =
                    [&it.title, &it.label, &it.words, &it.at, &it.why].map(|cell| words::one_line(cell));
                table.push_str(&cells.join("\t"));
                table.push('\n');
            }
        });
        let name = "not-placed.tsv".to_owned();
        self.hand_over(&OutFile { media_type: media_type_of(&name), name, bytes: table.into_bytes() });
    }

    async fn read_all(&self, files: Vec<File>) -> Option<Vec<RawFile>> {
        let mut raw = Vec::with_capacity(files.len());
        let n = files.len();
        for (i, file) in files.into_iter().enumerate() {
            let name = file.name();
            if i % PORTION == 0 && !self.go_on(i, 2 * n).await {
                return None;
            }
            match platform::read_file(file).await {
                Some(file) => raw.push(file),
                None => {
                    self.warn(self.words().errors.unreadable(&name), &[]);
                    return None;
                }
            }
        }
        Some(raw)
    }
}

/// A file as the formats take it.
fn in_file(raw: RawFile) -> InFile<'static> {
    InFile::new(raw.name, raw.bytes)
}
