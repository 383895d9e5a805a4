//! The arena's memory on targets with an allocator that can fail.

use super::OutOfMemory;
use crate::engine::Block;

/// Initialized memory for blocks.
#[derive(Default)]
pub struct Region(Vec<Block>);

impl Region {
    pub const EMPTY: Self = Self(Vec::new());

    /// How many blocks fit.
    pub fn capacity(&self) -> usize {
        self.0.len()
    }

    /// Makes room for `length` blocks.
    pub fn reserve(&mut self, length: usize) -> Result<(), OutOfMemory> {
        let missing = length.saturating_sub(self.0.len());
        self.0.try_reserve_exact(missing).map_err(|_| OutOfMemory)?;
        self.0.resize(self.0.len() + missing, Block::ZERO);
        Ok(())
    }

    /// The first `length` blocks, at most [`Self::capacity`].
    pub fn blocks(&self, length: usize) -> &[Block] {
        &self.0[..length]
    }

    /// See [`Self::blocks`].
    pub fn blocks_mut(&mut self, length: usize) -> &mut [Block] {
        &mut self.0[..length]
    }
}
