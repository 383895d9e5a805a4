//! Fills the arena: first blocks, passes, slices, segments (RFC 9106 §3.2, steps 3 to 6).

use super::addressing::{self, AddressBlocks, Addressing};
use super::batch::Batch;
use super::block::Block;
use super::initial_hash::InitialHash;
use super::layout::{Layout, SLICES, Segment};
use super::variable_hash::variable_hash;
use super::view::{Places, View};
use crate::params::{Algorithm, Params, Version};
use zeroize::{Zeroize, Zeroizing};

/// Blocks that each lane starts with: they depend on H0, not on other blocks.
const FIRST_BLOCKS: u32 = 2;

/// Writes B\[lane\]\[0\] and B\[lane\]\[1\] of every lane.
pub(crate) fn write_first_blocks<'a>(
    lanes: impl Iterator<Item = &'a mut [Block]>,
    h0: &InitialHash,
) {
    let mut bytes = Zeroizing::new([0; Block::SIZE]);
    for (lane, blocks) in (0_u32..).zip(lanes) {
        for (column, block) in (0..FIRST_BLOCKS).zip(blocks) {
            let mut suffix = [0; 8];
            suffix[..4].copy_from_slice(&column.to_le_bytes());
            suffix[4..].copy_from_slice(&lane.to_le_bytes());
            variable_hash([&**h0, &suffix], &mut *bytes);
            block.copy_from_le_bytes(&bytes);
        }
    }
}

/// Computes blocks from earlier ones, pass by pass.
pub struct Filler {
    algorithm: Algorithm,
    version: Version,
    layout: Layout,
    addresses: AddressBlocks,
    scratch: Block,
}

impl Filler {
    /// Blocks for `params`, in an arena of this layout.
    #[must_use]
    pub fn new(params: &Params, layout: Layout) -> Self {
        Self {
            algorithm: params.algorithm,
            version: params.version,
            layout,
            addresses: AddressBlocks::new(params, layout),
            scratch: Block::ZERO,
        }
    }

    /// Fills the whole arena once. Every slice is complete in all lanes before the next begins.
    pub fn fill_pass(&mut self, arena: &mut [Block], pass: u32) {
        let mut arena = View::from(arena);
        for slice in 0..SLICES {
            self.fill_lanes(&mut arena, Segment { pass, slice, lane: 0 }, self.layout.lanes);
        }
    }

    /// Fills the segments of a slice from `first` to that of lane `end - 1`. Lanes don't depend on
    /// each other within a slice, so other threads may fill other lanes of it meanwhile.
    pub fn fill_lanes(&mut self, arena: &mut View<'_>, first: Segment, end: u32) {
        let addressing = Addressing::of(self.algorithm, first.pass, first.slice);
        // If no reference depends on a block's content, one segment at a time fills batches.
        let at_once = match addressing {
            Addressing::Dependent => end - first.lane,
            Addressing::Independent => 1,
        };
        let mut lane = first.lane;
        while lane < end {
            self.fill_segments(arena, addressing, Segment { lane, ..first }, lane + at_once);
            lane += at_once;
        }
    }

    /// Fills segments as [`Self::fill_lanes`] does, one block of each in turn.
    fn fill_segments(
        &mut self,
        arena: &mut View<'_>,
        addressing: Addressing,
        first: Segment,
        end: u32,
    ) {
        let layout = self.layout;
        // Version 0x13 XORs into the old blocks instead.
        let replaces = self.version == Version::V0x10 && first.pass > 0;
        self.addresses.restart(first);

        let mut batch = Batch::EMPTY;
        let start = if first.is_first() { FIRST_BLOCKS } else { 0 };
        for index in start..layout.segment_length {
            let column = first.slice * layout.segment_length + index;
            let before = column.checked_sub(1).unwrap_or(layout.lane_length - 1);
            for lane in first.lane..end {
                let previous = layout.position(lane, before);
                let random = match addressing {
                    Addressing::Dependent => arena.block(previous).word(0),
                    Addressing::Independent => {
                        self.addresses.word(index as usize, &mut self.scratch)
                    }
                };
                let segment = Segment { lane, ..first };
                let (reference_lane, reference_column) =
                    addressing::reference(layout, segment, index, random);
                batch.push(Places {
                    previous,
                    reference: layout.position(reference_lane, reference_column),
                    current: layout.position(lane, column),
                });
                if batch.is_full() {
                    batch.run(arena, replaces, &mut self.scratch);
                }
            }
            // The next references depend on the blocks that wait in the batch.
            if matches!(addressing, Addressing::Dependent) {
                batch.run(arena, replaces, &mut self.scratch);
            }
        }
        batch.run(arena, replaces, &mut self.scratch);
    }
}

impl Zeroize for Filler {
    fn zeroize(&mut self) {
        self.scratch.zeroize();
    }
}
