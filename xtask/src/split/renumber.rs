//! Writes pieces of a program with the numbers of another module.

use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fmt;
use wasm_encoder::TypeSection;
use wasm_encoder::reencode::{Error, Reencode};

use super::program::Program;

/// The new numbers of functions and types. Tables, memories and globals keep theirs: both modules have all of them, in
/// their order.
#[derive(Default)]
pub(crate) struct Renumber {
    functions: BTreeMap<u32, u32>,
    types: BTreeMap<u32, u32>,
    next: u32,
}

/// Something is referred to that the module does not have.
#[derive(Debug)]
pub(crate) struct Missing(&'static str, u32);

impl fmt::Display for Missing {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(text, "the module has no {} {}", self.0, self.1)
    }
}

impl std::error::Error for Missing {}

impl Renumber {
    /// Writes those of the program's types that are used, and numbers them.
    pub(crate) fn types(
        &mut self,
        program: &Program<'_>,
        used: impl Iterator<Item = u32>,
    ) -> Result<TypeSection> {
        let mut section = TypeSection::new();
        let used: std::collections::BTreeSet<u32> = used.collect();
        for kind in used {
            let it = program.types.get(kind as usize).context("a function of no type")?.clone();
            let it = self.func_type(it)?;
            self.types.insert(kind, section.len());
            section.ty().func_type(&it);
        }
        Ok(section)
    }

    /// Gives a function the next number.
    pub(crate) fn number(&mut self, function: u32) {
        let number = self.number_new();
        self.functions.insert(function, number);
    }

    /// The next number, for a function that the program does not have.
    pub(crate) fn number_new(&mut self) -> u32 {
        self.next += 1;
        self.next - 1
    }

    /// The number of a function.
    pub(crate) fn function(&self, function: u32) -> Result<u32> {
        Ok(*self.functions.get(&function).ok_or(Missing("function", function))?)
    }

    /// The number of the type of a function.
    pub(crate) fn type_of(&mut self, program: &Program<'_>, function: u32) -> Result<u32> {
        let kind = *program.functions.get(function as usize).context("no such function")?;
        Ok(self.type_index(kind)?)
    }
}

impl Reencode for Renumber {
    type Error = Missing;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Missing>> {
        self.functions.get(&function).copied().ok_or(Error::UserError(Missing("function", function)))
    }

    fn type_index(&mut self, kind: u32) -> Result<u32, Error<Missing>> {
        self.types.get(&kind).copied().ok_or(Error::UserError(Missing("type", kind)))
    }
}
