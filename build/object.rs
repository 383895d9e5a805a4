//! Wraps functions as a relocatable WebAssembly object, which rust-lld links like any other.
//!
//! Format: the tool conventions' Linking.md. There is nothing to relocate: the functions reach
//! memory through their parameters only.

use crate::kernel::PARAMETERS;
use std::borrow::Cow;
use wasm_encoder::{
    CodeSection, CustomSection, EntityType, Function, FunctionSection, ImportSection,
    LinkingSection, MemoryType, Module, SymbolTable, TypeSection,
};

/// The only type, that of every function.
const TYPE: u32 = 0;

/// The object that defines `functions`, each under its symbol name.
pub fn relocatable(functions: &[(&str, Function)]) -> Vec<u8> {
    let mut types = TypeSection::new();
    types.ty().function(PARAMETERS, []);

    let mut imports = ImportSection::new();
    imports.import("env", "__linear_memory", EntityType::Memory(memory()));

    let mut declarations = FunctionSection::new();
    let mut code = CodeSection::new();
    let mut symbols = SymbolTable::new();
    for (index, (name, body)) in (0..).zip(functions) {
        declarations.function(TYPE);
        code.function(body);
        symbols.function(SymbolTable::WASM_SYM_VISIBILITY_HIDDEN, index, Some(name));
    }
    let mut linking = LinkingSection::new();
    linking.symbol_table(&symbols);

    let mut module = Module::new();
    module
        .section(&types)
        .section(&imports)
        .section(&declarations)
        .section(&code)
        .section(&linking)
        .section(&target_features(&["simd128"]));
    module.finish()
}

/// The least that the program's memory has to be.
fn memory() -> MemoryType {
    MemoryType { minimum: 0, maximum: None, memory64: false, shared: false, page_size_log2: None }
}

/// Declares that the code uses `features`: a count, then for each '+', its length and its name.
fn target_features(features: &[&str]) -> CustomSection<'static> {
    let length = |n: usize| u8::try_from(n).expect("a single-byte LEB128 length");
    let mut data = vec![length(features.len())];
    for feature in features {
        data.push(b'+');
        data.push(length(feature.len()));
        data.extend(feature.as_bytes());
    }
    CustomSection { name: Cow::Borrowed("target_features"), data: Cow::Owned(data) }
}
