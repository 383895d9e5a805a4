//! Wraps a function as a relocatable WebAssembly object.
//!
//! The tool conventions' Linking.md defines the format. There is nothing to relocate, because
//! the function reaches memory through its parameters only.

use std::borrow::Cow;
use wasm_encoder::{
    CodeSection, CustomSection, EntityType, Function, FunctionSection, ImportSection,
    LinkingSection, MemoryType, Module, SymbolTable, TypeSection, ValType,
};

/// The index of the only type, and of the only function.
const FIRST: u32 = 0;

/// The object that defines `function`, which returns nothing, under the name `symbol`.
pub fn relocatable<const N: usize>(
    symbol: &str,
    parameters: [ValType; N],
    function: &Function,
) -> Vec<u8> {
    let mut types = TypeSection::new();
    types.ty().function(parameters, []);
    let mut imports = ImportSection::new();
    imports.import("env", "__linear_memory", EntityType::Memory(any_memory()));
    let mut declarations = FunctionSection::new();
    declarations.function(FIRST);
    let mut code = CodeSection::new();
    code.function(function);
    let mut symbols = SymbolTable::new();
    symbols.function(SymbolTable::WASM_SYM_VISIBILITY_HIDDEN, FIRST, Some(symbol));
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

/// A memory of any size will do.
fn any_memory() -> MemoryType {
    MemoryType { minimum: 0, maximum: None, memory64: false, shared: false, page_size_log2: None }
}

/// Declares that the code uses `features`: their count, then '+', the length and the name of each.
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

#[cfg(test)]
mod tests {
    use super::target_features;

    #[test]
    fn features_are_listed_as_the_linker_reads_them() {
        assert_eq!(*target_features(&["simd128"]).data, *b"\x01+\x07simd128");
        assert_eq!(*target_features(&["a", "bc"]).data, *b"\x02+\x01a+\x02bc");
    }
}
