//! `cargo xtask`: the project's own commands. This file reads the command line and calls the module for it.
//!
//! | module | its one job |
//! |---|---|
//! | [`shell`] | run a program: shown, or captured |
//! | [`single`] | the site in one file |
//! | [`split`] | the program in two modules, of which the first screen waits for one only |
//! | [`step`] | a named, timed step and the table at the end |
//! | [`project`] | where things are, and which versions the project pins |
//! | [`setup`] | what a command needs, gathered before it starts |
//! | [`toolchain`] | the Rust that compiles to wasm32 |
//! | [`debian`] | packages, and the wasm32 standard library built from them |
//! | [`tools`] | trunk, wasm-bindgen and wasm-opt in their exact versions |
//! | [`bench`] | how fast it is, beside other tools and natively |
//! | [`browser`] | Chromium and its driver |
//! | [`engines`] | the end-to-end stories in Firefox and WebKitGTK |
//! | [`build`] | the optimised site and its sizes |
//! | [`fuzz`] | the fuzz targets, a few seconds each |
//! | [`policy`] | what the built page may do |
//! | [`serve`] | the site on a local port |
//! | [`interop`] | what Factmark writes, loaded by other programs |
//! | [`test`] | every check, in order |
//! | [`worker`] | the service worker: the page without its server |

mod bench;
mod browser;
mod build;
mod debian;
mod engines;
mod fuzz;
mod interop;
mod policy;
mod project;
mod serve;
mod setup;
mod shell;
mod single;
mod split;
mod step;
mod test;
mod toolchain;
mod tools;
mod worker;

use anyhow::{Context, Result, bail};
use setup::Need;
use std::path::Path;
use step::Steps;

const HELP: &str = "\
cargo xtask serve [--port N]     set everything up, build the optimised site, serve it (port 8080)
cargo xtask build                build the optimised site into dist/ and print its sizes
cargo xtask build --single-file  the same, and all of it in one file, dist-single/factmark.html, for a double-click
cargo xtask finish DIR [--single-file]
                                 what `build` does with the files that trunk made, for those that it made in another folder
cargo xtask test                 every check and every test, as CI runs them
cargo xtask test --quick         format, lints and tests of the core only: seconds, no set-up
cargo xtask test --only A[,B]    only these steps
cargo xtask test --list          the names of the steps
cargo xtask test --browser NAME [--dist DIR]
                                 build, then tell the stories to chromium, firefox or webkit
                                 (--dist: do not build, take this site)
cargo xtask interop [--only FORMAT]
                                 write every format and load it with the programs that people load it with
cargo xtask screenshots          build, then take the screenshots of the documentation
cargo xtask effort [OPTIONS]     build, then count the key presses that marking the sample article takes, and play them
                                 (--gold FILE: another article; --json: for programs; --plan: without a browser)
cargo xtask kill [--rounds N] [--seed S] [--only page|browser]
                                 build, then edit at random while the page, or the browser, is killed N times each (200)
cargo xtask profile [--dist DIR] build, see which functions the first screen needs, and make the list of them anew
                                 (--dist: do not build, take this site as trunk made it)
cargo xtask bench                how the core's work grows with the text, natively
cargo xtask bench browser --against DIR [--rounds N] [--cells A,B] [--tools A,B] [--json FILE] [--dist DIR]
                                 the built site beside other tools, by the bench in DIR (--dist: do not build, take this)
cargo xtask fuzz [--seconds N] [--only TARGET]
                                 run the fuzz targets, N seconds each (10)
cargo xtask setup                only install what is missing

What is missing is installed into $FACTMARK_TOOLS, else $XDG_CACHE_HOME/factmark, else ~/.cache/factmark.
";

fn main() {
    if let Err(error) = run() {
        eprintln!("\nerror: {error:#}");
        std::process::exit(1);
    }
}

fn run() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut words = arguments.iter().map(String::as_str).peekable();
    match words.next() {
        Some("serve") => serve::run(port(words)?),
        Some("build") => {
            let is_single = words.next_if_eq(&"--single-file").is_some();
            alone(words, || {
                steps_then_summary(|steps| {
                    let kit = setup::run(steps, Need::SITE)?;
                    build::run(steps, &kit)?;
                    if is_single { build::single_file(steps) } else { Ok(()) }
                })
            })
        }
        Some("finish") => {
            let folder = words.next().context("finish wants the folder that trunk wrote")?;
            let is_single = words.next_if_eq(&"--single-file").is_some();
            let folder = project::root().join(folder);
            alone(words, || {
                build::finish(&folder)?;
                if is_single { build::write_single_file(&folder, &project::single_file()) } else { Ok(()) }
            })
        }
        Some("test") => test(words),
        Some("interop") => {
            let only = format(words)?;
            steps_then_summary(|steps| {
                let kit = setup::run(steps, Need::LOADERS)?;
                test::interop(steps, &kit, only)
            })
        }
        Some("screenshots") => alone(words, || {
            steps_then_summary(|steps| {
                let kit = setup::run(steps, Need::SITE.and(Need::BROWSER))?;
                build::run(steps, &kit)?;
                test::screenshots(steps, &kit)
            })
        }),
        Some("effort") => {
            let options: Vec<&str> = words.collect();
            steps_then_summary(|steps| {
                let kit = setup::run(steps, Need::SITE.and(Need::BROWSER))?;
                build::run(steps, &kit)?;
                test::effort(steps, &kit, &options)
            })
        }
        Some("profile") => {
            let site = match words.next_if_eq(&"--dist") {
                Some(_) => Some(words.next().context("--dist wants a folder")?),
                None => None,
            };
            alone(words, || {
                steps_then_summary(|steps| {
                    let kit = setup::run(steps, Need::SITE.and(Need::BROWSER))?;
                    test::profile(steps, &kit, site.map(Path::new))
                })
            })
        }
        Some("kill") => {
            let options: Vec<&str> = words.collect();
            steps_then_summary(|steps| {
                let kit = setup::run(steps, Need::SITE.and(Need::BROWSER))?;
                build::run(steps, &kit)?;
                test::kill(steps, &kit, &options)
            })
        }
        Some("bench") => match words.next() {
            None => bench::native(),
            Some("browser") => {
                let options: Vec<&str> = words.collect();
                steps_then_summary(|steps| bench::browser(steps, &options))
            }
            Some(word) => bail!("`{word}` is not understood here\n\n{HELP}"),
        },
        Some("fuzz") => {
            let (mut seconds, mut only) = (10, None);
            while let Some(word) = words.next() {
                match word {
                    "--seconds" => {
                        seconds =
                            words.next().and_then(|n| n.parse().ok()).context("--seconds wants a number")?;
                    }
                    "--only" => only = Some(words.next().context("--only wants the name of a target")?),
                    _ => bail!("`{word}` is not understood\n\n{HELP}"),
                }
            }
            fuzz::run(seconds, only)
        }
        Some("setup") => {
            alone(words, || steps_then_summary(|steps| setup::run(steps, Need::EVERYTHING).map(drop)))
        }
        None | Some("help" | "--help" | "-h") => {
            print!("{HELP}");
            Ok(())
        }
        Some(other) => bail!("there is no command `{other}`\n\n{HELP}"),
    }
}

/// Runs the steps and prints their table, whether they succeed or not.
fn steps_then_summary(work: impl FnOnce(&mut Steps) -> Result<()>) -> Result<()> {
    let mut steps = Steps::default();
    let result = work(&mut steps);
    steps.summary();
    result
}

/// Runs a command that takes no arguments.
fn alone<'a>(mut words: impl Iterator<Item = &'a str>, work: impl FnOnce() -> Result<()>) -> Result<()> {
    match words.next() {
        Some(word) => bail!("`{word}` is not understood here\n\n{HELP}"),
        None => work(),
    }
}

/// The format that `interop` is asked for.
fn format<'a>(mut words: impl Iterator<Item = &'a str>) -> Result<Option<&'a str>> {
    match words.next() {
        None => Ok(None),
        Some("--only") => words.next().map(Some).context("--only wants the id of a format, such as jsonl"),
        Some(word) => bail!("`{word}` is not understood here\n\n{HELP}"),
    }
}

fn port<'a>(mut words: impl Iterator<Item = &'a str>) -> Result<u16> {
    let port = match words.next() {
        None => return Ok(serve::PORT),
        Some("--port") => words.next().context("--port wants a number")?,
        Some(word) => {
            word.strip_prefix("--port=").with_context(|| format!("`{word}` is not understood\n\n{HELP}"))?
        }
    };
    port.parse().with_context(|| format!("`{port}` is not a port number"))
}

/// All checks, or those chosen, or the stories in one browser.
fn test<'a>(words: impl Iterator<Item = &'a str> + Clone) -> Result<()> {
    let mut rest = words.clone();
    if rest.next() != Some("--browser") {
        return test::run(&choice(words)?);
    }
    let name = rest.next().context("--browser wants chromium, firefox or webkit")?;
    let engine = engines::Engine::named(name)?;
    let dist = match rest.next() {
        None => None,
        Some("--dist") => Some(rest.next().context("--dist wants a folder")?.into()),
        Some(word) => bail!("`{word}` is not understood here\n\n{HELP}"),
    };
    steps_then_summary(|steps| engines::run(steps, engine, dist))
}

fn choice<'a>(mut words: impl Iterator<Item = &'a str>) -> Result<test::Choice> {
    let mut choice = test::Choice::All;
    while let Some(word) = words.next() {
        choice = match word {
            "--quick" => test::Choice::Quick,
            "--list" => test::Choice::List,
            "--only" => {
                let names = words.next().context("--only wants the name of a step; --list shows them")?;
                test::Choice::Only(names.split(',').map(str::to_owned).collect())
            }
            _ => bail!("`{word}` is not understood\n\n{HELP}"),
        };
    }
    Ok(choice)
}
