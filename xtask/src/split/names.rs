//! Functions are known again by their names, without what changes with every compiler; the list has a short checksum of
//! each, for the names of generic functions are long.

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use super::plan::Plan;
use super::program::Program;
use super::uses::Uses;
use crate::project;

/// What stands before the list.
const HEAD: &str = "\
# Functions of the second module (xtask/src/split): those that did not run until somebody had tagged, chosen, undone and
# deleted something. Each line has the first 8 digits of the SHA-256 of a function's name without the marks of its build
# (xtask/src/split/names.rs). Made by `cargo xtask profile`; do not edit.
";

/// The functions that can be in the second module. A function that the list does not know, for it is newer or another
/// compiler has made it, is none of them: so a list that is old costs some bytes, and no waiting.
pub(crate) struct List(BTreeSet<String>);

impl List {
    /// Reads the committed list.
    pub(crate) fn read() -> Result<Self> {
        let file = file();
        let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        Ok(Self(text.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect()))
    }

    /// A list of all functions of the program but these; nor are those in it that have a name of one of these, or none.
    pub(crate) fn of_all_but(program: &Program<'_>, these: &BTreeSet<u32>) -> Self {
        let keys = |is_kept: bool| {
            let some = program.own().filter(move |(function, _)| these.contains(function) == is_kept);
            some.filter_map(|(function, _)| key(program, function)).collect::<BTreeSet<_>>()
        };
        Self(keys(false).difference(&keys(true)).cloned().collect())
    }

    /// Writes it in place of the committed one.
    pub(crate) fn write(&self) -> Result<()> {
        let file = file();
        let lines: String = self.0.iter().map(|key| format!("{key}\n")).collect();
        fs::write(&file, format!("{HEAD}{lines}")).with_context(|| format!("cannot write {}", file.display()))
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether the function is in the list.
    pub(crate) fn has(&self, program: &Program<'_>, function: u32) -> bool {
        key(program, function).is_some_and(|key| self.0.contains(&key))
    }

    /// How many functions of the list the program has.
    pub(crate) fn known(&self, program: &Program<'_>) -> usize {
        let keys: BTreeSet<String> =
            program.own().filter_map(|(function, _)| key(program, function)).collect();
        keys.intersection(&self.0).count()
    }
}

/// What a browser calls `wasm-function[…]` in the first module, a line each: for whoever reads the report of a crash, or
/// looks for what asked for the second module.
pub(crate) fn numbered(program: &Program<'_>, plan: &Plan) -> String {
    // The imported ones come first, then what loads the second module.
    let before = plan.first.functions.iter().filter(|it| **it < program.imported()).count() + 1;
    let name = |function: &u32| program.names.get(function).copied().unwrap_or("(of wasm-bindgen)");
    let kept = plan.kept.iter().map(|it| ("", name(it)));
    let stubs = plan.stubs.iter().map(|it| ("(in the second module) ", name(it)));
    let lines = kept.chain(stubs).zip(before..);
    lines.map(|((place, name), number)| format!("{number} {place}{name}\n")).collect()
}

fn file() -> PathBuf {
    project::root().join("xtask").join("second_module.txt")
}

fn key(program: &Program<'_>, function: u32) -> Option<String> {
    let name = match program.names.get(&function) {
        Some(name) => without_build(name),
        None => of_adapter(program, function)?,
    };
    Some(Sha256::digest(name).iter().take(4).map(|byte| format!("{byte:02x}")).collect())
}

/// What stands for the name of a function that wasm-bindgen made, which has none: those that it calls.
fn of_adapter(program: &Program<'_>, function: u32) -> Option<String> {
    let body = program.bodies.get(function.checked_sub(program.imported())? as usize)?;
    let mut name = "adapter".to_owned();
    for called in Uses::of(body).ok()?.functions {
        let imported = program.imports.get(called as usize).map(|import| import.name);
        name.push(' ');
        name.push_str(&without_build(imported.or(program.names.get(&called).copied()).unwrap_or_default()));
    }
    Some(name)
}

/// The name of a function without the checksums of crates (`core[0123456789abcdef]::…`, `…::h0123456789abcdef`), which
/// change with every compiler and every version of a dependency.
fn without_build(name: &str) -> String {
    let is_sum = |text: &str| text.len() >= 4 && text.bytes().all(|it| it.is_ascii_hexdigit());
    let mut parts = name.split('[');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((sum, rest)) if is_sum(sum) => plain.push_str(rest),
            _ => {
                plain.push('[');
                plain.push_str(part);
            }
        }
    }
    match plain.rsplit_once("::h") {
        Some((before, sum)) if sum.len() == 16 && is_sum(sum) => before.to_owned(),
        _ => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_do_not_tell_the_build() {
        let check = |name: &str, plain: &str| assert_eq!(without_build(name), plain);
        check("<str>::rfind::<[char; 2usize]>", "<str>::rfind::<[char; 2usize]>");
        check(
            "core[c5930c85a12de822]::f::<alloc[3ca501edff3f0c7c]::vec::Vec<[u8]>>",
            "core::f::<alloc::vec::Vec<[u8]>>",
        );
        check("factmark::main::h0123456789abcdef", "factmark::main");
        check("factmark::hash", "factmark::hash");
        check("", "");
    }
}
