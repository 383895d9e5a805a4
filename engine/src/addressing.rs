//! Which earlier block each new block refers to (RFC 9106 §3.4).

use super::block::Block;
use super::kernel;
use super::layout::{Layout, SLICES, Segment};
use crate::params::{Algorithm, Params};

/// Where the segments of a slice take their J1 || J2 from (RFC 9106 §3.4.1).
#[derive(Clone, Copy)]
pub enum Addressing {
    /// The first word of the previous block.
    Dependent,
    /// A generator that sees positions and public costs only.
    Independent,
}

impl Addressing {
    pub fn of(algorithm: Algorithm, pass: u32, slice: u32) -> Self {
        let first_half_pass = pass == 0 && slice < SLICES / 2;
        match algorithm {
            Algorithm::Argon2d => Self::Dependent,
            Algorithm::Argon2id if !first_half_pass => Self::Dependent,
            Algorithm::Argon2i | Algorithm::Argon2id => Self::Independent,
        }
    }
}

/// The generator of data-independent J1 || J2 values, 128 to a block (RFC 9106 §3.4.1.2). It needs no
/// wiping, because its blocks depend on costs and positions only.
pub struct AddressBlocks {
    input: Block,
    output: Block,
    half: Block,
}

impl AddressBlocks {
    /// The word of `input` that counts the address blocks of a segment, from 1.
    const COUNTER: usize = 6;

    /// A generator for one computation; [`Self::restart`] points it at a segment.
    pub fn new(params: &Params, layout: Layout) -> Self {
        let mut input = Block::ZERO;
        // m', not m: the number of blocks in use.
        *input.word_mut(3) = layout.block_count() as u64;
        *input.word_mut(4) = u64::from(params.costs.iterations());
        *input.word_mut(5) = params.algorithm as u64;
        Self { input, output: Block::ZERO, half: Block::ZERO }
    }

    /// Starts the sequence of `segment`.
    pub fn restart(&mut self, segment: Segment) {
        *self.input.word_mut(0) = u64::from(segment.pass);
        *self.input.word_mut(1) = u64::from(segment.lane);
        *self.input.word_mut(2) = u64::from(segment.slice);
        *self.input.word_mut(Self::COUNTER) = 0;
    }

    /// J1 || J2 for the block at `index` of the segment. With ascending indices, each address block
    /// is generated once. `scratch` is for the kernel.
    pub fn word(&mut self, index: usize, scratch: &mut Block) -> u64 {
        let counter = (index / Block::WORDS + 1) as u64;
        if self.input.word(Self::COUNTER) != counter {
            *self.input.word_mut(Self::COUNTER) = counter;
            self.generate(scratch);
        }
        self.output.word(index % Block::WORDS)
    }

    /// `output = G(ZERO, G(ZERO, input))`
    fn generate(&mut self, scratch: &mut Block) {
        let zero = Block::ZERO;
        (self.half, self.output) = (Block::ZERO, Block::ZERO);
        kernel::compress(&zero, &self.input, &mut self.half, scratch);
        kernel::compress(&zero, &self.half, &mut self.output, scratch);
    }
}

/// The reference block's lane and column for block `index` of `segment` (RFC 9106 §3.4.2), given
/// its J1 (low half of `random`) and J2 (high half).
pub fn reference(layout: Layout, segment: Segment, index: u32, random: u64) -> (u32, u32) {
    let j1 = (random & 0xffff_ffff) as u32;
    let j2 = (random >> 32) as u32;
    let lane = if segment.is_first() { segment.lane } else { j2 % layout.lanes };

    let finished_slices = if segment.pass == 0 { segment.slice } else { SLICES - 1 };
    let finished = finished_slices * layout.segment_length;
    let area =
        if lane == segment.lane { finished + index - 1 } else { finished - u32::from(index == 0) };

    // Squaring favors recent blocks.
    let x = high_product(j1, j1);
    let z = area - 1 - high_product(area, x);
    let oldest =
        if segment.pass == 0 { 0 } else { (segment.slice + 1) % SLICES * layout.segment_length };
    // The area may wrap around from the end of the lane to its start.
    let to_end = layout.lane_length - oldest;
    let column = if z < to_end { oldest + z } else { z - to_end };
    (lane, column)
}

/// The high half of a 64-bit product.
fn high_product(a: u32, b: u32) -> u32 {
    ((u64::from(a) * u64::from(b)) >> 32) as u32
}
