//! Files that the application wrote.

use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::text::Span;

/// A file in the download folder.
#[derive(Debug, Clone)]
pub struct Download {
    /// Where it is.
    pub path: PathBuf,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Download {
    /// Its contents as exchanged work, with the promise of every offset checked.
    ///
    /// # Errors
    /// It is no such file, or an offset does not fit its words.
    pub fn exported(&self) -> Result<Exported> {
        let exported: Exported = serde_json::from_slice(&self.bytes)
            .with_context(|| format!("{} is no exported work", self.path.display()))?;
        exported.check()?;
        Ok(exported)
    }
}

/// Exported work, as far as the stories look at it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Exported {
    /// Always `factmark`.
    pub format: String,
    /// Always 1.
    pub version: u32,
    /// What offsets count.
    pub offset_unit: String,
    /// The articles.
    pub documents: Vec<ExportedDocument>,
}

/// An article.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ExportedDocument {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its text.
    pub text: String,
    /// What is marked in it.
    pub annotations: Vec<ExportedAnnotation>,
}

/// An annotation.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ExportedAnnotation {
    /// Its id.
    pub id: String,
    /// Its label's id.
    pub label: String,
    /// What it covers.
    pub fragments: Vec<ExportedFragment>,
    /// The note.
    pub note: String,
    /// Where it came from.
    pub origin: String,
    /// When it was made.
    pub created: String,
    /// When it was last changed.
    pub modified: String,
}

/// One stretch of an annotation.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ExportedFragment {
    /// The first code point covered.
    pub start: usize,
    /// The first one no longer covered.
    pub end: usize,
    /// The words that stand there.
    pub exact: String,
}

impl Exported {
    /// Every annotation as label and words, in the order of the file.
    pub fn annotations(&self) -> Vec<(String, String)> {
        let all = self.documents.iter().flat_map(|document| &document.annotations);
        all.map(|annotation| (annotation.label.clone(), annotation.words())).collect()
    }

    /// The article of that title.
    ///
    /// # Errors
    /// There is none.
    pub fn document(&self, title: &str) -> Result<&ExportedDocument> {
        let found = self.documents.iter().find(|document| document.title == title);
        found.with_context(|| format!("no article “{title}” in the file"))
    }

    fn check(&self) -> Result<()> {
        let head = (self.format.as_str(), self.version, self.offset_unit.as_str());
        ensure!(head == ("factmark", 1, "code_point"), "a strange head: {head:?}");
        for document in &self.documents {
            for fragment in document.annotations.iter().flat_map(|annotation| &annotation.fragments) {
                let there = Span { start: fragment.start, end: fragment.end }.of(&document.text);
                ensure!(there == fragment.exact, "at {fragment:?} stands “{there}”");
            }
        }
        Ok(())
    }
}

impl ExportedAnnotation {
    /// The words it covers.
    pub fn words(&self) -> String {
        let fragments: Vec<&str> = self.fragments.iter().map(|fragment| fragment.exact.as_str()).collect();
        fragments.join(" … ")
    }
}
