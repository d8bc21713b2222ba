//! The first module: what starts the program. Where it calls what it does not have, a stub stands, which asks for the
//! second module if that is not there yet and goes on there.

use anyhow::Result;
use wasm_encoder::reencode::Reencode;
use wasm_encoder::{
    CodeSection, DataCountSection, DataSection, ElementSection, EntityType, ExportSection, Function,
    FunctionSection, GlobalSection, ImportSection, Instruction, MemorySection, Module, RefType, StartSection,
    TableSection, TableType, ValType,
};

use super::interface::Interface;
use super::plan::Plan;
use super::program::Program;
use super::renumber::Renumber;

/// Where the function is imported from that brings the second module, and its name.
pub(crate) const LOADER: [&str; 2] = ["rest", "load"];

/// Writes the first module.
pub(crate) fn write(program: &Program<'_>, plan: &Plan, interface: &Interface) -> Result<Vec<u8>> {
    let mut to = Renumber::default();
    let own = plan.kept.iter().chain(&plan.stubs).copied();
    let imported = plan.first.functions.iter().copied().filter(|it| *it < program.imported());
    let used = imported.clone().chain(own.clone()).filter_map(|it| program.functions.get(it as usize));
    let mut types = to.types(program, used.chain(&plan.first.types).copied())?;
    let [load_type, ready_type] = [types.len(), types.len() + 1];
    types.ty().function([], []);
    types.ty().function([ValType::I32], [ValType::I32]);

    let mut imports = ImportSection::new();
    for function in imported {
        let import = &program.imports[function as usize];
        let kind = to.type_of(program, function)?;
        imports.import(import.module, import.name, EntityType::Function(kind));
        to.number(function);
    }
    imports.import(LOADER[0], LOADER[1], EntityType::Function(load_type));
    let load = to.number_new();

    let mut functions = FunctionSection::new();
    for function in own {
        functions.function(to.type_of(program, function)?);
        to.number(function);
    }
    functions.function(ready_type);
    let ready = to.number_new();

    let mut tables = TableSection::new();
    if let Some(section) = program.tables.clone() {
        to.parse_table_section(&mut tables, section)?;
    }
    let between = tables.len();
    tables.table(between_type(plan));
    let mut memories = MemorySection::new();
    if let Some(section) = program.memories.clone() {
        to.parse_memory_section(&mut memories, section)?;
    }
    let mut globals = GlobalSection::new();
    if let Some(section) = program.globals.clone() {
        to.parse_global_section(&mut globals, section)?;
    }
    let mut exports = ExportSection::new();
    for export in &program.exports {
        to.parse_export(&mut exports, *export)?;
    }
    interface.export(&mut exports, |function| to.function(function))?;
    let mut elements = ElementSection::new();
    if let Some(section) = program.elements.clone() {
        to.parse_element_section(&mut elements, section)?;
    }

    let mut code = CodeSection::new();
    for (function, body) in program.own() {
        if plan.kept.contains(&function) {
            to.parse_function_body(&mut code, body.clone())?;
        }
    }
    for (slot, function) in (0..).zip(&plan.stubs) {
        let kind = program.functions[*function as usize];
        let parameters = program.types[kind as usize].params().len();
        code.function(&stub(parameters as u32, slot, ready, to.type_index(kind)?, between));
    }
    code.function(&ready_function(between, load));
    let mut data = DataSection::new();
    if let Some(section) = program.data.clone() {
        to.parse_data_section(&mut data, section)?;
    }

    let mut module = Module::new();
    module.section(&types).section(&imports).section(&functions).section(&tables).section(&memories);
    module.section(&globals).section(&exports);
    if let Some(start) = program.start {
        module.section(&StartSection { function_index: to.function(start)? });
    }
    module.section(&elements);
    if let Some(count) = program.data_count {
        module.section(&DataCountSection { count });
    }
    module.section(&code).section(&data);
    Ok(module.finish())
}

/// The table between the modules: the second puts its functions there.
pub(crate) fn between_type(plan: &Plan) -> TableType {
    let minimum = plan.stubs.len() as u64;
    TableType {
        element_type: RefType::FUNCREF,
        table64: false,
        minimum,
        maximum: Some(minimum),
        shared: false,
    }
}

/// Calls what is in a slot of the table between, with the parameters that it was called with.
fn stub(parameters: u32, slot: i32, ready: u32, type_index: u32, table_index: u32) -> Function {
    let mut function = Function::new([]);
    for parameter in 0..parameters {
        function.instruction(&Instruction::LocalGet(parameter));
    }
    function.instruction(&Instruction::I32Const(slot)).instruction(&Instruction::Call(ready));
    function.instruction(&Instruction::CallIndirect { type_index, table_index });
    function.instruction(&Instruction::End);
    function
}

/// Answers the slot that it is asked for, when there is something in it.
fn ready_function(table: u32, load: u32) -> Function {
    let mut function = Function::new([]);
    function
        .instruction(&Instruction::LocalGet(0))
        .instruction(&Instruction::TableGet(table))
        .instruction(&Instruction::RefIsNull)
        .instruction(&Instruction::If(wasm_encoder::BlockType::Empty))
        .instruction(&Instruction::Call(load))
        .instruction(&Instruction::End)
        .instruction(&Instruction::LocalGet(0))
        .instruction(&Instruction::End);
    function
}
