//! Compressions whose reference blocks are known before the first of them runs.
//!
//! A reference block may be anywhere in memory, and reading it on demand stalls on a cache miss.
//! Touching the reference blocks of a whole batch first lets the misses overlap.

use super::block::Block;
use super::kernel;
use super::view::{Places, View};
use core::hint::black_box;

/// Blocks in an arena of 128 MiB. In an arena this large, most blocks are in no cache.
const LARGE_ARENA_BLOCKS: usize = 128 * 1024;

/// Compressions to run, in order.
pub struct Batch {
    waiting: [Places; Self::LENGTH],
    length: usize,
}

impl Batch {
    /// A longer batch would have more cache misses outstanding than a core can track.
    const LENGTH: usize = 4;

    pub const EMPTY: Self = Self {
        waiting: [Places { previous: 0, reference: 0, current: 0 }; Self::LENGTH],
        length: 0,
    };

    pub fn is_full(&self) -> bool {
        self.length == Self::LENGTH
    }

    /// Adds to a batch that is not full.
    pub fn push(&mut self, places: Places) {
        self.waiting[self.length] = places;
        self.length += 1;
    }

    /// Runs the waiting compressions: `current ^= G(previous, reference)`, or
    /// `current = G(previous, reference)` if `replaces`. Afterwards the batch is empty.
    // Not inlined, because WebAssembly engines switch to a function's optimized code only at its next
    // call, and a whole hash may be a single call of the function that would contain these loops.
    #[inline(never)]
    pub fn run(&mut self, arena: &mut View<'_>, replaces: bool, scratch: &mut Block) {
        let waiting = &self.waiting[..self.length];
        let is_large = arena.length() >= LARGE_ARENA_BLOCKS;
        if waiting.len() > 1 || is_large {
            // In a small arena, touching the first half is enough: the processor's own prefetcher
            // sees the pattern and fetches the rest.
            let words = if is_large { Block::WORDS } else { Block::WORDS / 2 };
            for places in waiting {
                prefetch(&arena.block(places.reference).0[..words]);
            }
        }
        for &places in waiting {
            let (previous, reference, current) = arena.lend(places);
            if replaces {
                *current = Block::ZERO;
            }
            kernel::compress(previous, reference, current, scratch);
        }
        self.length = 0;
    }
}

/// Brings `words` into the cache.
fn prefetch(words: &[u64]) {
    const WORDS_PER_LINE: usize = 8;
    for line in words.chunks_exact(WORDS_PER_LINE) {
        // Without `black_box`, the compiler would drop the read, because nothing uses its value.
        black_box(line[0]);
    }
}
