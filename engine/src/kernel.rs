//! The compression function G (RFC 9106 §3.5), where nearly all of the time goes.
//!
//! Every backend is one free function `compress(previous, reference, current, scratch)`, which does
//! `current ^= G(previous, reference)`. Its `scratch` is a block of working memory whose content
//! means nothing to the caller, except that it needs wiping.
//!
//! There is no second form that overwrites `current`, because the memory is zero before the first pass.
//! With one function instead of two, an engine has less to compile and its fast version is ready sooner.

#[cfg(any(test, feature = "fuzzing", feature = "portable", not(target_arch = "wasm32")))]
pub mod portable;
#[cfg(all(target_arch = "wasm32", not(feature = "portable")))]
mod simd128;
#[cfg(test)]
mod suite;

#[cfg(any(feature = "portable", not(target_arch = "wasm32")))]
pub use portable::compress;
#[cfg(all(target_arch = "wasm32", not(feature = "portable")))]
pub use simd128::compress;
