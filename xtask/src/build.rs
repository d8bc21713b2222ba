//! The optimised site in `dist/`, and how big its files are.

use crate::setup::Kit;
use crate::step::Steps;
use crate::{policy, project, shell, single, worker};
use anyhow::{Context, Result, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A command of trunk with the right Rust and the right tools.
pub(crate) fn trunk(kit: &Kit, subcommand: &str) -> Result<Command> {
    let tools = kit.tools()?;
    let mut trunk = kit.wasm()?.command(&tools.trunk);
    trunk.env("PATH", tools.path()?);
    // trunk takes any value of this variable as its own setting and rejects most of them.
    trunk.env_remove("NO_COLOR");
    trunk.args([subcommand, "--release"]);
    Ok(trunk)
}

/// Builds the site and prints its sizes.
pub(crate) fn run(steps: &mut Steps, kit: &Kit) -> Result<()> {
    let advice = "Look at the first error above; `cargo xtask build` repeats only this.";
    steps.run("build", advice, || {
        shell::show(&mut trunk(kit, "build")?)?;
        finish(&project::dist())?;
        report(&project::dist())
    })
}

/// Makes of what trunk left in `dist` what is published: the policy first, then what lists the finished files.
pub(crate) fn finish(dist: &Path) -> Result<()> {
    policy::apply(dist)?;
    worker::apply(dist)
}

/// Makes one file of the site that [`run`] built.
pub(crate) fn single_file(steps: &mut Steps) -> Result<()> {
    steps.run("single file", "It is made of the files in dist/ alone; xtask/src/single.rs says how.", || {
        let to = project::single_file();
        write_single_file(&project::dist(), &to)
    })
}

/// Makes one file of the finished site in `dist`.
pub(crate) fn write_single_file(dist: &Path, to: &Path) -> Result<()> {
    let page = single::file(dist)?;
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    }
    fs::write(to, &page).with_context(|| format!("cannot write {}", to.display()))?;
    let zipped = gzip_size(page.as_bytes())?;
    println!("\n{:>11}  {:>11}  {}", grouped(page.len()), grouped(zipped), to.display());
    Ok(())
}

fn report(dist: &Path) -> Result<()> {
    let mut files = Vec::new();
    collect(dist, &mut files)?;
    files.sort();
    println!("\n{:>11}  {:>11}  dist/", "bytes", "gzip");
    let (mut total, mut total_zipped) = (0, 0);
    for file in &files {
        let content = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        let zipped = gzip_size(&content)?;
        let name = file.strip_prefix(dist).unwrap_or(file);
        println!("{:>11}  {:>11}  {}", grouped(content.len()), grouped(zipped), name.display());
        total += content.len();
        total_zipped += zipped;
        if name.extension().is_some_and(|extension| extension == "wasm") {
            check_optimised(content.len())?;
        }
    }
    println!("{:>11}  {:>11}  total of {} files", grouped(total), grouped(total_zipped), files.len());
    Ok(())
}

/// wasm-opt must have made the program smaller than wasm-bindgen left it.
fn check_optimised(size: usize) -> Result<()> {
    let before = project::target().join("wasm-bindgen/release/factmark-web_bg.wasm");
    let before = fs::metadata(&before).with_context(|| format!("cannot read {}", before.display()))?.len();
    ensure!(
        size as u64 <= before,
        "wasm-opt did not run: the program has {size} bytes, and had {before} before"
    );
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() { collect(&path, files)? } else { files.push(path) }
    }
    Ok(())
}

fn gzip_size(content: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?.len())
}

/// 1234567 as 1,234,567.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_thousands() {
        assert_eq!(grouped(7), "7");
        assert_eq!(grouped(1_000), "1,000");
        assert_eq!(grouped(1_234_567), "1,234,567");
    }

    #[test]
    fn repeated_text_gets_smaller() {
        assert!(gzip_size(&[b'a'; 10_000]).unwrap() < 100);
    }
}
