//! The optimised site in `dist/`, and how big its files are.

use crate::setup::Kit;
use crate::step::Steps;
use crate::{policy, project, shell, single, split, worker};
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
    // Names that tell one instance of a generic function from another: the split goes by names.
    trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "-C symbol-mangling-version=v0");
    trunk.args([subcommand, "--release"]);
    Ok(trunk)
}

/// Builds the site and prints its sizes.
pub(crate) fn run(steps: &mut Steps, kit: &Kit) -> Result<()> {
    let advice = "Look at the first error above; `cargo xtask build` repeats only this.";
    steps.run("build", advice, || {
        compile(kit)?;
        if !finish(&project::dist())? {
            // Right all the same, and slower to come: another compiler may name functions otherwise.
            eprintln!("warning: the first screen waits for the whole program; run: cargo xtask profile");
        }
        report(&project::dist())
    })
}

/// Has trunk make the site, and leaves it as trunk does.
pub(crate) fn compile(kit: &Kit) -> Result<()> {
    shell::show(&mut trunk(kit, "build")?)?;
    check_optimised(&project::dist())
}

/// Makes of what trunk left in `dist` what is published: the program in two modules, the policy, then what lists the
/// finished files. Says whether the program could be split. The site with the whole program goes to [`project::whole`].
pub(crate) fn finish(dist: &Path) -> Result<bool> {
    let whole = project::whole(dist);
    copy(dist, &whole)?;
    split::drop_names(&whole)?;
    policy::apply(&whole)?;
    let is_split = split::apply(dist)?;
    if !is_split {
        split::drop_names(dist)?;
    }
    policy::apply(dist)?;
    worker::apply(dist)?;
    Ok(is_split)
}

/// Copies a site to a folder, which holds nothing else then.
pub(crate) fn copy(dist: &Path, to: &Path) -> Result<()> {
    if to.exists() {
        fs::remove_dir_all(to).with_context(|| format!("cannot clear {}", to.display()))?;
    }
    fs::create_dir_all(to).with_context(|| format!("cannot create {}", to.display()))?;
    for entry in fs::read_dir(dist).with_context(|| format!("cannot read {}", dist.display()))? {
        let entry = entry?;
        fs::copy(entry.path(), to.join(entry.file_name()))
            .with_context(|| format!("cannot copy {}", entry.path().display()))?;
    }
    Ok(())
}

/// Makes one file of the site that [`run`] built.
pub(crate) fn single_file(steps: &mut Steps) -> Result<()> {
    steps.run(
        "single file",
        "It is made of the site before its program is split; xtask/src/single.rs says how.",
        || write_single_file(&project::dist(), &project::single_file()),
    )
}

/// Makes one file of the finished site in `dist`: of its whole program, which was put aside.
pub(crate) fn write_single_file(dist: &Path, to: &Path) -> Result<()> {
    let whole = project::whole(dist);
    let page = single::file(&whole).with_context(|| {
        format!("{}, which `cargo xtask build` writes beside the site, is missing or unfit", whole.display())
    })?;
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
    let page = fs::read_to_string(dist.join("index.html")).context("the site has no page")?;
    let (mut total, mut total_zipped, mut first, mut first_zipped) = (0, 0, 0, 0);
    for file in &files {
        let content = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        let zipped = gzip_size(&content)?;
        let name = file.strip_prefix(dist).unwrap_or(file);
        println!("{:>11}  {:>11}  {}", grouped(content.len()), grouped(zipped), name.display());
        total += content.len();
        total_zipped += zipped;
        if is_of_first_screen(&page, &name.to_string_lossy()) {
            first += content.len();
            first_zipped += zipped;
        }
    }
    println!("{:>11}  {:>11}  total of {} files", grouped(total), grouped(total_zipped), files.len());
    println!("{:>11}  {:>11}  what the first screen loads", grouped(first), grouped(first_zipped));
    Ok(())
}

/// Whether the page asks for the file before anybody does anything: not for what the system shows and the offline copy.
fn is_of_first_screen(page: &str, name: &str) -> bool {
    name == "index.html"
        || page.contains(&format!("\"./{name}\"")) && !matches!(name, "sw.js" | "manifest.webmanifest")
}

/// wasm-opt must have made the program smaller than wasm-bindgen left it.
fn check_optimised(dist: &Path) -> Result<()> {
    let size = fs::metadata(dist.join(split::program(dist)?))?.len();
    let before = project::target().join("wasm-bindgen/release/factmark-web_bg.wasm");
    let before = fs::metadata(&before).with_context(|| format!("cannot read {}", before.display()))?.len();
    ensure!(size < before, "wasm-opt did not run: the program has {size} bytes, and had {before} before");
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() { collect(&path, files)? } else { files.push(path) }
    }
    Ok(())
}

/// How long it is, packed as servers do.
pub(crate) fn gzip_size(content: &[u8]) -> Result<usize> {
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
