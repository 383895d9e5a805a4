//! Threads of the host, which may fill the lanes of a hash together (`lanes/`).
//!
//! They work in a memory of their own, and get two blocks of each lane from here, so that no password
//! and no secret enters memory that is shared.

use crate::engine::Block;
use crate::params::{Costs, Params};

/// Blocks per lane that the host gets and gives back.
const BLOCKS_PER_LANE: u32 = 2;

#[cfg(all(target_family = "wasm", not(test)))]
mod host {
    use crate::engine::Block;

    #[link(wasm_import_module = "lanes")]
    unsafe extern "C" {
        pub safe fn takes(m: u32, t: u32, p: u32) -> u32;
        pub fn fill(first: *mut Block, algorithm: u32, version: u32, m: u32, t: u32, p: u32);
    }
}

/// Tests and native code have no host with threads. Native code is only tested and fuzzed.
#[cfg(not(all(target_family = "wasm", not(test))))]
mod host {
    use crate::engine::Block;

    pub fn takes(_: u32, _: u32, _: u32) -> u32 {
        0
    }

    pub unsafe fn fill(_: *mut Block, _: u32, _: u32, _: u32, _: u32, _: u32) {}
}

/// How many blocks the arena needs here: fewer than `costs.block_count()` if the host fills the lanes
/// of this computation.
#[must_use]
pub fn block_count(costs: &Costs) -> u32 {
    match host::takes(costs.memory_size(), costs.iterations(), costs.parallelism()) {
        0 => costs.block_count(),
        _ => BLOCKS_PER_LANE * costs.parallelism(),
    }
}

/// Fills an arena of [`block_count`] blocks, here or by the host: see [`engine::fill`].
///
/// [`engine::fill`]: crate::engine::fill()
pub fn fill(params: &Params, arena: &mut [Block]) {
    let Params { algorithm, version, costs } = params;
    let (m, t, p) = (costs.memory_size(), costs.iterations(), costs.parallelism());
    // Computed here, a lane has eight blocks or more.
    if arena.len() == (BLOCKS_PER_LANE * p) as usize {
        // SAFETY: the host reads and writes two blocks for each of the lanes, the whole arena.
        unsafe { host::fill(arena.as_mut_ptr(), *algorithm as u32, *version as u32, m, t, p) }
    } else {
        crate::engine::fill(params, arena);
    }
}
