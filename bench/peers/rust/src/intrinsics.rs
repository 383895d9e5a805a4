//! edge-argon2's engine with a kernel of intrinsics: see `kernel`.

pub use edge_argon2_engine::Block;
use edge_argon2_engine::params::{Costs, Params};
use edge_argon2_engine::{Input, argon2, wipe};

use crate::Tag;

pub fn hash(password: &[u8], salt: &[u8], costs: [u32; 3], memory: &mut Vec<Block>) -> Option<Tag> {
    let [memory_size, iterations, parallelism] = costs;
    let params = Params::argon2id(Costs::new(memory_size, iterations, parallelism)?);
    memory.resize(params.costs.block_count() as usize, Block::ZERO);
    let mut tag = Tag::default();
    argon2(&params, &Input { password, salt, secret: &[], associated_data: &[] }, memory, &mut tag);
    wipe(memory);
    Some(tag)
}
