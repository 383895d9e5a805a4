//! Argon2id for the JavaScript edge: the Rust half of the npm package `edge-argon2`.
//!
//! | module | idea |
//! |---|---|
//! | [`params`] | algorithm, version and costs of RFC 9106 |
//! | [`phc`] | PHC strings, parsed strictly and written canonically |
//! | [`engine`] | the function itself |
//! | [`arena`] | the memory that it fills, kept between calls |
//! | [`hasher`] | hashing and verifying with one set of options |
//! | `js` | the boundary to JavaScript (wasm only) |
//! | `fuzzing` | the engine's internals, for fuzz/ (feature `fuzzing` only) |

pub mod arena;
pub mod engine;
pub mod error;
#[cfg(feature = "fuzzing")]
pub mod fuzzing;
pub mod hasher;
pub mod params;
pub mod phc;

#[cfg(target_family = "wasm")]
mod js;
