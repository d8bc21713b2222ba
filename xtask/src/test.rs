//! Every check and every test, in the order in which they fail fastest. CI runs exactly this.

use crate::engines::Engine;
use crate::setup::{Kit, Need};
use crate::step::Steps;
use crate::toolchain::TARGET;
use crate::{build, fuzz, interop, policy, project, setup, shell, split, worker};
use anyhow::{Context, Result, bail, ensure};
use std::path::Path;
use std::process::Command;

/// Which steps to run.
pub(crate) enum Choice {
    All,
    Quick,
    Only(Vec<String>),
    List,
}

/// One step: its name, what it does, what it needs, and what to do when it fails.
struct Check {
    name: &'static str,
    what: &'static str,
    need: Need,
    quick: bool,
    advice: &'static str,
    work: fn(&Kit) -> Result<()>,
}

const LINTS: &str = "Each warning above says what to change; warnings count as errors here.";
const TESTS: &str = "The failed tests are listed above; to repeat one: cargo test --no-default-features NAME";

/// So long each fuzz target runs: enough for the stored corpus and the likeliest faults.
const FUZZ_SECONDS: u32 = 4;

/// What the command line program is compiled with.
const CLI: [&str; 3] = ["--no-default-features", "--features", "cli"];

const INTEROP: &str = "Each line FAILED above names format, loader and case; to repeat one format: \
    cargo xtask interop --only FORMAT. docs/interop.md says what is compared.";

/// The site is not in this list: [`build::run`] is a step of its own, between two of these.
const BUILD: &str = "build";

const CHECKS: [Check; 15] = [
    Check {
        name: "format",
        what: "the layout of every Rust file",
        need: Need::NOTHING,
        quick: true,
        advice: "Run: cargo fmt --all",
        work: |_| shell::show(cargo("fmt").args(["--all", "--check"])),
    },
    Check {
        name: "lints-core",
        what: "clippy for the core and its tests",
        need: Need::NOTHING,
        quick: true,
        advice: LINTS,
        work: |_| shell::show(clippy(cargo("clippy").args(["--no-default-features", "--all-targets"]))),
    },
    Check {
        name: "lints-cli",
        what: "clippy for the command line program and its tests",
        need: Need::NOTHING,
        quick: false,
        advice: LINTS,
        work: |_| shell::show(clippy(cargo("clippy").args(CLI).arg("--all-targets"))),
    },
    Check {
        name: "lints-web",
        what: "clippy for everything that runs in the browser",
        need: Need::WASM,
        quick: false,
        advice: LINTS,
        work: |kit| {
            let mut cargo = kit.wasm()?.command("cargo");
            cargo.args(["clippy", "--target", TARGET, "--lib", "--bin", "factmark-web", "--test", "web"]);
            shell::show(clippy(&mut cargo))
        },
    },
    Check {
        name: "lints-tools",
        what: "clippy for xtask and the end-to-end tests",
        need: Need::NOTHING,
        quick: false,
        advice: LINTS,
        work: |_| {
            shell::show(clippy(cargo("clippy").args(["-p", "xtask", "-p", "factmark-e2e", "--all-targets"])))
        },
    },
    Check {
        name: "tests-core",
        what: "unit tests and native tests of the core",
        need: Need::NOTHING,
        quick: true,
        advice: TESTS,
        work: |_| shell::show(cargo("test").arg("--no-default-features")),
    },
    Check {
        name: "deny",
        what: "licences, sources and versions of what is compiled in",
        need: Need::DENY,
        quick: false,
        advice: "deny.toml says what is allowed and why.",
        work: |kit| {
            let mut deny = shell::command(kit.deny()?);
            shell::show(deny.current_dir(project::root()).args(["check", "licenses", "bans", "sources"]))
        },
    },
    Check {
        name: "fuzz",
        what: "each reader of files, on broken ones, for some seconds",
        need: Need::NOTHING,
        quick: false,
        advice: "To repeat it: cargo xtask fuzz --only TARGET",
        work: |_| fuzz::run(FUZZ_SECONDS, None),
    },
    Check {
        name: "tests-cli",
        what: "the command line program, run on real files",
        need: Need::NOTHING,
        quick: false,
        advice: "The failed tests are listed above; they live in tests/cli and src/bin/factmark.",
        work: |_| shell::show(cargo("test").args(CLI).args(["--bin", "factmark", "--test", "cli"])),
    },
    Check {
        name: "tests-tools",
        what: "unit tests of xtask",
        need: Need::NOTHING,
        quick: false,
        advice: "The failed tests are listed above; to repeat them: cargo test -p xtask",
        work: |_| shell::show(cargo("test").args(["-p", "xtask"])),
    },
    Check {
        name: "interop",
        what: "every format, loaded by the programs that people load it with",
        need: Need::LOADERS,
        quick: false,
        advice: INTEROP,
        work: |kit| interop::run(kit.loaders()?, None),
    },
    Check {
        name: "tests-web",
        what: "tests in a headless browser, without the application",
        need: Need::SITE.and(Need::BROWSER),
        quick: false,
        advice: "The failed tests are listed above; they live in tests/web.",
        work: tests_web,
    },
    Check {
        name: BUILD,
        what: "the optimised site",
        need: Need::SITE,
        quick: false,
        advice: "",
        work: |_| Ok(()),
    },
    Check {
        name: "tests-end-to-end",
        what: "the built site in a headless browser",
        need: Need::BROWSER.and(Need::AXE),
        quick: false,
        advice: "The failed tests are listed above; they live in tests/e2e. They use what the last build left in dist/.",
        work: |kit| shell::show(&mut end_to_end(kit, &["test", "-p", "factmark-e2e"])?),
    },
    Check {
        name: "docs",
        what: "the code's documentation, of the core and of the browser part",
        need: Need::WASM,
        quick: false,
        advice: "A link in a doc comment leads nowhere, or its text is malformed: see above.",
        work: |kit| {
            shell::show(docs(cargo("doc").args(["--no-deps", "--no-default-features"])))?;
            let mut cargo = kit.wasm()?.command("cargo");
            shell::show(docs(cargo.args(["doc", "--no-deps", "--target", TARGET])))
        },
    },
];

/// Runs the chosen steps; the first failure ends it.
pub(crate) fn run(choice: &Choice) -> Result<()> {
    let chosen: Vec<&Check> = match choice {
        Choice::List => {
            for check in &CHECKS {
                println!("{:17} {}{}", check.name, check.what, if check.quick { "  (--quick)" } else { "" });
            }
            return Ok(());
        }
        Choice::All => CHECKS.iter().collect(),
        Choice::Quick => CHECKS.iter().filter(|check| check.quick).collect(),
        Choice::Only(names) => {
            if let Some(unknown) = names.iter().find(|name| CHECKS.iter().all(|check| check.name != *name)) {
                bail!("there is no step `{unknown}`; cargo xtask test --list shows them");
            }
            CHECKS.iter().filter(|check| names.iter().any(|name| name == check.name)).collect()
        }
    };
    let mut steps = Steps::default();
    let result = run_all(&mut steps, &chosen);
    steps.summary();
    result
}

fn run_all(steps: &mut Steps, chosen: &[&Check]) -> Result<()> {
    let need = chosen.iter().fold(Need::NOTHING, |need, check| need.and(check.need));
    let mut result = Ok(());
    let kit = setup::run(steps, need).unwrap_or_else(|error| {
        result = Err(error);
        Kit::default()
    });
    for check in chosen {
        if result.is_err() {
            steps.not_run(check.name);
        } else if check.name == BUILD {
            result = build::run(steps, &kit).and_then(|()| build::single_file(steps));
        } else {
            result = steps.run(check.name, check.advice, || (check.work)(&kit));
        }
    }
    result
}

/// Loads what one format's files hold, or those of all formats.
pub(crate) fn interop(steps: &mut Steps, kit: &Kit, only: Option<&str>) -> Result<()> {
    steps.run("interop", INTEROP, || interop::run(kit.loaders()?, only))
}

/// Takes the screenshots of the documentation with the end-to-end package's own program for it.
pub(crate) fn screenshots(steps: &mut Steps, kit: &Kit) -> Result<()> {
    steps.run("screenshots", "The program is tests/e2e/src/bin/screenshots.rs.", || {
        shell::show(&mut end_to_end(kit, &["run", "-p", "factmark-e2e", "--bin", "screenshots"])?)
    })
}

/// Counts the key presses of a gold file with the end-to-end package's own program for it.
pub(crate) fn effort(steps: &mut Steps, kit: &Kit, options: &[&str]) -> Result<()> {
    steps.run("effort", "The program is tests/e2e/src/bin/effort.rs.", || {
        let run = ["run", "-p", "factmark-e2e", "--bin", "effort", "--"];
        shell::show(&mut end_to_end(kit, &[&run, options].concat())?)
    })
}

/// Makes the list of the functions that the first screen needs, with the end-to-end package's own program for it.
/// `site` is one that trunk made; without it, one is made.
pub(crate) fn profile(steps: &mut Steps, kit: &Kit, site: Option<&Path>) -> Result<()> {
    steps.run(
        "profile",
        "The program is tests/e2e/src/bin/profile.rs; xtask/src/split says what for.",
        || {
            let (dist, listening) = (project::dist(), project::target().join("listening"));
            match site {
                Some(site) => build::copy(&project::root().join(site), &dist)?,
                None => build::compile(kit)?,
            }
            build::copy(&dist, &listening)?;
            split::profile::listen(&listening)?;
            policy::apply(&listening)?;
            worker::apply(&listening)?;
            let mut seen = String::new();
            // Each browser asks the program for some things in its own way.
            for engine in Engine::ALL {
                let mut program = end_to_end(kit, &["run", "-p", "factmark-e2e", "--bin", "profile"])?;
                engine.announce(&mut program)?;
                seen += &shell::capture(program.env("FACTMARK_DIST", &listening))?;
                seen.push('\n');
            }
            split::profile::write_list(&dist, &seen)?;
            build::finish(&dist).map(drop)
        },
    )
}

/// Kills pages and browsers with the end-to-end package's own program for it.
pub(crate) fn kill(steps: &mut Steps, kit: &Kit, options: &[&str]) -> Result<()> {
    steps.run(
        "kill",
        "The program is tests/e2e/src/bin/kill.rs; docs/safety.md says what is promised.",
        || {
            let run = ["run", "-p", "factmark-e2e", "--bin", "kill", "--"];
            shell::show(&mut end_to_end(kit, &[&run, options].concat())?)
        },
    )
}

fn cargo(subcommand: &str) -> Command {
    let mut cargo = shell::command("cargo");
    cargo.arg(subcommand);
    cargo
}

fn clippy(cargo: &mut Command) -> &mut Command {
    cargo.args(["--", "--deny", "warnings"])
}

fn docs(cargo: &mut Command) -> &mut Command {
    cargo.env("RUSTDOCFLAGS", "--deny warnings")
}

fn tests_web(kit: &Kit) -> Result<()> {
    let mut cargo = kit.wasm()?.command("cargo");
    kit.browser()?.announce(&mut cargo);
    cargo
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", &kit.tools()?.test_runner)
        // Seconds; a busy machine may need longer than the runner's own limits to start a browser.
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "180")
        .args(["test", "--target", TARGET, "--test", "web"]);
    // The runner ends the browser's driver before it has cleared away the browser's profile.
    let temporary = std::env::temp_dir().join(format!("factmark-web-{}", std::process::id()));
    std::fs::create_dir_all(&temporary).with_context(|| format!("cannot create {}", temporary.display()))?;
    let result = shell::show(cargo.env("TMPDIR", &temporary));
    // If this fails, the profile stays in the temporary folder.
    let _ = std::fs::remove_dir_all(&temporary);
    result
}

fn end_to_end(kit: &Kit, arguments: &[&str]) -> Result<Command> {
    let dist = project::dist();
    ensure!(dist.join("index.html").is_file(), "there is no built site in dist/; run: cargo xtask build");
    let mut cargo = shell::command("cargo");
    cargo.args(arguments).env("FACTMARK_DIST", dist).env("FACTMARK_SINGLE", project::single_file());
    kit.browser()?.announce(&mut cargo);
    if let Some(axe) = kit.axe() {
        cargo.env("FACTMARK_AXE", axe);
    }
    Ok(cargo)
}
