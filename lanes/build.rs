//! Makes a module for threads: its memory and its stacks are the caller's.

use std::env;

const ARGUMENTS: [&str; 5] = [
    "--import-memory",
    // A shared memory must have a maximum. scripts/build/lanes.mjs declares the import as shared.
    "--max-memory=4294967296",
    // Each thread gets a stack of its own, above the heap base, so this one need not be large.
    "-zstack-size=65536",
    "--export=__stack_pointer",
    "--export=__heap_base",
];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");

    let is_wasm32 = env::var_os("CARGO_CFG_TARGET_ARCH").is_some_and(|arch| arch == "wasm32");
    if is_wasm32 {
        for argument in ARGUMENTS {
            println!("cargo::rustc-link-arg-cdylib={argument}");
        }
    }
}
