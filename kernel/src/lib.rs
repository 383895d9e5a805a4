//! Assembles Argon2's compression function G (RFC 9106 §3.5) in WebAssembly SIMD.
//!
//! The build script of `edge-argon2` hands what [`object`] returns to the linker. README.md shows
//! how a block lies in memory and in which order the rounds go, and says why no compiler generates
//! this code.
//!
//! | module | idea |
//! |---|---|
//! | `compress` | the instructions of G |
//! | `assembler` | a thin layer over wasm-encoder, in which they are written |
//! | `object` | a function as an object file |

mod assembler;
mod compress;
mod object;

pub use compress::{PARAMETERS, compress};

/// The name under which the crate `edge-argon2` calls the function.
pub const SYMBOL: &str = "edge_argon2_compress";

/// The function as an object file, which rust-lld links like any other.
#[must_use]
pub fn object() -> Vec<u8> {
    object::relocatable(SYMBOL, PARAMETERS, &compress())
}
