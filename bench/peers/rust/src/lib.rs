//! Peers that are compiled to plain WebAssembly, each behind the same function; a feature chooses
//! the peer.

#[cfg(feature = "intrinsics")]
mod intrinsics;
#[cfg(feature = "intrinsics")]
mod kernel;
#[cfg(feature = "rustcrypto")]
mod rustcrypto;

#[cfg(feature = "intrinsics")]
use intrinsics::{Block, hash};
#[cfg(feature = "rustcrypto")]
use rustcrypto::{Block, hash};
use std::slice;
use std::sync::Mutex;

type Tag = [u8; 32];
const SALT_LENGTH: usize = 16;

/// Stays allocated between calls.
static MEMORY: Mutex<Vec<Block>> = Mutex::new(Vec::new());

/// Writes an Argon2id tag over the salt and the password at `input`, and returns whether it could.
/// `memory_size` is in KiB.
///
/// # Safety
///
/// Nothing else uses these bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn argon2id(
    input: *mut u8,
    password_length: usize,
    memory_size: u32,
    iterations: u32,
    parallelism: u32,
) -> bool {
    let length = SALT_LENGTH + password_length;
    // SAFETY: the caller vouches for the bytes.
    let bytes = unsafe { slice::from_raw_parts_mut(input, length.max(size_of::<Tag>())) };
    let (salt, password) = bytes[..length].split_at(SALT_LENGTH);
    let mut memory = MEMORY.lock().expect("WebAssembly without threads has one caller");
    let tag = hash(password, salt, [memory_size, iterations, parallelism], &mut memory);
    if let Some(tag) = tag {
        bytes[..tag.len()].copy_from_slice(&tag);
    }
    tag.is_some()
}
