//! Loads what Factmark writes with the programs that people load it with: `tests/interop` has the cases and the loaders.
//!
//! The loaders come from PyPI and npm in the exact versions (and with the hashes) that two lock files name, into our own
//! folder for tools; the name of their folder has the hash of the lock file, so a change of versions never finds old ones.

use crate::{debian, project, shell};
use anyhow::{Context, Result, bail, ensure};
use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The oldest Python that the pinned versions support.
const OLDEST_PYTHON: (u32, u32) = (3, 11);

/// The formats; `tests/interop/run.py` has the same list.
const FORMATS: [&str; 15] = [
    "jsonl",
    "tokens",
    "conll",
    "brat",
    "label-studio",
    "doccano",
    "cas-json",
    "xmi",
    "w3c",
    "csv",
    "tsv",
    "checkthat",
    "claimreview",
    "parquet",
    "html",
];

/// The loaders.
pub(crate) struct Loaders {
    python: PathBuf,
    node: PathBuf,
    modules: PathBuf,
}

/// Finds the loaders, and installs those that are missing.
pub(crate) fn get() -> Result<Loaders> {
    let node = shell::find("node")
        .context("Node.js is needed for the interop test. On Debian: apt-get install nodejs npm")?;
    let loaders = Loaders { python: python()?, node, modules: modules()? };
    println!("tools: Python loaders in {}", loaders.python.display());
    println!("tools: npm loaders in {}", loaders.modules.display());
    Ok(loaders)
}

/// Runs the cases, or those of one format.
pub(crate) fn run(loaders: &Loaders, only: Option<&str>) -> Result<()> {
    if let Some(unknown) = only.filter(|format| !FORMATS.contains(format)) {
        bail!("there is no format `{unknown}`; there are: {}", FORMATS.join(", "));
    }
    let mut run = shell::command(&loaders.python);
    run.arg(folder().join("run.py"))
        .arg("--factmark")
        .arg(factmark()?)
        .arg("--out")
        .arg(project::target().join("interop"))
        .arg("--modules")
        .arg(&loaders.modules)
        .arg("--node")
        .arg(&loaders.node)
        // A folder of Python's own in the source tree would be in the way of nobody but git.
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("PYTHONUTF8", "1");
    if let Some(format) = only {
        run.args(["--only", format]);
    }
    shell::show(&mut run)
}

/// The program whose output is loaded, built.
fn factmark() -> Result<PathBuf> {
    if let Some(program) = std::env::var_os("FACTMARK_PROGRAM") {
        return Ok(PathBuf::from(program));
    }
    let mut cargo = shell::command("cargo");
    cargo.args(["build", "--no-default-features", "--features", "cli", "--bin", "factmark"]);
    shell::show(&mut cargo)?;
    Ok(project::target().join("debug").join(format!("factmark{}", std::env::consts::EXE_SUFFIX)))
}

fn folder() -> PathBuf {
    project::root().join("tests").join("interop")
}

/// A subfolder of our own for what this file of `tests/interop` pins.
fn home(name: &str, lock: &str, more: &str) -> Result<PathBuf> {
    let path = folder().join(lock);
    let pins = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut hasher = DefaultHasher::new();
    (pins, more).hash(&mut hasher);
    Ok(project::cache()?.join(format!("{name}-{:016x}", hasher.finish())))
}

/// The Python that has the loaders.
fn python() -> Result<PathBuf> {
    let system = system_python()?;
    let version = shell::version(&system).unwrap_or_default();
    let home = home("interop-python", "requirements.txt", &version)?;
    let python = if cfg!(windows) { home.join("Scripts/python.exe") } else { home.join("bin/python") };
    let done = home.join("complete");
    if done.exists() {
        return Ok(python);
    }
    println!("tools: installing the Python loaders into {} (about two minutes, once)", home.display());
    clear(&home)?;
    make_environment(&system, &home)?;
    let mut pip = shell::command(&python);
    pip.args(["-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--quiet"])
        // Every package is in the file, with its hash; pip has nothing to choose.
        .args(["--no-deps", "--require-hashes", "--requirement"]);
    shell::show(pip.arg(folder().join("requirements.txt")))?;
    fs::write(&done, "").with_context(|| format!("cannot write {}", done.display()))?;
    Ok(python)
}

fn system_python() -> Result<PathBuf> {
    let (major, minor) = OLDEST_PYTHON;
    let advice = format!(
        "Python {major}.{minor} or newer is needed for the interop test. On Debian: apt-get install python3 python3-venv"
    );
    if shell::find("python3").is_none() && debian::can_install() {
        debian::install(&["python3", "python3-venv"])?;
    }
    let python = shell::find("python3").or_else(|| shell::find("python")).context(advice.clone())?;
    let version = shell::version(&python).unwrap_or_default();
    let mut parts = version.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let found = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    ensure!(found >= OLDEST_PYTHON, "{} is Python {version}. {advice}", python.display());
    Ok(python)
}

/// `python3 -m venv`, which Debian ships as a package of its own.
fn make_environment(python: &Path, home: &Path) -> Result<()> {
    let make = || {
        let mut command = shell::command(python);
        command.args(["-m", "venv"]).arg(home);
        command
    };
    let Err(error) = shell::show(&mut make()) else { return Ok(()) };
    if debian::can_install() && python.starts_with("/usr/bin") {
        debian::install(&["python3-venv"])?;
        clear(home)?;
        return shell::show(&mut make());
    }
    Err(error).context("Python cannot make an environment. On Debian: apt-get install python3-venv")
}

/// The folder `node_modules` with the loaders.
fn modules() -> Result<PathBuf> {
    let home = home("interop-npm", "package-lock.json", "")?;
    let modules = home.join("node_modules");
    let done = home.join("complete");
    if done.exists() {
        return Ok(modules);
    }
    println!("tools: installing the npm loaders into {}", home.display());
    clear(&home)?;
    fs::create_dir_all(&home).with_context(|| format!("cannot create {}", home.display()))?;
    for name in ["package.json", "package-lock.json"] {
        fs::copy(folder().join(name), home.join(name)).with_context(|| format!("cannot copy {name}"))?;
    }
    let npm = shell::find(if cfg!(windows) { "npm.cmd" } else { "npm" })
        .context("npm is needed for the interop test. On Debian: apt-get install nodejs npm")?;
    let mut npm = Command::new(npm);
    npm.current_dir(&home).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
    shell::show(&mut npm)?;
    fs::write(&done, "").with_context(|| format!("cannot write {}", done.display()))?;
    Ok(modules)
}

/// Removes what an installation that was cut short left.
fn clear(home: &Path) -> Result<()> {
    match fs::remove_dir_all(home) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot clear {}", home.display()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_runner_has_the_same_formats() {
        let runner = fs::read_to_string(folder().join("run.py")).unwrap();
        let list = runner.split_once("FORMATS = [\n").unwrap().1.split_once(']').unwrap().0;
        let formats: Vec<&str> = list.lines().map(|line| line.trim().trim_matches([',', '"'])).collect();
        assert_eq!(formats, FORMATS);
    }

    #[test]
    fn every_format_has_its_loaders() {
        for format in FORMATS {
            let file = folder().join("loaders").join(format!("{}.py", format.replace('-', "_")));
            assert!(file.is_file(), "{} is missing", file.display());
        }
    }

    #[test]
    fn the_page_names_the_pinned_versions() {
        let page = fs::read_to_string(project::root().join("docs/interop.md")).unwrap();
        let pins = fs::read_to_string(folder().join("requirements.in")).unwrap();
        for pin in pins.lines().filter(|line| !line.starts_with('#')) {
            let (name, version) = pin.split_once("==").unwrap();
            assert!(page.contains(&format!("{name} {version}")), "{name} {version}");
        }
        let manifest = fs::read_to_string(folder().join("package.json")).unwrap();
        let packages = manifest.split_once("\"dependencies\": {").unwrap().1;
        for line in packages.lines().filter(|line| line.contains("\": \"")) {
            let (name, version) = line.split_once("\": \"").unwrap();
            let pin = format!("{} {}", name.trim().trim_matches('"'), version.trim_end_matches([',', '"']));
            assert!(page.contains(&pin), "{pin}");
        }
    }
}
