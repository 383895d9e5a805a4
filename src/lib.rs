//! Argon2id for the JavaScript edge: the Rust half of the npm package `edge-argon2`.
//!
//! | module | idea |
//! |---|---|
//! | [`engine`] | Argon2 itself, a crate of its own |
//! | [`phc`] | PHC strings, parsed strictly and written canonically |
//! | [`arena`] | the memory that the engine fills, kept between calls |
//! | [`lanes`] | threads of the host that fill the arena instead |
//! | [`hasher`] | hashing and verifying with one set of options |
//! | `js` | the boundary to JavaScript (wasm only) |

pub mod arena;
pub mod error;
pub mod hasher;
pub mod lanes;
pub mod phc;

pub use edge_argon2_engine as engine;
#[cfg(feature = "fuzzing")]
pub use engine::fuzzing;
pub use engine::params;

#[cfg(target_family = "wasm")]
mod js;
