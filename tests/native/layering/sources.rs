//! Reads the library's own source files.

use std::fs;
use std::path::{Path, PathBuf};

/// One file below `src`.
pub(super) struct Source {
    /// Its path from the root of the repository.
    pub(super) path: String,
    pub(super) text: String,
}

pub(super) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub(super) fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every Rust file below `src`, sorted by path.
pub(super) fn all_sources() -> Vec<Source> {
    let mut sources = Vec::new();
    let mut folders = vec![root().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("the folder can be listed") {
            let path = entry.expect("the folder can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = read(&path);
                let below_root = path.strip_prefix(root()).expect("it lies below the root");
                sources.push(Source { path: below_root.to_string_lossy().replace('\\', "/"), text });
            }
        }
    }
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(sources.len() > 50, "only {} source files found", sources.len());
    sources
}

impl Source {
    /// The top-level module it belongs to; `lib` and `main` for the roots.
    pub(super) fn module(&self) -> &str {
        let below = self.path.trim_start_matches("src/");
        below.split(['/', '.']).next().unwrap_or_default()
    }

    /// Its lines without comments, numbered from 1.
    pub(super) fn code(&self) -> impl Iterator<Item = (usize, String)> {
        self.text.lines().enumerate().map(|(i, line)| {
            let code = if line.trim_start().starts_with("//") { "" } else { line };
            (i + 1, code.split(" // ").next().unwrap_or_default().to_owned())
        })
    }
}
