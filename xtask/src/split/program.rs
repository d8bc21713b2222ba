//! A finished WebAssembly program, read so far as the split needs it.

use anyhow::{Context, Result, bail, ensure};
use std::collections::BTreeMap;
use wasmparser::{
    DataSectionReader, ElementSectionReader, Export, FuncType, FunctionBody, GlobalSectionReader, Import,
    KnownCustom, MemorySectionReader, Name, Parser, Payload, TableSectionReader, TypeRef,
};

/// The parts of a program. Functions are numbered as the program numbers them: those that it imports come first.
#[derive(Default)]
pub(crate) struct Program<'a> {
    pub(crate) types: Vec<FuncType>,
    /// All of them functions.
    pub(crate) imports: Vec<Import<'a>>,
    /// The type of each function, imported or not.
    pub(crate) functions: Vec<u32>,
    pub(crate) tables: Option<TableSectionReader<'a>>,
    pub(crate) memories: Option<MemorySectionReader<'a>>,
    pub(crate) globals: Option<GlobalSectionReader<'a>>,
    pub(crate) exports: Vec<Export<'a>>,
    pub(crate) start: Option<u32>,
    pub(crate) elements: Option<ElementSectionReader<'a>>,
    pub(crate) data_count: Option<u32>,
    pub(crate) bodies: Vec<FunctionBody<'a>>,
    pub(crate) data: Option<DataSectionReader<'a>>,
    /// The names of functions, by number; empty if the program was built without.
    pub(crate) names: BTreeMap<u32, &'a str>,
}

impl<'a> Program<'a> {
    /// Reads a program. One that uses what this cannot split is refused.
    pub(crate) fn read(bytes: &'a [u8]) -> Result<Self> {
        let mut program = Self::default();
        for payload in Parser::new(0).parse_all(bytes) {
            program.take(payload.context("the program is no valid WebAssembly")?)?;
        }
        Ok(program)
    }

    fn take(&mut self, payload: Payload<'a>) -> Result<()> {
        match payload {
            Payload::TypeSection(groups) => {
                for types in groups.into_iter_err_on_gc_types() {
                    self.types.push(types?);
                }
            }
            Payload::ImportSection(imports) => {
                for import in imports {
                    let import = import?;
                    let TypeRef::Func(kind) = import.ty else {
                        bail!("the program imports {}, which is no function", import.name)
                    };
                    self.imports.push(import);
                    self.functions.push(kind);
                }
            }
            Payload::FunctionSection(types) => {
                for kind in types {
                    self.functions.push(kind?);
                }
            }
            Payload::TableSection(tables) => self.tables = Some(tables),
            Payload::MemorySection(memories) => self.memories = Some(memories),
            Payload::GlobalSection(globals) => self.globals = Some(globals),
            Payload::ExportSection(exports) => {
                self.exports = exports.into_iter().collect::<Result<_, _>>()?
            }
            Payload::StartSection { func, .. } => self.start = Some(func),
            Payload::ElementSection(elements) => self.elements = Some(elements),
            Payload::DataCountSection { count, .. } => self.data_count = Some(count),
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            Payload::DataSection(data) => self.data = Some(data),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(names) = section.as_known() {
                    for part in names {
                        let Name::Function(names) = part? else { continue };
                        for name in names {
                            let name = name?;
                            self.names.insert(name.index, name.name);
                        }
                    }
                }
            }
            Payload::Version { .. } | Payload::CodeSectionStart { .. } | Payload::End(_) => {}
            other => {
                ensure!(other.as_section().is_none(), "the program has a section that is not known here");
            }
        }
        Ok(())
    }

    /// How many functions it imports; the others have a body.
    pub(crate) fn imported(&self) -> u32 {
        // Numbers of functions have 32 bits.
        self.imports.len() as u32
    }

    /// The functions that it has itself, with their bodies.
    pub(crate) fn own(&self) -> impl Iterator<Item = (u32, &FunctionBody<'a>)> {
        (self.imported()..).zip(&self.bodies)
    }

    /// How many tables it has; all of them are its own.
    pub(crate) fn table_count(&self) -> u32 {
        self.tables.as_ref().map_or(0, wasmparser::SectionLimited::count)
    }
}
