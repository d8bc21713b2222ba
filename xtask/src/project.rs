//! Where things are, and which versions the project pins.

use anyhow::{Context, Result, ensure};
use std::path::{Path, PathBuf};

/// The folder of the workspace. Cargo tells where this package is each time it runs it, so a moved folder is fine.
pub(crate) fn root() -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    package.as_deref().and_then(Path::parent).map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// Where the built site is.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// Where a site is kept with its whole program, which is split in the site itself: the single file is made of it.
pub(crate) fn whole(dist: &Path) -> PathBuf {
    let mut name = dist.file_name().unwrap_or_default().to_owned();
    name.push("-whole");
    dist.with_file_name(name)
}

/// Where the built site in one file is.
pub(crate) fn single_file() -> PathBuf {
    root().join("dist-single").join("factmark.html")
}

/// Where cargo puts what it builds.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// Our own folder for tools: never one of the user's.
pub(crate) fn cache() -> Result<PathBuf> {
    let variable = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    variable("FACTMARK_TOOLS")
        .or_else(|| variable("XDG_CACHE_HOME").map(|folder| folder.join("factmark")))
        .or_else(|| std::env::home_dir().map(|home| home.join(".cache").join("factmark")))
        .map(|folder| root().join(folder))
        .context("there is no home folder to keep tools in; set FACTMARK_TOOLS to a folder")
}

/// The version of wasm-bindgen that `Cargo.toml` pins. The command-line tool must be of exactly this version,
/// and so must what `Cargo.lock` chose.
pub(crate) fn wasm_bindgen_version() -> Result<String> {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).context("cannot read Cargo.toml")?;
    let pinned = pinned_version(&manifest)
        .context("Cargo.toml must pin wasm-bindgen to one version, as in: version = \"=0.2.130\"")?;
    if let Ok(lock) = std::fs::read_to_string(root().join("Cargo.lock")) {
        let locked = locked_version(&lock);
        ensure!(
            locked.is_none_or(|version| version == pinned),
            "Cargo.lock has wasm-bindgen {}, Cargo.toml pins {pinned}; run: cargo update wasm-bindgen",
            locked.unwrap_or_default()
        );
    }
    Ok(pinned.to_owned())
}

fn pinned_version(manifest: &str) -> Option<&str> {
    let line = manifest.lines().find(|line| line.starts_with("wasm-bindgen ="))?;
    line.split_once("\"=")?.1.split_once('"').map(|(version, _)| version)
}

fn locked_version(lock: &str) -> Option<&str> {
    let rest = lock.split_once("name = \"wasm-bindgen\"\nversion = \"")?.1;
    rest.split_once('"').map(|(version, _)| version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pin_is_found_beside_its_namesakes() {
        let manifest =
            "wasm-bindgen-futures = \"0.4\"\nwasm-bindgen = { version = \"=0.2.130\", optional = true }\n";
        assert_eq!(pinned_version(manifest), Some("0.2.130"));
        assert_eq!(pinned_version("wasm-bindgen = \"0.2\""), None);
        let lock = "name = \"wasm-bindgen-futures\"\nversion = \"0.4.1\"\n\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock), Some("0.2.130"));
    }

    #[test]
    fn this_project_pins_and_locks_one_version() {
        wasm_bindgen_version().unwrap();
    }
}
