//! Pages of browsers that keep no records for their driver: the site puts a script before the page's own ones, which
//! tells the site what a console would say and whom the page asks.

use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};

use crate::wait;

/// Tells what happens in the page.
const WATCH: &str = include_str!("watch.js");
/// Stands first in the page, where its own rules for scripts do not hold yet. By its address, so that a page that was
/// kept by a service worker runs what is wanted now, and one without its server runs nothing.
const MENTION: &str = "<head><script src=\"./watch.js\"></script>";

/// What watched pages are given, and what they have told since.
#[derive(Debug, Default)]
pub struct Watch {
    script: Mutex<Option<String>>,
    told: Mutex<Vec<String>>,
}

impl Watch {
    /// From now on pages are watched; they run `before` first, if there is one.
    pub fn begin(&self, before: Option<&str>) {
        let mut script = self.script.lock().unwrap_or_else(PoisonError::into_inner);
        if script.is_none() || before.is_some() {
            *script = Some(format!("{WATCH}\n{}", before.unwrap_or_default()));
        }
    }

    /// Checks what was told since the last call.
    ///
    /// # Errors
    /// Pages told of a warning, an error, or a request to somebody else.
    pub fn check_quiet(&self) -> Result<()> {
        let told = self.take();
        ensure!(told.is_empty(), "the page is not quiet: {told:#?}");
        Ok(())
    }

    /// Takes what was told for granted, if something of each of these words is there.
    ///
    /// # Errors
    /// It is not.
    pub async fn expect(&self, words: &[&str]) -> Result<()> {
        let mut heard = Vec::new();
        let waited = wait::until(&format!("{words:?} is told"), async || {
            heard.extend(self.take());
            let is_there = |words: &&str| heard.iter().any(|line| line.contains(words));
            Ok(words.iter().all(is_there).then_some(()))
        })
        .await;
        waited.with_context(|| format!("the page told {heard:#?}"))
    }

    /// The page as it is served.
    pub(crate) fn page(&self, source: &str) -> String {
        let is_watched = self.script.lock().unwrap_or_else(PoisonError::into_inner).is_some();
        if is_watched { source.replacen("<head>", MENTION, 1) } else { source.to_owned() }
    }

    /// The service worker as it is served: it keeps no page but the one whose sum it knows.
    pub(crate) fn worker(&self, source: &str, page: &str) -> String {
        source.replacen(&sum(page), &sum(&self.page(page)), 1)
    }

    /// What a watched page runs first.
    pub(crate) fn script(&self) -> String {
        self.script.lock().unwrap_or_else(PoisonError::into_inner).clone().unwrap_or_default()
    }

    pub(crate) fn hear(&self, words: String) {
        self.told.lock().unwrap_or_else(PoisonError::into_inner).push(words);
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.told.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// SHA-256 in hexadecimal digits, as the service worker's list has it.
fn sum(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_worker_keeps_the_page_that_is_served() {
        let watch = Watch::default();
        let (page, other) = ("<head></head>", "<p>");
        let worker = format!("'./index.html': '{}', './a.css': '{}'", sum(page), sum(other));
        assert_eq!((watch.page(page), watch.worker(&worker, page)), (page.to_owned(), worker.clone()));
        watch.begin(None);
        let served = watch.page(page);
        assert_ne!(served, page);
        let expected = format!("'./index.html': '{}', './a.css': '{}'", sum(&served), sum(other));
        assert_eq!(watch.worker(&worker, page), expected);
    }

    #[test]
    fn what_is_told_is_not_quiet() {
        let watch = Watch::default();
        assert!(watch.check_quiet().is_ok());
        watch.hear("error: no".to_owned());
        assert!(watch.check_quiet().is_err());
        assert!(watch.check_quiet().is_ok());
    }
}
