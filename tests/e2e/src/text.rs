//! Stretches of a text, in code points.

use anyhow::{Context, Result};

/// A half-open stretch of a text, in code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first code point covered.
    pub start: usize,
    /// The first one no longer covered.
    pub end: usize,
}

impl Span {
    /// What of `text` it covers.
    pub fn of(self, text: &str) -> String {
        text.chars().skip(self.start).take(self.end.saturating_sub(self.start)).collect()
    }
}

/// Where `words` stand first in `text`.
///
/// # Errors
/// They do not.
pub fn find(text: &str, words: &str) -> Result<Span> {
    find_nth(text, words, 0)
}

/// Where `words` stand in `text` for the `n`th time, counted from 0.
///
/// # Errors
/// They do not stand there so often.
pub fn find_nth(text: &str, words: &str, n: usize) -> Result<Span> {
    let (byte, _) = text
        .match_indices(words)
        .nth(n)
        .with_context(|| format!("“{words}” does not stand {} times in the text", n + 1))?;
    let start = text.get(..byte).unwrap_or_default().chars().count();
    Ok(Span { start, end: start + words.chars().count() })
}

/// Everything between curly quotation marks, the marks included, in order.
pub fn quotations(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open = None;
    for (i, c) in text.chars().enumerate() {
        match c {
            '“' => open = Some(i),
            '”' => found.extend(open.take().map(|start| Span { start, end: i + 1 })),
            _ => {}
        }
    }
    found
}
