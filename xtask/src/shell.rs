//! Running other programs: shown with all their output, or captured to be read.
//!
//! `cargo xtask` is itself a child of cargo (and of rustup, where there is one), which leaves variables in the
//! environment. [`command`] takes those away that would steer a nested build.

use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// A command in the project's folder, without what the outer cargo meant for its own child.
///
/// `RUSTUP_TOOLCHAIN` stays: it names the toolchain that runs this tool, the default one or that of
/// `cargo +name xtask`, and native steps should use the same. Steps for wasm32 replace it
/// (see [`crate::toolchain::Wasm::command`]).
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(crate::project::root());
    command.env_remove("CARGO");
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
    command
}

/// Runs it with its output let through, after printing the command line. An exit code other than 0 is an error.
pub(crate) fn show(command: &mut Command) -> Result<()> {
    println!("$ {}", line(command));
    let status = command.status().with_context(|| format!("cannot start `{}`", name(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", line(command));
    }
    Ok(())
}

/// Runs it silently and returns what it wrote to standard output.
pub(crate) fn capture(command: &mut Command) -> Result<String> {
    let output =
        command.stdin(Stdio::null()).output().with_context(|| format!("cannot start `{}`", name(command)))?;
    if !output.status.success() {
        let complaint = String::from_utf8_lossy(&output.stderr);
        bail!("`{}` failed ({}): {}", line(command), output.status, complaint.trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs it silently, ends it after `limit`, and says whether it succeeded.
pub(crate) fn succeeds_within(command: &mut Command, limit: Duration) -> bool {
    const PAUSE: Duration = Duration::from_millis(50);
    let silent = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let Ok(mut child) = silent.spawn() else { return false };
    let mut waited = Duration::ZERO;
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if waited < limit => {
                sleep(PAUSE);
                waited += PAUSE;
            }
            _ => {
                // Both fail only if it has just ended by itself.
                let _ = child.kill();
                let _ = child.wait();
                return false;
            }
        }
    }
}

/// The first file of this name in the folders of `PATH`.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&path).map(|folder| folder.join(&file)).find(|file| file.is_file())
}

/// The version that a program prints: the first word that starts with a digit.
pub(crate) fn version(program: &Path) -> Option<String> {
    let text = capture(command(program).arg("--version")).ok()?;
    text.split_whitespace()
        .find(|word| word.starts_with(|letter: char| letter.is_ascii_digit()))
        .map(str::to_owned)
}

fn name(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

fn line(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let mut line = program.to_string_lossy().into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_shows_the_program_without_its_folder() {
        assert_eq!(
            line(Command::new("/some/where/trunk").args(["build", "--release"])),
            "trunk build --release"
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_hangs_is_ended() {
        assert!(succeeds_within(&mut Command::new("true"), Duration::from_secs(5)));
        assert!(!succeeds_within(Command::new("sleep").arg("60"), Duration::from_millis(100)));
    }
}
