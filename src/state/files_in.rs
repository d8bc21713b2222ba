//! Files that come in: articles to add, work to import. Nothing is half done: if one file of several cannot be
//! read, none is taken and the message names it.

use std::sync::Arc;

use leptos::prelude::WithValue;
use leptos::task::spawn_local;
use web_sys::File;

use super::{Session, words};
use crate::article::{self, Draft};
use crate::edit::{Command, EditName, Import, NewDocument};
use crate::format;
use crate::model::Source;
use crate::platform::{self, RawFile};
use crate::text::PlainText;
use crate::workspace::Gesture;

/// So many files at once: short enough that nobody notices, long enough that the work gets done.
const PORTION: usize = 20;

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
        let (work, articles): (Vec<File>, Vec<File>) =
            files.into_iter().partition(|file| file.name().to_lowercase().ends_with(".json"));
        if !work.is_empty() {
            self.import_files(work);
        }
        if !articles.is_empty() {
            self.add_files(articles);
        }
    }

    /// Adds an article for each file, a few at a time, so that the page goes on and the person can stop it. If one
    /// of them cannot be read, none is added; all together are one undo.
    pub fn add_files(&self, files: Vec<File>) {
        let session = *self;
        spawn_local(async move {
            let n = files.len();
            let Some(raw) = session.read_all(files).await else { return session.end_progress() };
            let mut new = Vec::with_capacity(raw.len());
            for file in &raw {
                match article::draft_from_file(&file.name, &file.bytes) {
                    Ok(Draft { title, text }) => new.push(NewDocument {
                        title,
                        text: PlainText::from_raw(&text),
                        source: Source::default(),
                        language: String::new(),
                    }),
                    Err(error) => {
                        session.end_progress();
                        let t = &session.words().errors;
                        return session.warn(t.not_added(&file.name, &t.article_problem(&error)), &[]);
                    }
                }
            }
            let is_added = !new.is_empty() && session.add_heap(new, n).await;
            session.end_progress();
            // A text that was begun in the dialog stays, and so does the dialog.
            if is_added && session.draft.with_value(|(title, text)| title.is_empty() && text.is_empty()) {
                session.dialog_close();
            }
        });
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
            let Some(raw) = session.read_all(files).await else { return };
            let (mut import, mut repairs) = (Import::default(), Vec::new());
            for file in &raw {
                match format::read(&file.name, &file.bytes) {
                    Ok(incoming) => {
                        repairs.extend(incoming.report.lines.iter().map(ToString::to_string));
                        import.scheme = match (import.scheme.take(), incoming.import.scheme) {
                            (Some(first), Some(next)) => Some(Arc::new(first.merged_with(&next))),
                            (first, next) => first.or(next),
                        };
                        import.documents.extend(incoming.import.documents);
                    }
                    Err(error) => {
                        return session.warn(words::read_error(session.words(), &error), &[]);
                    }
                }
            }
            if !raw.is_empty() && session.dispatch(Command::Import(import)) && !repairs.is_empty() {
                let n = repairs.len();
                repairs.truncate(5);
                if n > 5 {
                    repairs.push(session.words().errors.and_more(&session.count(n - 5)));
                }
                session.warn(session.words().errors.repaired(&repairs.join(" ")), &[]);
            }
        });
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
