//! The memory that hashing fills, kept between calls.
//!
//! Fresh memory costs as much time as half a hash, because the system clears every page on first
//! use, and WebAssembly memory never shrinks. So later calls reuse the first call's memory.

#[cfg(not(target_arch = "wasm32"))]
mod host;
#[cfg(target_arch = "wasm32")]
mod linear_memory;

use crate::engine::{Block, wipe};
use core::cell::Cell;
use core::ops::{Deref, DerefMut};
use core::{fmt, mem};
#[cfg(not(target_arch = "wasm32"))]
use host::Region;
#[cfg(target_arch = "wasm32")]
use linear_memory::Region;

thread_local! {
    static KEPT: Cell<Region> = const { Cell::new(Region::EMPTY) };
}

/// The system refused the memory that a computation asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfMemory;

impl fmt::Display for OutOfMemory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("out of memory")
    }
}

impl core::error::Error for OutOfMemory {}

/// Blocks on loan, wiped when dropped.
///
/// A computation that starts while the kept memory is on loan gets memory of its own, because it must
/// succeed too. Afterwards the larger of the two is kept.
pub struct Arena {
    region: Region,
    length: usize,
}

impl Arena {
    /// Lends `length` zero blocks.
    ///
    /// # Errors
    ///
    /// If the system refuses the memory. Later calls can still get the kept memory.
    pub fn take(length: usize) -> Result<Self, OutOfMemory> {
        // An arena owns the region from the start, so that a refusal doesn't lose it.
        let mut arena = Self { region: KEPT.take(), length: 0 };
        arena.region.reserve(length)?;
        arena.length = length;
        Ok(arena)
    }
}

impl Deref for Arena {
    type Target = [Block];

    fn deref(&self) -> &[Block] {
        self.region.blocks(self.length)
    }
}

impl DerefMut for Arena {
    fn deref_mut(&mut self) -> &mut [Block] {
        self.region.blocks_mut(self.length)
    }
}

impl Drop for Arena {
    fn drop(&mut self) {
        wipe(self);
        let kept = KEPT.take();
        KEPT.set(if kept.capacity() > self.region.capacity() {
            kept
        } else {
            mem::take(&mut self.region)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use core::ptr;

    fn take(length: usize) -> Arena {
        Arena::take(length).expect("memory for a test")
    }

    /// Whether the kept memory holds zeros only.
    fn is_kept_memory_clean() -> bool {
        let kept = KEPT.take();
        let clean = kept.blocks(kept.capacity()).iter().all(|block| *block == Block::ZERO);
        KEPT.set(kept);
        clean
    }

    fn kept_capacity() -> usize {
        let kept = KEPT.take();
        let capacity = kept.capacity();
        KEPT.set(kept);
        capacity
    }

    fn soil(blocks: &mut [Block]) {
        // SAFETY: every bit pattern is a valid block.
        unsafe { ptr::write_bytes(blocks.as_mut_ptr(), 0xa5, blocks.len()) };
    }

    #[test]
    fn lends_what_was_asked_for_and_wipes_it() {
        for length in [8, 1, 100, 99, 1000, 64, 0] {
            let mut arena = take(length);
            assert_eq!(arena.len(), length);
            assert!(arena.iter().all(|block| *block == Block::ZERO));
            soil(&mut arena);
            drop(arena);
            assert!(is_kept_memory_clean());
        }
    }

    #[test]
    fn keeps_its_memory_between_calls() {
        let first = take(500).as_ptr();
        assert_eq!(take(20).as_ptr(), first);
        assert_eq!(take(500).as_ptr(), first);
    }

    #[test]
    fn overlapping_loans_are_apart() {
        let mut outer = take(128);
        {
            let mut inner = take(256);
            soil(&mut inner);
            assert!(outer.iter().all(|block| *block == Block::ZERO));
            soil(&mut outer);
        }
        // Dropping the inner one has not wiped the outer one.
        assert!(outer.iter().all(|block| *block != Block::ZERO));
        drop(outer);
        assert!(is_kept_memory_clean());
        assert!(kept_capacity() >= 256);
    }

    #[test]
    fn refusal_is_an_error_and_leaves_the_kept_memory() {
        let first = take(300).as_ptr();
        for length in [usize::MAX, usize::MAX / Block::SIZE] {
            assert_eq!(Arena::take(length).err(), Some(OutOfMemory));
        }
        assert_eq!(take(300).as_ptr(), first);
    }

    #[cfg(target_arch = "wasm32")]
    #[test]
    fn refused_growth_is_an_error_and_leaves_the_kept_memory() {
        // Two regions of almost 2 GiB each are more than memory can hold.
        let largest = isize::MAX.unsigned_abs() / Block::SIZE;
        let most = take(largest);
        let first = take(300).as_ptr();
        assert_eq!(Arena::take(largest).err(), Some(OutOfMemory));
        assert_eq!(take(300).as_ptr(), first);
        // Wiping it would touch every page.
        mem::forget(most);
    }

    #[cfg(target_arch = "wasm32")]
    #[test]
    fn grows_in_place_at_the_end_of_memory() {
        use core::arch::wasm32::{memory_grow, memory_size};

        // This takes fresh pages, so the region ends where memory ends.
        let first = take(kept_capacity() + 64).as_ptr();
        let pages = memory_size::<0>();
        assert_eq!(take(kept_capacity() + 1).as_ptr(), first);
        assert_eq!(memory_size::<0>(), pages + 1);

        memory_grow::<0>(1);
        assert_ne!(take(kept_capacity() + 1).as_ptr(), first);
    }
}
