//! Assembles the SIMD kernel and hands it to the linker as an object file.

#[path = "build/assembler.rs"]
mod assembler;
#[path = "build/kernel.rs"]
mod kernel;
#[path = "build/object.rs"]
mod object;

use std::path::PathBuf;
use std::{env, fs, io};

/// One page less than 4 GiB, since no slice of Rust's may end at address 2³², which wraps to 0.
const MAX_MEMORY_BYTES: u64 = (1 << 32) - (1 << 16);

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");

    let is_wasm32 = env::var_os("CARGO_CFG_TARGET_ARCH").is_some_and(|arch| arch == "wasm32");
    let is_portable = env::var_os("CARGO_FEATURE_PORTABLE").is_some();
    if is_wasm32 {
        println!("cargo::rustc-link-arg=--max-memory={MAX_MEMORY_BYTES}");
    }
    if is_wasm32 && !is_portable {
        let out_dir = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
        let path = PathBuf::from(out_dir).join("kernel.o");
        fs::write(&path, object::relocatable(&kernel::functions()))?;
        println!("cargo::rustc-link-arg={}", path.display());
    }
    Ok(())
}
