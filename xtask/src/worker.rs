//! The service worker of the built page: `sw.js`, made of `worker.js` and a list of the files in `dist/`. With it the page
//! starts without its server after the first visit.
//!
//! - **A release is kept as a whole.** The list has each file's SHA-256; the worker installs only if every file is exactly
//!   that, so a site that is being uploaded, or a proxy's older file, never makes half of a release.
//! - **A new release waits.** It is kept beside the one in use and takes over when nobody uses that any more, or when the
//!   person says so in the page (`SKIP_WAITING`; `src/state/release.rs`). Nothing is swapped under running work.
//! - **Older pages go on.** A page has loaded all its files soon after it has started (the second module of the program
//!   comes last), but one may be starting while another tab switches. Files have their contents' checksum in their names, so an older release's are answered from its cache as long
//!   as it is there. It goes when the worker takes over and no page is open, else when a page starts (`STARTED`) and is the
//!   only one; never while a newer release waits, whose cache is not to be told from an older one's.
//! - **Nothing else is touched**: no other method, no other host, no other page, no subfolder.

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::fs;
use std::path::Path;

const WORKER: &str = include_str!("worker.js");
const NAME: &str = "sw.js";

/// Tells the page that there is one: a page that trunk serves has none.
const MENTION: &str = "<meta name=\"factmark-worker\" content=\"./sw.js\">";
const BEFORE: &str = "</head>";

/// Adds the worker to the finished files in `dist`. Nothing may be changed after it.
pub(crate) fn apply(dist: &Path) -> Result<()> {
    let page = dist.join("index.html");
    let text = fs::read_to_string(&page).with_context(|| format!("cannot read {}", page.display()))?;
    fs::write(&page, mentioning(&text)?).with_context(|| format!("cannot write {}", page.display()))?;
    let mut files = Vec::new();
    for entry in fs::read_dir(dist).with_context(|| format!("cannot read {}", dist.display()))? {
        let path = entry?.path();
        ensure!(
            path.is_file(),
            "{} is a folder, which the service worker would not answer for",
            path.display()
        );
        let name = path.file_name().and_then(|name| name.to_str()).context("a file's name is no text")?;
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        files.push((name.to_owned(), sum(&bytes)));
    }
    files.sort();
    fs::write(dist.join(NAME), worker(&files)).with_context(|| format!("cannot write {NAME}"))
}

fn mentioning(page: &str) -> Result<String> {
    let (head, rest) = page.split_once(BEFORE).context("the page has no head")?;
    Ok(format!("{head}{MENTION}{BEFORE}{rest}"))
}

/// The worker's script, for files by name with their sums.
fn worker(files: &[(String, String)]) -> String {
    let mut list = String::new();
    for (name, sum) in files {
        // Writing to a string cannot fail.
        let _ = writeln!(list, "  './{name}': '{sum}',");
    }
    let version = sum(format!("{list}{WORKER}").as_bytes());
    let version: String = version.chars().take(16).collect();
    format!("const VERSION = '{version}';\nconst FILES = {{\n{list}}};\n\n{WORKER}")
}

/// SHA-256 in hexadecimal digits.
fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        // As above.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(sum: &str) -> Vec<(String, String)> {
        vec![("a-1.css".to_owned(), "00".to_owned()), ("index.html".to_owned(), sum.to_owned())]
    }

    fn version(worker: &str) -> &str {
        worker.split('\'').nth(1).unwrap()
    }

    #[test]
    fn the_worker_lists_every_file() {
        let worker = worker(&files("11"));
        assert!(worker.starts_with("const VERSION = '"), "{worker}");
        assert!(
            worker.contains("const FILES = {\n  './a-1.css': '00',\n  './index.html': '11',\n};\n"),
            "{worker}"
        );
        assert_eq!(version(&worker).len(), 16);
    }

    #[test]
    fn another_content_is_another_version() {
        let (one, same, other) = (worker(&files("11")), worker(&files("11")), worker(&files("12")));
        assert_eq!(version(&one), version(&same));
        assert_ne!(version(&one), version(&other));
    }

    #[test]
    fn sums_are_those_of_everybody() {
        assert_eq!(sum(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn the_page_tells_of_its_worker() {
        assert_eq!(mentioning("<head></head><p>").unwrap(), format!("<head>{MENTION}</head><p>"));
        assert!(mentioning("<p>").is_err());
    }
}
