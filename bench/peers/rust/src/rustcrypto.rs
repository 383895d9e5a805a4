//! RustCrypto's `argon2` in its fastest form: the memory stays allocated between calls.

pub use argon2::Block;
use argon2::{Algorithm, Argon2, Params, Version};

use crate::Tag;

pub fn hash(password: &[u8], salt: &[u8], costs: [u32; 3], memory: &mut Vec<Block>) -> Option<Tag> {
    let [memory_size, iterations, parallelism] = costs;
    let mut tag = Tag::default();
    let params = Params::new(memory_size, iterations, parallelism, Some(tag.len())).ok()?;
    memory.resize_with(params.block_count(), Block::new);
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon2.hash_password_into_with_memory(password, salt, &mut tag, memory).ok()?;
    Some(tag)
}
