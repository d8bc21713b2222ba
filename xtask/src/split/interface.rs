//! What the first module lets the second have, and under which names.

use anyhow::{Result, ensure};
use std::collections::{BTreeMap, BTreeSet};
use wasm_encoder::{ExportKind, ExportSection};
use wasmparser::ExternalKind;

use super::plan::Plan;
use super::program::Program;

/// Names of what the second module imports from the first; short, for there are hundreds. The numbers are those of the
/// whole program; the table between the two modules has the number after the program's last.
pub(crate) struct Interface {
    names: BTreeMap<(Kind, u32), String>,
    /// Those that the program itself does not export.
    added: BTreeSet<(Kind, u32)>,
}

/// What can be imported, in the order in which it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Function,
    Table,
    Memory,
    Global,
}

impl Interface {
    /// Names everything that is shared.
    pub(crate) fn new(program: &Program<'_>, plan: &Plan) -> Result<Self> {
        let mut shared: Vec<(Kind, u32)> = plan.shared.iter().map(|it| (Kind::Function, *it)).collect();
        shared.extend((0..=program.table_count()).map(|it| (Kind::Table, it)));
        let count = program.memories.as_ref().map_or(0, wasmparser::SectionLimited::count);
        shared.extend((0..count).map(|it| (Kind::Memory, it)));
        let count = program.globals.as_ref().map_or(0, wasmparser::SectionLimited::count);
        shared.extend((0..count).map(|it| (Kind::Global, it)));

        let mut names = BTreeMap::new();
        for export in &program.exports {
            let kind = match export.kind {
                ExternalKind::Func => Kind::Function,
                ExternalKind::Table => Kind::Table,
                ExternalKind::Memory => Kind::Memory,
                ExternalKind::Global => Kind::Global,
                _ => continue,
            };
            names.insert((kind, export.index), export.name.to_owned());
        }
        let mut added = BTreeSet::new();
        for (number, it) in shared.into_iter().enumerate() {
            names.entry(it).or_insert_with(|| {
                added.insert(it);
                short(number)
            });
        }
        let taken = |name: &str| program.exports.iter().any(|export| export.name == name);
        ensure!(!added.iter().any(|it| taken(&names[it])), "the program exports something by a number");
        Ok(Self { names, added })
    }

    /// The name of what is shared.
    pub(crate) fn name(&self, kind: Kind, number: u32) -> &str {
        self.names.get(&(kind, number)).map_or("", String::as_str)
    }

    /// Exports what the program does not export anyway; `function` has the numbers of the first module.
    pub(crate) fn export(
        &self,
        exports: &mut ExportSection,
        function: impl Fn(u32) -> Result<u32>,
    ) -> Result<()> {
        for (kind, number) in &self.added {
            let name = self.name(*kind, *number);
            match kind {
                Kind::Function => exports.export(name, ExportKind::Func, function(*number)?),
                Kind::Table => exports.export(name, ExportKind::Table, *number),
                Kind::Memory => exports.export(name, ExportKind::Memory, *number),
                Kind::Global => exports.export(name, ExportKind::Global, *number),
            };
        }
        Ok(())
    }
}

/// A number in few characters.
fn short(number: usize) -> String {
    const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    let last = char::from(DIGITS[number % DIGITS.len()]);
    match number / DIGITS.len() {
        0 => last.to_string(),
        rest => format!("{}{last}", short(rest - 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_differ() {
        let names: BTreeSet<String> = (0..5000).map(short).collect();
        assert_eq!(names.len(), 5000);
        assert_eq!((short(0), short(35), short(36)), ("0".into(), "z".into(), "00".into()));
    }
}
