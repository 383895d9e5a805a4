//! The compression function G (RFC 9106 §3.5), where nearly all of the time goes.
//!
//! Every backend is one free function
//! `compress(write, previous, reference, current, scratch)`; its `scratch` is a block of working
//! memory whose content means nothing to the caller, except that it needs wiping.

#[cfg(any(test, feature = "portable", not(target_arch = "wasm32")))]
mod portable;
#[cfg(all(target_arch = "wasm32", not(feature = "portable")))]
mod simd128;
#[cfg(test)]
mod suite;

#[cfg(any(feature = "portable", not(target_arch = "wasm32")))]
pub use portable::compress;
#[cfg(all(target_arch = "wasm32", not(feature = "portable")))]
pub use simd128::compress;

/// What becomes of a block's old content.
#[derive(Clone, Copy, Debug)]
pub enum Write {
    /// `current = G(previous, reference)`
    Set,
    /// `current ^= G(previous, reference)`
    Xor,
}
