//! The arena, borrowed block by block.

use super::block::Block;
use core::marker::PhantomData;

/// Where the arena holds the blocks of one compression.
#[derive(Clone, Copy)]
pub(crate) struct Places {
    /// The block before the current one in its lane.
    pub previous: usize,
    /// The earlier block that the previous one or a generator chose (RFC 9106 §3.4).
    pub reference: usize,
    /// The block to compute.
    pub current: usize,
}

/// All blocks of an arena, of which it lends those that a compression needs.
///
/// Threads that fill different lanes of one arena have a view each. With slices instead, every thread
/// would claim all blocks for itself, even while the others write to some of them.
pub struct View<'a> {
    first: *mut Block,
    length: usize,
    arena: PhantomData<&'a mut [Block]>,
}

impl View<'_> {
    /// A view of `length` blocks that other threads may view too.
    ///
    /// # Safety
    ///
    /// While the view exists, `first` points to `length` blocks that are accessed through views only,
    /// no block that this view lends is written through another view, and no block that it lends for
    /// writing is read through another view.
    #[must_use]
    pub unsafe fn shared(first: *mut Block, length: usize) -> Self {
        Self { first, length, arena: PhantomData }
    }

    /// How many blocks there are.
    pub(crate) fn length(&self) -> usize {
        self.length
    }

    /// Lends one block for reading.
    pub(crate) fn block(&self, position: usize) -> &Block {
        assert!(position < self.length, "no block to lend");
        // SAFETY: the block is in the arena, and only `lend` writes to it, which needs `&mut self`.
        // `shared` rules out writes through other views.
        unsafe { &*self.first.add(position) }
    }

    /// Lends three different blocks: the previous and the reference block for reading, and the current
    /// block for writing.
    pub(crate) fn lend(&mut self, places: Places) -> (&Block, &Block, &mut Block) {
        let Places { previous, reference, current } = places;
        let are_inside = previous.max(reference).max(current) < self.length;
        // The reference set excludes the previous and the current block (RFC 9106 §3.4.2).
        let are_distinct = previous != reference && reference != current && current != previous;
        assert!(are_inside && are_distinct, "no block to lend");
        // SAFETY: the three blocks are in the arena, and only one of them is lent for writing.
        // `&mut self` rules out earlier loans, and `shared` rules out those of other views.
        unsafe {
            let [previous, reference] = [previous, reference].map(|place| &*self.first.add(place));
            (previous, reference, &mut *self.first.add(current))
        }
    }
}

impl<'a> From<&'a mut [Block]> for View<'a> {
    fn from(arena: &'a mut [Block]) -> Self {
        Self { first: arena.as_mut_ptr(), length: arena.len(), arena: PhantomData }
    }
}
