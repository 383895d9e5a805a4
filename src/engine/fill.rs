//! Filling the arena: first blocks, passes, slices, segments (RFC 9106 §3.2, steps 3 to 6).

use super::addressing::{self, AddressBlocks, Addressing};
use super::block::Block;
use super::initial_hash::InitialHash;
use super::kernel;
use super::layout::{Layout, SLICES, Segment};
use super::variable_hash::variable_hash;
use crate::params::{Algorithm, Version};
use zeroize::{Zeroize, Zeroizing};

/// Blocks that each lane starts with: they depend on H0, not on other blocks.
const FIRST_BLOCKS: u32 = 2;

/// Writes B\[lane\]\[0\] and B\[lane\]\[1\] of every lane.
pub fn write_first_blocks(arena: &mut [Block], layout: Layout, h0: &InitialHash) {
    let mut bytes = Zeroizing::new([0; Block::SIZE]);
    for lane in 0..layout.lanes {
        for column in 0..FIRST_BLOCKS {
            let mut suffix = [0; 8];
            suffix[..4].copy_from_slice(&column.to_le_bytes());
            suffix[4..].copy_from_slice(&lane.to_le_bytes());
            variable_hash([&**h0, &suffix], &mut *bytes);
            arena[layout.position(lane, column)].copy_from_le_bytes(&bytes);
        }
    }
}

/// Computes blocks from blocks, pass by pass.
pub struct Filler {
    algorithm: Algorithm,
    version: Version,
    layout: Layout,
    addresses: AddressBlocks,
    scratch: Block,
}

impl Filler {
    pub fn new(algorithm: Algorithm, version: Version, iterations: u32, layout: Layout) -> Self {
        Self {
            algorithm,
            version,
            layout,
            addresses: AddressBlocks::new(algorithm, iterations, layout),
            scratch: Block::ZERO,
        }
    }

    /// Fills the whole arena once. Every slice is complete in all lanes before the next begins.
    pub fn fill_pass(&mut self, arena: &mut [Block], pass: u32) {
        for slice in 0..SLICES {
            for lane in 0..self.layout.lanes {
                self.fill_segment(arena, Segment { pass, slice, lane });
            }
        }
    }

    // Not inlined: WebAssembly engines replace a slow first compilation of a function at its next
    // call only, and a whole hash may be a single call of what would contain this loop.
    #[inline(never)]
    fn fill_segment(&mut self, arena: &mut [Block], segment: Segment) {
        let layout = self.layout;
        let replaces = self.version == Version::V0x10 && segment.pass > 0;
        let addressing = Addressing::of(self.algorithm, segment);
        self.addresses.restart(segment);

        let first_column = segment.slice * layout.segment_length;
        let start = if segment.is_first() { FIRST_BLOCKS } else { 0 };
        let before = (first_column + start).checked_sub(1);
        let mut previous = layout.position(segment.lane, before.unwrap_or(layout.lane_length - 1));
        for index in start..layout.segment_length {
            let random = match addressing {
                Addressing::Dependent => arena[previous].0[0],
                Addressing::Independent => self.addresses.word(index as usize),
            };
            let (lane, column) = addressing::reference(layout, segment, index, random);
            let reference = layout.position(lane, column);
            let current = layout.position(segment.lane, first_column + index);

            // The reference set excludes the previous and the current block (RFC 9106 §3.4.2).
            let Ok([previous_block, reference_block, current_block]) =
                arena.get_disjoint_mut([previous, reference, current])
            else {
                unreachable!("reference block outside of the reference set")
            };
            // Later passes XOR into what is there, except in version 0x10.
            if replaces {
                *current_block = Block::ZERO;
            }
            kernel::compress(previous_block, reference_block, current_block, &mut self.scratch);
            previous = current;
        }
    }
}

impl Zeroize for Filler {
    fn zeroize(&mut self) {
        self.addresses.zeroize();
        self.scratch.zeroize();
    }
}
