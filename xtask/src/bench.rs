//! How fast Factmark is: in the browser beside other tools (`benches/browser`), and natively (`benches/native`).

use crate::setup::{Kit, Need};
use crate::step::Steps;
use crate::{build, project, setup, shell};
use anyhow::{Context, Result, bail, ensure};
use std::path::PathBuf;

/// Options of the browser bench that have a value and are handed on as they are.
const HANDED_ON: [&str; 3] = ["--rounds", "--cells", "--tools"];

/// `cargo xtask bench`: the core, natively.
pub(crate) fn native() -> Result<()> {
    let mut cargo = shell::command("cargo");
    shell::show(cargo.args(["bench", "--no-default-features", "--bench", "native"]))
}

/// `cargo xtask bench browser OPTIONS`: the built site beside other tools, by the shared bench.
pub(crate) fn browser(steps: &mut Steps, options: &[&str]) -> Result<()> {
    let options = Options::of(options)?;
    ensure!(
        options.against.join("harness/bench.mjs").is_file(),
        "{} is not the folder of a bench: it has no harness/bench.mjs",
        options.against.display()
    );
    let kit = setup::run(steps, Need::SITE.and(Need::BROWSER))?;
    if options.dist.is_none() {
        build::run(steps, &kit)?;
    }
    steps.run("bench", "The program is benches/browser/run.mjs.", || measure(&kit, &options))
}

fn measure(kit: &Kit, options: &Options) -> Result<()> {
    let node = shell::find("node")
        .context("Node.js is needed for the bench. On Debian: apt-get install nodejs npm")?;
    let mut run = shell::command(node);
    run.arg(project::root().join("benches/browser/run.mjs"))
        .arg("--against")
        .arg(&options.against)
        .arg("--dist")
        .arg(options.dist.clone().unwrap_or_else(project::dist))
        .arg("--work")
        .arg(project::target().join("bench-browser"))
        .arg("--chromium")
        .arg(kit.browser()?.program())
        .args(&options.rest);
    shell::show(&mut run)
}

/// The command line, taken apart. Paths are made absolute: the program runs in the project's folder.
struct Options {
    against: PathBuf,
    dist: Option<PathBuf>,
    rest: Vec<String>,
}

impl Options {
    fn of(words: &[&str]) -> Result<Self> {
        let (mut against, mut dist, mut rest) = (None, None, Vec::new());
        let mut words = words.iter();
        while let Some(&word) = words.next() {
            let mut value = || words.next().with_context(|| format!("{word} wants a value"));
            match word {
                "--against" => against = Some(absolute(value()?)?),
                "--dist" => dist = Some(absolute(value()?)?),
                "--json" => rest.extend([word.to_owned(), absolute(value()?)?.display().to_string()]),
                _ if HANDED_ON.contains(&word) => rest.extend([word.to_owned(), (*value()?).to_owned()]),
                _ => bail!("`{word}` is not understood here"),
            }
        }
        let against = against.context("bench browser wants --against DIR, the folder of the shared bench")?;
        Ok(Self { against, dist, rest })
    }
}

fn absolute(path: &str) -> Result<PathBuf> {
    std::path::absolute(path).with_context(|| format!("`{path}` is not a path"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_taken_apart() {
        let options = Options::of(&["--against", "/bench", "--rounds", "5", "--json", "/out.json"]).unwrap();
        assert_eq!(options.against, PathBuf::from("/bench"));
        assert_eq!(options.rest, ["--rounds", "5", "--json", "/out.json"]);
        for wrong in [&["--rounds", "5"][..], &["--against"], &["--against", "/bench", "--round"]] {
            assert!(Options::of(wrong).is_err(), "{wrong:?}");
        }
    }
}
