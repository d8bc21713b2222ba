//! The fuzz targets, one for each reader: built for libFuzzer and run for a few seconds each on the stored corpus and
//! what it grows into. For hours of it there is `cargo fuzz run TARGET`, which takes the same folders.

use crate::{project, shell};
use anyhow::{Context, Result, ensure};
use std::path::PathBuf;
use std::process::Command;

/// What `cargo fuzz` gives the compiler, without a sanitizer: the code is safe Rust, and a stable compiler has none.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing -Cforce-frame-pointers -Ccodegen-units=1";

/// Inputs that take longer than this are faults, in seconds.
const TIMEOUT: u32 = 20;

/// Runs each target, or that one, for so many seconds.
pub(crate) fn run(seconds: u32, only: Option<&str>) -> Result<()> {
    let root = project::root().join("fuzz");
    let built = project::target().join("fuzz");
    shell::show(
        Command::new("cargo")
            .args(["build", "--release", "--bins", "--target-dir"])
            .arg(&built)
            .current_dir(&root)
            // A target of its own keeps the flags off build scripts.
            .args(["--target", host()?.as_str()])
            .env("RUSTFLAGS", FLAGS),
    )?;
    let targets: Vec<String> =
        targets(&root)?.into_iter().filter(|it| only.is_none_or(|only| only == it)).collect();
    ensure!(!targets.is_empty(), "there is no fuzz target of that name");
    for target in targets {
        let stored = root.join("corpus").join(&target);
        let growing = built.join("corpus").join(&target);
        std::fs::create_dir_all(&growing)?;
        std::fs::create_dir_all(&stored)?;
        println!("{target}:");
        let log = Command::new(built.join(host()?).join("release").join(&target))
            .args([&growing, &stored])
            .arg(format!("-max_total_time={seconds}"))
            .arg(format!("-timeout={TIMEOUT}"))
            .args(["-rss_limit_mb=2048", "-max_len=16384", "-print_final_stats=1", "-verbosity=0"])
            .arg(format!("-artifact_prefix={}/", built.display()))
            .output()
            .with_context(|| format!("running the fuzz target {target}"))?;
        let said = String::from_utf8_lossy(&log.stderr);
        let runs = said.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
        ensure!(
            log.status.success(),
            "the fuzz target {target} found a fault. The input lies in {}; mend the reader and keep the input as a \
             fixture.\n{said}",
            built.display()
        );
        println!("  {} inputs, no fault", runs.map_or("?", str::trim));
    }
    Ok(())
}

/// The targets, by their files.
fn targets(root: &std::path::Path) -> Result<Vec<String>> {
    let files = std::fs::read_dir(root.join("fuzz_targets"))?;
    let paths = files.map(|file| Ok(file?.path())).collect::<Result<Vec<PathBuf>>>()?;
    let mut names: Vec<String> =
        paths.iter().filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned())).collect();
    names.sort();
    Ok(names)
}

/// The compiler's own target.
fn host() -> Result<String> {
    let said = shell::capture(Command::new("rustc").arg("-vV"))?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("rustc does not say what its host is")?.to_owned())
}
