//! What a piece of a program refers to: found by writing the piece once more and listening.

use anyhow::Result;
use std::collections::BTreeSet;
use std::convert::Infallible;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, ElementSection, GlobalSection};
use wasmparser::FunctionBody;

use super::program::Program;

/// Numbers of what is referred to.
#[derive(Debug, Default)]
pub(crate) struct Uses {
    pub(crate) functions: BTreeSet<u32>,
    pub(crate) types: BTreeSet<u32>,
    /// Whether it names segments of data or of tables, which only the first module has.
    pub(crate) has_segments: bool,
}

impl Uses {
    /// What a function refers to.
    pub(crate) fn of(body: &FunctionBody<'_>) -> Result<Self> {
        let mut uses = Self::default();
        uses.parse_function_body(&mut CodeSection::new(), body.clone())?;
        Ok(uses)
    }

    /// What tables, globals and exports refer to.
    pub(crate) fn outside_code(program: &Program<'_>) -> Result<Self> {
        let mut uses = Self::default();
        if let Some(elements) = program.elements.clone() {
            uses.parse_element_section(&mut ElementSection::new(), elements)?;
        }
        if let Some(globals) = program.globals.clone() {
            uses.parse_global_section(&mut GlobalSection::new(), globals)?;
        }
        let exported = program.exports.iter().filter(|export| export.kind == wasmparser::ExternalKind::Func);
        uses.functions.extend(exported.map(|export| export.index));
        uses.functions.extend(program.start);
        Ok(uses)
    }

    /// Adds what another piece refers to.
    pub(crate) fn add(&mut self, other: &Self) {
        self.functions.extend(&other.functions);
        self.types.extend(&other.types);
        self.has_segments |= other.has_segments;
    }
}

impl Reencode for Uses {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        self.functions.insert(function);
        Ok(function)
    }

    fn type_index(&mut self, kind: u32) -> Result<u32, Error> {
        self.types.insert(kind);
        Ok(kind)
    }

    fn data_index(&mut self, data: u32) -> Result<u32, Error> {
        self.has_segments = true;
        Ok(data)
    }

    fn element_index(&mut self, element: u32) -> Result<u32, Error> {
        self.has_segments = true;
        Ok(element)
    }
}
