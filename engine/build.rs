//! Hands the SIMD kernel to the linker, for every .wasm that links this crate.

use std::path::PathBuf;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");

    let is_wasm32 = env::var_os("CARGO_CFG_TARGET_ARCH").is_some_and(|arch| arch == "wasm32");
    let is_portable = env::var_os("CARGO_FEATURE_PORTABLE").is_some();
    if is_wasm32 && !is_portable {
        let out_dir = PathBuf::from(env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?);
        fs::write(out_dir.join("libkernel.a"), edge_argon2_kernel::library())?;
        println!("cargo::rustc-link-search=native={}", out_dir.display());
        println!("cargo::rustc-link-lib=static=kernel");
    }
    Ok(())
}
