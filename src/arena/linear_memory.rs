//! The arena's memory on WebAssembly: whole pages of linear memory, which bypass the allocator.
//!
//! An allocator would move a region that grows, which doubles memory that is never given back,
//! and it would abort the call if growth were refused.

use super::OutOfMemory;
use crate::engine::Block;
use core::arch::wasm32::{memory_grow, memory_size};
use core::{ptr, slice};

/// The index of the linear memory that this code uses.
const MEMORY: u32 = 0;
const PAGE_BYTES: usize = 64 * 1024;
/// The page size of most systems. On systems with larger pages, some writes are redundant.
const SYSTEM_PAGE_BYTES: usize = 4 * 1024;
const BLOCKS_PER_PAGE: usize = PAGE_BYTES / Block::SIZE;
/// Rust's slices reach no further than `isize::MAX` bytes.
const MAX_BLOCKS: usize = isize::MAX.unsigned_abs() / Block::SIZE;

/// Pages that belong to this value alone: `memory_grow` has handed them out once.
#[derive(Default)]
pub struct Region {
    first_page: usize,
    pages: usize,
}

impl Region {
    pub const EMPTY: Self = Self { first_page: 0, pages: 0 };

    /// How many blocks fit.
    pub fn capacity(&self) -> usize {
        self.pages * BLOCKS_PER_PAGE
    }

    /// Makes room for `length` blocks. If nothing follows the region, it grows in place; otherwise
    /// it moves, and the old pages are lost until the instance is dropped.
    pub fn reserve(&mut self, length: usize) -> Result<(), OutOfMemory> {
        if length > MAX_BLOCKS {
            return Err(OutOfMemory);
        }
        let needed = length.div_ceil(BLOCKS_PER_PAGE);
        if needed <= self.pages {
            return Ok(());
        }

        let is_last = self.first_page + self.pages == memory_size::<MEMORY>();
        let kept = if is_last { self.pages } else { 0 };
        let grown_from = memory_grow::<MEMORY>(needed - kept);
        if grown_from == usize::MAX {
            return Err(OutOfMemory);
        }
        *self = Self { first_page: grown_from - kept, pages: needed };
        self.claim_from_system(kept, length);
        Ok(())
    }

    /// Writes to each system page under the first `length` blocks, starting at the region's page
    /// `kept`. Argon2's first pass reads before it writes, and a page that is read first faults
    /// twice, which would take a tenth of the first hash's time.
    fn claim_from_system(&mut self, kept: usize, length: usize) {
        let fresh = self.blocks_mut(length).iter_mut().skip(kept * BLOCKS_PER_PAGE);
        for block in fresh.step_by(SYSTEM_PAGE_BYTES / Block::SIZE) {
            // SAFETY: the pointer is a block's own, and zero is what the block holds already.
            unsafe { ptr::from_mut(block).cast::<u64>().write_volatile(0) };
        }
    }

    /// The first `length` blocks, at most [`Self::capacity`].
    pub fn blocks(&self, length: usize) -> &[Block] {
        let length = length.min(self.capacity());
        // SAFETY: see `blocks_mut`; a shared borrow of the region covers a shared slice.
        unsafe { slice::from_raw_parts(self.start(), length) }
    }

    /// See [`Self::blocks`].
    pub fn blocks_mut(&mut self, length: usize) -> &mut [Block] {
        let length = length.min(self.capacity());
        // SAFETY: the pages are this region's own, so nothing else refers to them while it is
        // borrowed. Page starts are aligned for blocks, WebAssembly initializes memory to zero,
        // every bit pattern is a block, and `reserve` bounds the slice by `isize::MAX` bytes.
        unsafe { slice::from_raw_parts_mut(self.start(), length) }
    }

    /// Where the region starts. An empty region has a dangling pointer, aligned and not null.
    fn start(&self) -> *mut Block {
        if self.pages == 0 {
            return ptr::dangling_mut();
        }
        ptr::with_exposed_provenance_mut(self.first_page * PAGE_BYTES)
    }
}
