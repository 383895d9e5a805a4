//! Peers that are compiled to plain WebAssembly, each behind the same two functions; a feature
//! chooses the peer.

#[cfg(feature = "intrinsics")]
mod intrinsics;
#[cfg(all(feature = "intrinsics", target_arch = "wasm32"))]
mod kernel;
#[cfg(feature = "rustcrypto")]
mod rustcrypto;

#[cfg(feature = "intrinsics")]
use intrinsics::hash;
#[cfg(feature = "rustcrypto")]
use rustcrypto::hash;
use std::slice;

/// Allocates `length` bytes for the caller and never frees them.
#[unsafe(no_mangle)]
pub extern "C" fn reserve(length: usize) -> *mut u8 {
    Vec::leak(vec![0; length]).as_mut_ptr()
}

/// Writes the Argon2id tag and returns 0, or 1 when the parameters or the memory are refused. The
/// input is the password, then the salt; `memory_size` is in KiB.
///
/// # Safety
///
/// `input` and `tag` must be valid for their lengths, and nothing else may refer to the tag's bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn argon2id(
    input: *const u8,
    password_length: usize,
    salt_length: usize,
    memory_size: u32,
    iterations: u32,
    parallelism: u32,
    tag: *mut u8,
    tag_length: usize,
) -> u32 {
    // SAFETY: the caller vouches for both ranges.
    let input = unsafe { slice::from_raw_parts(input, password_length + salt_length) };
    let tag = unsafe { slice::from_raw_parts_mut(tag, tag_length) };
    let (password, salt) = input.split_at(password_length);
    hash(password, salt, [memory_size, iterations, parallelism], tag).is_none().into()
}
