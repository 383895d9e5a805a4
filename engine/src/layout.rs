//! How the arena divides into lanes and segments.

use crate::params::Costs;

/// Slices per pass (RFC 9106 §3.4).
pub const SLICES: u32 = 4;

/// The arena as a matrix of p lanes by q blocks, each lane four segments long (RFC 9106 §3.2).
#[derive(Clone, Copy)]
pub struct Layout {
    /// Lanes, p.
    pub lanes: u32,
    /// Blocks per lane, q.
    pub lane_length: u32,
    /// Blocks per segment, q / 4.
    pub segment_length: u32,
}

/// One lane's part of one slice of one pass.
#[derive(Clone, Copy)]
pub struct Segment {
    /// Pass, from 0.
    pub pass: u32,
    /// Slice, from 0 to 3.
    pub slice: u32,
    /// Lane, from 0.
    pub lane: u32,
}

impl Layout {
    /// The layout of an arena with `costs.block_count()` blocks.
    #[must_use]
    pub fn new(costs: &Costs) -> Self {
        let lanes = costs.parallelism();
        let segment_length = costs.block_count() / (SLICES * lanes);
        Self { lanes, lane_length: SLICES * segment_length, segment_length }
    }

    /// Blocks in the arena, m'.
    #[must_use]
    pub fn block_count(self) -> usize {
        self.position(self.lanes, 0)
    }

    /// Where the arena holds block B\[lane\]\[column\].
    #[must_use]
    pub fn position(self, lane: u32, column: u32) -> usize {
        lane as usize * self.lane_length as usize + column as usize
    }
}

impl Segment {
    /// Whether no slice of the arena is complete yet.
    #[must_use]
    pub fn is_first(self) -> bool {
        self.pass == 0 && self.slice == 0
    }
}
