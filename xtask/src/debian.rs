//! Debian: installing packages, and the wasm32 standard library for places where rustup cannot fetch it.
//!
//! Debian ships a current compiler as `rustc-web`, made for browsers, with the sources of its standard library
//! but no wasm32 build of it. We build that once and put it where the compiler looks.

use crate::shell;
use crate::toolchain::{TARGET, Wasm};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// rustup's name for the Rust in `/usr`.
pub(crate) const TOOLCHAIN: &str = "debian";

/// The compiler, its linker, its lints, and the sources of its standard library.
pub(crate) const RUST_PACKAGES: [&str; 5] =
    ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "rust-web-clippy"];

/// Whether we may install packages here.
pub(crate) fn can_install() -> bool {
    let root = || shell::capture(shell::command("id").arg("-u")).is_ok_and(|id| id == "0");
    shell::find("apt-get").is_some() && root()
}

/// Installs those of the packages that are missing.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    let missing: Vec<&str> = packages.iter().copied().filter(|package| !is_installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    shell::show(apt().arg("update"))?;
    shell::show(apt().args(["install", "--yes", "--no-install-recommends"]).args(&missing))
}

fn apt() -> Command {
    let mut apt = shell::command("apt-get");
    apt.env("DEBIAN_FRONTEND", "noninteractive").args(["--quiet", "--option=Dpkg::Use-Pty=0"]);
    apt
}

fn is_installed(package: &str) -> bool {
    let mut query = shell::command("dpkg-query");
    query.args(["--show", "--showformat=${db:Status-Status}", package]);
    shell::capture(&mut query).is_ok_and(|status| status == "installed")
}

/// Whether rustup knows Debian's Rust.
pub(crate) fn is_linked() -> bool {
    sysroot().is_ok()
}

fn sysroot() -> Result<PathBuf> {
    shell::capture(Wasm::DEBIAN.command("rustc").args(["--print", "sysroot"])).map(PathBuf::from)
}

/// Installs Debian's Rust, gives it a name in rustup, and builds its wasm32 standard library.
pub(crate) fn install_wasm_std() -> Result<()> {
    install(&RUST_PACKAGES)?;
    install_linker()?;
    if !is_linked() {
        shell::show(shell::command("rustup").args(["toolchain", "link", TOOLCHAIN, "/usr"]))?;
    }
    if Wasm::DEBIAN.works() {
        return Ok(());
    }
    let folder = std::env::temp_dir().join(format!("factmark-std-{}", std::process::id()));
    let built = build_std(&folder);
    // If this fails, the build stays in the temporary folder.
    let _ = fs::remove_dir_all(&folder);
    built?;
    ensure!(Wasm::DEBIAN.works(), "the wasm32 standard library was built, but the compiler cannot use it");
    Ok(())
}

/// `rust-lld` is a link into the package `lld-N` of the LLVM that the compiler was built with; without that
/// package it leads nowhere.
fn install_linker() -> Result<()> {
    let linker = Path::new("/usr/bin/rust-lld");
    if linker.exists() {
        return Ok(());
    }
    let goal = fs::read_link(linker).context("the package rust-web-llvm has no /usr/bin/rust-lld")?;
    let goal = goal.to_string_lossy().into_owned();
    let number = lld_number(&goal).with_context(|| format!("cannot tell which lld {goal} belongs to"))?;
    install(&[&format!("lld-{number}")])
}

/// The LLVM version in a path such as `../lib/llvm-22/bin/lld` or `ld.lld-22`.
fn lld_number(path: &str) -> Option<String> {
    let rest = path.split_once("llvm-").or_else(|| path.split_once("lld-"))?.1;
    let number: String = rest.chars().take_while(char::is_ascii_digit).collect();
    (!number.is_empty()).then_some(number)
}

fn build_std(folder: &Path) -> Result<()> {
    const EMPTY: &str = "empty";
    fs::create_dir_all(folder.join("src"))?;
    let manifest =
        format!("[package]\nname = \"{EMPTY}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n");
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::write(folder.join("src/lib.rs"), "")?;
    let mut cargo = Wasm::DEBIAN.command("cargo");
    cargo
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        // Bitcode in the libraries is what lets `lto = true` work in the release profile.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        // Allows -Zbuild-std on a stable compiler, for this one build.
        .env("RUSTC_BOOTSTRAP", "1")
        .args(["build", "--release", "-Zbuild-std=std,panic_abort,proc_macro,test", "--target", TARGET]);
    shell::show(&mut cargo)?;

    let goal = sysroot()?.join("lib/rustlib").join(TARGET).join("lib");
    if goal.exists() {
        // Left from an older compiler.
        fs::remove_dir_all(&goal).with_context(|| format!("cannot clear {}", goal.display()))?;
    }
    fs::create_dir_all(&goal).with_context(|| format!("cannot create {}", goal.display()))?;
    let built = folder.join("target").join(TARGET).join("release/deps");
    for entry in fs::read_dir(&built).with_context(|| format!("cannot read {}", built.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.ends_with(".rlib") && !name.starts_with(&format!("lib{EMPTY}-")) {
            fs::copy(&path, goal.join(&name)).with_context(|| format!("cannot copy {name}"))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::lld_number;

    #[test]
    fn the_linker_link_names_its_llvm() {
        assert_eq!(lld_number("../lib/llvm-22/bin/lld").as_deref(), Some("22"));
        assert_eq!(lld_number("lld-19").as_deref(), Some("19"));
        assert_eq!(lld_number("../lib/lld"), None);
    }
}
