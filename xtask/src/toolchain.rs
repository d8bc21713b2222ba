//! The Rust that compiles to wasm32: the one in use if it can, after asking rustup for the target, else Debian's.

use crate::{debian, shell};
use anyhow::{Result, bail};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// How long rustup may take to fetch the standard library (30 MB) before we try another way.
const PATIENCE: Duration = Duration::from_secs(180);

/// The toolchain for wasm32. Native steps do not use it: they stay on the Rust that runs this tool.
pub(crate) struct Wasm {
    /// The rustup toolchain to choose; none means the one in use.
    rustup_name: Option<&'static str>,
}

impl Wasm {
    pub(crate) const IN_USE: Wasm = Wasm { rustup_name: None };
    pub(crate) const DEBIAN: Wasm = Wasm { rustup_name: Some(debian::TOOLCHAIN) };

    /// A command whose cargo and rustc, also nested ones, are this toolchain's.
    pub(crate) fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = shell::command(program);
        // The outer `cargo` has set this variable to its own toolchain, so it must be replaced, not just read.
        if let Some(name) = self.rustup_name {
            command.env("RUSTUP_TOOLCHAIN", name);
        }
        command
    }

    /// Whether it compiles and links for wasm32, tried with a tiny test program: this finds a missing
    /// standard library or test library, one of another compiler version and a missing linker alike.
    pub(crate) fn works(&self) -> bool {
        let folder = std::env::temp_dir().join(format!("factmark-probe-{}", std::process::id()));
        let works = self.compiles_probe(&folder);
        // If this fails, a file of a few lines stays in the temporary folder.
        let _ = std::fs::remove_dir_all(&folder);
        works
    }

    fn compiles_probe(&self, folder: &Path) -> bool {
        let source = folder.join("probe.rs");
        let program = "#[test]\nfn probe() { assert_eq!(String::new(), \"\"); }\n";
        if std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&source, program)).is_err() {
            return false;
        }
        let mut rustc = self.command("rustc");
        rustc.current_dir(folder).args(["--edition=2024", "--test", "--target", TARGET]).arg(&source);
        shell::succeeds_within(&mut rustc, Duration::from_secs(60))
    }

    fn describe(&self) -> String {
        let version = shell::capture(self.command("rustc").arg("--version")).unwrap_or_default();
        match self.rustup_name {
            Some(name) => format!("{version}, rustup's name for it is `{name}`"),
            None => version,
        }
    }
}

/// Finds the toolchain, or installs what it lacks.
pub(crate) fn wasm() -> Result<Wasm> {
    let wasm = find_or_install()?;
    println!("wasm32: {}", wasm.describe());
    Ok(wasm)
}

fn find_or_install() -> Result<Wasm> {
    if Wasm::IN_USE.works() {
        return Ok(Wasm::IN_USE);
    }
    let rustup = shell::find("rustup").is_some();
    if rustup && debian::is_linked() && Wasm::DEBIAN.works() {
        return Ok(Wasm::DEBIAN);
    }
    if rustup {
        println!("wasm32: asking rustup for its standard library (at most {} s)", PATIENCE.as_secs());
        let mut add = shell::command("rustup");
        add.args(["target", "add", TARGET]);
        if shell::succeeds_within(&mut add, PATIENCE) && Wasm::IN_USE.works() {
            return Ok(Wasm::IN_USE);
        }
        println!("wasm32: rustup cannot fetch it here, which is fine; looking for another way");
    }
    if rustup && debian::can_install() {
        println!("wasm32: building the standard library from Debian's packages (about two minutes, once)");
        debian::install_wasm_std()?;
        return Ok(Wasm::DEBIAN);
    }
    bail!(
        "this Rust cannot compile to {TARGET}. Do one of these:\n  \
         rustup target add {TARGET}\n  \
         on Debian, with rustup and as root: cargo xtask setup   (builds it from Debian's packages {})",
        debian::RUST_PACKAGES.join(", ")
    )
}
