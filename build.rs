//! Limits the linear memory of the .wasm.

use std::env;

/// One page less than 4 GiB, because a Rust slice can't end at address 2³², which wraps to 0.
const MAX_MEMORY_BYTES: u64 = (1 << 32) - (1 << 16);

fn main() {
    println!("cargo::rerun-if-changed=build.rs");

    let is_wasm32 = env::var_os("CARGO_CFG_TARGET_ARCH").is_some_and(|arch| arch == "wasm32");
    if is_wasm32 {
        println!("cargo::rustc-link-arg=--max-memory={MAX_MEMORY_BYTES}");
    }
}
