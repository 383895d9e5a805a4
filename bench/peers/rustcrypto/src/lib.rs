//! RustCrypto's `argon2` behind one C function, in its fastest form: the memory stays allocated
//! between calls.

use std::slice;
use std::sync::Mutex;

use argon2::{Algorithm, Argon2, Block, Params, Version};

static MEMORY: Mutex<Vec<Block>> = Mutex::new(Vec::new());

/// Allocates `length` bytes for the caller and never frees them.
#[unsafe(no_mangle)]
pub extern "C" fn reserve(length: usize) -> *mut u8 {
    Vec::leak(vec![0; length]).as_mut_ptr()
}

/// Writes the Argon2id tag and returns 0, or 1 when the parameters are refused.
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
    let Ok(params) = Params::new(memory_size, iterations, parallelism, Some(tag_length)) else {
        return 1;
    };
    let mut memory = MEMORY.lock().expect("WebAssembly without threads has one caller");
    if memory.len() < params.block_count() {
        memory.resize_with(params.block_count(), Block::new);
    }
    let blocks = &mut memory[..params.block_count()];
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon2.hash_password_into_with_memory(password, salt, tag, blocks).is_err().into()
}
