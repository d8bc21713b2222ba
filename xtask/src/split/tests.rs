//! A small program, split in several ways. What runs is told to a browser (`tests/e2e`, `split`).

use super::uses::Uses;
use super::*;
use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection, Function,
    FunctionSection, GlobalSection, GlobalType, ImportSection, Instruction as I, MemorySection, MemoryType,
    Module, NameMap, NameSection, RefType, TableSection, TableType, TypeSection, ValType,
};
use wasmparser::{ElementItems, ElementKind, Operator, Payload};

/// The functions of the program by name: `js` is imported.
const JS: u32 = 0;
const START: u32 = 1;
const LATER: u32 = 2;
const LISTED: u32 = 3;
const SHARED: u32 = 4;

/// `start` calls `js` and `later`; `later` and `listed` call `shared`; the table has `start` and `listed` from 1 on;
/// `start` and `listed` are exported.
fn example() -> Vec<u8> {
    let mut types = TypeSection::new();
    types.ty().function([], []);
    types.ty().function([ValType::I32, ValType::I64], [ValType::I32]);
    let mut imports = ImportSection::new();
    imports.import("js", "js", EntityType::Function(0));
    let mut functions = FunctionSection::new();
    for kind in [0, 1, 1, 0] {
        functions.function(kind);
    }
    let mut tables = TableSection::new();
    let kind = RefType::FUNCREF;
    tables.table(TableType {
        element_type: kind,
        table64: false,
        minimum: 3,
        maximum: Some(3),
        shared: false,
    });
    let mut memories = MemorySection::new();
    memories.memory(MemoryType {
        minimum: 1,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    });
    let mut globals = GlobalSection::new();
    let stack = GlobalType { val_type: ValType::I32, mutable: true, shared: false };
    globals.global(stack, &ConstExpr::i32_const(1024));
    let mut exports = ExportSection::new();
    exports.export("memory", ExportKind::Memory, 0);
    exports.export("start", ExportKind::Func, START);
    exports.export("listed", ExportKind::Func, LISTED);
    let mut elements = ElementSection::new();
    elements.active(None, &ConstExpr::i32_const(1), Elements::Functions(vec![START, LISTED].into()));
    let mut code = CodeSection::new();
    let long = [I::I32Const(70_000), I::I32Const(70_000), I::I32Const(70_000), I::Drop, I::Drop, I::Drop];
    let body = |instructions: &[I]| {
        let mut function = Function::new([]);
        for instruction in long.iter().chain(instructions).chain([&I::End]) {
            function.instruction(instruction);
        }
        function
    };
    code.function(&body(&[I::Call(JS), I::I32Const(1), I::I64Const(2), I::Call(LATER), I::Drop]));
    code.function(&body(&[I::Call(SHARED), I::GlobalGet(0)]));
    code.function(&body(&[I::Call(SHARED), I::Call(JS), I::LocalGet(0)]));
    code.function(&body(&[I::I32Const(0), I::GlobalSet(0)]));
    let mut names = NameMap::new();
    for (number, name) in (0..).zip(["js", "start", "later", "listed", "shared"]) {
        names.append(number, name);
    }
    let mut section = NameSection::new();
    section.functions(&names);
    let mut module = Module::new();
    module.section(&types).section(&imports).section(&functions).section(&tables).section(&memories);
    module.section(&globals).section(&exports).section(&elements).section(&code).section(&section);
    module.finish()
}

fn split_example(wanted: &[u32]) -> (Shape, Shape) {
    let whole = example();
    let parts = split(&Program::read(&whole).unwrap(), |function| wanted.contains(&function)).unwrap();
    (Shape::of(&parts.first), Shape::of(&parts.rest))
}

/// What a module is made of, so far as it shows that the modules fit.
#[derive(Debug, Default)]
struct Shape {
    imports: Vec<(String, String)>,
    exports: Vec<String>,
    /// Parts of tables: table, first place, functions.
    elements: Vec<(u32, i32, Vec<u32>)>,
    /// What each function refers to.
    bodies: Vec<Vec<u32>>,
    is_named: bool,
}

impl Shape {
    fn of(module: &[u8]) -> Self {
        wasmparser::validate(module).unwrap();
        let mut shape = Self::default();
        for payload in wasmparser::Parser::new(0).parse_all(module) {
            match payload.unwrap() {
                Payload::ImportSection(imports) => {
                    let imports = imports.into_iter().map(Result::unwrap);
                    shape.imports = imports.map(|it| (it.module.to_owned(), it.name.to_owned())).collect();
                }
                Payload::ExportSection(exports) => {
                    shape.exports = exports.into_iter().map(|it| it.unwrap().name.to_owned()).collect();
                }
                Payload::ElementSection(elements) => {
                    shape.elements = elements.into_iter().map(|it| element(it.unwrap())).collect();
                }
                Payload::CodeSectionEntry(body) => {
                    shape.bodies.push(Uses::of(&body).unwrap().functions.into_iter().collect());
                }
                Payload::CustomSection(_) => shape.is_named = true,
                _ => {}
            }
        }
        shape
    }

    /// What a module imports from another.
    fn imports_from(&self, module: &str) -> Vec<&str> {
        self.imports.iter().filter(|it| it.0 == module).map(|it| it.1.as_str()).collect()
    }
}

fn element(element: wasmparser::Element<'_>) -> (u32, i32, Vec<u32>) {
    let ElementKind::Active { table_index, offset_expr } = element.kind else { panic!("not active") };
    let Operator::I32Const { value } = offset_expr.get_operators_reader().read().unwrap() else {
        panic!("not a number")
    };
    let ElementItems::Functions(functions) = element.items else { panic!("not functions") };
    (table_index.unwrap_or(0), value, functions.into_iter().map(Result::unwrap).collect())
}

#[test]
fn what_is_kept_is_in_the_first_module_and_all_else_in_the_second() {
    let (first, rest) = split_example(&[START, SHARED]);
    assert_eq!(first.imports_from("js"), ["js"]);
    assert_eq!(first.imports_from("rest"), ["load"]);
    // The functions: 0 js, 1 load, 2 start, 3 shared, the stubs for 4 later and 5 listed, and 6, which asks for the rest.
    assert_eq!(first.bodies, [vec![0, 4], vec![], vec![6], vec![6], vec![1]]);
    assert_eq!(first.elements, [(0, 1, vec![2, 5])]);
    // The functions: 0 js, 1 shared, 2 later, 3 listed.
    assert_eq!(rest.imports_from("js"), ["js"]);
    assert_eq!(rest.bodies, [vec![1], vec![0, 1]]);
    // First the table between the two, then the program's own.
    assert_eq!(rest.elements, [(1, 0, vec![2, 3]), (0, 2, vec![3])]);
}

#[test]
fn the_first_module_exports_what_the_second_imports() {
    for wanted in [&[][..], &[START], &[LATER, LISTED], &[START, LATER, LISTED], &[SHARED]] {
        let (first, rest) = split_example(wanted);
        for name in rest.imports_from("first") {
            assert!(first.exports.iter().any(|it| it == name), "{wanted:?}: {name} is missing");
        }
        for name in ["memory", "start", "listed"] {
            assert!(first.exports.iter().any(|it| it == name), "{wanted:?}: {name} is lost");
        }
        assert_eq!(rest.bodies.len(), 4 - wanted.len(), "{wanted:?}");
        assert!(!first.is_named && !rest.is_named);
    }
}

#[test]
fn numbers_of_the_first_module_have_names() {
    let whole = example();
    let parts =
        split(&Program::read(&whole).unwrap(), |function| [START, SHARED].contains(&function)).unwrap();
    let names = "2 start\n3 shared\n4 (in the second module) later\n5 (in the second module) listed\n";
    assert_eq!(parts.names, names);
}

#[test]
fn of_a_whole_list_nothing_is_left() {
    let (first, rest) = split_example(&[START, LATER, LISTED, SHARED]);
    assert_eq!((first.bodies.len(), rest.bodies.len()), (5, 0));
    assert!(rest.elements.is_empty());
}

#[test]
fn names_are_dropped_and_nothing_else() {
    let whole = example();
    let plain = without_names(&whole).unwrap();
    let (before, after) = (Shape::of(&whole), Shape::of(&plain));
    assert!(before.is_named && !after.is_named && plain.len() < whole.len());
    assert_eq!(
        (before.bodies, before.elements, before.exports),
        (after.bodies, after.elements, after.exports)
    );
}

#[test]
fn functions_are_known_by_name() {
    let whole = example();
    let program = Program::read(&whole).unwrap();
    let list = List::of_all_but(&program, &[START, SHARED].into());
    let has: Vec<bool> = [START, LATER, LISTED, SHARED].iter().map(|it| list.has(&program, *it)).collect();
    assert_eq!(has, [false, true, true, false]);
    let plain = without_names(&whole).unwrap();
    assert_eq!(list.known(&Program::read(&plain).unwrap()), 0);
}
