//! edge-argon2 behind one C function, with a kernel of intrinsics: see `kernel`.

#[cfg(target_arch = "wasm32")]
mod kernel;

use edge_argon2::hasher::{CostLimits, Hasher};
use edge_argon2::params::{Costs, Params};
use std::slice;

/// This peer verifies nothing, so it needs no limits.
const NO_LIMITS: CostLimits = CostLimits { memory_size: u32::MAX, work: u64::MAX };

/// Allocates `length` bytes for the caller and never frees them.
#[unsafe(no_mangle)]
pub extern "C" fn reserve(length: usize) -> *mut u8 {
    Vec::leak(vec![0; length]).as_mut_ptr()
}

/// Writes the Argon2id tag and returns 0, or 1 when the parameters or the memory are refused.
///
/// # Safety
///
/// Each pointer must be valid for the length that follows it, and nothing else may refer to the
/// bytes of `tag`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn argon2id(
    password: *const u8,
    password_length: usize,
    salt: *const u8,
    salt_length: usize,
    memory_size: u32,
    iterations: u32,
    parallelism: u32,
    tag: *mut u8,
    tag_length: usize,
) -> u32 {
    // SAFETY: the caller vouches for the three ranges.
    let (password, salt, tag) = unsafe {
        (
            slice::from_raw_parts(password, password_length),
            slice::from_raw_parts(salt, salt_length),
            slice::from_raw_parts_mut(tag, tag_length),
        )
    };
    let made = Costs::new(memory_size, iterations, parallelism)
        .and_then(|costs| Hasher::new(Params::argon2id(costs), tag_length, Vec::new(), NO_LIMITS))
        .and_then(|hasher| hasher.hash_raw(password, salt, &[]));
    let Ok(made) = made else { return 1 };
    tag.copy_from_slice(&made);
    0
}
