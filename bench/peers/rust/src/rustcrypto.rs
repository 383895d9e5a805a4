//! RustCrypto's `argon2` in its fastest form: the memory stays allocated between calls.

use std::sync::Mutex;

use argon2::{Algorithm, Argon2, Block, Params, Version};

static MEMORY: Mutex<Vec<Block>> = Mutex::new(Vec::new());

pub fn hash(password: &[u8], salt: &[u8], costs: [u32; 3], tag: &mut [u8]) -> Option<()> {
    let [memory_size, iterations, parallelism] = costs;
    let params = Params::new(memory_size, iterations, parallelism, Some(tag.len())).ok()?;
    let mut memory = MEMORY.lock().expect("WebAssembly without threads has one caller");
    if memory.len() < params.block_count() {
        memory.resize_with(params.block_count(), Block::new);
    }
    let blocks = &mut memory[..params.block_count()];
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon2.hash_password_into_with_memory(password, salt, tag, blocks).ok()
}
