//! The list of functions anew: what does not run while somebody starts and does the first things.

use anyhow::{Context, Result, ensure};
use std::collections::BTreeSet;
use std::convert::Infallible;
use std::fs;
use std::path::Path;
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{
    CodeSection, ConstExpr, ExportKind, ExportSection, GlobalSection, GlobalType, Instruction, MemArg,
    MemoryType, Module, ValType,
};
use wasmparser::{ExportSectionReader, FunctionBody, GlobalSectionReader, Parser};

use crate::build::gzip_size;

use super::names::List;
use super::program::Program;

/// The name of what says where in memory each function leaves a mark.
const SEEN: &str = "__seen";
/// Bytes of a page of memory; more functions than that are not in the program.
const PAGE: u64 = 65_536;

/// Begins the names of steps whose functions are not kept: the second module is there by then.
const LATER: &str = "- ";

/// Makes the program in `dist` tell which functions ran: by the byte of each one's number in a page of memory.
pub(crate) fn listen(dist: &Path) -> Result<()> {
    let file = dist.join(super::program(dist)?);
    let program = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
    ensure!(Program::read(&program)?.bodies.len() < PAGE as usize, "there is no room for so many marks");
    fs::write(&file, listening(&program)?).with_context(|| format!("cannot write {}", file.display()))
}

/// Makes the list of what was seen: a line a step, its name and the numbers of functions (counted from the first that is
/// not imported) that ran until its end, and had not before. `dist` is the site without marks.
pub(crate) fn write_list(dist: &Path, seen: &str) -> Result<()> {
    let whole = fs::read(dist.join(super::program(dist)?))?;
    let program = Program::read(&whole)?;
    ensure!(!program.names.is_empty(), "the functions have no names: wasm-opt needs -g (index.html)");
    let (mut kept, mut told) = (BTreeSet::new(), BTreeSet::new());
    println!("\n{:>9}  {:>11}  {:>11}  ran first at this step", "functions", "bytes", "gzip");
    for line in seen.lines() {
        let (step, numbers) = line.split_once(": ").context("a step has no name")?;
        let numbers: Vec<u32> = numbers.split(' ').map(str::parse).collect::<Result<_, _>>()?;
        if !step.starts_with(LATER) {
            kept.extend(numbers.iter().map(|number| number + program.imported()));
        }
        let new: Vec<u32> = numbers.into_iter().filter(|number| told.insert(*number)).collect();
        let bodies = new.iter().filter_map(|number| program.bodies.get(*number as usize));
        let bytes: Vec<u8> = bodies.flat_map(|body| whole[body.range()].to_vec()).collect();
        println!("{:>9}  {:>11}  {:>11}  {step}", new.len(), bytes.len(), gzip_size(&bytes)?);
    }
    let list = List::of_all_but(&program, &kept);
    println!("{:>9}  names in the list", list.len());
    list.write()
}

fn listening(program: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::new();
    Marking::default().parse_core_module(&mut module, Parser::new(0), program)?;
    Ok(module.finish())
}

/// Writes a program in which each function marks that it was called, in a page of memory between what the linker laid out
/// and what the program asks for when it runs.
#[derive(Default)]
struct Marking {
    number: u64,
    marks: u64,
    /// How many globals the program has: the number of ours.
    globals: u32,
}

impl Reencode for Marking {
    type Error = Infallible;

    fn memory_type(&mut self, memory: wasmparser::MemoryType) -> Result<MemoryType, Error> {
        self.marks = memory.initial * PAGE;
        Ok(MemoryType { minimum: memory.initial + 1, ..utils::memory_type(self, memory) })
    }

    fn parse_global_section(
        &mut self,
        to: &mut GlobalSection,
        from: GlobalSectionReader<'_>,
    ) -> Result<(), Error> {
        utils::parse_global_section(self, to, from)?;
        let kind = GlobalType { val_type: ValType::I32, mutable: false, shared: false };
        self.globals = to.len();
        to.global(kind, &ConstExpr::i32_const(self.marks as i32));
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        to: &mut ExportSection,
        from: ExportSectionReader<'_>,
    ) -> Result<(), Error> {
        utils::parse_export_section(self, to, from)?;
        to.export(SEEN, ExportKind::Global, self.globals);
        Ok(())
    }

    fn parse_function_body(&mut self, code: &mut CodeSection, body: FunctionBody<'_>) -> Result<(), Error> {
        let mut function = self.new_function_with_parsed_locals(&body)?;
        function.instruction(&Instruction::I32Const(0)).instruction(&Instruction::I32Const(1));
        let offset = self.marks + self.number;
        function.instruction(&Instruction::I32Store8(MemArg { offset, align: 0, memory_index: 0 }));
        let mut reader = body.get_operators_reader()?;
        while !reader.eof() {
            function.instruction(&self.parse_instruction(&mut reader)?);
        }
        code.function(&function);
        self.number += 1;
        Ok(())
    }
}
