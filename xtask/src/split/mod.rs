//! Two modules of one program: the first has what runs until somebody has tagged something, and is all that the first
//! screen waits for; the second has the rest and comes when the first screen stands.
//!
//! | module | its one job |
//! |---|---|
//! | [`program`] | reads the finished program |
//! | [`names`] | knows functions again, and the list of those to keep |
//! | [`uses`] | what a function refers to |
//! | [`plan`] | which function goes where |
//! | [`interface`] | what the second module has from the first |
//! | [`renumber`] | writes functions with a module's own numbers |
//! | [`first`], [`rest`] | the two modules |
//! | [`glue`] | the script that brings the second |
//! | [`profile`] | makes the list anew |
//!
//! **It is right whatever the list says.** Where the first module refers to a function that it does not have, by a call,
//! in a table or in its exports, a stub stands: it goes on in the second module, and if that is not there yet, it is
//! brought at once, while the caller waits (`rest.js`). So the list decides about speed only. Functions that it does not
//! know are in the first module. What a start or a tag calls and the list has nevertheless, because the program has changed,
//! costs the first screen the second module; a story fails then (`tests/e2e`, `split`), and `cargo xtask profile` makes the
//! list anew. It is also to be made anew when the first module has grown.

mod first;
mod glue;
mod interface;
mod names;
mod plan;
pub(crate) mod profile;
mod program;
mod renumber;
mod rest;
#[cfg(test)]
mod tests;
mod uses;

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;
use wasm_encoder::reencode::Reencode;

use crate::project;
use interface::Interface;
use names::List;
use plan::Plan;
use program::Program;

/// How the files of the program end: what wasm-bindgen wrote, and our second module.
const PROGRAM: &str = "_bg.wasm";
const REST: &str = "_rest.wasm";

/// The two modules.
struct Parts {
    first: Vec<u8>,
    rest: Vec<u8>,
    /// The names of the first one's functions by number.
    names: String,
}

/// Splits the program in `dist`, as trunk left it, if it is the one that the list was made of.
/// Says whether it is.
pub(crate) fn apply(dist: &Path) -> Result<bool> {
    let stem = stem(dist)?;
    let read = |name: &str| fs::read(dist.join(name)).with_context(|| format!("cannot read {name}"));
    let whole = read(&format!("{stem}{PROGRAM}"))?;
    let program = Program::read(&whole)?;
    let list = List::read()?;
    let known = list.known(&program);
    if known * 2 < list.len() || known == 0 {
        println!(
            "not split: only {known} of the {} functions that can wait are in the program by name",
            list.len()
        );
        return Ok(false);
    }
    let parts = split(&program, |function| !list.has(&program, function))?;
    let glue = String::from_utf8(read(&format!("{stem}.js"))?)?;
    let hash =
        Sha256::new().chain_update(&parts.first).chain_update(&parts.rest).chain_update(&glue).finalize();
    let hash: String = hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let new = format!("{}-{hash}", stem.rsplit_once('-').map_or(stem.as_str(), |(name, _)| name));
    let page = String::from_utf8(read("index.html")?)?;
    ensure!(page.contains(&stem), "the page does not start {stem}");

    for name in [format!("{stem}{PROGRAM}"), format!("{stem}.js")] {
        fs::remove_file(dist.join(&name)).with_context(|| format!("cannot remove {name}"))?;
    }
    let write = |name: &str, bytes: &[u8]| {
        fs::write(dist.join(name), bytes).with_context(|| format!("cannot write {name}"))
    };
    write(&format!("{new}{PROGRAM}"), &parts.first)?;
    write(&format!("{new}{REST}"), &parts.rest)?;
    write(&format!("{new}.js"), glue::with_rest(&glue, &format!("{new}{REST}"))?.as_bytes())?;
    let names = project::target().join("first_module.txt");
    fs::write(&names, parts.names).with_context(|| format!("cannot write {}", names.display()))?;
    write("index.html", page.replace(&stem, &new).as_bytes())?;
    Ok(true)
}

/// The name of the file that has the program, as trunk left it.
pub(crate) fn program(dist: &Path) -> Result<String> {
    Ok(format!("{}{PROGRAM}", stem(dist)?))
}

/// Takes the names of functions out of the program in `dist`: they are for us, not for whoever loads it.
pub(crate) fn drop_names(dist: &Path) -> Result<()> {
    let file = dist.join(program(dist)?);
    let program = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
    fs::write(&file, without_names(&program)?).with_context(|| format!("cannot write {}", file.display()))
}

fn without_names(program: &[u8]) -> Result<Vec<u8>> {
    struct NoCustomSections;
    impl Reencode for NoCustomSections {
        type Error = std::convert::Infallible;
        fn parse_custom_section(
            &mut self,
            _: &mut wasm_encoder::Module,
            _: wasmparser::CustomSectionReader<'_>,
        ) -> Result<(), wasm_encoder::reencode::Error> {
            Ok(())
        }
    }
    let mut module = wasm_encoder::Module::new();
    NoCustomSections.parse_core_module(&mut module, wasmparser::Parser::new(0), program)?;
    Ok(module.finish())
}

/// What the names of the program's files begin with.
fn stem(dist: &Path) -> Result<String> {
    for entry in fs::read_dir(dist).with_context(|| format!("cannot read {}", dist.display()))? {
        let name = entry?.file_name();
        if let Some(stem) = name.to_str().and_then(|name| name.strip_suffix(PROGRAM)) {
            return Ok(stem.to_owned());
        }
    }
    anyhow::bail!("there is no program in {}", dist.display())
}

/// Makes two modules of a program, both checked.
fn split(program: &Program<'_>, wanted: impl Fn(u32) -> bool) -> Result<Parts> {
    let plan = Plan::new(program, wanted)?;
    let interface = Interface::new(program, &plan)?;
    let first = first::write(program, &plan, &interface)?;
    let rest = rest::write(program, &plan, &interface)?;
    for (name, module) in [("first", &first), ("second", &rest)] {
        wasmparser::validate(module).with_context(|| format!("the {name} module is wrong"))?;
    }
    println!(
        "split: {} functions in the first module and {} stubs; {} in the second, which uses {} of the first",
        plan.kept.len(),
        plan.stubs.len(),
        program.bodies.len() - plan.kept.len(),
        plan.shared.len()
    );
    Ok(Parts { first, rest, names: names::numbered(program, &plan) })
}
