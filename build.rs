//! Hands the SIMD kernel to the linker as an object file.
//!
//! The crate that assembles it can't do so itself: cargo gives a link argument only to the package
//! whose build script prints it.

use std::path::PathBuf;
use std::{env, fs, io};

/// One page less than 4 GiB, because a Rust slice can't end at address 2³², which wraps to 0.
const MAX_MEMORY_BYTES: u64 = (1 << 32) - (1 << 16);

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");

    let is_wasm32 = env::var_os("CARGO_CFG_TARGET_ARCH").is_some_and(|arch| arch == "wasm32");
    let is_portable = env::var_os("CARGO_FEATURE_PORTABLE").is_some();
    if is_wasm32 {
        println!("cargo::rustc-link-arg=--max-memory={MAX_MEMORY_BYTES}");
    }
    if is_wasm32 && !is_portable {
        let out_dir = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
        let path = PathBuf::from(out_dir).join("kernel.o");
        fs::write(&path, edge_argon2_kernel::object())?;
        println!("cargo::rustc-link-arg={}", path.display());
    }
    Ok(())
}
