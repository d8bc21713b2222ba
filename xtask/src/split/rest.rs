//! The second module: all other functions. It uses the first one's memory, tables and globals, and when it is made its
//! functions take the places of the stubs.

use anyhow::Result;
use wasm_encoder::reencode::Reencode;
use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, EntityType, FunctionSection, ImportSection, Module,
};
use wasmparser::{ElementItems, ElementKind, Operator};

use super::first;
use super::interface::{Interface, Kind};
use super::plan::Plan;
use super::program::Program;
use super::renumber::Renumber;

/// By which name the second module imports the first.
pub(crate) const FIRST: &str = "first";

/// Writes the second module.
pub(crate) fn write(program: &Program<'_>, plan: &Plan, interface: &Interface) -> Result<Vec<u8>> {
    let mut to = Renumber::default();
    let own = || program.own().filter(|(function, _)| !plan.kept.contains(function));
    let imported = plan.rest.functions.iter().copied().filter(|it| *it < program.imported());
    let used = own().map(|(function, _)| function).chain(imported.clone()).chain(plan.shared.iter().copied());
    let used = used.filter_map(|it| program.functions.get(it as usize));
    let types = to.types(program, used.chain(&plan.rest.types).copied())?;

    let mut imports = ImportSection::new();
    for function in imported {
        let import = &program.imports[function as usize];
        let kind = to.type_of(program, function)?;
        imports.import(import.module, import.name, EntityType::Function(kind));
        to.number(function);
    }
    import_first(program, plan, interface, &mut to, &mut imports)?;

    let mut functions = FunctionSection::new();
    let mut code = CodeSection::new();
    for (function, _) in own() {
        functions.function(to.type_of(program, function)?);
        to.number(function);
    }
    for (_, body) in own() {
        to.parse_function_body(&mut code, body.clone())?;
    }

    let mut elements = ElementSection::new();
    let between = plan.stubs.iter().map(|it| to.function(*it)).collect::<Result<Vec<u32>>>()?;
    fill(&mut elements, program.table_count(), 0, between);
    places(program, plan, &to, &mut elements)?;

    let mut module = Module::new();
    module.section(&types).section(&imports).section(&functions).section(&elements).section(&code);
    Ok(module.finish())
}

/// Imports what the first module has.
fn import_first(
    program: &Program<'_>,
    plan: &Plan,
    interface: &Interface,
    to: &mut Renumber,
    imports: &mut ImportSection,
) -> Result<()> {
    for function in &plan.shared {
        let kind = EntityType::Function(to.type_of(program, *function)?);
        imports.import(FIRST, interface.name(Kind::Function, *function), kind);
        to.number(*function);
    }
    let mut number = 0..;
    let mut name = |kind| interface.name(kind, number.next().unwrap_or_default());
    for table in program.tables.clone().into_iter().flatten() {
        let kind = to.table_type(table?.ty)?;
        imports.import(FIRST, name(Kind::Table), kind);
    }
    imports.import(FIRST, name(Kind::Table), first::between_type(plan));
    number = 0..;
    let mut name = |kind| interface.name(kind, number.next().unwrap_or_default());
    for memory in program.memories.clone().into_iter().flatten() {
        let kind = to.memory_type(memory?)?;
        imports.import(FIRST, name(Kind::Memory), kind);
    }
    number = 0..;
    let mut name = |kind| interface.name(kind, number.next().unwrap_or_default());
    for global in program.globals.clone().into_iter().flatten() {
        let kind = to.global_type(global?.ty)?;
        imports.import(FIRST, name(Kind::Global), kind);
    }
    Ok(())
}

/// Puts this module's functions where the first has stubs for them in the program's own tables. Where it is not known at
/// build time where a segment goes, the stubs stay: they do the same.
fn places(program: &Program<'_>, plan: &Plan, to: &Renumber, elements: &mut ElementSection) -> Result<()> {
    for element in program.elements.clone().into_iter().flatten() {
        let element = element?;
        let (ElementKind::Active { table_index, offset_expr }, ElementItems::Functions(functions)) =
            (element.kind, element.items)
        else {
            continue;
        };
        let mut place = match offset_expr.get_operators_reader().read()? {
            Operator::I32Const { value } => value,
            _ => continue,
        };
        let table = table_index.unwrap_or(0);
        let mut run = Vec::new();
        for function in functions {
            let function = function?;
            if function >= program.imported() && !plan.kept.contains(&function) {
                run.push(to.function(function)?);
            } else {
                fill(elements, table, place - run.len() as i32, std::mem::take(&mut run));
            }
            place += 1;
        }
        fill(elements, table, place - run.len() as i32, run);
    }
    Ok(())
}

/// Puts functions into a table, from one place on.
fn fill(elements: &mut ElementSection, table: u32, from: i32, functions: Vec<u32>) {
    if !functions.is_empty() {
        elements.active(Some(table), &ConstExpr::i32_const(from), Elements::Functions(functions.into()));
    }
}
