//! Assembles Argon2's compression function G (RFC 9106 §3.5) in WebAssembly SIMD.
//!
//! The build script of `edge-argon2-engine` hands what [`library`] returns to the linker. README.md shows
//! how a block lies in memory and in which order the rounds go, and says why no compiler generates
//! this code.
//!
//! | module | idea |
//! |---|---|
//! | `compress` | the instructions of G |
//! | `assembler` | a thin layer over wasm-encoder, in which they are written |
//! | `object` | a function as an object file |
//! | `archive` | an object file as a static library |

mod archive;
mod assembler;
mod compress;
mod object;

pub use compress::{PARAMETERS, compress};

/// The name under which the crate `edge-argon2-engine` calls the function.
pub const SYMBOL: &str = "edge_argon2_compress";

/// The function as an object file, which rust-lld links like any other.
#[must_use]
pub fn object() -> Vec<u8> {
    object::relocatable(SYMBOL, PARAMETERS, &compress())
}

/// The object file as a static library.
#[must_use]
pub fn library() -> Vec<u8> {
    archive::of("kernel.o", &object())
}
